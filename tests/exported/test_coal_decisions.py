# Made from nbs/coal/06_decisions.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from gazette_sim.law.decision import decide, decisions
from gazette_sim.law.drawing import described
from gazette_sim.law.rule import looks_at, marks
import matplotlib.pyplot as plt
from gazette_sim.law.citation import in_order
from gazette_sim.coal.decisions import *


def test_all_six_are_known():
    assert {n for n in decisions() if n.startswith("coal.")} == {
        f"coal.{n}" for n in ("grade", "route", "validity", "extension", "sanction", "deadline")
    }
