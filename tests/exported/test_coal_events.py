# Made from nbs/coal/08_events.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from functools import cache
from gazette_sim.engine.journal import Course, Vocabulary
from gazette_sim.law.provision import codes
from gazette_sim.law.rule import Codes
from gazette_sim.regime.world import vocabulary as vocabulary_of
from gazette_sim.engine.journal import Journal, to_ocel
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.coal.events import *


def test_an_application_has_its_own_events_and_no_others():
    words = vocabulary(("001",), ("龙井市",))

    def log(*steps):
        rows = [(18_700 + k, 0, words.code("event", e), -1, -1, 0, code(p)) for k, (e, p) in enumerate(steps)]
        events = to_ocel(Journal(words, rows), SUBJECT, COURSES)["events"]
        return ["application:001/1" in {r["objectId"] for r in event["relationships"]} for event in events]

    opened = ("self_evaluated", "coal.7.1")
    assert log(opened, ("taken_up", "coal.11.1"), ("taken_up", "coal.7.2")) == [True, False, True]
    failed = ("assessment_failed", "coal.7.3")
    assert log(opened, failed, ("refused", "coal.8.2")) == [True, True, False]
    assert log(opened, failed, ("reassessed", "coal.7.6"), ("announced", "coal.7.5")) == [True] * 4


def test_no_two_kinds_share_a_code():
    for kind in (Event, Phase, TaskKind):
        assert [int(member) for member in kind] == list(range(len(kind))), kind
    purposes = [number for name, number in vars(Purpose).items() if name.isupper()]
    assert purposes == list(range(len(purposes)))


def test_every_event_has_a_text_in_both_languages():
    from gazette_sim.law.language import say_for

    for event in Event:
        assert say_for("coal", f"event.{event.name.lower()}", "en") != say_for(
            "coal", f"event.{event.name.lower()}", "zh"
        )
