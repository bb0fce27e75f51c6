# Made from nbs/regime/04_metric.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import isclass
from typing import Any, NamedTuple, TypeVar
import numpy as np
from gazette_sim.engine.journal import Journal
from gazette_sim.law.calendar import civil, from_civil
from types import SimpleNamespace
import matplotlib.pyplot as plt
from gazette_sim.engine.journal import Vocabulary
from gazette_sim.regime.metric import *


def test_events_are_counted_and_shares_may_be_undefined():
    words = Vocabulary(("a", "b", "c"), (), ("x",))
    seen = Journal(words, [(1, 0, 0, -1, -1, -1, 0), (2, 0, 2, -1, -1, -1, 0), (3, 0, 2, -1, -1, -1, 0)])
    assert (count(seen, 0), count(seen, 1), count(seen, 0, 2), count(seen)) == (1, 0, 3, 0)
    assert ratio(1, 4) == 0.25 and math.isnan(ratio(0, 0))
    assert years(SimpleNamespace(first_day=0, last_day=1460)) == 4.0  # four years with one leap day


def test_days_in_states_and_levels_are_counted_by_hand():
    words = Vocabulary(("joined", "rose", "fell"), ("low", "high"), ("x", "y"))
    rows = [(0, 0, 0, 0, 0, -1, 0), (0, 1, 0, 1, 1, -1, 0), (6, 0, 1, 0, 1, -1, 0), (8, 1, 2, 1, 0, -1, 0)]
    seen = Journal(words, rows)
    run = SimpleNamespace(first_day=0, last_day=9)
    assert state_days(seen, run, joined=0).tolist() == [6 + 2, 4 + 8]
    days, before, after = moves(seen, joined=0)
    assert before.tolist() == [-1, -1, 0, 1]
    high = level(np.array([0, 5, 6, 8]), days[after == 1], days[before == 1])
    assert high.tolist() == [[0, 1], [5, 1], [6, 2], [8, 1]]


def test_months_begin_with_the_run_and_end_after_it():
    run = SimpleNamespace(first_day=from_civil(2021, 11, 15), last_day=from_civil(2022, 1, 31))
    assert [civil(day) for day in months(run)] == [(2021, 11, 15), (2021, 12, 1), (2022, 1, 1), (2022, 2, 1)]


def _metric(name, measure):
    return metric(name, unit="events", meaning="Events.", how="rows of the journal")(measure)


def test_the_quantile_agrees_with_printed_tables():
    for df, printed in ((1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (10, 2.228), (29, 2.045), (120, 1.980)):
        assert abs(t_quantile(df) - printed) < 6e-4, df
    assert abs(t_quantile(5, 0.99) - 4.032) < 6e-4


def test_an_interval_leaves_out_what_is_undefined_and_says_so():
    assert interval([1.0, 3.0, math.nan]).n == 2 and interval([1.0, 3.0, math.nan]).mean == 2
    assert abs(interval([1.0, 3.0]).half_width - 12.7062) < 1e-3
    assert interval([4.0]).n == 1 and math.isnan(interval([4.0]).low)
    assert interval([]).n == 0 and math.isnan(interval([math.nan]).mean)
    assert interval([2.0, 2.0, 2.0]).low == 2.0


def test_an_interval_does_not_depend_on_order():
    values = [0.1 * k + 1e9 * (k % 3) for k in range(50)]
    assert interval(values) == interval(values[::-1])


def test_a_class_begins_anew_with_each_history():
    class Seen:
        def __init__(self):
            self.n = 0

        def observe(self, *row):
            self.n += 1

        def value(self):
            return self.n

    seen = _metric("trial.seen", Seen)
    for events in (3, 1):
        watch = Watch([seen])
        for _ in range(events):
            watch.observers[0]((0, 0, 0, 0, 0, 0, 0))
        assert watch.values([], None) == {"trial.seen": events}


def test_a_metric_is_declared_once_and_gives_a_number():
    def first(journal, run):
        return "many"

    def second(journal, run):
        return None

    _metric("trial.once", first)
    try:
        _metric("trial.once", second)
    except ValueError as error:
        assert "declared in" in str(error)
    else:
        raise AssertionError("declared twice")
    try:
        Watch([first]).values([], None)
    except TypeError as error:
        assert "trial.once" in str(error) and "many" in str(error)
    else:
        raise AssertionError("a text was taken for a number")
    assert math.isnan(Watch([_metric("trial.none", second)]).values([], None)["trial.none"])


def test_names_and_classes_are_checked():
    for name in ("nogroup", "a.b-c", "a."):
        try:
            metric(name, "x", "x", "x")
        except ValueError:
            continue
        raise AssertionError(name)
    try:
        _metric("trial.empty", type("Empty", (), {}))
    except TypeError as error:
        assert "observe" in str(error)
    else:
        raise AssertionError("a class that observes nothing was taken")
