# Made from nbs/sme/11_population.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Annotated, Any
from gazette_sim.engine.streams import between, from_table
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError
from gazette_sim.law.field import Name, OneOf, Whole
from gazette_sim.law.money import FEN, Money, part_of
from gazette_sim.regime.population import assumptions, by_kind, drawn
from gazette_sim.regime.roster import DATE, INVENTED, Place
from gazette_sim.regime.roster import Roster as RosterOf
from gazette_sim.regime.roster import regions
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.sme.population import *


def test_the_same_seed_draws_the_same_and_a_longer_roster_begins_with_it():
    assert generate(20).rows == generate(20).rows == generate(40).rows[:20]
    assert generate(20, seed=1).rows != generate(20).rows


def test_every_invented_enterprise_can_be():
    roster = generate(400)
    assert (
        roster.illustrative
        and roster.errors_on(18628) == []
        and {row.industry for row in roster.rows} == set(INDUSTRIES)
    )
    assert all(row.staff >= 1 and row.revenue > 0 and row.assets > 0 for row in roster.rows)
    assert set(roster_assumptions()["industry"]) == set(INDUSTRIES)


def test_an_enterprise_of_the_future_is_refused():
    row = EnterpriseRow("A", "A", "浑江区", "retail", 3, 0, 0, founded_on=18629)
    assert [error.field for error in roster_of([row], "x").errors_on(18628)] == ["founded_on"]
    assert roster_of([row], "x").errors_on(18629) == [] and row.prefecture == "白山市"


def test_a_roster_reads_back():
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "enterprises.csv"
        generate(30).write(file)
        assert read_roster(file).rows == generate(30).rows
        file.write_text(file.read_text("utf-8").replace(",retail,", ",retial,"), encoding="utf-8")
        assert {error.field for error in roster_errors(file)} == {"industry"}
