# Made from nbs/lab/00_scenario.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import configparser
import datetime as dt
import os
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple
from gazette_sim.law.regulation import regulations
from gazette_sim.law.calendar import civil, day_number, from_civil, iso
from gazette_sim.law.citation import InputError, UnknownName, data_folder, documents, nearest
from gazette_sim.law.parameter import Parameter, read_value
from gazette_sim.law.reform import Change, parameters, reform
import tempfile
from gazette_sim.lab.scenario import *


def _raw(**changed):
    "A small study as a dict, parts of it changed."
    raw = {
        "study": {"name": "trial", "regulation": "coal", "starts_on": "2021-01-01", "years": 2, "replications": 3},
        "population": {"generate": 5},
        "scenario": [{"name": "as issued"}, {"name": "longer", "set": {"coal.validity_months": 60}}],
    }
    for key, value in changed.items():
        part, _, name = key.partition("__")
        if name:
            raw[part] = raw[part] | {name: value}
        else:
            raw[part] = value
    return raw


def _says(raw):
    try:
        make_study(raw, "study.toml")
    except InputError as error:
        return str(error)
    return "accepted"


def test_a_study_reads_back_as_written():
    row = {
        "name": 'quoted " \\ 五年',
        "reforms": ["national_2024"],
        "readings": {"coal.below_standard": "always_revoke"},
        "reform": [{"on": "2022-05-05", "assumptions": {"coal.city_reviewers": 3}}],
    }
    study = make_study(_raw(scenario=[row], study__years=5))
    assert make_study(tomllib.loads(to_toml(study))) == study
    assert study.baseline.changes[1].values == (("coal.city_reviewers", 3),)
    assert iso(study.last_day) == "2025-12-31"


def test_tables_without_quotation_marks_mean_the_same():
    quoted, plain = ({"coal.validity_months": 60}, {"coal": {"validity_months": 60}})
    assert read_values({"set": plain}, "coal", "x") == (("coal.validity_months", 60),)
    assert read_values({"set": quoted}, "coal", "x") == (("coal.validity_months", 60),)


def test_mistakes_in_scenarios():
    def scenario(**row):
        return _says(_raw(scenario=[{"name": "five years"} | row]))

    where = 'study.toml: scenario "five years": '
    hint = ": no such parameter; did you mean coal.validity_months?"
    for slip in ("coal.validity_month", "validity_months", "validity_month", "cole.validity_months"):
        assert scenario(set={slip: 60}) == where + slip + hint
    assert "write it under assumptions" in scenario(set={"coal.city_reviewers": 3})
    no_reviewers = scenario(assumptions={"coal.city_reviewers": 0})
    assert 'coal.city_reviewers: found "0", allowed: a whole number from 1' in no_reviewers
    assert 'found "-0.1"' in scenario(data={"coal.accident_rate": -0.1})
    assert "did you mean always_revoke?" in scenario(readings={"coal.below_standard": "always_revok"})
    assert "did you mean readings?" in scenario(reading={"coal.below_standard": "always_revoke"})
    assert "did you mean national_2024?" in scenario(reforms=["nationl_2024"])
    assert scenario(set={"coal.validity_months": 60}) == "accepted"


def test_dated_reforms_lie_inside_the_horizon():
    def reformed(**row):
        return _says(_raw(scenario=[{"name": "x", "reform": [row | {"set": {"coal.validity_months": 60}}]}]))

    def on(day):
        return reformed(on=day)

    assert on("2021-01-01") == on("2022-12-31") == "accepted"
    assert "use set" in on("2020-12-31") and "2022-12-31" in on("2023-01-01")
    assert "a date that exists" in on("2022-02-30")
    assert "reform.on: found nothing" in reformed()
    assert "horizon ends" in _says(_raw(scenario=[{"name": "x", "reforms": ["national_2024"]}]))
    twice = [{"on": "2021-05-05", "set": {"coal.validity_months": months}} for months in (48, 60)]
    assert "two values from 2021-05-05" in _says(_raw(scenario=[{"name": "x", "reform": twice}]))
    assert 'reform: found "[scenario.reform]"' in _says(_raw(scenario=[{"name": "x", "reform": twice[0]}]))


def test_changes_stand_in_the_order_of_their_days():
    days = {
        "reform": [{"on": "2022-07-01", "set": {"coal.validity_months": 60}}],
        "reforms": ["national_2024"],
        "set": {"coal.validity_months": 48, "coal.grade_one_foundation_score": 88},
    }
    row = make_study(_raw(study__years=5, scenario=[{"name": "x"} | days])).baseline
    told = [(change.on_day and iso(change.on_day), by) for change, by in row.sourced("coal")]
    assert told == [(None, ""), ("2022-07-01", ""), ("2024-10-16", "national_2024")]
    later = _says(_raw(study__starts_on="2025-01-01", scenario=[{"name": "x"} | days | {"reform": []}]))
    assert "what national_2024 does not set on 2024-10-16 already" in later


def test_mistakes_in_the_head():
    assert _says(_raw()) == "accepted"
    assert "scenario: found nothing" in _says(_raw(scenario=[]))
    assert "2 times" in _says(_raw(scenario=[{"name": "a"}, {"name": "a"}]))
    assert "did you mean replications?" in _says(_raw(study__replication=3))
    assert 'replications: found "0", allowed: a whole number from 1' in _says(_raw(study__replications=0))
    assert "both roster and generate" in _says(_raw(population={"generate": 3, "roster": "x.csv"}))
    assert "[population]: found nothing" in _says(_raw(population={}))
    assert 'found "none.csv"' in _says(_raw(population={"roster": "none.csv"}))
    assert "did you mean coal?" in _says(_raw(study__regulation="coat"))
    assert "2004-01-01" in _says(_raw(study__starts_on="2003-12-31"))
    assert "took effect" in _says(_raw(study__starts_on="2020-11-09"))
    assert "2100-12-31" in _says(_raw(study__years=90))
    assert "not both" in _says(_raw(study__half_width={"metric": "coal.x", "width": 0.1}))
    assert "letters" in _says(_raw(study__name="../elsewhere"))


def _file_says(content):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "study.toml"
        file.write_bytes(content)
        try:
            read_study(file)
        except InputError as error:
            return str(error)
    return "accepted"


def test_files_that_cannot_be_read():
    text = to_toml(make_study(_raw())).encode()
    assert _file_says(b"\xef\xbb\xbf" + text) == _file_says(text.replace(b"\n", b"\r\n")) == "accepted"
    assert 'study.toml:3: found "bytes that are not UTF-8"' in _file_says("[study]\n\ntitle = '五年'".encode("gbk"))
    assert 'study.toml:2: found "years = = 3"' in _file_says(b"[study]\nyears = = 3\n")
    assert "study.toml:2" in _file_says(b"[study]\nname = ")
    try:
        read_study("no-such-study.toml")
    except InputError as error:
        assert "no-such-study.toml" in str(error)
    else:
        raise AssertionError("a missing file was read")


def test_settings_fill_in_and_are_checked():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.ini"

        def says(text):
            file.write_text(text, encoding="utf-8")
            try:
                return read_settings(file)
            except InputError as error:
                return str(error)

        assert says("[run]\nseed = 7\n")[:1] == (7,) and says("[run]\nseed = 7\n")[1:] == read_settings()[1:]
        assert says("[DEFAULT]\nlib_name = x\n") == read_settings()
        assert "did you mean workers?" in says("[run]\nworker = 2\n")
        assert '[run] years: found "ten"' in says("[run]\nyears = ten\n")
        assert '[run] replications: found "0"' in says("[run]\nreplications = 0\n")
        assert "settings.ini" in says("seed = 1\n")


def test_every_shipped_study_can_be_read():
    for name, path in shipped_studies().items():
        study = read_study(name)
        assert study.name == path.stem and study.title != study.name != study.title_zh
