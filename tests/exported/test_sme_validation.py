# Made from nbs/sme/26_validation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.law.parameter import fact
from gazette_sim.regime.validation import Observed, between_observed, up_to_observed
import matplotlib.pyplot as plt
from gazette_sim.lab.validation import report, validate
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.sme.validation import *


def test_every_observed_figure_cites_facts_that_the_package_ships():
    from gazette_sim.law.parameter import facts

    for row in observed():
        assert row.low <= row.value <= row.high
        assert all(key in facts() for key in row.source.split(", ")), row


def test_gates_are_about_the_observed_figures_and_no_wider_than_they_say():
    from gazette_sim.lab.validation import gates

    known = {row.metric: row for row in observed()}
    assert gates("sme").keys() == known.keys()
    for name, gate in gates("sme").items():
        row = known[name]
        assert abs(gate.low - row.low) < 1e-3 * max(row.value, 1) and abs(gate.high - row.high) < 1e-3 * max(
            row.value, 1
        )
        assert (gate.how, gate.source) == (row.how, row.source)
