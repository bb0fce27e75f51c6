# Made from nbs/sme/20_payments.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from typing import Any, NamedTuple
import numpy as np
from gazette_sim.engine.desk import IN_HAND, WAITING, Task
from gazette_sim.engine.streams import Streams, draws_of_all
from gazette_sim.law.calendar import Calendar
from gazette_sim.law.money import FEN
from gazette_sim.law.period import NEVER, deadline, last_of_days
from gazette_sim.law.rule import enacts, implements
from gazette_sim.sme.complaints import QUARTERS, Complaint, Occurrences, Present, joined
from gazette_sim.sme.events import Event, Phase, Purpose, TaskKind, code
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.rights import late_interest, payment_due_day
import matplotlib.pyplot as plt
from gazette_sim.law.calendar import iso, state_council_calendar
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.sme.rights import Payer
from gazette_sim.sme.payments import *


from gazette_sim.law.calendar import state_council_calendar


def quarter_of(law, b, seed=3, count=20_000):
    firms = Present(np.arange(count), np.arange(count), np.arange(count) % 4)
    return deliveries_of(Streams(seed, 0), firms, 2, 20_089, 90, state_council_calendar(), law, b)


def test_every_due_day_is_the_one_that_the_rule_gives():
    law, b, calendar = SmeLaw(), SmeBehaviour(), state_council_calendar()
    of = quarter_of(law, b, count=3000)
    for payer, day, due in zip(of.payers.tolist(), of.days.tolist(), of.due.tolist(), strict=True):
        agreed = [NEVER, *(day + term for term in terms_of(b.contract_days))]
        assert due in [payment_due_day(payer, each, day, calendar, law) for each in agreed]


def test_nothing_without_a_day_is_late_or_complained_of():
    of = quarter_of(SmeLaw(), SmeBehaviour())
    without = of.due == NEVER
    assert without.any() and (of.payers[without] == Payer.LARGE_ENTERPRISE).all() and not of.complains[without].any()
    dated = quarter_of(SmeLaw()._replace(large_payment_days=60), SmeBehaviour())
    assert (dated.due > NEVER).all()


def test_what_is_late_is_counted_and_what_is_open_too():
    law, b = SmeLaw(), SmeBehaviour()
    of = quarter_of(law, b)
    all_of_it = arrears_of([of], 0, 10**6, law)
    assert all_of_it.open == 0 and all_of_it.days == int(np.maximum(of.paid - of.due, 0)[of.due > NEVER].sum())
    early = arrears_of([of], 0, 20_150, law)
    assert early.open > 0 and early.days < all_of_it.days
    assert sum(arrears_of([of], 0, 10**6, law, payer).late for payer in Payer) == all_of_it.late
    assert 0 < all_of_it.interest <= all_of_it.late_fen


def test_whole_columns_bear_the_interest_of_each():
    law = SmeLaw()
    amounts, days = np.array([100_000, 1, 12_345_600]), np.array([10, 400, 3])
    each = [late_interest(a, d, 0, law) for a, d in zip(amounts.tolist(), days.tolist(), strict=True)]
    assert late_interest(amounts, days, 0, law).tolist() == each


def test_a_complaint_has_a_limit_only_where_a_law_gives_one():
    calendar = state_council_calendar()
    assert complaint_by(20_240, calendar, SmeLaw()) == NEVER
    assert complaint_by(20_240, calendar, SmeLaw()._replace(complaint_days=30)) >= 20_270
