# Made from nbs/sme/20_metrics.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from functools import partial
from typing import Any
import numpy as np
from gazette_sim.engine.journal import Journal
from gazette_sim.law.calendar import civil
from gazette_sim.law.money import FEN
from gazette_sim.regime.budget import Account
from gazette_sim.regime.metric import ClauseClock, Family, Levels, Step, count, ratio, spread, state_curves, state_days, whole, years
from gazette_sim.sme.enterprise import DESKS, LINES
from gazette_sim.sme.enterprises import SIZES
from gazette_sim.sme.events import STATES, Event
from gazette_sim.sme.programmes import PROGRAMMES
from gazette_sim.sme.simulation import Run
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import Change, Dated
from gazette_sim.regime.metric import Watch, metrics
from gazette_sim.sme.events import Event
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.population import generate
from gazette_sim.sme.simulation import simulate
import matplotlib.pyplot as plt
from gazette_sim.sme.metrics import *


def history(count=150, years=3, seed=2020, replication=0, law=(), **assumed):
    read, assume = ({f"sme.{name}": value for name, value in dict(some).items()} for some in (law, assumed))
    dated = Dated("sme", SmeLaw, [Change(None, read)]), Dated("sme", SmeBehaviour, [Change(None, assume)])
    return simulate(generate(count), *dated, 18628, 18627 + 365 * years, seed, replication)


def measured(**how):
    run = history(**how)
    return Watch(metrics("sme").values()).values(run.journal, run)


def test_every_enterprise_told_lacks_nothing_and_is_never_refused_by_the_rule():
    told = measured(told_share=1.0)
    assert told["sme.lacking_share"] == told["sme.refused_share"] == 0
    assert told["sme.reach"] > measured(find_out_share=0.05)["sme.reach"]


def test_what_is_demanded_is_paid_refused_or_waits():
    run = history()
    for account in accounts(run):
        promised = account.demanded + account.waiting_before
        assert promised == account.paid + account.refused + account.withdrawn + account.waiting


def test_an_open_application_is_neither_decided_nor_lost():
    run = history()
    steps = application_steps(run.journal, run)
    rows = run.journal.columns()["event"]
    assert sum(step.finished for step in steps) == sum(np.isin(rows, (Event.GRANTED, Event.REFUSED, Event.LACKING)))
    assert len(steps) == (rows == Event.ASKED).sum()
