# Made from nbs/credit/11_reports.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from gazette_sim.credit.enterprise import Enterprise
from gazette_sim.credit.events import Phase, Purpose
from gazette_sim.credit.status import Status
from gazette_sim.engine.streams import geometric, survival_powers
from gazette_sim.law.period import NEVER, add_months
import matplotlib.pyplot as plt
import pandas as pd
from gazette_sim.credit.simulation import one_enterprise
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.credit.reports import *


from gazette_sim.credit.enterprise import Province
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import generate
from gazette_sim.credit.simulation import HAPPENS, one_enterprise
from gazette_sim.law.calendar import from_civil
from gazette_sim.law.reform import Dated


def test_late_reports_come_as_often_as_their_chance_says():
    seen = []

    def late(enterprise, happens):
        seen.extend([enterprise] * falls_due(enterprise, LATE, happens))

    days = from_civil(2021, 1, 1), from_civil(2030, 12, 31)
    law, behaviour, happens = Dated("credit", CreditLaw), Dated("credit", CreditBehaviour), dict(HAPPENS)
    happens[Phase.LATE_REPORT] = late
    province = Province(generate(400), law, behaviour, *days, 1, 0, happens, {})
    for enterprise in province.enterprises:
        plan_faults(enterprise)
    expected = sum(len(e.due_days) * chances(e)[LATE] for e in province.enterprises)
    province.clock.run_through(days[1])
    assert abs(len(seen) - expected) < 5 * expected**0.5


def test_care_lowers_every_chance():
    enterprise = one_enterprise(late_rate=0.02, error_rate=0.02, fraud_rate=0.002)
    before = chances(enterprise)
    enterprise.found_day = enterprise.disclosed_day = enterprise.province.clock.now
    after = chances(enterprise)
    assert all(now < chance for now, chance in zip(after[:3], before[:3], strict=True)) and after[3] == before[3]
