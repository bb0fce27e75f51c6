# Made from nbs/law/20_unknown.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice, product
from math import prod
from typing import Any
from gazette_sim.law.answer import Answer, in_words, labelled
from gazette_sim.law.casefile import CaseRead, answers
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.decision import Asked, settled
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


def test_two_scores_that_nobody_knows_leave_every_grade_open():
    for parts in (["?", 91], {"安全基础管理": "?", "重大灾害防治": 91}):
        found = possible(asked, {**MINE, "weighted_score": "?", "part_scores": parts}, ["grade"])
        assert {outcome["grade"] for outcome in found.outcomes} == {1, 2, 3, None}
        assert found.deciding == list(found.facts) and not found.certain


def test_two_open_numbers_have_the_outcomes_that_trying_them_gives():
    size, case = Asked("sme.size"), {"industry": "industry", "staff": "?", "revenue": "?"}
    tried = {
        size(case | {"staff": staff, "revenue": revenue}).outcome["size"]
        for staff in (1, 20, 300, 1000)
        for revenue in (1, 3_000_000, 20_000_000, 400_000_000)
    }
    found = possible(size, case, ["size"])
    assert {outcome["size"] for outcome in found.outcomes if "size" in outcome} == tried and len(tried) == 4


def test_a_list_cannot_be_open():
    ((answer, error),) = answers_or_possible(asked, [(7, {**MINE, "accidents": "?"}, None)])
    assert answer is None and error["error"]["line"] == 7 and error["error"]["field"] == "accidents"


def test_what_matters_only_beside_another_open_fact_is_found():
    found = possible(asked, {**MINE, "mine_type": "?", "stripping_contractors": "?"}, ["grade"])
    assert found.values == (("underground", "open_pit"), (0, 3))  # two may strip an open pit, three may not
    assert found.outcomes == ({"grade": 1}, {"grade": 2}) and found.which == (0, 0, 0, 1)
    assert found.deciding == ["mine_type", "stripping_contractors"]


def test_an_open_day_of_the_case_lies_before_or_after_what_happened():
    accident = {"accidents": [{"on": "2021-03-01", "severity": "ordinary"}]}
    found = possible(asked, {**MINE, **accident, "on": "?"}, ["grade"])
    said = dict(zip(found.values[0], (found.outcomes[n]["grade"] for n in found.which), strict=True))
    assert said == {"2021-03-01": 3, "2021-02-28": 1, "2021-09-02": 2}  # half a year bars grade two to 1 September


def test_the_first_values_of_open_facts_are_such_that_the_case_can_be_read():
    found = possible(Asked("coal.route"), {"grade": "?", "missed_grade": 2}, ["grading"])
    assert {"grading": "city"} in found.outcomes  # of grade three; no other is lower than two
    disclosed = {"published_on": "?", "rectification_applied_on": "2018-05-01", "verified": True}
    assert possible(Asked("credit.disclosure"), disclosed).values[0][0] == "2018-05-01"


def test_a_reading_that_refuses_says_so_among_the_outcomes():
    strict = Asked("coal.validity", readings={"time.month_rounding": "refuse"})
    case = {"granted_on": "2020-12-31", "grade": "?"}  # three months before 31 December: there is no 31 September
    ((found, error),) = answers_or_possible(strict, [(1, case, None)])
    assert error == {} and [sorted(outcome) for outcome in found.outcomes] == [
        ["refused"],
        ["expires_on", "grade2_due_by", "renew_by"],
    ]


def test_a_field_that_no_outcome_has_is_named_with_the_nearest():
    try:
        possible(asked, {**MINE, "blacklisted": "?"}, ["grad"])
    except InputError as error:
        assert "did you mean grade?" in str(error)
    else:
        raise AssertionError("grad was taken")


def test_where_much_is_open_a_number_is_looked_at_beside_each_other_fact_by_itself():
    flags = ("blacklisted", "dispatch_labour_underground", "shift_headcount_exceeded", "extraction_outsourced")
    flags += ("basic_conditions_met", "falsified_rectified")
    found = possible(asked, {**MINE, **dict.fromkeys(flags, "?"), "mine_type": "?", "stripping_contractors": "?"})
    assert (0, 3) in found.values and len(found.outcomes) == 4


def test_too_much_that_is_open_is_refused():
    flags = [name for name, node in Asked("credit.status").decision.schema()["properties"].items() if name[0] != "l"]
    try:
        possible(Asked("credit.status"), dict.fromkeys(flags, "?"))
    except InputError as error:
        assert error.found == f"{len(flags)} facts" and len(flags) > 17
    else:
        raise AssertionError(flags)


def test_a_case_is_open_where_a_fact_of_it_is_however_deep():
    assert is_open({"losses": [{"on": "2021-01-01"}, {"on": "?"}]}) and is_open({"grade": "?"})
    assert not is_open({"losses": [{"on": "2021-01-01"}], "post": "??", "grade": None})


def test_the_most_frequent_outcome_comes_first():
    found = possible(asked, {**MINE, "shift_headcount_exceeded": "?", "blacklisted": "?"}, ["grade"])
    assert found.outcomes[0] == {"grade": None} and found.which.count(0) == 2


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


def test_none_and_truths_are_typed_in_either_language():
    open_facts = {"grade1_failed_on": "?", "falsified_on": "?", "blacklisted": "?", "dispatch_labour_underground": "?"}
    talk = Conversation(Asked("coal.grade"), {**MINE, **open_facts})
    for place, text in zip(open_facts, ("null", "无", "是", "N"), strict=True):
        talk.answer(place, text)
    assert [talk.case[place] for place in open_facts] == [None, None, True, False]
    for place, text in (("blacklisted", "null"), ("blacklisted", "perhaps"), ("grade1_failed_on", "no")):
        try:
            talk.answer(place, text)
        except InputError as error:
            assert error.where == place and error.found == text
        else:
            raise AssertionError(f"{place} {text}")


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


def test_a_fact_that_changes_nothing_decides_nothing():
    assert [_made_up(3, lambda chosen, at=at: chosen[at]).deciding for at in range(3)] == [["f0"], ["f1"], ["f2"]]
