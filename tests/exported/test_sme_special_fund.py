# Made from nbs/sme/02_special_fund.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import Any
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Flag
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.money import Money, yuan
from gazette_sim.law.rule import implements
from gazette_sim.sme.parameters import FundCarriedOver, FundOfItsOwn, RegionsFirst, SmeLaw
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.money import in_fen
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.regime.budget import Budget, Claim
from gazette_sim.sme.special_fund import *


def test_what_is_left_lapses_unless_it_is_carried_over():
    assert fund_of_year(1000, 300, SmeLaw()) == 1000
    assert fund_of_year(1000, 300, SmeLaw(fund_carried_over=FundCarriedOver.CARRIED_OVER)) == 1300
    assert fund_of_year(0, 0, SmeLaw()) == 0


def test_a_region_comes_first_that_has_set_something_up():
    either, both = SmeLaw(), SmeLaw(fund_of_its_own=FundOfItsOwn.BOTH)
    has = [(True, True), (True, False), (False, True), (False, False)]
    assert [comes_first(*one, either) for one in has] == [True, True, True, False]
    assert [comes_first(*one, both) for one in has] == [True, False, False, False]


def test_first_is_before_all_others_or_among_those_of_a_day():
    law, of_a_day = SmeLaw(), SmeLaw(regions_first=RegionsFirst.AMONG_THOSE_OF_A_DAY)
    assert payment_group(True, 20000, law) < payment_group(False, 10000, law)
    assert payment_group(True, 20000, of_a_day) > payment_group(False, 19999, of_a_day)
    assert payment_group(True, 20000, of_a_day) < payment_group(False, 20000, of_a_day)


def fund(readings=None, **facts):
    case = {"allotted": 10_000_000, "left_over": 2_500_000.5, "special_fund": True} | facts
    return decide("sme.special_fund", case, readings=readings or {}).outcome


def test_the_decision_follows_the_three_readings():
    assert fund() == {"available": 10_000_000, "comes_first": True, "before_earlier_claims": True}
    assert str(fund({"sme.fund_carried_over": "carried_over"})["available"]) == "12500000.50"
    assert (
        not fund({"sme.fund_of_its_own": "both"})["comes_first"]
        and fund({"sme.fund_of_its_own": "both"}, fund=True)["comes_first"]
    )
    assert fund(special_fund=False) == {"available": 10_000_000, "comes_first": False, "before_earlier_claims": False}
    of_a_day = fund({"sme.regions_first": "among_those_of_a_day"})
    assert of_a_day["comes_first"] and not of_a_day["before_earlier_claims"]


def test_an_amount_finer_than_a_fen_is_refused():
    from gazette_sim.law.citation import InputError

    for field, wrong in (("allotted", 0.001), ("left_over", -1), ("special_fund", 1)):
        try:
            fund(**{field: wrong})
        except InputError as error:
            assert (error.field, error.found) == (field, wrong)
        else:
            raise AssertionError(f"{field} was taken")
