# Made from nbs/sme/06_market.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import Any, NamedTuple
from pydantic import model_validator
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Flag
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.money import Money, yuan
from gazette_sim.law.rule import compilable, implements
from gazette_sim.sme.parameters import SixtyPercentOf, SmeLaw, Undeliverable
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
import matplotlib.pyplot as plt
from gazette_sim.sme.market import *


def reserved(budget, readings=None, **case):
    answer = decide("sme.procurement_reserve", {"budget": budget, **case}, readings=readings or {})
    return tuple(float(each) for each in answer.outcome.values())


def test_thirty_percent_and_sixty_percent_of_it():
    assert reserved(1_000_000) == (300_000, 180_000)
    assert reserved(1_000_000, {"sme.sixty_percent_of": "budget"}) == (600_000, 600_000)


def test_a_share_is_reached_to_the_fen():
    assert reserved(0.01) == (0.01, 0.01) and reserved(0) == (0, 0)
    assert reserved(33.33) == (10, 6)


def test_what_cannot_be_delivered_excuses_or_leaves_the_base():
    assert reserved(1_000_000, suppliable=False) == (0, 0)
    assert reserved(1_000_000, undeliverable=500_000) == (300_000, 180_000)
    assert reserved(1_000_000, undeliverable=900_000) == (100_000, 60_000)
    narrow = {"sme.undeliverable": "leaves_the_base"}
    assert reserved(1_000_000, narrow, undeliverable=500_000) == (150_000, 90_000)


def test_more_than_the_budget_cannot_be_undeliverable():
    try:
        reserved(100, undeliverable=100.01)
    except InputError as error:
        assert error.field == "undeliverable" and str(error.found) == "100.01"
    else:
        raise AssertionError("more than the budget was taken")
