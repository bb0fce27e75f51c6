# Made from nbs/sme/14_applications.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any
import numpy as np
from gazette_sim.engine.streams import between
from gazette_sim.law.calendar import civil
from gazette_sim.law.money import FEN
from gazette_sim.law.regulation import regulation
from gazette_sim.law.rule import enacts
from gazette_sim.regime.programme import Application, Programmes, Steps, pay_out, publicity_over, reviewed, send_away
from gazette_sim.regime.roster import regions
from gazette_sim.sme.enterprise import LINES, Province, close_down, first_day_of, grow, open_new, quarter_of
from gazette_sim.sme.enterprises import Size
from gazette_sim.sme.events import CLOSED, Event, Phase, Purpose, TaskKind, code
from gazette_sim.sme.parameters import FundCarriedOver, RegionsFirst, UnpaidClaims
from gazette_sim.sme.programmes import ELSEWHERE, PROGRAMMES
from gazette_sim.law.reform import Change, Dated
from gazette_sim.sme.enterprise import join
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.population import generate
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.sme.applications import *


def a_province(count=300, last_day=18628 + 364, law=(), **assumed):
    from gazette_sim.law.reform import Change, Dated
    from gazette_sim.sme.enterprise import join
    from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
    from gazette_sim.sme.population import generate

    read, assume = ({f"sme.{name}": value for name, value in dict(some).items()} for some in (law, assumed))
    dated = Dated("sme", SmeLaw, [Change(None, read)]), Dated("sme", SmeBehaviour, [Change(None, assume)])
    province = Province(generate(count), *dated, 18628, last_day, 7, 0, HAPPENS, DONE, offices)
    join(province)
    begin(province)
    province.clock.run_through(last_day)
    return province


def count(province, *events):
    return sum(row.event in events for row in province.journal.rows())


def test_every_programme_has_an_occasion_and_a_source_for_each_fact():
    province = a_province(1, last_day=18628)
    for programme in PROGRAMMES:
        assert getattr(province.behaviour_now, f"occasions_{programme.name}") > 0
        for name in programme.facts:
            value = fact(province, 0, name, 0.5)
            assert isinstance(value, bool) == (
                name not in ranges() and name not in ELSEWHERE and name not in ("size", "months_before")
            )


def test_whoever_is_told_asks_for_all_it_may_have_and_is_never_refused():
    told = a_province(1_000, told_share=1.0, last_day=18628 + 720)
    alone = a_province(1_000, last_day=18628 + 720)
    assert count(told, Event.COULD_ASK) == count(alone, Event.COULD_ASK) > 50
    assert count(told, Event.REFUSED, Event.LACKING) == 0 < count(alone, Event.REFUSED, Event.LACKING)
    assert count(told, Event.ASKED) > count(alone, Event.ASKED)


def test_without_money_nothing_is_paid():
    poor = {"special_fund": 20, "innovation_fund": 100, "employment_fund": 20, "treasury_awards": 20}
    province = a_province(200, **poor)
    assert count(province, Event.PAID) == 0 < count(province, Event.UNPAID)
    waits = a_province(300, law={"unpaid_claims": UnpaidClaims.WAIT}, **poor)
    assert count(waits, Event.UNPAID) == 0 and sum(a.waiting for a in waits.budget.now) > 0


def test_a_fund_that_is_carried_over_grows():
    def left(reading):
        province = a_province(50, last_day=18628 + 730, law={"fund_carried_over": reading}, occasions_first_set=0.0)
        return [account.carried for account in province.budget.accounts if account.year == 2022]

    assert sum(left(FundCarriedOver.CARRIED_OVER)) > 0 == sum(left(FundCarriedOver.LAPSES))


def test_regions_with_a_fund_come_first():
    province = a_province(2, last_day=18628, own_fund_share=1.0)
    special = [p.line in PRIORITY_LINES for p in PROGRAMMES].index(True)
    asks = Application(province.offices, 0, special, {}, 1)
    assert turn(asks) == 0 and has_own_fund(province, 0)
    province = a_province(2, last_day=18628, own_fund_share=0.0)
    asks = Application(province.offices, 0, special, {}, 1)
    assert turn(asks) == 1
    assert turn(Application(province.offices, 0, [p.line for p in PROGRAMMES].index(""), {}, 1)) == 0
    of_a_day = a_province(
        2, last_day=18628, law={"regions_first": RegionsFirst.AMONG_THOSE_OF_A_DAY}, own_fund_share=0.0
    )
    assert turn(Application(of_a_day.offices, 0, special, {}, 1)) == 2 * 18629 + 1


def test_days_of_payment():
    days = [row.day for row in a_province(2_000, payments_a_year=1).journal.rows() if row.event == Event.PAID]
    assert set(days) == {first_day_of(quarter_of(18628) + 4) - 1}
    assert len({row.day for row in a_province(2_000).journal.rows() if row.event == Event.PAID}) in (3, 4)


def test_one_window_reviews_all():
    province = a_province(400, law={"window": 1})
    assert {desk.name for desk in province.desks if desk.arrived} == {"one_window"}
    assert province.named["one_window"].reviewers == sum(province.reviewers(p) for p in {q.desk for q in PROGRAMMES})
