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
