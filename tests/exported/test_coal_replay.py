# Made from nbs/coal/16_replay.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import os
import re
import statistics
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from gazette_sim.coal.parameters import Article5Bars
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import InputError, cite
from gazette_sim.law.regulation import regulation
from gazette_sim.law.decision import Asked
from gazette_sim.law.language import say_for
from gazette_sim.law.reform import parameters, reforms
from gazette_sim.law.casefile import csv_lines
from gazette_sim.law.field import Check, OneOf, Printed, PrintedDate, Shaped, Text
from gazette_sim.law.period import NEVER
from gazette_sim.regime.roster import DATE, Column
import tempfile
import matplotlib.pyplot as plt
import pandas as pd
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.law.parameter import fact
from gazette_sim.coal.replay import *


COLUMNS_OF = "event_date,mine,province,trigger,deaths,from_grade,to_grade,effective,announced,rule_version,url"


def replay_of(*lines, header=COLUMNS_OF, readings=None):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notices.csv"
        path.write_text("\n".join([header, *lines]), encoding="utf-8")
        return replay(path, readings)


def line(to, trigger="general", came="一级", province="安徽", version="2020", deaths=1, announced="2022-02-24"):
    return f"2021-11-10,甲,{province},{trigger},{deaths},{came},{to},,{announced},{version},"


def test_each_trigger_is_decided_by_the_edition_of_its_notice():
    found = replay_of(
        line("三级"),
        line("二级", version="2024"),
        line("二级", version="2026"),
        line("撤消", "larger", deaths=3),
        line("撤消", "major_hazard", deaths=0),
        line("撤消", came="三级"),
        line("三级", came="二级"),
    )
    assert [row.agrees for row in found] == [True] * 7
    assert [row.provision for row in found] == ["coal.11.2"] * 4 + ["coal.11.1"] + ["coal.11.2"] * 2


def test_a_miss_is_explained_by_a_reading_a_province_an_edition_or_not():
    found = replay_of(
        line("撤消", "dispatch_labour", deaths=0), line("撤消", province="山西"), line("二级"), line("撤消")
    )
    assert [row.cause for row in found] == ["reading", "province", "edition", "unexplained"]
    assert [row.predicted for row in found] == ["一级", "三级", "三级", "三级"]
    assert "coal.article5_bars=continuously says no grade (撤消)" in found[0].why and found[0].provision == ""
    assert "grade.shanxi.2018" in found[1].why and "edition of 2024" in found[2].why
    assert all(row.explain("zh") != row.why and not row.agrees for row in found)


def test_a_reading_says_what_it_would_spoil():
    lines = line("撤消", "dispatch_labour", deaths=0), line("二级", version="2024")
    labour, accident = replay_of(*lines)
    assert "now meet: 1" in labour.why and accident.agrees
    labour, accident = replay_of(*lines, readings={"coal.article5_bars": "continuously"})
    assert (labour.predicted, labour.provision, labour.cause) == ("撤消", "coal.5.1.7", "hit")
    assert (accident.predicted, accident.provision, accident.cause) == ("三级", "coal.5.2.2", "reading")


def test_the_shipped_notices_are_all_there_in_their_order():
    found = replay()
    assert len(found) == 18 and sum(row.agrees for row in found) == 9
    assert Counter(row.cause for row in found if not row.agrees) == {"province": 7, "reading": 1, "unexplained": 1}
    assert {row.notice.province for row in found if row.cause == "province"} == {"山西"}
    assert [row.as_dict()["mine"] for row in found][:2] == ["黑岱沟露天矿", "灵露煤矿"]
    assert lags(found)[0] == 1 and lags(found)[-1] == 417 and len(lags(found)) == 13


def test_a_file_that_cannot_be_read_names_line_and_field():
    wrong = {
        line("三级").replace("2021-11-10", "2021-11-31"): "event_date",
        line("四级"): "to_grade",
        line("三级", "genral"): "trigger",
        line("三级", deaths=3): "deaths",
        line("三级", deaths=-1): "deaths",
        line("三级", version="2017"): "rule_version",
        line("三级", announced="2021-13"): "announced",
        line("三级", announced="2020-01-01"): "announced",
    }
    for text, name in wrong.items():
        try:
            replay_of(line("三级"), text)
        except InputError as error:
            assert (error.where, error.field) == ("notices.csv:3", name), str(error)
        else:
            raise AssertionError(f"{text} was taken")


def test_a_day_is_counted_only_where_it_is_printed():
    found = replay_of(
        line("三级", announced="2021-12 (page date 2021-12-09)"),
        line("三级", announced=""),
        line("三级", announced="2021-11-10"),
    )
    assert [row.notice.lag for row in found] == [None, None, 0]
    assert "n = 1" in report(found) and "no notice" in report(found[:2])


def test_the_report_speaks_both_languages():
    english, chinese = report(replay()), report(replay(), "zh")
    assert "18 notices: 9 as the rules say, 9 otherwise" in english
    assert "公告18件：与规定相符9件，不符9件" in chinese and "{" not in english + chinese


def test_the_days_on_record_are_those_of_the_facts():
    assert [day.on for day in on_record()] == sorted(day.on for day in on_record())
    for day in on_record():
        assert fact(day.fact).value and day.on[:4] == fact(day.fact).year
    by_mine = {day.mine: day for day in on_record()}
    assert fact("jilin.coal.longjiabao_2019").value["deaths"] == by_mine["龙家堡"].deaths == 9


def test_what_the_rules_say_of_the_days_of_jilin():
    granted, larger, labour = on_record()[1:4]
    assert told(granted, 1, "2020").until == "2020-11-16"  # three years, 8.1
    for edition in editions():
        nine_dead = told(larger, 1, edition)
        assert nine_dead.left == 0 and nine_dead.provision == "coal.11.2" and nine_dead.again_from > "2020-06-09"
        assert told(labour, 1, edition).left == 1  # no clause of Article 11 takes the grade for it
        assert told(labour, 1, edition, (("coal.article5_bars", "continuously"),)).left == 0


HEAD = "event_date,mine,province,trigger,deaths,from_grade,to_grade,effective,announced,rule_version"


def replayed(*lines):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notices.csv"
        path.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
        return notice_errors(path) or replay(path)


def test_a_month_is_accepted_where_its_days_say_the_same():
    (row,) = replayed("2020-12,甲,吉林,general,1,一级,三级,2020-12,2021-01,2020")
    assert (row.predicted, row.cause, row.as_dict()["day_printed"]) == ("三级", "hit", False)
    assert "Only 2020-12 is printed" in row.why and "2020-12" in row.explain("zh") and row.notice.lag is None
    (row,) = replayed("2019,甲,吉林,general,1,一级,三级,,,")
    assert row.predicted == "三级"


def test_both_answers_are_given_where_the_day_matters():
    (row,) = replayed("2024-10,甲,吉林,general,1,一级,二级,,2024-12-01,")
    assert (row.predicted, row.cause, row.agrees) == ("三级/二级", "day", False)
    assert "from 2024-10-01" in row.why and "from 2024-10-16" in row.why and "自2024-10-16起" in row.explain("zh")
    assert replayed("2024-10-15,甲,吉林,general,1,一级,三级,,,")[0].agrees
    assert replayed("2024-10-16,甲,吉林,general,1,一级,二级,,,")[0].agrees


def test_a_date_that_comes_before_the_event_is_refused():
    (wrong,) = replayed("2020-12,甲,吉林,general,1,一级,三级,,2020-11-30,2020")
    assert "announced" in str(wrong) and "not before event_date, 2020-12" in str(wrong)
    (wrong,) = replayed("2020-13,甲,吉林,general,1,一级,三级,,,2020")
    assert "YYYY-MM or YYYY" in str(wrong)
