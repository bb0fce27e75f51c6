# Made from nbs/law/11_field.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import lru_cache
from typing import Annotated, Any
from pydantic import BaseModel, BeforeValidator, ValidationError, WithJsonSchema
from gazette_sim.law.calendar import LAST_DAY, day_number, iso
from gazette_sim.law.citation import InputError, nearest
from gazette_sim.law.field import *


def test_a_number_finer_than_its_unit_is_refused_and_never_rounded():
    class Scored(BaseModel):
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
    class Dated(BaseModel):
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
