# Made from nbs/lab/07_merge.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import csv
import hashlib
import json
import math
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    one, two = mean_curve(spread_of(lambda: alone)["a"]), mean_curve(spread_of(lambda: both)["a"])
    assert one["low"].tolist() == one["high"].tolist() == [1, 3]
    assert two["mean"].tolist()[1] == 4 and two["low"][1] < 4 < two["high"][1]


def test_curves_that_pass_by_have_the_mean_and_variance_of_curves_in_a_stack():
    drawn = np.random.default_rng(1).normal(size=(300, 40)) * 1000
    found = spread_of(lambda: ({"a": np.column_stack([np.arange(40), row])} for row in drawn))["a"]
    assert np.array_equal(found.mean, drawn.mean(axis=0)) and np.array_equal(found.least, drawn.min(axis=0))
    assert np.array_equal(found.variance, drawn.var(axis=0, ddof=1))


def test_the_calendar_is_said():
    assert "projected" not in calendar_line(0, 5) and "2 of 5 runs" in calendar_line(2, 5)
