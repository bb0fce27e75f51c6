# Made from nbs/lab/13_figures.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import os
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
import numpy as np
from gazette_sim.regime.metric import Interval
from gazette_sim.lab.compare import compare
from gazette_sim.lab.result import Result, main_metrics, open_result
from gazette_sim.lab.scenario import parameters_of
from gazette_sim.law.calendar import iso, state_council_calendar
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.drawing import ALARM, DARK_TO_LIGHT, INK, LIMIT, SCENARIO_COLOURS, SCENARIO_MARKERS, drawn_in, frame, on_colour
from gazette_sim.law.language import say, say_for, word_for
from gazette_sim.law.regulation import regulations
import tempfile
import warnings
import matplotlib.pyplot as plt
import pytest
from gazette_sim.lab import figures
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.study import make_study
from gazette_sim.lab.figures import *


def small_result(scenarios=2, replications=3):
    changes = [{"name": "as issued"}, {"name": "no wait", "set": {"coal.ban_months_lost": 0}}][:scenarios]
    head = {"name": "drawn", "regulation": "coal", "starts_on": "2021-01-01", "years": 2, "seed": 1}
    head["replications"] = replications
    study = make_study({"study": head, "population": {"generate": 5}, "scenario": changes})
    return run_study(study, workers=1, out=Path(tempfile.mkdtemp()) / "drawn", progress=False)


def test_every_figure_is_drawn_in_both_languages_with_every_glyph():
    small = small_result()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for lang in ("en", "zh"):
            paths = draw_all(small, lang, dpi=40)
            assert [path.name for path in paths] == [f"{name}.{lang}.png" for name in DRAWINGS]
            assert all(path.stat().st_size > 1000 for path in paths)


def test_a_figure_uses_the_axes_it_is_given_and_the_scenario_asked_for():
    fig, ax = plt.subplots()
    small = small_result()
    assert draw_grades(small, "no wait", ax) is ax
    assert "no wait" in " ".join(text.get_text() for text in ax.texts)
    plt.close(fig)


def test_the_limit_carries_its_clause():
    ax = draw_waits(small_result(1))
    assert "20 working days, coal.7.0" in [text.get_text() for text in ax.texts]
    plt.close(ax.figure)


def test_labels_keep_their_distance_and_stay_below_the_top():
    assert figures._spread([1, 2, 9.5, 9.8], 1, 9.5) == [1, 2, 8.5, 9.5]


def test_a_number_shows_two_figures_of_its_uncertainty():
    assert [decimals(x) for x in (0.012, 0.5, 3.0, 250.0, 1e-9, 0.0, math.nan)] == [3, 2, 1, 0, 7, 2, 2]


def test_what_is_missing_is_named():
    small = small_result(1, replications=1)
    with pytest.raises(InputError, match="one scenario"):
        draw_differences(small)
    with pytest.raises(UnknownName, match="no such scenario; did you mean as issued"):
        draw_waits(small, "as isued")
    with pytest.raises(UnknownName, match="no such figure; did you mean waits"):
        draw("wait", small)
    del small.manifest["metrics"]["coal.halted_mine_days"]
    with pytest.raises(UnknownName, match="halted_mine_days: no such metric"):
        draw_halted(small)


def test_the_foot_says_what_is_made_up_and_what_is_projected():
    small = small_result(1, replications=1)
    assert "illustrative" in foot(small) and "projected" not in foot(small) and "One replication" in foot(small)
