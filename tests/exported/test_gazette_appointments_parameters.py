# Made from nbs/gazette/appointments/00_parameters.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated
from gazette_sim.law.parameter import Declared, as_tuple, declare, reading
from gazette_sim.law.period import Timed
from gazette_sim.law.check import clause
from gazette_sim.law.parameter import stated
from gazette_sim.gazette.appointments.parameters import *


def test_every_reading_names_its_act_and_its_reason():
    assert all(p.kind == "reading" and p.why and p.provisions[0].startswith("appointments.8") for p in stated(Acts))
    assert len(stated(Acts)) == 4
