# Made from nbs/gazette/06_figures.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import TYPE_CHECKING, Any
import numpy as np
from gazette_sim.law.drawing import DARK_TO_LIGHT, INK, LIMIT
from gazette_sim.law.language import say_for
from gazette_sim.regime.panel import PAPER, RIBBON, Own, Totals, curve, highest, measured, note, note_of_end, year_ticks
import tempfile
from pathlib import Path
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.figures import draw
from gazette_sim.lab.study import make_study
from gazette_sim.law.drawing import described
from gazette_sim.gazette.figures import *


def test_every_drawing_is_one_that_the_lab_can_draw():
    assert list(DRAWINGS) == ["lag", "waiting", "mean_lag"]
    assert all(callable(getattr(each, "draw", None)) or hasattr(each, "metric") for each in DRAWINGS.values())
