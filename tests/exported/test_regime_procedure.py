# Made from nbs/regime/09_procedure.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Generator
from inspect import GEN_RUNNING, getgeneratorstate
from typing import Any
from simpy import Event as Signal
from gazette_sim.engine.clock import Wait
from gazette_sim.engine.desk import IN_HAND, WAITING, Desk, Task
from gazette_sim.regime.world import Subject
from gazette_sim.engine.journal import Vocabulary
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.regime.world import Phases, World
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.regime.procedure import *


class Applicant(Subject):
    def __init__(self, world, number):
        self.world, self.number = world, number


class Permit(Procedure):
    waits_in = 1

    def steps(self, told):
        office = self.subject.world.desks[0]
        done = yield self.work(office, Task(0, self.subject.world.clock.now, self.subject.number, handling_days=3))
        told.append((self.subject.number, "reviewed", iso(done)))
        holds = yield self.until(done + 7)
        told.append((self.subject.number, "holds", iso(holds)))


class Unchanging:
    days = []

    def on(self, day):
        return None


def permits(withdrawn_on, last="2021-03-31", at_once=False):
    first, told = day_number("2021-03-01"), []
    words = Vocabulary(("taken up",), (), ("a", "b", "desk: office"), ("office",))
    phases = Phases(desk_finishes=0, desk_takes_up=9, reform=2, year=3)
    withdrawal = {4: lambda applicant: courses[applicant.number].withdraw()}
    world = World(Unchanging(), Unchanging(), first, day_number(last), 1, 0, words, phases, 0, withdrawal)
    courses = [Permit(Applicant(world, number)) for number in (0, 1)]
    for course in courses:
        course.begin(course.steps(told), at_once)
    if withdrawn_on:
        courses[1].subject.at(day_number(withdrawn_on), 4)
    world.clock.run_through(world.last_day)
    return told, world.desks[0]


def test_a_course_works_waits_and_is_withdrawn_wherever_it_stands():
    told, office = permits(None)
    assert [what for who, what, day in told if who == 1] == ["reviewed", "holds"]
    assert office.done == 2 and told[1] == (1, "reviewed", "2021-03-09")
    told, office = permits("2021-03-03")  # waiting at the desk
    assert [what for who, what, day in told if who == 1] == [] and office.withdrawn == 1
    told, office = permits("2021-03-12")  # waiting for the day
    assert [what for who, what, day in told if who == 1] == ["reviewed"] and office.withdrawn == 0
    told, office = permits("2021-03-25")  # when all is over
    assert [what for who, what, day in told if who == 1] == ["reviewed", "holds"]
    assert permits(None, last="2021-03-10")[0] == told[:2]  # beyond the horizon a wait never ends


def test_a_course_that_begins_at_once_is_under_way_before_the_next_thing_happens():
    told, desks = permits(None, at_once=True)
    assert told == permits(None)[0] and desks.arrived == 2


def test_a_wait_may_end_on_the_last_day_and_a_first_step_be_taken_before_it():
    first, told = day_number("2021-03-01"), []
    phases = Phases(desk_finishes=0, desk_takes_up=9, reform=2, year=3)
    words = Vocabulary(("taken up",), (), ("a", "b"))
    world = World(Unchanging(), Unchanging(), first, first + 2, 1, 0, words, phases, 0)

    def steps(course):
        told.append(course.subject.number)
        told.append((yield course.until(first + 2 + course.subject.number)) - first)

    for number in (1, 0):
        course = Permit(Applicant(world, number))
        course.begin(steps(course), at_once=not number)
    assert told == [0]  # the other one has not begun
    world.clock.run_through(first + 2)
    assert told == [0, 1, 2]  # the other one waits for a day after the last
