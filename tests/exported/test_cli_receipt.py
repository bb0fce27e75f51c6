# Made from nbs/cli/10_receipt.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import Annotated, Any
import typer
from typer import Option
from gazette_sim.cli.options import AsJson, Language, Results, example, known_language, print_json
from gazette_sim.law.language import say
import os
import tempfile
import matplotlib.pyplot as plt
from gazette_sim.cli.program import terminal
from gazette_sim.law.drawing import described
from gazette_sim.cli.receipt import *


def test_what_is_no_result_is_refused_in_one_line():
    with tempfile.TemporaryDirectory() as folder:
        said = terminal(f"verify {folder}", show=False)
    assert "ro-crate-metadata.json" in said and said.count("\n") == 1
