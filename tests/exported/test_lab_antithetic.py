# Made from nbs/lab/34_antithetic.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Any
import numpy as np
from gazette_sim.lab.study import Study
from gazette_sim.law.language import say
import tempfile
from pathlib import Path
import matplotlib.pyplot as plt
from gazette_sim.engine.streams import Mirrored, Streams
from gazette_sim.lab.study import read_study
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.regime.metric import interval
from gazette_sim.lab.antithetic import *


from gazette_sim.engine.streams import Mirrored, Streams
from gazette_sim.lab.job import make_job
from gazette_sim.lab.replication import luck_of, simulated


def _first_draws(count):
    whose = (Mirrored(r - 1) if r % 2 else r for r in range(count))
    return np.array([Streams(7, r).draw(0, 0, 0) for r in whose])


def test_what_pairs_remove_is_what_is_known():
    u = _first_draws(3000)
    cases = {1.0: u, math.pi**2 / 6 - 1: -np.log1p(-u), -1.0: (u - 0.5) ** 2, 1 / 9: (u < 0.1).astype(float)}
    for share, values in cases.items():
        assert abs(removed_by_pairs(values) - share) < 0.03, share
    assert len({u[2 * k] + u[2 * k + 1] for k in range(1500)}) == 1
    assert math.isnan(removed_by_pairs(np.ones(8))) and math.isnan(removed_by_pairs(np.array([1.0, 2.0])))


def test_intervals_over_pairs_hold_the_mean_and_those_over_histories_do_not():
    study, rng, held = read_study("validity-five-years").with_(antithetic=True), np.random.default_rng(3), [0, 0]
    for _ in range(400):
        u = rng.random(10)
        values = (np.stack([u, 1 - u], axis=1).ravel() - 0.5) ** 2  # a pair is the same value twice
        for at, each in enumerate((independent(values, study), values)):
            found = interval(each.tolist())
            held[at] += found.low <= 1 / 12 <= found.high
    assert held[0] > 360 and held[1] < 340


def test_a_pair_has_one_luck_and_its_mirror_and_the_first_is_the_plain_history():
    study = read_study("validity-five-years").with_(generate=5)
    plain, paired = make_job(study.with_(replications=4)), make_job(study.with_(replications=4, antithetic=True))
    hashes = [[simulated(job, 0, r).journal.sha256() for r in range(4)] for job in (plain, paired)]
    assert hashes[0][0] == hashes[1][0] and hashes[0][2] == hashes[1][2]
    assert hashes[0][1] != hashes[1][1] and len(set(hashes[1])) == 4
    assert luck_of(paired.study, 3) == 2 and isinstance(luck_of(paired.study, 3), Mirrored)


def test_curves_of_a_pair_are_averaged_where_both_have_the_same_places():
    study = read_study("validity-five-years").with_(antithetic=True)
    one, other = np.array([[0, 1.0], [1, 3.0]]), np.array([[0, 5.0], [1, 4.0]])
    each = [{"a": one, "b": one, "c": one}, {"a": other, "b": other + 1}, {"a": other}, {"a": other}]
    pairs = [{name: curve.tolist() for name, curve in pair.items()} for pair in independent_curves(each, study)]
    assert pairs == [{"a": [[0, 3], [1, 3.5]]}, {"a": other.tolist()}]
    assert list(independent_curves(each, study.with_(antithetic=False))) == each
