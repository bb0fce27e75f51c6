# Made from nbs/gazette/talent/01_award.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
import tomllib
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple
from gazette_sim.gazette.talent.parameters import Exemption, PrizeFor, TalentLaw
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.drawing import DARK_TO_LIGHT, INK, drawn_in, frame, on_colour
from gazette_sim.law.field import Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.language import say_for
from gazette_sim.law.money import in_fen, yuan
from gazette_sim.law.regulation import regulation
from gazette_sim.law.rule import implements
from gazette_sim.law.check import clause
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
from gazette_sim.gazette.talent.decisions import *


def test_the_prize_is_each_recipients():
    assert decide("talent.award", {"recipients": 20}).outcome == {
        "each": 200_000, "total": 4_000_000, "taxable": False, "other_benefits_taxable": True,
    }  # fmt: skip
    assert decide("talent.award", {"recipients": 1}).outcome["total"] == 200_000


def test_a_prize_that_all_share_is_divided_to_the_fen():
    shared = decide("talent.award", {"recipients": 3}, readings={"talent.prize_for": "all_together"}).outcome
    assert (str(shared["each"]), str(shared["total"])) == ("66666.66", "199999.98")
    twenty = decide("talent.award", {"recipients": 20}, readings={"talent.prize_for": "all_together"})
    assert twenty.outcome["each"] == 10_000


def test_nobody_is_no_case():
    try:
        decide("talent.award", {"recipients": 0})
    except InputError as error:
        assert "recipients" in str(error)
    else:
        raise AssertionError("a prize for nobody was taken")


def test_the_roll_has_as_many_as_the_sentence_says():
    assert roll_is_complete(len(roll()), TalentLaw()) and not roll_is_complete(19, TalentLaw())
    assert len({person.name for person in roll()}) == 20
    assert [person.number for person in roll()] == list(range(1, 21))


def test_every_count_comes_to_twenty():
    for aspect in ("category", "kind", "title", "sex"):
        assert sum(n for by in counted(aspect).values() for n in by.values()) == 20


def test_the_roll_by_hand():
    by_category = counted("category")
    assert by_category == {"innovator": {"innovator": 12, "founder": 0}, "founder": {"innovator": 0, "founder": 8}}
    assert counted("sex")["female"] == {"innovator": 2, "founder": 1}
    assert title_level("院长、教授") == "senior" and title_level("董事长") == "none"
