# Made from nbs/cli/02_register.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
import typer
from typer import Argument, Option
from gazette_sim.cli.options import AsJson, Language, Regulation, example, known_language, named, print_json, room
from gazette_sim.law.citation import InputError, UnknownName, cite, documents, in_order
from gazette_sim.law.language import aligned, say, unit_in
from gazette_sim.law.regulation import NoRoom, regulations
import matplotlib.pyplot as plt
from gazette_sim.cli.program import terminal
from gazette_sim.law.drawing import described
from gazette_sim.cli.register import *


def test_kinds_are_those_of_the_declarations():
    from gazette_sim.law.reform import parameters as declared

    assert {p.kind for p in declared().values()} == set(KINDS)
