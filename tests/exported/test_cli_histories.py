# Made from nbs/cli/04_histories.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from typer import Argument, Option
from gazette_sim.cli.cases import one_case
from gazette_sim.cli.options import Excel, Language, Replication, ScenarioName, Seed, check_place, example, known_language, room
from gazette_sim.cli.studies import chosen_study
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.language import say
from gazette_sim.law.regulation import regulation as known_regulation
import json
import tempfile
from gazette_sim.cli.program import terminal
from gazette_sim.law.drawing import Described
from gazette_sim.cli.histories import *


def test_a_history_is_of_its_study():
    study = chosen_study("builtin").with_(generate=3)
    for regulation, scenario, said in (
        ("coal", "as isued", "did you mean as issued?"),
        ("credit", None, "allowed: credit"),
    ):
        try:
            history(study, regulation, scenario, 0)
        except InputError as error:
            assert said in str(error)
        else:
            raise AssertionError(said)
    one, two = (history(study, "coal", None, 1)[0].journal.sha256() for _ in range(2))
    assert one == two
