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


def test_what_cannot_be_asked_is_refused_in_one_line():
    def said(**how):
        try:
            ask("coal.grade", **how)
        except InputError as error:
            return str(error)

    assert "--reading coal.publicity=longer" in said(set={"coal.publicity": "longer"})
    assert "a reading of coal or of time" in said(readings={"coal.ban_months_ordinary": 7})
    assert "a law parameter of coal or of time" in said(set={"credit.publicity_days": 6})
    assert "from 2020-11-10 (commencement)" in said(law_on="2020-01-01") and "x: no such reform" in str(
        said(reforms=["x"])
    )
