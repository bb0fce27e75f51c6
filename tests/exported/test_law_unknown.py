# Made from nbs/law/20_unknown.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from math import prod
from typing import Any
from gazette_sim.law.answer import Answer, labelled
from gazette_sim.law.casefile import CaseRead, answers
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Asked
from gazette_sim.law.ground import to_json
from gazette_sim.law.language import say, word_for
from gazette_sim.law.what_if import Fact, facts_of, others, path_text, replaced
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.law.drawing import described
from gazette_sim.law.unknown import *


asked = Asked("coal.grade")
MINE = {"on": "2021-09-02", "mine_type": "underground", "weighted_score": 93.5, "part_scores": [90.2, 95, 91]}


def test_an_open_case_has_the_outcomes_of_all_cases_it_may_be():
    found = possible(asked, {**MINE, "blacklisted": "?", "shift_headcount_exceeded": "?"}, ["grade"])
    tried = {
        asked({**MINE, "blacklisted": a, "shift_headcount_exceeded": b}).outcome["grade"]
        for a in (False, True)
        for b in (False, True)
    }
    assert {outcome["grade"] for outcome in found.outcomes} == tried and len(tried) > 1


def test_what_concerns_the_other_type_of_mine_decides_nothing():
    found = possible(asked, {**MINE, "stripping_contractors": "?"}, ["grade"])
    assert found.certain and found.deciding == [] and found.ask_next is None and found.questions == 0


def test_a_score_has_a_value_of_each_kind():
    found = possible(asked, {**MINE, "weighted_score": "?"}, ["grade"])
    assert [outcome["grade"] for outcome in found.outcomes].count(None) == 1 and len(found.outcomes) == 4


def test_a_list_cannot_be_open():
    ((answer, error),) = answers_or_possible(asked, [(7, {**MINE, "accidents": "?"}, None)])
    assert answer is None and error["error"]["line"] == 7 and error["error"]["field"] == "accidents"


def _talked(replies, case, **how):
    talk, asked_for = Conversation(Asked("coal.route"), case, **how), []
    while (place := talk.next()) is not None:
        asked_for.append(place)
        talk.answer(place, replies.get(place, UNKNOWN))
    return asked_for, talk


def test_a_conversation_asks_until_the_outcome_is_certain():
    asked_for, talk = _talked({"grade": "1"}, {})
    assert asked_for == ["grade"]
    assert talk.open_outcomes().outcomes == (
        {"initial_review": "province", "grading": "national", "announces": "national"},
    )


def test_who_does_not_know_is_asked_another_and_hears_what_is_left():
    asked_for, talk = _talked(
        {"grade": "3", "pilot_county": "?", "after_revocation": "?", "after_lapse": "?"}, {}, everything=True
    )
    assert len(asked_for) == len(set(asked_for)) and set(talk.given_up) == set(asked_for) - {"grade"}
    assert not talk.open_outcomes().certain


def test_an_answer_that_cannot_be_is_refused_and_nothing_is_lost():
    talk = Conversation(Asked("coal.route"), {})
    for wrong in ("7", "first", ""):
        try:
            talk.answer("grade", wrong)
        except InputError as error:
            assert "1, 2 or 3" in str(error)
        else:
            raise AssertionError(wrong)
    assert talk.case == {"grade": "?"}


def test_a_score_that_nobody_knows_leaves_the_outcomes_open_and_a_list_is_asked_again():
    talk = Conversation(Asked("coal.grade"), {name: MINE[name] for name in ("on", "mine_type")}, ["grade"])
    talk.answer("weighted_score", "?")
    try:
        talk.answer("part_scores", "?")
    except InputError as error:
        assert error.field == "part_scores" or error.where == "part_scores"
    else:
        raise AssertionError("a list was left open")
    assert talk.next() == "part_scores" and talk.given_up == ["weighted_score"]
    talk.answer("part_scores", "[90.2, 95, 91]")
    assert talk.next() is None
    assert {outcome["grade"] for outcome in talk.open_outcomes().outcomes} == {1, 2, 3, None}


def test_a_text_is_typed_as_it_is():
    talk = Conversation(Asked("appointments.holder"), {"on": "2021-01-01"})
    talk.answer("post", "省外国专家局局长")
    assert talk.case["post"] == "省外国专家局局长" and talk.next() is None


def test_a_question_in_chinese_says_in_chinese_what_may_be_answered():
    talk = Conversation(Asked("coal.grade"), {})
    for place, said in (
        ("on", "日期，YYYY-MM-DD"),
        ("weighted_score", "0至100的数"),
        ("mine_type", "underground（井工） | open_pit（露天）"),
        ("blacklisted", "是或否"),
    ):
        assert said in talk.question(place, "zh")
    assert "points from 0 to 100" in talk.question("weighted_score")


def _made_up(n, rule):
    truths = tuple((False, True) for _ in range(n))
    which = tuple(int(rule(chosen)) for chosen in product(*truths))
    return Possible("coal.grade", tuple(f"f{k}" for k in range(n)), truths, ({"x": 0}, {"x": 1}), which)


def test_as_many_questions_as_the_formula_says():
    for n in range(1, 7):
        assert _made_up(n, all).questions == 2 - 2 ** (1 - n)
        assert _made_up(n, lambda chosen: sum(chosen) % 2).questions == n


def test_the_first_question_is_the_one_that_saves_most():
    found = _made_up(3, lambda chosen: chosen[1] and (chosen[0] or chosen[2]))
    assert found.ask_next == "f1" and set(found.deciding) == {"f0", "f1", "f2"}
