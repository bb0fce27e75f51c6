# Made from nbs/pilot_zone/interpretation/00_parameters.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated
from gazette_sim.law.parameter import Declared, as_tuple, assumption, declare, law, reading
from gazette_sim.law.period import Timed
from gazette_sim.law.check import clause
from gazette_sim.law.parameter import stated
from gazette_sim.pilot_zone.interpretation.parameters import *


def test_parameters_cite_clauses_of_the_interpretation_and_keep_their_kinds():
    from gazette_sim.law.provision import register
    from gazette_sim.law.reform import parameters

    known = parameters("interpretation")
    assert {c for p in known.values() for c in p.provisions} <= register("interpretation").keys()
    assert {known[f"interpretation.{n}"].kind for n in InterpretationBehaviour._fields} == {"assumption"}
    assert {known[f"interpretation.{n}"].kind for n in InterpretationLaw._fields if n != "time"} == {"law", "reading"}
