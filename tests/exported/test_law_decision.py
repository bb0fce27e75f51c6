# Made from nbs/law/14_decision.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import datetime as dt
from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from types import MappingProxyType, NoneType
from typing import Any, ClassVar, Literal, get_args, get_origin
from gazette_sim.law.answer import Answer
from gazette_sim.law.calendar import Calendar, OutsideCalendar, day_number, iso
from gazette_sim.law.citation import InputError, UnknownName, nearest, packages
from gazette_sim.law.field import Cell, Table, check_of, read_table, schema
from gazette_sim.law.ground import Ground
from gazette_sim.law.parameter import check_together, read_value
from gazette_sim.law.period import ISSUE, NEVER, EffectiveFrom, binds_from, clauses_of, issued_and_published
from gazette_sim.law.reform import Change, Dated, Reform, find, reform, reforms
from gazette_sim.law.regulation import regulations
from typing import Annotated, Literal, NamedTuple
import matplotlib.pyplot as plt
from gazette_sim.law.calendar import state_council_calendar
from gazette_sim.law.citation import Document, documents
from gazette_sim.law.decision import Asked as ask
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
from gazette_sim.law.field import Day
from gazette_sim.law.ground import grounds_of
from gazette_sim.law.parameter import declare, law
from gazette_sim.law.rule import implements
from gazette_sim.law.decision import *


def test_the_same_question_gets_the_same_answer_and_a_number_that_is_set_counts():
    case = {"received_on": "2024-01-22"}
    assert ask("coal.deadline")(case) == ask("coal.deadline")(case)
    assert ask("coal.deadline")(case).outcome["review_by"] == "2024-02-22"
    assert ask("coal.deadline", set={"coal.review_working_days": "10"})(case).outcome["review_by"] == "2024-02-04"


def test_what_was_asked_before_stays_unless_it_is_asked_anew():
    MINE = {"on": "2021-01-01", "mine_type": "underground", "weighted_score": 87, "part_scores": [95]}
    lower = ask("coal.grade", set={"coal.grade_one_score": 85}, readings={"coal.unrectified": "all_grades"})
    both = lower.differently(set={"coal.grade_two_score": 75}, readings={"time.half_year": "days_182"})
    assert [lower(MINE).outcome["grade"], both(MINE).outcome["grade"]] == [1, 1]
    assert both.how["readings"] == {"coal.unrectified": "all_grades", "time.half_year": "days_182"}
    again = both.differently(set={"grade_one_score": 88})  # by its short name
    assert again(MINE).outcome["grade"] == 2 and len(again.how["set"]) == 2
    assert lower.differently(law_on="2021-05-01").law_day == day_number("2021-05-01") and lower.law_day is None


def test_a_change_of_law_is_said_from_its_day_on_unless_it_or_a_later_one_is_named():
    def changed(on, *reforms):
        case = {"on": on, "mine_type": "underground", "weighted_score": 95, "part_scores": [95]}
        return [note.split()[4] for note in ask("coal.grade", reforms=reforms)(case).notes]

    assert changed("2024-10-15") == [] and changed("2024-10-16") == ["2024-10-16:"]
    assert changed("2026-06-26") == ["2024-10-16:"] and changed("2026-06-27") == ["2024-10-16:", "2026-06-27:"]
    assert changed("2026-06-27", "national_2024") == ["2026-06-27:"]
    assert changed("2026-06-27", "national_2026") == changed("2026-06-27", "national_2024", "national_2026") == []


def test_numbers_that_contradict_each_other_are_refused():
    try:
        ask("pilot_zone.targets", set={"pilot_zone.parks_target": 9})
    except InputError as error:
        assert "do not fall" in error.allowed
    else:
        raise AssertionError("a target beyond the most was taken")


def test_what_cannot_be_asked_is_refused_in_one_line():
    def said(**how):
        try:
            ask("coal.grade", **how)
        except InputError as error:
            return str(error)

    assert "--reading coal.publicity=longer" in said(set={"coal.publicity": "longer"})
    assert "a reading of coal or of time" in said(readings={"coal.ban_months_ordinary": 7})
    for other in ("publicity_days", "publicity_term"):  # a reading and a number of another regulation
        assert "a law parameter of coal or of time" in said(set={f"credit.{other}": 6})
    assert "a reading of coal or of time" in said(readings={"credit.analogy": "applied"})
    assert "from 2020-11-10 (commencement)" in said(law_on="2020-01-01") and "x: no such reform" in str(
        said(reforms=["x"])
    )
