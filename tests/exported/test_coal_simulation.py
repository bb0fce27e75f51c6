# Made from nbs/coal/14_simulation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from gazette_sim.coal.application import consider, extension_takes_effect, renew
from gazette_sim.coal.events import Event, Phase, Purpose, TaskKind
from gazette_sim.coal.mine import Chances, Mine, Province, drift, risk
from gazette_sim.coal.oversight import accident, accident_rectified, begin_to_produce, check_arrives, checked, close, follow_stop, in_violation, lose_to_accident, rectified_after_revocation, resume, state_inspection, stop, stopped_on, update_due
from gazette_sim.coal.parameters import FIRST_TREND_YEAR, CoalBehaviour, CoalLaw, RunningValidity
from gazette_sim.coal.population import Roster
from gazette_sim.coal.standing import announce_loss, duty_falls_due, expire, follow_validity, remind, renewal_due, stands_idle
from gazette_sim.coal.validity import expiry
from gazette_sim.coal.year import begin_year, report_cities, report_year, self_checked, superior_checked
from gazette_sim.engine.streams import Streams
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.reform import Dated
from gazette_sim.law.rule import enacts
from gazette_sim.regime.world import Run as AnyRun
from gazette_sim.regime.world import run_through, without_garbage_collection
import time
from gazette_sim.law.reform import Change
from gazette_sim.coal.population import generate
from gazette_sim.law.calendar import day_number
from itertools import pairwise
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.coal.simulation import *


def small(seed=1, replication=0, **behaviour):
    changes = [Change(None, {f"coal.{n}": v for n, v in behaviour.items()})]
    first, last = day_number("2021-01-01"), day_number("2023-12-31")
    return simulate(
        generate(15, seed=4),
        Dated("coal", CoalLaw),
        Dated("coal", CoalBehaviour, changes),
        first,
        last,
        seed,
        replication,
    )


def test_the_same_seed_gives_the_same_journal_and_replications_differ():
    assert small().journal.sha256() == small().journal.sha256() != small(replication=1).journal.sha256()


def test_a_journal_is_in_order_and_every_change_cites_a_clause():
    assert small().journal.check() == []


def test_authorities_report_every_year_and_cities_by_the_middle_of_december():
    run = small()
    c = run.journal.columns()
    reported = c["day"][c["event"] == Event.CITY_REPORTED]
    assert len(reported) == 3 * len({row.city for row in run.roster.rows})
    assert {civil(int(day))[1] for day in reported} == {12} and max(civil(int(day))[2] for day in reported) <= 15
    assert (c["event"] == Event.GRADE_ONE_REPORTED).sum() == 3
