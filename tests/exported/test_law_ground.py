# Made from nbs/law/12_ground.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple
from gazette_sim.law.calendar import iso
from gazette_sim.law.period import NEVER
from gazette_sim.law.reform import parameters
from gazette_sim.law.rule import looks_at, places
from typing import Annotated
from unittest import mock
from IPython.display import Markdown
from gazette_sim.law.citation import Document, documents
from gazette_sim.law.decision import decide
from gazette_sim.law.parameter import declare, law
from gazette_sim.law.rule import implements
from gazette_sim.law.ground import *


def test_a_fact_is_told_as_people_write_it():
    for fact, told in (
        (("weighted_score", 935), ("weighted_score", 93.5)),
        (("granted_day", 366), ("granted_on", "1971-01-02")),
        (("on", 366), ("on", "1971-01-02")),
        (("lost_day", NEVER), ("lost_on", None)),
        (("score", 935), ("score", 935)),
        (("grade", 1), ("grade", 1)),
    ):
        assert readable(*fact) == told


def test_the_grounds_of_a_grade_have_points_dates_and_the_readings_that_were_chosen():
    case = {"on": "2021-08-30", "mine_type": "underground", "weighted_score": 89.5, "part_scores": [92.3]}
    case |= {"accidents": [{"on": "2021-03-01", "severity": "ordinary"}]}
    answer = decide("coal.grade", case, readings={"time.half_year": "days_182"}, set={"coal.grade_one_score": 91})
    found = {ground.provision: ground for ground in answer.grounds}
    assert found["coal.5.1"].facts == {"weighted_score": 89.5, "lowest_part_score": 92.3}
    marks = {"coal.grade_one_part_score": 90, "coal.grade_one_foundation_score": 90}
    assert found["coal.5.1"].met and found["coal.5.1"].parameters == {"coal.grade_one_score": 91, **marks}
    two = found["coal.5.2.2"]
    assert two.met and two.parameters["time.half_year"] == "days_182"
    assert (two.facts["ordinary_accident_on"], two.facts["on"]) == ("2021-03-01", "2021-08-30")
    assert [json.loads(ground_line(ground)) for ground in answer.grounds] == [g._asdict() for g in answer.grounds]


def test_a_mask_meets_its_items_and_what_is_left_out_is_not_told():
    from gazette_sim.coal.grades import grade_one_bars
    from gazette_sim.coal.parameters import CoalLaw

    grounds = grounds_of(grade_one_bars, 0b1101, {}, CoalLaw(), "coal", frozenset({"coal.5.1.2"}))
    assert [ground.provision for ground in grounds if ground.met] == ["coal.5.1", "coal.5.1.3"]
    assert [ground.provision for ground in grounds if not ground.met] == [f"coal.5.1.{n}" for n in (1, 4, 5, 6, 7)]


def test_a_number_in_json_is_the_number_that_was_found():
    assert to_json({"rate": Decimal("0.0180"), "vast": Decimal("1e300")}) == '{"rate": 0.018, "vast": "1E+300"}'
    assert json.loads(to_json({"large": Decimal("1e299")})) == {"large": 1e299}
    try:
        to_json({"what": object()})
    except TypeError as error:
        assert "object" in str(error)
    else:
        raise AssertionError("an object was written")


def test_met_grounds_come_first_and_carry_facts_and_parameters():
    class Length(NamedTuple):
        months: Annotated[int, law("toy.3", "months", "How long.", 1, 120)] = 12

    toy = Document("toy", "Toy rules", "玩具办法", "", "articles")
    with mock.patch.dict(documents(), {"toy": toy}):

        @implements("toy.3")
        def ends(granted_day: int, law: Length) -> int:
            return granted_day + law.months

    declare("toy", Length)
    (ground,) = grounds_of(ends, {"toy.3": True}, {"granted_day": 0}, Length(), "toy")
    assert ground == Ground("toy.3", True, {"granted_on": "1970-01-01"}, {"toy.months": 12})
    (ground,) = grounds_of(ends, {}, {"granted_day": NEVER}, Length(24), "toy")
    assert ground == Ground("toy.3", False, {"granted_on": None}, {"toy.months": 24})
    for _ in range(2):  # a fact that is not given
        (ground,) = grounds_of(ends, 8, {}, Length(36), "toy")
        assert ground == Ground("toy.3", False, {}, {"toy.months": 36})
