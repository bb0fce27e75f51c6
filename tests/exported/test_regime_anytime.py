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
