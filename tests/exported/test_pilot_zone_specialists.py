# Made from nbs/pilot_zone/08_specialists.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from functools import cache
from typing import Any
from gazette_sim.engine.streams import geometric, survival_powers
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.rule import enacts
from gazette_sim.pilot_zone.events import Event, Phase, Purpose
from gazette_sim.pilot_zone.parks import DAYS_A_YEAR, FIRST, MONTHS_A_YEAR, Member, Zone, assumed, days_of, read_as
from gazette_sim.pilot_zone.population import generate
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, frame
from gazette_sim.pilot_zone.parameters import PilotZoneBehaviour
from gazette_sim.pilot_zone.specialists import *


def test_whoever_enrols_finishes_or_drops_out_and_no_course_has_more_students_than_seats():
    zone = colleges_alone(1, course_seats=30, colleges=3, trading=4)
    trained = counted(zone, Event.TRAINED) + counted(zone, Event.TRAINED_TO_ORDER)
    assert zone.counts["trained"] == trained
    ended = 3 * (zone.last_day > FIRST) * 10
    assert counted(zone, Event.COURSE_BEGAN) == ended
    assert trained + counted(zone, Event.DROPPED_OUT) <= 30 * ended
    assert zone.counts["here"] == trained - counted(zone, Event.LEFT)
    assert zone.journal.check() == []


def test_orders_are_bounded_by_enterprises_and_by_students():
    few, many = (colleges_alone(1, trading=n, colleges=2, course_seats=30) for n in (3, 300))
    assert 0 < counted(few, Event.TRAINED_TO_ORDER) <= 3 * 10 * PilotZoneBehaviour().orders_an_enterprise
    assert counted(many, Event.TRAINED) == 0 < counted(many, Event.TRAINED_TO_ORDER)


def test_more_seats_leave_those_who_had_one_as_they_were():
    few, many = (colleges_alone(4, course_seats=n, applicants_a_seat=3.0) for n in (30, 60))
    assert counted(many, Event.TRAINED) > counted(few, Event.TRAINED)
    assert counted(many, Event.DROPPED_OUT) >= counted(few, Event.DROPPED_OUT)


def test_people_leave_as_often_as_assumed():
    zone = colleges_alone(2, years=5, leaving_rate=0.5)
    months = sum((zone.last_day - row.day) / 30.4 for row in zone.journal.rows() if row.event == Event.TRAINED)
    months -= sum((zone.last_day - row.day) / 30.4 for row in zone.journal.rows() if row.event == Event.LEFT)
    assert abs(counted(zone, Event.LEFT) / months * 12 - 0.5) < 0.05
