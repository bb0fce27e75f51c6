# Made from nbs/pilot_zone/13_figures.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import TYPE_CHECKING, Any
import numpy as np
from gazette_sim.law.drawing import INK
from gazette_sim.law.language import say_for
from gazette_sim.law.reform import Dated
from gazette_sim.pilot_zone.parameters import AboutThreeYears, PilotZoneLaw
from gazette_sim.pilot_zone.simulation import due_day
from gazette_sim.regime.panel import PAPER, RIBBON, Curve, Loads, Measures, Own, States, apart, curve, note, year_ticks
import tempfile
from pathlib import Path
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.figures import draw
from gazette_sim.lab.study import make_study
from gazette_sim.law.drawing import described
from gazette_sim.pilot_zone.figures import *


def test_each_drawing_has_a_title_in_both_languages():
    for lang in ("en", "zh"):
        assert all(say_for("pilot_zone", f"figure.{name}", lang) for name in DRAWINGS)


def test_every_state_and_target_has_a_colour_of_its_own():
    assert len(set(STATE_COLOURS.values())) == len(STATE_COLOURS) and len(set(TARGET_COLOURS.values())) == 4
