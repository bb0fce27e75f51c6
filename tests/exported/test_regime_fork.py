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


class Failed(Exception):
    "One that cannot be put together again from what it was packed as."

    def __init__(self, scenario, day):
        super().__init__(f"scenario {scenario} on day {day}")


def failing(branch):
    if branch.agreed(lambda scenario: scenario % 2):
        raise Failed(branch.live[0], 3)
    return dict.fromkeys(branch.live, "fine")


def test_what_ends_a_copy_is_that_of_its_own_scenarios():
    found = each_history([0, 1, 2, 3], failing, worth=0.0)
    assert list(map(str, found.values())) == ["fine", "scenario 1 on day 3"] * 2
    assert [type(end) for end in found.values()] == [str, Failed] * 2


def test_where_there_is_no_room_for_a_copy_nothing_is_lost_or_left_open():
    def no_room():
        raise BlockingIOError("no more processes")

    usual, os.fork = os.fork, no_room
    try:
        before = os.dup(0)
        os.close(before)
        assert list(map(str, each_history([0, 1], failing, worth=0.0).values())) == ["fine", "scenario 1 on day 3"]
        after = os.dup(0)
        os.close(after)
    finally:
        os.fork = usual
    assert before == after  # the lowest number of a file that is free


def test_nothing_is_divided_where_it_is_switched_off_or_in_a_pool_of_threads():
    asked, told = os.environ.pop("GAZETTE_SIM_FORK", None), []
    usual = can_fork()
    try:
        for word in ("off", "OFF", "on"):
            os.environ["GAZETTE_SIM_FORK"] = word
            told.append(can_fork())
        for name in ("ThreadPoolExecutor-0_0", "Dask-Default-Threads-7", "another"):
            thread = threading.Thread(target=lambda: told.append(can_fork()), name=name)
            thread.start()
            thread.join()
    finally:
        del os.environ["GAZETTE_SIM_FORK"]
        if asked is not None:
            os.environ["GAZETTE_SIM_FORK"] = asked
    assert told == [False, False, usual] * 2 and usual == (sys.platform not in ("darwin", "win32"))


def test_what_is_too_short_to_be_worth_a_copy_is_simulated_again():
    def simulate(branch):
        begun.append(list(branch.live))
        odd = branch.agreed(lambda scenario: scenario % 2)
        return dict.fromkeys(branch.live, odd)

    for worth, expected in ((0.0, [[0, 1, 2, 3]]), (60.0, [[0, 1, 2, 3], [1, 3]])):
        begun = []
        assert each_history([0, 1, 2, 3], simulate, worth) == {0: 0, 1: 1, 2: 0, 3: 1} and begun == expected


class Changing:
    "A law by the days on which it changes."

    def __init__(self, *days):
        self.days, self.name = days, "law"

    def on(self, day):
        return sum(change <= day for change in self.days)

    def changes_on(self):
        return self.days


def test_a_law_that_several_share_is_asked_as_that_of_one():
    laws = {0: Changing(5), 1: Changing(5, 8), 2: Changing(5)}

    def simulate(branch):
        law = Alike(branch, laws)
        told = [law.name, law.days, law.changes_on()]
        told += [(law.on(day), law.begins_on(day)) for day in range(10)]
        return dict.fromkeys(branch.live, told)

    found = each_history(laws, simulate, worth=0.0)
    for scenario, law in laws.items():
        one = [(law.on(day), day in law.days) for day in range(10)]
        assert found[scenario] == ["law", [5, 8], [5, 8], *one]
