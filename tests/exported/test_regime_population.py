# Made from nbs/regime/01_population.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar
from gazette_sim.engine.streams import NO_REPLICATION, Streams, among
from gazette_sim.law.calendar import day_number
from gazette_sim.law.field import Whole
from gazette_sim.law.regulation import regulation
from gazette_sim.regime.roster import Roster, regions
from collections import Counter
from dataclasses import dataclass
import matplotlib.pyplot as plt
from gazette_sim.law.citation import InputError
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.law.field import Flag, Line
from gazette_sim.regime.roster import INVENTED
from gazette_sim.regime.population import *


@dataclass(frozen=True)
class Inn:
    id: Line
    name: Line


class Inns(Roster[Inn]):
    subject, subjects, row = "inn", "inns", Inn


def inn(k, u, first_day):
    return Inn(str(k), f"{INVENTED}{u[0]:.6f}")


def test_a_subject_is_the_same_however_many_are_drawn():
    few, many = (drawn(Inns, inn, count, 7, "2021-01-01") for count in (5, 50))
    assert few.rows == many.rows[:5] and few.sha256 != many.sha256 and many.illustrative
    assert drawn(Inns, inn, 5, 8, "2021-01-01").rows != few.rows
    assert few.source == "illustrative, not real inns: 5 drawn with seed 7 as of 2021-01-01"


def test_a_count_that_is_none_is_refused():
    for count in (0, -1, MOST + 1, 2.5):
        try:
            drawn(Inns, inn, count, 1, "2021-01-01")
        except InputError as error:
            assert error.field == "count" and "inns from 1 to 1000000" in str(error)
        else:
            raise AssertionError(count)


def test_weights_are_proportions():
    weights = {"a": 1, "b": 0, "c": 3}
    assert [weighted(u, weights) for u in (0.0, 0.2, 0.3, 0.99)] == ["a", "a", "c", "c"]
    found = by_kind({"district": 1, "county": 2, "county_level_city": 3, "autonomous_county": 4})
    kinds = {number: {regions()[name].kind for name in found if found[name] == number} for number in (1, 2, 3, 4)}
    assert found.keys() == regions().keys()
    assert kinds == {1: {"district"}, 2: {"county"}, 3: {"county_level_city"}, 4: {"autonomous_county"}}
