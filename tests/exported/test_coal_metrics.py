# Made from nbs/coal/15_metrics.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
from collections.abc import Sequence
import numpy as np
from gazette_sim.coal.events import ACCIDENTS, Event, code
from gazette_sim.coal.parameters import RectificationClock
from gazette_sim.coal.simulation import Run
from gazette_sim.engine.journal import Journal
from gazette_sim.regime.metric import ClauseClock, Family, count, level, metric, months, ratio, share_of, spread, state_curves, state_days, years
import matplotlib.pyplot as plt
from gazette_sim.coal.parameters import CoalBehaviour, CoalLaw, RectificationClock
from gazette_sim.coal.population import generate
from gazette_sim.coal.simulation import simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.reform import Change, Dated
from gazette_sim.law.drawing import LIMIT, described, drawn_in, frame
from gazette_sim.regime.metric import Watch, metrics
from gazette_sim.coal.metrics import *


def short_run(replication=0):
    return simulate(
        generate(20, seed=3),
        Dated("coal", CoalLaw),
        Dated("coal", CoalBehaviour),
        day_number("2021-01-01"),
        day_number("2024-12-31"),
        7,
        replication,
    )


def test_mine_days_are_all_there():
    run = short_run()
    assert mine_days(run.journal, run).sum() == 20 * (run.last_day - run.first_day + 1)


def test_series_count_every_mine_each_month():
    run = short_run()
    s = series(run.journal, run)
    total = sum(s[f"grade_{g}"][:, 1] for g in ("one", "two", "three", "none"))
    assert (total == 20).all() and len(total) == 49 and s["review_days"][:, 1].sum() == len(reviews(run.journal, run))


def test_the_desks_counters_equal_the_journal():
    run = short_run()
    c = run.journal.columns()
    for number, name in enumerate(run.desks):
        taken = int(((c["event"] == Event.TAKEN_UP) & (c["desk"] == number)).sum())
        counted = run.counters[name]
        assert taken == counted["taken"]
        assert counted["arrived"] == counted["done"] + counted["withdrawn"] + counted["waiting"] + counted["in_hand"]


def test_reviews_recorded_as_overdue_are_those_whose_days_exceed_the_limit():
    slow = Dated(
        "coal",
        CoalBehaviour,
        [Change(None, {"coal.city_reviewers": 1, "coal.initial_review_days": 12, "coal.spot_check_days": 5})],
    )
    first, last = day_number("2021-01-01"), day_number("2024-12-31")
    run = simulate(generate(160, seed=3), Dated("coal", CoalLaw), slow, first, last, 7, 0)
    late = sum(used > CoalLaw().review_working_days for used in reviews(run.journal, run))
    assert late == count(run.journal, Event.REVIEW_OVERDUE) > 0
