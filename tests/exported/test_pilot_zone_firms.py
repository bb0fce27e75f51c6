# Made from nbs/pilot_zone/07_firms.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from functools import cache
from typing import Any
from gazette_sim.engine.desk import Task
from gazette_sim.engine.streams import below
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.rule import enacts
from gazette_sim.pilot_zone.events import CLOSED, INCUBATING, LEADING, TRADING, TRADITIONAL, Event, Phase, Purpose, TaskKind, code
from gazette_sim.pilot_zone.parameters import PilotZoneBehaviour
from gazette_sim.pilot_zone.parks import DAYS_A_YEAR, FEN, FIRST, MONTHS_A_YEAR, PARKS_DONE, PARKS_HAPPEN, QUARTERS_A_YEAR, Member, Park, Zone, assumed, days_of, read_as, slots_a_quarter, take_room
from gazette_sim.pilot_zone.population import EnterpriseRow, generate
from gazette_sim.pilot_zone.targets import is_leading
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, frame
from gazette_sim.pilot_zone.firms import *


def test_counts_agree_with_the_states_of_the_enterprises():
    for replication in range(6):
        zone = without_courses(replication)
        assert zone.journal.check() == []
        states = [one.state for one in zone.enterprises]
        assert zone.counts["leading"] == states.count(LEADING)
        assert zone.counts["trading"] == states.count(LEADING) + states.count(TRADING)
        assert zone.counts["incubating"] == states.count(INCUBATING) <= PilotZoneBehaviour().incubator_seats
        for park in zone.parks:
            assert park.tenants == sum(one.park is park and one.is_there for one in zone.enterprises)
            assert park.tenants <= PilotZoneBehaviour().park_seats


def test_each_reading_of_a_leading_enterprise_finds_others():
    found = [without_courses(1, option).journal.sha256() for option in range(3)]
    assert len(set(found)) == 3


def test_a_trader_without_specialists_does_not_turn():
    zone = without_courses(1, years=0)
    zone.counts["here"] = zone.counts["placed"] + 1
    trader = next(one for one in zone.enterprises if one.state == TRADITIONAL)
    turn(trader)
    assert trader.state == TRADITIONAL
    zone.counts["here"] += 1
    turn(trader)
    assert trader.state == TRADING and trader.staff == PilotZoneBehaviour().staff_to_turn


def test_more_newcomers_leave_those_who_came_before_as_they_were():
    few, many = (without_courses(2, newcomers_a_year=n, park_seats=60) for n in (4, 20))
    came = [{one.number for one in zone.enterprises[80:] if one.state >= 0 and one.has_seat} for zone in (few, many)]
    assert came[0] < came[1]


def test_the_slots_of_a_quarter_come_up_within_it():
    from collections import Counter

    zone = without_courses(0, newcomers_a_year=20, without_park_share=1.0)
    days = [row.day for row in zone.journal.rows() if row.event == Event.ARRIVED]
    each = Counter(next_quarter(day - 1) for day in days)
    assert set(list(each.values())[1:-1]) == {5} and len(each) >= 24
