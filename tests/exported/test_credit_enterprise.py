# Made from nbs/credit/10_enterprise.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Any
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.disclosure import CLOSER_SUPERVISION, consequences
from gazette_sim.credit.events import STATES, Event, Phase, Purpose, code, vocabulary
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import FREQUENCIES, SIZES, EnterpriseRow, Roster, lowest_bureau
from gazette_sim.engine.clock import Moment
from gazette_sim.engine.desk import Desk, Task
from gazette_sim.engine.streams import geometric, survival_powers
from gazette_sim.regime.world import Phases, World
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.reform import Dated
from gazette_sim.law.period import NEVER, add_months
from gazette_sim.law.rule import enacts
from gazette_sim.credit.population import generate
from gazette_sim.credit.enterprise import *


def test_late_reports_come_as_often_as_their_chance_says():
    first, last = from_civil(2021, 1, 1), from_civil(2030, 12, 31)
    province = Province(generate(400), Dated("credit", CreditLaw), Dated("credit", CreditBehaviour), first, last, 1, 0)
    seen = []
    province.report_late = seen.append
    for enterprise in province.enterprises:
        enterprise.plan_faults()
    expected = sum(len(e.due_days) * e.chances()[0] for e in province.enterprises)
    province.clock.run_through(last)
    assert abs(len(seen) - expected) < 5 * expected**0.5


def test_there_are_seventeen_reports_a_year_and_no_two_on_a_day():
    monthly, quarterly, yearly = report_days(from_civil(2021, 1, 1), from_civil(2021, 12, 31), CreditBehaviour())
    assert (len(monthly), len(quarterly), len(yearly)) == (17, 5, 1) and len(set(monthly)) == 17


def test_care_lowers_every_chance():
    province = Province(
        generate(5),
        Dated("credit", CreditLaw),
        Dated("credit", CreditBehaviour),
        from_civil(2021, 1, 1),
        from_civil(2021, 12, 31),
        1,
        0,
    )
    enterprise = province.enterprises[0]
    before = enterprise.chances()
    enterprise.found_day = enterprise.show_day = province.clock.now
    after = enterprise.chances()
    assert all(now < chance for now, chance in zip(after[:3], before[:3], strict=True)) and after[3] == before[3]
