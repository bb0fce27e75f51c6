# Made from nbs/sme/14_applications.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
import numpy as np
from gazette_sim.engine.streams import between, geometric_of_all, survival_powers
from gazette_sim.law.calendar import civil
from gazette_sim.law.money import FEN
from gazette_sim.law.regulation import regulation
from gazette_sim.law.rule import enacts
from gazette_sim.regime.programme import Application, Programme, Programmes, Steps, pay_out, publicity_over, reviewed, send_away
from gazette_sim.regime.roster import regions
from gazette_sim.sme.capital import Raising
from gazette_sim.sme.enterprise import LINES, Province, close_down, first_day_of, grow, open_new, quarter_of
from gazette_sim.sme.enterprises import barred_from_money
from gazette_sim.sme.events import CLOSED, Event, Phase, Purpose, TaskKind, code
from gazette_sim.sme.parameters import SmeBehaviour, UnpaidClaims
from gazette_sim.sme.people import subsidy_of_hires
from gazette_sim.sme.programmes import ELSEWHERE, PROGRAMMES
from gazette_sim.sme.special_fund import comes_first, fund_of_year, payment_group
from gazette_sim.law.check import clause
from gazette_sim.law.calendar import iso
from gazette_sim.law.reform import Change, Dated
from gazette_sim.sme.enterprise import join
from gazette_sim.sme.parameters import RegionsFirst, SmeLaw
from gazette_sim.sme.population import generate
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.sme.applications import *


def a_province(count=300, last_day=18628 + 364, law=(), **assumed):
    from gazette_sim.law.reform import Change, Dated
    from gazette_sim.sme.enterprise import join
    from gazette_sim.sme.parameters import SmeLaw
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
    from typing import get_type_hints

    province = a_province(1, last_day=18628)
    for programme in PROGRAMMES:
        assert getattr(province.behaviour_now, f"occasions_{programme.name}") > 0
        where = shown(programme, province.behaviour_now)
        facts = facts_of(province, 0, where, [0.5] * len(programme.facts))
        assert facts.keys() == set(programme.facts)
        assert where.papers or programme.name in ("certificate", "guarantee")
        for rule in (programme.eligible, programme.most):
            for name, kind in get_type_hints(rule).items() if rule else ():
                if name in facts:
                    assert isinstance(facts[name], bool) == (kind is bool), (programme.name, name)


def test_whoever_is_told_asks_for_all_it_may_have_and_is_never_refused():
    told = a_province(1_000, told_share=1.0, last_day=18628 + 720)
    alone = a_province(1_000, last_day=18628 + 720)
    assert count(told, Event.COULD_ASK) == count(alone, Event.COULD_ASK) > 50
    assert count(told, Event.REFUSED, Event.LACKING) == 0 < count(alone, Event.REFUSED, Event.LACKING)
    assert count(told, Event.ASKED) > count(alone, Event.ASKED)


def test_occasions_come_as_often_as_assumed_and_stop_when_they_are_stopped():
    from gazette_sim.law.reform import Change, Dated
    from gazette_sim.sme.parameters import SmeLaw
    from gazette_sim.sme.population import generate

    calm = {f"sme.occasions_{programme.name}": 0.0 for programme in PROGRAMMES}
    often = calm | {"sme.occasions_certificate": 300.0}
    for changes, low, high in (
        ([Change(None, often)], 1_100, 1_300),  # 1,000 enterprises, four years, three in ten
        ([Change(None, often), Change(18628 + 730, calm)], 530, 670),
        ([Change(None, calm), Change(18628 + 730, often)], 530, 670),
    ):
        dated = Dated("sme", SmeLaw), Dated("sme", SmeBehaviour, changes)
        province = Province(generate(1_000), *dated, 18628, 18628 + 1_460, 3, 0, {}, {}, offices)
        for quarter in range(quarter_of(18628), quarter_of(18628) + 16):
            province.behaviour_now = dated[1].on(first_day_of(quarter))
            look_around(province, province.firms.those_of(quarter), quarter)
        assert low < province.occasions.count[0, :].sum() - 1_000 * (len(changes) > 1) < high
        assert province.occasions.count[1].sum() == 0


def test_without_money_nothing_is_paid():
    poor = dict.fromkeys(LINES, 0)  # less than any assumption may be
    province = a_province(300, **poor)
    assert count(province, Event.PAID) == 0 < count(province, Event.UNPAID)
    waits = a_province(300, law={"unpaid_claims": UnpaidClaims.WAIT}, **poor)
    assert count(waits, Event.UNPAID) == 0 and sum(a.waiting for a in waits.budget.now) > 0


def test_a_fund_that_is_carried_over_grows():
    from gazette_sim.sme.parameters import FundCarriedOver

    def left(reading):
        province = a_province(50, last_day=18628 + 730, law={"fund_carried_over": reading}, occasions_first_set=0.0)
        return [account.carried for account in province.budget.accounts if account.year == 2022]

    assert sum(left(FundCarriedOver.CARRIED_OVER)) > 0 == sum(left(FundCarriedOver.LAPSES))


def test_regions_with_a_fund_come_first():
    from gazette_sim.sme.parameters import FundOfItsOwn, RegionsFirst

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
    asks = Application(of_a_day.offices, 0, special, {}, 1)
    asks.asked_day = 18_000
    assert turn(asks) == 2 * 18_000 + 1
    shares = {"own_fund_share": 0.3}
    both = a_province(200, last_day=18628, law={"fund_of_its_own": FundOfItsOwn.BOTH}, **shares)
    either = a_province(200, last_day=18628, **shares)
    counts = [sum(has_own_fund(province, who) for who in range(200)) for province in (both, either)]
    assert 0 < counts[0] < counts[1] < 200


def test_what_an_enterprise_had_is_noted():
    rich = {"employment_fund": 3_000, "treasury_awards": 5_000}
    province = a_province(600, last_day=18628 + 1_100, occasions_listing_award=5.0, told_share=1.0, **rich)
    months = province.noted["months_before"]
    assert set(months.values()) > {12} and all(n % 12 == 0 for n in months.values())
    firm = a_province(600, last_day=18628 + 1_100, law={"subsidy_year": 1}, told_share=1.0, **rich)
    assert set(firm.noted["months_before"].values()) == {12}
    greatest = province.noted["greatest_award"]
    assert greatest and max(greatest.values()) >= 100_000_00 and province.column("greatest_award", 599_000) == 0


def test_days_of_payment():
    days = [row.day for row in a_province(2_000, payments_a_year=1).journal.rows() if row.event == Event.PAID]
    assert set(days) == {first_day_of(quarter_of(18628) + 4) - 1}
    assert len({row.day for row in a_province(2_000).journal.rows() if row.event == Event.PAID}) in (3, 4)


def test_one_window_reviews_all():
    province = a_province(400, law={"window": 1})
    assert {desk.name for desk in province.desks if desk.arrived} == {"one_window"}
    assert province.named["one_window"].reviewers == sum(province.reviewers(p) for p in {q.desk for q in PROGRAMMES})


def test_who_is_barred_by_a_reading_asks_for_nothing_that_is_paid():
    from gazette_sim.sme.enterprises import Credit
    from gazette_sim.sme.parameters import JointPunishmentBars, SmeLaw

    province = a_province(3, last_day=18628)
    province.firms.credit[:3] = Credit.NONE, Credit.DISHONEST, Credit.SERIOUSLY_DISHONEST
    paid, free = ([n for n, p in enumerate(PROGRAMMES) if bool(p.line) == pays] for pays in (True, False))
    for reading, barred in (("NOBODY", []), ("SERIOUSLY_DISHONEST", [2]), ("ALL_DISHONEST", [1, 2])):
        province.law_now = SmeLaw(joint_punishment_bars=JointPunishmentBars[reading])
        asks = [[Application(province.offices, n, programme[0], {}, 1) for n in range(3)] for programme in (paid, free)]
        assert [n for n in range(3) if shut_out(asks[0][n])] == barred
        assert not any(map(shut_out, asks[1]))
