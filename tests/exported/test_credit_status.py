# Made from nbs/credit/01_status.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from enum import IntEnum
from typing import Annotated, Any, NamedTuple
from gazette_sim.credit.parameters import Analogy, CreditLaw, LateSettled, LateWindow, ManyLate, PenaltyCounts, RecordsLimbs, RefusedSurvey, SelfPublicationYear, SilentPenalty, TrustLookBack
from gazette_sim.law.calendar import Calendar, civil
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Day, Flag, OneOf, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.period import NEVER, binds_from, issued_and_published, last_day
from gazette_sim.law.rule import Codes, compilable, implements, items, provisions_met
from gazette_sim.law.calendar import day_number, state_council_calendar
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.credit.status import *


KEPT = {"support_provided": True, "records_kept": True, "reports_true_complete_timely": True, "cooperates": True}


def found(readings=None, **facts):
    outcome = decide("credit.status", {**KEPT, **facts}, readings=readings or {}).outcome
    return outcome["status"], outcome["grounds_for"]


def test_all_five_conditions_make_an_enterprise_trustworthy():
    assert found() == ("trustworthy", [f"credit.7.{n}" for n in range(1, 6)])
    for fact in ("jointly_listed", "violations_found"):
        assert found(**{fact: True}) == ("none", [])
    for fact in ("reports_true_complete_timely", "cooperates"):
        assert found(**{fact: False}) == ("none", [])


def test_any_ground_of_a_list_is_enough_and_the_gravest_status_prevails():
    assert found(support_provided=False, uncontactable=True) == ("abnormal", ["credit.8.1", "credit.8.5"])
    assert found(records_kept=False, untrue_data=True, obstructed=True) == ("dishonest", ["credit.9.1", "credit.9.2"])
    assert found(untrue_data=True, fabricated_data=True, unexplained_anomaly=True) == (
        "seriously_dishonest",
        ["credit.10.1"],
    )
    for n, fact in ((4, "records_concealed_or_destroyed"), (5, "inquiry_unanswered"), (6, "other_serious_violation")):
        assert found(**{fact: True}) == ("seriously_dishonest", [f"credit.10.{n}"])


def test_grave_circumstances_raise_what_they_stand_beside_and_nothing_alone():
    assert found(serious_circumstances=True)[0] == "trustworthy"
    assert found(serious_circumstances=True, obstructed=True) == ("seriously_dishonest", ["credit.10.3"])
    for fact in ("untrue_data", "refused_reports", "deliberately_late"):
        assert found(serious_circumstances=True, **{fact: True}) == ("seriously_dishonest", ["credit.10.2"])
    for fact in ("refused_reports", "deliberately_late"):
        assert found(**{fact: True}) == ("abnormal", ["credit.8.3"])


def test_the_gravity_of_falsification_and_of_obstruction_are_two_things():
    both = {"untrue_data": True, "obstructed": True}
    assert found(**both, serious_falsification=True) == ("seriously_dishonest", ["credit.10.2"])
    assert found(**both, serious_obstruction=True) == ("seriously_dishonest", ["credit.10.3"])
    assert found(**both, serious_circumstances=True)[1] == ["credit.10.2", "credit.10.3"]
    assert found(**both, serious_circumstances=True, serious_falsification=False)[1] == ["credit.10.3"]


def test_a_finding_that_says_the_contrary_breaks_a_condition_of_article_7():
    def broken(**facts):
        grounds = decide("credit.status", {**KEPT, **facts}).grounds
        return [g.provision for g in grounds if g.provision.startswith("credit.7") and not g.met]

    assert broken(late_reports=5) == ["credit.7.0", "credit.7.3", "credit.7.5"]
    assert broken(obstructed=True) == ["credit.7.0", "credit.7.4", "credit.7.5"]


def test_each_fact_breaks_the_conditions_of_article_7_that_speak_of_it():
    breaks = {
        "support_provided": (False, "1"), "records_kept": (False, "2"), "internal_rules_kept": (False, "2"),
        "reports_true_complete_timely": (False, "3"), "cooperates": (False, "4"), "jointly_listed": (True, "5"),
        "violations_found": (True, "5"), "penalty_not_self_published_within_year": (True, "5"),
        "other_serious_violation": (True, "5"), "late_reports": (1, "35"), "untrue_data": (True, "35"),
        "fabricated_data": (True, "35"), "refused_reports": (True, "35"), "deliberately_late": (True, "35"),
        "obstructed": (True, "45"), "records_concealed_or_destroyed": (True, "45"), "inquiry_unanswered": (True, "45"),
        "unexplained_anomaly": (True, ""), "uncontactable": (True, ""), "serious_circumstances": (True, ""),
    }  # fmt: skip
    case = {**KEPT, "internal_rules_kept": True}
    for fact, (value, conditions) in breaks.items():
        grounds = decide("credit.status", {**case, fact: value}).grounds
        broken = {g.provision[-1] for g in grounds if g.provision.startswith("credit.7.") and not g.met}
        assert broken == set(conditions) | ({"0"} if conditions else set()), fact
    assert set(breaks) | {"serious_falsification", "serious_obstruction"} == set(StatusCase.model_fields)


def test_records_without_rules_and_rules_without_records_are_abnormal():
    assert found(records_kept=False, internal_rules_kept=True) == ("abnormal", ["credit.8.2"])
    both = {"credit.records_limbs": "both"}
    assert found(both, records_kept=False, internal_rules_kept=True) == ("none", [])
    assert found({"credit.refused_survey": "same"})[0] == "trustworthy"


def test_records_or_rules_or_both_is_a_reading():
    assert found(internal_rules_kept=False) == ("abnormal", ["credit.8.2"])
    assert found({"credit.records_limbs": "both"}, internal_rules_kept=False) == ("none", [])
    assert found({"credit.records_limbs": "both"}, records_kept=False) == ("abnormal", ["credit.8.2"])


def test_how_many_late_reports_are_many_is_a_reading():
    assert [found(late_reports=n)[0] for n in (0, 1, 2, 3)] == ["trustworthy", "abnormal", "abnormal", "dishonest"]
    assert [found({"credit.many_late": "two"}, late_reports=n)[0] for n in (1, 2)] == ["abnormal", "dishonest"]
    assert [found({"credit.many_late": "five"}, late_reports=n)[0] for n in (4, 5)] == ["abnormal", "dishonest"]


def test_a_refused_report_is_a_refused_survey_under_one_reading():
    assert found({"credit.refused_survey": "same"}, refused_reports=True) == ("dishonest", ["credit.9.2"])


def test_lateness_counts_for_twelve_months_a_year_or_ever():
    late, same, last, after = (day_number(d) for d in ("2021-05-10", "2021-12-31", "2022-05-10", "2022-05-11"))
    assert [late_report_counts(late, 0, on, CreditLaw()) for on in (late - 1, late, same, last, after)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert [
        late_report_counts(late, 0, on, CreditLaw(late_window=LateWindow.CALENDAR_YEAR)) for on in (same, same + 1)
    ] == [True, False]
    assert late_report_counts(late, 0, after + 9999, CreditLaw(late_window=LateWindow.EVER))


def test_late_reports_of_an_earlier_decision_count_again_or_not():
    late = day_number("2021-03-01")
    counts = [
        [late_report_counts(late, rank, late, CreditLaw(late_settled=option)) for rank in (0, 2, 3, 4)]
        for option in range(3)
    ]
    assert counts == [[True, True, False, False], [True] * 4, [True, False, False, False]]


def test_lateness_and_missing_records_violate_silence_and_absence_do_not():
    law, good = CreditLaw(), EnterpriseFacts()
    assert all(
        violates(good._replace(**{name: value}), law)
        for name, value in (
            ("late_reports", 1),
            ("refused_reports", True),
            ("deliberately_late", True),
            ("records_kept", False),
            ("untrue_data", True),
            ("obstructed", True),
            ("inquiry_unanswered", True),
        )
    )
    assert not any(
        violates(good._replace(**{name: value}), law)
        for name, value in (
            ("support_provided", False),
            ("unexplained_anomaly", True),
            ("uncontactable", True),
            ("jointly_listed", True),
        )
    )
    silent = good._replace(penalty_not_self_published_within_year=True)
    spoken = CreditLaw(silent_penalty=SilentPenalty.VIOLATION)
    assert (violates(silent, law), violates(silent, spoken), violates(good, spoken)) == (False, True, False)
    assert violates(good._replace(internal_rules_kept=False), law) and not violates(good, law)


def test_a_violation_is_looked_back_on_for_two_years_one_or_for_ever():
    found_day = day_number("2021-03-01")
    days = [day_number(d) for d in ("2021-02-28", "2022-03-01", "2022-03-02", "2023-03-01", "2023-03-02", "2050-01-01")]
    laws = [CreditLaw(trust_look_back=option) for option in range(3)]
    assert [[violation_counts(found_day, on, law) for on in days] for law in laws] == [
        [False, True, True, True, False, False],
        [False, True, False, False, False, False],
        [False, True, True, True, True, True],
    ]
    assert not any(violation_counts(NEVER, days[0], law) for law in laws)
    assert all(violation_counts(found_day, found_day, law) for law in laws)  # on the day itself
    since = TrustLookBack.SINCE_LAST_CAMPAIGN
    twice, none = (CreditLaw(trust_look_back=since, campaigns_a_year=each) for each in (2, 0))
    ends = [day_number(d) for d in ("2021-09-01", "2021-09-02", "2022-03-01", "2022-03-02")]
    assert [violation_counts(found_day, on, twice) for on in ends] == [True, False, False, False]
    assert [violation_counts(found_day, on, none) for on in ends] == [True, True, True, False]


def test_a_penalty_counts_from_the_day_that_the_reading_names():
    days = {PenaltyCounts.IMPOSED: 1, PenaltyCounts.NOTIFIED: 2, PenaltyCounts.FINAL: 3}
    for option, day in days.items():
        assert penalty_counts_from(PenaltyDays(1, 2, 3), CreditLaw(penalty_counts=option)) == day
    assert penalty_counts_from(PenaltyDays(1), CreditLaw(penalty_counts=PenaltyCounts.FINAL)) == NEVER


def test_a_penalty_must_be_self_published_within_the_year():
    on, day = day_number("2022-03-01"), day_number("2021-03-01")
    calendar = state_council_calendar()
    assert [self_publication_missed(day, NEVER, on + n, calendar, CreditLaw()) for n in (0, 1)] == [False, True]
    assert not self_publication_missed(day, on, on + 1, calendar, CreditLaw()) and self_publication_missed(
        day, on + 1, on + 1, calendar, CreditLaw()
    )
    assert self_publication_missed(
        day,
        NEVER,
        day_number("2021-03-30"),
        calendar,
        CreditLaw(self_publication_year=SelfPublicationYear.OWN_DEADLINE_MISSED),
    )
    assert not self_publication_missed(
        day,
        NEVER,
        day_number("2021-03-29"),
        calendar,
        CreditLaw(self_publication_year=SelfPublicationYear.OWN_DEADLINE_MISSED),
    )
    assert not self_publication_missed(NEVER, NEVER, on, calendar, CreditLaw())


def test_the_rules_reach_reporting_enterprises_from_the_day_of_issue_and_others_by_analogy():
    assert is_subject(0, True, True, COMMENCEMENT, CreditLaw()) and not is_subject(
        0, True, True, COMMENCEMENT - 1, CreditLaw()
    )
    assert not is_subject(0, True, False, COMMENCEMENT, CreditLaw()) and not is_subject(
        0, False, True, COMMENCEMENT, CreditLaw()
    )
    assert is_subject(3, True, False, COMMENCEMENT, CreditLaw()) and not is_subject(
        2, True, False, COMMENCEMENT, CreditLaw()
    )
    assert not is_subject(1, True, True, COMMENCEMENT, CreditLaw(analogy=Analogy.LEFT_TO_BUREAU))


def test_the_rules_reach_enterprises_and_others_by_analogy_from_the_day_of_issue():
    for case, option, reached in (
        ({"on": "2020-07-08"}, "applied", True),
        ({"on": "2020-07-07"}, "applied", False),
        ({"on": "2021-03-01", "in_province": False}, "applied", False),
        ({"on": "2021-03-01", "owes_reports": False}, "applied", False),
        ({"on": "2021-03-01", "body": "department_survey", "owes_reports": False}, "applied", True),
        ({"on": "2021-03-01", "body": "other_reporting", "owes_reports": False}, "applied", False),
        ({"on": "2021-03-01", "body": "other_reporting"}, "applied", True),
        ({"on": "2021-03-01", "body": "private_surveyor"}, "applied", True),
        ({"on": "2021-03-01", "body": "private_surveyor"}, "left_to_bureau", False),
        ({"on": "2021-03-01"}, "left_to_bureau", True),
        ({"on": "2021-03-01", "body": "other_reporting"}, "left_to_bureau", False),
        ({"on": "2021-03-01", "body": "other_reporting", "in_province": False}, "applied", False),
        ({"on": "2021-03-01", "body": "private_surveyor", "in_province": False}, "applied", False),
    ):
        answer = decide("credit.scope", case, readings={"credit.analogy": option})
        assert answer.outcome == {"reached": reached}, (case, option)
        assert all(ground.met for ground in answer.grounds) == reached and len(answer.grounds) == 2


def test_what_cannot_be_read_is_refused():
    from gazette_sim.law.citation import InputError

    for wrong, field in (
        ({"late_reports": -1}, "late_reports"),
        ({"late_reports": 1.5}, "late_reports"),
        ({"untrue_data": "yes"}, "untrue_data"),
        ({"lates": 1}, "lates"),
        ({"support_provided": None}, "support_provided"),
    ):
        try:
            found(**wrong)
        except InputError as error:
            assert error.field == field
        else:
            raise AssertionError(f"{wrong} was taken")


def test_each_item_of_a_list_looks_at_its_own_facts():
    from gazette_sim.law.rule import looks_at

    assert looks_at(abnormal_grounds)["credit.8.3"] == ("late_reports", "refused_reports", "deliberately_late")
    assert looks_at(dishonest_grounds)["credit.9.2"] == ("obstructed", "refused_reports", "refused_survey")
    assert looks_at(serious_grounds)["credit.10.3"] == ("serious_obstruction", "obstructed")
    assert looks_at(trust_conditions)["credit.7.0"] == () and len(looks_at(trust_conditions)["credit.7.5"]) == 12
    assert {"period_end", "month_rounding"} <= set(looks_at(late_report_counts)["credit.9.3"])
