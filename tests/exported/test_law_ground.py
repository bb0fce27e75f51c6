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
