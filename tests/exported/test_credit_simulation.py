# Made from nbs/credit/24_simulation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from gazette_sim.credit import adverse_decision, campaign_year, correction, ending, inspection, penalty, publication, qualification, remedies, removal, service
from gazette_sim.credit.campaign import qualified_until
from gazette_sim.credit.disclosure import JOINT_PUNISHMENT, consequences
from gazette_sim.credit.enterprise import Decision, Disclosure, Enterprise, Province
from gazette_sim.credit.events import Event, Phase, TaskKind
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw, RunningDisclosure
from gazette_sim.credit.population import Roster, generate
from gazette_sim.credit.reports import chances, plan_faults
from gazette_sim.credit.status import Status
from gazette_sim.law.calendar import civil, from_civil, iso
from gazette_sim.law.drawing import INK, LIMIT, SCENARIO_COLOURS, drawn_in, frame
from gazette_sim.law.reform import Change, Dated
from gazette_sim.law.rule import enacts
from gazette_sim.regime.world import Run as AnyRun
from gazette_sim.regime.world import run_through, without_garbage_collection
from collections import Counter
import matplotlib.pyplot as plt
import pandas as pd
from gazette_sim.credit.status import STATUS_COLOURS
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.simulation import *


def history(seed: int = 2020, count: int = 100, replication: int = 0) -> Run:
    days = from_civil(2021, 1, 1), from_civil(2025, 12, 31)
    law, behaviour = Dated("credit", CreditLaw), Dated("credit", CreditBehaviour)
    return simulate(generate(count), law, behaviour, *days, seed, replication)


def test_the_same_seed_gives_the_same_journal_and_another_another():
    first = history()
    assert first.journal.sha256() == history().journal.sha256() != history(replication=1).journal.sha256()
    assert first.journal.check() == []
    for counted in first.counters.values():  # queues conserve tasks
        assert counted["arrived"] == counted["done"] + counted["withdrawn"] + counted["waiting"] + counted["in_hand"]


def test_every_kind_of_moment_and_task_has_an_answer():
    waited_for = {Phase.POST}  # by the process of Article 14
    assert set(HAPPENS) == set(Phase) - waited_for - {Phase.DESK_FINISHES, Phase.DESK_TAKES_UP}
    assert set(DONE) == set(TaskKind)


def test_with_one_person_limits_bind_and_superiors_step_in_and_with_five_they_hardly_do():
    from gazette_sim.credit.population import read_roster
    from gazette_sim.law.regulation import regulation

    roster = read_roster(regulation("credit").data("rosters", "one-county.csv"))
    ordered = []
    for people in (1, 5):
        staff = {"credit.county_staff_minimum": people, "credit.county_staff_per_hundred": 0.3}
        behaviour = Dated("credit", CreditBehaviour, [Change(None, staff)])
        days = from_civil(2021, 1, 1), from_civil(2023, 12, 31)
        run = simulate(roster, Dated("credit", CreditLaw), behaviour, *days, 2020, 0)
        ordered.append(sum(row.event == Event.DUTY_ORDERED for row in run.journal.rows()))
    assert ordered[0] > 20 > ordered[1]
