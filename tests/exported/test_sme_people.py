# Made from nbs/sme/07_people.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import Annotated, Any
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Flag, Number, OneOf, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.rule import implements
from gazette_sim.sme.enterprises import SIZES, Size
from gazette_sim.sme.parameters import SmeLaw, SubsidyYear
from gazette_sim.law.check import clause
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
import matplotlib.pyplot as plt
from gazette_sim.sme.people import *


def subsidised(readings=None, **case):
    given = {"size": "small", "hire_in_graduation_year": True, "contract_years": 1, **case}
    return decide("sme.social_insurance_subsidy", given, readings=readings or {}).outcome["max_months"]


def test_a_year_at_most_for_small_and_micro_enterprises():
    assert [subsidised(size=size) for size in SIZES] == [12, 12, 0, 0]
    assert subsidised(hire_in_graduation_year=False) == 0


def test_a_contract_of_exactly_a_year_is_long_enough():
    assert subsidised(contract_years=0.99) == 0 and subsidised(contract_years=1) == subsidised(contract_years=5) == 12


def test_the_year_may_be_the_firms():
    firms = {"sme.subsidy_year": "of_the_firm"}
    assert [subsidised(firms, months_subsidised_before=n) for n in (0, 5, 12, 40)] == [12, 7, 0, 0]
    assert subsidised(months_subsidised_before=40) == 12


def test_several_hires_bring_as_much_as_each_of_them():
    for each in SubsidyYear:
        law = SmeLaw(subsidy_year=each)
        for before in (0, 5, 12, 40):
            assert subsidy_of_hires(3, before, law) == 3 * subsidised_months(Size.SMALL, True, 12, before, law)


def test_five_years_are_enough_and_less_is_not():
    asked = [(True, 5), (True, 4.99), (False, 10)]
    cases = [{"introduced_talent": talent, "contract_years": years} for talent, years in asked]
    assert [decide("sme.settlement_allowance", each).outcome["eligible"] for each in cases] == [True, False, False]


def test_a_contract_of_more_years_than_a_working_life_is_refused():
    try:
        decide("sme.settlement_allowance", {"introduced_talent": True, "contract_years": 61})
    except InputError as error:
        assert error.field == "contract_years"
    else:
        raise AssertionError("61 years were taken")
