# Made from nbs/lab/07_merge.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import hashlib
import json
import math
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
import numpy as np
from gazette_sim.lab.job import Job
from gazette_sim.lab.warm_up import in_transit
from gazette_sim.lab.replication import read_curves, read_part
from gazette_sim.lab.store import HISTORIES, Store, clear, fingerprints, unsealed, whole_file, write_manifest, write_rows
from gazette_sim.law.calendar import iso, state_council_calendar
from gazette_sim.regime.interval import Bounds, amount_ends, mean_interval
from gazette_sim.regime.metric import ratio, t_quantile
from gazette_sim.regime.panel import DIFFERENCE
import tempfile
import matplotlib.pyplot as plt
import pandas as pd
from gazette_sim.lab.job import ingredients, make_job
from gazette_sim.lab.store import begin
from gazette_sim.lab.study import read_study
from gazette_sim.lab.workers import run_all
from gazette_sim.law.drawing import described
from gazette_sim.lab.merge import *


def test_an_undefined_number_is_an_empty_cell():
    assert in_full(math.nan) == "" and in_full(1 / 3) == "0.3333333333" and in_full(2.0) == "2"


def test_the_ribbon_of_one_history_has_no_width():
    curve = np.array([[0, 1.0], [1, 3.0]])
    one, two = mean_curve([curve]), mean_curve([curve, curve + 2])
    assert one["low"].tolist() == one["high"].tolist() == [1, 3]
    assert two["mean"].tolist()[1] == 4 and two["low"][1] < 4 < two["high"][1]


def test_the_calendar_is_said():
    assert "projected" not in calendar_line(0, 5) and "2 of 5 runs" in calendar_line(2, 5)
