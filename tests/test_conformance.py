"The conformance file is of today's law: this engine gives every outcome in it, and no decision is missing."

import json

import jsonschema
import pytest

from gazette_sim.law.conformance import ANSWER, SCHEMA, VERSION, differing, own, shipped
from gazette_sim.law.decision import Asked, decisions
from gazette_sim.law.reform import parameters, reforms

CASES = shipped()["cases"]


@pytest.mark.parametrize("name", sorted(decisions()))
def test_this_engine_gives_what_the_file_says(name: str):
    cases = [case for case in CASES if case["decision"] == name]
    assert cases, f"{name} is not in the file: make conformance"
    assert differing(own, cases) == [], "where the law was meant to change: make conformance"


def test_the_file_agrees_with_its_schema():
    assert shipped()["version"] == VERSION and shipped()["schema"] == SCHEMA
    judge = jsonschema.Draft202012Validator(SCHEMA)
    assert not [error.message for case in CASES for error in judge.iter_errors(case)]


@pytest.mark.parametrize("name", sorted(decisions()))
def test_each_answer_agrees_with_the_schema_of_answers(name: str):
    assert shipped()["answer"] == ANSWER
    asked, judge = Asked(name), jsonschema.Draft202012Validator(ANSWER)
    answers = [asked(json.loads(line)) for line in asked.decision.examples().splitlines()]
    assert answers and not [error.message for each in answers for error in judge.iter_errors(json.loads(each.line()))]
    without = json.loads(answers[0].line()) | {"grounds": [{"provision": "coal.5", "met": True}]}
    assert not judge.is_valid(without), "a ground without its facts"


def test_cases_of_a_border_and_of_another_reading_are_in_it():
    ends = [c for c in CASES if c["decision"] == "coal.grade" and c.get("readings")]
    assert ends and all(set(case["readings"]) for case in ends)
    scores = {c["case"].get("weighted_score") for c in CASES if c["decision"] == "coal.grade"}
    assert {89.9, 79.9, 69.9} <= scores


def _changed(regulation: str, law: dict) -> set[str]:
    "The numbers that are not as issued: a reform may name one that it leaves as it is."
    return {name for name, value in law.items() if value != parameters(regulation)[name].default}


def test_every_decision_that_a_reform_touches_has_a_case_that_it_decides_otherwise():
    touched, told = set(), set()
    for name in decisions():
        asked, cases = Asked(name), [case for case in CASES if case["decision"] == name]
        for reform in reforms(asked.decision.regulation).values():
            law = dict(reform.change().values)
            after, changed = asked.differently(set=law), _changed(asked.decision.regulation, law)
            for case in (case["case"] for case in cases if not {"law", "readings"} & set(case)):
                used = {number for ground in asked(case).grounds for number in ground.parameters}
                if used & changed or after(case).outcome != asked(case).outcome:
                    touched.add((name, reform.name))
            told |= {
                (name, reform.name)
                for case in cases
                if case.get("law") == law and case["outcome"] != own(name, case["case"], {}, {})[0]
            }
    assert touched == told
    assert {
        ("coal.grade", "national_2024"),
        ("coal.grade", "national_2026"),
        ("coal.sanction", "national_2024"),
    } <= told
    assert {("credit.form", "national_2022"), ("sme.programmes", "startup_loan_2023")} <= told
