# Made from nbs/law/19_what_if.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise, product
from typing import Any, NamedTuple
from gazette_sim.law.answer import Answer
from gazette_sim.law.calendar import LAST_DAY, day_number, iso
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.decision import Asked, settled
from gazette_sim.law.field import Date
from gazette_sim.law.language import say
from gazette_sim.law.reform import parameters
from gazette_sim.law.two_laws import Contrast
import datetime as dt
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.law.what_if import *


asked = Asked("coal.grade")
MINE = {
    "on": "2021-05-10",
    "mine_type": "underground",
    "weighted_score": 93.5,
    "part_scores": [90.2, 95, 91],
    "accidents": [{"on": "2021-03-01", "severity": "ordinary"}],
}


def test_the_first_day_is_the_day_after_the_ban_and_the_clause_is_named():
    found = first_day(asked, MINE, {"grade": 1})
    assert iso(found.day) == "2022-03-02" and found.gave_way == ["coal.5.1.2"]
    day_before = asked(MINE | {"on": "2022-03-01"})
    assert day_before.outcome["grade"] == 2


def test_what_holds_already_holds_today_and_what_never_holds_is_said():
    now = first_day(asked, MINE | {"accidents": []}, {"grade": 1})
    assert iso(now.day) == MINE["on"] and now.gave_way == []
    never = first_day(asked, MINE | {"weighted_score": 60}, {"grade": 1}, years=1)
    assert never.day is None and never.as_dict()["tried_until"] == iso(never.until)


def test_a_score_is_raised_to_the_mark_and_no_further():
    (way,) = ways(
        asked, {**MINE, "accidents": [], "weighted_score": 88}, {"grade": 1}, keep=("on", "mine_type"), most=1
    )
    assert way.changes == {"weighted_score": (88, 90)} and way.contrast.clauses == ["coal.5.1"]


def _one_change(asked, case, wish, *free):
    "The smallest changes of the fields that are named, the others kept."
    kept = [name for name in asked.decision.schema()["properties"] if name not in free]
    return [way.changes for way in ways(asked, case, wish, kept, most=1)]


def test_what_is_wanted_has_a_border_where_each_value_has_an_outcome_of_its_own():
    case = {"guarantees": [{"principal": 1000000, "rate": 0.018, "small_micro": True}]}
    for per_mille, rate in ((15, 0.015), (13, 0.013)):  # on average, at most
        fee = Asked("sme.guarantee_fee", set={"sme.average_fee_per_mille": per_mille})
        assert _one_change(fee, case, {"within_ceiling": True}, "guarantees") == [{"guarantees[1].rate": (0.018, rate)}]


def test_an_amount_is_found_to_the_fen_though_it_may_be_a_million_millions():
    builder = {"industry": "construction", "staff": 80, "revenue": 59999999.99, "assets": 50000000}
    found = _one_change(Asked("sme.size"), builder, {"size": "medium"}, "revenue")
    assert found == [{"revenue": (59999999.99, 60000000)}]


def test_the_mark_of_another_law_is_found_to_the_tenth():
    low = {**MINE, "accidents": [], "weighted_score": 85, "part_scores": [95]}
    for marks in ({"coal.grade_one_score": 87}, {"coal.grade_one_score": 88, "coal.grade_two_score": 87}):
        found = _one_change(Asked("coal.grade", set=marks), low, {"grade": 1}, "weighted_score")
        assert found == [{"weighted_score": (85, marks["coal.grade_one_score"])}]
    named = {**low, "on": "2024-11-01", "weighted_score": 95, "part_scores": {"安全基础管理": 82.5, "专业管理": 95}}
    found = _one_change(Asked("coal.grade", reforms=["national_2024"]), named, {"grade": 1}, "part_scores")
    assert found == [{"part_scores.安全基础管理": (82.5, 85)}]


def test_a_score_by_name_is_a_fact_like_one_in_a_list():
    named = {**MINE, "accidents": [], "part_scores": {"安全基础管理": 86.5, "重大灾害防治": 91}}
    assert _one_change(asked, named, {"grade": 1}, "part_scores") == [{"part_scores.安全基础管理": (86.5, 90)}]


def test_facts_given_as_python_has_them_are_facts_too():
    exact = {**MINE, "accidents": [], "weighted_score": Decimal("88.5")}  # as a file of cases is read
    assert _one_change(asked, exact, {"grade": 1}, "weighted_score") == [{"weighted_score": (88.5, 90)}]
    dated = MINE | {"accidents": [{"on": dt.date(2021, 3, 1), "severity": "ordinary"}]}
    written, given = (_one_change(asked, case, {"grade": 1}, "accidents") for case in (MINE, dated))
    assert (
        [list(changes) for changes in given]
        == [list(changes) for changes in written]
        == [["accidents[1]"], ["accidents[1].on"]]
    )


def test_a_day_moves_to_the_nearest_that_would_do():
    found = {next(iter(w.changes)): w.changes for w in ways(asked, MINE, {"grade": 1}, most=1)}
    assert found["accidents[1].on"] == {"accidents[1].on": ("2021-03-01", "2020-05-09")}
    assert found["accidents[1]"]["accidents[1]"][1] is None


def test_items_of_a_long_list_are_taken_out_from_its_end():
    case = {"accidents": [*range(12)]}
    gone = replaced(case, {("accidents", 2): MISSING, ("accidents", 10): MISSING})
    assert gone == {"accidents": [0, 1, 3, 4, 5, 6, 7, 8, 9, 11]} and len(case["accidents"]) == 12


def test_a_wanted_number_is_the_one_that_is_written():
    fee = Asked("sme.guarantee_fee")
    case = {"guarantees": [{"principal": 8000000, "rate": 0.018, "small_micro": True}]}
    assert ways(fee, case, wanted(fee, case, ["small_micro_rate=0.018"])) == []  # it is so already
    assert first_day(asked, MINE, wanted(asked, MINE, ["grade=null"]), years=1).day is None


def test_days_end_with_the_calendar_or_with_what_comes_after_and_none_is_asked_of_a_reading_that_refuses():
    late = first_day(asked, {**MINE, "on": "2095-03-01", "weighted_score": 60}, {"grade": 1})
    assert late.day is None and iso(late.until) == "2100-12-31"
    extension = Asked("coal.extension")
    case = json.loads(extension.decision.examples().splitlines()[0])
    case |= {"applied_on": "2023-10-01", "announced_on": "2023-10-20", "commitment": False}
    assert iso(first_day(extension, case, {"eligible": True}, "applied_on").until) == "2023-10-20"
    strict = Asked("coal.validity", readings={"time.month_rounding": "refuse"})
    found = first_day(strict, {"granted_on": "2020-12-30", "grade": 1}, {"renew_by": "2023-10-01"}, "granted_on")
    assert iso(found.day) == "2021-01-01"  # of 31 December nothing is said
    try:
        first_day(strict, {"granted_on": "2020-12-31", "grade": 1}, {"renew_by": "2023-10-01"}, "granted_on")
    except InputError as error:
        assert "no corresponding day" in error.allowed
    else:
        raise AssertionError("a case that is refused was answered")


def _smallest(asked, case, wish, domains):
    "The smallest sets of fields by trying every case."
    sets = set()
    for values in product(*domains.values()):
        other = dict(zip(domains, values, strict=True))
        if all(asked(other).outcome[field] == value for field, value in wish.items()):
            sets.add(frozenset(name for name in domains if other[name] != case[name]))
    return {one for one in sets if not any(smaller < one for smaller in sets)}


def test_the_search_finds_what_brute_force_finds():
    route, keep = Asked("coal.route"), ("three_since_on", "expires_on", "revoked_grade", "missed_grade")
    flags = ("pilot_county", "after_revocation", "after_lapse")
    domains = {"grade": (1, 2, 3), **dict.fromkeys(flags, (False, True))}
    for values in product(*domains.values()):
        case = dict(zip(domains, values, strict=True))
        for grader in ("county", "city", "province", "national"):
            wish = {"grading": grader}
            if route(case).outcome["grading"] == grader:
                assert ways(route, case, wish) == []
                continue
            found = {frozenset(way.changes) for way in ways(route, case, wish, keep, most=4)}
            assert found == _smallest(route, case, wish, domains)


def test_numbers_that_hide_the_border_of_each_other_are_found_together():
    mine = {"on": "2021-06-03", "mine_type": "underground", "weighted_score": 88.5, "part_scores": [86, 90, 91]}
    (way,) = ways(Asked("coal.grade"), mine, {"grade": 1}, most=2)
    assert way.changes == {"weighted_score": (88.5, 90), "part_scores[1]": (86, 90)}
    mine["part_scores"][1] = 88
    (way,) = ways(Asked("coal.grade"), mine, {"grade": 1}, most=3)
    assert way.changes == {"weighted_score": (88.5, 90), "part_scores[1]": (86, 90), "part_scores[2]": (88, 90)}
    firm = {"industry": "industry", "staff": 250, "revenue": 15_000_000}
    for size, staff, revenue in (("medium", 300, 20_000_000), ("large", 1000, 400_000_000)):
        found = ways(Asked("sme.size"), firm, {"size": size}, most=2, keep=("industry",))
        assert [way.changes for way in found] == [{"staff": (250, staff), "revenue": (15_000_000, revenue)}]
