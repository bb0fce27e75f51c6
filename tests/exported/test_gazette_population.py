# Made from nbs/gazette/03_population.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from dataclasses import dataclass
from functools import cache
from typing import Annotated
from gazette_sim.gazette.decisions import Kind
from gazette_sim.law.citation import InputError
from gazette_sim.law.calendar import iso
from gazette_sim.law.field import Day, Line, OneOf, Whole
from gazette_sim.law.regulation import regulation
from gazette_sim.regime.population import drawn
from gazette_sim.regime.roster import INVENTED
from gazette_sim.regime.roster import Roster as RosterOf
from collections import Counter
from gazette_sim.gazette.population import *


def test_number_22_has_seven_documents_on_thirty_five_pages():
    assert len(issue_22().rows) == 7
    assert sum(row.pages for row in issue_22().rows) == 35


def test_a_drawn_roster_is_invented_and_the_same_again():
    assert generate(30, 1).illustrative and generate(30, 1).sha256 == generate(30, 1).sha256
    assert generate(30, 1).sha256 != generate(30, 2).sha256
    pages = {row.pages for row in issue_22().rows}
    assert {row.pages for row in generate(200, 1).rows} == pages


def test_a_document_of_the_past_is_refused():
    row = DocumentRow("D1", "示例文件", "appointment", 1, 18000)
    (error,) = roster_of((row,), "one").errors_on(18001)
    assert "issued_on" in str(error)
