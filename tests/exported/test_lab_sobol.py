# Made from nbs/lab/25_sobol.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
import numpy as np
from gazette_sim.lab.figures import parameter_called
from gazette_sim.lab.result import Result
from gazette_sim.lab.scenario import Scenario
from gazette_sim.lab.sensitivity import Morris, asked_about, assumptions, both, caption, check_metric, compared, labelled, problem, row_axes, row_name, run_design, salib, together_allowed
from gazette_sim.lab.store import write_rows
from gazette_sim.lab.study import Study
from gazette_sim.law.citation import InputError
from gazette_sim.law.language import aligned, say, unit_in
from gazette_sim.law.parameter import Parameter
from gazette_sim.regime.metric import Interval
import matplotlib.pyplot as plt
from IPython.display import Markdown
from gazette_sim.lab.sensitivity import morris
from gazette_sim.lab.study import read_study
from gazette_sim.law.calendar import day_number
from gazette_sim.law.drawing import described
from gazette_sim.law.language import markdown
from gazette_sim.lab.sobol import *


def test_the_indices_of_ishigamis_function():
    names, true = ["x1", "x2", "x3"], (0.3139, 0.4424, 0.0, 0.5576, 0.4424, 0.2437)
    told = {"num_vars": 3, "names": names, "bounds": [[-np.pi, np.pi]] * 3}
    x = salib("sample", "sobol").sample(told, 1024, calc_second_order=True, seed=1)
    y = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    shares = variance_shares(y[:, None], names, pairs=True, draws=50)
    found = [i.first.mean for i in shares.indices] + [i.total.mean for i in shares.indices]
    assert np.allclose(found, true, atol=0.03) and abs(shares.variance.mean - 13.8446) < 0.2
    assert abs(shares.pairs["x1", "x3"].mean - 0.2437) < 0.04 and abs(shares.pairs["x1", "x2"].mean) < 0.04


def test_without_luck_the_indices_are_salibs():
    told = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}
    x = salib("sample", "sobol").sample(told, 32, calc_second_order=True, seed=2)
    y = x[:, 0] + x[:, 1] * x[:, 2] ** 2
    theirs = salib("analyze", "sobol").analyze(told, y, calc_second_order=True, seed=1)
    ours = variance_shares(y[:, None], told["names"], pairs=True, draws=10)
    assert np.allclose([i.first.mean for i in ours.indices], theirs["S1"])
    assert np.allclose([i.total.mean for i in ours.indices], theirs["ST"])
    assert np.allclose([i.mean for i in ours.pairs.values()], [theirs["S2"][j, k] for j, k in ((0, 1), (0, 2), (1, 2))])


def test_a_linear_answer_with_luck_has_the_indices_of_its_coefficients():
    told = {"num_vars": 3, "names": ["a", "b", "idle"], "bounds": [[0, 1]] * 3}
    x = salib("sample", "sobol").sample(told, 256, calc_second_order=False, seed=3)
    rng = np.random.default_rng(4)
    answers = (3 * x[:, 0] + x[:, 1])[:, None] + rng.normal(size=8) + rng.normal(size=(len(x), 8))
    a, b, idle = variance_shares(answers, told["names"]).indices
    assert (
        a.total.low < 0.9 < a.total.high and b.total.low < 0.1 < b.total.high and idle.total.low < 0 < idle.total.high
    )
    assert a.verdict() == "matters" and abs(idle.total.mean) < 0.05 < 0.1 < a.total.mean


def test_an_answer_that_nothing_moves_has_no_indices():
    answers = np.random.default_rng(5).normal(size=(64 * 4, 4))
    assert not variance_shares(answers, ["a", "b"]).told
    assert not variance_shares(np.ones((64 * 4, 4)), ["a", "b"]).told


def test_a_design_is_refused_where_it_would_not_be_even():
    for points in (0, 1, 3, 100):
        try:
            sobol_design(assumptions("coal", ["coal.city_reviewers"]), points, seed=1)
        except InputError as error:
            assert "a power of two" in str(error)
        else:
            raise AssertionError(points)


def test_whole_numbers_are_drawn_evenly():
    (name,) = known = assumptions("coal", ["coal.city_reviewers"])
    drawn = [row[name] for row in sobol_design(known, 1024, seed=1)[::3]]
    counts = [drawn.count(n) for n in range(known[name].low, known[name].high + 1)]
    assert sum(counts) == len(drawn) and max(counts) - min(counts) < 12


def test_intervals_of_indices_are_as_wide_as_the_indices_scatter():
    "y = 2a + b + luck: the variance of its expectation is 5 / 12, four fifths of it from a."
    rng, true, found = np.random.default_rng(6), np.array([5 / 12, 0.8, 0.8]), []
    for _ in range(200):
        a, b = rng.random((2, 32, 2))  # points without Sobol's evenness, for which intervals are too wide
        rows = np.stack([a, np.stack([b[:, 0], a[:, 1]], 1), np.stack([a[:, 0], b[:, 1]], 1), b], 1).reshape(-1, 2)
        answers = rows @ [[2], [1]] + rng.normal(size=8) + 0.5 * rng.normal(size=(len(rows), 8))
        shares = variance_shares(answers, ["a", "b"], draws=100)
        of_a = shares.indices[0]
        found.append([(i.mean, i.low, i.high) for i in (shares.variance, of_a.first, of_a.total)])
    mean, low, high = np.array(found).transpose(2, 0, 1)
    assert (((low < true) & (true < high)).mean(axis=0) > 0.92).all()
    wide = np.median(high - low, axis=0) / (2 * 1.96 * mean.std(axis=0))
    assert (0.95 < wide).all() and (wide < 1.08).all(), wide
    assert np.isclose(of_a.together.half_width / of_a.total.half_width, 2.241402728 / 1.959963985)  # at 97.5% each
    assert np.isclose(of_a.together.low + of_a.together.high, 2 * of_a.total.mean)


def test_luck_is_the_variance_at_a_point():
    assert variance_shares(np.arange(8.0)[:, None] ** 2 + [0, 2], ["a", "b"]).luck == 2
    assert math.isnan(variance_shares(np.arange(8.0)[:, None], ["a", "b"]).luck)


def test_an_assumption_matters_only_where_its_whole_interval_says_so():
    def said(low, high, mean=0.05):
        return Index("a", *[Interval(mean, low, high, 8)] * 3).verdict()

    assert [said(0.051, 0.2), said(0.05, 0.2), said(0, 0.05), said(0, 0.049)] == [
        "matters", "not told", "not told", "may stay a guess"
    ]  # fmt: skip
    assert said(math.nan, math.nan, math.nan) == "undefined"
