# Made from nbs/credit/16_flowchart.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from gazette_sim.credit.events import Event
from gazette_sim.credit.simulation import Run
from gazette_sim.engine.journal import Journal
from gazette_sim.law.drawing import INK, drawn_in
from gazette_sim.law.provision import enacts
import matplotlib.pyplot as plt
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import generate
from gazette_sim.credit.simulation import simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.parameter import Change, Dated
from gazette_sim.law.provision import register
from gazette_sim.credit.flowchart import *


ROUGH = {
    "credit.late_rate": 0.05,
    "credit.error_rate": 0.02,
    "credit.fraud_rate": 0.003,
    "credit.unreachable_share": 0.2,
    "credit.inspection_share": 0.2,
    "credit.withheld_share": 0.05,
    "credit.mistaken_share": 0.1,
    "credit.late_pursued_share": 0.5,
    "credit.objection_share": 0.1,
}


def test_every_history_is_a_path_of_the_chart():
    days = day_number("2021-01-01"), day_number("2025-12-31")
    for replication in range(2):
        rough = Dated("credit", CreditBehaviour, [Change(None, ROUGH)])
        assert missteps(simulate(generate(150), Dated("credit", CreditLaw), rough, *days, 3, replication)) == []


def test_what_the_articles_forbid_is_a_misstep():
    said = {
        "a show without a decision's publication": ("show", [Event.REMOVED]),
        "served without having been sent": ("case", [Event.FOUND, Event.RECOGNISED, Event.SERVED]),
        "out of reach after one mailing": (
            "case",
            [Event.FOUND, Event.RECOGNISED, Event.DISPATCHED, Event.MAILED, Event.UNREACHABLE],
        ),
        "announced without publicity": (
            "campaign",
            [Event.APPLIED, Event.REVIEW_PASSED, Event.RECHECK_PASSED, Event.ANNOUNCED],
        ),
    }
    for what, (track, events) in said.items():
        assert first_misstep(track, events) == len(events) - 1, what


def test_every_transition_cites_a_clause_of_the_register():
    assert {row.provision for rows, _ in TRACKS.values() for row in rows} <= set(register("credit"))
