# Made from nbs/coal/00_parameters.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated
from gazette_sim.law.parameter import Declared, as_tuple, assumption, data, declare, fact, law, reading, together, undated
from gazette_sim.law.period import Timed
from gazette_sim.law.rule import Codes
from gazette_sim.law.check import clause
from gazette_sim.law.parameter import stated
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import parameters
from gazette_sim.coal.parameters import *


def test_law_parameters_cite_coal_provisions():
    from gazette_sim.law.provision import register
    from gazette_sim.law.reform import parameters

    for parameter in parameters("coal").values():
        for provision in parameter.provisions:
            assert provision in register("coal"), (parameter.name, provision)


def test_behaviour_holds_no_law_and_law_no_behaviour():
    from gazette_sim.law.reform import parameters

    kinds = {name: p.kind for name, p in parameters("coal").items()}
    assert {kinds[f"coal.{n}"] for n in CoalBehaviour._fields} == {"data", "assumption"}
    assert {kinds[f"coal.{n}"] for n in CoalLaw._fields if n != "time"} == {"law", "reading"}
