# Made from nbs/credit/18_service.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Generator
from typing import Any
from simpy import Event as Signal
from gazette_sim.credit.ending import plan_cure, plan_year_end
from gazette_sim.credit.enterprise import Decision, note_overdue
from gazette_sim.credit.events import Event, Phase, Purpose
from gazette_sim.credit.finding import close_case, find
from gazette_sim.credit.parameters import ServiceLimit
from gazette_sim.credit.penalty import penalty_notified
from gazette_sim.credit.publication import publish_when_lawful
from gazette_sim.credit.recognition import Service, is_uncontactable, next_mailing_from, next_mailing_until, out_of_reach, serve_by, service_is_late, way_of_service
from gazette_sim.credit.remedies import may_contest
from gazette_sim.credit.status import Status
from gazette_sim.law.rule import enacts
from gazette_sim.regime.procedure import Procedure
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.parameters import UncontactableEffect
from gazette_sim.credit.simulation import draw_periods, excerpt
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.service import *


from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.correction import set_aside
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days

QUIET = {"never_cures_share": 1.0, "mistaken_share": 0.0, "withheld_share": 0.0, "unreachable_share": 0.0}


def found(days, *facts, law=None, **behaviour):
    "An enterprise of which these facts were found, the given number of days later."
    firm = one_enterprise(law, **{**QUIET, **behaviour})
    find(firm, Bureau.COUNTY, *facts)
    pass_days(firm, days)
    return firm


def days_of(firm, event):
    return [row.day for row in firm.province.journal.rows() if row.event == event]


def test_nobody_home_two_mailings_unsigned_and_abnormal_for_it():
    firm = one_enterprise(seed=1, unreachable_share=1.0, mailing_signed_share=0.0)
    find(firm, Bureau.COUNTY, "records_kept")
    pass_days(firm, 1800)
    days, names = days_of(firm, Event.MAILED), events_of(firm)
    assert 15 <= days[1] - days[0] <= 30 and names.count(Event.UNREACHABLE) == 2
    assert names.count(Event.RECOGNISED) == 2 and firm.province.journal.check() == []


def test_mailings_that_can_never_lie_the_lawful_time_apart_make_nobody_out_of_reach():
    law = {"posting_gap_days_min": 31, "posting_gap_days_max": 30}
    firm = found(400, "records_kept", law=law, unreachable_share=1.0, mailing_signed_share=0.0)
    assert events_of(firm).count(Event.MAILED) > 6 and Event.UNREACHABLE not in events_of(firm)


def test_what_arrives_at_once_is_received_on_the_day_of_its_posting():
    firm = found(60, "untrue_data", unreachable_share=1.0, mailing_days=0, mailing_signed_share=1.0)
    assert days_of(firm, Event.MAILED) == days_of(firm, Event.SIGNED_FOR) == days_of(firm, Event.DISPATCHED)


def test_a_refused_receipt_is_left_with_witnesses_or_a_notary():
    for share, event in ((0.0, Event.LEFT), (1.0, Event.NOTARISED)):
        firm = found(60, "records_kept", refuses_receipt_share=1.0, notary_share=share)
        assert len(days_of(firm, event)) == 1 and firm.decision.served


def test_a_decision_that_falls_while_it_is_served_leaves_nothing_to_serve():
    firm = found(0, "records_kept", unreachable_share=1.0, mailing_signed_share=0.0)
    while Event.MAILED not in events_of(firm):
        pass_days(firm, 1)
    decision = firm.decision
    set_aside(decision, Event.CORRECTED, "credit.20.1")
    pass_days(firm, 120)
    assert len(days_of(firm, Event.MAILED)) == 1 and not decision.served and not any(firm.cases.values())


def test_service_that_comes_too_late_is_recorded_and_noticed_above():
    for days, late in ((1, 0), (60, 1)):
        firm = found(150, "untrue_data", superior_look_share=1.0, handling_spread=0.0, service_days=days)
        names = events_of(firm)
        assert names.count(Event.SERVICE_OVERDUE) == late  # and so the publication, which waits for the statement
        assert names.count(Event.DUTY_ORDERED) == late + names.count(Event.PUBLICATION_OVERDUE)


def test_no_letter_declares_an_enterprise_less_than_it_has_become():
    firm = found(0, "records_kept", service_days=9, handling_spread=0.0, penalty_share=0.0)
    while Event.RECOGNISED not in events_of(firm):
        pass_days(firm, 1)
    firm.status = Status.DISHONEST  # another bureau was quicker
    pass_days(firm, 60)
    names = events_of(firm)
    assert Event.DISPATCHED not in names and names[-1] == Event.DROPPED and not any(firm.cases.values())
