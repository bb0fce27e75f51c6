# Made from nbs/gazette/07_story.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.gazette.simulation import STATES
from gazette_sim.law.drawing import DARK_TO_LIGHT
from gazette_sim.regime.story import Lane, Told
from gazette_sim.gazette.parameters import GazetteBehaviour, GazetteLaw
from gazette_sim.gazette.population import issue_22
from gazette_sim.gazette.simulation import simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import Dated
from gazette_sim.gazette.story import *


def test_a_story_names_issue_and_print_in_both_languages():
    law, behaviour = Dated("gazette", GazetteLaw), Dated("gazette", GazetteBehaviour)
    done = simulate(issue_22(), law, behaviour, day_number("2021-01-01"), day_number("2021-12-31"), 1, 0)
    assert "issued" in story(done, "G5") and "printed" in story(done, "G5")
    assert "印发" in story(done, "G5", "zh") and "刊登" in story(done, "G5", "zh")
