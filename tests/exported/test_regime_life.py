# Made from nbs/regime/03_life.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar
from gazette_sim.engine.journal import Journal, named
from gazette_sim.law.reform import Regional
import matplotlib.pyplot as plt
from gazette_sim.engine.journal import Vocabulary
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.drawing import INK, described, drawn_in, frame, on_colour
from gazette_sim.regime.life import *


def history(*entries, last=100):
    return Life("a", 0, last, tuple(Entry(day, event, "", after, "", "") for day, event, after in entries))


def test_states_cover_the_horizon_without_a_gap():
    told = history((0, "joined", "two"), (5, "x", "one"), (5, "y", "two"), (9, "x", "one"), (9, "z", ""))
    assert told.states("none") == [Span(0, 9, "two"), Span(9, 101, "one")]
    assert history().states("none") == [Span(0, 101, "none")]


def test_spans_between_events_may_be_open():
    told = history((3, "on", ""), (4, "on", ""), (7, "off", ""), (9, "off", ""), (50, "on", ""))
    assert told.between(["on"], ["off"]) == [Span(3, 7, "off"), Span(50, 101, "")]
    assert told.count("on", "off") == 5 and history((3, "on", ""), (3, "on", ""), (4, "x", "")).count("on") == 2


def test_a_life_is_taken_out_of_the_journal_of_all():
    words = Vocabulary(("e",), (), ("a", "b", "desk: d"), ("d",))
    journal = Journal(words, [(7, 0, 0, -1, -1, -1, 0), (8, 1, 0, -1, -1, 0, 0), (9, 2, 0, -1, -1, 0, 0)])
    told = life_of(Life, journal, "b")
    assert told.entries == (Entry(8, "e", "", "", "d", ""),) and (told.first_day, told.last_day) == (7, 9)
    assert subjects(journal) == ["a", "b"]
    for unknown in ("c", "desk: d"):
        try:
            life_of(Life, journal, unknown)
        except ValueError:
            continue
        raise AssertionError(f"{unknown} was found")


def test_a_life_knows_the_law_of_its_own_places():
    here_and_there, nowhere = (Regional(5, (("x.y", 1),), ("here", "there")), Regional(6, (("x.y", 2),), ("nowhere",)))
    words = Vocabulary(("e",), (), ("a", "b", "c"))
    law = type("Law", (), {"regional": (here_and_there, nowhere)})
    run = type(
        "Run",
        (),
        {"journal": Journal(words, [(7, 0, 0, -1, -1, -1, 0)]), "places": (("there",), ("here",)), "law": law},
    )
    for name, place in (("a", "there"), ("b", "here")):
        assert life_of(Life, run, name).own_law == (here_and_there._replace(where=(place,)),)
    assert life_of(Life, run, "c").own_law == ()  # one that came later, and has no place of its own
