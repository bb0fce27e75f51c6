# Made from nbs/lab/31_design.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Annotated, Any, NamedTuple
import numpy as np
from pydantic import BeforeValidator, Field
from gazette_sim.lab.scenario import KEYS, Demand, NameOf, ScenarioTable, Values, flat_values, listed, parameters_of
from gazette_sim.lab.settings import OneLine, Written, checked
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.field import OneOf, Whole
from gazette_sim.law.parameter import Parameter, option_in
from gazette_sim.regime.metric import t_quantile
import matplotlib.pyplot as plt
from IPython.display import Markdown
from gazette_sim.law.drawing import SCENARIO_COLOURS, described
from gazette_sim.law.language import markdown
from gazette_sim.lab.design import *


def _grid_says(raw):
    try:
        return [row["name"] for row in scenarios_of_grid(raw, "coal", "s.toml: grid 1")]
    except InputError as error:
        return str(error)


def test_differences_are_followed_through_and_nothing_of_the_base_is_lost():
    rows = [
        {"name": "c", "based_on": "b", "without": ["2024-01-01"]},
        {"name": "b", "based_on": "a", "reform": [{"on": "2024-01-01", "set": {"coal.stop_months_max": 3}}]},
        {"name": "a", "name_zh": "甲", "set": {"coal": {"validity_months": 60}}, "reform": [
            {"on": "2024-01-01", "set": {"coal.validity_months": 72}}]},
    ]  # fmt: skip
    c, b, a = spelt(rows, "s.toml")
    assert a == rows[2] and "name_zh" not in b
    assert b["reform"] == [{"on": "2024-01-01", "set": {"coal.validity_months": 72, "coal.stop_months_max": 3}}]
    assert c == {"name": "c", "set": {"coal.validity_months": 60}}
    assert rows[2]["reform"][0]["set"] == {"coal.validity_months": 72}  # the base itself is left alone


def test_what_cannot_be_a_difference_is_refused():
    for rows, said in (
        ([{"name": "a", "based_on": "a"}], "a → a"),
        (
            [{"name": "a", "based_on": "b"}],
            'based_on: found "b", allowed: the name of another scenario, and there is none',
        ),
        ([{"name": "a", "without": ["x"]}], "based_on"),
        (
            [{"name": "a", "reforms": ["x"]}, {"name": "b", "based_on": "a", "without": ["y"]}],
            'scenario "b": without: y',
        ),
    ):
        try:
            spelt(rows, "s.toml")
        except InputError as error:
            assert said in str(error), str(error)
        else:
            raise AssertionError(f"accepted: {rows}")


def test_what_a_scenario_may_be_based_on_is_neither_itself_nor_what_is_based_on_it():
    based_on = {"a": None, "own": "gone", "b": "own", "c": "b", "circle": "round", "round": "circle", "d": "a"}
    rows = [{"name": name} | ({"based_on": base} if base else {}) for name, base in based_on.items()]
    try:
        spelt(rows, "s.toml")
    except UnknownName as error:
        assert str(error) == 's.toml: scenario "own": based_on: gone: no such scenario; allowed: a | circle | round | d'
    else:
        raise AssertionError("accepted")


def test_a_grid_has_every_combination_once_in_its_order():
    pattern = "{coal.city_reviewers}/{national_2024}"
    staff = {"assumptions": {"coal": {"city_reviewers": [2, 1]}}}
    names = _grid_says({"name": pattern, **staff, "reforms": ["national_2024"]})
    assert names == ["2/without national_2024", "2/national_2024", "1/without national_2024", "1/national_2024"]
    one = {"set": {"coal.validity_months": [36, 60]}, "assumptions": {"coal.city_reviewers": [2, 1, 3]}}
    assert len(_grid_says({"design": "one_at_a_time", **one})) == 4
    many = {
        "set": {"coal.validity_months": list(range(1, 241))},
        "assumptions": {"coal.city_reviewers": [1, 2, 3, 4, 5]},
    }
    assert 'found "1,200 scenarios", allowed: at most 1,000' in _grid_says(many)
    assert "each once" in _grid_says({"set": {"coal.validity_months": [36, 36]}})
    assert "nothing that varies" in _grid_says({"name": "x"})
    assert "points" in _grid_says({"points": 4, **one}) and "points" in _grid_says({"design": "latin_hypercube", **one})


def test_a_hypercube_has_one_point_in_each_slice():
    factors = [Factor("assumptions", "coal.accident_rate", (0.0, 1.0)), Factor("set", "coal.validity_months", (1, 8))]
    points = hypercube(factors, 8, 3, "coal", "s.toml")
    assert sorted(int(rate * 8) for rate, _ in points) == sorted(months - 1 for _, months in points) == list(range(8))
    assert points == hypercube(factors, 8, 3, "coal", "s.toml") != hypercube(factors, 8, 4, "coal", "s.toml")


def test_a_linear_model_gives_back_its_coefficients_exactly():
    a, b, c = (np.array(column) for column in zip(*product((-1, 1), repeat=3)))
    y = 7 + 2 * a - 3 * b + 0 * c + 0.25 * a * c
    values = np.column_stack([y, y + 5])  # luck that all scenarios share leaves every effect as it is
    found = {effect.factors: effect for effect in effects({"a": a, "b": b, "c": c}, values)}
    assert [found[names].mean for names in (("a",), ("b",), ("c",), ("a", "c"), ("a", "b"))] == [4, -6, 0, 0.5, 0]
    assert found["a",].low == found["a",].high == 4 and found["a",].n == 2


def test_half_of_a_factorial_says_what_it_cannot_tell_apart():
    half = list(combinations_of([Factor("set", name, (-1, 1)) for name in "abc"], "half", ""))
    assert len(half) == 4 == count_of([Factor("set", name, (-1, 1)) for name in "abc"], "half")
    levels = dict(zip("abc", zip(*half, strict=True), strict=True))
    found = effects(levels, np.zeros((4, 3)))
    assert {effect.factors: effect.same_as for effect in found} == {
        ("a",): (("b", "c"),), ("b",): (("a", "c"),), ("c",): (("a", "b"),)
    }  # fmt: skip


def test_an_unbalanced_table_is_refused():
    for levels in ({"a": [1, 1, -1]}, {"a": [1, -1, 1, -1], "b": [1, 1, 1, -1]}):
        try:
            effects(levels, np.zeros((len(levels["a"]), 2)))
        except InputError as error:
            assert "each combination once" in str(error)
        else:
            raise AssertionError("levels that are not balanced were taken")


def test_an_interval_of_an_effect_by_hand():
    "Of two replications, Student's quantile at a level L is tan(π L / 2); three effects hold together."
    a, b = np.array([-1, 1, -1, 1]), np.array([-1, -1, 1, 1])
    found = effects({"a": a, "b": b}, np.outer(a, [0.5, 1.5]))[0]  # 1 in the one, 3 in the other: 2, with an error of 1
    reach = math.tan(math.pi * (1 - 0.05 / 3) / 2)
    assert found[:2] == (("a",), 2.0) and np.allclose(found[2:4], (2 - reach, 2 + reach))
    alone = effects({"a": a, "b": b}, np.outer(a, [0.5]), order=1)[0]
    assert alone.mean == 1 and math.isnan(alone.low) and math.isnan(alone.high)
