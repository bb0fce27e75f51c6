# Made from nbs/lab/10_compare.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import variance
from typing import Any, NamedTuple
import numpy as np
from gazette_sim.regime.metric import Interval, interval, t_chance, t_quantile
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.merge import in_full
from gazette_sim.lab.result import Result, metrics_of, open_result
from gazette_sim.law.language import aligned, markdown, say
from gazette_sim.law.table import write_csv
from gazette_sim.lab.store import read_manifest
from gazette_sim.lab.study import Study, read_study, shipped_studies
from gazette_sim.law.citation import InputError, UnknownName
import tempfile
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.lab.compare import *


def test_pairs_take_away_the_luck_that_they_share():
    luck = [float(x) for x in range(20)]
    found, changed, removed = paired(luck, [x + 1 for x in luck])
    assert found[:3] == (1, 1, 1) and changed == 20 and removed == 1
    _, _, harm = paired(luck, [-x for x in luck])
    assert harm < -0.9


def test_undefined_pairs_are_left_out():
    found, changed, _ = paired([1.0, math.nan, 3.0, 4.0], [2.0, 2.0, math.nan, 5.0])
    assert found.n == 2 and found.mean == 1 and changed == 2
    none, changed, removed = paired([math.nan], [1.0])
    assert none.n == changed == 0 and math.isnan(none.mean) and math.isnan(removed)


def test_the_verdict_says_no_more_than_the_interval():
    def verdict(a, b):
        found, changed, removed = paired(a, b)
        return Difference("s", "m", "u", 0, 0, found, changed, removed).verdict

    assert verdict([1.0, 2.0, 3.0], [1.0, 2.0, 3.0]) == "the same in every pair"
    assert verdict([1.0, 2.0, 3.0], [2.0, 1.0, 3.0]) == "not told apart"
    assert verdict([1.0, 2.0, 3.0], [2.0, 3.1, 4.0]) == "higher"
    assert verdict([1.0, 2.0, 3.0], [0.0, 1.0, 2.1]) == "lower"
    assert verdict([1.0], [2.0]) == "not told apart" and verdict([math.nan], [2.0]) == "undefined"


def test_of_many_comparisons_fewer_are_called_different():
    rng, wrong, alone = np.random.default_rng(2), 0, 0
    for _ in range(100):
        rows = []
        for name in map(str, range(20)):
            d = rng.normal(0, 1, 12).tolist()
            found = interval(d)
            rows.append(Difference("s", name, "u", 0, 0, found, 12, 0, by_chance(found)))
        alone += any(d.verdict in ("higher", "lower") for d in rows)
        wrong += any(d.verdict in ("higher", "lower") for d in together(rows))
    assert alone > 45 and wrong <= 11  # of a hundred tables in which nothing differs
    sure = interval([2.0, 2.1, 1.9, 2.0, 2.2, 1.8])
    rows = [Difference("s", "m", "u", 0, 0, sure, 6, 0, by_chance(sure)), *rows]
    assert together(rows)[0].verdict == "higher"


def test_chances_are_those_of_students_distribution():
    "With one degree of freedom p = 1 - 2/π atan t, with two p = 1 - t / √(2 + t²)."
    assert math.isclose(by_chance(interval([-3.0, -1.0])), 1 - 2 / math.pi * math.atan(2))
    assert math.isclose(by_chance(interval([1.0, 2.0, 3.0])), 1 - math.sqrt(6 / 7))
    assert by_chance(interval([2.0, 2.0])) == 0 and by_chance(interval([0.0, 0.0])) == 1
    assert math.isnan(by_chance(interval([2.0])))


def test_holms_correction_by_hand():
    def row(p, changed=9, ends=Interval(1.0, 0.5, 1.5, 9)):
        return Difference("s", "m", "u", 0, 0, ends, changed, 0, p)

    rows = together([*map(row, (0.01, 0.04, 0.03, 0.02)), row(math.nan), row(1.0, changed=0)])
    found = [r.together for r in rows]
    assert np.allclose(found, [0.04, 0.06, 0.06, 0.06, math.nan, math.nan], equal_nan=True)
    assert [r.verdict for r in rows[:2]] == ["higher", "perhaps higher"]
    assert row(0.05)._replace(together=0.05).verdict == "higher"
    for ends in (Interval(1.0, 0.0, 2.0, 9), Interval(-1.0, -2.0, 0.0, 9)):
        assert row(0.05, ends=ends).verdict == "not told apart"


def test_the_variance_that_pairs_remove_by_hand():
    _, changed, removed = paired([0.0, 2.0, 4.0], [1.0, 2.0, 6.0])  # variances 4 and 7, of the differences 1
    assert changed == 2 and math.isclose(removed, 1 - 1 / 11)
