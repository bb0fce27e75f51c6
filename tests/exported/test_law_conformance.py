# Made from nbs/law/21_conformance.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from gazette_sim.law.answer import Answer
from gazette_sim.law.citation import data_folder
from gazette_sim.law.decision import Asked, decisions
from gazette_sim.law.ground import to_json
from gazette_sim.law.reform import reforms
from gazette_sim.law.source import fingerprint
from gazette_sim.law.two_laws import EveryReading
from gazette_sim.law.unknown import knows_of_it
from gazette_sim.law.what_if import facts_of, others, replaced
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.law.conformance import *


def test_a_border_is_on_both_sides():
    asked = Asked("coal.grade")
    mine = {"on": "2021-05-10", "mine_type": "underground", "weighted_score": 95, "part_scores": [95]}
    near = [case["weighted_score"] for case in bordering(asked, mine)]
    assert {89.9, 79.9, 69.9} <= set(near)


def test_an_engine_that_differs_is_found_out():
    cases = list(cases_of("coal.route"))
    assert differing(own, cases) == []

    def wrong(name, case, readings, law):
        outcome, grounds = own(name, case, readings, law)
        return outcome | {"grading": "county"}, grounds

    assert len(differing(wrong, cases)) == sum(case["outcome"]["grading"] != "county" for case in cases) > 0


def test_the_law_of_a_reform_is_in_it_and_an_engine_deaf_to_the_law_is_found_out():
    cases = list(cases_of("coal.sanction"))
    later = [case for case in cases if "law" in case]
    assert later and all(case["law"]["coal.grade_after_ordinary_from_one"] == 2 for case in later)
    assert differing(own, cases) == []
    found = differing(lambda name, case, readings, law: own(name, case, readings, {}), cases)
    assert found and all("law" in case for case in found)


def test_a_wrong_mark_under_the_law_of_a_reform_is_found_out_on_either_side():
    later = [case for case in shipped()["cases"] if case["decision"] == "coal.grade" and "law" in case]
    for mark in (84, 86):

        def wrong(name, case, readings, law, mark=mark):
            return own(name, case, readings, law | {"coal.grade_one_foundation_score": mark})

        assert differing(own, later) == [] and differing(wrong, later)


def test_a_clause_that_was_met_counts_too():
    cases = [case for case in shipped()["cases"] if case["decision"] == "coal.route"]
    deaf = differing(lambda *asked: (own(*asked)[0], []), cases)
    assert len(deaf) == sum(any(ground["met"] for ground in case["grounds"]) for case in cases) > 0
