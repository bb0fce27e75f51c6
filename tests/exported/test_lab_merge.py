# Made from nbs/lab/07_merge.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import csv
import hashlib
import json
import math
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple
import numpy as np
from gazette_sim.lab.antithetic import independent, independent_curves
from gazette_sim.lab.job import LABELS, Job, input_files
from gazette_sim.lab.receipt import ended_at, write_receipt
from gazette_sim.lab.replication import read_curves, read_part
from gazette_sim.lab.store import BLOCK, HISTORIES, Store, clear, fingerprints, labels, read_manifest, sealed, whole_file, write_manifest, write_rows, write_text
from gazette_sim.lab.study import Study, to_toml
from gazette_sim.lab.warm_up import in_transit
from gazette_sim.law.calendar import iso, state_council_calendar
from gazette_sim.regime.interval import Bounds, amount_ends, mean_interval
from gazette_sim.regime.metric import t_quantile
from gazette_sim.regime.panel import DIFFERENCE
import matplotlib.pyplot as plt
import pandas as pd
import pyarrow
from gazette_sim.lab.job import ingredients, make_job
from gazette_sim.lab.store import begin
from gazette_sim.lab.study import read_study
from gazette_sim.lab.workers import locally, run_all
from gazette_sim.law.drawing import described
from gazette_sim.lab.merge import *


def test_an_undefined_number_is_an_empty_cell():
    assert in_full(math.nan) == "" and in_full(1 / 3) == "0.3333333333" and in_full(2.0) == "2"


def test_the_ribbon_of_one_history_has_no_width():
    curve = np.array([[0, 1.0], [1, 3.0]])
    alone, both = [{"a": curve}], [{"a": curve}, {"a": curve + np.array([0, 2])}]
    one, two = mean_curve(spread_of(alone)["a"]), mean_curve(spread_of(both)["a"])
    assert one["low"].tolist() == one["high"].tolist() == [1, 3]
    assert two["mean"].tolist()[1] == 4 and two["low"][1] < 4 < two["high"][1]


def test_curves_that_pass_by_have_the_mean_and_variance_of_curves_in_a_stack():
    drawn = np.random.default_rng(1).normal(size=(300, 40)) * 1000
    found = spread_of({"a": np.column_stack([np.arange(40), row])} for row in drawn)["a"]
    assert np.array_equal(found.mean, drawn.mean(axis=0)) and np.array_equal(found.least, drawn.min(axis=0))
    assert np.array_equal(found.variance, drawn.var(axis=0, ddof=1))


def test_a_curve_that_some_histories_lack_is_that_of_the_others():
    drawn = np.random.default_rng(2).normal(size=(9, 2, 5))
    both = [{k: np.column_stack([np.arange(5), row]) for k, row in zip("ab", rows, strict=True)} for rows in drawn]
    some = [{"b": each["b"]} if n % 3 == 0 else each for n, each in enumerate(both)]
    found, alone = spread_of(some)["a"], spread_of({"a": each["a"]} for each in some if "a" in each)["a"]
    assert (found.n, alone.n) == (6, 6) and all(map(np.array_equal, found, alone))
    assert all(map(np.array_equal, spread_of(some)["b"], spread_of(both)["b"])) and spread_of([]) == {}


def test_columns_are_those_that_pyarrow_makes():
    for values in (["县", "", "b"], [3, -1], [0.5, math.nan], [True, False], [None, 2], [None, "a"], [1, 0.5]):
        made, known = as_column(values), pyarrow.array(values)
        assert made.type == known.type and repr(made.to_pylist()) == repr(known.to_pylist())
    assert as_column([]).type == pyarrow.string() and as_column(np.array([], int)).type == pyarrow.int64()
    days, known = np.array([-5, 3, 18628]), np.array([False, True, True])
    assert as_days(days, known).equals(pyarrow.array(days.astype("datetime64[D]"), mask=~known))


def test_a_column_that_is_read_is_what_was_written():
    some = pyarrow.array([1, None, 2])
    table = pyarrow.table({"a": as_column([3, 1, 2]), "b": as_column([0.5, 1.5, 2.5]), "c": some})
    both = pyarrow.concat_tables([table, table.slice(1)])
    assert as_array(both["a"]).tolist() == [3, 1, 2, 1, 2] and as_array(both["b"]).tolist()[2:] == [2.5, 1.5, 2.5]
    assert np.array_equal(as_array(both["c"]), [1, math.nan, 2, math.nan, 2], equal_nan=True)
    assert as_array(both["a"].slice(0, 0)).tolist() == []


def test_the_calendar_is_said():
    assert "projected" not in calendar_line(0, 5) and "2 of 5 runs" in calendar_line(2, 5)


def test_ribbons_by_hand():
    "Of two histories Student's quantile is tan(0.95 π / 2)."
    reach = math.tan(0.95 * math.pi / 2)
    two = spread_of({"a": np.array([[5, y], [6, y - 9], [7, 2]])} for y in (1.0, 3.0))["a"]
    found, apart = mean_curve(two), mean_difference(two)
    assert apart["mean"].tolist() == [2, -7, 2] and apart["at"].tolist() == [5, 6, 7]
    assert np.allclose(apart["high"] - apart["mean"], [reach, reach, 0])
    assert np.allclose(apart["mean"] - apart["low"], [reach, reach, 0])
    assert np.allclose([found[end][1] for end in ("low", "high")], [-7 - reach, -7 + reach])  # it may be negative
    low, high = amount_ends(2.0, 1.0, 2)
    assert (found["low"][0], found["high"][0]) == (low, high) and found["low"][2] == found["high"][2] == 2


def test_what_a_scenario_has_more_is_taken_place_by_place():
    base, more = np.array([[0, 5], [1, 6]]), np.array([[0, 7], [1, 5]])
    found = side_by_side([{"a": base, "b": base}, {"a": more, "b": more[:1], "c": more}])
    assert found[1, DIFFERENCE + "a"].tolist() == [[0, 2], [1, -1]] and found[0, "a"] is base
    assert [key for key in found if key[1].startswith(DIFFERENCE)] == [(1, DIFFERENCE + "a")]


def test_what_a_desk_did_by_hand():
    said = {"reviewer_days": 10, "busy_days": 4, "arrived": 4, "arrivals_waited": 6, "queue_days": 9, "working_days": 3}
    said |= {"waiting": 2, "in_hand": 1, "review_due": 4, "review_late": 1, "visit_due": 0, "visit_late": 0}
    found = {name: float(value) for name, value in desk_shares(said).items()}
    assert (found["load"], found["wait"], found["queue"], found["open"]) == (0.4, 1.5, 3, 3)
    assert found["review_in_time"] == 0.75 and math.isnan(found["visit_in_time"]) and found["visit_due"] == 0
