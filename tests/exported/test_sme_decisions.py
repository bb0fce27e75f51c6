# Made from nbs/sme/10_decisions.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import json
from gazette_sim.law.decision import decide, decisions, find_decision
from gazette_sim.law.drawing import described
from gazette_sim.law.rule import looks_at, marks
import matplotlib.pyplot as plt
from gazette_sim.law.citation import in_order
from gazette_sim.sme.decisions import *


def test_every_decision_ships_cases_that_are_answered():
    asked = sorted(name for name in decisions() if name.startswith("sme."))
    assert len(asked) >= 12
    for name in asked:
        lines = find_decision(name).examples().splitlines()
        assert lines, name
        for line in lines:
            answer = decide(name, json.loads(line))
            assert answer.grounds and answer.explain("zh") and answer.explain("en"), (name, line)
