# Made from nbs/lab/30_calibration.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
import io
import math
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
import numpy as np
from gazette_sim.lab.figures import metric_called, parameter_called
from gazette_sim.lab.result import Result
from gazette_sim.lab.scenario import Scenario, parameters_of
from gazette_sim.lab.sensitivity import assumptions, own_settings, run_design, varied
from gazette_sim.lab.store import write_text
from gazette_sim.lab.study import Study
from gazette_sim.lab.validation import FIRST_DAY, LAST_DAY, Gate, gates
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.field import Whole
from gazette_sim.law.language import LANGUAGES, aligned, say
from gazette_sim.law.parameter import Parameter
from gazette_sim.law.regulation import regulation as known_regulation
from gazette_sim.regime.metric import Interval, t_quantile
from gazette_sim.lab.study import read_study
from gazette_sim.law.drawing import described, drawn_in
from gazette_sim.lab.calibration import *


from gazette_sim.lab.draws import read_draws


def _line(points, seed=5):
    a = np.array([[2.0, 1.0], [1.0, -1.0]])
    rng = np.random.default_rng([seed, len(points)])
    values = (np.asarray(points) @ a.T)[:, None, :] + rng.normal(0, 0.05, (len(points), 20, 2))
    return {"toy.one": values[:, :, 0], "toy.two": values[:, :, 1]}


def test_draws_of_a_line_are_its_known_posterior():
    a, spreads = np.array([[2.0, 1.0], [1.0, -1.0]]), np.array([0.1, 0.2])
    exact = np.linalg.inv(a.T @ np.diag(1 / spreads**2) @ a)
    targets = [Target("toy.one", 5.0, 0.1**2, 0.0), Target("toy.two", 1.0, 0.2**2, 0.0)]
    found = match(_line, ["a", "b"], [0, 0], [4, 4], targets, 20, 3)
    draws = found.draws(6000)
    assert np.abs(draws.mean(axis=0) - [2, 1]).max() < 0.03
    assert np.abs(np.cov(draws.T) / exact - 1).max() < 0.25
    assert found.waves[0].left > found.share > 0 and found.effective > 50


def test_a_figure_that_nothing_explains_leaves_nothing():
    targets = [Target("toy.one", 5.0, 0.01, 0.0), Target("toy.two", 100.0, 0.01, 0.0)]
    found = match(_line, ["a", "b"], [0, 0], [4, 4], targets, 20, 3)
    assert found.share == 0 and len(found.waves) == 1 and len(found.left) == 0


def test_a_gate_is_a_target_with_both_its_uncertainties():
    t = target_of(Gate("m", 0.8, 1.2, 0.1, "s", "tuned"))
    assert math.isclose(t.observed**0.5, 0.2 / 1.96) and math.isclose(t.model**0.5, 0.1 / 1.96)
    assert t.implausibility(1.0, 0.0) == 0 and t.implausibility([0.5], 0.0)[0] > 3
    bound = target_of(Gate("m", 0.0, 50.0, 0.1, "s", "bound"))
    assert bound.implausibility(30.0, 0.0) == 0 and bound.implausibility(60.0, 0.0) > 3
    exact = target_of(Gate("m", 0.0, 50.0, 0.0, "s", "bound"))
    assert exact.implausibility(51.0, 0.0) == math.inf and exact.implausibility(51.0, 1.0) == 1


def test_what_is_fitted_and_what_is_held_out_is_all_there_is():
    fitted, held_out = split("coal")
    assert {g.how for g in fitted} == {"tuned"} and not {g.how for g in held_out} & {"tuned"}
    assert {g.metric for g in fitted + held_out} == set(gates("coal"))
    for wrong, told in ((["coal.lapse_shares"], "did you mean coal.lapse_share?"), ([], "a gate of coal")):
        try:
            split("coal", wrong)
        except InputError as error:
            assert told in str(error)
        else:
            raise AssertionError(wrong)


def test_what_cannot_be_counted_is_refused_in_a_line_before_anything_runs():
    counts = [
        (name, wrong) for name in ("draws", "waves", "replications", "simulated") for wrong in (-1, 0, 10**6, 2.5)
    ]
    for name, wrong in [*counts, ("draws", 1), ("points", 5), ("points", 0), ("points", 10**6), ("points", "many")]:
        try:
            calibrate("coal", ["coal.no_renewal_share"], **{name: wrong}, progress=False)
        except InputError as error:
            assert error.where.removeprefix("--") == name and error.found == wrong, str(error)
            assert error.allowed.startswith("a whole number from ")
        else:
            raise AssertionError((name, wrong))


def test_an_interval_holds_the_truth_of_one_more_draw():
    rng = np.random.default_rng(3)
    for own, shared in ((2.0, 3.0), (0.0, 3.0), (2.0, 0.0)):  # of the assumptions, of the luck that draws share
        held = 0
        for _ in range(300):
            truth = rng.normal(10, own, 12)
            found = spread_of(truth[1:, None] + rng.normal(0, shared, 6) + rng.normal(0, 1, (11, 6)))
            held += found.whole.low <= truth[0] <= found.whole.high
        assert 0.92 <= held / 300 <= 0.995, (own, shared, held)
    clear = spread_of(np.arange(20.0)[:, None] + rng.normal(0, 0.1, (20, 5)))
    assert clear.share > 0.99 and clear.luck.high - clear.luck.low < 1 < clear.whole.high - clear.whole.low
    same = spread_of(np.ones((5, 3)))
    assert same.whole[:3] == (1.0, 1.0, 1.0) and math.isnan(same.share)
    assert spread_of(np.full((3, 2), math.nan)).whole.n == 0


def test_draws_come_back_from_their_file():
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "draws.csv"
    path.write_text("coal.county_reviewers,coal.no_renewal_share\n2,0.05\n3,0.0625\n", "utf-8")
    draws = read_draws(path, "coal")
    assert draws == [
        {"coal.county_reviewers": 2, "coal.no_renewal_share": 0.05},
        {"coal.county_reviewers": 3, "coal.no_renewal_share": 0.0625},
    ]
    for text, told in (
        ("coal.county_reviewer\n2\n3\n", "did you mean coal.county_reviewers?"),
        ("coal.county_reviewers\n2\n9\n", ":3: coal.county_reviewers"),
        ("coal.county_reviewers\n2\n", "one draw"),
        ("coal.county_reviewers\n2,3\n4\n", ":2"),
    ):
        path.write_text(text, "utf-8")
        try:
            read_draws(path, "coal")
        except InputError as error:
            assert told in str(error), str(error)
        else:
            raise AssertionError(text)
    folder.cleanup()


def test_how_far_off_a_figure_is_by_hand():
    t = Target("m", 1.0, 0.09, 0.16)
    assert np.allclose(t.implausibility([2.0, -1.0, 1.0], 0.75), [1, 2, 0])
    within = Target("m", 50.0, 0.0, 4.0, (0.0, 50.0))
    assert within.implausibility([-4.0, 0.0, 50.0, 54.0], 0.0).tolist() == [2, 0, 0, 2]


def test_an_emulator_by_hand():
    "Four points on 2 + 3x, each a tenth off: a variance of 0.04 over two degrees of freedom."
    x = np.array([[-1.0], [-1 / 3], [1 / 3], [1.0], [0.0]])
    means = 2 + 3 * x[:, 0] + 0.1 * np.array([1, -1, -1, 1, math.nan])
    mean, variance = Emulator(x, means, luck=0.5).at(np.array([[0.0], [1.0]]))
    assert np.allclose(mean, [2, 5]) and np.allclose(variance, 0.5 + 0.02 * (1 + np.array([0.25, 0.25 + 9 / 20])))
    assert np.isinf(Emulator(x[2:], means[2:]).at(x)[1]).all()  # three points, of which one is undefined


def test_how_well_a_point_explains_by_hand():
    class Known(Emulator):
        def __init__(self, enough=True):
            self.enough = enough

        def at(self, x):
            return np.zeros(len(x)), np.full(len(x), 1.5)

    x, two = np.zeros((1, 1)), {"a": Known(), "b": Known(), "c": Known(False)}
    a, b, c = Target("a", 2.0, 2.0, 0.5), Target("b", 1.0, 0.0, 2.5, (-2.0, 2.0)), Target("c", 1.0, 1.0, 1.0)
    of_a, of_b = -0.5 - math.log(2 * math.sqrt(2 * math.pi)), math.log(math.erf(1 / math.sqrt(2)))
    assert np.allclose(log_weights([a, b, c], two, x), of_a + of_b) and worst([a, b], two, x).tolist() == [1]


def test_the_share_that_is_left_is_that_of_the_declared_ranges():
    found = match(lambda x: {"m": np.hstack([x, x])}, ["a"], [0], [10], [Target("m", 5.0, 0.05**2, 0.0)], 12, 1)
    assert abs(found.share - 0.03) < 0.001 and len(found.left) > 4000  # 4.85 to 5.15 of 0 to 10, then looked at closer
    assert 4.85 < found.left.min() < 4.86 and 5.14 < found.left.max() < 5.15
    assert spread_out(np.arange(11.0)[:, None], 4).ravel().tolist() == [5, 0, 10, 2]


def test_a_spread_by_hand():
    "With one degree of freedom Student's quantile is tan(0.95 π / 2)."
    t, table = math.tan(0.95 * math.pi / 2), np.array([[1.0, 3.0], [5.0, 7.0]])
    assert two_sided(table) == TwoSided(4, 2, 2, own=8, shared=2, rest=0, luck=1)
    assert two_sided(np.vstack([table, [math.nan] * 2])) == two_sided(table)
    found = spread_of(table)
    assert np.allclose(found.luck[:3], (4, 4 - t, 4 + t)) and math.isclose(found.share, 0.8)
    assert math.isclose(found.whole.half_width, t * math.hypot(1, math.sqrt(8 * 1.5)))
    crossed = two_sided(table + np.array([[0.5, -0.5], [-0.5, 0.5]]))
    assert np.allclose(crossed, (4, 2, 2, 7.5, 1.5, 1, 1))


def test_a_study_over_draws_keeps_what_a_scenario_sets():
    base = read_study("validity-five-years").with_(antithetic=True, replications=2)
    own = varied(base.scenarios[1], {"coal.county_reviewers": 4}, "own")
    draws = [{"coal.county_reviewers": 2.2, "coal.no_renewal_share": 0.05}, {"coal.county_reviewers": 2.6}]
    found = study_over(base.with_(scenarios=(base.baseline, own)), draws)
    assert not found.antithetic and [s.name for s in found.scenarios][1:3] == ["three years, draw 2", "own, draw 1"]
    values = [{n: v for c in s.dated("coal") for n, v in c.values.items()} for s in found.scenarios]
    assert [v["coal.county_reviewers"] for v in values] == [2, 3, 4, 4]
    assert [v.get("coal.no_renewal_share") for v in values] == [0.05, None, 0.05, None]


def test_levels_stay_in_their_range_and_differences_need_not():
    from types import SimpleNamespace

    from gazette_sim.regime.interval import Bounds

    there = {"a, draw 1": [0.0, 1.0], "a, draw 2": [1.0, 1.0], "b, draw 1": [0.0, 0.0], "b, draw 2": [0.0, 0.0]}
    result = SimpleNamespace(values=lambda s, m: np.array(there[s]), bounds=lambda m: Bounds(0.0, 1.0))
    study = SimpleNamespace(baseline=SimpleNamespace(name="a"))
    over = Over(study, result, 2)
    assert over.level("a", "m").whole == Interval(0.75, 0, 1, 2) == over.level("a", "m").luck
    apart = over.difference("b", "m")
    assert apart == spread_of(np.array([[0.0, -1.0], [-1.0, -1.0]])) and apart.whole.low < -1


def test_gates_are_counted_over_the_draws_that_were_simulated():
    gate, none = split("coal")[0][0], np.zeros((0, 1))
    matched = Matched(("coal.county_reviewers",), np.ones(1), np.ones(1), [], none, np.zeros(0))
    seen = {gate.metric: np.array([gate.low, math.nan, gate.high, 9 * gate.high])}
    row = Calibration("coal", [gate], [], matched, none, none, {gate.metric: gate.low}, seen, "").outcome()[1]
    assert row[6] == "2 of 3"
