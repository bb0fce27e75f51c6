# Made from nbs/sme/08_rights.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated, Any, NamedTuple
from pydantic import model_validator
from gazette_sim.law.calendar import LAST_DAY, Calendar, iso, state_council_calendar
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, as_numbers, decision, projection_note
from gazette_sim.law.field import Check, Day, Flag, Number, OneOf, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.money import MONEY, Money, part_of, yuan
from gazette_sim.law.period import NEVER, deadline, last_of_days
from gazette_sim.law.rule import compilable, implements
from gazette_sim.sme.parameters import ContractBeyondLimit, Overcharge, SmeLaw
from decimal import Decimal
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
import matplotlib.pyplot as plt
from gazette_sim.sme.rights import *


def payment(payer="public_body", delivered_on="2021-03-01", readings=None, reforms=(), **case):
    asked = {"payer": payer, "delivered_on": delivered_on, **case}
    return decide("sme.payment", asked, readings=readings or {}, reforms=reforms).outcome


def test_the_contract_decides_and_where_it_is_silent_the_national_regulation():
    assert payment() == payment("public_institution") == {"due_on": "2021-03-31", "by": "outside_law"}
    assert payment(contract_due_on="2021-04-15") == {"due_on": "2021-04-15", "by": "contract"}


def test_sixty_days_are_the_longest_for_a_public_body():
    assert payment(contract_due_on="2021-04-30") == {"due_on": "2021-04-30", "by": "contract"}
    assert payment(contract_due_on="2021-05-01") == {"due_on": "2021-04-30", "by": "outside_law"}
    by_contract = {"sme.contract_beyond_limit": "contract"}
    assert payment(contract_due_on="2021-06-30", readings=by_contract) == {"due_on": "2021-06-30", "by": "contract"}
    assert payment("large_enterprise", contract_due_on="2021-12-31") == {"due_on": "2021-12-31", "by": "contract"}


def test_a_last_day_on_a_holiday_moves_to_the_next_working_day():
    assert payment(delivered_on="2021-09-01")["due_on"] == "2021-10-08"
    assert payment(delivered_on="2021-09-01", readings={"time.deadline_on_holiday": "stays"})["due_on"] == "2021-10-01"


def test_for_large_enterprises_a_number_comes_in_june_2025():
    assert payment("large_enterprise") == {"due_on": None, "by": "outside_law"}
    later = {"delivered_on": "2025-06-02", "reforms": ["payment_2025"]}
    assert payment("large_enterprise", **later) == {"due_on": "2025-08-01", "by": "outside_law"}
    assert payment("large_enterprise", delivered_on="2025-05-30", reforms=["payment_2025"])["due_on"] is None


def test_interest_runs_from_the_day_after_the_last_day_to_pay():
    owed = {"amount": 100_000, "contract_due_on": "2021-04-15"}
    in_time = {"due_on": "2021-04-15", "by": "contract", "days_late": 0, "interest": 0}
    assert payment(paid_on="2021-04-15", **owed) == in_time
    assert payment(paid_on="2021-04-16", **owed)["interest"] == 50
    assert payment(paid_on="2021-04-25", agreed_interest=2, **owed)["interest"] == 200
    assert payment(paid_on="2021-04-16", contract_due_on="2021-04-15", amount=19.99)["interest"] == 0
    assert payment(paid_on="2021-04-16", contract_due_on="2021-04-15", amount=20)["interest"] == Decimal("0.01")


def test_cases_that_contradict_themselves_are_refused():
    for wrong in ({"contract_due_on": "2021-02-28"}, {"amount": 5}):
        try:
            payment(**wrong)
        except InputError as error:
            assert error.field in ("contract_due_on", "paid_on")
        else:
            raise AssertionError(f"{wrong} was taken")


def refusable(charged, in_catalogue, readings=None, **case):
    asked = {"charged": charged, "in_catalogue": in_catalogue, **case}
    return decide("sme.fee", asked, readings=readings or {}).outcome["may_refuse"]


def test_a_charge_outside_the_catalogue_may_be_refused():
    assert refusable(1200, False) and refusable(True, False) and refusable(0.01, False)
    assert not refusable(1200, True) and not refusable(0, False) and not refusable(False, False)


def test_a_listed_charge_that_is_too_high_is_paid_unless_read_otherwise():
    refused = {"sme.overcharge": "refused"}
    assert not refusable(1200, True, listed_amount=1000)
    assert refusable(1200, True, refused, listed_amount=1000) and not refusable(1000, True, refused, listed_amount=1000)


def test_what_is_no_charge_is_said_so():
    for wrong in (-1, "much", 0.001, None):
        try:
            refusable(wrong, True)
        except InputError as error:
            assert error.field == "charged"
        else:
            raise AssertionError(f"{wrong} was taken")


def test_who_is_below_the_mark_is_named():
    assert named_and_told(True, 59, 60) and not named_and_told(True, 60, 60) and not named_and_told(False, 0, 60)
