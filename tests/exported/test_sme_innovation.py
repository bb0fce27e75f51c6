# Made from nbs/sme/05_innovation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated, Any
from gazette_sim.law.calendar import civil, iso
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Day, Flag, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.money import Money, in_fen, yuan
from gazette_sim.law.period import day_of, last_day
from gazette_sim.law.rule import implements
from gazette_sim.sme.enterprises import Size
from gazette_sim.sme.parameters import InsuranceYear, InsuredMakers, PatentSubsidyYear, ResultsCounted, SmeLaw, UnderTheFloor
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
import matplotlib.pyplot as plt
from gazette_sim.sme.innovation import *


def patent_insurance(insured_from, eligible=True, **readings):
    named = {f"sme.{name}": option for name, option in readings.items()}
    case = {"insured_from": insured_from, "eligible": eligible}
    return decide("sme.patent_insurance", case, readings=named).outcome


def test_patents_are_insured_for_a_year():
    assert patent_insurance("2021-03-01") == {"covered_until": "2022-03-01", "subsidy_from": "2021-03-01"}
    assert patent_insurance("2024-02-29")["covered_until"] == "2025-02-28"


def test_no_subsidy_without_being_eligible():
    assert patent_insurance("2021-03-01", False) == {"covered_until": "2022-03-01", "subsidy_from": None}


def test_policies_may_end_the_day_before_and_the_subsidy_may_wait_for_the_new_year():
    assert patent_insurance("2021-03-01", insurance_year="day_before")["covered_until"] == "2022-02-28"
    assert patent_insurance("2021-03-01", patent_subsidy_year="calendar")["subsidy_from"] == "2022-01-01"
    assert patent_insurance("2021-01-01", patent_subsidy_year="calendar")["subsidy_from"] == "2022-01-01"


def investment(requested, eligible=True, **readings):
    named = {f"sme.{name}": option for name, option in readings.items()}
    return decide("sme.equity_investment", {"eligible": eligible, "requested": requested}, readings=named).outcome


def test_equity_lies_between_floor_and_ceiling():
    asked = [999_999.99, 1_000_000, 1_234_567.89, 10_000_000, 10_000_000.01]
    given = [str(investment(each)["investment"]) for each in asked]
    assert given == ["0", "1000000", "1234567.89", "10000000", "10000000"]
    assert investment(5_000_000, eligible=False) == {"investment": 0}


def test_less_than_the_floor_may_be_raised_to_it():
    assert investment(10, under_the_floor="raised") == {"investment": 1_000_000}
    assert investment(0, under_the_floor="raised") == {"investment": 0}


def test_money_finer_than_a_fen_is_refused():
    try:
        investment(1_000_000.005)
    except InputError as error:
        assert error.field == "requested"
    else:
        raise AssertionError("half a fen was taken")


def tech_transfer(value, results, readings=None, broker=True, **more):
    case = {"registered_broker": broker, "annual_contract_value": value, "transformed_results": results, **more}
    return decide("sme.tech_transfer_subsidy", case, readings=readings or {}).outcome["max_subsidy"]


def test_all_three_conditions_are_needed_and_their_figures_included():
    assert tech_transfer(20_000_000, 5) == 500_000
    assert tech_transfer(19_999_999.99, 5) == tech_transfer(20_000_000, 4) == 0
    assert tech_transfer(20_000_000, 5, broker=False) == 0


def test_results_of_earlier_years_count_unless_read_otherwise():
    narrow = {"sme.results_counted": "of_the_year"}
    assert tech_transfer(20_000_000, 6, transformed_that_year=4) == 500_000
    assert tech_transfer(20_000_000, 6, narrow, transformed_that_year=4) == 0
    assert tech_transfer(20_000_000, 6, narrow) == 500_000


def test_standards_of_associations_are_encouraged_and_not_paid_for():
    paid = [each for each in Standard if standard_supported(Size.MEDIUM, True, each)]
    assert paid == [Standard.NATIONAL, Standard.INDUSTRY, Standard.LOCAL]
    assert not standard_supported(Size.LARGE, True, Standard.NATIONAL)
    assert not standard_supported(Size.MICRO, False, Standard.NATIONAL)


def test_a_large_maker_is_never_rewarded_and_compensated_by_one_reading_alone():
    assert first_set_rewarded(Size.MEDIUM, True) and not first_set_rewarded(Size.LARGE, True)
    assert not first_set_rewarded(Size.SMALL, False)
    by_reading = [first_set_compensated(Size.LARGE, True, True, SmeLaw(insured_makers=each)) for each in InsuredMakers]
    assert by_reading == [False, True]
    assert not first_set_compensated(Size.SMALL, True, False, SmeLaw())
