# Made from nbs/regime/02_world.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache, wraps
from itertools import pairwise
from typing import Any, Generic, NamedTuple, Protocol, TypeVar
import numpy as np
from gazette_sim.engine.clock import Clock, Moment
from gazette_sim.engine.desk import Desk, DeskEvents
from gazette_sim.engine.journal import Journal, Row, Vocabulary
from gazette_sim.engine.streams import Streams
from gazette_sim.law.calendar import Calendar, civil, from_civil, iso, state_council_calendar
from gazette_sim.law.citation import InputError
from gazette_sim.law.period import binds_from, issued_and_published
from gazette_sim.law.provision import codes
import weakref
from gazette_sim.engine.desk import Task
from gazette_sim.law.calendar import day_number, iso
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.regime.world import *


START = day_number("2021-01-04")


class Fixed:
    days = []

    def on(self, day):
        return None


class Twice:
    days = [START, START + 20, START + 10_000]

    def on(self, day):
        return sum(day >= change for change in self.days)


def bare(first, last, law, **tables):
    words = Vocabulary(("taken_up",), (), ("s", "desk: d"), ("d",))
    return World(law, Fixed(), first, last, 1, 0, words, Phases(0, 3, 1, 2), 0, **tables)


def test_reforms_take_effect_on_their_days_within_the_run():
    seen = []
    happens = {1: lambda world: (world.change_law(), seen.append((world.clock.now, world.law_now)))}
    world = bare(START, START + 100, Twice(), happens=happens)
    world.plan_reforms()
    assert world.law_now == 1
    run_through(world, None, Run)
    assert seen == [(START + 20, 2)]


def test_each_new_year_is_planned_once():
    seen = []
    happens = {2: lambda world, year, number: seen.append((iso(world.clock.now), year, number))}
    world = bare(day_number("2021-03-15"), day_number("2024-01-01"), Fixed(), happens=happens)
    world.plan_years()
    run_through(world, None, Run)
    assert seen == [("2022-01-01", 2022, 1), ("2023-01-01", 2023, 2), ("2024-01-01", 2024, 3)]


def test_moments_of_the_world_are_answered_with_the_world():
    seen = []
    happens = {1: lambda world: seen.append(("reform", world.clock.now)), 2: lambda w, year, n: seen.append((year, n))}
    first, last = START, day_number("2023-01-01")
    world = bare(first, last, Twice(), happens=happens)
    world.plan_years()
    world.plan_reforms()
    assert world.at(last + 1, 2) is None  # beyond the horizon
    run_through(world, None, Run)
    assert seen == [("reform", START + 20), (2022, 1), (2023, 2)]


def test_a_run_says_what_the_desks_counted_and_whether_the_calendar_was_projected():
    world = bare(day_number("2021-01-01"), day_number("2021-12-31"), Fixed())
    world.record_desk(world.desks[0], 0, 0)
    run = run_through(world, "roster", Run)
    assert run.counters["d"]["working_days"] == 250 and run.counters["d"]["arrived"] == 0 and not run.projected
    (row,) = run.journal.rows()
    assert (row.entity, row.desk) == (1, 0)
    assert run_through(bare(day_number("2098-01-01"), day_number("2098-02-01"), Fixed()), None, Run).projected


def test_a_dissolved_world_is_gone_without_a_search():
    def left(dissolved):
        world = bare(START, START + 100, Fixed(), happens={2: lambda world, year, number: None})
        world.plan(START + 200, 2)
        world.plan(START + 50, 2)
        world.desks[0].submit(Task(0, START, 0, 3, subject=world))
        run = run_through(world, None, Run)
        if dissolved:
            world.dissolve()
        return weakref.ref(world), run

    collects = gc.isenabled()
    gc.disable()
    (kept, _), (gone, run) = left(False), left(True)
    assert kept() is not None and gone() is None and run.counters["d"]["arrived"] == 1
    if collects:
        gc.enable()
