# Made from nbs/sme/23_metrics.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any
import numpy as np
from gazette_sim.engine.journal import Journal
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.money import FEN
from gazette_sim.regime.metric import Family, Levels, Step, count, ratio, share_of, spread, state_curves, state_days, years
from gazette_sim.regime.roster import regions
from gazette_sim.sme.banks import Quarter
from gazette_sim.sme.enterprise import DESKS
from gazette_sim.sme.enterprises import SIZES, Credit
from gazette_sim.sme.events import STATES, Event
from gazette_sim.sme.guarantors import FeeYear, levels_of
from gazette_sim.sme.parameters import SmeLaw
from gazette_sim.sme.payments import Arrears, Deliveries, arrears_of
from gazette_sim.sme.procurement import Purchases, shares_of
from gazette_sim.sme.programmes import PROGRAMMES
from gazette_sim.sme.rights import Payer
from gazette_sim.sme.simulation import Run
import matplotlib.pyplot as plt
from IPython.display import Markdown
from gazette_sim.law.calendar import day_number
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.law.language import markdown
from gazette_sim.law.reform import Change, Dated
from gazette_sim.regime.metric import metrics
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.population import generate
from gazette_sim.sme.simulation import simulate
from gazette_sim.sme.metrics import *


def history_of(count=200, years=2, **assumed):
    changes = [Change(None, {f"sme.{name}": value for name, value in assumed.items()})]
    dated = Dated("sme", SmeLaw, changes), Dated("sme", SmeBehaviour, changes)
    return simulate(generate(count), *dated, day_number("2021-01-01"), day_number(f"{2020 + years}-12-31"), 1, 0)


def test_every_metric_of_a_small_history_is_a_number_within_its_range():
    run = history_of()
    for name, found in metrics("sme").items():
        value, told = float(found(run.journal, run)), found.metric
        assert math.isnan(value) or (value >= told.least and (told.most is None or value <= told.most)), (name, value)


def test_enterprises_that_open_are_counted_from_their_day_and_those_that_close_no_more():
    run = history_of()
    curves = series(run.journal, run)
    there = sum(curves[name][-1, 1] for name in curves if name.startswith("size_"))
    rows = list(run.journal.rows())
    came = sum(row.event in (Event.JOINED, Event.BORN) and row.after >= 0 for row in rows)
    last_month = sum(row.event in (Event.BORN, Event.CLOSED) and row.day >= curves["size_micro"][-1, 0] for row in rows)
    gone = sum(row.event == Event.CLOSED for row in rows)
    assert gone and abs(there - (came - gone)) <= last_month


def test_what_is_not_finished_counts():
    run = history_of(guarantees_reviewers=0.5, guarantees_days=15, occasions_guarantee=300.0)
    steps = application_steps(run.journal, run)
    still = [step for step in steps if not step.finished]
    asked = sum(row.event == Event.ASKED for row in run.journal.rows())
    assert len(steps) == asked and still
    assert all(step.used == run.last_day - step.began for step in still)


def test_enterprises_that_are_told_are_reached_more_than_those_that_must_find_out():
    reach = metrics("sme")["sme.reach"]
    found = [reach(run.journal, run) for run in (history_of(told_share=share) for share in (0.0, 1.0))]
    assert 0 < found[0] < found[1] <= 1


def test_demand_is_what_was_granted_whether_paid_or_not():
    run = history_of(count=400)
    given = sum(sum(demand(run, place)) for place in PAYING)
    assert abs(given - sum(account.demanded for account in run.accounts) / FEN) < 1e-6
