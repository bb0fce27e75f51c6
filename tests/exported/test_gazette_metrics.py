# Made from nbs/gazette/05_metrics.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Sequence
from typing import Any
import numpy as np
from gazette_sim.gazette.decisions import appears_on, earliest_serial
from gazette_sim.gazette.simulation import Event, State
from gazette_sim.engine.journal import Journal
from gazette_sim.regime.metric import Family, level, moves, ratio, spread, whole, years
from gazette_sim.gazette.parameters import GazetteBehaviour, GazetteLaw
from gazette_sim.gazette.population import generate
from gazette_sim.gazette.simulation import simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.reform import Change, Dated
from gazette_sim.regime.metric import metrics
from gazette_sim.gazette.metrics import *


def one_year(count=140, **behaviour):
    assumed = Dated("gazette", GazetteBehaviour, [Change(None, {f"gazette.{n}": v for n, v in behaviour.items()})])
    law = Dated("gazette", GazetteLaw)
    return simulate(generate(count, 1), law, assumed, day_number("2021-01-01"), day_number("2021-12-31"), 1, 0)


def test_all_are_printed_in_the_earliest_issue_where_nothing_stands_in_the_way():
    done = one_year(delivery_days=0, closing_days=0, page_limit=400)
    assert share_in_earliest(done.journal, done) == 1.0
    assert lags(done.journal, done) and sum(lags(done.journal, done)) == sum(lags_so_far(done.journal, done))


def test_what_waits_at_the_end_counts():
    done = one_year(400, page_limit=20)
    printed, all_of_them = lags(done.journal, done), lags_so_far(done.journal, done)
    assert len(printed) < len(all_of_them) == 400
    assert sum(all_of_them) > sum(printed)


def test_an_issue_never_has_more_pages_than_there_are():
    done = one_year(400, page_limit=20)
    assert 0 < pages_an_issue(done.journal, done) <= 20
