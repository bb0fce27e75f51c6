# Made from nbs/pilot_zone/04_population.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from dataclasses import dataclass
from functools import cache
from typing import Annotated, NamedTuple
from gazette_sim.engine.streams import among
from gazette_sim.law.citation import InputError
from gazette_sim.law.field import Line, Number, OneOf
from gazette_sim.pilot_zone.structure import elements
from gazette_sim.regime.population import assumptions, drawn, weighted
from gazette_sim.regime.roster import INVENTED, Place, regions
from gazette_sim.regime.roster import Roster as RosterOf
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, use_chinese_font
from gazette_sim.pilot_zone.population import *


def test_a_roster_reads_what_it_writes_and_refuses_what_contradicts_itself():
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "firms.csv"
        write_roster(generate(12), path)
        assert read_roster(path).rows == generate(12).rows
        path.write_text(
            "id,name,county,origin,sales\nA,甲,珲春市,trader,0\nB,乙,昌邑区,online,0\nC,丙,昌邑区,trader,9\n"
        )
        assert [error.field for error in roster_errors(path)] == ["county", "sales", "sales"]


def test_the_same_seed_draws_the_same_enterprises_and_another_seed_others():
    assert generate(20) == generate(20) != generate(20, seed=1)
    assert generate(20).rows == generate(40).rows[:20] and generate(20).illustrative


def test_the_plan_names_one_park_in_the_core_zone_and_five_around_it():
    assert [place.provision for place in park_places()] == ["pilot_zone.2.1"] + ["pilot_zone.2.2.2"] * 5
    assert len({place.id for place in park_places()}) == 6


def test_every_slot_has_a_name_of_its_own():
    slots = Slots(1, 12, 20, 5, 10)
    names = slots.names(("E001",))
    assert len(set(names)) == len(names) == 1 + 6 + 12 + 1 + 20 * (5 + 10)
    assert names[slots.zone] == "zone"
    assert Slots(1, 12, 21, 5, 10).names(("E001",))[: len(names)] == names
