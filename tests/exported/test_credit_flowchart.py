# Made from nbs/credit/26_flowchart.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from gazette_sim.credit.events import Event
from gazette_sim.credit.simulation import Run
from gazette_sim.engine.journal import Journal
from gazette_sim.law.drawing import DARK_TO_LIGHT, INK, drawn_in
from gazette_sim.law.language import say_for
from gazette_sim.law.rule import enacts
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import generate
from gazette_sim.credit.simulation import simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import Change, Dated
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
        "a removal without a publication": ("disclosure", [Event.REMOVED]),
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


def test_a_disclosure_needs_a_decision_of_its_rank():
    for ranks, published, punished in (([3], None, 2), ([4], None, None), ([2], 1, 1), ([], 0, 0), ([2, 3], None, 3)):
        events = [Event.RECOGNISED] * len(ranks)
        assert first_unfounded([*events, Event.PUBLISHED], [*ranks, 9]) == published
        assert first_unfounded([*events, Event.PUBLISHED, Event.JOINT_PUNISHED], [*ranks, 9, 12]) == punished
    assert first_unfounded([Event.RECOGNISED, Event.PUBLISHED, Event.PUBLISHED], [3, 9, 9]) == 2


def test_a_step_left_out_or_taken_twice_is_a_misstep():
    full = {
        "campaign": [Event.APPLIED, Event.REVIEW_PASSED, Event.RECHECK_PASSED, Event.PUBLICISED, Event.ANNOUNCED],
        "case": [Event.FOUND, Event.RECOGNISED, Event.DISPATCHED, Event.MAILED, Event.MAILED, Event.UNREACHABLE],
        "disclosure": [Event.PUBLISHED, Event.LOADED, Event.REMOVAL_APPLIED, Event.REMOVAL_GRANTED, Event.REMOVED],
    }
    # open: found twice, loaded twice; and a disclosure may also end while an application waits
    for track, events in full.items():
        assert first_misstep(track, events) is None
        for n in range(len(events)):
            without, twice = [*events[:n], *events[n + 1 :]], [*events[: n + 1], *events[n:]]
            assert first_misstep(track, without) is not None or n == len(events) - 1 or (track, n) == ("disclosure", 3)
            assert first_misstep(track, twice) is not None or (track, n) in {("case", 0), ("disclosure", 1)}
