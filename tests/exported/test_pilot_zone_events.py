# Made from nbs/pilot_zone/05_events.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from functools import cache
from gazette_sim.engine.journal import Course, Vocabulary
from gazette_sim.law.provision import codes
from gazette_sim.regime.world import vocabulary as vocabulary_of
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.pilot_zone.events import *


def test_no_two_kinds_share_a_code():
    for kind in (Event, Phase, TaskKind):
        assert [int(member) for member in kind] == list(range(len(kind))), kind
    purposes = [number for name, number in vars(Purpose).items() if name.isupper()]
    assert purposes == list(range(len(purposes)))


def test_every_event_and_state_has_a_text_in_both_languages():
    from gazette_sim.law.language import word_for

    keys = [f"event.{event.name.lower()}" for event in Event] + [f"state.{state}" for state in STATES]
    assert [key for key in keys for lang in ("en", "zh") if not word_for("pilot_zone", key, lang, "")] == []


def test_event_logs_name_events_that_there_are():
    known = {event.name.lower() for event in Event}
    for course in COURSES:
        assert {*course.opens, *course.steps, *course.ends} <= known
