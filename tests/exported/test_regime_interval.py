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
from scipy.stats import beta, chi2, norm, t
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
    assert looks(30, 20, 200) == [30, 50, 70, 90, 112, 140, 175, 200]  # 20 more, or a quarter
    assert math.isclose(1 - level_of([30, 50, 70], 0.9, intervals=4), 0.1 / 12)


def test_a_rule_stops_at_the_first_look_with_the_width_and_not_before():
    plan, ones = [10, 20, 30], [1.0] * 30
    widths = [
        1 - (0.05 / 3 / 2) ** (1 / n) for n in plan
    ]  # of shares that are all 1, at the level that three looks leave
    for n, width in zip(plan, widths, strict=True):
        assert stops_at(iter(ones), width + 1e-9, plan, SHARES).n == n
        assert stops_at(iter(ones), width - 1e-9, plan, SHARES).n == min(n + 10, 30)
    exact = reach(mean_interval(ones[:10], SHARES, level_of(plan)))
    assert stops_at(iter(ones), exact, plan, SHARES).n == 10
    assert reach(Interval(1.0, 0.5, 1.2, 9)) == 0.5 and reach(Interval(2.0, 2.0, 2.0, 9)) == math.inf
    assert reach(Interval(0.0, 0.0, math.nan, 9)) == reach(Interval(1.0, math.nan, math.nan, 1)) == math.inf


def test_the_rule_keeps_its_guarantee_for_rare_events():
    rng, plan, held = np.random.default_rng(5), looks(30, 20, 400), 0
    for _ in range(120):
        stream = (float(rng.random() < 0.02) for _ in range(400))
        found = stops_at(stream, 0.06, plan, SHARES)
        held += abs(found.mean - 0.02) <= 0.06 and found.n >= 30
    assert held / 120 >= 0.95


def test_one_event_is_known_of_what_is_counted_by_the_year():
    def one(unit, years=4.0):
        return bounds_of(Metric("trial.x", unit, "", "", 0.0), years).one

    assert one("a year") == one("firms a year") == 0.25
    for unit in ("CNY a year", "ten thousand yuan a year", "document days a year", "a firm and year", "firms", "share"):
        assert math.isnan(one(unit)), unit
    assert bounds_of(Metric("trial.x", "share", "", "", 0.0, 1.0), 4.0)[:2] == (0.0, 1.0)


def test_ends_are_the_exact_ones_of_as_many_trials_or_events_as_scatter_alike():
    shares, tail = [0.5, 0.9, 0.7, 0.8, 1.0], 0.025
    mean, square = 0.78, sum((x - 0.78) ** 2 for x in shares) / 4 / 5
    few = (norm.ppf(1 - tail) / t.ppf(1 - tail, 4)) ** 2  # five histories say little of their own scatter
    trials = mean * (1 - mean) / square * few
    found = mean_interval(shares, SHARES)
    low, high = (
        beta.ppf(tail, mean * trials, trials * (1 - mean) + 1),
        beta.ppf(1 - tail, mean * trials + 1, trials * (1 - mean)),
    )
    assert np.allclose(found[:3], (mean, low, high), rtol=1e-9)
    counts = [3.0, 0.0, 4.0, 1.0, 2.0]
    events = 2.0**2 / 0.5 * few
    low, high = chi2.ppf(tail, 2 * events) / 2, chi2.ppf(1 - tail, 2 * events + 2) / 2
    assert np.allclose(mean_interval(counts, EVENTS)[:3], (2.0, low * 2 / events, high * 2 / events), rtol=1e-9)
    low, high = (
        chi2.ppf(tail, 2 * 12) / 2,
        chi2.ppf(1 - tail, 2 * 12 + 2) / 2,
    )  # twelve events in four histories of half a year
    assert np.allclose(mean_interval([6.0] * 4, Bounds(0, None, 2.0))[:3], (6.0, low / 2, high / 2), rtol=1e-9)


def test_a_range_may_begin_and_end_anywhere():
    values = [0.1, 0.5, 0.2, 0.0]
    plain, open_above = mean_interval(values, SHARES), mean_interval(values, TIMES)
    moved = [3 + 2 * x for x in values]
    assert np.allclose(mean_interval(moved, Bounds(3, 5))[:3], [3 + 2 * x for x in plain[:3]])
    assert np.allclose(mean_interval(moved, Bounds(3))[:3], [3 + 2 * x for x in open_above[:3]])
