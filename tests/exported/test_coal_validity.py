# Made from nbs/coal/03_validity.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import Any, Literal, NamedTuple
from gazette_sim.coal.parameters import CoalLaw, Grade2Duty, LateApplication, LateUndecided, NoReminder, UndecidedAtExpiry
from gazette_sim.coal.procedure import Grade
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Day
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.period import NEVER, counted_back, last_day
from gazette_sim.law.rule import implements
from gazette_sim.coal.grades import GRADE_COLOURS
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described, on_colour
import matplotlib.pyplot as plt
from gazette_sim.coal.validity import *


def valid(grade, *changes, granted_on="2021-05-31", readings=None, **how):
    rows = [{"on": on, "kind": kind, "grade": g} for on, kind, g in changes]
    return decide(
        "coal.validity", {"granted_on": granted_on, "grade": grade, "changes": rows}, readings=readings or {}, **how
    ).outcome


def test_three_years_end_on_the_corresponding_day_and_three_months_before_round_down():
    assert valid(1) == {"expires_on": "2024-05-31", "renew_by": "2024-02-29", "grade2_due_by": None}
    assert valid(2, granted_on="2020-02-29")["expires_on"] == "2023-02-28"


def test_grade_three_applies_by_expiry_and_tries_for_two_after_a_year():
    assert valid(3) == {"expires_on": "2024-05-31", "renew_by": "2024-05-31", "grade2_due_by": "2022-05-31"}


def test_a_rise_starts_the_clock_and_a_fall_does_not():
    assert valid(2, ("2022-01-10", "upgraded", 1))["expires_on"] == "2025-01-10"
    assert valid(1, ("2022-01-10", "downgraded", 2))["expires_on"] == "2024-05-31"


def test_the_year_of_grade_three_runs_from_the_first_or_from_each_fall():
    changes = ("2022-01-10", "upgraded", 2), ("2023-03-01", "downgraded", 3)
    assert valid(3, *changes)["grade2_due_by"] == "2022-05-31"
    assert valid(3, *changes, readings={"coal.grade2_duty": "from_each_fall"})["grade2_due_by"] == "2024-03-01"


def test_the_year_that_would_end_after_the_validity_does_not_fall_due():
    assert valid(2, ("2023-05-31", "downgraded", 3))["grade2_due_by"] == "2024-05-31"
    assert valid(2, ("2023-06-01", "downgraded", 3))["grade2_due_by"] is None


def test_changes_out_of_order_or_beyond_the_validity_are_refused():
    for changes in (
        [("2020-01-01", "upgraded", 1)],
        [("2024-06-01", "upgraded", 1)],
        [("2022-01-10", "upgraded", 3)],
        [("2022-01-10", "downgraded", 2)],
        [("2022-01-10", "downgraded", 3), ("2022-01-09", "upgraded", 2)],
    ):
        try:
            valid(2, *changes)
        except InputError as error:
            assert str(error).startswith("coal.validity: changes[")
        else:
            raise AssertionError(f"{changes} was taken")


def test_a_grade_may_change_on_its_first_day_and_on_its_last():
    assert valid(2, ("2021-05-31", "downgraded", 3))["grade2_due_by"] == "2022-05-31"
    assert valid(2, ("2024-05-31", "upgraded", 1))["expires_on"] == "2027-05-31"
    one_day = ("2022-01-10", "downgraded", 3), ("2022-01-10", "upgraded", 1)
    assert valid(2, *one_day)["expires_on"] == "2025-01-10"


def test_a_reform_changes_validity_from_its_day():
    assert valid(1, set={"coal.validity_months": 60})["expires_on"] == "2026-05-31"


def test_at_expiry_readings_decide():
    assert survives_expiry(True, True, True, CoalLaw()) and not survives_expiry(
        True, True, True, CoalLaw(undecided_at_expiry=UndecidedAtExpiry.LAPSES)
    )
    assert survives_expiry(True, False, True, CoalLaw()) and not survives_expiry(
        True, False, True, CoalLaw(late_application=LateApplication.REFUSED)
    )
    assert not survives_expiry(False, False, True, CoalLaw()) and survives_expiry(False, False, False, CoalLaw())
    assert not survives_expiry(False, False, False, CoalLaw(no_reminder=NoReminder.LAPSES_ANYWAY))


def test_a_date_of_expiry_stands_on_the_readings_of_time():
    from gazette_sim.law.rule import looks_at

    assert set(looks_at(expiry)["coal.8.1"]) == {"started_day", "validity_months", "month_rounding", "period_end"}
    assert set(looks_at(renew_by)["coal.8.2"]) == {"grade", "expires_day", "renewal_lead_months", "month_rounding"}
