# Made from nbs/gazette/01_parameters.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated
from gazette_sim.law.parameter import Declared, as_tuple, assumption, declare, law, reading
from gazette_sim.law.period import Timed
from gazette_sim.law.check import clause
from gazette_sim.law.parameter import stated
from gazette_sim.gazette.parameters import *


def test_the_numbers_are_those_of_the_text():
    assert (GazetteLaw().issues_a_year, GazetteLaw().running_number) == (24, 834)
    assert {p.name: p.default for p in stated(Appearing)}["half_month_days"] == 15


def test_every_assumption_has_two_ends():
    assert all(p.low < p.default < p.high for p in stated(Office))
