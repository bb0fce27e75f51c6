# Made from nbs/regime/05_panel.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
import numpy as np
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import UnknownName
from gazette_sim.law.drawing import ALARM, DARK_TO_LIGHT, INK, LIMIT, SCENARIO_COLOURS, SCENARIO_MARKERS, frame, in_lines, luminance, on_colour
from gazette_sim.law.language import say, say_for, unit_in, word_for
from gazette_sim.law.reform import parameters
from gazette_sim.regime.metric import Interval
from types import SimpleNamespace
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from gazette_sim.law.drawing import described
from gazette_sim.regime.metric import interval
from gazette_sim.regime.panel import *


def test_labels_keep_their_distance_and_stay_below_the_top():
    assert apart([1, 2, 9.5, 9.8], 1, 9.5) == [1, 2, 8.5, 9.5] and apart([0, 0.2], 1, 9, bottom=0.5) == [0.5, 1.5]


def test_a_number_shows_two_figures_of_its_uncertainty():
    assert [decimals(x) for x in (0.012, 0.5, 3.0, 250.0, 1e-9, 0.0, math.nan)] == [3, 2, 1, 0, 7, 2, 2]


def test_what_a_result_lacks_is_named_with_the_nearest():
    nothing = SimpleNamespace(series=pd.DataFrame({"scenario": ["a"], "series": ["grade_one"]}))
    with pytest.raises(UnknownName, match="no such series; did you mean grade_one"):
        curve(nothing, "a", "grade_on")


def test_a_mean_is_told_with_its_interval_as_exactly_as_it_is_known():
    assert [with_reach(12.3456, reach) for reach in (0.0123, 0.5, 40.0)] == ["12.35 ± 0.01", "12.35 ± 0.50", "12 ± 40"]
    assert with_reach(12.3456, 0.0123, most=4) == "12.346 ± 0.012"
    assert [with_reach(12.3456, reach) for reach in (0.0, math.nan)] == ["12.3", "12.3"]
    assert [with_ends(1.0, 0.9, 1.1), with_ends(0.3, 0.021, 1.292)] == ["1.00 ± 0.10", "0.30 [0.02, 1.29]"]
    assert [with_ends(11, 0, 20), with_ends(11.01, 0, 20)] == ["11 ± 10", "11 [0, 20]"]  # even up to a tenth
    assert with_ends(0.0, 0.0, math.nan) == with_ends(0.0, 0.0, 0.0) == "0"


def test_an_interval_at_the_end_of_its_range_is_told_by_its_ends():
    assert percent(Interval(1.0, 0.646, 1.0, 3), 1, "en") == "100.0% [64.6%, 100.0%]"
    assert percent(Interval(0.5, 0.4, 0.6, 3), 0, "en") == "50% ± 10%"
    assert percent(Interval(0.5, 0.5, 0.5, 3), 0, "en") == "50%"
