# Made from nbs/lab/29_ranking.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
import numpy as np
from gazette_sim.lab.figures import metric_called
from gazette_sim.lab.job import make_job
from gazette_sim.lab.search import Histories, batches, told_of
from gazette_sim.lab.study import Study
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.drawing import in_lines
from gazette_sim.law.language import LANGUAGES, aligned, say, unit_in
from gazette_sim.regime.anytime import anytime
from gazette_sim.lab.study import read_study
from gazette_sim.law.drawing import described, drawn_in
from gazette_sim.lab.ranking import *


def _look(seed, means, own=1.0):
    def look(name, n):
        world = np.random.default_rng([seed, 0]).normal(0, 3, 1000)[:n]
        return means[name] + world + np.random.default_rng([seed, 1, int(name[1:])]).normal(0, own, 1000)[:n]

    return look


def test_the_best_is_chosen_as_often_as_was_declared():
    "One is ahead of all others by just the indifference; at an error of 0.3 at most three of ten choices may be wrong."
    means = {f"s{n}": 0.5 if n == 0 else 0.0 for n in range(5)}
    found = [select(_look(s, means), list(means), 0.5, error=0.3, at_most=1000) for s in range(50)]
    assert sum(f.chosen == ["s0"] for f in found) / 50 >= 0.7
    assert all(f.decided and "s0" in f.left for f in found)


def test_what_is_chosen_is_good_and_nobody_is_further_behind_than_was_said():
    means = {"s0": 1.0, "s1": 0.9, "s2": 0.5, "s3": -2.0}
    for seed in range(20):
        f = select(_look(seed, means), list(means), 0.3, error=0.05, at_most=1000)
        assert means[f.chosen[0]] >= 1.0 - 0.3
        assert all(f.behind(name) >= 1.0 - mean for name, mean in means.items())
        assert len(f.values["s3"]) < len(f.values["s0"])


def test_the_best_three_are_chosen_together():
    means = {f"s{n}": float(n) for n in range(6)}
    f = select(_look(3, means), list(means), 0.1, top=3, at_most=1000)
    assert f.decided and sorted(f.chosen) == ["s3", "s4", "s5"] and f.chosen[0] == "s5"


def test_the_undecided_is_said_and_holds_the_best():
    means = {"s0": 0.0, "s1": 0.0, "s2": 9.0}
    f = select(_look(1, {**means, "s0": 9.0}), list(means), 0.0, at_most=30)
    assert not f.decided and f.left == ["s0", "s2"]


def _with_twins(differ_from, at_most=500):
    """Two that are the same until a history, the third far behind or, where they come to differ, a rival."""
    far = -9.0 if differ_from is None else -0.1

    def look(name, n):
        x = _look(5, {"s0": 0.0, "s1": far})(name if name == "s1" else "s0", n)
        return x + (0 if name != "s2" or differ_from is None else 1.0 * (np.arange(n) >= differ_from))

    return select(look, ["s0", "s1", "s2"], 0.0, at_most=at_most)


def test_what_is_the_same_in_every_history_is_chosen_together_at_the_first_look():
    same = _with_twins(None)
    assert same.decided and same.chosen == ["s0", "s2"] and same.left == ["s0", "s2"] and same.same == [("s0", "s2")]
    assert [len(x) for x in same.values.values()] == [20, 20, 20] and math.isinf(same.behind("s0"))
    said = Ranking("m", "u", True, same, 0.0, 0.95, 500, "").told().splitlines()
    assert said[0].startswith("s0; s2 are the same in all 20 histories, and one of them has the highest m")
    assert "The same in all 20 histories: s0 = s2." in said
    chinese = Ranking("m", "u", True, same, 0.0, 0.95, 500, "").told("zh")
    assert (
        chinese.startswith("s0；s2在全部20次历史中相同，其中之一的m最高") and "全部20次历史均相同：s0 = s2。" in chinese
    )


def test_what_comes_to_differ_is_told_apart_and_what_is_undefined_is_like_nothing():
    rare = _with_twins(25)
    assert rare.decided and rare.chosen == ["s2"] and rare.same == [] and len(rare.values["s2"]) > 30
    assert the_same({"a": [1, math.nan], "b": [1, math.nan], "c": [1, 2], "d": [0.0], "e": [-0.0]}) == [
        ("a", "b"),
        ("d", "e"),
    ]
    assert the_same({"a": [math.nan] * 3, "b": [math.nan] * 3}) == []


def test_of_the_best_two_three_are_chosen_where_two_are_the_same():
    def look(name, n):
        return _look(2, {"s0": 2.0, "s1": 0.0, "s3": -9.0})("s1" if name == "s2" else name, n)

    f = select(look, ["s0", "s1", "s2", "s3"], 0.0, top=2)
    assert f.decided and f.chosen == ["s0", "s1", "s2"] and len(f.values["s0"]) == 20
    said = Ranking("m", "u", True, f, 0.0, 0.95, 500, "").told()
    assert said.startswith("2 of these have the highest m, and no other is better than one of those by more than 0")
    assert "(confidence 0.95): s0; s1; s2." in said and "The same in all 20 histories: s1 = s2." in said
    both = select(look, ["s1", "s2", "s3"], 0.0, top=2)
    assert both.decided and both.chosen == ["s1", "s2"]
    assert Ranking("m", "u", True, both, 0.0, 0.95, 500, "").sentence().startswith("s1; s2 have the highest m: none")


def test_the_rules_of_selection_by_hand():
    assert pair_error(0.05, 6, top=1) == 0.05 / 5 and pair_error(0.06, 3, top=2) == 0.06 / 6
    ahead = {("a", "b"): 0.5, ("b", "a"): -1.0, ("a", "c"): 0.0, ("c", "a"): -0.2, ("b", "c"): -2.0, ("c", "b"): 0.1}
    assert still_in("abc", ahead, 1) == ["a", "c"] and still_in("abc", ahead, 2) == ["a", "c"]
    assert still_in("abc", ahead | {("c", "b"): 0.0}, 2) == ["a", "b", "c"]
    assert passes(["c"], ["a", "c"], ahead, 0.2) and not passes(["c"], ["a", "c"], ahead, 0.19)
    assert passes(["a"], ["a", "c"], ahead, 0.0) and passes(["a", "c"], ["a", "c"], ahead, 0.0)


def test_two_are_compared_over_the_histories_that_both_have():
    rng = np.random.default_rng(8)
    values = {"b": rng.normal(1, 1, 90), "a": rng.normal(0, 1, 60)}
    own = anytime(values["a"] - values["b"][:60], error=0.01)
    known = {("a", "b"): own.low, ("b", "a"): -own.high}
    assert surely_ahead(values, 0.01) == known and known["b", "a"] > 0 > known["a", "b"]
    assert surely_ahead(values, 0.2, known) == known  # of who is out nothing is looked at again


def test_what_is_undefined_is_never_the_best():
    f = select(lambda name, n: np.full(n, math.nan if name == "s1" else -5.0), ["s1", "s0"], at_most=30)
    assert f.chosen == ["s0"] and not f.decided and math.isnan(f.mean("s1")) and f.left == ["s1", "s0"]
    assert Ranking("m", "u", True, f, 0, 0.95, 30, "").order() == ["s0", "s1"]
    most = Selection({name: np.zeros(30) for name in "abc"}, {}, ["a"], ["a"], True)
    most.values["b"], most.values["c"] = np.array([1.0, 3.0]), np.array([9.0])
    assert Ranking("m", "u", True, most, 0, 0.95, 30, "").order() == ["a", "c", "b"] and most.mean("b") == 2
