"The conformance file is of today's law: this engine gives every outcome in it, and no decision is missing."

import json

import jsonschema
import pytest

from gazette_sim.law.conformance import ANSWER, SCHEMA, VERSION, differing, own, shipped
from gazette_sim.law.decision import Asked, decisions

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
