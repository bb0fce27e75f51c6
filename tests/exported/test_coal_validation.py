# Made from nbs/coal/19_validation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
from functools import cache
from gazette_sim.regime.validation import Observed, between_observed, share_observed, share_range
from gazette_sim.law.calendar import day_number
from gazette_sim.law.regulation import regulation
from gazette_sim.law.parameter import fact
import matplotlib.pyplot as plt
from gazette_sim.lab.validation import report, validate
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.coal.validation import *


def test_every_observed_figure_cites_facts_that_the_package_ships():
    from gazette_sim.law.parameter import facts

    for row in observed():
        assert row.low <= row.value <= row.high
        assert all(key in facts() or key == "regradings.csv" for key in row.source.split(", ")), row
