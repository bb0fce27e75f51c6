# Made from nbs/credit/21_ending.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.disclosure import abnormal_ended, year_through
from gazette_sim.credit.enterprise import OMISSIONS, Decision, Enterprise
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind
from gazette_sim.credit.finding import find
from gazette_sim.credit.parameters import AbnormalEnds
from gazette_sim.credit.recognition import is_uncontactable
from gazette_sim.credit.reports import plan_faults
from gazette_sim.credit.status import Status
from gazette_sim.engine.desk import Desk
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import enacts
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.simulation import draw_periods, excerpt
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.ending import *


from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days

QUIET = {"never_cures_share": 1.0, "mistaken_share": 0.0, "withheld_share": 0.0, "unreachable_share": 0.0}


def found(days, *facts, law=None, **behaviour):
    "An enterprise of which these facts were found, the given number of days later."
    firm = one_enterprise(law, **{**QUIET, **behaviour})
    find(firm, Bureau.COUNTY, *facts)
    pass_days(firm, days)
    return firm


def test_who_puts_things_right_and_is_verified_is_abnormal_no_longer():
    firm = found(1800, "records_kept", never_cures_share=0.0, cure_fails_share=0.0)
    assert firm.status == Status.NONE and events_of(firm)[-3:] == [Event.CURE_REPORTED, Event.TAKEN_UP, Event.CURED]


def test_what_was_found_is_put_right_and_is_news_when_it_goes_missing_again():
    firm = one_enterprise(never_cures_share=0.0, cure_fails_share=0.0, mistaken_share=0.0)
    firm.let_go("records_kept")
    find(firm, Bureau.COUNTY, "records_kept")
    pass_days(firm, 40)
    assert firm.status == Status.ABNORMAL and firm.is_known("records_kept")
    pass_days(firm, 400)
    assert firm.status == Status.NONE and firm.records_kept and not firm.lacking
    firm.let_go("records_kept")
    assert not firm.is_known("records_kept")


def test_a_year_ends_it_where_a_reading_has_it_so_and_nothing_else_does():
    for option, after in ((AbnormalEnds.AFTER_A_YEAR, Status.NONE), (AbnormalEnds.CURE_VERIFIED, Status.ABNORMAL)):
        firm = found(60, "records_kept", law={"abnormal_ends": option})
        last = year_through(firm.decision.recognised_day, firm.province.law_now)
        pass_days(firm, last - firm.province.clock.now)
        assert firm.status == Status.ABNORMAL
        pass_days(firm, 1)
        assert firm.status == after
