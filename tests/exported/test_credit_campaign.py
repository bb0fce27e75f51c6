# Made from nbs/credit/02_campaign.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from enum import IntEnum
from typing import Any, NamedTuple
from gazette_sim.credit.parameters import CancelledBy, CreditLaw, InPrinciple, ListedMeanwhile, LowestBureau, Opposed, ProvinceTrust, PublicityDays, PublicityOnHoliday, QualificationStart, RecheckClock, RecheckStart, TrustRestored
from gazette_sim.credit.status import PenaltyDays, penalty_counts_from
from gazette_sim.law.calendar import Calendar, iso, state_council_calendar
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, as_numbers, decision, projection_note
from gazette_sim.law.field import Day
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.period import NEVER, last_day, last_of_days
from gazette_sim.law.rule import Codes, compilable, implements
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described, on_colour
from gazette_sim.credit.campaign import *


def test_county_bureaus_alone_run_the_campaign_once_a_year():
    law = CreditLaw()
    assert [may_open_campaign(b, True, 0, law) for b in Bureau] == [True, False, False]
    assert not may_open_campaign(0, False, 1, law)
    in_its_place = CreditLaw(lowest_bureau=LowestBureau.IN_ITS_PLACE)
    assert [may_open_campaign(b, False, 0, in_its_place) for b in Bureau] == [True, True, False]
    assert [may_open_campaign(b, True, 0, in_its_place) for b in Bureau] == [True, False, False]
    assert [may_open_campaign(1, False, 0, CreditLaw(lowest_bureau=option)) for option in (0, 1)] == [True, False]
    assert (
        application_accepted(True, True)
        and not application_accepted(False, True)
        and not application_accepted(True, False)
    )


def test_only_the_unopposed_are_announced_and_only_after_publicity():
    assert may_be_announced(True, 10, 11, False, False, CreditLaw()) and not may_be_announced(
        True, 10, 10, False, False, CreditLaw()
    )
    assert not may_be_announced(True, 10, 11, True, False, CreditLaw()) and not may_be_announced(
        False, 10, 11, False, False, CreditLaw()
    )
    assert may_be_announced(True, 10, 11, True, False, CreditLaw(opposed=Opposed.EXAMINED)) and not may_be_announced(
        True, 10, 11, True, True, CreditLaw(opposed=Opposed.EXAMINED)
    )
    assert (
        passes_recheck(True, False, False)
        and not passes_recheck(True, True, False)
        and not passes_recheck(True, False, True)
        and not passes_recheck(False, False, False)
    )


def steps(readings=None, **case):
    return decide("credit.recognition", {"applied_on": "2021-09-13", **case}, readings=readings or {}).outcome


LISTED = {"reviewed_on": "2021-09-30", "rechecked_on": "2021-11-01", "published_on": "2021-11-04"}


def test_each_step_is_known_once_the_one_before_it_is():
    assert steps() == {"review_by": "2021-10-09", "recheck_by": None, "publicity_until": None}
    assert steps(reviewed_on="2021-09-30") == {
        "review_by": "2021-10-09",
        "recheck_by": "2021-11-03",
        "publicity_until": None,
    }
    assert steps(**LISTED)["publicity_until"] == "2021-11-11"


def test_readings_move_the_recheck_and_the_publicity():
    assert steps({"credit.recheck_start": "application"}, reviewed_on="2021-09-30")["recheck_by"] == "2021-10-15"
    assert steps({"credit.publicity_days": "working"}, **LISTED)["publicity_until"] == "2021-11-15"
    saturday = {**LISTED, "published_on": "2021-11-06"}
    holidays = {"credit.publicity_on_holiday": "moved"}
    assert steps(**saturday)["publicity_until"] == "2021-11-13"
    assert steps(holidays, **saturday)["publicity_until"] == "2021-11-15"
    late = {"reviewed_on": "2021-09-30", "list_reviewed_on": "2021-10-15"}
    assert steps(**late)["recheck_by"] == "2021-11-03"
    assert steps({"credit.recheck_clock": "list"}, **late)["recheck_by"] == "2021-11-12"
    assert steps({"credit.recheck_clock": "list"}, reviewed_on="2021-09-30")["recheck_by"] == "2021-11-03"  # the last
    assert (
        step_is_late(11, 10, CreditLaw())
        and not step_is_late(10, 10, CreditLaw())
        and not step_is_late(11, 10, CreditLaw(in_principle=InPrinciple.WISH))
    )


def test_steps_that_go_backwards_or_are_left_out_are_refused():
    for wrong in (
        {"published_on": "2021-12-28"},
        {"rechecked_on": "2021-11-01"},
        {"reviewed_on": "2021-09-30", "published_on": "2021-11-04"},
        {"reviewed_on": "2021-09-30", "list_reviewed_on": "2021-09-29"},
        {"reviewed_on": "2021-09-12"},
        {"reviewed_on": "2021-09-30", "rechecked_on": "2021-09-29"},
        {"published_on": "2021-09-01"},
    ):
        try:
            steps(**wrong)
        except InputError as error:
            assert error.field in wrong and "_on" in error.allowed
        else:
            raise AssertionError(f"{wrong} was taken")


def held(announced_on="2022-02-28", readings=None, **case):
    return decide("credit.qualification", {"announced_on": announced_on, **case}, readings=readings or {}).outcome


def test_two_years_hold_to_the_end_of_the_corresponding_day():
    assert held() == {"valid_until": "2024-02-28", "valid": True}
    assert held("2020-08-31")["valid_until"] == "2022-08-31" and held("2024-02-29")["valid_until"] == "2026-02-28"
    assert [held(on=on)["valid"] for on in ("2022-02-27", "2022-02-28", "2024-02-28", "2024-02-29")] == [
        False,
        True,
        True,
        False,
    ]


def test_a_penalty_within_the_term_cancels_from_its_day():
    assert (
        not held(penalised_on="2023-01-10")["valid"]
        and held(penalised_on="2024-02-29")["valid"]
        and held(penalised_on="2022-02-27")["valid"]
    )
    assert [held(penalised_on="2023-01-10", on=on)["valid"] for on in ("2023-01-09", "2023-01-10")] == [True, False]
    assert held(readings={"credit.penalty_counts": "final"}, penalised_on="2023-01-10")["valid"]
    assert not held(
        readings={"credit.penalty_counts": "final"}, penalised_on="2023-01-10", penalty_final_on="2023-07-10"
    )["valid"]


def test_a_penalty_counts_from_its_notification_and_the_county_cancels():
    days = {"penalised_on": "2023-01-10", "penalty_notified_on": "2023-01-20", "cancelled_on": "2023-02-01"}
    for counts, by, first in (
        ("notified", "act_of_county", "2023-02-01"),
        ("notified", "by_law", "2023-01-20"),
        ("imposed", "by_law", "2023-01-10"),
    ):
        read = {"credit.penalty_counts": counts, "credit.cancelled_by": by}
        before = iso(day_number(first) - 1)
        assert [held(readings=read, **days, on=on)["valid"] for on in (before, first)] == [True, False]


def test_the_province_recognises_trust_under_one_reading_alone():
    laws = (CreditLaw(), CreditLaw(province_recognises_trust=ProvinceTrust.PROVINCE_TOO))
    assert [[may_recognise_trust_at_once(b, law) for b in Bureau] for law in laws] == [
        [False, False, False],
        [False, False, True],
    ]


def test_an_adverse_recognition_displaces_trust_by_default():
    assert (
        not held(adverse_on="2022-05-01")["valid"]
        and held(readings={"credit.listed_meanwhile": "penalty_only"}, adverse_on="2022-05-01")["valid"]
    )
    assert (
        cut_short_on(0, 100, PenaltyDays(55, 60), 60, 50, CreditLaw()) == 50
        and cut_short_on(0, 100, PenaltyDays(55, 60), 60, 101, CreditLaw()) == 60
    )


def test_a_penalty_and_an_adverse_recognition_count_from_the_first_day_of_the_term_to_its_last():
    days = {"2022-02-27": True, "2022-02-28": False, "2024-02-28": False, "2024-02-29": True}
    for fact in ("penalised_on", "adverse_on"):
        assert {on: held(**{fact: on})["valid"] for on in days} == days
    late = {"penalised_on": "2024-02-20"}  # cancelled after the term, it has run its two years
    acts = {"2024-02-28": False, "2024-02-29": True}
    assert {on: held(**late, cancelled_on=on)["valid"] for on in acts} == acts


def test_the_last_step_alone_may_reach_into_the_projected_calendar():
    case = {"applied_on": "2026-09-01", "reviewed_on": "2026-09-10", "rechecked_on": "2026-09-30"}
    for published_on, projected in (("2026-12-20", False), ("2026-12-28", True)):
        notes = decide("credit.recognition", case | {"published_on": published_on}).notes
        assert any("2026-12-31" in note for note in notes) == projected


def test_a_term_from_the_recognition_begins_with_it_and_without_one_with_the_announcement():
    read = {"credit.qualification_start": "recognition"}
    days = ("2022-02-19", "2022-02-20", "2024-02-20", "2024-02-21")
    early = [held(readings=read, recognised_on="2022-02-20", on=on)["valid"] for on in days]
    assert early == [False, True, True, False]
    assert held(readings=read) == held() == {"valid_until": "2024-02-28", "valid": True}


def test_a_qualification_revives_within_its_own_term_by_one_reading():
    laws = [CreditLaw(trust_restored=each) for each in TrustRestored]
    revives = [[qualification_revives(100, on, law) for on in (99, 100, 101)] for law in laws]
    assert sorted(revives) == [[False, False, False], [True, True, False]]
    assert qualification_revives(100, 100, CreditLaw(trust_restored=TrustRestored.REVIVES))


def test_each_step_of_a_campaign_has_its_clause():
    def clauses(**case):
        return [
            (g.provision, g.met) for g in decide("credit.recognition", {"applied_on": "2021-09-13", **case}).grounds
        ]

    steps_known = [("credit.11.2", True), ("credit.11.3", True), ("credit.11.4", True)]
    assert clauses() == steps_known[:1] and clauses(reviewed_on="2021-09-30") == steps_known[:2]
    assert clauses(**LISTED) == steps_known


def test_the_grounds_say_what_ended_it():
    def met(**case):
        grounds = decide("credit.qualification", {"announced_on": "2022-02-28", **case}).grounds
        return {g.provision: g.met for g in grounds}

    assert met() == {"credit.12.1": True, "credit.12.2": False}
    assert met(penalised_on="2023-01-10") == {"credit.12.1": True, "credit.12.2": True}
    assert met(adverse_on="2022-05-01") == {"credit.12.1": True, "credit.12.2": False, "credit.7.5": False}
    assert met(adverse_on="2020-08-01")["credit.7.5"]


def test_the_two_years_may_run_from_the_recognition():
    assert (
        held(readings={"credit.qualification_start": "recognition"}, recognised_on="2022-02-20")["valid_until"]
        == "2024-02-20"
    )
    assert held(recognised_on="2022-02-20")["valid_until"] == "2024-02-28"


def test_a_shared_ground_has_what_its_rules_look_at_under_that_clause_alone():
    def own(looked_at: Any) -> Ground:
        facts = {"started_day": 1, "adverse_day": 2}
        return one_ground("credit.7.5", True, facts, CreditLaw(), *looked_at)

    assert own([displaced_on]).facts.keys() == {"started_on", "adverse_on"}
    assert own([displaced_on, cancelled_on]) == own([displaced_on])  # the other has another clause
