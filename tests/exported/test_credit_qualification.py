# Made from nbs/credit/13_qualification.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.campaign import cut_short_on
from gazette_sim.credit.enterprise import Enterprise
from gazette_sim.credit.events import Event, Phase
from gazette_sim.credit.reports import plan_faults
from gazette_sim.credit.status import PenaltyDays, Status
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import enacts
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.parameters import TrustRestored
from gazette_sim.credit.simulation import draw_periods, excerpt
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.qualification import *


from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.parameters import TrustRestored
from gazette_sim.credit.campaign import qualified_until
from gazette_sim.credit.correction import set_aside
from gazette_sim.credit.finding import find
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days

QUIET = {"never_cures_share": 1.0, "mistaken_share": 0.0, "withheld_share": 0.0, "unreachable_share": 0.0}


def trusted(law=None, **behaviour):
    "An enterprise that is announced as trustworthy today."
    firm = one_enterprise(law, **{**QUIET, **behaviour})
    firm.record(Event.ANNOUNCED, "credit.11.5", None, Status.TRUSTWORTHY)
    qualify(firm, qualified_until(firm.province.clock.now, 0, firm.province.law_now))
    return firm


def test_trust_ends_on_the_day_after_two_years():
    firm = trusted()
    until = firm.qualified_until
    pass_days(firm, until - firm.province.clock.now)
    assert firm.status == Status.TRUSTWORTHY
    pass_days(firm, 1)
    assert firm.status == Status.NONE and events_of(firm)[-1] == Event.QUALIFICATION_ENDED


def test_an_adverse_decision_displaces_the_qualification_and_gives_it_back_when_it_falls():
    for option, after in ((TrustRestored.REVIVES, Status.TRUSTWORTHY), (TrustRestored.NEXT_CAMPAIGN, Status.NONE)):
        firm = trusted({"trust_restored": option}, penalty_share=1.0)
        own_term = firm.qualified_until
        find(firm, Bureau.COUNTY, "untrue_data")
        pass_days(firm, 60)
        lost = [row for row in firm.province.journal.rows() if row.event == Event.QUALIFICATION_LOST]
        clause = [firm.province.journal.vocabulary.provisions[row.provision] for row in lost]
        assert clause == ["credit.6.1"] and firm.status == Status.DISHONEST
        set_aside(firm.decision, Event.OVERTURNED, "credit.21")
        assert firm.status == after and firm.violation_day < 0
        assert firm.qualified_until == (own_term if after == Status.TRUSTWORTHY else NEVER)
