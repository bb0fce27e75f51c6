# Made from nbs/credit/00_parameters.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Annotated
from gazette_sim.law.parameter import Declared, Mark, as_tuple, assumption, data, declare, fact, law, reading, undated, together
from gazette_sim.law.period import Timed
from gazette_sim.law.rule import Codes
from gazette_sim.law.check import clause
from gazette_sim.law.parameter import stated
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import parameters
from gazette_sim.credit.parameters import *


def test_law_parameters_cite_credit_provisions():
    from gazette_sim.law.provision import register
    from gazette_sim.law.reform import parameters

    for parameter in parameters("credit").values():
        for provision in parameter.provisions:
            assert provision in register("credit"), (parameter.name, provision)


def test_numbers_of_other_laws_are_those_of_their_source():
    from gazette_sim.law.parameter import fact
    from gazette_sim.law.reform import parameters

    outside_law = {
        n: (p.default, fact(p.fact).source) for n, p in parameters("credit").items() if p.fact and p.kind == "law"
    }
    assert {n: v for n, (v, _) in outside_law.items()} == {
        "credit.reconsideration_days": 60,
        "credit.suit_months": 6,
        "credit.suit_after_reconsideration_days": 15,
    }
    assert (
        "行政复议法" in outside_law["credit.reconsideration_days"][1]
        and "行政诉讼法" in outside_law["credit.suit_months"][1]
    )


def test_every_reading_has_a_choice_and_a_reason():
    from gazette_sim.law.reform import parameters

    for parameter in parameters("credit").values():
        if parameter.kind == "reading":
            assert len(parameter.options) > 1 and parameter.default == 0 and parameter.why, parameter.name
