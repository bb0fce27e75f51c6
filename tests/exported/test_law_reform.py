# Made from nbs/law/07_reform.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import datetime as dt
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_origin, get_type_hints
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import InputError, UnknownName, nearest
from gazette_sim.law.parameter import DECLARED, Parameter, fact, read_value
from gazette_sim.law.period import TimeReadings
from gazette_sim.law.regulation import regulation as known_regulation
from gazette_sim.law.regulation import regulations
from gazette_sim.coal.parameters import CoalLaw
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.law.drawing import described, font_families
from gazette_sim.law.reform import *


def test_a_misspelt_parameter_names_the_nearest():
    try:
        find("coal.validity_month", "study.toml")
    except InputError as error:
        assert "did you mean coal.validity_months?" in str(error)
    else:
        raise AssertionError("a misspelt name was taken")


def test_a_last_name_is_enough_where_only_one_parameter_has_it():
    assert find("validity_months", "x").name == "coal.validity_months" == find("coal.validity_months", "x").name
    for name in ("analogy", "months", "nowhere.validity_months"):  # of two regulations; the end of a name; of none
        try:
            find(name, "study.toml")
        except InputError as error:
            assert str(error).startswith(f"study.toml: {name}:")
        else:
            raise AssertionError(f"{name} was taken")


def test_a_regulation_that_is_not_there_is_named():
    try:
        parameters("coel")
    except InputError as error:
        assert "did you mean coal?" in str(error)
    else:
        raise AssertionError("coel was taken")
    assert set(parameters("time")) < set(parameters()) > set(parameters("coal"))


def test_every_parameter_has_a_chinese_line_and_a_source():
    for name, parameter in parameters().items():
        assert parameter.meaning_in("zh"), name
        assert parameter.provisions or parameter.kind in ("data", "assumption"), name
        assert parameter.kind != "data" or fact(parameter.fact), name
        assert parameter.kind != "reading" or (
            parameter.why and parameter.default == 0 and len(parameter.options) > 1
        ), name
        assert parameter.kind != "assumption" or parameter.low < parameter.high, name


def test_dated_values_change_on_their_day():
    from gazette_sim.coal.parameters import CoalLaw, Publicity

    later, always = (
        Change(day_number("2024-01-01"), {"coal.validity_months": 24}),
        Change(None, {"coal.publicity": Publicity.LONGER}),
    )
    law = Dated("coal", CoalLaw, [later, always])
    assert law.on(day_number("2023-12-31")) == CoalLaw(publicity=Publicity.LONGER)
    assert law.on(day_number("2024-01-01")) == CoalLaw(publicity=Publicity.LONGER, validity_months=24)


def test_changes_of_several_days_follow_one_another_and_those_of_one_day_are_one():
    from gazette_sim.coal.parameters import CoalLaw

    def months(on, value):
        return Change(day_number(on), {"coal.validity_months": value})

    other = Change(day_number("2024-01-01"), {"coal.review_working_days": 10})
    law = Dated("coal", CoalLaw, [months("2026-01-01", 12), months("2024-01-01", 24), other])
    said = [(each.validity_months, each.review_working_days) for each in law.values]
    assert said == [(36, 20), (24, 10), (12, 10)] and law.changes_on() == law.days == [
        day_number("2024-01-01"),
        day_number("2026-01-01"),
    ]
    assert [law.on(day_number(on)).validity_months for on in ("2023-12-31", "2025-12-31", "2026-01-01")] == [36, 24, 12]
    assert Dated("coal", CoalLaw).on(day_number("2024-01-01")) == CoalLaw() and Dated("coal", CoalLaw).days == []


def test_a_change_in_a_place_is_a_change_of_the_law_and_is_told():
    from gazette_sim.coal.parameters import CoalLaw

    here = Regional(day_number("2022-01-01"), (("coal.validity_months", 24),), ("辽源",))
    later = Change(day_number("2023-01-01"), {"coal.review_working_days": 10})
    law, plain = Dated("coal", CoalLaw, [later], [here]), Dated("coal", CoalLaw, [later])
    assert law.changes_on() == [day_number("2022-01-01"), day_number("2023-01-01")]
    there = Dated("coal", CoalLaw, [later], [here._replace(where=("白山",))])
    assert len({law.told(), there.told(), plain.told()}) == 3 and plain.told() == Dated("coal", CoalLaw, [later]).told()
    assert law.within(("白山",)) is law and law.within(("辽源", "东丰")).changes_on() == law.changes_on()


def test_a_reform_is_found_by_its_name_and_speaks_two_languages():
    found = reform("coal", "national_2024", "x")
    assert found.change() == Change(day_number("2024-10-16"), found.values)
    assert "85" in found.note_in("en") and "不低于85分" in found.note_in("zh")
    try:
        reform("coal", "natonal_2024", "study.toml")
    except InputError as error:
        assert "did you mean national_2024?" in str(error)
    else:
        raise AssertionError("a reform that is not there was found")
