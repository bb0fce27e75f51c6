# Made from nbs/sme/24_figures.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
import numpy as np
from gazette_sim.law.drawing import DARK_TO_LIGHT, INK, LIMIT, SCENARIO_COLOURS, font_families
from gazette_sim.law.language import say_for, word_for
from gazette_sim.regime.panel import PAPER, RIBBON, WHISKER, Findings, Loads, Mark, Own, States, curve, limits, marks, measured, note, year_ticks
from gazette_sim.regime.roster import regions
from gazette_sim.sme.enterprise import COMPLAINT_DESKS, PROGRAMME_DESKS
from gazette_sim.sme.enterprises import SIZES
from gazette_sim.sme.metrics import PAYING, prefecture_of
from gazette_sim.sme.programmes import PROGRAMMES
import tempfile
from pathlib import Path
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.figures import draw
from gazette_sim.lab.study import make_study
from gazette_sim.law.drawing import described
from gazette_sim.sme.figures import *


def test_each_drawing_and_each_row_has_words_in_both_languages():
    for lang in ("en", "zh"):
        assert all(say_for("sme", f"figure.{name}", lang) for name in DRAWINGS)
        for panel in DRAWINGS.values():
            for name in panel.metrics if isinstance(panel, Rows) else ():
                assert word_for("sme", f"metric.{name}", lang, "none") != "none", (lang, name)


def test_every_row_is_a_metric_that_is_measured():
    from gazette_sim.regime.metric import metrics

    rows = [name for panel in DRAWINGS.values() if isinstance(panel, Rows) for name in panel.metrics]
    assert rows and all(f"sme.{name}" in metrics("sme") for name in rows)
