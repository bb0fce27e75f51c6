# Made from nbs/pilot_zone/interpretation/01_comparison.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple
from gazette_sim.law.citation import InputError, UnknownName, in_order
from gazette_sim.law.language import aligned, say_for
from gazette_sim.law.provision import other_parts, register
from gazette_sim.law.regulation import regulation
from gazette_sim.cli.program import terminal
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.pilot_zone.interpretation.comparison import *


def test_every_clause_of_both_documents_is_compared():
    named = {place for statement in compared() for place in statement.clauses}
    assert named >= set(register("pilot_zone")) | set(register("interpretation"))


def test_every_clause_that_does_something_is_matched_with_what_the_interpretation_makes_of_it():
    matched = {clause for s in compared() if s.interpretation for clause in s.plan}
    assert matched >= set(register("pilot_zone"))  # the interpretation leaves out contents, and no clause as a whole


def test_the_interpretation_adds_no_duty():
    alone = [s for s in compared() if s.match == "only in the interpretation"]
    assert len(alone) > 5 and {s.interpretation.rpartition(".")[0] for s in alone} <= {
        "interpretation",
        "interpretation.3",
    }
    assert {register("interpretation")[s.interpretation].modality for s in alone} == {"is"}


def test_a_line_that_cannot_be_right_is_refused():
    good = {"en": "x", "zh": "x", "why_en": "x", "why_zh": "x", "match": "same"}
    good |= {"interpretation": "interpretation.3.2", "plan": ["pilot_zone.2.1"]}
    assert read_statement(good, "trial").clauses == ("interpretation.3.2", "pilot_zone.2.1")
    for wrong in (
        {"match": "alike"},
        {"match": "only in the plan"},
        {"plan": []},
        {"plan": ["pilot_zone.9.9"]},
        {"interpretation": "pilot_zone.2.1"},
        {"en": ""},
        {"note": "x"},
    ):
        try:
            read_statement(good | wrong, "trial")
        except InputError as error:
            assert str(error).startswith("trial: "), wrong
        else:
            raise AssertionError(f"{wrong} was taken")
