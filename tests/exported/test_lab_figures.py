# Made from nbs/lab/13_figures.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
import numpy as np
from gazette_sim.lab.compare import compare
from gazette_sim.lab.result import Result, main_metrics, open_result
from gazette_sim.lab.scenario import parameters_of
from gazette_sim.law.calendar import iso, state_council_calendar
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.drawing import INK, drawn_in, frame, in_lines, say_missing
from gazette_sim.law.language import say, unit_in, word_for
from gazette_sim.law.regulation import data_files, regulation, regulations
from gazette_sim.regime.metric import Interval
from gazette_sim.regime.panel import DIFFERENCE, RIBBON, WHISKER, Changes, Lines, Mark, Measures, States, decimals, draw_marks, from_zero, height_of, note, series_over_days
import io
import tempfile
import warnings
from contextlib import redirect_stderr
import matplotlib.pyplot as plt
import pytest
from gazette_sim.lab import figures
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.study import make_study
from gazette_sim.law.drawing import described
from gazette_sim.lab.figures import *


@cache
def small_result(scenarios=2, replications=3, **other):
    changes = [{"name": "as issued"}, {"name": "no wait", "set": {"coal.ban_months_lost": 0} | other}][:scenarios]
    head = {"name": "drawn", "regulation": "coal", "starts_on": "2021-01-01", "years": 2, "seed": 1}
    head["replications"] = replications
    study = make_study({"study": head, "population": {"generate": 5}, "scenario": changes})
    return run_study(study, workers=1, out=Path(tempfile.mkdtemp()) / "drawn", progress=False)


def test_every_figure_is_drawn_in_both_languages_with_every_glyph():
    small = small_result()
    with warnings.catch_warnings(), redirect_stderr(io.StringIO()) as said:
        warnings.simplefilter("error")
        for lang in ("en", "zh"):
            paths = draw_all(small, lang, dpi=40)
            assert [path.name for path in paths] == [f"{name}.{lang}.png" for name in drawings(small)]
            assert all(path.stat().st_size > 1000 for path in paths)
    assert said.getvalue() == ""


def test_a_figure_uses_the_axes_it_is_given_and_the_scenario_asked_for():
    fig, ax = plt.subplots()
    small = small_result()
    assert draw("grades", small, "no wait", ax) is ax
    assert "no wait" in " ".join(text.get_text() for text in ax.texts)
    plt.close(fig)


def test_the_limit_carries_its_clause():
    ax = draw("waits", small_result(1))
    assert "20 working days, coal.7.0" in [text.get_text() for text in ax.texts]
    plt.close(ax.figure)


def test_what_is_missing_is_named():
    small = open_result(small_result(1, replications=1).folder)  # one of its own, from which something is taken
    with pytest.raises(InputError, match="one scenario"):
        draw_differences(small)
    with pytest.raises(UnknownName, match="no such scenario; did you mean as issued"):
        draw("waits", small, "as isued")
    with pytest.raises(UnknownName, match="no such figure; did you mean waits"):
        draw("wait", small)
    del small.manifest["metrics"]["coal.halted_mine_days"]
    with pytest.raises(UnknownName, match="halted_mine_days: no such metric"):
        draw("halted", small)


def test_a_regulation_without_figures_gets_those_of_any():
    panels = figures._of_any(small_result(1, replications=1))
    assert "lines" in panels and "accidents" in panels["measures_a_year"].metrics


def test_the_foot_names_only_intervals_that_are_there():
    small, alone = small_result(**{"coal.validity_months": 6}), small_result(1, replications=1)
    drawn = {name: draw(name, small).figure for name in ("grades", "halted", "grades_changes")}
    assert {"±", "[ ]"} >= {*interval_marks(drawn["grades"])} and interval_marks(drawn["halted"]) == ["Whiskers", "[ ]"]
    assert interval_marks(drawn["grades_changes"])[0] == "Ribbons"
    assert interval_marks(draw("halted", alone).figure) == []
    plt.close("all")


def test_a_tall_figure_is_split_and_nothing_is_lost():
    chunks = figures._chunks
    assert chunks([1] * 6, 6) == [[0, 1, 2, 3, 4, 5]] and len(chunks([1] * 7, 6)) == 2
    for sizes in ([1] * 61, [4.2] * 18, [29, 2, 29]):
        pages = chunks(sizes, 30)
        assert [at for page in pages for at in page] == list(range(len(sizes)))
        assert max(sum(sizes[at] for at in page) for page in pages) <= 30


def test_figures_are_drawn_in_the_format_asked_for():
    small = small_result(1)
    begins = {"svg": b"<?xml", "pdf": b"%PDF"}
    for kind, first in begins.items():
        paths = draw_all(small, format=kind)
        assert {path.suffix for path in paths} == {f".{kind}"} and all(p.read_bytes().startswith(first) for p in paths)
    with pytest.raises(UnknownName, match="no such format"):
        draw_all(small, format="jpeg")


def test_the_foot_says_what_is_made_up_and_what_is_projected():
    small = small_result(1, replications=1)
    assert "illustrative" in foot(small) and "projected" not in foot(small) and "One replication" in foot(small)
