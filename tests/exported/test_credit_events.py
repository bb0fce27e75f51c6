# Made from nbs/credit/09_events.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from functools import cache
from gazette_sim.engine.journal import Course, Vocabulary
from gazette_sim.law.provision import codes
from gazette_sim.law.rule import Codes
from gazette_sim.regime.world import vocabulary as vocabulary_of
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import INK, described, drawn_in
from gazette_sim.credit.events import *


def test_the_events_of_applications_exist():
    names = {event.name.lower() for event in Event}
    for course in COURSES:
        assert {*course.opens, *course.steps, *course.ends, *course.after} <= names


def test_codes_are_places_in_the_register():
    assert vocabulary((), ()).provisions[code("credit.17.2")] == "credit.17.2"
    assert code("") == 0 and code("credit.1") == 1


def test_no_two_events_phases_or_purposes_share_a_number():
    for names in (Event, Phase, TaskKind):
        assert [n.value for n in names] == list(range(len(names)))
    purposes = [number for name, number in vars(Purpose).items() if name.isupper()]
    assert sorted(purposes) == list(range(len(purposes)))
