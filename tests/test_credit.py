"""The statistical credit rules against plain counting, against their own readings, and against the register."""

import json
import tomllib
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.credit.decisions import MODULES
from gazette_sim.credit.parameters import CreditLaw
from gazette_sim.credit.recognition import out_of_reach
from gazette_sim.credit.status import EnterpriseFacts, Status, StatusCase, status_of
from gazette_sim.law import provision
from gazette_sim.law.rule import looks_at
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError, data_folder
from gazette_sim.law.regulation import regulation
from gazette_sim.law.casefile import decide_lines, json_cases
from gazette_sim.law.decision import Asked, decide, find_decision
from gazette_sim.law.language import say_for, word_for
from gazette_sim.law.reform import parameters

GOOD = {"support_provided": True, "records_kept": True, "reports_true_complete_timely": True, "cooperates": True}
CASES = {
    "credit.scope": {"on": "2021-03-01", "body": "other_reporting"},
    "credit.status": {**GOOD, "records_kept": False, "late_reports": 2, "untrue_data": True},
    "credit.recognition": {"applied_on": "2021-09-13", "reviewed_on": "2021-09-30", "rechecked_on": "2021-11-01",
                           "published_on": "2021-11-04"},
    "credit.qualification": {"announced_on": "2021-12-01", "recognised_on": "2021-11-20", "penalised_on": "2022-06-30",
                             "adverse_on": "2022-05-01", "on": "2022-06-01"},
    "credit.deadlines": {"recognised_on": "2021-09-13", "status": "dishonest"},
    "credit.delivery": {"direct_service_possible": False, "attempts": [{"on": "2021-03-01", "signed": False},
                        {"on": "2021-03-10", "signed": False}, {"on": "2021-03-16", "signed": False}]},
    "credit.disclosure": {"published_on": "2021-03-01", "rectification_applied_on": "2021-10-01", "verified": True,
                          "verified_on": "2021-11-01", "rectification_failed_on": "2021-10-08",
                          "repeat_violation_verified_on": "2021-10-20", "repeat_of_dishonest_rank": False,
                          "recognised_on": "2021-02-20"},
    "credit.query": {"received_on": "2021-01-29"},
    "credit.remedies": {"received_on": "2021-04-20", "notice_received_on": "2021-04-26"},
}  # fmt: skip
READINGS = [(name, option) for name, p in parameters("credit").items() if p.kind == "reading" for option in p.options]


# The register


def test_every_provision_is_described_and_modelled_or_said_not_to_be():
    found = provision.coverage("credit")
    assert set(found.missing) <= {"credit.annex.9"}
    assert found.unknown == found.contradictory == ()
    assert len(found.modelled) >= 66
    assert all(row.described for row in provision.register("credit").values())


def test_every_number_and_reading_is_looked_at_by_a_rule():
    rules = [
        rule
        for module in MODULES
        for rule in vars(module).values()
        if hasattr(rule, "mark") and rule.mark.kind == "rule"
    ]
    named = {name for rule in rules for names in looks_at(rule).values() for name in names}
    assert set(CreditLaw._fields) - named == {"time"}


# Words


def test_parameters_and_options_have_chinese_words():
    given = tomllib.loads(regulation("credit").data("words", "parameters.zh.toml").read_text("utf-8"))["credit"]
    law = {name for name, p in parameters("credit").items() if p.kind in ("law", "reading")}
    assert law <= {f"credit.{name}" for name in given}
    options = tomllib.loads(regulation("credit").data("words", "options.zh.toml").read_text("utf-8"))["credit"]
    readings = {n: p.options for n, p in parameters("credit").items() if p.options}
    assert {f"credit.{name}": tuple(words) for name, words in options.items()} == readings


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_decision_is_explained_in_words(name: str, lang: str):
    answer = decide(name, CASES[name])
    assert say_for("credit", f"decision.{name.split('.')[1]}", lang) in answer.explain(lang)
    assert all(say_for("credit", f"outcome.{field}", lang) for field in answer.outcome)
    for ground in answer.grounds:
        assert all(say_for("credit", f"fact.{fact}", lang) for fact in ground.facts)


def test_every_fact_that_a_rule_or_a_case_names_has_a_text():
    known = {name.split(".", 1)[1] for name in (*parameters("time"), *parameters("credit"))}
    named = {field for name in CASES for field in find_decision(name).schema()["properties"]}
    for module in MODULES:
        for rule in vars(module).values():
            for names in looks_at(rule).values() if hasattr(rule, "mark") else ():
                named |= {f"{name[:-4]}_on" if name.endswith("_day") else name for name in set(names) - known}
    assert len(named) > 80
    assert [name for name in sorted(named) if not word_for("credit", f"fact.{name}", "zh", "")] == []


# Readings


@pytest.mark.parametrize(("reading", "option"), READINGS, ids=lambda value: value)
def test_every_decision_answers_under_every_reading(reading: str, option: str):
    for name, case in CASES.items():
        answer = decide(name, case, readings={reading: option})
        assert answer.outcome and answer.grounds
        assert json.loads(answer.line())["outcome"] == answer.outcome


@pytest.mark.parametrize(
    "reading",
    ["analogy", "many_late", "publicity_days", "recheck_start", "qualification_start", "posting_gap", "posting_pairs",
     "removal_when_extended", "extended_from", "repeat_counts", "repeat_rank", "statement_days", "letters",
     "repeat_after", "continuing_omission", "removal_power"],
)  # fmt: skip
def test_these_readings_change_an_answer(reading: str):
    name = f"credit.{reading}"
    failed_only = {"published_on": "2021-03-01", "rectification_failed_on": "2021-10-08"}
    older = {"published_on": "2021-03-01", "recognised_on": "2021-02-01", "repeat_violation_on": "2021-02-10",
             "repeat_violation_verified_on": "2021-10-20"}  # fmt: skip
    declined = {"published_on": "2021-03-01", "rectification_applied_on": "2021-10-01", "verified": True}
    more = (failed_only, older, older | {"repeat_is_continuing": True}, declined | {"removal_granted": False})
    cases = [*CASES.items(), *(("credit.disclosure", case) for case in more)]
    asked = [
        [decide(decision, case, readings={name: option}).outcome for decision, case in cases]
        for option in parameters("credit")[name].options
    ]
    assert any(outcomes != asked[0] for outcomes in asked[1:])


# Status


FLAGS = [name for name, kind in EnterpriseFacts.__annotations__.items() if name != "late_reports"]
FIRMS = st.fixed_dictionaries({**dict.fromkeys(FLAGS, st.booleans()), "late_reports": st.integers(0, 6)})


@settings(max_examples=150, deadline=None)
@given(FIRMS, st.sampled_from(FLAGS), st.integers(0, 2), st.integers(0, 1))
def test_a_worse_fact_never_makes_a_better_status(facts, name, many, refused):
    law = CreditLaw(many_late=many, refused_survey=refused)
    good = name in (*GOOD, "internal_rules_kept")
    better, worse = ({**facts, name: value} for value in (good, not good))
    assert status_of(EnterpriseFacts(**better), law) <= status_of(EnterpriseFacts(**worse), law)


@settings(max_examples=100, deadline=None)
@given(FIRMS)
def test_the_answer_names_the_grounds_of_its_own_status(facts):
    answer = decide("credit.status", facts)
    status, own = answer.outcome["status"], answer.outcome["grounds_for"]
    article = {"trustworthy": "7", "abnormal": "8", "dishonest": "9", "seriously_dishonest": "10"}.get(status)
    assert all(ground.split(".")[1] == article for ground in own)
    assert bool(own) == (status != "none")
    assert status == Status(status_of(EnterpriseFacts(**facts), CreditLaw())).name.lower()
    met = {ground.provision for ground in answer.grounds if ground.met}
    assert set(own) <= met
    assert [g.met for g in answer.grounds] == sorted((g.met for g in answer.grounds), reverse=True)


def test_case_and_facts_have_the_same_fields():
    assert set(StatusCase.model_fields) - {"serious_circumstances"} == set(EnterpriseFacts._fields)


# Terms against the State Council's papers


def offices_open() -> list[str]:
    papers = json.loads((data_folder() / "workdays_2018_2026.json").read_text("utf-8"))
    days = [date(2018, 1, 1) + timedelta(n) for n in range(365 * 9 + 2)]
    off = {day for year in papers.values() for day in year["off"]}
    work = {day for year in papers.values() for day in year["workday"]}
    return [d.isoformat() for d in days if d.isoformat() in work or (d.weekday() < 5 and d.isoformat() not in off)]


OPEN = offices_open()


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2020, 7, 8), date(2026, 9, 1)))
def test_working_day_terms_are_what_the_papers_say(day: date):
    after = [d for d in OPEN if d > day.isoformat()]
    clocks = decide("credit.deadlines", {"recognised_on": day.isoformat()}).outcome
    assert clocks == {"serve_by": after[9], "publish_by": after[19]}
    assert decide("credit.query", {"received_on": day.isoformat()}).outcome == {"reply_by": after[14]}
    assert decide("credit.recognition", {"applied_on": day.isoformat()}).outcome["review_by"] == after[14]


# Service


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(18000, 18120), max_size=5), st.integers(0, 1), st.integers(0, 1))
def test_out_of_reach_is_what_looking_at_gaps_gives(days, gap, pairs):
    days = sorted(days)
    law = CreditLaw(posting_gap=gap, posting_pairs=pairs)
    lawful = range(15 + gap, 31 - gap)
    near = pairwise(days) if pairs == 0 else combinations(days, 2)
    gone = any(b - a in lawful for a, b in near)
    assert out_of_reach(False, days, 0, law) is gone
    assert not out_of_reach(True, days, 0, law) and not out_of_reach(False, days, 1, law)
    case = {"direct_service_possible": False, "attempts": [{"on": iso(d), "signed": False} for d in reversed(days)]}
    readings = {"credit.posting_gap": ("included", "excluded")[gap]}
    readings["credit.posting_pairs"] = ("consecutive", "any_two")[pairs]
    outcome = decide("credit.delivery", case, readings=readings).outcome
    assert outcome["uncontactable"] is gone
    assert (outcome["next_attempt_from"] is None) == (gone or not days)


# Disclosure


EVENTS = st.one_of(st.none(), st.integers(0, 800))


@settings(max_examples=150, deadline=None)
@given(st.dates(date(2020, 7, 8), date(2024, 12, 31)), EVENTS, EVENTS, EVENTS, EVENTS)
def test_a_show_never_ends_before_six_months_nor_after_its_lawful_end(day, applied, wait, failed, again):
    def on(n: int | None) -> str | None:
        return None if n is None else (day + timedelta(n)).isoformat()

    verified = None if applied is None or wait is None else applied + wait
    outcome = decide("credit.disclosure", {
        "published_on": day.isoformat(), "rectification_applied_on": on(applied), "verified": verified is not None,
        "verified_on": on(verified), "rectification_failed_on": on(failed), "repeat_violation_verified_on": on(again),
    }).outcome  # fmt: skip
    ends = outcome["ends_on"]
    repeated = "" if again is None else f"{int(on(again)[:4]) + 2}{on(again)[4:]}"
    assert ends >= outcome["minimum_until"]
    shortest = date.fromisoformat(outcome["minimum_until"])
    assert (shortest.year - day.year) * 12 + shortest.month - day.month == 6
    lawful = {str(day.year + 1), str(day.year + 2), repeated[:4]}
    if verified is None:
        assert ends[:4] in lawful
        assert (failed is None and again is None) <= (ends[:4] == str(day.year + 1))
    assert ends <= max(f"{day.year + 2}{day.isoformat()[4:]}", repeated)


def test_a_leap_day_ends_on_the_last_of_february():
    outcome = decide("credit.disclosure", {"published_on": "2020-08-29"}).outcome
    assert outcome == {"minimum_until": "2021-02-28", "ends_on": "2021-08-29"}


# Cases reckoned by hand


def unsigned(*days: str) -> dict:
    return {"direct_service_possible": False, "attempts": [{"on": day, "signed": False} for day in days]}


STATUSES = [  # facts beside the good ones; status; its grounds
    ({}, "trustworthy", "7.1 7.2 7.3 7.4 7.5"),
    ({"jointly_listed": True}, "none", ""),
    ({"violations_found": True}, "none", ""),
    ({"cooperates": False}, "none", ""),
    ({"reports_true_complete_timely": False}, "none", ""),
    ({"support_provided": False}, "abnormal", "8.1"),
    ({"records_kept": False}, "abnormal", "8.2"),
    ({"late_reports": 1}, "abnormal", "8.3"),
    ({"late_reports": 2}, "abnormal", "8.3"),
    ({"deliberately_late": True}, "abnormal", "8.3"),
    ({"refused_reports": True}, "abnormal", "8.3"),  # what never comes is late a fortiori
    ({"refused_reports": True, "late_reports": 3}, "dishonest", "9.3"),
    ({"unexplained_anomaly": True}, "abnormal", "8.4"),
    ({"uncontactable": True}, "abnormal", "8.5"),
    ({"late_reports": 3}, "dishonest", "9.3"),
    ({"untrue_data": True, "late_reports": 1}, "dishonest", "9.1"),
    ({"obstructed": True}, "dishonest", "9.2"),
    ({"penalty_not_self_published_within_year": True}, "dishonest", "9.4"),
    ({"fabricated_data": True, "untrue_data": True}, "seriously_dishonest", "10.1"),
    ({"untrue_data": True, "serious_circumstances": True}, "seriously_dishonest", "10.2"),
    ({"refused_reports": True, "serious_circumstances": True}, "seriously_dishonest", "10.2"),
    ({"deliberately_late": True, "serious_circumstances": True}, "seriously_dishonest", "10.2"),
    ({"obstructed": True, "serious_circumstances": True}, "seriously_dishonest", "10.3"),
    ({"obstructed": True, "untrue_data": True, "serious_falsification": True}, "seriously_dishonest", "10.2"),
    ({"obstructed": True, "serious_falsification": True}, "dishonest", "9.2"),
    ({"untrue_data": True, "serious_circumstances": True, "serious_falsification": False}, "dishonest", "9.1"),
    ({"internal_rules_kept": False}, "abnormal", "8.2"),
    ({"records_concealed_or_destroyed": True}, "seriously_dishonest", "10.4"),
    ({"inquiry_unanswered": True}, "seriously_dishonest", "10.5"),
    ({"other_serious_violation": True}, "seriously_dishonest", "10.6"),
]


@pytest.mark.parametrize(("facts", "status", "items"), STATUSES)
def test_a_status_reckoned_by_hand(facts: dict, status: str, items: str):
    outcome = decide("credit.status", GOOD | facts).outcome
    assert outcome == {"status": status, "grounds_for": [f"credit.{item}" for item in items.split()]}


RECHECKED = {"applied_on": "2021-09-13", "reviewed_on": "2021-09-30", "rechecked_on": "2021-11-01"}
SERVED = {"recognised_on": "2021-03-01", "status": "dishonest", "served_on": "2021-03-05"}
NOTIFIED = {"announced_on": "2021-12-01", "penalised_on": "2022-06-30", "penalty_notified_on": "2022-07-20"}
PUNISHED = {"announced_on": "2021-12-01", "penalised_on": "2022-06-30"}
SHOWN = {"published_on": "2021-03-01"}
ASKED = {"rectification_applied_on": "2021-05-01", "verified": True}
FAILED, AGAIN = {"rectification_failed_on": "2021-06-01"}, {"repeat_violation_verified_on": "2021-08-15"}
BY_HAND = [       # decision, case, what must be in its outcome
    # Review and recheck over the holidays of autumn 2021 (18 and 26 September and 9 October made up) and of spring 2024
    ("recognition", {"applied_on": "2021-09-13"}, {"review_by": "2021-10-09", "recheck_by": None}),
    ("recognition", {"applied_on": "2024-02-01"}, {"review_by": "2024-02-27"}),
    ("recognition", {"applied_on": "2021-09-13", "reviewed_on": "2021-09-30"}, {"recheck_by": "2021-11-03"}),
    ("recognition", RECHECKED | {"published_on": "2021-12-28"}, {"publicity_until": "2022-01-04"}),
    # Two years and what cuts them short
    ("qualification", {"announced_on": "2024-02-29"}, {"valid_until": "2026-02-28", "valid": True}),
    ("qualification", {"announced_on": "2021-12-01", "on": "2023-12-01"}, {"valid": True}),
    ("qualification", {"announced_on": "2021-12-01", "on": "2023-12-02"}, {"valid": False}),
    ("qualification", {"announced_on": "2021-12-01", "on": "2021-11-30"}, {"valid": False}),
    ("qualification", PUNISHED | {"on": "2022-06-29"}, {"valid": True}),
    ("qualification", PUNISHED | {"on": "2022-06-30"}, {"valid": False}),
    ("qualification", {"announced_on": "2021-12-01", "penalised_on": "2023-12-01"}, {"valid": False}),
    ("qualification", {"announced_on": "2021-12-01", "penalised_on": "2023-12-02"}, {"valid": True}),
    ("qualification", {"announced_on": "2021-12-01", "penalised_on": "2021-11-30"}, {"valid": True}),
    ("qualification", NOTIFIED | {"on": "2022-07-19"}, {"valid": True}),        # it counts from its notification
    ("qualification", NOTIFIED | {"on": "2022-07-20"}, {"valid": False}),
    ("qualification", NOTIFIED | {"cancelled_on": "2022-08-01", "on": "2022-07-31"}, {"valid": True}),
    ("qualification", NOTIFIED | {"cancelled_on": "2022-08-01", "on": "2022-08-01"}, {"valid": False}),
    # Ten, twenty and fifteen working days over holidays and make-up days
    ("deadlines", {"recognised_on": "2021-09-13"}, {"serve_by": "2021-09-27", "publish_by": "2021-10-15"}),
    ("deadlines", {"recognised_on": "2022-01-24"}, {"serve_by": "2022-02-10", "publish_by": "2022-02-24"}),
    ("deadlines", {"recognised_on": "2023-04-21"}, {"serve_by": "2023-05-08", "publish_by": "2023-05-22"}),
    ("deadlines", {"recognised_on": "2021-10-02"}, {"serve_by": "2021-10-20"}),     # a holiday
    ("deadlines", SERVED, {"publish_by": "2021-03-29", "publish_from": "2021-03-13"}),
    ("query", {"received_on": "2021-01-29"}, {"reply_by": "2021-02-24"}),
    ("query", {"received_on": "2024-09-30"}, {"reply_by": "2024-10-25"}),
    # Sixty days that end on a Saturday; six months
    ("remedies", {"received_on": "2021-04-20"}, {"statement_until": "2021-04-27", "reconsideration_until": "2021-06-21",
                                                 "suit_until": "2021-10-20"}),
    # Two mailings 15 to 30 days apart
    ("delivery", unsigned(), {"uncontactable": False, "next_attempt_from": None, "next_attempt_until": None}),
    ("delivery", unsigned("2021-03-01"), {"next_attempt_from": "2021-03-16", "next_attempt_until": "2021-03-31"}),
    ("delivery", unsigned("2021-03-01", "2021-03-15"), {"uncontactable": False, "next_attempt_from": "2021-03-30"}),
    ("delivery", unsigned("2021-03-01", "2021-03-16"), {"uncontactable": True, "next_attempt_from": None}),
    ("delivery", unsigned("2021-03-01", "2021-03-31"), {"uncontactable": True}),
    ("delivery", unsigned("2021-03-01", "2021-04-01"), {"uncontactable": False, "next_attempt_until": "2021-05-01"}),
    ("delivery", unsigned("2021-03-01", "2021-03-16") | {"direct_service_possible": True}, {"uncontactable": False}),
    # On show: a year; early removal; failed rectification; a repeat; and these together
    ("disclosure", SHOWN, {"minimum_until": "2021-09-01", "ends_on": "2022-03-01"}),
    ("disclosure", SHOWN | ASKED, {"ends_on": "2021-09-01"}),
    ("disclosure", SHOWN | ASKED | {"verified_on": "2021-09-01"}, {"ends_on": "2021-09-01"}),
    ("disclosure", SHOWN | ASKED | {"verified_on": "2021-09-02"}, {"ends_on": "2021-09-02"}),
    ("disclosure", SHOWN | ASKED | {"verified": False}, {"ends_on": "2022-03-01"}),
    ("disclosure", SHOWN | ASKED | {"verified_on": "2022-03-01"}, {"ends_on": "2022-03-01"}),
    ("disclosure", SHOWN | ASKED | {"verified_on": "2022-03-02"}, {"ends_on": "2022-03-01"}),
    ("disclosure", SHOWN | FAILED, {"ends_on": "2023-03-01"}),
    ("disclosure", SHOWN | {"rectification_failed_on": "2022-03-01"}, {"ends_on": "2023-03-01"}),
    ("disclosure", SHOWN | {"rectification_failed_on": "2022-03-02"}, {"ends_on": "2022-03-01"}),
    ("disclosure", SHOWN | AGAIN, {"ends_on": "2023-08-15"}),
    ("disclosure", SHOWN | {"repeat_violation_verified_on": "2022-03-01"}, {"ends_on": "2024-03-01"}),
    ("disclosure", SHOWN | {"repeat_violation_verified_on": "2022-03-02"}, {"ends_on": "2022-03-01"}),
    ("disclosure", SHOWN | FAILED | {"repeat_violation_verified_on": "2023-02-28"},
     {"ends_on": "2025-02-28"}),
    ("disclosure", SHOWN | FAILED | {"rectification_applied_on": "2021-08-01", "verified": True},
     {"ends_on": "2023-03-01"}),
    ("disclosure", SHOWN | ASKED | {"rectification_failed_on": "2021-07-01"}, {"ends_on": "2023-03-01"}),
    ("disclosure", SHOWN | ASKED | {"repeat_violation_verified_on": "2021-08-01"}, {"ends_on": "2023-08-01"}),
    ("disclosure", {"published_on": "2020-08-31"}, {"minimum_until": "2021-02-28", "ends_on": "2021-08-31"}),
    ("disclosure", {"published_on": "2024-02-29"}, {"minimum_until": "2024-08-29", "ends_on": "2025-02-28"}),
    # 再次发生: again, and verified, during the disclosure; found on its first day it can only have happened before
    ("disclosure", {"published_on": "2024-02-29", "repeat_violation_verified_on": "2024-02-29"},
     {"ends_on": "2025-02-28"}),
    ("disclosure", {"published_on": "2024-02-29", "repeat_violation_verified_on": "2024-03-01"},
     {"ends_on": "2026-03-01"}),
    ("disclosure", SHOWN | AGAIN | {"repeat_violation_on": "2021-02-28"}, {"ends_on": "2022-03-01"}),
    ("disclosure", SHOWN | AGAIN | {"repeat_violation_on": "2021-03-01"}, {"ends_on": "2022-03-01"}),
    ("disclosure", SHOWN | AGAIN | {"repeat_violation_on": "2021-03-02"}, {"ends_on": "2023-08-15"}),
    ("disclosure", SHOWN | ASKED | {"removal_granted": False}, {"ends_on": "2022-03-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "case", "wanted"), BY_HAND)
def test_a_term_reckoned_by_hand(name: str, case: dict, wanted: dict):
    outcome = decide(f"credit.{name}", case).outcome
    assert {field: outcome[field] for field in wanted} == wanted


@pytest.mark.parametrize(
    ("reading", "option", "name", "case", "field", "wanted"),
    [
        ("many_late", "two", "status", {**GOOD, "late_reports": 2}, "status", "dishonest"),
        ("many_late", "five", "status", {**GOOD, "late_reports": 4}, "status", "abnormal"),
        ("refused_survey", "same", "status", {**GOOD, "refused_reports": True}, "grounds_for", ["credit.9.2"]),
        ("records_limbs", "both", "status", {**GOOD, "internal_rules_kept": False}, "status", "none"),
        ("recheck_start", "application", "recognition", {"applied_on": "2021-09-13", "reviewed_on": "2021-09-30"},
         "recheck_by", "2021-10-15"),
        ("publicity_days", "working", "recognition", RECHECKED | {"published_on": "2021-12-28"},
         "publicity_until", "2022-01-07"),
        ("publicity_on_holiday", "moved", "recognition", RECHECKED | {"published_on": "2021-12-25"},
         "publicity_until", "2022-01-04"),
        ("recheck_clock", "list", "recognition", RECHECKED | {"list_reviewed_on": "2021-10-15"},
         "recheck_by", "2021-11-12"),
        ("penalty_counts", "imposed", "qualification", NOTIFIED | {"on": "2022-07-10"}, "valid", False),
        ("penalty_counts", "final", "qualification", NOTIFIED | {"on": "2022-08-10"}, "valid", True),
        ("cancelled_by", "by_law", "qualification", NOTIFIED | {"cancelled_on": "2022-09-01", "on": "2022-08-10"},
         "valid", False),
        ("publish_before_statement", "does_not_wait", "deadlines", SERVED, "publish_from", "2021-03-01"),
        ("posting_gap", "excluded", "delivery", unsigned("2021-03-01", "2021-03-16"), "uncontactable", False),
        ("posting_gap", "excluded", "delivery", unsigned("2021-03-01", "2021-03-17"), "uncontactable", True),
        ("removal_effective", "application", "disclosure",
         SHOWN | {"rectification_applied_on": "2021-10-01", "verified": True, "verified_on": "2021-11-01"},
         "ends_on", "2021-11-01"),
        ("removal_effective", "application", "disclosure",
         SHOWN | {"rectification_applied_on": "2021-10-01", "verified": True, "verified_on": "2021-11-01",
                  "rectification_failed_on": "2021-10-08"}, "ends_on", "2021-11-01"),
        ("removal_when_extended", "possible", "disclosure",
         SHOWN | FAILED | {"rectification_applied_on": "2021-08-01", "verified": True}, "ends_on", "2021-09-01"),
        ("extended_from", "finding", "disclosure", SHOWN | FAILED, "ends_on", "2023-06-01"),
        ("repeat_counts", "adds", "disclosure", SHOWN | AGAIN, "ends_on", "2024-03-01"),
        ("repeat_rank", "dishonest_rank", "disclosure", SHOWN | AGAIN | {"repeat_of_dishonest_rank": False},
         "ends_on", "2022-03-01"),
    ],
)  # fmt: skip
def test_another_reading_reckoned_by_hand(reading, option, name, case, field, wanted):
    assert decide(f"credit.{name}", case, readings={f"credit.{reading}": option}).outcome[field] == wanted


# Bad input


@pytest.mark.parametrize(
    ("name", "case", "field"),
    [
        ("credit.status", {}, "support_provided"),
        ("credit.status", {**GOOD, "late_reports": True}, "late_reports"),
        ("credit.qualification", {"announced_on": "2021-02-29"}, "announced_on"),
        ("credit.qualification", {"announced_on": "2021-03-01", "recognised_on": "2021-03-02"}, "announced_on"),
        ("credit.recognition", {"applied_on": "2021-09-13", "published_on": "2021-12-28"}, "published_on"),
        ("credit.recognition", {"applied_on": "2021-09-13", "rechecked_on": "2021-12-28"}, "rechecked_on"),
        ("credit.deadlines", {"recognised_on": "2021-03-01T00:00:00"}, "recognised_on"),
        ("credit.deadlines", {"recognised_on": "2021-03-01", "status": "trustworthy"}, "status"),
        ("credit.delivery", {"direct_service_possible": False}, "attempts"),
        ("credit.delivery", {"direct_service_possible": False, "attempts": [{"on": "2021-03-01"}]},
         "attempts[0].signed"),
        ("credit.disclosure", {"published_on": "2021-03-01", "verifyed": True}, "verifyed"),
        ("credit.disclosure", {"published_on": "2021-03-01", "verified": True}, "verified"),
        ("credit.disclosure", {"published_on": "2021-03-01", "rectification_applied_on": "2021-05-01",
                               "verified_on": "2021-06-01"}, "verified_on"),
        ("credit.disclosure", {"published_on": "2021-03-01", "rectification_failed_on": "2021-02-28"},
         "rectification_failed_on"),
        ("credit.disclosure", {"published_on": "2021-03-01", "repeat_violation_on": "2021-04-01"},
         "repeat_violation_verified_on"),
        ("credit.disclosure", SHOWN | {"repeat_violation_on": "2021-04-02",
         "repeat_violation_verified_on": "2021-04-01"}, "repeat_violation_on"),
        ("credit.disclosure", SHOWN | {"recognised_on": "2021-03-02"}, "recognised_on"),
        ("credit.remedies", {"received_on": "2021-03-01", "reconsidered_on": "2021-02-28"}, "reconsidered_on"),
    ],
)  # fmt: skip
def test_a_case_that_cannot_be_read_names_its_field(name: str, case: dict, field: str):
    with pytest.raises(InputError) as refused:
        decide(name, case)
    assert refused.value.field == field


def test_a_bad_line_does_not_stop_the_others():
    lines = ['{"published_on": "2021-03-01"}', '{"published_on": "2024-13-01"}', '{"published_on": "2021-03-02"}']
    rows = [row for _, row in decide_lines(Asked("credit.disclosure"), json_cases(lines))]
    assert [row["outcome"]["ends_on"] for row in (rows[0], rows[2])] == ["2022-03-01", "2022-03-02"]
    assert rows[1] == {"error": {"line": 2, "field": "published_on", "found": "2024-13-01",
                                 "allowed": "a date that exists, YYYY-MM-DD"}}  # fmt: skip


# Reforms


def test_a_reform_of_a_term_moves_what_it_should():
    assert decide("credit.query", CASES["credit.query"], set={"credit.query_working_days": 1}).outcome == {
        "reply_by": "2021-02-01"
    }
    posted = {"direct_service_possible": False, "attempts": [{"on": "2021-03-01", "signed": False}]}
    assert decide("credit.delivery", posted, set={"credit.posting_attempts": 1}).outcome["uncontactable"]
    with pytest.raises(InputError, match=r"credit\.many_late"):
        decide("credit.query", CASES["credit.query"], set={"credit.many_late": "two"})
