# Made from nbs/sme/01_enterprises.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from enum import IntEnum
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple
from pydantic import model_validator
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Day, Flag, OneOf, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.money import MONEY, Money, in_fen, yuan
from gazette_sim.law.period import add_months
from gazette_sim.law.regulation import regulation
from gazette_sim.law.rule import compilable, implements
from gazette_sim.sme.parameters import JointPunishmentBars, SmeLaw, StatisticsCover, StatisticsDue
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
import matplotlib.pyplot as plt
import pandas as pd
from gazette_sim.law.drawing import described
from gazette_sim.sme.enterprises import *


def test_the_lower_of_two_measures_decides():
    shop = size_rows()["retail"].bounds
    assert size_class(300, in_fen(200_000_000), 0, shop) == Size.LARGE
    assert size_class(299, in_fen(200_000_000), 0, shop) == Size.MEDIUM
    assert size_class(300, in_fen(200_000_000) - 1, 0, shop) == Size.MEDIUM
    assert size_class(10_000, in_fen(1_000_000) - 1, 0, shop) == Size.MICRO


def test_a_measure_that_is_not_used_has_no_effect():
    farm = size_rows()["agriculture"].bounds
    for staff, assets in ((0, 0), (10_000, in_fen(10_000_000_000))):
        sizes = [size_class(staff, in_fen(revenue) - 1, assets, farm) for revenue in (500_000, 5_000_000, 200_000_000)]
        assert sizes == [Size.MICRO, Size.SMALL, Size.MEDIUM]
    assert size_class(0, in_fen(200_000_000), 0, farm) == Size.LARGE


def test_the_standard_rises_from_size_to_size():
    assert len(size_rows()) == 16
    for row in size_rows().values():
        assert 1 <= len(row.measures) <= 2 and bool(row.note) == bool(row.note_zh) == (not row.verified)
        for measure in row.measures:
            small, medium, large = (getattr(row.bounds, f"{size}_{measure}") for size in SIZES[1:])
            assert 0 < small < medium < large, row.industry


def size_of(readings=None, **case):
    return decide("sme.size", case).outcome


def test_a_size_is_decided_to_the_fen_and_the_person():
    shop = {"industry": "retail", "staff": 50}
    assert size_of(**shop, revenue=5_000_000) == {"size": "medium"}
    assert size_of(**shop, revenue=4_999_999.99) == {"size": "small"}
    assert size_of(industry="retail", staff=49, revenue=5_000_000) == {"size": "small"}
    assert size_of(industry="agriculture", staff=0, revenue=200_000_000) == {"size": "large"}


def test_rows_that_are_not_verified_are_marked_in_the_outcome_and_in_the_ground():
    for row in size_rows().values():
        answer = decide("sme.size", {"industry": row.industry, "staff": 15, "revenue": 10**6, "assets": 10**6})
        assert answer.outcome.get("thresholds", "verified") == row.thresholds
        assert answer.grounds[0].facts["thresholds"] == row.thresholds
        assert ("not verified" in answer.explain()) == ("未核实" in answer.explain("zh")) == (not row.verified)


def test_a_measure_that_the_industry_needs_is_not_guessed():
    for case, field in (
        ({"industry": "retail", "staff": 50}, "revenue"),
        ({"industry": "construction", "staff": 50, "revenue": 10}, "assets"),
        ({"industry": "retail", "staff": 50, "revenue": 0.001}, "revenue"),
        ({"industry": "shops", "staff": 50, "revenue": 1}, "industry"),
        ({"industry": "other"}, "staff"),
    ):
        try:
            decide("sme.size", case)
        except InputError as error:
            assert error.field == field and error.allowed, case
        else:
            raise AssertionError(f"{case} was taken")
    assert size_of(industry="other", staff=100)["size"] == "medium"


def test_who_is_certified():
    firm = {"lawfully_established": True, "in_province": True, "size": "micro"}
    assert decide("sme.certificate", firm).outcome == {"eligible": True, "fee": 0}
    for change in ({"size": "large"}, {"in_province": False}, {"lawfully_established": False}):
        assert decide("sme.certificate", firm | change).outcome == {"eligible": False, "fee": 0}
    assert decide("sme.certificate", firm, set={"sme.certificate_fee": 50}).outcome["fee"] == 50
    assert [covered(True, True, size) for size in Size] == [True, True, True, False]


def statistics(readings=None, **facts):
    case = {"quarter_ends_on": "2021-09-30", "size": "small", "reports": True} | facts
    return decide("sme.statistics", case, readings=readings or {}).outcome


def test_figures_of_a_quarter_are_due_within_the_next():
    assert statistics() == {"included": True, "due_by": "2021-12-31"}
    assert statistics(quarter_ends_on="2021-12-31")["due_by"] == "2022-03-31"
    month = {"sme.statistics_due": "within_the_next_month"}
    assert statistics(month)["due_by"] == "2021-10-31"
    assert statistics(month, quarter_ends_on="2023-12-31")["due_by"] == "2024-01-31"


def test_whose_figures_are_handed_over():
    everyone = {"sme.statistics_cover": "all_smaller_enterprises"}
    assert not statistics(reports=False)["included"] and statistics(everyone, reports=False)["included"]
    assert not statistics(size="large")["included"] and not statistics(everyone, size="large")["included"]


def test_a_quarter_ends_on_four_days_of_a_year():
    for day in ("2021-09-29", "2021-10-31"):
        try:
            statistics(quarter_ends_on=day)
        except InputError as error:
            assert error.field == "quarter_ends_on" and error.found == day
        else:
            raise AssertionError(f"{day} was taken")


def test_whom_joint_punishment_bars():
    def barred(reading):
        cases = [{"statistical_credit": credit.name.lower()} for credit in Credit]
        readings = {"sme.joint_punishment_bars": reading}
        return [decide("sme.joint_punishment", case, readings=readings).outcome["barred"] for case in cases]

    assert barred("nobody") == [False] * 5
    assert barred("seriously_dishonest") == [False] * 4 + [True]
    assert barred("all_dishonest") == [False] * 3 + [True] * 2
