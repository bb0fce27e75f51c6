# Made from nbs/pilot_zone/11_simulation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Iterable
from typing import Any
from gazette_sim.law.reform import Dated
from gazette_sim.law.rule import enacts
from gazette_sim.pilot_zone.events import Event, Phase
from gazette_sim.pilot_zone.firms import FIRMS_DONE, FIRMS_HAPPEN, begin_enterprises, enterprises_of, follow_standing
from gazette_sim.pilot_zone.parameters import PilotZoneBehaviour, PilotZoneLaw
from gazette_sim.pilot_zone.parks import DAYS_A_YEAR, FIRST, PARKS_DONE, PARKS_HAPPEN, Zone, assumed, days_of, read_as
from gazette_sim.pilot_zone.population import Roster, generate
from gazette_sim.pilot_zone.specialists import COURSES_HAPPEN, begin_colleges, colleges_of
from gazette_sim.pilot_zone.structure import day
from gazette_sim.pilot_zone.supervision import CLEARANCE_DONE, CLEARANCE_HAPPENS, plan_declaration
from gazette_sim.pilot_zone.targets import targets_due
from gazette_sim.regime.world import Run, run_through, without_garbage_collection
from collections import Counter
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, frame
from gazette_sim.law.reform import Change
from gazette_sim.pilot_zone.simulation import *


def test_the_same_arguments_give_the_same_journal_and_another_seed_another():
    assert history(1).journal.sha256() == history(1).journal.sha256() != history(2).journal.sha256()


def test_every_row_names_its_provision_and_the_targets_are_judged_once():
    journal = history(3).journal
    assert journal.check() == []
    rows = list(journal.rows())
    assert min(row.provision for row in rows) > 0
    assert sum(row.event in (Event.TARGETS_MET, Event.TARGETS_MISSED) for row in rows) == 1


def test_the_verdict_falls_on_the_day_of_the_reading():
    for option, on in enumerate(("2023-09-27", "2023-04-27", "2023-12-31")):
        rows = list(history(0, read_as(about_three_years=option)).journal.rows())
        judged = [row.day for row in rows if row.event in (Event.TARGETS_MET, Event.TARGETS_MISSED)]
        assert [iso(day) for day in judged] == [on]


def test_a_reform_in_the_middle_moves_the_deadline_and_the_standing():
    law = Dated("pilot_zone", PilotZoneLaw, [Change(FIRST + 400, {"pilot_zone.target_months": 48})])
    run = history(0, law)
    judged = [row.day for row in run.journal.rows() if row.event in (Event.TARGETS_MET, Event.TARGETS_MISSED)]
    assert [iso(day) for day in judged] == ["2024-09-27"]


def test_what_a_shorter_run_records_a_longer_one_records_too():
    law, behaviour = read_as(), assumed()

    def words(run):
        names = run.journal.vocabulary.entities
        return [(row.day, names[row.entity], *row[2:]) for row in run.journal.rows()]

    short = words(simulate(generate(20), law, behaviour, FIRST, FIRST + 700, 5, 0))
    long = words(simulate(generate(20), law, behaviour, FIRST, FIRST + 1100, 5, 0))
    assert long[: len(short)] == short
