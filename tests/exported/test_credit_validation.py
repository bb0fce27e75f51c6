# Made from nbs/credit/18_validation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Iterable
from typing import NamedTuple
import gazette_sim.credit.metrics
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import Roster, generate
from gazette_sim.credit.simulation import simulate
from gazette_sim.engine.metric import Interval, Watch, interval, metrics
from gazette_sim.law.calendar import day_number
from gazette_sim.law.language import aligned, say
from gazette_sim.law.parameter import Dated, fact
from gazette_sim.credit.validation import *


def test_every_observed_figure_cites_facts_that_the_package_ships():
    from gazette_sim.law.parameter import facts

    for row in observed():
        assert row.low <= row.value <= row.high
        assert all(key in facts() for key in row.source.split(", "))


def test_figures_that_meet_agree_and_others_do_not():
    o = Observed("credit.serious_listing_rate", 0.03, 0.02, 0.04, "x", "")
    said = [
        Compared(o, "", Interval(0.05, low, high, 9)).verdict
        for low, high in ((0.035, 0.055), (0.045, 0.06), (0.0, 0.1))
    ]
    assert said == ["agrees", "differs", "too_few"]
