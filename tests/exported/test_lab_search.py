# Made from nbs/lab/28_search.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import hashlib
import itertools
import math
import os
import re
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
import numpy as np
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.figures import metric_called, parameter_called
from gazette_sim.lab.job import make_job
from gazette_sim.lab.result import population_said
from gazette_sim.lab.scenario import Scenario, parameters_of
from gazette_sim.lab.sensitivity import varied
from gazette_sim.lab.store import made_of
from gazette_sim.lab.study import Study
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.drawing import in_lines
from gazette_sim.law.language import LANGUAGES, aligned, say
from gazette_sim.law.parameter import check_together
from gazette_sim.regime.anytime import anytime
from gazette_sim.regime.interval import UNBOUNDED, Bounds
from gazette_sim.regime.metric import Interval
import pandas as pd
import simpy
from gazette_sim.lab.study import read_study
from gazette_sim.law.drawing import described, drawn_in
from gazette_sim.lab.search import *


def _clear(seed, means, scatter=18):
    def look(value, n):
        rng, mean = np.random.default_rng([seed, *value]), means(*value)
        return {"m": rng.beta(scatter * mean, scatter * (1 - mean), n)}

    return look


SHARE = {"m": Bounds(0, 1)}


def test_halving_finds_the_smallest_of_every_range():
    for most in range(1, 12):
        for right in range(1, most + 2):
            plan, steps = in_turn([1], [most]), 0
            value = next(plan)
            while True:
                steps += 1
                try:
                    value = plan.send(value[0] >= right)
                except StopIteration as end:
                    assert end.value == ((right,) if right <= most else None)
                    break
            assert steps <= greatest_length([1], [most])


def test_of_several_parameters_none_can_be_smaller():
    def enough(a, b, c):
        return a >= 2 and b >= 3 and a + c >= 5

    for plan in (in_turn([1, 1, 1], [4, 4, 4]), in_all([1, 1, 1], [4, 4, 4], [5, 1, 1])):
        value = next(plan)
        try:
            while True:
                value = plan.send(enough(*value))
        except StopIteration as end:
            assert end.value == (2, 3, 3)
    light = in_all([1, 1, 1], [4, 4, 4], [1, 1, 5])
    value = next(light)
    try:
        while True:
            value = light.send(enough(*value))
    except StopIteration as end:
        assert end.value == (4, 3, 1)


def test_the_search_keeps_its_declared_error():
    "Means on both sides of the limit, as near as histories allow: the chance of a wrong word is at most what was said."
    means, wrong, decided, error = {1: 0.84, 2: 0.875, 3: 0.92, 4: 0.95}, 0, 0, 0.2
    for seed in range(60):
        found = search(
            in_turn([1], [4]), _clear(seed, means.get), [Need("m", 0.9)], SHARE, error, greatest_length([1], [4]), 300
        )
        decided += found.decided
        wrong += sum(t.enough is not None and t.enough != (means[t.value[0]] >= 0.9) for t in found.tried) > 0
    assert wrong / 60 <= error and decided >= 25


def test_it_says_not_decided_rather_than_guess():
    found = search(in_turn([1], [3]), _clear(1, lambda c: 0.9), [Need("m", 0.9)], SHARE, 0.05, 2, 60)
    assert found == found._replace(answer=None, decided=False) and found.tried[-1].histories == 60
    never = search(in_turn([1], [3]), lambda v, n: {"m": [math.nan] * n}, [Need("m", 0.9)], SHARE, 0.05, 2, 30)
    assert not never.decided and never.tried[0].seen[0].n == 0


def test_every_need_must_be_kept_and_a_limit_may_be_above():
    def look(value, n):
        rng = np.random.default_rng(value)
        return {"m": rng.beta(95, 5, n), "days": rng.normal(30 / value[0], 1, n)}

    both = [Need("m", 0.8), Need("days", 8.0, at_least=False)]
    found = search(in_turn([1], [6]), look, both, SHARE, 0.05, 3, 500)
    assert found.answer == (4,)
    assert search(in_turn([1], [3]), look, both, SHARE, 0.05, 2, 500).answer is None


def test_a_need_is_kept_at_its_limit_and_broken_only_beyond():
    i = Interval(0.5, 0.4, 0.6, 9)
    assert [Need("m", limit).kept(i) for limit in (0.4, 0.41, 0.6, 0.61)] == [True, None, None, False]
    assert [Need("m", limit, False).kept(i) for limit in (0.6, 0.59, 0.4, 0.39)] == [True, None, None, False]
    assert all_kept([True, True]) is True and all_kept([True, None]) is None and all_kept([None, False]) is False


def test_looks_and_errors_by_hand():
    assert [list(batches(*n)) for n in ((20, 100), (1, 3), (50, 10))] == [[20, 30, 45, 67, 100], [1, 2, 3], [10]]
    assert np.allclose([error_of(3, 0.05, 5), *(error_of(k, 0.6, None) for k in (1, 2, 3))], [0.01, 0.3, 0.1, 0.05])
    assert [greatest_length([1], [n]) for n in (1, 3, 4)] == [1, 2, 3] and greatest_length([1, 1], [4, 4]) == 5
    values = np.random.default_rng(3).beta(9, 1, 20)
    of_two = tried((1,), lambda v, n: {"m": values[:n]}, [Need("m", 0.9)] * 2, SHARE, 0.1, 20)
    assert of_two.seen == (anytime(values, SHARE["m"], 0.05),) * 2 and of_two.enough is None


def test_the_neighbour_above_has_its_share_of_the_error():
    look = _clear(4, {1: 0.5, 2: 0.95, 3: 0.97}.get)
    found = search(in_turn([1], [3]), look, [Need("m", 0.8)], SHARE, 0.1, None, 200, [3])
    above, tries = found.above, len(found.tried)
    assert found.answer == (2,) and above.value == (3,) and above.enough
    told = look(above.value, above.histories)["m"]
    assert above.seen == (anytime(told, SHARE["m"], 0.1 / ((tries + 1) * (tries + 2))),)
    assert search(in_turn([1], [2]), look, [Need("m", 0.8)], SHARE, 0.1, None, 200, [2]).above is None
