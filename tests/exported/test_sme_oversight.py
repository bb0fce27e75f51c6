# Made from nbs/sme/21_oversight.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from typing import Any
import numpy as np
from gazette_sim.engine.clock import Moment
from gazette_sim.law.calendar import civil
from gazette_sim.law.rule import enacts
from gazette_sim.regime.roster import regions
from gazette_sim.regime.world import Subject
from gazette_sim.sme import banks, complaints, guarantors, offices, payments, procurement
from gazette_sim.sme.enterprise import Province, first_day_of, quarter_of
from gazette_sim.sme.enterprises import Size
from gazette_sim.sme.events import ACTORS, BANKS, CLOSED, GOVERNMENTS, Phase
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.sme.oversight import *


def test_each_phase_has_one_room_that_answers():
    rooms = (procurement, banks, guarantors, offices, complaints, payments)
    parts = [phase for room in rooms for phase in room.HAPPENS]
    assert len(parts) == len(set(parts)) == len(HAPPENS) - 1
    assert set(DONE) == {*complaints.DONE, *payments.DONE}
