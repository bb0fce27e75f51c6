# Made from nbs/credit/04_disclosure.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import Any, NamedTuple
from gazette_sim.credit.campaign import one_ground
from gazette_sim.credit.parameters import AbnormalEnds, CloserSupervision, ContinuingOmission, CreditLaw, DishonestEnds, ExtendedFrom, JointPunishmentEnds, RemovalEffective, RemovalPower, RemovalWhenExtended, RepeatAfter, RepeatCounts, RepeatRank, RunningDisclosure
from gazette_sim.credit.status import Status
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, as_numbers, decision
from gazette_sim.law.field import Day, Flag
from gazette_sim.law.ground import Ground
from gazette_sim.law.period import NEVER, last_day
from gazette_sim.law.rule import compilable, implements
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.credit.disclosure import *


def test_a_verification_without_an_application_or_a_day_without_a_verification_is_refused():
    for case, field in (
        ({"verified": True}, "verified"),
        ({"verified": True, "verified_on": "2021-06-01"}, "verified"),
        ({"rectification_applied_on": "2021-05-01", "verified_on": "2021-06-01"}, "verified_on"),
    ):
        try:
            decide("credit.disclosure", {"published_on": "2021-03-01", **case})
        except InputError as error:
            assert error.field == field and error.allowed
        else:
            raise AssertionError(f"{case} was taken")


def test_a_removal_never_ends_before_its_verification_and_by_one_reading_counts_from_the_application():
    from gazette_sim.law.decision import decide

    asked = {"published_on": "2021-03-01", "rectification_applied_on": "2021-10-01", "verified": True}
    asked["verified_on"] = "2021-11-01"
    between = asked | {"rectification_failed_on": "2021-10-08"}
    for option, ends, ends_between in (
        ("verification", "2021-11-01", "2023-03-01"),
        ("application", "2021-11-01", "2021-11-01"),
    ):
        read = {"credit.removal_effective": option}
        said = [decide("credit.disclosure", case, readings=read).outcome["ends_on"] for case in (asked, between)]
        assert said == [ends, ends_between]


def disclosed(published_on="2021-08-31", readings=None, set=None, **case):
    return decide(
        "credit.disclosure", {"published_on": published_on, **case}, readings=readings or {}, set=set or {}
    ).outcome


def end(*args, **case):
    return disclosed(*args, **case)["ends_on"]


def test_a_disclosure_lasts_a_year_and_six_months_at_least():
    assert disclosed() == {"minimum_until": "2022-02-28", "ends_on": "2022-08-31"}
    assert (
        disclosed("2020-08-31") == {"minimum_until": "2021-02-28", "ends_on": "2021-08-31"}
        and end("2024-02-29") == "2025-02-28"
    )


def test_early_removal_waits_for_verification_and_for_six_months():
    assert end(rectification_applied_on="2021-10-01", verified=True) == "2022-02-28"
    assert end(rectification_applied_on="2021-10-01", verified=True, verified_on="2022-04-10") == "2022-04-10"
    assert (
        end(
            rectification_applied_on="2021-10-01",
            verified=True,
            verified_on="2022-04-10",
            readings={"credit.removal_effective": "application"},
        )
        == "2022-04-10"  # on show until it is verified, whatever it counts from
    )
    assert (
        end(rectification_applied_on="2022-02-28", verified=True) == "2022-02-28"
        and end(rectification_applied_on="2022-03-01", verified=True) == "2022-03-01"
    )


def test_nothing_is_removed_without_application_or_verification():
    assert end(rectification_applied_on="2021-10-01") == "2022-08-31"
    assert end(rectification_applied_on="2022-08-31", verified=True, verified_on="2022-09-01") == "2022-08-31"


def test_failed_rectification_makes_it_two_years_from_publication():
    assert end(rectification_failed_on="2022-01-15") == "2023-08-31"
    assert end(rectification_failed_on="2022-01-15", readings={"credit.extended_from": "finding"}) == "2024-01-15"


def test_a_repeat_is_what_happened_and_was_verified_during_the_disclosure():
    again = {"repeat_violation_verified_on": "2022-01-15"}
    happened = {"2021-08-30": "2022-08-31", "2021-08-31": "2022-08-31", "2021-09-01": "2024-01-15"}
    assert {day: end(**again, repeat_violation_on=day) for day in happened} == happened  # published on 31 August
    assert end(repeat_violation_verified_on="2021-08-31") == "2022-08-31"  # found on the day of publication
    early = {**again, "repeat_violation_on": "2021-08-15", "recognised_on": "2021-08-10"}
    assert end(**early) == "2022-08-31"
    assert end(**early, readings={"credit.repeat_after": "first_decision"}) == "2024-01-15"
    earlier = {**early, "repeat_violation_on": "2021-08-10"}
    assert end(**earlier, readings={"credit.repeat_after": "first_decision"}) == "2022-08-31"


def test_an_omission_that_goes_on_is_no_repeat_unless_each_check_counts():
    lasting = {"repeat_violation_on": "2021-06-01", "repeat_violation_verified_on": "2022-01-15"}
    assert end(**lasting, repeat_is_continuing=True) == "2022-08-31"
    each_check = {"credit.continuing_omission": "each_check"}
    assert end(**lasting, repeat_is_continuing=True, readings=each_check) == "2024-01-15"
    assert end(**lasting, readings=each_check) == "2022-08-31"


def test_a_bureau_may_decline_to_remove_and_must_not_under_one_reading():
    asked = {"rectification_applied_on": "2021-10-01", "verified": True, "removal_granted": False}
    assert end(**asked) == "2022-08-31"
    assert end(**asked, readings={"credit.removal_power": "always"}) == "2022-02-28"


def test_a_repeat_makes_it_two_years_from_its_verification():
    assert end(repeat_violation_verified_on="2022-01-15") == "2024-01-15"
    assert end(repeat_violation_verified_on="2022-01-15", readings={"credit.repeat_counts": "adds"}) == "2024-08-31"
    assert end(repeat_violation_verified_on="2022-01-15", repeat_of_dishonest_rank=False) == "2024-01-15"
    assert (
        end(
            repeat_violation_verified_on="2022-01-15",
            repeat_of_dishonest_rank=False,
            readings={"credit.repeat_rank": "dishonest_rank"},
        )
        == "2022-08-31"
    )


def test_only_what_happens_while_disclosed_counts_and_the_last_day_is_one():
    assert (
        end(rectification_failed_on="2022-08-31") == "2023-08-31"
        and end(rectification_failed_on="2022-09-01") == "2022-08-31"
    )
    assert (
        end(repeat_violation_verified_on="2022-08-31") == "2024-08-31"
        and end(repeat_violation_verified_on="2022-09-01") == "2022-08-31"
    )
    removed = {"rectification_applied_on": "2021-10-01", "verified": True}
    assert (
        end(**removed, rectification_failed_on="2022-02-28") == "2023-08-31"
        and end(**removed, rectification_failed_on="2022-03-01") == "2022-02-28"
    )


def test_an_extended_disclosure_is_not_cut_short_by_default():
    case = {"rectification_failed_on": "2021-12-01", "rectification_applied_on": "2022-03-01", "verified": True}
    assert (
        end(**case) == "2023-08-31"
        and end(**case, readings={"credit.removal_when_extended": "possible"}) == "2022-03-01"
    )
    assert (
        end(rectification_failed_on="2022-03-01", rectification_applied_on="2022-03-01", verified=True) == "2023-08-31"
    )


def test_a_repeat_after_a_failure_runs_from_the_repeat_and_a_failure_after_it_takes_nothing_away():
    assert end(rectification_failed_on="2021-12-01", repeat_violation_verified_on="2023-05-01") == "2025-05-01"
    assert end(repeat_violation_verified_on="2021-12-01", rectification_failed_on="2022-05-01") == "2023-12-01"


def test_what_happens_on_the_day_of_publication_happens_while_disclosed():
    assert end(rectification_failed_on="2021-08-31") == "2023-08-31"
    assert end(rectification_applied_on="2021-08-31", verified=True) == "2022-02-28"
    found = {"repeat_violation_verified_on": "2021-08-31", "repeat_violation_on": "2021-08-20"}
    after_decision = {"credit.repeat_after": "first_decision"}
    assert end(**found, recognised_on="2021-08-10", readings=after_decision) == "2023-08-31"
    assert end(**found, recognised_on="2021-08-31", readings=after_decision) == "2022-08-31"
    assert end(**found, readings=after_decision) == "2022-08-31"  # decided on the day of publication, as is not said


def test_a_repeat_of_a_dishonest_rank_counts_by_either_reading_and_is_not_cut_short():
    again = {"repeat_violation_verified_on": "2021-12-01"}
    assert end(**again, readings={"credit.repeat_rank": "dishonest_rank"}) == "2023-12-01"
    put_right = again | {"rectification_applied_on": "2022-05-01", "verified": True}
    assert end(**put_right) == "2023-12-01"
    assert end(**put_right, readings={"credit.removal_when_extended": "possible"}) == "2022-05-01"


def test_turns_count_in_the_order_of_their_days_and_of_one_day_in_that_of_their_kinds():
    law = CreditLaw()
    told = [Turn(day, what) for day in (40, 10, 30, 20) for what in (REMOVAL, FAILED, REPEATED)]
    assert as_they_count(told, law) == sorted(told)
    applied = CreditLaw(removal_effective=RemovalEffective.APPLICATION)
    failed, late = Turn(30, FAILED), Turn(50, REMOVAL, 20)
    assert as_they_count([failed, late], applied) == [late, failed]
    assert as_they_count([late, failed], law) == [failed, late]
    later, sooner = Turn(40, REMOVAL, 30), Turn(50, REMOVAL, 20)  # verified sooner, and applied for later
    assert as_they_count([later, sooner], applied) == [sooner, later] == as_they_count([sooner, later], applied)


def test_the_paragraph_that_gives_the_last_day_is_met_and_says_by_what():
    removed = {"rectification_applied_on": "2022-05-01", "verified": True}
    possible = {"credit.removal_when_extended": "possible"}
    failed = {"rectification_failed_on": "2022-01-15"}
    for case, readings, met in (
        ({}, {}, (True, False)),
        (removed, {}, (True, False)),
        (failed, {}, (False, True)),
        ({"repeat_violation_verified_on": "2022-01-15"}, {}, (False, True)),
        (failed | removed, {}, (False, True)),
        (failed | removed, possible, (True, True)),
    ):
        grounds = decide("credit.disclosure", {"published_on": "2021-08-31", **case}, readings=readings).grounds
        found = {ground.provision: ground for ground in grounds}
        assert (found["credit.17.1"].met, found["credit.17.2"].met) == met
        assert found["credit.17.1"].facts["lengthened"] == met[1] and found["credit.17.2"].facts["dishonest_rank"]


def test_a_reform_of_the_terms():
    assert end(set={"credit.disclosure_months": 24}) == "2023-08-31"
    assert disclosed(
        set={"credit.minimum_disclosure_months": 3}, rectification_applied_on="2021-10-01", verified=True
    ) == {
        "minimum_until": "2021-11-30",
        "ends_on": "2021-11-30",
    }


def test_days_before_the_publication_are_refused():
    for wrong, field in (
        ({"rectification_applied_on": "2021-08-30"}, "rectification_applied_on"),
        ({"repeat_violation_verified_on": "2021-01-01"}, "repeat_violation_verified_on"),
        ({"rectification_applied_on": "2021-10-02", "verified": True, "verified_on": "2021-10-01"}, "verified_on"),
        ({"repeat_violation_on": "2021-10-02", "repeat_violation_verified_on": "2021-10-01"}, "repeat_violation_on"),
        ({"recognised_on": "2021-09-01"}, "recognised_on"),
        ({"repeat_violation_on": "2021-10-02"}, "repeat_violation_verified_on"),  # found, and not verified
    ):
        try:
            disclosed(**wrong)
        except InputError as error:
            assert error.field == field and error.found in (*wrong.values(), None)
            assert error.found == wrong.get(field)
        else:
            raise AssertionError(f"{wrong} was taken")


def test_a_reform_reaches_running_disclosures_under_one_reading():
    assert (
        governing_day(10, 99, CreditLaw()) == 10
        and governing_day(10, 99, CreditLaw(running_disclosure=RunningDisclosure.RECALCULATED)) == 99
    )


def test_a_status_ends_by_cure_with_the_disclosure_or_when_recognised_again():
    assert not abnormal_ended(0, NEVER, NEVER, 5000, CreditLaw())
    again = CreditLaw(abnormal_ends=AbnormalEnds.RECOGNISED_AGAIN)
    assert [abnormal_ended(0, 50, day, 5000, again) for day in (NEVER, 5001, 5000)] == [False, False, True]
    assert [abnormal_ended(0, 50, NEVER, on, CreditLaw()) for on in (49, 50)] == [False, True] and not abnormal_ended(
        0, 50, NEVER, 60, CreditLaw(abnormal_ends=AbnormalEnds.RECOGNISED_AGAIN)
    )
    assert [
        abnormal_ended(0, NEVER, NEVER, on, CreditLaw(abnormal_ends=AbnormalEnds.AFTER_A_YEAR)) for on in (365, 366)
    ] == [
        False,
        True,
    ] and abnormal_ended(0, NEVER, 20, 20, CreditLaw())
    assert [dishonest_ended(100, NEVER, on, CreditLaw()) for on in (100, 101)] == [False, True] and not dishonest_ended(
        100, NEVER, 101, CreditLaw(dishonest_ends=DishonestEnds.RECOGNISED_AGAIN)
    )
    assert dishonest_ended(100, 90, 90, CreditLaw(dishonest_ends=DishonestEnds.RECOGNISED_AGAIN))


def test_joint_punishment_ends_with_the_disclosure_when_lifted_or_with_the_decision():
    laws = [CreditLaw(joint_punishment_ends=each) for each in JointPunishmentEnds]
    ended = [[joint_punishment_ended(100, 130, False, on, law) for on in (100, 101, 129, 130)] for law in laws]
    assert ended == [[False, True, True, True], [False, False, False, True]]
    assert all(joint_punishment_ended(NEVER, NEVER, True, 0, law) for law in laws)
    assert not any(joint_punishment_ended(NEVER, NEVER, False, 9, law) for law in laws)


def test_joint_punishment_is_for_the_gravest_alone():
    named = CreditLaw(closer_supervision=CloserSupervision.NAMED_TWO)
    assert [consequences(s, named) for s in Status] == [0, 0, 1, 1, 2]
    assert [consequences(s, CreditLaw()) for s in Status] == [0, 0, 1, 1, 3] and consequences(
        4, CreditLaw(closer_supervision=CloserSupervision.NAMED_TWO)
    ) == JOINT_PUNISHMENT
