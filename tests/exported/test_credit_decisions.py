# Made from nbs/credit/06_decisions.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from gazette_sim.credit import campaign, disclosure, forms, recognition, rights, status
from gazette_sim.law.decision import decide, find_decision
import pandas as pd
import matplotlib.pyplot as plt
from gazette_sim.law.calendar import day_number
from gazette_sim.law.drawing import described
from gazette_sim.credit.decisions import *


def test_all_are_known():
    from gazette_sim.law.decision import find_decision

    for name in (
        "scope",
        "status",
        "recognition",
        "qualification",
        "deadlines",
        "delivery",
        "disclosure",
        "query",
        "remedies",
        "form",
    ):
        assert find_decision(f"credit.{name}").regulation == "credit"


def test_every_rule_names_provisions_that_exist():
    from gazette_sim.law.provision import register

    rules = [rule for module in MODULES for rule in vars(module).values() if hasattr(rule, "mark")]
    assert len(rules) > 40
    for rule in rules:
        assert set(rule.mark.provisions) <= register("credit").keys(), rule.__name__
