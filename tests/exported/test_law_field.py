# Made from nbs/law/11_field.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import datetime as dt
import re
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import CoreSchema, core_schema
from gazette_sim.law.calendar import LAST_DAY, day_number, iso
from gazette_sim.law.citation import InputError, nearest
from gazette_sim.law.language import LONGEST_NAME, like_a_formula, unprintable
from gazette_sim.law.field import *


def test_a_number_finer_than_its_unit_is_refused_and_never_rounded():
    points = Number(0, 100, 1)
    for good, tenths in ((90, 900), (90.1, 901), (Decimal("69.9"), 699), (0, 0), (100, 1000), (Cell("69.90"), 699)):
        assert points(good) == tenths
    wrong = [90.05, Decimal("90.01"), Decimal("90." + 45 * "0" + "1"), Decimal("1e999999"), Decimal("1e-999999")]
    wrong += ["90", True, -1, 100.1, None, float("nan"), float("inf"), Decimal("NaN"), [90], {}]
    wrong += [Cell(text) for text in ("", "９０", "1_0", "1e1", " 5", "90.05", "-1", "nan", "inf", "true", "٣")]
    for value in wrong:
        assert refusal(points, value) == "a number from 0 to 100, in tenths at the finest", value


def test_a_number_is_written_as_it_is_read():
    for places, value, text in ((0, 100, "100"), (1, 1000, "100"), (1, 5, "0.5"), (2, 3330, "33.3"), (2, 0, "0")):
        check = Number(0, 100, places)
        assert check.written(value) == text and check(Cell(text)) == value


def refusal(check, value):
    "What a check says is allowed, of a value that it refuses; None where it takes it."
    try:
        check(value)
    except NotAllowed as error:
        return str(error)


def test_a_month_or_a_year_is_the_days_that_it_may_be():
    check = PrintedDate()
    for text, days in {"2020-02": 29, "2021-12": 31, "2022": 365, "2024-02-29": 1}.items():
        found = check(text)
        assert found.last - found.first + 1 == days and check.written(found) == text and found.exact == (days == 1)
    for text in ("2021-13", "2021-00", "21", "2021-1", "2021-02-29", "２０２１", "2021-01 or so", 2021):
        try:
            check(text)
        except NotAllowed:
            continue
        raise AssertionError(text)


def test_a_date_is_a_plain_date_that_exists():
    assert iso(Date()("2024-02-29")) == "2024-02-29"
    other_forms = ("2024-02-30", "2024-2-3", "2024-02-03T00:00:00", "20240203", 20240203, dt.datetime(2024, 2, 3))
    for wrong in (*other_forms, "", None):
        assert refusal(Date(), wrong) == "a date that exists, YYYY-MM-DD", wrong
    assert "calendar ends" in refusal(Date(), "2101-01-01") and refusal(Date(None), "2101-01-01") is None


def test_a_date_as_a_spreadsheet_writes_it_is_read_where_it_is_certain():
    assert iso(Date()(Cell("2018/12/3"))) == iso(Date()(Cell("2018/12/03"))) == "2018-12-03"
    for wrong in (Cell("3/12/2018"), Cell("2018/13/3"), "2018/12/3", Cell("2018/2/30")):
        assert "a date that exists, YYYY-MM-DD" in refusal(Date(), wrong)
    assert "yyyy-mm-dd" in refusal(Date(), Cell("3/12/2018"))


def test_nothing_but_true_and_false_is_a_truth_value():
    assert Truth()(True) is True and Truth()(Cell("FALSE")) is False
    for wrong in (1, 0, "true", "yes", None, Cell("yes"), Cell("1"), Cell("")):
        assert refusal(Truth(), wrong) == "true or false"


def test_a_text_may_stand_on_paper():
    assert Text()(" 省统计局 ") == "省统计局" and Text(lines=True)("a\nb") == "a\nb"
    for wrong in ("", "  ", 3, None, "a\nb", "a\tb", "a\x00b", "a\ufffeb", "a" * 41):
        assert "a text of 1 to 40 characters in one line" in refusal(Text(40), wrong)


def test_a_name_can_be_seen_and_is_no_formula():
    assert Name()("$5 | <b>六</b>") == "$5 | <b>六</b>" and Name()("-5") == "-5"
    for wrong in ("a\u202eb", "a\u200bb", "a\nb", "=1+1", "@x", "+5 reviewers", "x" * 201, ""):
        assert "a text of 1 to 200 characters in one line" in refusal(Name(), wrong)


def test_a_mistake_inside_a_list_is_named_by_its_path():
    class Loss(Table):
        on: Day
        kind: Literal["downgraded", "revoked"] | None = None

    class Given(Table):
        losses: list[Loss] = []
        names: list[Literal["a", "b"]] = []

    def said(**raw):
        try:
            read_table(Given, raw, "x")
        except InputError as error:
            return error.field, error.found, error.allowed

    assert said(losses=[{"on": "2024-01-01"}, {"on": 1}]) == ("losses[1].on", 1, "a date that exists, YYYY-MM-DD")
    assert said(losses=[{}]) == ("losses[0].on", None, "required: a date that exists, YYYY-MM-DD")
    assert said(losses=[{"on": "2024-01-01", "kind": 1}]) == ("losses[0].kind", 1, "downgraded | revoked")
    assert said(losses=[{"knd": 1, "on": "2024-01-01"}]) == ("losses[0].knd", 1, "no such field; did you mean kind?")
    assert said(names=["a", "c"]) == ("names[1]", "c", "a | b")
    assert said(zzz=1) == ("zzz", 1, "no such field; known: losses, names")


def test_what_is_written_reads_as_the_same_value():
    for kind, value in ((Day, 19782), (Day | None, None), (Flag, True), (Score, 905), (Annotated[int, Whole(0, 9)], 3)):
        assert value is None or read(kind, Cell(written(kind, value)), "x") == value
