# Made from nbs/sme/00_parameters.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated
from gazette_sim.law.parameter import Declared, Mark, as_tuple, assumption, data, declare, fact, law, reading
from gazette_sim.law.period import Timed
from gazette_sim.law.check import clause
from gazette_sim.law.parameter import stated
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import parameters
from gazette_sim.sme.parameters import *


def test_parameters_cite_provisions_of_these_rules():
    from gazette_sim.law.provision import register
    from gazette_sim.law.reform import parameters

    for parameter in parameters("sme").values():
        for provision in parameter.provisions:
            assert provision in register("sme"), (parameter.name, provision)


def test_behaviour_holds_no_law_and_law_no_behaviour():
    from gazette_sim.law.reform import parameters

    kinds = {name: p.kind for name, p in parameters("sme").items()}
    assert {kinds[f"sme.{n}"] for n in SmeBehaviour._fields} <= {"data", "assumption"}
    assert {kinds[f"sme.{n}"] for n in SmeLaw._fields if n != "time"} == {"law", "reading"}
