# Made from nbs/lab/33_precision.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
import numpy as np
from gazette_sim.lab.study import Aim, Study
from gazette_sim.law.language import say, word_for
from gazette_sim.regime.interval import Bounds, level_of, looks, mean_interval, reach
from gazette_sim.regime.metric import Interval, interval
import tempfile
from pathlib import Path
import matplotlib.pyplot as plt
from gazette_sim.lab.study import HalfWidth, read_study
from gazette_sim.lab.warm_up import mser
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.regime.interval import UNBOUNDED
from gazette_sim.lab.precision import *


from gazette_sim.lab.study import HalfWidth, read_study
from gazette_sim.regime.interval import UNBOUNDED


def _three(n, rng):
    "Values of three scenarios that share their luck; the means are 3 + s, the differences s."
    luck = rng.normal(0, 1, n)
    return [3 + s + luck + rng.exponential(0.3, n) - 0.3 for s in range(3)]


def _study(**wanted):
    study = read_study("validity-five-years")
    asked = {"metric": "a", "width": 0.35, "at_most": 300, "also": [{"metric": "a", "width": 0.1, "difference": True}]}
    return study.with_(half_width=HalfWidth(**asked | wanted), scenarios=study.scenarios[:2] + study.scenarios[1:2])


def test_all_intervals_hold_together_wherever_the_rule_stops():
    study, rng, held, used = _study(), np.random.default_rng(11), 0, set()
    truth = [3.0, 4.0, 5.0, 1.0, 2.0]
    for _ in range(200):
        sample = _three(300, rng)
        for n in planned(study):
            found = reached(study, {"a": UNBOUNDED}, lambda s, _, n=n, sample=sample: sample[s][:n])
            if all(one.narrow for one in found):
                break
        used.add(n)
        held += all(one.interval.low <= t <= one.interval.high for one, t in zip(found, truth, strict=True))
    assert held >= 190 and len(used) > 1 and len(found) == 5


def test_looks_of_pairs_come_after_whole_pairs_and_without_scatter_nothing_is_known():
    study = _study(at_most=101, batch=5).with_(antithetic=True)
    assert all(n % 2 == 0 for n in planned(study)) and planned(study)[-1] == 100 and planned(study)[0] == 60
    found = reached(study, {"a": UNBOUNDED}, lambda s, _: np.ones(40))
    assert not any(one.narrow for one in found) and "not reached everywhere" in stopped_said(study, found)
    assert [one["reaches"] for one in told(study, 100, found)["precision"]["intervals"]] == [None] * 5
    assert planned(study.with_(half_width=None)) == [] == reached(study.with_(half_width=None), {}, None)


def test_looks_levels_and_intervals_by_hand():
    study = _study(batch=41).with_(antithetic=True)  # 41 replications are 20 pairs and a half: 21
    assert planned(study) == [60, 102, 144, 186, 232, 290, 300]
    assert [(aim.difference, s) for aim, s in asked_of(study)] == [*zip([False] * 3, range(3)), (True, 1), (True, 2)]
    assert abs(level_of_each(study) - (1 - 0.05 / 35)) < 1e-12
    wide, aim = Interval(0.0, -0.3, 0.35, 9), study.half_width
    assert Reached(aim, "s", wide).narrow and not Reached(aim, "s", wide._replace(high=0.36)).narrow
    values = [np.array([0.0, 1.0]), np.array([1.0, 4.0]), np.array([0.0, 1.0])]
    level, told = level_of_each(study), reached(study, {"a": UNBOUNDED}, lambda s, _: values[s])
    assert [one.interval for one in told] == [
        interval(v.tolist(), level) for v in (*values, np.array([1.0, 3.0]), np.array([0.0, 0.0]))
    ]
