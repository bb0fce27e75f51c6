# Made from nbs/pilot_zone/00_parameters.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated
from gazette_sim.law.parameter import Declared, as_tuple, assumption, data, declare, law, reading, together
from gazette_sim.law.period import Timed
from gazette_sim.law.check import clause
from gazette_sim.law.parameter import stated
from gazette_sim.pilot_zone.parameters import *


def test_law_parameters_cite_clauses_of_the_plan():
    from gazette_sim.law.provision import register
    from gazette_sim.law.reform import parameters

    for parameter in parameters("pilot_zone").values():
        for provision in parameter.provisions:
            assert provision in register("pilot_zone"), (parameter.name, provision)


def test_behaviour_holds_no_law_and_law_no_behaviour():
    from gazette_sim.law.reform import parameters

    kinds = {name: p.kind for name, p in parameters("pilot_zone").items()}
    assert {kinds[f"pilot_zone.{n}"] for n in PilotZoneBehaviour._fields} <= {"data", "assumption"}
    assert {kinds[f"pilot_zone.{n}"] for n in PilotZoneLaw._fields if n != "time"} == {"law", "reading"}
