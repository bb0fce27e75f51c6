# Made from nbs/sme/04_founding.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import Annotated, Any, Literal
from pydantic import model_validator
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Day, Flag, Number, Whole, allowed
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.money import in_fen, yuan
from gazette_sim.law.period import add_months, civil
from gazette_sim.law.rule import compilable, implements
from gazette_sim.sme.enterprises import SIZES, Size
from gazette_sim.sme.parameters import ExistingStaff, HiresOfTheYear, HundredStaff, PartOfAPerson, SmeLaw
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.sme.founding import *


def test_the_share_is_reached_to_the_person():
    law = SmeLaw()
    for staff, needed in (
        (1, 1),
        (6, 1),
        (7, 2),
        (20, 3),
        (40, 6),
        (99, 15),
        (100, 15),
        (101, 9),
        (150, 12),
        (151, 13),
    ):
        assert enough_hires(staff, needed, law) and not enough_hires(staff, needed - 1, law), staff
    assert not enough_hires(0, 0, law) and enough_hires(0, 1, law)


def test_exactly_a_hundred_may_be_read_as_larger():
    assert not enough_hires(100, 8, SmeLaw()) and enough_hires(100, 8, SmeLaw(hundred_staff=HundredStaff.HIGHER_SIZE))
    assert not enough_hires(99, 8, SmeLaw(hundred_staff=HundredStaff.HIGHER_SIZE))


def test_the_hires_may_count_as_existing_staff():
    law = SmeLaw(existing_staff=ExistingStaff.WITH_NEW_HIRES)
    assert enough_hires(20, 3, SmeLaw()) and not enough_hires(20, 3, law) and enough_hires(20, 4, law)
    assert enough_hires(92, 9, law) and not enough_hires(91, 9, law)  # 92 and 9 are more than 100


def test_a_part_of_a_person_matters_only_when_it_is_rounded_to_the_nearest():
    exact, up, nearest = (SmeLaw(part_of_a_person=reading) for reading in PartOfAPerson)
    differ = set()
    for staff in range(1, 300):
        for hires in range(50):
            assert enough_hires(staff, hires, exact) == enough_hires(staff, hires, up)
            if enough_hires(staff, hires, exact) != enough_hires(staff, hires, nearest):
                differ.add(staff)
    assert 49 in differ and 50 not in differ and 20 not in differ


FIRM = {"borrower": "enterprise", "size": "small", "staff": 40, "new_eligible_hires": 6, "contract_years": 1}


def loan(readings=None, reforms=(), **facts):
    case = {name: value for name, value in (FIRM | facts).items() if value is not None}
    return decide("sme.startup_loan", case, readings=readings or {}, reforms=reforms).outcome["max_loan"]


def test_a_founder_may_borrow_two_hundred_thousand():
    for eligible, most in ((True, 200_000), (False, 0)):
        assert decide("sme.startup_loan", {"borrower": "individual", "eligible": eligible}).outcome == {
            "max_loan": most
        }


def test_an_enterprise_may_borrow_four_million_if_it_hires_enough_for_a_year():
    assert loan() == loan(size="micro") == loan(size="medium") == 4_000_000
    for change in ({"size": "large"}, {"new_eligible_hires": 5}, {"contract_years": 0.99}, {"staff": 41}):
        assert loan(**change) == 0, change
    assert loan(contract_years=5) == 4_000_000 and loan(staff=0, new_eligible_hires=0) == 0


def test_hires_may_be_given_by_their_days():
    days = ["2020-03-01", *["2020-06-01"] * 3, *["2021-01-15"] * 3]
    by_days = {"new_eligible_hires": None, "hired_on": days, "on": "2021-03-01"}
    assert loan(**by_days) == 4_000_000 and loan(**by_days, staff=41) == 0
    year = {"sme.hires_of_the_year": "calendar_year"}
    assert loan(year, **by_days) == 0 and loan(year, **by_days, staff=20) == 4_000_000


def test_the_ceilings_of_2023_are_a_reform():
    founder = {"borrower": "individual", "eligible": True, "on": "2024-03-01"}
    assert decide("sme.startup_loan", founder, reforms=["startup_loan_2023"]).outcome["max_loan"] == 300_000
    assert decide("sme.startup_loan", founder).outcome["max_loan"] == 200_000
    assert (
        decide("sme.startup_loan", founder | {"on": "2023-12-09"}, reforms=["startup_loan_2023"]).outcome["max_loan"]
        == 200_000
    )


def test_what_a_borrower_must_say():
    for change, field in (
        ({"size": None}, "size"),
        ({"staff": None}, "staff"),
        ({"contract_years": None}, "contract_years"),
        ({"new_eligible_hires": None}, "new_eligible_hires"),
        ({"new_eligible_hires": None, "hired_on": ["2021-01-01"]}, "on"),
        ({"hired_on": ["2021-01-01"], "on": "2021-02-01"}, "new_eligible_hires"),
        ({"contract_years": 0.999}, "contract_years"),
        ({"staff": 40.5}, "staff"),
        ({"borrower": "individual"}, "eligible"),
    ):
        try:
            loan(**change)
        except InputError as error:
            assert error.field == field, (change, error.field)
        else:
            raise AssertionError(f"{change} was taken")


LAND = {
    "own_existing_industrial_land": True,
    "planning_met": True,
    "use_unchanged": True,
    "production_continues": True,
    "added_floor_area": 1,
}


def test_nothing_is_due_while_all_four_conditions_hold():
    assert decide("sme.land_price", LAND).outcome == {"price_due": False}
    for field in ("own_existing_industrial_land", "planning_met", "use_unchanged", "production_continues"):
        assert decide("sme.land_price", LAND | {field: False}).outcome == {"price_due": True}, field
        answer = decide("sme.land_price", LAND | {field: False, "added_floor_area": 0})
        assert answer.outcome == {"price_due": False} and not answer.grounds[0].met


def test_an_area_is_a_whole_number_of_square_metres():
    for wrong in (-1, 2.5, "many"):
        try:
            decide("sme.land_price", LAND | {"added_floor_area": wrong})
        except InputError as error:
            assert error.field == "added_floor_area"
        else:
            raise AssertionError(f"{wrong} was taken")
