# Made from nbs/lab/27_reading_pairs.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
import numpy as np
from gazette_sim.engine.journal import Journal
from gazette_sim.lab.compare import by_chance
from gazette_sim.lab.figures import metric_called
from gazette_sim.lab.job import make_job
from gazette_sim.lab.readings import ReadingEffects, drawable, random_cases, readings, run_able
from gazette_sim.lab.replication import simulated
from gazette_sim.lab.result import Result
from gazette_sim.lab.scenario import Scenario
from gazette_sim.lab.sensitivity import both, compared, row_axes
from gazette_sim.lab.store import write_rows, write_text
from gazette_sim.lab.study import Study
from gazette_sim.law.citation import UnknownName
from gazette_sim.law.decision import Asked, decisions
from gazette_sim.law.drawing import INK, frame, in_lines
from gazette_sim.law.language import aligned, markdown, say, unit_in
from gazette_sim.law.parameter import Parameter, option_in
from gazette_sim.law.two_laws import TwoLaws
from gazette_sim.regime.interval import Bounds, mean_interval
from gazette_sim.regime.metric import Interval, interval
from IPython.display import Markdown
from gazette_sim.lab.readings import reading_effects
from gazette_sim.lab.study import read_study
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import InputError
from gazette_sim.law.drawing import described
from gazette_sim.lab.reading_pairs import *


def test_what_two_do_only_together():
    additive = only_together(np.array([1.0, 2.0]), np.array([4.0, 5.0]), np.array([0.0, 1.0]), np.array([3.0, 4.0]))
    assert additive.tolist() == [0.0, 0.0]
    assert only_together(np.array([10]), np.array([13]), np.array([12]), np.array([13])).tolist() == [-2]


def test_days_apart():
    assert days_apart([(0, 1)], [(0, 1)], 100) == 0
    assert days_apart([(0, 1)], [(0, 2)], 100) == 100
    assert days_apart([(0, 1), (10, 2), (20, 1)], [(0, 1), (15, 2), (20, 1)], 100) == 5
    assert days_apart([], [(30, 2)], 100) == 70
    assert days_apart([(5, 1), (5, 2)], [(5, 2)], 10) == 0


class Staff(NamedTuple):
    id: str
    staff: int | None
    hiring: bool


class Rows:
    rows = [Staff(f"E{n}", n, n % 2 == 0) for n in range(1, 31)] + [Staff("E0", None, False)]

    @classmethod
    def columns(cls):
        return dict.fromkeys(Staff._fields)


def test_classes_of_a_roster():
    thirds = list(classes(Rows(), "staff").values())
    assert thirds[0] == "1 to 11" and thirds[29] == "above 20 to 30" and thirds[-1] == "not given"
    assert [thirds.count(name) for name in dict.fromkeys(thirds)] == [11, 9, 10, 1]
    assert set(classes(Rows(), "hiring").values()) == {"True", "False"}
    try:
        classes(Rows(), "staf")
    except InputError as error:
        assert "did you mean staff?" in str(error)
    else:
        raise AssertionError


def test_the_default_touches_nobody():
    whole = read_study("builtin")
    study = whole.with_(generate=3, last_day=whole.first_day + 400, measure_from=None)
    found = for_whom(study, "coal.below_standard", "left_open", "type", replications=2)
    assert found.groups and all(g.differs.mean == g.days.mean == g.ends.mean == 0 for g in found.groups)
    try:
        for_whom(study, "coal.below_standard", "never", "type")
    except InputError as error:
        assert "no such option" in str(error)
    else:
        raise AssertionError


def test_pairs_by_hand_count_only_where_they_are_defined():
    from types import SimpleNamespace

    def pair(ab):
        answers = {"": [1.0, 1, 1, math.nan], "a": [2.0, 2, 2, 2], "b": [1.0, 1, 1, 1]}
        effects = SimpleNamespace(
            scenario=None,
            metrics=["m"],
            values=lambda metric, point, of: np.array(answers[point]),
            result=SimpleNamespace(manifest={"metrics": {"m": {"unit": "u"}}}),
        )
        result = SimpleNamespace(values=lambda point, metric: np.array(ab))
        return ReadingPairs(effects, result, {"a, b": ("a", "b")}, {}).table()[0]

    nothing, something = pair([2.0, 2.0, 2.0, 5.0]), pair([3.0, 4.0, 5.0, 5.0])
    assert nothing.changed == 0 and nothing.more[:3] == (0, 0, 0) and nothing.more.n == 3 and not nothing.told
    assert something.changed == 3 and something.more.mean == 2 and something.one.mean == 1 and something.other.mean == 0
    assert math.isclose(something.together, 1 - math.sqrt(6 / 7))  # of 1, 2, 3 with two degrees of freedom
    assert something.told is False and something._replace(together=0.05).told


def test_days_in_another_state_run_through_the_last_day():
    from gazette_sim.engine.journal import Vocabulary

    words = Vocabulary(("joined", "moved"), ("one", "two"), ("E1", "E2", "desk: city"), ("city",))
    usual, otherwise = Journal(words), Journal(words)
    for journal in (usual, otherwise):
        for who in (0, 1):
            journal.record(0, who, 0, -1, 0)
    otherwise.record(4, 0, 1, 0, 1)
    assert touched(usual, otherwise, 10) == {"E1": Touched(True, 7, True), "E2": Touched(False, 0, False)}


def test_the_surest_of_those_that_move_come_first():
    from types import SimpleNamespace

    from gazette_sim.lab.compare import Difference

    def row(point, p, changed=3):
        return Difference(point, "m", "u", 0, 0, Interval(1, 1, 1, 3), changed, 0, p)

    levels = [row("a", 0.04), row("b", 0.051), row("c", 0.05), row("d", 0.0, changed=0), row("e", math.nan)]
    tables = {"level": levels, "difference": [row("a", 0.06), row("c", 0.01)]}
    effects = SimpleNamespace(scenario=None, table=tables.get)
    assert that_move(effects) == ["a", "c"] and that_move(effects, most=1) == ["a"]
    assert that_move(SimpleNamespace(scenario="x", table=tables.get)) == ["c", "a"]


def test_each_history_for_whom_is_a_value_of_its_own():
    import tempfile

    whole = read_study("builtin")
    study = whole.with_(generate=6, last_day=whole.first_day + 700, measure_from=None)
    asked = ("coal.late_application", "refused", "type")
    plain, pairs = (for_whom(one, *asked, replications=2) for one in (study, study.with_(antithetic=True)))
    assert plain.groups == pairs.groups and plain.groups[0].days.mean > 0
    with tempfile.TemporaryDirectory() as folder:
        draws = Path(folder) / "d.csv"
        draws.write_text("coal.county_reviewers\n2\n3\n", "utf-8")
        try:
            for_whom(study.with_(draws=draws, replications=1), *asked, replications=3)
        except InputError as error:
            assert "has 2 draws" in str(error)
        else:
            raise AssertionError


def test_days_elsewhere_are_those_of_a_year_and_a_subject():
    whole = read_study("builtin")
    study = whole.with_(generate=6, last_day=whole.first_day + 700, measure_from=None)
    (group,) = for_whom(study, "coal.late_application", "refused", "type", replications=1).groups
    refused = both((study.baseline,), {"coal.late_application": 1}, "refused", "coal")
    job = make_job(study.with_(scenarios=(study.baseline, *refused)))
    each = touched(*(simulated(job, s, 0).journal for s in (0, 1)), study.last_day).values()
    assert math.isclose(group.days.mean, sum(one.days for one in each) / 6 / (701 / 365.25)) and group.days.mean > 0
    assert math.isclose(group.differs.mean, sum(one.differs for one in each) / 6)
