# Made from nbs/sme/03_capital.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import IntEnum
from typing import Annotated, Any, Literal, NamedTuple
from pydantic import model_validator
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Flag, Table, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.money import MILLIONTHS, MONEY, Money, Rate, in_fen, part_of, yuan
from gazette_sim.law.rule import implements
from gazette_sim.sme.enterprises import SIZES, Size
from gazette_sim.sme.parameters import AverageFee, AwardsAddUp, BondSchedule, ComprehensiveFee, HalfInvested, LargeAwarded, ListedAbroad, MeasuresInTurn, OnePercentItself, OtherMeasures, RefinancingCap, SmeLaw, Strive
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.sme.capital import *


def supervision(readings=None, **facts):
    case = {"bank_type": "rural", "small_micro_lending_falls_short": True} | facts
    return decide("sme.supervision", case, readings=readings or {}).outcome


def test_the_measures_are_open_in_the_order_of_the_text():
    assert supervision() == {"measures": ["opinion", "talk", "inspection"], "monitored": True}
    assert supervision(bank_type="city_commercial") == supervision()
    assert supervision(bank_type="other") == {"measures": [], "monitored": False}
    assert supervision(small_micro_lending_falls_short=False) == {"measures": [], "monitored": True}


def test_measures_may_have_to_be_taken_in_turn_and_others_may_follow():
    turn, more = {"sme.measures_in_turn": "one_after_another"}, {"sme.other_measures": "others_too"}
    steps = [supervision(turn, measures_taken=n)["measures"] for n in range(4)]
    assert steps == [["opinion"], ["talk"], ["inspection"], []]
    assert supervision(more)["measures"] == ["opinion", "talk", "inspection", "other"]
    assert supervision(turn | more, measures_taken=3)["measures"] == ["other"]


def test_two_per_mille_is_capped_and_half_must_be_invested():
    def award(amount, invested, **readings):
        firm = RaisingFacts(Raising.EQUITY_REFINANCING, amount=in_fen(amount), invested_in_province=invested)
        return award_of(firm, 0, SmeLaw(**readings))

    assert award(100_000_000, in_fen(50_000_000)) == in_fen(200_000)
    assert award(100_000_000, in_fen(50_000_000) - 1) == 0
    assert award(100_000_000, in_fen(50_000_000), half_invested=HalfInvested.EXCLUDED) == 0
    assert award(100_000_000, in_fen(50_000_000) + 1, half_invested=HalfInvested.EXCLUDED) == in_fen(200_000)
    assert (
        award(1_500_000_000, in_fen(1_500_000_000)) == award(9_000_000_000, in_fen(9_000_000_000)) == in_fen(3_000_000)
    )
    assert award(1_499_999_500, in_fen(1_499_999_500)) == in_fen(2_999_999)
    assert award(0, 0) == 0


def test_a_bond_lies_between_floor_and_ceiling():
    law, steps = SmeLaw(), SmeLaw(bond_schedule=BondSchedule.STEPS)
    amounts = [1, 50_000_000, 99_999_999, 100_000_000, 500_000_000, 900_000_000]
    assert [yuan(bond_award(in_fen(amount), steps)) for amount in amounts] == [
        100_000,
        100_000,
        100_000,
        200_000,
        10**6,
        10**6,
    ]
    assert [bond_award(in_fen(amount), law) for amount in (1, 50_000_000, 500_000_000, 10**9)] == [
        in_fen(100_000),
        in_fen(100_000),
        in_fen(1_000_000),
        in_fen(1_000_000),
    ]
    assert yuan(bond_award(in_fen(99_999_999), law)) == Decimal("199999.99")  # less than a fen is left out
    assert bond_award(in_fen(1), SmeLaw(bond_schedule=BondSchedule.LEFT_OPEN)) == -1


def test_listings_ask_where_the_enterprise_is():
    law = SmeLaw()
    assert award_of(RaisingFacts(Raising.DOMESTIC_LISTING), 0, law) == in_fen(10_000_000)
    for field in ("soaring_class", "headquarters_in_province", "main_business_in_province"):
        for raising in (Raising.DOMESTIC_LISTING, Raising.OVERSEAS_LISTING):
            assert award_of(RaisingFacts(raising)._replace(**{field: False}), 0, law) == 0
    for field in ("registration_moved", "tax_moved"):
        moved = RaisingFacts(Raising.BACKDOOR_RELOCATION, soaring_class=False)
        assert award_of(moved, 0, law) == in_fen(10_000_000) and award_of(moved._replace(**{field: False}), 0, law) == 0


def test_refinancing_and_bonds_are_awarded_to_listed_enterprises_alone():
    for raising in (Raising.EQUITY_REFINANCING, Raising.DEBT_FINANCING):
        firm = RaisingFacts(raising, amount=100_000_000, invested_in_province=100_000_000)
        assert condition_met(firm, SmeLaw()) and not condition_met(firm._replace(listed=False), SmeLaw())
    assert condition_met(RaisingFacts(Raising.DOMESTIC_LISTING, listed=False), SmeLaw())  # it is listed by the event


SHARES = {"event": "equity_refinancing", "amount": 2_000_000_000, "invested_in_province": 1_000_000_000}
HOME = {"event": "domestic_listing", "headquarters_in_province": True, "main_business_in_province": True}


def awarded(case, readings=None, **more):
    return decide("sme.listing_award", case | more, readings=readings or {}).outcome


def test_the_outcome_is_an_award_or_a_range():
    bond = {"event": "debt_financing", "amount": 130_000_000, "invested_in_province": 65_000_000}
    span = {"award_min": 100_000, "award_max": 1_000_000}
    assert awarded(HOME) == {"award": 10_000_000} and awarded(HOME, soaring_class=False) == {"award": 0}
    assert awarded(bond) == {"award": 260_000, **span}
    assert awarded(bond, {"sme.bond_schedule": "left_open"}) == {"award": None, **span}
    assert awarded(bond, invested_in_province=64_999_999.99) == {"award": 0}
    assert awarded({"event": "backdoor_relocation", "registration_moved": True, "tax_moved": False}) == {"award": 0}


def test_earlier_awards_count_only_by_a_reading():
    had = [{"event": "equity_refinancing", "award": 2_400_000}]
    assert awarded(SHARES, earlier=had)["award"] == 3_000_000
    assert awarded(SHARES, {"sme.refinancing_cap": "all_together"}, earlier=had)["award"] == 600_000
    greatest = {"sme.awards_add_up": "greatest_alone"}
    assert awarded(SHARES, greatest, earlier=had)["award"] == 600_000
    assert awarded(SHARES, greatest, earlier=[{"event": "domestic_listing", "award": 10_000_000}])["award"] == 0
    assert awarded(HOME, {"sme.refinancing_cap": "all_together"}, earlier=had)["award"] == 10_000_000


def test_a_company_that_has_grown_large_is_awarded_unless_read_otherwise():
    assert awarded(SHARES, size="large")["award"] == 3_000_000
    assert awarded(SHARES, {"sme.large_awarded": "not_awarded"}, size="large") == {"award": 0}
    assert awarded(SHARES, {"sme.large_awarded": "not_awarded"})["award"] == 3_000_000


def test_each_event_needs_its_own_facts():
    for case, field in (
        ({"event": "domestic_listing", "headquarters_in_province": True}, "main_business_in_province"),
        ({"event": "backdoor_relocation", "tax_moved": True}, "registration_moved"),
        ({"event": "debt_financing", "amount": 5}, "invested_in_province"),
        (SHARES | {"invested_in_province": 2_000_000_001}, "invested_in_province"),
        (SHARES | {"amount": 0.001}, "amount"),
        ({"event": "listing"}, "event"),
        (SHARES | {"earlier": [{"event": "domestic_listing"}]}, "earlier[0].award"),
    ):
        try:
            awarded(case)
        except InputError as error:
            assert error.field == field, (case, error.field)
        else:
            raise AssertionError(f"{case} was taken")


def fees(*guarantees, readings=None):
    rows = [dict(zip(("principal", "rate", "small_micro", "other_charges"), row, strict=False)) for row in guarantees]
    return decide("sme.guarantee_fee", {"guarantees": rows}, readings=readings or {}).outcome


def test_the_average_is_weighted_unless_read_otherwise():
    rows = (1_000_000, 0.02, False), (3_000_000, 0.01, True)
    found, plain = fees(*rows), fees(*rows, readings={"sme.average_fee": "plain"})
    assert (found["average_rate"], found["small_micro_rate"]) == (Decimal("0.0125"), Decimal("0.01"))
    assert plain["average_rate"] == Decimal("0.015") and plain["within_ceiling"] and found["within_ceiling"]


def test_the_ceiling_is_exact():
    assert fees((10**6, 0.015, False))["within_ceiling"] and not fees((10**6, 0.015001, False))["within_ceiling"]
    just_over = fees((10**12, 0.015, False), (0.01, 0.015001, False))
    assert not just_over["within_ceiling"] and just_over["average_rate"] == Decimal("0.015")


def test_one_percent_is_striven_for():
    at, over = (10**6, 0.01, True), (10**6, 0.010001, True)
    assert fees(at)["meets_small_micro_target"] and not fees(over)["meets_small_micro_target"]
    assert not fees(at, readings={"sme.one_percent_itself": "excluded"})["meets_small_micro_target"]
    assert fees(over)["lawful"] and not fees(over, readings={"sme.strive": "limit"})["lawful"]
    dear = (10**6, 0.009, True, 0.002)
    assert not fees(dear)["meets_small_micro_target"] and fees(dear)["small_micro_rate"] == Decimal("0.011")
    assert fees(dear, readings={"sme.comprehensive_fee": "guarantee_fee_alone"})["meets_small_micro_target"]


def test_without_small_borrowers_there_is_no_rate_and_nothing_missed():
    found = fees((10**6, 0.012, False))
    assert found["small_micro_rate"] is None and found["meets_small_micro_target"] and found["lawful"]


def test_a_book_without_guarantees_and_a_rate_that_is_none_are_refused():
    for rows, field in (
        ((), "guarantees"),
        (((0, 0.01, True),), "guarantees"),
        (((1, 1.5, True),), "guarantees[0].rate"),
    ):
        try:
            fees(*rows)
        except InputError as error:
            assert error.field == field, error
        else:
            raise AssertionError(f"{rows} was taken")
