# Made from nbs/regime/09_procedure.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Generator
from inspect import GEN_RUNNING, getgeneratorstate
from typing import Any
from simpy import Event as Signal
from gazette_sim.engine.clock import Moment
from gazette_sim.engine.desk import IN_HAND, WAITING, Desk, Task
from gazette_sim.regime.world import Subject
from gazette_sim.engine.journal import Vocabulary
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.regime.world import Phases, World
from gazette_sim.regime.procedure import *


def test_a_course_works_waits_and_is_withdrawn_wherever_it_stands():
    told, office = permits(None)
    assert [what for who, what, day in told if who == 1] == ["reviewed", "holds"]
    assert office.done == 2 and told[1] == (1, "reviewed", "2021-03-09")
    told, office = permits("2021-03-03")  # waiting at the desk
    assert [what for who, what, day in told if who == 1] == [] and office.withdrawn == 1
    told, office = permits("2021-03-12")  # waiting for the day
    assert [what for who, what, day in told if who == 1] == ["reviewed"] and office.withdrawn == 0
    told, office = permits("2021-03-25")  # when all is over
    assert [what for who, what, day in told if who == 1] == ["reviewed", "holds"]
    assert permits(None, last="2021-03-10")[0] == told[:2]  # beyond the horizon a wait never ends
