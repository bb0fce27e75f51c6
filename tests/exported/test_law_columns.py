# Made from nbs/law/22_columns.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import hashlib
import importlib.util
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
import numpy as np
from gazette_sim.law.rule import teach_numba
import timeit
from unittest import mock
from gazette_sim.coal.grades import MineFacts, grade_one_bars
from gazette_sim.coal.parameters import CoalLaw
from gazette_sim.law.calendar import day_number
from gazette_sim.law.rule import compilable
from gazette_sim.law.columns import *


def test_the_environment_says_where_things_are_kept():
    with mock.patch.dict(os.environ, {VARIABLE: "off"}):
        assert kept_in("compiled") is None
    with mock.patch.dict(os.environ, {VARIABLE: "here"}):
        assert kept_in("compiled") == Path("here") / "compiled"


def _facts(rows, on):
    draws = np.random.default_rng(5)
    return MineFacts()._replace(
        weighted_score=draws.integers(0, 1001, rows),
        ordinary_accident_day=on - draws.integers(0, 900, rows),
        hazard_revoked_day=on - draws.integers(0, 900, rows),
        underground=draws.random(rows) < 0.5,
    )


def test_a_column_is_answered_as_its_rows_are():
    on = day_number("2024-06-03")
    facts = _facts(300, on)
    found = over_columns(grade_one_bars, facts, on, CoalLaw())
    for n in range(300):
        row = MineFacts(*(value[n].item() if isinstance(value, np.ndarray) else value for value in facts))
        assert found[n] == grade_one_bars(row, on, CoalLaw())


def test_only_the_rows_asked_for_are_answered():
    on = day_number("2024-06-03")
    found = over_columns(grade_one_bars, _facts(20, on), on, CoalLaw(), rows=np.array([3, 7]))
    assert set(np.flatnonzero(found)) <= {3, 7} and found[3] and found[7]


class _Both(NamedTuple):
    half: int
    rest: int


@compilable
def _shared(whole: int, parts: int) -> _Both:
    if parts == 0:
        raise ValueError("nobody to share with")
    return _Both(whole // parts, whole % parts)


def test_several_numbers_are_several_columns_and_a_row_that_is_refused_is_noted():
    whole, parts, refused = np.array([7, 8, 9]), np.array([2, 0, 4]), np.zeros(3, bool)
    found = over_columns(_shared, whole, parts, refused=refused)
    assert refused.tolist() == [False, True, False]
    assert (found.half[[0, 2]].tolist(), found.rest[[0, 2]].tolist()) == ([3, 2], [1, 1])
    try:
        over_columns(_shared, whole, parts)
    except ValueError as error:
        assert "nobody" in str(error)
    else:
        raise AssertionError
