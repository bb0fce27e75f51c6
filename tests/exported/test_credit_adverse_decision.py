# Made from nbs/credit/16_adverse_decision.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Mapping
from gazette_sim.credit.disclosure import REPEATED, Turn
from gazette_sim.credit.enterprise import Case, Decision, Enterprise
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind
from gazette_sim.credit.finding import close_case, facts_of, gravest_ground, last_violated, late_days
from gazette_sim.credit.inspection import supervise
from gazette_sim.credit.penalty import penalise
from gazette_sim.credit.publication import send_to_publication
from gazette_sim.credit.qualification import cut_short
from gazette_sim.credit.removal import add_turn, would_move
from gazette_sim.credit.reports import plan_faults
from gazette_sim.credit.status import Status, status_of, violates
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import enacts
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.parameters import CloserSupervision, RepeatRank
from gazette_sim.credit.finding import find
from gazette_sim.credit.simulation import excerpt, one_enterprise, pass_days
from gazette_sim.credit.story import draw_story
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.adverse_decision import *


from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.inspection import inspect
from gazette_sim.credit.parameters import CloserSupervision, ContinuingOmission, RepeatAfter, RepeatRank
from gazette_sim.credit.correction import set_aside
from gazette_sim.credit.finding import find
from gazette_sim.credit.parameters import CreditLaw
from gazette_sim.law.period import last_day
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days

QUIET = {"never_cures_share": 1.0, "mistaken_share": 0.0, "withheld_share": 0.0, "unreachable_share": 0.0}


def found(days, *facts, law=None, **behaviour):
    "An enterprise of which these facts were found, the given number of days later."
    firm = one_enterprise(law, **{**QUIET, **behaviour})
    find(firm, Bureau.COUNTY, *facts)
    pass_days(firm, days)
    return firm


def test_a_graver_repeat_brings_joint_punishment_and_falls_back_when_set_aside():
    firm = found(100, "untrue_data", penalty_share=0.0)
    before = firm.status, firm.disclosure.ends_day
    find(firm, Bureau.COUNTY, "fabricated_data")
    pass_days(firm, 100)
    graver = firm.decision
    assert firm.status == graver.status == Status.SERIOUSLY_DISHONEST and graver.joint_day == firm.joint_day > 0
    assert firm.disclosure.ends_day == last_day(graver.recognised_day, 24, CreditLaw().time)
    assert firm.disclosure.decision is graver
    set_aside(graver, Event.OVERTURNED, "credit.21")
    assert (firm.status, firm.disclosure.ends_day) == before and firm.joint_day < 0


def test_what_was_violated_before_the_publication_is_no_repeat_however_late_it_is_found():
    for reading, repeats in ((RepeatAfter.PUBLICATION, False), (RepeatAfter.FIRST_DECISION, True)):
        firm = found(100, "fabricated_data", law={"repeat_after": reading}, penalty_share=0.0)
        decided, published = firm.decision.recognised_day, firm.disclosure.published_day
        assert decided < published
        for happened, found_again in ((decided, False), (published, repeats), (published + 1, True)):
            assert is_repeat(firm, {"untrue_data": happened}) == found_again, happened
        ends = firm.disclosure.ends_day
        find(firm, Bureau.COUNTY, "untrue_data", days={"untrue_data": published})
        pass_days(firm, 60)
        assert (Event.REPEATED in events_of(firm)) == (firm.disclosure.ends_day > ends) == repeats


def test_records_missing_all_the_time_are_no_repeat_unless_each_check_counts():
    for reading, repeats in ((ContinuingOmission.NO_NEW_VIOLATION, False), (ContinuingOmission.EACH_CHECK, True)):
        firm = one_enterprise({"continuing_omission": reading}, **QUIET, penalty_share=0.0, obstruction_share=0.0)
        firm.let_go("records_kept")
        find(firm, Bureau.COUNTY, "untrue_data", "records_kept", days=firm.lacking)
        pass_days(firm, 80)
        assert firm.is_disclosed
        inspect(firm, Bureau.COUNTY, 0)
        pass_days(firm, 60)
        assert (Event.REPEATED in events_of(firm)) == repeats
    firm.let_go("internal_rules_kept")  # lost while it is disclosed: that has happened again
    assert is_repeat(firm, {"internal_rules_kept": firm.lacking["internal_rules_kept"]})


def test_a_lesser_repeat_lengthens_the_disclosure_and_declares_nothing():
    firm = found(100, "fabricated_data", penalty_share=0.0)
    firm.late_days.append(firm.province.clock.now)
    find(firm, Bureau.COUNTY, "late")
    pass_days(firm, 60)
    lesser, names = firm.history[-1], events_of(firm)
    assert (
        lesser.beside
        and lesser.status == Status.ABNORMAL
        and lesser.served
        and firm.status == Status.SERIOUSLY_DISHONEST
    )
    assert firm.disclosure.lengthened and names.count(Event.REPEATED) == 1 and names.count(Event.PUBLISHED) == 1
    assert names.count(Event.RECOGNISED) == names.count(Event.SERVED) == 1  # it is not declared abnormal beside that
    set_aside(firm.decision, Event.CORRECTED, "credit.20.1")
    assert firm.status == Status.NONE and firm.disclosure is None
    pass_days(firm, 60)  # now it is
    assert firm.status == Status.ABNORMAL and firm.decision.facts == lesser.facts and firm.decision.served


def test_closer_supervision_begins_with_the_decision():
    for facts, law, supervised in (
        (["records_kept"], {}, True),
        (["untrue_data"], {}, True),
        (["fabricated_data"], {}, True),
        (["fabricated_data"], {"closer_supervision": CloserSupervision.NAMED_TWO}, False),
    ):
        firm = found(0, *facts, law=law, inspection_share=1.0, closer_factor=50.0)
        pass_days(firm, 30)
        assert firm.awaits(Phase.INSPECTION) == supervised


def test_what_gives_no_status_or_a_lesser_one_is_dropped():
    firm = found(60, "fabricated_data", law={"repeat_rank": RepeatRank.DISHONEST_RANK})
    find(firm, Bureau.COUNTY, "records_kept")
    pass_days(firm, 60)
    assert Event.DROPPED in events_of(firm) and firm.status == Status.SERIOUSLY_DISHONEST
