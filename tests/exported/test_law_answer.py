# Made from nbs/law/13_answer.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from gazette_sim.law.citation import InputError, cite, documents
from gazette_sim.law.ground import Ground, ground_line, to_json
from gazette_sim.law.language import say, word_for
from gazette_sim.law.parameter import option_in
from gazette_sim.law.provision import register
from gazette_sim.law.reform import find
import json
from decimal import Decimal
from gazette_sim.law.decision import decide
from gazette_sim.law.answer import *


def test_an_answer_in_one_line_says_the_same_as_its_dictionary():
    facts = {"on": "2024-01-01", "score": 90.0, "count": 1, "flag": True, "none": None, "名": '引"号\n', "list": [1]}
    grounds = [Ground("toy.3", False, facts, {"toy.months": 12})]
    beside = [("calendar_projected", {"known": "2026-12-31"})]
    answer = Answer("toy.permit", {"over": True, "fee": Decimal("1.50")}, grounds, beside)
    assert answer.line() == to_json(answer.as_dict())
    assert json.loads(answer.line())["grounds"][0]["facts"] == facts


def test_met_clauses_are_told_before_the_others_in_both_languages():
    grounds = [Ground("coal.5.1.3", True, {"on": "2024-01-01"}, {}), Ground("coal.5.1.2", False, {}, {})]
    for lang in ("en", "zh"):
        told = explained(Answer("coal.grade", {"grade": 2}, grounds), lang)
        met, not_met = (told.index(say(f"explain.{heading}", lang)) for heading in ("met", "not_met"))
        assert met < told.index("coal.5.1.3") < not_met < told.index("coal.5.1.2")
