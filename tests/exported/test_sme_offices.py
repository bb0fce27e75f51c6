# Made from nbs/sme/18_offices.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from gazette_sim.engine.clock import Moment
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.rule import enacts
from gazette_sim.regime.world import Subject, World
from gazette_sim.sme.enterprises import statistics_by
from gazette_sim.sme.events import GOVERNMENTS, Event, Phase, Purpose, code, offices
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.population import places_in
from gazette_sim.sme.procurement import Buyers
from gazette_sim.sme.rights import named_and_told
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.sme.parameters import StatisticsDue
from gazette_sim.sme.offices import *


from gazette_sim.law.calendar import day_number


def test_the_quarter_ends_on_its_last_day():
    for day, end in (("2023-01-01", "2023-03-31"), ("2023-03-31", "2023-03-31"), ("2024-12-31", "2024-12-31")):
        assert quarter_end(day_number(day)) == day_number(end)
    assert quarter_end(day_number("2023-11-30")) == day_number("2023-12-31")


def test_marks_are_taken_off_and_stay_within_their_range():
    b = SmeBehaviour()._replace(marks_late_statistics=2, marks_missed_reserve=5)
    assert found(80, 0, False, 0.5, b) == 80
    assert found(80, 3, True, 0.5, b) == 80 - 3 * 2 - 5
    assert found(3, 4, True, 0.0, b) == 0 and found(99, 0, False, 0.999, b) == 100


def test_who_has_exactly_the_marks_is_not_named():
    b = SmeBehaviour()
    assert not named_and_told(True, b.marks_enough, b.marks_enough)
    assert named_and_told(True, b.marks_enough - 1, b.marks_enough)


def test_figures_take_from_nothing_to_three_and_a_half_times_the_mean():
    assert days_taken(25, 0.0, 0.0) == 0 and days_taken(25, 0.999999, 0.999999) == 87
    assert days_taken(20, 0.5, 0.5) < days_taken(40, 0.5, 0.5)
