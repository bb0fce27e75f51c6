# Made from nbs/pilot_zone/09_clearance.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from functools import cache
from math import comb
from typing import Any
from gazette_sim.engine.desk import Task
from gazette_sim.engine.streams import geometric, survival_powers
from gazette_sim.law.rule import enacts
from gazette_sim.pilot_zone.events import AUTHORITIES, LEADING, TRADING, Event, Phase, Purpose, TaskKind, code
from gazette_sim.pilot_zone.firms import Enterprise
from gazette_sim.pilot_zone.parameters import SingleWindow
from gazette_sim.pilot_zone.parks import DAYS_A_YEAR, FIRST, Zone, assumed, read_as
from gazette_sim.pilot_zone.population import EnterpriseRow, roster_of
from gazette_sim.regime.metric import ClauseClock, Interval, interval
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, frame
from gazette_sim.pilot_zone.clearance import *


def test_six_desks_in_turn_meet_the_formula():
    found = mean_days(SingleWindow.IN_TURN)
    assert found.low <= 6 * stay(0.24, 0.6) <= found.high and found.high - found.low < 0.5


def test_one_check_that_serves_all_meets_the_formula_of_one_desk_even_when_it_is_busy():
    for a_year, end_chance in ((60, 0.6), (60, 0.3), (20, 1.0)):
        found = mean_days(SingleWindow.RECOGNISED, a_year, end_chance)
        exact = stay(a_year / WORKING_DAYS_A_YEAR, end_chance)
        assert found.low <= exact <= found.high or found.low == found.high == exact


def test_six_desks_at_once_lie_between_their_bounds():
    for end_chance in (0.6, 0.5):
        low, high = at_once_between(0.24, end_chance, 6)
        assert low < mean_days(SingleWindow.AT_ONCE, end_chance=end_chance, replications=8).mean < high


def test_the_longest_of_one_is_its_mean_and_of_checks_of_one_day_a_day():
    assert longest(0.25, 1) == 4.0 and longest(1.0, 6) == 1.0
    assert abs(longest(0.5, 2) - (2 + 2 - 4 / 3)) < 1e-12


def test_every_authority_checks_every_consignment_once():
    zone = simplest(0, SingleWindow.AT_ONCE, years=2)
    rows = list(zone.journal.rows())
    cleared = sum(row.event == Event.CLEARED for row in rows)
    for office in range(len(AUTHORITIES)):
        assert 0 <= sum(row.event == Event.CHECKED and row.desk == office for row in rows) - cleared < 10
