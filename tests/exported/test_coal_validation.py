# Made from nbs/coal/16_validation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple
import gazette_sim.coal.metrics
from gazette_sim.coal.parameters import CoalBehaviour, CoalLaw
from gazette_sim.coal.population import Roster, generate
from gazette_sim.coal.simulation import simulate
from gazette_sim.engine.metric import Interval, Watch, interval, metrics
from gazette_sim.law.calendar import day_number, iso, state_council_calendar
from gazette_sim.law.citation import data_folder
from gazette_sim.law.language import aligned, say
from gazette_sim.law.parameter import Dated, fact
import matplotlib.pyplot as plt
from gazette_sim.coal.validation import *


def test_every_observed_figure_cites_facts_that_the_package_ships():
    from gazette_sim.law.parameter import facts

    for row in observed():
        assert row.low <= row.value <= row.high
        assert all(key in facts() or key == "regradings.csv" for key in row.source.split(", ")), row


def test_the_share_of_four_in_sixty_one_is_uncertain():
    low, high = wilson(4, 61)
    assert abs(low - 0.0258) < 0.0005 and abs(high - 0.1569) < 0.0005


def test_a_figure_that_is_off_is_said_to_differ_and_a_vague_one_to_say_nothing():
    o = Observed("coal.accident_rate", 0.03, 0.02, 0.04, "x", "")
    said = [
        Compared(o, "", Interval(mean, low, high, 9)).verdict
        for mean, low, high in ((0.03, 0.025, 0.044), (0.06, 0.05, 0.07), (0.03, -0.01, 0.07))
    ]
    assert said == ["agrees", "differs", "too_few"]
