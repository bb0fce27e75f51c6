# Made from nbs/sme/12_events.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from functools import cache
from typing import Any
from gazette_sim.engine.journal import Course, Vocabulary
from gazette_sim.law.provision import codes
from gazette_sim.regime.population import assumptions
from gazette_sim.regime.roster import regions
from gazette_sim.regime.world import vocabulary as vocabulary_of
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.sme.events import *


def test_phases_and_events_have_numbers_of_their_own():
    for kind in (Event, Phase, Purpose, TaskKind):
        assert len({member.value for member in kind}) == len(kind.__members__)
    assert Phase.DESK_TAKES_UP == max(Phase) and Phase.DESK_FINISHES < Phase.ASK


def test_every_word_of_a_course_is_an_event():
    words = {event.name.lower() for event in Event}
    for course in COURSES:
        assert {*course.opens, *course.steps, *course.ends} <= words
