# Made from nbs/regime/14_anytime.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
from collections.abc import Sequence
from functools import cache
import numpy as np
from gazette_sim.regime.interval import UNBOUNDED, Bounds
from gazette_sim.regime.metric import Interval
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.regime.interval import mean_interval
from gazette_sim.regime.anytime import *


def test_a_fortune_is_what_the_bets_make_of_it():
    stakes = 1 / (1 + np.exp(-np.linspace(-4.6, 4.6, 16)))
    by_hand = np.mean([(1 + f * (0.5 / 0.8 - 1)) * (1 + f * (1.0 / 0.8 - 1)) for f in stakes])
    assert math.isclose(fortune([0.5, 1.0], 0.8)[-1], by_hand)
    rng = np.random.default_rng(4)
    ends = [fortune((rng.random(50) < 0.9).astype(float), 0.9)[-1] for _ in range(4000)]
    assert 0.8 < np.mean(ends) < 1.25  # fair


def test_the_normal_fortune_is_one_over_the_error_at_its_reach():
    for n, error in ((20, 0.025), (300, 0.001)):
        t = normal_reach(n, error)
        there = ((1 + t**2 / (n - 1)) / (1 + t**2 / (n - 1) / (n + 1))) ** (n / 2) / math.sqrt(n + 1)
        assert math.isclose(there, 1 / error, rel_tol=1e-9)
    assert normal_reach(3, 0.025) == math.inf


def test_no_end_is_ever_wrong_more_often_than_it_says():
    "Over all looks together, for means at the ends of the range and in its middle, and for normal values."
    rng, error, trials = np.random.default_rng(5), 0.1, 200
    draws = {
        "rare": (lambda: (rng.random(150) < 0.97).astype(float), 0.97, Bounds(0, 1)),
        "even": (lambda: rng.random(150), 0.5, Bounds(0, 1)),
        "normal": (lambda: rng.normal(20, 3, 150), 20.0, UNBOUNDED),
        "rare count": (lambda: rng.poisson(0.1, 150).astype(float), 0.1, UNBOUNDED),
    }
    for name, (draw, mean, bounds) in draws.items():
        found = [anytime(draw(), bounds, error) for _ in range(trials)]  # ends are the best of all looks
        for wrong in (sum(i.low > mean for i in found), sum(i.high < mean for i in found)):
            assert wrong / trials <= error + 2 * math.sqrt(error * (1 - error) / trials), (name, wrong)


def test_what_is_not_known_has_no_end():
    assert anytime([5.0] * 50)[1:3] == (-math.inf, math.inf)
    assert anytime([0.0] * 40 + [1.0, 2.0] * 4)[1:3] == (-math.inf, math.inf)  # too few of them differ
    assert anytime([0.0] * 40 + [1.0, 2.0] * 5).low > -math.inf
    assert anytime([])[1:] == (-math.inf, math.inf, 0)
    assert anytime([1.0] * 200, Bounds(0, 1)).low > 0.96 and anytime([0.0] * 200, Bounds(0, 1)).high < 0.04
    assert anytime([0.2, 3.0, 0.4], Bounds(0, 1)).low == -math.inf  # outside of its range


def test_an_end_is_where_the_fortune_reaches_one_over_the_error():
    values = (np.random.default_rng(3).random(60) < 0.8).astype(float)
    for error in (0.1, 0.025):
        end = betting_end(values, error)
        assert fortune(values, end).max() >= 1 / error > fortune(values, end + 2e-6).max() and end > 0.3
    mirrored = anytime(1 - values, Bounds(0, 1))
    assert np.allclose((1 - mirrored.high, 1 - mirrored.low), anytime(values, Bounds(0, 1))[1:3], atol=1e-9)


def test_normal_ends_are_the_best_that_any_look_gave():
    x = np.random.default_rng(8).normal(20, 3, 60)
    looked = [(x[:n].mean(), x[:n].std(ddof=1) / math.sqrt(n) * normal_reach(n, 0.025)) for n in range(10, 61)]
    low, high = max(mean - reach for mean, reach in looked), min(mean + reach for mean, reach in looked)
    assert np.allclose(anytime([*x, math.nan])[1:3], (low, high), rtol=1e-9) and anytime([*x, math.nan]).n == 60
    assert anytime([*x, *[-200.0, 240.0] * 30])[1:3] == anytime(x)[1:3]  # later scatter takes nothing back


def test_a_range_may_lie_anywhere():
    values = np.random.default_rng(2).random(50)
    plain, moved = anytime(values, Bounds(0, 1)), anytime(3 + 2 * values, Bounds(3, 5))
    assert np.allclose(moved[:3], [3 + 2 * end for end in plain[:3]], atol=1e-5)
