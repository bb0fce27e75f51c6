# Made from nbs/sme/09_programmes.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Mapping
from inspect import signature
from typing import Annotated, Any, NamedTuple
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Check, OneOf, Truth, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.money import MONEY, in_fen, yuan
from gazette_sim.law.rule import implements
from gazette_sim.regime.programme import Open, Programme, Stage, standing
from gazette_sim.sme.capital import Raising, RaisingFacts, bond_award, condition_met, due_now, fixed_award, shares_award
from gazette_sim.sme.enterprises import INDUSTRIES, SIZES, Size, covered, size_class, size_rows
from gazette_sim.sme.founding import enterprise_loan, founder_loan
from gazette_sim.sme.innovation import Standard, broker_subsidy, equity, first_set_compensated, first_set_rewarded, standard_supported
from gazette_sim.sme.parameters import SmeLaw
from gazette_sim.sme.people import may_settle, subsidised_months, subsidy_of_hires
import pandas as pd
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
import matplotlib.pyplot as plt
from gazette_sim.sme.programmes import *


def programmes(readings=None, **facts):
    told_of = decide("sme.programmes", facts, readings=readings or {}).outcome["programmes"]
    return {row["programme"]: row for row in told_of}


def test_of_whom_nothing_is_known_everything_is_open_and_says_what_is_missing():
    for name, row in programmes().items():
        assert row["open"] == "unknown" and row["missing"], name


def test_one_fact_can_close_a_programme_and_all_of_them_open_it():
    assert programmes(in_province=False)["certificate"] == {
        "programme": "certificate",
        "open": "no",
        "most": None,
        "missing": [],
    }
    here = {"lawfully_established": True, "in_province": True, "size": "medium"}
    assert programmes(**here)["certificate"]["open"] == programmes(**here)["guarantee"]["open"] == "yes"
    assert programmes(**here)["social_insurance_subsidy"]["open"] == "no"
    assert programmes(**here)["standard_support"]["missing"] == ["leads_standard", "standard", "standard_grant"]


def test_a_question_mark_is_the_same_as_leaving_a_fact_out():
    assert programmes(size="?", in_province="?", equity_requested="?") == programmes()


def test_what_another_document_fixes_is_missing_until_it_is_given():
    talent = {"introduced_talent": True, "talent_contract_months": 60}
    assert programmes(**talent)["settlement_allowance"] == {
        "programme": "settlement_allowance",
        "open": "yes",
        "most": None,
        "missing": ["settlement_sum"],
    }
    assert programmes(**talent, settlement_sum=50_000)["settlement_allowance"]["most"] == 50_000


of_whom = [{}, {"size": "large"}, {"size": "micro", "in_province": True}, {"registered_broker": True}]


def test_what_the_text_only_names_is_never_settled():
    for facts in of_whom:
        for each in NAMED:
            row = programmes(**facts)[each.name]
            assert (row["open"], row["most"]) == ("unknown", None) and row["missing"] == list(each.missing)


def single(name, **case):
    return decide(f"sme.{name}", case).outcome


def test_equity_and_brokers_are_as_the_single_decisions_have_them():
    for requested in (0, 999_999.99, 1_000_000, 10_000_000, 20_000_000):
        for eligible in (True, False):
            row = programmes(fund_conditions_met=eligible, equity_requested=requested)["equity_investment"]
            alone = single("equity_investment", eligible=eligible, requested=requested)["investment"]
            assert (row["open"] == "yes") == (alone > 0) and (row["most"] or 0) == alone
    for value in (19_999_999.99, 20_000_000):
        for results in (4, 5):
            case = {"registered_broker": True, "annual_contract_value": value, "transformed_results": results}
            row = programmes(**case, transformed_that_year=results)["tech_transfer_subsidy"]
            alone = single("tech_transfer_subsidy", **case)["max_subsidy"]
            assert (row["open"] == "yes") == (alone > 0) and (row["most"] or 0) == alone


def test_startup_loans_are_as_the_single_decision_has_them():
    here = {"lawfully_established": True, "in_province": True}
    for size in SIZES:
        for eligible in (True, False):
            row = programmes(founder_eligible=eligible)["founder_loan"]
            alone = single("startup_loan", borrower="individual", eligible=eligible)["max_loan"]
            assert (row["open"] == "yes") == (alone > 0) and (row["most"] or 0) == alone
        for staff, hires, years in ((40, 6, 1), (40, 5, 1), (100, 14, 2), (101, 9, 1), (101, 9, 0)):
            firm = {"size": size, "staff": staff, "new_eligible_hires": hires}
            row = programmes(**here, **firm, hires_contract_months=years * 12)["startup_loan"]
            alone = single("startup_loan", borrower="enterprise", **firm, contract_years=years)["max_loan"]
            assert (row["open"] == "yes") == (alone > 0) and (row["most"] or 0) == alone


def test_awards_are_as_the_single_decision_has_them():
    here = {"soaring_class": True, "headquarters_in_province": True, "main_business_in_province": True}
    moved = {"registration_moved": True, "tax_moved": False}
    for event in RAISINGS[1:]:
        for raised, invested in ((30_000_000, 15_000_000), (30_000_000, 14_999_999.99), (2_000_000_000, 2_000_000_000)):
            sums = {"invested_in_province": invested, "size": "medium", **here, **moved}
            row = programmes(raising=event, raised=raised, **sums)["listing_award"]
            alone = single("listing_award", event=event, amount=raised, **sums)["award"]
            assert (row["open"] == "yes") == (alone > 0) and (row["most"] or 0) == alone, (event, raised)


def test_people_are_as_the_single_decisions_have_them():
    for size in SIZES:
        for years in (0.99, 1, 5):
            alone = single("social_insurance_subsidy", size=size, hire_in_graduation_year=True, contract_years=years)
            facts = {"graduates_hired": 1, "hire_in_graduation_year": True, "months_before": 0}
            facts |= {"graduate_contract_months": int(years * 12), "insurance_month": 1_000, "size": size}
            row = programmes(**facts)["social_insurance_subsidy"]
            assert (row["most"] or 0) == alone["max_months"] * 1_000
    for years in (4, 5):
        alone = single("settlement_allowance", introduced_talent=True, contract_years=years)["eligible"]
        row = programmes(introduced_talent=True, talent_contract_months=years * 12)["settlement_allowance"]
        assert (row["open"] == "yes") == alone


def test_the_certificate_is_as_its_own_decision_has_it():
    for size in SIZES:
        facts = {"lawfully_established": True, "in_province": True, "size": size}
        assert (programmes(**facts)["certificate"]["open"] == "yes") == single("certificate", **facts)["eligible"]
