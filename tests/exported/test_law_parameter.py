# Made from nbs/law/05_parameter.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import datetime as dt
import importlib
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import IntEnum
from functools import cache
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import InputError, UnknownName, data_folder, nearest
from gazette_sim.law.regulation import data_files, regulations
from gazette_sim.law.regulation import regulation as known_regulation
from gazette_sim.law.parameter import find, parameters, reforms
from gazette_sim.law.parameter import *


def test_dated_values_change_on_their_day():
    permits = Dated(
        "toy", ToyLaw, [Change(day_number("2024-01-01"), {"toy.permit_months": 24}), Change(None, {"toy.covers": 1})]
    )
    assert permits.on(day_number("2023-12-31")) == ToyLaw(12, 1)
    assert permits.on(day_number("2024-01-01")) == ToyLaw(24, 1)


class ToyLaw(NamedTuple):
    permit_months: Annotated[int, law("toy.3", "months", "How long a permit holds.", 1, 120)] = 12
    covers: Annotated[int, law("toy.4", "parts", "How many parts.", 0, 9)] = 0


def test_a_default_outside_its_bounds_is_refused():
    class Wrong(NamedTuple):
        months: Annotated[int, law("toy.1", "months", "Too many.", 1, 12)] = 13

    try:
        declare("wrong", Wrong)
    except TypeError as error:
        assert "outside 1..12" in str(error)
    else:
        raise AssertionError("a default outside its bounds was taken")


def test_values_are_checked_where_they_enter():
    parameter = declare("toy", ToyLaw)["toy.permit_months"]
    assert read_value(parameter, "24", "x") == 24
    for wrong in (0, 121, "12.5", "NaN", True, None, "twelve"):
        try:
            read_value(parameter, wrong, "study.toml")
        except InputError as error:
            assert "study.toml" in str(error) and "1 to 120" in str(error)
        else:
            raise AssertionError(f"{wrong!r} was taken")


def test_a_misspelt_parameter_names_the_nearest():
    try:
        find("coal.validity_month", "study.toml")
    except InputError as error:
        assert "did you mean coal.validity_months?" in str(error)
    else:
        raise AssertionError("a misspelt name was taken")


def test_every_parameter_has_a_chinese_line_and_a_source():
    for name, parameter in parameters().items():
        assert parameter.meaning_in("zh"), name
        assert parameter.provisions or parameter.kind in ("data", "assumption"), name
        assert parameter.kind != "data" or fact(parameter.fact), name
        assert parameter.kind != "reading" or (
            parameter.why and parameter.default == 0 and len(parameter.options) > 1
        ), name
        assert parameter.kind != "assumption" or parameter.low < parameter.high, name
