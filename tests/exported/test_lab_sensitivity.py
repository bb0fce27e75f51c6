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


def test_what_a_scenario_sets_itself_by_hand():
    from gazette_sim.law.reform import Regional

    on, place = ("coal.validity_months", 48), ("白山市",)
    base = Scenario("base", (Reforming(None, (("coal.county_reviewers", 2), ("coal.city_reviewers", 2))),))
    ours = (Reforming(None, (("coal.county_reviewers", 2), ("coal.city_reviewers", 3))), Reforming(19000, (on,)))
    assert own_settings(replace(base, changes=ours), base, "coal") == {"coal.city_reviewers", "coal.validity_months"}
    here = Regional(19000, (("coal.ambition", 0.1),), place)
    assert own_settings(replace(base, regional=(here,)), base, "coal") == {"coal.ambition"}
    assert own_settings(replace(base, regional=(here,)), replace(base, regional=(here,)), "coal") == set()


def test_what_is_felt_of_a_difference_by_hand():
    moved, usual = Interval(1, 1, 1, 5), Interval(2, 1, 3, 5)

    def felt(*answers):
        return Effect("a.x", 0, 1, moved, moved, *answers).felt(usual)

    assert felt(usual, Interval(-2, -3, -1, 5)) == "turns round" and felt(usual, usual) == ""
    assert felt(Interval(-1, -3, 1, 5), usual) == felt(usual, Interval(1, 0, 2, 5)) == "no longer told apart"
    still = Interval(0, 0, 0, 5)
    assert Effect("a.x", 0, 1, still, still, usual, usual).felt(usual) == "mean unmoved"
    assert Effect("a.x", 0, 1, moved, moved, usual, usual).felt(usual._replace(low=-1)) == ""


def test_walks_by_hand_and_none_where_a_metric_is_undefined():
    "y = 2a + 3, over a range of four and in steps of a whole range; b does nothing."
    from types import SimpleNamespace

    a, b = assumptions("coal", ["coal.county_reviewers", "coal.city_reviewers"]).values()
    known = {"a": a, "b": b}
    points = np.array(
        [[a.low, b.low], [a.high, b.low], [a.high, b.high], [a.high, b.high], [a.low, b.high], [a.low, b.low]]
    )
    answers = {f"point {n}": [2 * row[0] + 3] * 2 for n, row in enumerate(points)}
    result = SimpleNamespace(metrics=["m"], values=lambda point, metric: np.array(answers[point]))
    first, second = Morris(result, known, points.astype(float), 2).effects("m")
    assert first[:2] == ("a", 2 * (a.high - a.low)) and first.sigma == 0 and second[:2] == ("b", 0)
    answers["point 5"] = [math.nan] * 2  # of the step of b alone
    assert all(math.isnan(x) for e in Morris(result, known, points.astype(float), 2).effects("m") for x in e[1:])
