# Made from nbs/law/13_decision.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from typing import Annotated, Any, NamedTuple
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, WithJsonSchema
from gazette_sim.law.calendar import LAST_DAY, Calendar, OutsideCalendar, day_number, iso
from gazette_sim.law.citation import InputError, UnknownName, cite, documents
from gazette_sim.law.language import say, texts
from gazette_sim.law.parameter import Change, Dated, find, nearest, option_in, parameters, read_value, reform
from gazette_sim.law.period import NEVER
from gazette_sim.law.regulation import regulations
from unittest import mock
from gazette_sim.law.citation import Document, documents
from gazette_sim.law.parameter import declare, law
from gazette_sim.law.provision import implements
from gazette_sim.law.decision import *


def test_a_number_finer_than_its_unit_is_refused_and_never_rounded():
    class Scored(Case):
        score: Score

    for good, tenths in ((90, 900), (90.1, 901), (Decimal("69.9"), 699), (0, 0), (100, 1000)):
        assert Scored(score=good).score == tenths
    for wrong in (
        90.05,
        Decimal("90.01"),
        Decimal("90." + 45 * "0" + "1"),
        Decimal("1e999999"),
        Decimal("1e-999999"),
        "90",
        True,
        -1,
        100.1,
        None,
        float("nan"),
        float("inf"),
    ):
        try:
            Scored(score=wrong)
        except ValidationError as error:
            assert "points from 0 to 100" in str(error)
        else:
            raise AssertionError(f"{wrong!r} was taken")


def test_a_date_is_a_plain_date_that_exists():
    class Dated(Case):
        on: Day

    assert iso(Dated(on="2024-02-29").on) == "2024-02-29"
    for wrong in (
        "2024-02-30",
        "2024-2-3",
        "2024-02-03T00:00:00",
        "20240203",
        20240203,
        "",
        None,
        dt.datetime(2024, 2, 3),
    ):
        try:
            Dated(on=wrong)
        except ValidationError as error:
            assert "YYYY-MM-DD" in str(error)
        else:
            raise AssertionError(f"{wrong!r} was taken")


def test_met_grounds_come_first_and_carry_facts_and_parameters():
    class Length(NamedTuple):
        months: Annotated[int, law("toy.3", "months", "How long.", 1, 120)] = 12

    toy = Document("toy", "Toy rules", "玩具办法", "", "articles")
    with mock.patch.dict(documents(), {"toy": toy}):

        @implements({"toy.3": ("granted_day", "months")})
        def ends(granted_day: int, law: Length) -> int:
            return granted_day + law.months

    declare("toy", Length)
    (ground,) = grounds_of(ends, {"toy.3": True}, {"granted_day": 0}, Length(), "toy")
    assert ground == Ground("toy.3", True, {"granted_on": "1970-01-01"}, {"toy.months": 12})
    (ground,) = grounds_of(ends, {}, {"granted_day": NEVER}, Length(24), "toy")
    assert ground == Ground("toy.3", False, {"granted_on": None}, {"toy.months": 24})


def test_an_answer_in_one_line_says_the_same_as_its_dictionary():
    facts = {"on": "2024-01-01", "score": 90.0, "count": 1, "flag": True, "none": None, "名": '引"号\n', "list": [1]}
    grounds = [Ground("toy.3", False, facts, {"toy.months": 12})]
    beside = [("calendar_projected", {"known": "2026-12-31"})]
    answer = Answer("toy.permit", {"over": True, "fee": Decimal("1.50")}, grounds, beside)
    assert answer.line() == to_json(answer.as_dict())
    assert json.loads(answer.line())["grounds"][0]["facts"] == facts


def test_json_lines_that_cannot_be_read_are_errors_in_their_place():
    lines = ['\ufeff{"a": 1}', "", '{"a": 1, "a": 2}', '{"a": NaN}', "[]", "oops", '{"a": {"b": 1, "b": 2}}']
    got = list(json_cases(lines))
    assert [at for at, _, _ in got] == [1, 3, 4, 5, 6, 7]
    assert got[0][1] == {"a": 1}
    assert all(problem is not None and problem["error"]["line"] == at for at, _, problem in got[1:])
    assert got[1][2]["error"]["field"] == "a" and got[5][2]["error"]["field"] == "b"


def test_csv_cells_are_text_and_empty_cells_take_the_default():
    class Row(Case):
        on: Day
        score: Score
        flag: Flag = False
        parts: list[Score] = []

    got = list(
        csv_cases(
            [
                "\ufeffon,score,flag,parts\n",
                '2024-02-29,90.5,TRUE,"[1, 2.5]"\n',
                "2024-02-29,90.5,,\n",
                "2024-02-29,90.5,,[1\n",
            ]
        )
    )
    assert Row(**got[0][1]) == Row(on="2024-02-29", score=90.5, flag=True, parts=[1, 2.5])
    assert Row(**got[1][1]).flag is False
    assert got[2][2]["error"]["field"] == "parts"
