# Made from nbs/coal/08_events.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from functools import cache
from gazette_sim.engine.journal import Vocabulary
from gazette_sim.law.provision import codes
from gazette_sim.regime.world import vocabulary as vocabulary_of
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.coal.events import *


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
