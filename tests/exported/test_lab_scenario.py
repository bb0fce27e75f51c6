# Made from nbs/lab/01_scenario.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NamedTuple
from pydantic import BeforeValidator, Field
from gazette_sim.lab.settings import OneLine, Written, a_table, checked, known_keys
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import InputError, UnknownName, nearest
from gazette_sim.law.field import Date, Name, Real, Whole
from gazette_sim.law.parameter import UNDATED, Parameter, check_together, read_value
from gazette_sim.law.reform import Change, Regional, parameters, reform
from gazette_sim.law.regulation import regulation as known_regulation
from gazette_sim.law.regulation import regulations
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import Markdown
from gazette_sim.law.drawing import SCENARIO_COLOURS, described
from gazette_sim.law.language import markdown
from gazette_sim.lab.scenario import *


def _says(**row):
    days = day_number("2021-01-01"), day_number("2022-12-31")
    try:
        make_scenario({"name": "five years"} | row, "coal", days, "study.toml")
    except InputError as error:
        return str(error)
    return "accepted"


def test_mistakes_in_scenarios():
    where = 'study.toml: scenario "five years": '
    hint = ": no such parameter; did you mean coal.validity_months?"
    for slip in ("coal.validity_month", "validity_months", "validity_month", "cole.validity_months"):
        assert _says(set={slip: 60}) == where + slip + hint
    assert "write it under assumptions" in _says(set={"coal.city_reviewers": 3})
    no_reviewers = _says(assumptions={"coal.city_reviewers": 0})
    assert 'coal.city_reviewers: found "0", allowed: a whole number from 1' in no_reviewers
    assert 'found "-0.1"' in _says(data={"coal.accident_rate": -0.1})
    assert "did you mean always_revoke?" in _says(readings={"coal.below_standard": "always_revok"})
    assert "did you mean readings?" in _says(reading={"coal.below_standard": "always_revoke"})
    assert "did you mean national_2024?" in _says(reforms=["nationl_2024"])
    assert _says(name=3) == 'study.toml: scenario.name: found "3", allowed: a name in one line'
    assert _says(set={"coal.validity_months": 60}) == "accepted"


def test_dated_reforms_lie_inside_the_horizon():
    def reformed(**row):
        return _says(reform=[row | {"set": {"coal.validity_months": 60}}])

    assert reformed(on="2021-01-01") == reformed(on="2022-12-31") == "accepted"
    assert "use set" in reformed(on="2020-12-31") and "2022-12-31" in reformed(on="2023-01-01")
    assert "a date that exists" in reformed(on="2022-02-30")
    assert "reform.on: found nothing, allowed: its day" in reformed()
    assert "reform: onn: no such key; did you mean on?" in reformed(on="2022-01-01", onn=1)
    assert "horizon ends" in _says(reforms=["national_2024"])
    twice = [{"on": "2021-05-05", "set": {"coal.validity_months": months}} for months in (48, 60)]
    assert "two values from 2021-05-05" in _says(reform=twice)
    assert 'reform: found "[scenario.reform]"' in _says(reform=twice[0])


def test_tables_without_quotation_marks_mean_the_same():
    quoted, plain = ({"coal.validity_months": 60}, {"coal": {"validity_months": 60}})
    assert read_values({"set": plain}, "coal", "x") == (("coal.validity_months", 60),)
    assert read_values({"set": quoted}, "coal", "x") == (("coal.validity_months", 60),)
