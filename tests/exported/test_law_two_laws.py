# Made from nbs/law/18_two_laws.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from gazette_sim.law.answer import Answer, labelled
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.casefile import CaseRead, answers
from gazette_sim.law.citation import InputError, UnknownName, in_order, nearest
from gazette_sim.law.decision import Asked, Case, Decision
from gazette_sim.law.language import aligned, markdown, say
from gazette_sim.law.reform import find, parameters, reforms
from gazette_sim.law.table import flat
import matplotlib.pyplot as plt
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.law.two_laws import *


asked = Asked("coal.grade")
MINE = {
    "on": "2021-08-31",
    "mine_type": "underground",
    "weighted_score": 93.5,
    "part_scores": [90.2, 95, 91],
    "accidents": [{"on": "2021-03-01", "severity": "ordinary"}],
}


def test_the_clause_that_does_it_is_the_one_met_under_one_law_alone():
    contrast = Contrast(asked(MINE), other_law(asked, "coal.ban_months_ordinary=5")(MINE))
    assert contrast.moved["bars.1"] == ("coal.5.1.2", "") and contrast.clauses == ["coal.5.1.2"]


def test_where_all_is_met_alike_it_is_the_one_whose_numbers_differ():
    granted = Asked("coal.validity")
    contrast = Contrast(
        *(
            law({"granted_on": "2021-03-01", "grade": 1})
            for law in (granted, other_law(granted, "coal.validity_months=60"))
        )
    )
    assert contrast.moved["expires_on"] == ("2024-03-01", "2026-03-01")
    assert "coal.8.1" in contrast.clauses


def test_of_two_reforms_the_day_is_that_on_which_both_are_in_force():
    for one, other in (("national_2024", "national_2026"), ("national_2026", "national_2024")):
        both = other_law(Asked("coal.grade", reforms=[one]), other)
        assert iso(both.law_day) == "2026-06-27" and set(both.reforms) == {one, other}


def test_a_case_that_contradicts_itself_is_an_error_under_two_laws_as_under_one():
    two = TwoLaws(Asked("credit.disclosure"), other_law(Asked("credit.disclosure"), "credit.disclosure_months=6"))
    ((line, contrast, error),) = contrasts(two, [(5, {"published_on": "2021-03-01", "verified": True}, None)])
    assert (line, contrast, error["error"]["line"], error["error"]["field"]) == (5, None, 5, "verified")


def test_the_most_frequent_move_comes_first_and_only_single_values_are_counted():
    two = TwoLaws(asked, other_law(asked, "coal.grade_one_score=99"))
    moves, law = two.moves(), {"accidents": []}
    for on, score in (("2021-01-04", 92), ("2021-01-05", 93), ("2021-01-06", 99)):
        moves.add(two(MINE | law | {"on": on, "weighted_score": score}))
    assert moves.as_dict() == {"cases": 3, "changed": 2, "moves": [{"field": "grade", "from": 1, "to": 2, "cases": 2}]}
    assert moves.told()[1:] == [("grade", "grade one", "grade two", "2")] and "2 of 3 cases" in moves.text()
    rare, common = ("grade", 1, 3), ("grade", 2, 3)
    counted = Moves("coal.grade", ("field", "from", "to"))
    counted._counted.update({rare: 1, common: 5, ("other", 0, 1): 9})
    assert [row["cases"] for row in counted.rows()] == [5, 1, 9]


def test_the_same_law_moves_nothing():
    contrast = Contrast(asked(MINE), asked.differently()(MINE))
    assert not contrast.moved and not contrast.clauses


def test_a_reform_is_taken_as_in_force_for_a_case_before_its_day():
    sanction = Asked("coal.sanction")
    case = {"grade": 1, "event": "fatal_accident", "severity": "ordinary"}
    assert Contrast(sanction(case), other_law(sanction, "national_2024")(case)).moved == {"grade_after": (3, 2)}
    assert not Contrast(sanction(case), other_law(sanction, "2024-10-15")(case)).moved
    assert Contrast(sanction(case), other_law(sanction, "2024-10-16")(case)).moved == {"grade_after": (3, 2)}


def _said(against):
    try:
        other_law(asked, against)
    except InputError as error:
        return str(error)
    raise AssertionError(against)


def test_what_is_no_law_is_refused_with_what_is():
    assert _said("natonal_2024").endswith("no such reform; did you mean national_2024?")
    assert _said("2024-02-30").startswith('--against: found "2024-02-30", allowed: a day that exists')
    assert "coal.ban_months_ordinary" in _said("coal.ban_months_ordinarry=6")
    assert "national_2026" in _said("yesterday")


def test_every_case_is_counted_once_and_moves_add_up():
    two, changed = TwoLaws(asked, other_law(asked, "time.half_year=days_182")), []
    moves = two.moves()
    cases = [(n, MINE | {"on": f"2021-08-{day}"}, None) for n, day in enumerate((29, 30, 31), 1)]
    for _, contrast, _ in contrasts(two, cases):
        moves.add(contrast)
        changed.append(bool(contrast.moved))
    assert moves.cases == 3 and moves.changed == sum(changed) == 1
    assert moves.rows() == [{"field": "grade", "from": 3, "to": 2, "cases": 1}]


def test_a_case_that_cannot_be_read_keeps_its_line():
    two = TwoLaws(asked, other_law(asked, "time.half_year=days_182"))
    read = list(contrasts(two, [(1, MINE, None), (2, MINE | {"on": "2021-02-30"}, None)]))
    assert read[0][1].moved and read[1][1] is None and read[1][2]["error"]["line"] == 2


def test_a_reading_that_refuses_is_an_outcome():
    case = MINE | {"on": "2022-01-31", "accidents": [{"on": "2021-08-31", "severity": "ordinary"}]}
    assert "refused" in EveryReading(asked)(case).moved["time.month_rounding"]["refuse"]
