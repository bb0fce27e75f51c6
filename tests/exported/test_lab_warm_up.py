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


def test_the_rule_by_hand():
    assert mser([2, 0, 1, 0, 1, 0]) == (1, True)  # 0.093, 0.048, 0.063, 0.074; the variance alone would cut three
    assert mser([1, 1, 0, 0]) == (2, False)


def test_how_far_a_series_must_move_by_hand():
    at = np.arange(0, 3661, 30)

    def moves(first, last, about=1.0, subjects=50, since=0):
        within = [at < since, at < since + 365, at > 3660 - 365]
        mean = np.select(within, [900.0, first, last], 500.0)  # only the first year measured counts, and the last
        curve = {"series": "s", "at": at, "mean": mean, "low": mean - about, "high": mean + about}
        return in_transit([curve], since, 3660, subjects)

    assert moves(100, 115) == {"s": (100.0, 115.0)} and moves(115, 100) == {"s": (115.0, 100.0)}
    assert moves(100, 111) == {} == moves(111, 100)  # not by a tenth
    assert moves(100, 115, about=8) == {}  # nor beyond their ribbons
    assert moves(2, 4, about=0.1) and not moves(2, 4, about=0.1, subjects=100)  # by a fiftieth of all
    assert moves(100, 115, since=1830) and not moves(100, 115, since=3000)  # too short to say
