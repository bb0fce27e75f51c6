# Made from nbs/regime/13_fork.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import ctypes
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
import random
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import SCENARIO_COLOURS, described
from gazette_sim.regime.fork import *


def _doubling(laws):
    def simulate(branch):
        have = 1
        for day in range(10):
            have = 2 * have if branch.agreed(lambda scenario, day=day: laws[scenario][day]) else have + 1
            if have > 60:
                raise OverflowError(f"{have} on day {day}")
        return dict.fromkeys(branch.live, have)

    return simulate


def test_divided_histories_are_those_simulated_apart():
    numbers = random.Random(5)
    laws = [[int(numbers.random() < 0.2) for _ in range(10)] for _ in range(12)]
    laws += [[*law[:6], *laws[0][6:]] for law in laws[:4]] + laws[:2]
    divided, apart = (each_history(range(len(laws)), _doubling(laws), worth) for worth in (0.0, float("inf")))
    assert list(divided) == list(apart) == list(range(18))
    assert list(map(str, divided.values())) == list(map(str, apart.values()))
    assert (
        any(isinstance(found, OverflowError) for found in divided.values()) and len(set(map(str, divided.values()))) > 5
    )


def test_a_copy_that_is_lost_is_simulated_from_the_start():
    here = os.getpid()

    def simulate(branch):
        odd = branch.agreed(lambda scenario: scenario % 2)
        if os.getpid() != here:
            os._exit(9)  # as if killed for want of memory
        return dict.fromkeys(branch.live, odd)

    assert each_history([0, 1, 2, 3], simulate, worth=0.0) == {0: 0, 1: 1, 2: 0, 3: 1}


def test_scenarios_that_never_part_are_simulated_once():
    calls = []

    def simulate(branch):
        calls.append(branch.agreed(lambda scenario: "as issued"))
        return dict.fromkeys(branch.live, "the same")

    assert each_history([3, 5], simulate) == {3: "the same", 5: "the same"} and calls == ["as issued"]
