# Made from nbs/coal/18_figures.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from gazette_sim.coal.grades import GRADE_COLOURS
from gazette_sim.regime.panel import Flows, Loads, States, Times, Totals
import tempfile
from pathlib import Path
from gazette_sim.law.drawing import described
from gazette_sim.law.language import say_for
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.figures import draw
from gazette_sim.lab.study import make_study
from gazette_sim.coal.figures import *


def test_each_drawing_has_a_title_in_both_languages():
    for lang in ("en", "zh"):
        assert all(say_for("coal", f"figure.{name}", lang) for name in DRAWINGS)


def test_grades_stand_from_best_to_worst():
    assert list(DRAWINGS["grades"].colours) == list(DRAWINGS["flows"].states) == ["one", "two", "three", "none"]
