# Made from nbs/pilot_zone/12_metrics.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple
import numpy as np
from gazette_sim.engine.journal import Journal
from gazette_sim.pilot_zone.events import DESKS, LEADING, OPEN, STATES, Event
from gazette_sim.pilot_zone.parameters import AboutThreeYears, LeadingCounted, ParkBuilt, PilotZoneLaw, SpecialistTrained
from gazette_sim.pilot_zone.simulation import due_day
from gazette_sim.pilot_zone.targets import leading_target_met, parks_target_met, specialists_target_met
from gazette_sim.regime.metric import ClauseClock, Family, Levels, Step, months, ratio, share_of, spread, state_curves, whole
from gazette_sim.regime.world import Run
import matplotlib.pyplot as plt
from gazette_sim.law.calendar import day_number
from gazette_sim.law.drawing import described, frame
from gazette_sim.pilot_zone.parks import FIRST, read_as
from gazette_sim.pilot_zone.simulation import LAST, history
from gazette_sim.regime.metric import Watch, count, metrics
from gazette_sim.pilot_zone.metrics import *


def test_counts_from_the_journal_are_those_that_the_zone_judged_by():
    for law in (
        read_as(),
        read_as(
            park_built=ParkBuilt.HALF_FULL,
            specialist_trained=SpecialistTrained.STILL_HERE,
            leading_counted=LeadingCounted.EVER,
        ),
    ):
        for replication in range(4):
            run = history(replication, law, newcomers_a_year=20, recognition_sales=5_000_000)
            day, now = deadline_of(run, None), run.law.on(LAST)
            met = reached_on(run.journal, run, day).met(now)
            judged = count(run.journal, Event.TARGETS_MET) == 1
            assert all(met) == judged
            for target, event in list(FIRST_TIME.items())[:3]:
                first = first_day_of(run.journal, run, event)
                place = list(FIRST_TIME).index(target)
                if first is not None:
                    assert reached_on(run.journal, run, first).met(now)[place]
                    assert not reached_on(run.journal, run, first - 1).met(now)[place]


def test_every_consignment_is_counted_once_and_unfinished_ones_with_their_days():
    run = history(2)
    steps = clearances(run.journal, run)
    assert len(steps) == count(run.journal, Event.DECLARED)
    assert sum(step.finished for step in steps) == count(run.journal, Event.CLEARED)
    assert len(delivery_days(run.journal, run)) == len(steps)


def test_readings_of_the_deadline_are_looked_at_in_every_history():
    run = history(1)
    values = Watch(metrics("pilot_zone").values()).values(run.journal, run)
    assert values["pilot_zone.met_all"] == values["pilot_zone.met_all_from_issue"]
    assert all(0 <= value for value in values.values() if not math.isnan(value))


def test_curves_cover_the_run_and_end_where_it_ends():
    run = history(1)
    found = series(run.journal, run)
    assert all(curve[0, 0] == FIRST and curve[-1, 0] == LAST + 1 for curve in found.values())
    assert found["count_specialists"][-1, 1] == reached_on(run.journal, run, LAST).specialists
