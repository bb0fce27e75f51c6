# Made from nbs/sme/01_enterprises.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from gazette_sim.law.rule import implements
from gazette_sim.law.check import clause
from gazette_sim.sme.enterprises import *


def test_a_large_enterprise_is_not_covered():
    assert covered(True, True, Size.MICRO) and covered(True, True, Size.MEDIUM)
    assert not covered(True, True, Size.LARGE)
    assert not covered(False, True, Size.SMALL) and not covered(True, False, Size.SMALL)
