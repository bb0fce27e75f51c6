# Made from nbs/lab/37_beside.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from gazette_sim.lab.answer import named
from gazette_sim.lab.attribution import Attributed, open_attribution, schedule
from gazette_sim.lab.compare import Difference, by_chance
from gazette_sim.lab.figures import metric_label
from gazette_sim.lab.page import Command, Heading, Paragraph, Part, Picture, Table
from gazette_sim.lab.readings import ReadingEffects, readings
from gazette_sim.lab.result import Result, main_metrics, open_result
from gazette_sim.lab.sensitivity import Effect, OneAtATime, assumptions
from gazette_sim.lab.store import read_manifest
from gazette_sim.law.citation import cite, documents
from gazette_sim.law.language import say
from gazette_sim.law.parameter import Parameter, option_in
from gazette_sim.regime.metric import Interval
import tempfile
from IPython.display import Markdown
from gazette_sim.lab.attribution import attribute
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.page import to_markdown
from gazette_sim.lab.readings import reading_effects
from gazette_sim.lab.sensitivity import kept_in, one_at_a_time
from gazette_sim.lab.study import make_study
from gazette_sim.lab.beside import *


def asked_of(scenarios, name="asked"):
    head = {"name": name, "regulation": "coal", "starts_on": "2021-01-01", "years": 1, "seed": 7, "replications": 2}
    study = make_study({"study": head, "population": {"generate": 2}, "scenario": scenarios})
    return study, run_study(study, 1, Path(tempfile.mkdtemp()) / name, progress=False)


TWO = [{"name": "a"}, {"name": "b", "set": {"coal.validity_months": 60, "coal.review_working_days": 15}}]


def test_what_was_not_asked_is_said_with_the_command_that_asks():
    _, alone = asked_of(TWO)
    _, one = asked_of([TWO[0], {"name": "b", "set": {"coal.validity_months": 60}}])
    assert [part.text for part in clauses_that_bring(one)] == [
        "Each scenario changes one thing: nothing is to be split."
    ]
    for lang in ("en", "zh"):
        for said in (assumptions_that_matter, readings_that_matter, clauses_that_bring):
            paragraph, command = said(alone, lang)
            assert isinstance(paragraph, Paragraph) and command.text.startswith("gazette-sim ")
            assert "asked/study.toml --out asked-" in command.text.replace(os.sep, "/")


def test_a_run_of_another_study_or_seed_is_not_taken():
    study, first = asked_of(TWO)
    other = one_at_a_time(study.with_(seed=8), ["coal.city_reviewers"], 2, 1, first.folder.parent / "x", False)
    kept_in(other.result.folder, other, ["coal.applications"])
    assert beside(first, "sensitivity") == []
    same = one_at_a_time(study, ["coal.city_reviewers"], 2, 1, first.folder.parent / "y", False)
    kept_in(same.result.folder, same, ["coal.applications"])
    assert [run.folder.name for run in beside(first, "sensitivity")] == ["y"]
    again = open_one_at_a_time(first.folder.parent / "y")
    assert again.scenario == "b" and again.effects("coal.applications") == same.effects("coal.applications")


def test_many_differences_are_corrected_for_their_number():
    one = Interval(0.2, 0.01, 0.39, 9)  # told by itself
    assert told_together([one]) == [True] and told_together([one] * 20) == [False] * 20
    assert told_together([Interval(1.0, 1.0, 1.0, 9), Interval(0.0, 0.0, 0.0, 9)]) == [True, False]
