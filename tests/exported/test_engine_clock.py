# Made from nbs/engine/01_clock.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from heapq import heapify, heappop, heappush
from inspect import signature
from typing import Any, Protocol
from simpy import Environment, Event
from simpy.core import EmptySchedule, Infinity, SimTime, StopSimulation
from simpy.events import NORMAL, EventPriority
from simpy.exceptions import SimPyException
from gazette_sim.law.calendar import iso
from enum import IntEnum
from typing import NamedTuple
import random
import time
import simpy
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.engine.clock import *


def when(clock, day, phase, entity, follows):
    "A wait of whose end a test wants to be told."
    wait = clock.wait(day, phase, entity)
    wait.callbacks.append(follows)
    return wait


def test_the_order_of_asking_does_not_matter():
    places = [(day, phase, entity) for day in (5, 6, 9) for phase in (0, 1, 7) for entity in (0, 15, 16, 2**32 - 1)]
    for seed in range(5):
        clock, moments = Clock(5), []
        for place in random.Random(seed).sample(places, len(places)):
            when(clock, *place, moments.append)
        clock.run_through(9)
        assert [(m.day, m.phase, m.entity) for m in moments] == places


def test_two_live_moments_never_share_a_place():
    clock, happened = Clock(0), []
    first = when(clock, 1, 2, 3, happened.append)
    first.cancel()
    second = when(clock, 1, 2, 3, happened.append)
    clock.run_through(1)
    assert happened == [second]
    when(clock, 2, 2, 3, happened.append)
    when(clock, 2, 2, 3, happened.append)
    try:
        clock.run_through(2)
    except OrderError as error:
        assert "taken" in str(error) and "phase 2, entity 3" in str(error) and len(happened) == 2
    else:
        raise AssertionError("two moments in one place")


def test_a_moment_causes_only_later_moments():
    def cause(later):
        clock, moments = Clock(0), []

        def causing(moment):
            moments.append(clock.is_ahead(*later))
            when(clock, *later, moments.append)

        when(clock, 4, 2, 6, causing)
        try:
            clock.run_through(10)
        except OrderError as error:
            return moments == [False] and "past" in str(error) and "refused"
        return moments[0] is True and (moments[1].day, moments[1].phase, moments[1].entity) == later and "allowed"

    assert [cause(later) for later in ((4, 2, 7), (4, 3, 0), (5, 0, 0))] == ["allowed"] * 3
    assert [cause(later) for later in ((4, 2, 6), (4, 2, 5), (4, 1, 99), (3, 9, 9))] == ["refused"] * 4


class Subject(NamedTuple):
    number: int


def test_the_table_answers_with_the_integers_that_it_declares():
    told = []
    clock = Clock(0, {0: lambda s: told.append(s), 1: lambda s, a: told.append(a), 2: lambda s, a, b: told.append(b)})
    for phase in (2, 0, 1):
        clock.at(1, phase, Subject(5), 10 + phase, 20 + phase)
    clock.cancel(clock.at(2, 1, Subject(5), 99))
    clock.run_through(3)
    assert told == [Subject(5), 11, 22]


def test_a_phase_without_an_answer_is_refused():
    clock, refused = Clock(0, {0: lambda subject: None}), 0
    clock.at(1, 7, Subject(5))
    try:
        clock.run_through(1)
    except OrderError as error:
        refused += "found phase 7" in str(error)
    try:
        clock.answer(1, lambda subject, a, b, c: None)
    except TypeError as error:
        refused += "two integers" in str(error)
    assert refused == 2


def test_what_is_planned_for_many_is_what_is_planned_for_each():
    def told(each):
        happened = []
        clock = Clock(3, {0: lambda s: happened.append((clock.now, s.number)), 1: lambda s: None})
        planned = [(day, Subject(n)) for n, day in enumerate((9, 3, 5, 9, 3))]
        each(clock, planned)
        clock.run_through(9)
        return happened

    one_by_one = told(lambda clock, planned: [clock.at(day, 0, subject) for day, subject in planned])
    assert told(lambda clock, planned: clock.at_each(0, planned)) == one_by_one and len(one_by_one) == 5
    clock = Clock(3)
    try:
        clock.at_each(0, [(4, Subject(1)), (2, Subject(2))])
    except OrderError as error:
        assert "past" in str(error)
    else:
        raise AssertionError("planned for yesterday")


def test_what_is_planned_for_the_next_day_is_there_when_a_run_stops_before_it():
    happened = []
    clock = Clock(3, {0: lambda s: happened.append(s.number)})
    clock.at(5, 0, Subject(2))
    clock.run_through(4)
    clock.at(5, 0, Subject(1))
    assert clock.peek() == 5 and clock.is_ahead(5, 0, 0)
    clock.run_through(5)
    assert happened == [1, 2]


def test_a_moment_of_the_table_plans_and_calls_off_only_what_is_to_come():
    happened, refused = [], []

    def answers(subject):
        happened.append(subject.number)
        if subject.number == 5:
            clock.cancel(called_off)
            clock.cancel(this)  # of no effect: it has begun
            clock.at(clock.now, 0, Subject(7))
            for number in (4, 5):
                try:
                    clock.at(clock.now, 0, Subject(number))
                except OrderError as error:
                    refused.append("past" in str(error))

    clock = Clock(3, {0: answers})
    this, called_off = clock.at(4, 0, Subject(5)), clock.at(4, 0, Subject(6))
    clock.run_through(4)
    assert happened == [5, 7] and refused == [True, True]


def test_a_process_follows_the_same_rule():
    clock = Clock(0)

    def backwards(clock):
        yield clock.wait(2, 5, 1)
        yield clock.wait(2, 4, 1)

    clock.process(backwards(clock))
    try:
        clock.run_through(5)
    except OrderError as error:
        assert "past" in str(error)
    else:
        raise AssertionError("a process went back in the day")


def test_a_cancelled_moment_resumes_nobody():
    clock, resumed = Clock(0), []

    def waiting(clock):
        try:
            resumed.append((yield timer))
        except simpy.Interrupt as interrupt:
            resumed.append(interrupt.cause)

    timer = clock.wait(3, 0, 1)
    process = clock.process(waiting(clock))
    when(clock, 2, 0, 1, lambda m: timer.cancel())
    when(clock, 6, 0, 1, lambda m: process.interrupt("accident"))
    clock.run_through(5)
    assert resumed == [] and process.is_alive
    clock.run_through(6)
    assert resumed == ["accident"] and not process.is_alive
    timer.cancel()
    assert timer.cancelled


def test_the_last_day_is_included_and_time_stays_whole():
    clock, days = Clock(10), []
    for day in (10, 11, 12, 13):
        when(clock, day, 0, 0, lambda m: days.append(clock.now))
    clock.run_through(12)
    assert days == [10, 11, 12] and clock.now == 13 and type(clock.now) is int
    clock.run_through(20)
    assert days == [10, 11, 12, 13] and clock.now == 21


def test_bad_places_are_refused():
    clock, refused = Clock(10), 0
    for place in ((9, 0, 0), (11, -1, 0), (11, 0, -1), (11, 0, 2**32), (11.0, 0, 0), (True, 0, 0)):
        try:
            clock.wait(*place)
        except OrderError:
            refused += 1
    for ask in (lambda: Clock(1.0), lambda: clock.run_through(11.5)):
        try:
            ask()
        except TypeError:
            refused += 1
    assert refused == 8 and clock.peek() == simpy.core.Infinity


def test_simpy_events_follow_the_moment_that_caused_them():
    clock, happened = Clock(0), []

    def follow(clock):
        yield first | other
        happened.append("process")

    first = when(clock, 1, 0, 0, lambda m: happened.append("first"))
    other = when(clock, 1, 1, 0, lambda m: happened.append("second"))
    clock.process(follow(clock))
    clock.run_through(1)
    assert happened == ["first", "process", "second"]
    stop = clock.wait(4, 0, 0)
    assert clock.run(until=stop) == 4 and clock.now == 4


def test_a_process_that_fails_stops_the_run():
    clock = Clock(0)

    def failing(clock):
        yield clock.wait(1, 0, 0)
        raise ValueError("no such day")

    clock.process(failing(clock))
    try:
        clock.run_through(2)
    except ValueError as error:
        assert str(error) == "no such day"
    else:
        raise AssertionError("nobody noticed")


def test_timeouts_of_simpy_come_before_the_moments_of_their_day():
    happened = []
    clock = Clock(0, {1: lambda mine: happened.append("moment")})
    clock.at(3, 1, Subject(0))
    clock.timeout(3).callbacks.append(lambda event: happened.append("timeout"))
    assert clock.peek() == 3
    clock.run_through(3)
    assert happened == ["timeout", "moment"] and clock.peek() == simpy.core.Infinity


def test_a_run_that_is_stopped_goes_on_where_it_stopped():
    clock, told = Clock(0), []
    stop = clock.wait(2, 0, 0)

    def waiting(clock):
        yield clock.wait(1, 0, 0)
        told.append((yield stop))  # asked for after the run that ends with it

    clock.process(waiting(clock))
    assert clock.run(until=stop) == 2 and told == []
    clock.run_through(2)
    assert told == [2]


def test_one_step_is_one_moment():
    happened = []
    clock = Clock(0, {0: lambda subject: happened.append(subject.number)})
    for number in (1, 2):
        clock.at(3, 0, Subject(number))
    clock.step()
    assert happened == [1] and clock.now == clock.peek() == 3


def test_what_is_urgent_comes_first_as_in_simpy():
    def order(env):
        happened = []

        def process():
            happened.append("begins")
            yield env.timeout(1)

        env.event().succeed().callbacks.append(lambda event: happened.append("event"))
        env.process(process())
        env.run(until=2)
        return happened

    assert order(Clock(0)) == order(simpy.Environment()) == ["begins", "event"]
