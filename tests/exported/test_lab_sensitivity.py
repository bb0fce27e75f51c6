# Made from nbs/lab/11_sensitivity.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import os
import sys
import tempfile
import time
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
import numpy as np
from gazette_sim.regime.metric import Interval, interval
from gazette_sim.regime.panel import with_ends
from gazette_sim.lab.compare import paired
from gazette_sim.lab.cluster import runner
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.figures import meanings_zh, metric_called, metric_label, parameter_called
from gazette_sim.lab.job import make_job
from gazette_sim.lab.replication import measured
from gazette_sim.lab.result import Result
from gazette_sim.law.drawing import drawn_in, in_lines
from gazette_sim.law.language import aligned, say, unit_in
from gazette_sim.lab.scenario import Reforming, Scenario
from gazette_sim.lab.store import write_rows, write_text
from gazette_sim.lab.study import Study
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.parameter import TOGETHER, Parameter
from gazette_sim.law.reform import parameters
from IPython.display import Markdown
from gazette_sim.lab.study import read_study
from gazette_sim.law.drawing import described
from gazette_sim.law.language import markdown
from gazette_sim.lab.sensitivity import *


def test_only_assumptions_are_varied():
    for name, p in assumptions("coal").items():
        assert p.kind == "assumption" and p.low < p.high, name
    for name in ("coal.validity_months", "coal.accident_rate", "coal.below_standard", "coal.city_reviewer"):
        try:
            assumptions("coal", [name])
        except InputError as error:
            assert "no such assumption" in str(error)
        else:
            raise AssertionError(name)


def test_a_varied_scenario_keeps_what_is_not_varied():
    base = Scenario("base", (Reforming(None, (("a.x", 1), ("a.y", 2))), Reforming(9, (("a.x", 3),))), ("old",))
    assert varied(base, {"a.x": 7}, "new") == Scenario("new", (Reforming(None, (("a.x", 7), ("a.y", 2))),), ("old",))
    kept = varied(base, {"a.y": 7}, "new").changes
    assert kept == (Reforming(None, (("a.x", 1), ("a.y", 7))), Reforming(9, (("a.x", 3),)))


def test_an_effect_is_ranked_by_its_larger_end():
    small, large, none = Interval(-1, -1, -1, 5), Interval(3, 3, 3, 5), Interval(math.nan, math.nan, math.nan, 0)
    assert Effect("a.x", 0, 1, small, large).reach == 3 and Effect("a.x", 0, 1, small, none).reach == 1
    assert Effect("a.x", 0, 1, none, none).reach == 0
