# Made from nbs/law/05_parameter.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from collections import Counter, namedtuple
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import IntEnum
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, NamedTuple, Self, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints
from gazette_sim.law.citation import InputError, data_folder, nearest
from gazette_sim.law.field import Check, OneOf, Real, Whole
from gazette_sim.law.regulation import data_files
from gazette_sim.law.rule import in_one_piece
from gazette_sim.law.citation import InputError
from gazette_sim.law.field import Cell
from gazette_sim.law.parameter import *


class ToyLaw(NamedTuple):
    permit_months: Annotated[int, law("toy.3", "months", "How long it holds.", 1, 120)] = 12
    covers: Annotated[int, law("toy.4", "parts", "How many parts.", 0, 9)] = 0


def test_values_are_checked_where_they_enter():
    parameter = declare("toy", ToyLaw)["toy.permit_months"]
    assert read_value(parameter, Cell("24"), "x") == read_value(parameter, 24, "x") == 24
    for wrong in (0, 121, "24", Cell("12.5"), Cell("２４"), Cell("2_4"), Cell("NaN"), True, None, Cell("twelve")):
        try:
            read_value(parameter, wrong, "study.toml")
        except InputError as error:
            assert "study.toml" in str(error) and "1 to 120" in str(error)
        else:
            raise AssertionError(f"{wrong!r} was taken")


def test_a_declaration_shows_how_many_there_are_of_each_kind():
    assert repr(declare("toy", ToyLaw)) == "law: 2"


def test_a_default_outside_its_bounds_is_refused():
    class Wrong(NamedTuple):
        months: Annotated[int, law("toy.1", "months", "Too many.", 1, 12)] = 13

    try:
        declare("wrong", Wrong)
    except TypeError as error:
        assert "outside 1..12" in str(error)
    else:
        raise AssertionError("a default outside its bounds was taken")


class First(Declared):
    months: Annotated[int, law("toy.1", "months", "How long.", 1, 12)] = 6


class Second(Declared):
    days: Annotated[int, law("toy.2", "days", "How many.", 0, 9)] = 3


@as_tuple
class Both(First, Second):
    "Two articles."


def test_articles_are_joined_to_one_tuple_in_their_order():
    import pickle

    assert Both._fields == ("months", "days") and Both() == (6, 3) and Both.__doc__ == "Two articles."
    assert Both(months=1)._replace(days=0) == (1, 0)
    assert pickle.loads(pickle.dumps(Both())) == Both()


def test_a_name_declared_in_two_articles_is_refused():
    class Again(Declared):
        months: Annotated[int, law("toy.3", "months", "How long, again.", 1, 12)] = 6

    try:
        as_tuple(type("Law", (First, Again), {}))
    except TypeError as error:
        assert str(error) == "Law: months is declared twice"
    else:
        raise AssertionError("a name was declared twice")


def test_what_belongs_together_is_looked_at_together():
    rule = Together(("a.one", "a.two"), rising=False)
    assert rule.wrong({"a.one": 1.0, "a.two": 1.0}.__getitem__).startswith("shares of which the sum is at most 1")
    assert rule.wrong({"a.one": 0.7, "a.two": 0.3}.__getitem__) == ""
    rising = Together(("a.one", "a.two"), rising=True)
    assert "do not fall" in rising.wrong({"a.one": 3, "a.two": 2}.__getitem__)
    assert rising.wrong({"a.one": 2, "a.two": 2}.__getitem__) == ""
