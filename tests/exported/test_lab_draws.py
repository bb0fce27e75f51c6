# Made from nbs/lab/40_draws.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from gazette_sim.lab.scenario import parameters_of
from gazette_sim.law.casefile import csv_lines
from gazette_sim.law.citation import InputError
from gazette_sim.law.field import Cell
from gazette_sim.law.parameter import Parameter, check_together, read_value
from gazette_sim.law.reform import Change
import tempfile
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.study import make_study
from gazette_sim.law.drawing import described
from gazette_sim.regime.metric import interval
from gazette_sim.lab.draws import *


from gazette_sim.lab.job import ingredients, make_job
from gazette_sim.lab.task import Names


def _toy(folder, rows, values=None, demand=1, **head):
    (folder / "d.csv").write_text("coal.no_renewal_share,coal.county_reviewers\n" + rows)
    said = {"name": "toy", "regulation": "coal", "starts_on": "2021-01-01", "years": 2, "replications": 2, "seed": 3}
    values = values or {}
    own = {"name": "own", "assumptions": values | {"coal.county_reviewers": 1}}
    base = {"name": "as issued", "assumptions": values, "demand": demand}
    raw = {"study": said | head, "population": {"generate": 5}, "scenario": [base, own]}
    return make_study(raw, folder=folder)


def test_a_history_is_that_of_a_study_which_sets_what_it_drew():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        drawn = _toy(folder, "0.2,3\n0,1\n", draws="d.csv")
        found = run_study(drawn, 1, folder / "drawn", progress=False)
        for replication, (share, reviewers) in enumerate(((0.2, 3), (0.0, 1))):
            values = {"coal.no_renewal_share": share, "coal.county_reviewers": reviewers}
            same = run_study(_toy(folder, "", values), 1, folder / f"fixed{replication}", progress=False)
            hashes = [run.journals["sha256"].tolist()[replication::2] for run in (found, same)]
            assert hashes[0] == hashes[1]
        assert found.manifest["draws"]["count"] == 2 and (folder / "drawn" / "draws" / "d.csv").is_file()


def test_demand_multiplies_what_was_drawn():
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "e.csv").write_text("coal.ambition\n0.2\n0.4\n")
        job = make_job(_toy(Path(name), "", draws="e.csv", demand=1.5))
        assert [job.behaviour(0, r).on(19000).ambition for r in (0, 1)] == [0.2 * 1.5, 0.4 * 1.5]


def test_draws_are_in_the_key_and_in_the_names_of_histories():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, other = (make_job(_toy(folder, rows, draws="d.csv")) for rows in ("0.2,3\n0,1\n", "0.2,3\n0,2\n"))
        assert ingredients(one)["draws"] != ingredients(other)["draws"]
        first, second = Names(one), Names(other)
        assert first(0, 0) == second(0, 0) and first(0, 1) != second(0, 1)
        pairs = make_job(_toy(folder, "0.2,3\n0,1\n", draws="d.csv", replications=4, antithetic=True))
        assert [pairs.draws.of(r) for r in range(4)] == [*[pairs.draws.rows[0]] * 2, *[pairs.draws.rows[1]] * 2]


def test_what_is_wrong_with_draws_is_said_in_a_line():
    bad = {"0.2,3\n": "two draws", "0.2\n0,1\n": ":2", "0.2,3\n9,1\n": ":3", "0.2,3\n0,x\n": ":3"}
    bad |= {'0.2,3\n"0,1\n': ":3", f"0.2,3\n{'0' * 200_000},1\n": ":3", "": "d.csv"}
    with tempfile.TemporaryDirectory() as name:
        for rows, said in bad.items():
            try:
                make_job(_toy(Path(name), rows, draws="d.csv"))
            except InputError as error:
                assert said in str(error) and "d.csv" in str(error), str(error)
            else:
                raise AssertionError(rows)
        for head, said in (
            ({"draws": "none.csv"}, "none.csv"),
            ({"draws": "d.csv", "replications": 3}, "replications"),
        ):
            try:
                make_job(_toy(Path(name), "0.2,3\n0,1\n", **head))
            except InputError as error:
                assert said in str(error), str(error)
            else:
                raise AssertionError(head)
        (Path(name) / "law.csv").write_text("coal.validity_months\n24\n36\n")
        try:
            read_draws(Path(name) / "law.csv", "coal")
        except InputError as error:
            assert "kind law" in str(error)
        else:
            raise AssertionError("a law was drawn")


def test_what_a_scenario_sets_itself_comes_after_the_draw():
    own = [Change(None, {"coal.county_reviewers": 1}), Change(19000, {"coal.city_reviewers": 3})]
    draw = {"coal.county_reviewers": 4, "coal.no_renewal_share": 0.2}
    assert with_draw(own, draw) == [Change(None, draw), *own]
