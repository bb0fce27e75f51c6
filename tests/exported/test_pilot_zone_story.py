# Made from nbs/pilot_zone/14_story.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.pilot_zone.events import Event
from gazette_sim.pilot_zone.figures import STATE_COLOURS
from gazette_sim.regime.life import Span
from gazette_sim.regime.story import Lane, Told
from gazette_sim.law.drawing import described
from gazette_sim.pilot_zone.population import generate
from gazette_sim.pilot_zone.simulation import history
from gazette_sim.pilot_zone.story import *


def test_every_member_can_be_told_in_both_languages():
    roster, run = generate(), history()
    for name in ("E001", "newcomer 002", "park: food", "college 01", "zone", "newcomer 001"):
        for lang in ("en", "zh"):
            text = story(run, name, lang, roster)
            assert name in text and "{" not in text


def test_states_cover_the_days_from_the_arrival_on():
    roster, run = generate(), history()
    for name in ("E001", "newcomer 002", "start-up 001", "park: food"):
        spans = life(run, name, roster).held
        assert spans[-1].until == run.last_day + 1
        assert [span.first for span in spans[1:]] == [span.until for span in spans[:-1]]
