# Made from nbs/regime/06_story.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import textwrap
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self
from gazette_sim.law.calendar import civil, from_civil, iso, state_council_calendar
from gazette_sim.law.citation import UnknownName, cite
from gazette_sim.law.drawing import ALARM, INK, drawn_in, font_families, frame, on_colour
from gazette_sim.law.language import called, texts
from gazette_sim.law.provision import register
from gazette_sim.regime.life import Entry, Life, Span, life_of, subjects
from gazette_sim.engine.journal import Journal, Vocabulary
from gazette_sim.law.calendar import day_number
from gazette_sim.law.drawing import described
from gazette_sim.regime.story import *


def told(*happenings, last=400):
    entries = [Entry(day, event, before, after, "", "") for day, event, before, after in happenings]
    return type("Case", (Permit,), {})("x", 0, last, tuple(entries))


def test_states_begin_with_what_is_known_first():
    assert [span.state for span in told((0, "joined", "", "permit")).held] == ["permit"]
    assert [span.state for span in told((5, "lost", "permit", "none")).held] == ["permit", "none"]
    assert [span.state for span in told().held] == ["none"]


def test_routine_is_folded_unless_something_else_happened_that_day():
    life = told((3, "checked", "", ""), (9, "checked", "", ""), (9, "fire", "", ""), (370, "checked", "", ""))
    short = [t if isinstance(t, str) else t.event for t in _in_time(life, "en", False)]
    assert short[:2] == ["checked", "fire"] and short[2].startswith("1970:") and short[3].startswith("1971:")
    assert len(list(_in_time(life, "en", True))) == 4


def test_what_is_unspoken_is_neither_told_nor_counted():
    life = told((3, "checked", "", ""), (3, "fire", "", ""))
    type(life).unspoken = ("fire",)
    assert list(_in_time(life, "en", False)) == ["1970: routine without consequence: 1 × checked"]


def test_a_name_without_a_word_is_said_as_it_is():
    assert _what(shop, Entry(0, "put_right", "", "", "", ""), "zh") == "put right"
    assert _what(shop, Entry(0, "lost", "permit", "none", "", ""), "en") == "lost: permit → none"


def test_an_unknown_subject_is_refused_with_the_nearest():
    for name in ("shop 2", "desk: county"):
        try:
            Permit.life(permits(), name)
        except UnknownName as error:
            assert "no such shop" in str(error)
        else:
            raise AssertionError(name)
