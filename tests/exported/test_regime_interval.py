# Made from nbs/regime/10_interval.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple
import numpy as np
from gazette_sim.regime.metric import Interval, Metric, interval, t_quantile
from itertools import pairwise
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.regime.interval import *


SHARES, EVENTS, TIMES = Bounds(0, 1), Bounds(0, None, 1), Bounds(0)
TRIED = {
    "rare event": (lambda g, n: (g.random(n) < 0.02).astype(float), 0.02, SHARES),
    "rare collapse": (lambda g, n: np.where(g.random(n) < 0.1, 0.4, 1.0), 0.94, SHARES),
    "rare count": (lambda g, n: g.poisson(0.02, n).astype(float), 0.02, EVENTS),
    "count": (lambda g, n: g.poisson(20, n).astype(float), 20.0, EVENTS),
    "share": (lambda g, n: g.binomial(100, 0.99, n) / 100, 0.99, SHARES),
    "time": (lambda g, n: g.exponential(1, n), 1.0, TIMES),
    "even": (lambda g, n: g.normal(10, 1, n), 10.0, TIMES),
}


def test_intervals_hold_the_mean_as_often_as_they_say():
    for name, (draw, mean, bounds) in TRIED.items():
        for n in (10, 40):
            assert coverage(draw, mean, n, bounds, 300) > 0.91, (name, n)
    draw, mean, _ = TRIED["rare event"]
    assert coverage(draw, mean, 10, UNBOUNDED, 200) < 0.4  # what the usual interval does


def test_intervals_stay_inside_the_range():
    rng = np.random.default_rng(3)
    for _ in range(100):
        shares, counts = rng.beta(0.4, 0.1, 6).tolist(), rng.poisson(0.3, 6).astype(float).tolist()
        found, counted = mean_interval(shares, SHARES), mean_interval(counts, EVENTS)
        assert 0 <= found.low <= found.mean <= found.high <= 1
        assert 0 <= counted.low <= counted.mean <= counted.high
    assert round(mean_interval([1.0] * 10, SHARES).low, 4) == 0.6915
    assert round(mean_interval([0.0] * 10, EVENTS).high, 4) == 0.3689
    assert math.isnan(mean_interval([0.0] * 10, TIMES).high)  # nobody knows how large one would be


def test_outside_its_range_a_metric_has_the_usual_interval():
    assert mean_interval([-1.0, 2.0, 3.0], TIMES) == interval([-1.0, 2.0, 3.0])
    assert mean_interval([1.0], SHARES).n == 1 and mean_interval([], SHARES).n == 0
    assert mean_interval([0.2, math.nan, 0.4], SHARES).n == 2


def test_a_rule_looks_seldom_and_never_early():
    found = looks(30, 20, 1000)
    assert found[0] == 30 and found[-1] == 1000 and len(found) < 16
    assert all(b >= a + 20 or b == 1000 for a, b in pairwise(found))
    assert looks(30, 20, 12) == [12] and level_of([12]) == 0.95


def test_the_rule_keeps_its_guarantee_for_rare_events():
    rng, plan, held = np.random.default_rng(5), looks(30, 20, 400), 0
    for _ in range(120):
        stream = (float(rng.random() < 0.02) for _ in range(400))
        found = stops_at(stream, 0.06, plan, SHARES)
        held += abs(found.mean - 0.02) <= 0.06 and found.n >= 30
    assert held / 120 >= 0.95
