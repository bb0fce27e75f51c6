# Made from nbs/coal/09_mine.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from gazette_sim.coal.events import Event, Phase, Purpose, TaskKind, code, vocabulary
from gazette_sim.coal.grades import POINT, MineFacts, grade_bars
from gazette_sim.coal.parameters import CoalBehaviour, CoalLaw
from gazette_sim.coal.population import MineRow, Roster, places_of
from gazette_sim.coal.procedure import Authority, route
from gazette_sim.coal.validity import expiry
from gazette_sim.engine.clock import Moment
from gazette_sim.engine.desk import Desk, StatutoryClock, Task
from gazette_sim.engine.streams import Columns, OwnStreams
from gazette_sim.law.calendar import civil
from gazette_sim.law.period import NEVER, LawInForce
from gazette_sim.law.reform import Dated
from gazette_sim.law.rule import enacts
from gazette_sim.regime.procedure import Procedure
from gazette_sim.regime.world import Phases, Subject, World
import matplotlib.pyplot as plt
from gazette_sim.coal.population import generate
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.reform import Change
from gazette_sim.law.drawing import described
from gazette_sim.coal.mine import *


def one_mine(**row):
    roster = generate(6, seed=7)
    province = Province(
        roster,
        Dated("coal", CoalLaw),
        Dated("coal", CoalBehaviour),
        day_number("2021-01-01"),
        day_number("2030-12-31"),
        2020,
        0,
    )
    return province.mines[0]


def test_the_same_seed_gives_the_same_score_and_another_gives_another():
    def scores(replication):
        province = Province(
            generate(6, seed=7), Dated("coal", CoalLaw), Dated("coal", CoalBehaviour), 18628, 22279, 2020, replication
        )
        for quarter in range(40):
            drift(province, quarter)
        return province.mines[0].score

    assert scores(0) == scores(0) != scores(1)


def test_facts_carry_the_record_to_the_law():
    mine = one_mine()
    mine.facts = mine.facts._replace(ordinary_accident_day=mine.province.clock.now)
    assert bars(mine, 1, FULL_MARKS, CoalLaw()) & 1 << 2 and not bars(mine, 3, FULL_MARKS, CoalLaw()) & 1
    mine.facts = mine.facts._replace(dispatch_labour_underground=True)
    assert bars(mine, 3, FULL_MARKS, CoalLaw()) != 0


def test_outsourced_teams_are_extra_hands_of_every_authority_of_the_province():
    teams = {"coal.county_outsourced_teams": 3, "coal.city_outsourced_teams": 2, "coal.province_outsourced_teams": 1}
    day = day_number("2021-01-01")
    province = Province(
        generate(6, seed=7), Dated("coal", CoalLaw), Dated("coal", CoalBehaviour, [Change(None, teams)]), day, day, 1, 0
    )
    assert {desk.outsourced for desk in province.county_desks.values()} == {3}
    assert {desk.outsourced for desk in province.city_desks.values()} == {2}
    assert province.province_desk.outsourced == 1 and province.national_desk.outsourced == 0


def test_desks_belong_to_the_mine_s_county_and_city():
    mine = one_mine()
    names = [mine.province.desk(a, mine.row).name for a in Authority]
    assert names[0] == names[1] == mine.row.county and mine.row.city in names[2] and names[3:] == ["province", "nation"]
