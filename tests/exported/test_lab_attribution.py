# Made from nbs/lab/26_attribution.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
import math
import os
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
import numpy as np
from gazette_sim.lab.figures import metric_called, metric_label
from gazette_sim.lab.result import Result, main_metrics, open_result
from gazette_sim.lab.scenario import Reforming, Scenario, parameters_of
from gazette_sim.lab.sensitivity import caption, check_metric, row_axes, run_design
from gazette_sim.lab.store import write_rows, write_text
from gazette_sim.lab.study import Study
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError, UnknownName, cite, documents, in_order
from gazette_sim.law.drawing import INK, drawn_in, frame, in_lines
from gazette_sim.law.language import aligned, markdown, say, unit_in
from gazette_sim.law.parameter import Parameter
from gazette_sim.law.reform import Regional, reform
from gazette_sim.regime.metric import Interval, t_chance, t_quantile
import tempfile
from itertools import permutations
from IPython.display import Markdown
from gazette_sim.lab.scenario import make_scenario
from gazette_sim.lab.study import read_study
from gazette_sim.law.drawing import described
from gazette_sim.lab.attribution import *


def _random_game(count, seed):
    rng = np.random.default_rng(seed)
    return {held: rng.normal(size=3) if held else np.zeros(3) for held in range(2**count)}


def test_shares_add_up_to_the_whole():
    for count in (1, 2, 3, 5):
        game = _random_game(count, seed=count)
        for shares in (shapley(game, count), stacked(game, range(count))):
            assert np.allclose(shares.sum(axis=0), game[2**count - 1] - game[0])


def test_the_glove_game():
    game = {held: np.array([1.0 if held & 1 and held & 6 else 0.0]) for held in range(8)}
    assert np.allclose(shapley(game, 3).ravel(), [4 / 6, 1 / 6, 1 / 6])


def test_an_additive_game_gives_each_its_own():
    worth = [3.0, -1.0, 0.5, 0.0]
    game = {held: np.array([sum(w for n, w in enumerate(worth) if held >> n & 1)]) for held in range(16)}
    for shares in (shapley(game, 4), alone(game, 4), stacked(game, (2, 0, 3, 1))):
        assert np.allclose(shares.ravel(), worth)


def test_who_adds_nothing_gets_nothing_and_equals_get_the_same():
    rng = np.random.default_rng(7)
    by_size = rng.normal(size=(3, 2))
    game = {held: by_size[(held & 3).bit_count(), held >> 2 & 1] + np.zeros(1) for held in range(16)}
    one, other, third, idle = shapley(game, 4).ravel()
    assert abs(idle) < 1e-12 and abs(one - other) < 1e-12 and abs(third) > 1e-6


def test_all_orders_drawn_are_shapleys_value():
    game = _random_game(3, seed=9)
    ways = np.stack([stacked(game, order) for order in permutations(range(3))])
    assert np.allclose(ways.mean(axis=0), shapley(game, 3))


def test_orders_come_with_their_reverse():
    orders = drawn_orders(10, walks=5, seed=2)
    assert len(orders) == 6 and all(a == b[::-1] for a, b in zip(orders[::2], orders[1::2], strict=True))
    assert drawn_orders(10, 5, 2) == orders != drawn_orders(10, 5, 3)
    assert all(1 << part in sets_to_run(10, orders) for part in range(10))


def test_an_interval_counts_orders_and_luck():
    orders = crossed_interval(np.array([[1.0, 1.0, 1.0], [3.0, 3.0, 3.0]]))[0]
    luck = crossed_interval(np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]]))[0]
    assert orders.mean == luck.mean == 2.0 and orders.half_width > 10 and luck.half_width > 2
    assert math.isnan(crossed_interval(np.array([[1.0]]))[0].low)


def test_what_changes_nothing_is_no_part():
    base = make_scenario({"name": "base"}, "coal", (18628, 22279), "")
    other = {"name": "other", "set": {"coal.validity_months": 36, "coal.grade_one_part_score": 85}}
    parts = parts_of(make_scenario(other, "coal", (18628, 22279), ""), base, "coal")
    assert [part.parameters for part in parts] == [("coal.grade_one_part_score",)]
    try:
        parts_of(base, base, "coal")
    except InputError as error:
        assert "alike" in str(error)
    else:
        raise AssertionError


def test_a_change_in_some_places_is_a_part():
    base = make_scenario({"name": "base"}, "coal", (18628, 22279), "")
    here = Regional(19000, (("coal.validity_months", 60), ("coal.grade_one_part_score", 85)), ("白山市",))
    parts = parts_of(replace(base, name="pilot", regional=(here,)), base, "coal")
    assert [part.named("coal") for part in parts] == [
        "grade_one_part_score: 90 → 90, 85 in 白山市 from 2022-01-08",
        "validity_months: 36 → 36, 60 in 白山市 from 2022-01-08",
    ]
    assert with_parts(parts, 0b10, base, "coal").regional == (here._replace(values=here.values[:1]),)


def test_an_interval_over_orders_and_luck_by_hand():
    "With one degree of freedom Student's quantile is tan(π L / 2) and p = 1 - 2/π atan t."
    both, p = crossed_interval(np.array([[1.0, 3.0], [3.0, 5.0]]))  # variance 1 from the orders, and 1 from luck
    reach = math.tan(math.pi * 0.95 / 2) * math.sqrt(2)
    assert np.allclose(both[:3], (3, 3 - reach, 3 + reach)) and both.n == 2
    assert math.isclose(p, 1 - 2 / math.pi * math.atan(3 / math.sqrt(2)))
    _, luck = crossed_interval(np.array([[1.0, 2.0, 3.0]]))
    assert math.isclose(luck, 1 - math.sqrt(6 / 7))
    assert crossed_interval(np.full((1, 2), 2.0)) == (Interval(2.0, 2.0, 2.0, 2), 0.0)
    assert crossed_interval(np.zeros((2, 2)))[1] == 1 and crossed_interval(np.empty((1, 0)))[0].n == 0
    for one in (np.ones((2, 1)), np.ones((1, 1))):
        assert math.isnan(crossed_interval(one)[0].low) and math.isnan(crossed_interval(one)[1])


def test_what_is_there_without_any_part_is_nobodys():
    game = {held: np.array([10.0 + 3 * (held & 1) + (held >> 1 & 1)]) for held in range(4)}
    for shares in (shapley(game, 2), alone(game, 2), stacked(game, (1, 0))):
        assert shares.ravel().tolist() == [3, 1]


def test_the_sets_that_are_run_by_hand():
    assert sets_to_run(3) == list(range(8))
    assert sorted(sets_to_run(3, [(2, 0, 1), (1, 0, 2)])) == [0, 1, 2, 3, 4, 5, 7]
