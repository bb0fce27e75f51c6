# Made from nbs/pilot_zone/03_decisions.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from gazette_sim.law.decision import decide, decisions
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import parameters
import matplotlib.pyplot as plt
from gazette_sim.law.calendar import day_number
from gazette_sim.pilot_zone.decisions import *


def test_the_plan_has_one_decision():
    assert {n for n in decisions() if n.startswith("pilot_zone.")} == {"pilot_zone.targets"}


def test_it_is_told_in_both_languages():
    from gazette_sim.law.language import word_for

    for lang in ("en", "zh"):
        for ground in answer_to().grounds:
            assert all(word_for("pilot_zone", f"fact.{fact}", lang, "") for fact in ground.facts), ground
        for field in answer_to().outcome:
            assert word_for("pilot_zone", f"outcome.{field}", lang, ""), field


def answer_to():
    firms = [{"name": "a", "recognised": True}]
    return decide("pilot_zone.targets", {"on": "2023-12-01", "parks": 6, "specialists": 3050, "enterprises": firms})
