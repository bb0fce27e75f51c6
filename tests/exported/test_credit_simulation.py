# Made from nbs/credit/24_simulation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from gazette_sim.credit.campaign import qualified_until
from gazette_sim.credit.campaign_year import plan_campaigns, qualify
from gazette_sim.credit.disclosure import JOINT_PUNISHMENT, consequences
from gazette_sim.credit.enterprise import Enterprise, Province
from gazette_sim.credit.events import Event, Phase
from gazette_sim.credit.handling import Decision, Show, plan_cure, plan_removal, plan_year_end, reckon_show
from gazette_sim.credit.oversight import check_own_records, may_contest, plan_year, report_late, report_odd, report_untrue, supervise
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import Roster
from gazette_sim.engine.desk import Desk
from gazette_sim.regime.world import Run as AnyRun
from gazette_sim.regime.world import run_through
from gazette_sim.law.reform import Dated
from gazette_sim.law.period import add_months
from gazette_sim.law.rule import enacts
from collections import Counter
from gazette_sim.credit.population import generate
from gazette_sim.law.calendar import day_number
from gazette_sim.credit.simulation import *


def history(seed: int = 2020, count: int = 100, replication: int = 0) -> Run:
    days = day_number("2021-01-01"), day_number("2025-12-31")
    return simulate(
        generate(count), Dated("credit", CreditLaw), Dated("credit", CreditBehaviour), *days, seed, replication
    )


def test_the_same_seed_gives_the_same_journal_and_another_another():
    first = history()
    assert first.journal.sha256() == history().journal.sha256() != history(replication=1).journal.sha256()
    assert first.journal.check() == []


def test_queues_conserve_tasks():
    for counted in history().counters.values():
        assert counted["arrived"] == counted["done"] + counted["withdrawn"] + counted["waiting"] + counted["in_hand"]
