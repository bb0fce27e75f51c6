# Made from nbs/coal/04_extension.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import Annotated, Any, Literal, NamedTuple
from pydantic import model_validator
from gazette_sim.coal.grades import COMMENCEMENT, UNDERGROUND, may_be_extended
from gazette_sim.coal.parameters import Article10Findings, Article10Window, CoalLaw, ExtensionAgain, ExtensionAnnouncedBy, ExtensionEffective, ExtensionLength, ZerosOfOpenPits
from gazette_sim.coal.procedure import Authority, Grade
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, as_numbers, decision
from gazette_sim.law.field import Day, Flag, Number, Whole, allowed
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.period import NEVER, counted_back, last_day
from gazette_sim.law.rule import compilable, implements, items, places, provisions_met
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
from gazette_sim.law.rule import looks_at
import matplotlib.pyplot as plt
from gazette_sim.coal.extension import *


GOOD = {
    "grade": 1,
    "mine_type": "underground",
    "expires_on": "2023-11-30",
    "applied_on": "2023-08-30",
    "commitment": True,
    "zero_gas_exceedance": True,
    "zero_outburst": True,
    "zero_water_inrush": True,
    "zero_spontaneous_combustion": True,
    "zero_rock_burst": True,
    "working_faces": 2,
    "mechanisation": 100,
    "fatal_accident": False,
    "major_hazard": False,
}


def failed(readings=None, **facts):
    return decide("coal.extension", GOOD | facts, readings=readings or {}).outcome["failed"]


def test_a_mine_that_meets_every_condition_is_extended():
    assert decide("coal.extension", GOOD).outcome == {"eligible": True, "failed": [], "apply_by": "2023-08-30"}


def test_each_condition_alone_stands_in_the_way():
    for facts, provision in (
        ({"commitment": False}, "coal.9.0"),
        ({"zero_gas_exceedance": False}, "coal.9.1"),
        ({"zero_rock_burst": False}, "coal.9.1"),
        ({"working_faces": 3}, "coal.9.2"),
        ({"working_faces": 0}, "coal.9.2"),
        ({"mechanisation": 99.99}, "coal.9.3"),
        ({"applied_on": "2023-08-31"}, "coal.10"),
        ({"fatal_accident": True}, "coal.10"),
        ({"major_hazard": True}, "coal.10"),
    ):
        assert failed(**facts) == [provision], facts
    assert failed(grade=2) == ["coal.9.0", "coal.10"]


def test_an_open_pit_has_no_faces_and_must_have_kept_all_zeros_unless_read_otherwise():
    assert failed(mine_type="open_pit", working_faces=9) == []
    assert failed(mine_type="open_pit", zero_water_inrush=False) == ["coal.9.1"]
    assert failed({"coal.zeros_of_open_pits": "gas_alone"}, mine_type="open_pit", zero_water_inrush=False) == []
    assert failed({"coal.zeros_of_open_pits": "gas_alone"}, zero_water_inrush=False) == ["coal.9.1"]  # underground
    assert failed({"coal.zeros_of_open_pits": "gas_alone"}, mine_type="open_pit", zero_gas_exceedance=False) == [
        "coal.9.1"
    ]


def test_the_window_can_be_read_the_other_way_round():
    window = {"coal.article10_window": "window_before_expiry"}
    assert failed(window, applied_on="2023-08-29") == ["coal.10"]
    assert failed(window, applied_on="2023-08-30") == failed(window, applied_on="2023-11-30") == []
    assert decide("coal.extension", GOOD, readings=window).outcome["apply_by"] == "2023-11-30"


def test_an_extension_takes_effect_at_the_old_expiry_unless_read_otherwise():
    def term(readings=None, **facts):
        outcome = decide("coal.extension", GOOD | facts, readings=readings or {}).outcome
        return outcome["effective_on"], outcome["extended_until"]

    assert term(announced_on="2023-09-20") == ("2023-11-30", "2026-11-30")
    assert term(announced_on="2023-12-04") == ("2023-12-04", "2026-11-30")
    early = {"coal.extension_effective": "on_announcement"}
    assert term(early, announced_on="2023-09-20") == ("2023-09-20", "2026-11-30")
    assert term(announced_on="2023-09-20", fatal_accident=True) == (None, None)


def test_a_grade_by_the_management_system_is_older_than_these_rules_by_four_months():
    strict = {"coal.old_grades": "no_extension"}
    assert failed(strict, granted_on="2020-06-30") == ["coal.9.0"] and failed(granted_on="2020-06-30") == []
    assert failed(strict) == []  # of a grade whose day is not given nothing is held against it
    assert failed(strict, granted_on="2020-07-01") == failed(strict, granted_on="2020-11-09") == []


def test_one_face_or_two_and_all_of_the_work_by_machine_are_enough():
    assert [failed(working_faces=faces) for faces in (1, 2)] == [[], []]
    assert failed(mechanisation=100) == [] and failed(mechanisation=99.99, mine_type="open_pit") == ["coal.9.3"]
    assert failed(applied_on="2023-08-30") == []  # the last day: three months before 30 November


def test_findings_may_be_only_weighed():
    assert failed({"coal.article10_findings": "weighed"}, fatal_accident=True, major_hazard=True) == []


def test_an_extension_may_last_one_year_or_come_once():
    assert (
        iso(extended_until(19691, CoalLaw())) == "2026-11-30"
        and iso(extended_until(19691, CoalLaw(extension_length=ExtensionLength.ONE_YEAR))) == "2024-11-30"
    )
    again = ExtensionFacts(times_extended=1, expires_day=1000, applied_day=900)
    once = CoalLaw(extension_again=ExtensionAgain.ONCE)
    assert extension_failures(again, CoalLaw()) == 0 and extension_failures(again, once) == 1
    assert extension_failures(again._replace(times_extended=0), once) == 0
    assert [extension_announcer(CoalLaw(extension_announced_by=option)) for option in ExtensionAnnouncedBy] == [
        Authority.PROVINCE,
        Authority.NATIONAL,
    ]


def test_each_condition_looks_at_its_own_facts():
    asked = looks_at(extension_failures)
    assert list(asked) == ["coal.9.0", "coal.9.1", "coal.9.2", "coal.9.3", "coal.10"]
    own = {"grade", "commitment", "times_extended", "extension_again"}
    assert set(asked["coal.9.0"]) == own | {"granted_day", "old_grades"}
    assert asked["coal.9.2"] == ("underground", "working_faces", "extension_faces_max")
    assert "month_rounding" in asked["coal.10"]
