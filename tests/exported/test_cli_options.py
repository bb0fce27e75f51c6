# Made from nbs/cli/00_options.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, TypeVar
from typer import Argument, Option
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.field import Cell
from gazette_sim.law.language import LANGUAGES
from gazette_sim.law.regulation import regulation as known_regulation
from gazette_sim.law.regulation import regulations
from gazette_sim.cli.program import terminal
from gazette_sim.cli.options import *


def test_pairs_are_names_and_values():
    assert pairs(None, "--set") == {} and pairs(["a = 1"], "--set") == {"a": "1"}
    for given, said in ((["a"], "NAME=VALUE"), (["=1"], "NAME=VALUE"), (["a=1", "a=2"], "each name once")):
        try:
            pairs(given, "--set")
        except InputError as error:
            assert said in str(error)
        else:
            raise AssertionError(given)


def test_the_first_regulation_is_meant_where_none_is_named():
    assert named(None) == next(iter(regulations())) and named("credit") == "credit"
