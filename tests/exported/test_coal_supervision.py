# Made from nbs/coal/05_supervision.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated, Any, NamedTuple
from pydantic import model_validator
from gazette_sim.coal.grades import must_rectify
from gazette_sim.coal.parameters import BelowStandard, CoalLaw, HaltUntil, LoweredBy, LoweredFromThree
from gazette_sim.coal.procedure import Grade
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Flag, Number, OneOf, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.period import last_day
from gazette_sim.law.rule import implements
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
from gazette_sim.law.rule import looks_at
import matplotlib.pyplot as plt
from gazette_sim.coal.supervision import *


def sanctioned(grade, event, readings=None, **facts):
    return tuple(
        decide("coal.sanction", {"grade": grade, "event": event, **facts}, readings=readings or {}).outcome.values()
    )


def test_an_ordinary_accident_lowers_to_three_and_a_larger_one_revokes():
    assert [sanctioned(g, "fatal_accident", severity="ordinary") for g in (1, 2, 3)] == [
        ("downgrade", 3),
        ("downgrade", 3),
        ("revoke", None),
    ]
    for severity in ("larger", "major", "extraordinary"):
        assert [sanctioned(g, "fatal_accident", severity=severity) for g in (1, 2, 3)] == [("revoke", None)] * 3


def test_the_national_methods_of_2024_leave_grade_two():
    case = {"grade": 1, "event": "fatal_accident", "severity": "ordinary"}
    assert decide("coal.sanction", case, reforms=["national_2024"], law_on="2024-10-16").outcome == {
        "action": "downgrade",
        "grade_after": 2,
    }
    assert decide("coal.sanction", case, reforms=["national_2024"], law_on="2024-10-15").outcome == {
        "action": "downgrade",
        "grade_after": 3,
    }


def test_a_reform_never_lets_an_accident_raise_a_grade():
    assert after_accident(3, 1, CoalLaw(grade_after_ordinary_from_three=2)) == 3


def test_falling_short_is_left_open_unless_read():
    assert (
        sanctioned(1, "below_standard")
        == sanctioned(2, "below_standard", directly_extended=True)
        == ("downgrade_or_revoke", None)
    )
    lower = {"coal.below_standard": "downgrade_else_revoke"}
    assert sanctioned(1, "below_standard", lower, carried_grade=2) == ("downgrade", 2)
    assert sanctioned(1, "below_standard", lower, carried_grade=0) == ("revoke", None)
    assert sanctioned(2, "below_standard", {"coal.below_standard": "always_revoke"}) == ("revoke", None)
    assert sanctioned(3, "below_standard") == ("revoke", None)


def test_six_months_of_stop_leave_the_grade_alone():
    assert sanctioned(2, "stopped", months=6) == ("none", 2) and sanctioned(2, "stopped", months=6.01) == (
        "revoke",
        None,
    )


def test_stale_records_lower_when_overdue():
    assert sanctioned(2, "system_not_updated", overdue=False) == ("none", 2)
    assert sanctioned(2, "system_not_updated", overdue=True) == ("downgrade", 3)
    assert sanctioned(1, "system_not_updated", overdue=True) == ("downgrade", None)
    assert sanctioned(1, "system_not_updated", {"coal.lowered_by": "one_grade"}, overdue=True) == ("downgrade", 2)
    assert sanctioned(3, "system_not_updated", overdue=True) == ("revoke", None)
    assert sanctioned(3, "system_not_updated", {"coal.lowered_from_three": "stays_three"}, overdue=True) == ("none", 3)


def test_a_mine_revoked_for_a_long_stop_must_rectify_unless_the_sentence_on_resuming_displaces_that():
    for readings, halts in (({}, True), ({"coal.stopped_halt": "displaced"}, False)):
        answer = decide("coal.sanction", {"grade": 2, "event": "stopped", "months": 7}, readings=readings)
        assert answer.outcome == {"action": "revoke", "grade_after": None}
        assert {g.provision: g.met for g in answer.grounds} == {"coal.11.1": True, "coal.11.4": halts}


def test_a_mine_without_a_basic_condition_keeps_no_grade():
    assert [sanctioned(g, "basic_condition_missing") for g in (1, 2, 3)] == [("revoke", None)] * 3
    answer = decide("coal.sanction", {"grade": 1, "event": "basic_condition_missing", "directly_extended": True})
    assert [g.provision for g in answer.grounds if g.met] == ["coal.4", "coal.11.5", "coal.11.1", "coal.11.4"]


def test_a_major_hazard_while_producing_revokes():
    assert [sanctioned(g, "major_hazard_while_producing") for g in (1, 2, 3)] == [("revoke", None)] * 3


def test_each_event_needs_its_own_fields_and_no_others():
    for event, facts in (
        ("fatal_accident", {}),
        ("stopped", {}),
        ("system_not_updated", {}),
        ("stopped", {"severity": "ordinary", "months": 1}),
        ("below_standard", {"overdue": True}),
    ):
        try:
            sanctioned(1, event, **facts)
        except InputError as error:
            assert "coal.sanction" in str(error)
        else:
            raise AssertionError(f"{event} {facts} was taken")


def test_there_is_nothing_below_grade_three_unless_the_clause_leaves_a_choice_and_it_stays():
    stays = {"coal.lowered_from_three": "stays_three"}
    assert sanctioned(3, "below_standard", stays) == ("downgrade_or_revoke", None)
    for read in ("downgrade_else_revoke", "always_revoke"):
        assert sanctioned(3, "below_standard", {"coal.below_standard": read, **stays}) == ("revoke", None)
    assert sanctioned(1, "below_standard", carried_grade=2) == ("downgrade_or_revoke", None)  # the choice is left open
    lower = {"coal.below_standard": "downgrade_else_revoke"}
    assert sanctioned(2, "below_standard", lower, carried_grade=3) == ("downgrade", 3)
    assert sanctioned(2, "below_standard", lower) == ("downgrade_or_revoke", None)  # what it carries is not known


def test_the_grade_that_a_score_carries_belongs_to_falling_short_and_is_never_one():
    for event, facts in (("below_standard", {"carried_grade": 1}), ("stopped", {"months": 7, "carried_grade": 2})):
        try:
            sanctioned(1, event, **facts)
        except InputError as error:
            assert error.field == "carried_grade" and error.found == facts["carried_grade"]
        else:
            raise AssertionError(f"{facts} was taken")


def test_the_grounds_of_a_sanction_say_what_happened_and_who_must_stop():
    def told(grade, event, **facts):
        return {g.provision: g for g in decide("coal.sanction", {"grade": grade, "event": event, **facts}).grounds}

    stopped = told(2, "stopped", months=6.5)
    assert stopped["coal.11.1"].met and stopped["coal.11.1"].facts == {"event": "stopped", "grade": 2, "months": 6.5,
                                                                      "directly_extended": False}  # fmt: skip
    assert stopped["coal.11.4"].met and stopped["coal.11.4"].facts == {"revoked": True, "long_stop": True}
    assert not told(2, "stopped", months=6)["coal.11.1"].met
    short = told(1, "below_standard", directly_extended=True)
    assert [name for name, ground in short.items() if ground.met] == ["coal.11.5", "coal.11.1"]
    assert not short["coal.11.4"].met  # it may come to a lower grade
    assert list(told(2, "fatal_accident", severity="ordinary")) == ["coal.11.2"]


def test_shares_are_rounded_up_and_every_extended_mine_is_checked():
    assert (
        [checks_due(41, 0, p) for p in (20, 50, 100)] == [9, 21, 41]
        and checks_due(40, 0, 20) == 8
        and checks_due(101, 0, 100) == 101
        and checks_due(5, 3, 20) == 3
    )


def test_the_halt_ends_with_rectification_by_default():
    assert halt_lifted(True, False, CoalLaw())
    assert not halt_lifted(True, False, CoalLaw(halt_until=HaltUntil.GRADED_AGAIN))
    assert halt_lifted(True, True, CoalLaw(halt_until=HaltUntil.GRADED_AGAIN))


def test_a_stop_of_six_months_to_the_day_is_not_yet_more_than_six():
    stopped, law = day_number("2021-03-01"), CoalLaw()
    assert [stopped_too_long(stopped, day_number(on), law) for on in ("2021-09-01", "2021-09-02")] == [False, True]


def test_a_long_stop_stands_on_the_readings_of_time():
    assert set(looks_at(stopped_too_long)["coal.11.1"]) == {
        "stopped_day",
        "on",
        "stop_months_max",
        "month_rounding",
        "period_end",
    }
    assert "grade_after_larger" in looks_at(after_accident)["coal.11.2"]
