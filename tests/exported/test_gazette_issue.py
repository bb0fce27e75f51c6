# Made from nbs/gazette/00_issue.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import gazette_documents
from gazette_sim.law.drawing import INK, drawn_in
from gazette_sim.law.language import say, say_for
from gazette_sim.law.period import NEVER, issued_and_published
from gazette_sim.law.provision import KINDS, Coverage, Provision, coverage, covered, register
from gazette_sim.law.regulation import regulation, regulations
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.gazette.issue import *


def test_the_eight_documents_are_all_code_and_all_described():
    found = contents()
    assert [entry.document for entry in found] == list(gazette_documents()) and len(found) == 8
    assert all(entry.folder and entry.office and entry.force for entry in found)
    assert all(0 < entry.modelled <= entry.clauses for entry in found)
    assert sum(entry.clauses for entry in found) == 229
    for entry in found:
        assert all(p.described for p in register(entry.document).values())


def test_one_clause_is_one_cell_and_no_two_share_a_place():
    found = cells()
    assert len(found) == sum(len(register(document)) for document in gazette_documents()) == 229
    assert len({(cell.row, cell.column) for cell in found}) == len({cell.provision for cell in found}) == 229


def test_a_cell_is_filled_exactly_where_a_clause_is_code():
    for document in gazette_documents():
        filled = {cell.provision for cell in cells() if cell.modelled and cell.provision.split(".")[0] == document}
        assert filled == set(coverage_of(document).modelled)


def test_every_kind_of_norm_has_one_colour():
    groups = {kind: group_of(Provision("coal.1", "", kind=kind)) for kind in KINDS}
    assert [kind for kind, group in groups.items() if group == "says"] == ["definition", "commencement"]
    assert (groups["benefit"], groups["encouragement"], groups["duty"]) == ("gives", "hopes", "binds")
