# Made from nbs/lab/17_warm_up.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
import numpy as np
from gazette_sim.lab.job import Job
from gazette_sim.lab.replication import curves_of, simulated
from gazette_sim.lab.study import windows
import matplotlib.pyplot as plt
from gazette_sim.lab.job import make_job
from gazette_sim.lab.study import read_study
from gazette_sim.law.calendar import iso
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.lab.warm_up import *


def test_the_rule_cuts_what_has_not_settled():
    rng = np.random.default_rng(1)
    noise = rng.normal(0, 1, 100)
    level, settled = mser(noise)
    assert settled and level < 25
    cut, settled = mser(np.concatenate([np.linspace(50, 0, 20), np.zeros(80)]) + noise)
    assert settled and 15 <= cut <= 40
    assert mser(np.arange(100.0))[1] is False
    assert mser([2.0] * 10) == (0, True)


def test_what_moves_is_in_transit_and_what_only_scatters_is_not():
    at = np.arange(0, 3653, 30)
    flat = {"series": "flat", "at": at, "mean": np.full(len(at), 50.0)}
    flat |= {"low": flat["mean"] - 3, "high": flat["mean"] + 3}
    grows = {"series": "grows", "at": at, "mean": 50 + at / 50, "low": 49 + at / 50, "high": 51 + at / 50}
    found = in_transit([flat, grows], 0, int(at[-1]), 200)
    assert set(found) == {"grows"} and found["grows"][0] < 60 < 115 < found["grows"][1]
    assert in_transit([grows], 0, int(at[-1]), 20_000) == {}  # of so many it is nothing
