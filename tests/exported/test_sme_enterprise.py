# Made from nbs/sme/13_enterprise.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any
import numpy as np
from gazette_sim.engine.desk import Desk
from gazette_sim.engine.streams import draws_of_all
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.money import FEN
from gazette_sim.law.money import MOST as MOST_YUAN
from gazette_sim.law.reform import Dated
from gazette_sim.law.rule import enacts
from gazette_sim.regime.budget import Budget
from gazette_sim.regime.programme import Programme, Programmes
from gazette_sim.regime.world import Phases, World
from gazette_sim.sme.enterprises import INDUSTRIES, MEASURES, SIZES, Credit, size_rows
from gazette_sim.sme.events import ACTORS, CLOSED, GOVERNMENTS, Event, Phase, Purpose, code, vocabulary
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw, Window
from gazette_sim.sme.population import Roster, drawn_enterprise, places_in
from gazette_sim.sme.programmes import PROGRAMMES
from gazette_sim.law.reform import Change
from gazette_sim.regime.programme import Steps
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.sme.enterprise import *


def test_a_column_of_sizes_is_the_rule_for_each():
    from gazette_sim.sme.enterprises import size_class

    for k, industry in enumerate(INDUSTRIES):
        bounds = size_rows()[industry].bounds
        at = {
            m: sorted({0, *(v + d for v in size_table()[k, :, j] for d in (-1, 0, 1) if v)})
            for j, m in enumerate(MEASURES)
        }
        cases = np.array([(s, r, a) for s in at["staff"] for r in at["revenue"] for a in at["assets"]])
        found = size_classes(np.full(len(cases), k), *cases.T)
        assert found.tolist() == [size_class(*map(int, case), bounds) for case in cases]


def province_of(count, last_day=22279, seed=1, **assumed):
    from gazette_sim.law.reform import Change
    from gazette_sim.regime.programme import Steps

    def nobody(province):
        return Programmes(province, (), (), (), province.budget, Steps(*[0] * 10))

    values = {f"sme.{name}": value for name, value in assumed.items()}
    law, behaviour = Dated("sme", SmeLaw), Dated("sme", SmeBehaviour, [Change(None, values)])
    from gazette_sim.sme.population import generate

    return Province(generate(count), law, behaviour, 18628, last_day, seed, 0, {}, {}, nobody)


def pass_quarters(province):
    join(province)
    for quarter in province.reserved:
        province.clock.run_through(first_day_of(quarter) - 1)
        close_down(province, quarter)
        grow(province, quarter)
        open_new(province, quarter)
    return province


def test_every_change_of_size_is_in_the_journal_and_by_the_rule():
    province = pass_quarters(province_of(300))
    state = {}
    for row in province.journal.rows():
        state[row.entity] = row.after
    firms = province.firms
    assert [state[k] for k in range(firms.count)] == firms.size[: firms.count].tolist()
    there = np.flatnonzero(firms.size[: firms.count] != CLOSED)
    assert firms.sizes(there).tolist() == firms.size[there].tolist()
    assert province.journal.check() == [] and len(province.journal) > 500


def test_openings_add_up_to_the_yearly_number_and_fill_their_places():
    assert sum(openings(1_234, 77, q) for q in range(8084, 8124)) == 1_234 * 77 * 10 // 1_000
    province = pass_quarters(province_of(300))
    assert province.firms.count == 300 + sum(province.reserved.values()) == len(province.firms.size)
    assert sum(row.event == Event.BORN for row in province.journal.rows()) == sum(province.reserved.values())


def test_an_enterprise_that_opens_is_the_same_whatever_else_happens():
    def opened(**assumed):
        firms = pass_quarters(province_of(200, last_day=18628 + 300, growth_least=0, growth_most=0, **assumed)).firms
        return firms.staff[200 : firms.count].tolist(), firms.industry[200 : firms.count].tolist()

    assert opened() == opened(closing_micro=0.25) and len(opened()[0]) > 5


def test_without_growth_and_closing_nothing_moves():
    quiet = dict.fromkeys(("closing_micro", "closing_small", "closing_medium"), 0.0)
    quiet |= {"closing_large": 0.0, "growth_least": 0, "growth_most": 0, "births_per_thousand": 20}
    events = {row.event for row in pass_quarters(province_of(40, **quiet)).journal.rows()}
    assert events <= {Event.JOINED, Event.BORN}


def test_whose_year_is_closed_when():
    firms = province_of(9).firms
    assert [firms.those_of(q).tolist() for q in range(4)] == [[0, 4, 8], [1, 5], [2, 6], [3, 7]]
    assert first_day_of(quarter_of(18628)) == 18628 and quarter_of(18628 + 90) == quarter_of(18628) + 1


def test_reviewers_go_by_the_number_of_enterprises():
    province = province_of(9, guarantees_reviewers=20.0)
    assert province.reviewers("guarantees") == 1 and province.named["guarantees"].reviewers == 1
    assert province.named[WINDOW].reviewers == 0
