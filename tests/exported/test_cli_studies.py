# Made from nbs/cli/03_studies.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import codecs
import contextlib
import importlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
import typer
from typer import Argument, Option
from gazette_sim.cli.options import Cluster, Excel, Language, Metrics, OfRegulation, Only, Out, Overwrite, Quiet, Regulation, Replication, Replications, Results, ScenarioName, Seed, StudyFile, Workers, at_work, check_table, check_place, example, known_language, named, print_json, room
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.field import Date
from gazette_sim.law.language import aligned, say
from IPython.display import Markdown
from gazette_sim.cli.program import terminal
from gazette_sim.law.language import markdown
from gazette_sim.cli.studies import *


def test_options_change_a_study():
    study = chosen_study("builtin", replications=4, seed=7)
    assert (study.replications, study.seed, study.half_width) == (4, 7, None)
    assert chosen_study("builtin").name == "builtin"
    try:
        chosen_study("bultin")
    except UnknownName as error:
        assert "did you mean builtin?" in str(error)
    else:
        raise AssertionError("a study that is not there")
