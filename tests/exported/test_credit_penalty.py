# Made from nbs/credit/17_penalty.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.enterprise import Decision
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind
from gazette_sim.credit.finding import find
from gazette_sim.credit.parameters import CancelledBy, PenaltyCounts, SelfPublicationYear
from gazette_sim.credit.qualification import cut_short
from gazette_sim.credit.rights import reconsideration_until, suit_until
from gazette_sim.credit.status import Status, penalty_counts_from, self_publication_missed
from gazette_sim.law.period import NEVER, last_day
from gazette_sim.law.rule import enacts
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.parameters import ListedMeanwhile
from gazette_sim.credit.simulation import draw_periods, excerpt
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.penalty import *


from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.parameters import ListedMeanwhile
from gazette_sim.credit.correction import set_aside
from gazette_sim.credit.parameters import CreditLaw
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days

QUIET = {"never_cures_share": 1.0, "mistaken_share": 0.0, "withheld_share": 0.0, "unreachable_share": 0.0}


def found(days, *facts, law=None, **behaviour):
    "An enterprise of which these facts were found, the given number of days later."
    firm = one_enterprise(law, **{**QUIET, **behaviour})
    find(firm, Bureau.COUNTY, *facts)
    pass_days(firm, days)
    return firm


def test_a_penalty_not_published_within_a_year_is_a_repeat_if_the_enterprise_is_still_disclosed():
    firm = found(1800, "untrue_data", penalty_share=1.0, penalty_published_share=0.0, publication_days=30)
    assert events_of(firm).count(Event.RECOGNISED) == 2 and events_of(firm).count(Event.FOUND) == 2


def test_a_penalty_that_must_be_final_waits_for_the_last_remedy():
    law = {"penalty_counts": PenaltyCounts.FINAL, "listed_meanwhile": ListedMeanwhile.PENALTY_ONLY}
    firm = found(0, "untrue_data", law=law, penalty_share=1.0)
    firm.qualified_from, firm.qualified_until = firm.province.clock.now, firm.province.clock.now + 1400
    pass_days(firm, 60)
    decision, penalty = firm.decision, firm.decision.penalty
    assert firm.qualified_until > 0 and penalty.final_day > last_day(penalty.notified_day, 6, CreditLaw().time)
    decision.pending = True
    pass_days(firm, 300)
    assert firm.qualified_until > 0
    decision.pending = False
    penalty_final(decision)
    pass_days(firm, 10)
    assert firm.qualified_until < 0


def test_nobody_publishes_a_penalty_before_it_is_served():
    mailed = {"unreachable_share": 1.0, "mailing_signed_share": 1.0, "mailing_days": 9, "service_days": 8}
    firm = found(400, "untrue_data", penalty_share=1.0, penalty_published_share=1.0, **mailed)
    rows = {Event(row.event): row.day for row in firm.province.journal.rows()}
    assert rows[Event.PENALISED] < rows[Event.SIGNED_FOR] < rows[Event.PENALTY_PUBLISHED]


def test_the_county_cancels_or_the_rule_does():
    law = {"listed_meanwhile": ListedMeanwhile.PENALTY_ONLY}
    for by, alike in ((CancelledBy.ACT_OF_COUNTY, False), (CancelledBy.BY_LAW, True)):
        firm = found(0, "untrue_data", law={**law, "cancelled_by": by}, penalty_share=1.0)
        firm.qualified_from, firm.qualified_until = firm.province.clock.now, firm.province.clock.now + 700
        pass_days(firm, 60)
        rows = {Event(row.event): row.day for row in firm.province.journal.rows()}
        assert (rows[Event.QUALIFICATION_LOST] == rows[Event.SERVED]) == alike


def test_a_penalty_is_withdrawn_with_the_decision_it_rests_on():
    for share in (1.0, 0.0):
        firm = found(60, "untrue_data", penalty_share=share, penalty_published_share=0.0)
        set_aside(firm.decision, Event.OVERTURNED, "credit.21")
        pass_days(firm, 500)
        names = events_of(firm)
        assert names.count(Event.PENALTY_WITHDRAWN) == names.count(Event.PENALISED) == share
        assert names.count(Event.FOUND) == 1 and firm.status == Status.NONE  # it need no longer be published (9.4)
