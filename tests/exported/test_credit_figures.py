# Made from nbs/credit/29_figures.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
import numpy as np
from gazette_sim.credit.parameters import CreditLaw
from gazette_sim.credit.population import CHANGBAISHAN, regions
from gazette_sim.credit.status import STATUS_COLOURS
from gazette_sim.law.calendar import from_civil
from gazette_sim.law.drawing import INK, LIMIT, on_colour
from gazette_sim.law.language import say, say_for
from gazette_sim.law.reform import Dated
from gazette_sim.regime.panel import PAPER, RIBBON, Flows, Loads, Own, States, curve, highest, note, percent, with_ends
import pytest
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.figures import draw
from gazette_sim.lab.study import make_study
from gazette_sim.law.drawing import described
import tempfile
from pathlib import Path
from gazette_sim.credit.figures import *


def test_survival_counts_what_is_still_open():
    found = survival(np.array([4, 4, 3, 1]), np.array([0, 1, 1, 0]))
    assert found.share.tolist() == pytest.approx([1, 0.75, 0.5, 0.5])
    assert survival(np.array([2, 2]), np.array([0, 2])).share.tolist() == [1, 0]
    assert (found.low <= found.share).all() and (found.share <= found.high).all() and found.low[1] < found.share[1]


def test_every_region_has_a_tile_of_its_own():
    places = tiles()
    assert set(places) == set(regions()) and len(set(places.values())) == len(places)
    blocks = [city for row in BLOCKS for city in row]
    assert sorted(blocks) == sorted(set(regions().values()))
    assert places["洮北区"][0] < places["德惠市"][0] < places["珲春市"][0] and places["集安市"][1] > places["德惠市"][1]


def test_each_drawing_has_a_title_in_both_languages():
    for lang in ("en", "zh"):
        assert all(say_for("credit", f"figure.{name}", lang) for name in DRAWINGS)
