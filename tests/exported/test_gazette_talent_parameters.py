# Made from nbs/gazette/talent/00_parameters.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated
from gazette_sim.law.parameter import Declared, as_tuple, declare, law, reading
from gazette_sim.law.period import Timed
from gazette_sim.law.check import clause
from gazette_sim.law.parameter import stated
from gazette_sim.gazette.talent.parameters import *


def test_the_defaults_are_those_of_the_text():
    assert (TalentLaw().recipients, TalentLaw().prize) == (20, 200_000)
    assert TalentLaw().prize_for == PrizeFor.EACH and TalentLaw().exemption == Exemption.THE_PRIZE
