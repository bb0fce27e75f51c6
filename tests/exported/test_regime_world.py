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


def test_what_is_planned_for_the_last_day_happens():
    seen, last = [], START + 10
    happens = {1: lambda world: seen.append("plan"), 2: lambda world: seen.append("at each")}
    world = bare(START, last, Fixed(), happens=happens)
    world.plan(START + 3, 1)
    world.plan(last, 1)  # in place of the other
    world.at_each(2, [(last, world), (last + 1, world)])
    assert world.awaits(1) and not world.awaits(2)
    world.clock.run_through(last)
    assert seen == ["plan", "at each"] and not world.awaits(1)


def test_assumptions_change_on_their_days_too():
    seen = []
    world = bare(START, START + 100, Fixed(), happens={1: lambda world: seen.append(world.clock.now)})
    world.behaviour = Twice()
    world.plan_reforms()
    world.clock.run_through(START + 100)
    assert seen == [START + 20]


def test_memory_is_looked_through_afterwards_only_if_it_was_before():
    collects, found = gc.isenabled(), []
    for before in (gc.enable, gc.disable):
        before()
        with without_garbage_collection():
            found.append(gc.isenabled())
        found.append(gc.isenabled())
    if collects:
        gc.enable()
    assert found == [False, True, False, False]


def test_what_a_desk_did_in_a_window_is_counted_by_hand():
    calendar, monday = state_council_calendar(), START  # looked at from Wednesday to Tuesday, five working days
    days = [
        (0, 0, 1),  # gone before
        (0, 1, 3),  # in hand on Wednesday
        (2, 4, 7),  # comes on the first day, waits until Friday, in hand on Friday
        (1, -1, 2),  # waits on Wednesday and is withdrawn
        (7, -1, -1),  # waits on Tuesday, and further
        (3, 8, -1),  # waits on Friday, Monday and Tuesday, when it is taken up
        (3, 9, 12),  # waits as long, and is taken up after the window
        (0, 1, -1),  # in hand all five days
        (4, -1, 8),  # waits on Monday, and on Tuesday is withdrawn
        (9, 9, 10),  # comes after the window
    ]
    stays = np.array([[monday + day if day >= 0 else -1 for day in stay] for stay in days])
    staffed = tuple(
        (monday + day, staff) for day, staff in ((-10, 1), (4, 3), (4, 2), (8, 0))
    )  # the later word of a day
    assert DeskWork(stays, staffed).counted(monday + 2, monday + 8, calendar) == {
        "arrived": 5, "taken": 2, "open_before": 3, "waiting": 2, "in_hand": 2, "working_days": 5,
        "queue_days": 2 + 1 + 1 + 3 + 3 + 2, "arrivals_waited": 2 + 1 + 3 + 3 + 2,
        "busy_days": 1 + 1 + 1 + 5, "reviewer_days": 2 * 1 + 2 * 2,
    }  # fmt: skip
    assert counted([], monday, monday, calendar) == []


def test_the_end_of_a_history_begins_with_the_states_of_the_day_before():
    words = Vocabulary(("joined", "rose", "seen"), ("low", "high"), ("a", "b", "c", "desk: d"), ("d",), ("", "x.1"))
    rows = [(0, 0, 0, 0, 0, -1, 0), (0, 1, 0, 1, 1, -1, 0), (3, 0, 1, 0, 1, -1, 1), (4, 0, 2, -1, -1, -1, 0)]
    rows += [(5, 1, 1, 1, 0, -1, 1), (9, 0, 2, -1, -1, -1, 0)]
    rows = [Row(START + day, *codes) for day, *codes in rows]
    work = (DeskWork(np.array([(START + 2, START + 3, START + 6)]), ((START, 1),)),)
    counters = {"d": {"done": 1, "arrived": 1}}
    run = Run(Journal(words, rows), None, START, START + 9, False, ("d",), None, None, counters, work)
    end, day = measured_since(run, START + 5, 0), START + 5
    assert list(end.journal.rows()) == [Row(day, 0, 0, 1, 1, -1, 0), Row(day, 1, 0, 1, 1, -1, 0), *rows[4:]]
    assert (end.first_day, end.last_day) == (day, START + 9) and end.history is run.journal
    assert [end.counters["d"][name] for name in ("done", "arrived", "open_before")] == [1, 0, 1]
    assert measured_since(run, START, 0) is run


class Local:
    "A law that is another one in every place."

    days, regional = [], ("somewhere",)

    def __init__(self, name="everywhere"):
        self.name = name

    def on(self, day):
        return self.name, day

    def within(self, places):
        return Local("+".join(places) or "no place")


class Citizen(Subject):
    def __init__(self, *places):
        self.living_in = places

    @property
    def places(self):
        return self.living_in


def test_everybody_lives_by_the_law_of_his_own_places():
    world = bare(START, START + 9, Local())
    citizens = [Citizen("a"), Citizen("a"), Citizen("b", "c"), Citizen(), Citizen("a")]
    names = ["a", "a", "b+c", "no place", "a"]
    seen = [world.enter(citizen) or world.law_now for citizen in citizens]
    assert seen == [(name, START) for name in names]
    for as_of in (None, START - 5):
        world.enter(citizens[0])
        seen = [world.law_now for _ in world.each(citizens, as_of)]
        assert seen == [(name, START if as_of is None else as_of) for name in names]
        assert world.law_now == ("no place", START)  # the world's own


class Shared(Fixed):
    "Changes of several scenarios, of which one has only some."

    days = [START + 5, START + 6, START + 7]

    def __init__(self, *own):
        self.own = own

    def begins_on(self, day):
        return day in self.own


def test_a_reform_is_answered_on_the_days_of_ones_own_law_or_assumptions():
    seen = []
    words, happens = Vocabulary(("taken_up",), (), ("s",)), {1: lambda world: seen.append(world.clock.now - START)}
    law, behaviour = Shared(START + 5), Shared(START + 7)
    world = World(law, behaviour, START, START + 9, 1, 0, words, Phases(0, 3, 1, 2), 0, happens)
    world.plan_reforms()
    world.clock.run_through(START + 9)
    assert seen == [5, 7]
