# Made from nbs/regime/11_budget.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.regime.budget import *


def fund_of(given, claims, carried_over=True):
    fund = Budget(["a", "b"])
    fund.open_year(2021, given, carried_over)
    for claim in claims:
        fund.ask(claim)
    return fund


def test_the_case_in_the_notebook():
    def years(carried_over):
        fund = fund_of([100, 0], [Claim(1, 1, 0, 0, 60), Claim(0, 2, 1, 0, 50), Claim(1, 3, 2, 0, 40)])
        first = [claim.number for claim in fund.pay()]
        fund.open_year(2022, [100, 0], carried_over)
        fund.ask(Claim(1, 400, 3, 0, 45))
        return first, [claim.number for claim in fund.pay()], [(a.paid, a.left, a.waiting) for a in fund.accounts]

    assert years(True) == ([1, 2], [0, 3], [(90, 10, 60), (0, 0, 0), (105, 5, 0), (0, 0, 0)])
    assert years(False) == ([1, 2], [0], [(90, 10, 60), (0, 0, 0), (60, 40, 45), (0, 0, 0)])


def test_lines_do_not_pay_for_each_other():
    fund = fund_of([10, 0], [Claim(0, 1, 0, 1, 5)])
    assert fund.pay() == [] and fund.now[0].left == 10 and fund.now[1].waiting == 5
    assert [claim.number for claim in fund.send_away()] == [0] and fund.now[1].refused == 5 and fund.now[1].waiting == 0


def test_the_turn_is_group_then_day_then_number():
    claims = [Claim(1, 0, 3, 0, 1), Claim(0, 9, 2, 0, 1), Claim(0, 8, 5, 0, 1), Claim(0, 8, 4, 0, 1)]
    assert [claim.number for claim in fund_of([4, 0], claims).pay()] == [4, 5, 2, 3]


def test_the_last_fen_is_paid_and_not_one_more():
    assert len(fund_of([10, 0], [Claim(0, 1, 0, 0, 10)]).pay()) == 1
    assert len(fund_of([10, 0], [Claim(0, 1, 0, 0, 11)]).pay()) == 0


def test_what_is_withdrawn_is_owed_no_more():
    fund = fund_of([10, 0], [Claim(0, 1, 0, 0, 20)])
    fund.withdraw(0, 0)
    fund.withdraw(0, 0)
    assert fund.now[0].waiting == 0 and fund.now[0].withdrawn == 20 and fund.send_away() == []


def test_mistakes_are_refused():
    refused = []
    for ask in (
        lambda: Budget(["a"]).open_year(2021, [-1], True),
        lambda: Budget(["a"]).open_year(2021, [1, 2], True),
        lambda: fund_of([1, 1], [Claim(0, 1, 0, 0, -1)]),
        lambda: fund_of([1, 1], [Claim(0, 1, 0, 0, 1), Claim(0, 2, 0, 0, 1)]),
    ):
        try:
            ask()
        except ValueError as error:
            refused.append("allowed" in str(error))
    assert refused == [True] * 4


def test_a_table_in_yuan():
    table = fund_of([1050, 0], [Claim(0, 1, 0, 0, 250)]).table()
    assert table.loc[("a", 2021), "given"] == 10.5 and table.loc[("a", 2021), "waiting"] == 2.5
    assert list(table["claims"]) == [1, 0]


def test_claims_payments_and_refusals_are_counted_and_refused_in_turn():
    fund = fund_of([3, 0], [Claim(1, 1, 0, 0, 2), Claim(0, 9, 1, 0, 1), Claim(0, 2, 2, 0, 2), Claim(1, 0, 3, 0, 9)])
    assert [claim.number for claim in fund.pay()] == [2, 1]
    assert [claim.number for claim in fund.send_away()] == [3, 0]
    account = fund.now[0]
    assert (account.claims, account.payments, account.refusals, account.refused, account.waiting) == (4, 2, 2, 11, 0)
