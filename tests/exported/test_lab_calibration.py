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
