# Made from nbs/cli/07_search.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from typer import Argument, Option
from gazette_sim.cli.options import Cluster, Language, Out, Quiet, ScenarioName, Seed, StudyFile, Workers, at_work, example, known_language, named
from gazette_sim.cli.studies import beside, chosen_study, said_if_interrupted
from gazette_sim.law.citation import InputError
import tempfile
from IPython.display import Markdown
from gazette_sim.cli.program import terminal
from gazette_sim.law.language import markdown
from gazette_sim.cli.search import *


def test_one_limit_from_one_side_is_asked_for():
    assert needs_of(["a.b"], None, 3.0)[0].at_least is False
    for at_least, at_most in ((None, None), (0.5, 0.6)):
        try:
            needs_of(["a.b"], at_least, at_most)
        except InputError as error:
            assert "one of them" in str(error)
        else:
            raise AssertionError("both limits, or none")


def test_numbers_go_with_parameters():
    assert each_of([2], ["a", "b"], "--most") == [2, 2] and each_of(None, ["a"], "--most") is None
    assert each_of([2, 3], ["a", "b"], "--most") == [2, 3]
    try:
        each_of([1, 2, 3], ["a", "b"], "--most")
    except InputError as error:
        assert "3 of them" in str(error)
    else:
        raise AssertionError("three numbers for two parameters")
