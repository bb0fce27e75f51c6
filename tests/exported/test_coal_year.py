# Made from nbs/coal/13_year.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections import defaultdict
from functools import cache
import numpy as np
from gazette_sim.coal.events import Event, Phase, Purpose, code
from gazette_sim.coal.mine import Mine, Province
from gazette_sim.coal.parameters import CheckBase, CityReportBy, CoalLaw, PilotCheckedBy
from gazette_sim.coal.procedure import Authority, route
from gazette_sim.coal.supervision import checks_due
from gazette_sim.engine.desk import Desk
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.rule import enacts, implements
from itertools import pairwise
import matplotlib.pyplot as plt
from gazette_sim.coal.parameters import CoalBehaviour
from gazette_sim.coal.population import generate
from gazette_sim.coal.simulation import DONE, HAPPENS
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import Change, Dated
from gazette_sim.coal.year import *


def planned_year(mines=40):
    first, last = day_number("2021-01-01"), day_number("2021-12-31")
    law, behaviour = Dated("coal", CoalLaw), Dated("coal", CoalBehaviour)
    return Province(generate(mines), law, behaviour, first, last, 2020, 0, HAPPENS, DONE)


def test_the_chosen_reach_the_share_and_the_extended_come_first():
    province = planned_year()
    graded = [mine for mine in province.mines if mine.grade]
    chosen, others = choose(province, Authority.PROVINCE, province.mines, 20, 0)
    assert len(chosen) * 5 >= len(graded) and sorted(m.number for m in chosen + others) == [m.number for m in graded]
    assert all(mine in chosen for mine in graded if mine.extended)


def test_parts_of_a_year_follow_each_other():
    for parts in (2, 4):
        ends = [part_of_year(2024, n, parts) for n in range(parts)]
        assert ends[0][0] == day_number("2024-01-01") and ends[-1][1] == day_number("2025-01-01")
        assert all(a[1] == b[0] for a, b in pairwise(ends))


def test_reports_are_planned_once_a_year_in_time():
    province = planned_year()
    begin_year(province, 2021, 0)
    province.clock.run_through(province.last_day)
    told = [(Event(row.event), row.day) for row in province.journal.rows()]
    cities = [day for event, day in told if event == Event.CITY_REPORTED]
    assert len(cities) == len(province.city_desks) and max(cities) <= day_number("2021-12-15")
    assert sum(event == Event.GRADE_ONE_REPORTED for event, _ in told) == 1
