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
from gazette_sim.law.citation import UnknownName, cite, parse_id
from gazette_sim.law.drawing import ALARM, INK, drawn_in, font_families, frame, on_colour, say_missing
from gazette_sim.law.language import in_markdown, say_for, unit_in, word_for
from gazette_sim.law.parameter import Parameter, option_in
from gazette_sim.law.provision import register
from gazette_sim.law.reform import find
from gazette_sim.regime.life import Entry, Life, Span, life_of, subjects
import re
from dataclasses import replace
import matplotlib.pyplot as plt
from gazette_sim.engine.journal import Journal, Vocabulary
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import UnknownName
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import Regional
from gazette_sim.regime.life import Entry
from gazette_sim.regime.story import *


def told(*happenings, last=400, **words):
    entries = [Entry(day, event, before, after, "", "") for day, event, before, after in happenings]
    given = {"regulation": "permits", "subject": "shop", "colours": {"none": "#d0d0d0", "permit": "#0072b2"}}
    return type("Case", (Told,), given | words)("x", 0, last, tuple(entries))


def lines(life, every=False, lang="en"):
    return [line.split("  ")[-1] for line in text(life, lang, every).splitlines() if re.match("[0-9]{4}[-:]", line)][1:]


def test_states_begin_with_what_is_known_first():
    assert [span.state for span in told((0, "joined", "", "permit")).held] == ["permit"]
    assert [span.state for span in told((5, "lost", "permit", "none")).held] == ["permit", "none"]
    assert [span.state for span in told().held] == ["none"]


def test_routine_is_folded_unless_something_else_happened_that_day():
    checks = [(day, "checked", "", "") for day in (3, 9, 370)]
    life = told(*checks[:2], (9, "fire", "", ""), checks[2], routine=("checked",))
    folded = "routine without consequence: 1 × checked"
    assert lines(life) == ["checked", "fire", f"1970: {folded}", f"1971: {folded}"]
    assert lines(life, every=True) == ["checked", "checked", "fire", "checked"]


def test_what_is_unspoken_is_neither_told_nor_counted():
    life = told((3, "checked", "", ""), (3, "fire", "", ""), routine=("checked",), unspoken=("fire",))
    assert lines(life) == ["1970: routine without consequence: 1 × checked"]


def test_a_name_without_a_word_is_said_as_it_is():
    assert lines(told((0, "put_right", "", ""), (2, "lost", "permit", "none")), lang="zh") == [
        "put right",
        "lost：permit→none",
    ]


def test_an_unknown_subject_is_refused_with_the_nearest():
    journal = Journal(Vocabulary(("e",), (), ("shop 1", "desk: county"), ("county",)), [(9, 0, 0, -1, -1, 0, 0)])
    for name in ("shop 2", "desk: county"):
        try:
            Told.life(journal, name)
        except UnknownName as error:
            assert "no such subject" in str(error)
        else:
            raise AssertionError(name)
    assert Told.life(journal, "shop 1").entries == (Entry(9, "e", "", "", "county", ""),)


def test_days_of_the_states_add_up_at_the_end():
    life = told((0, "joined", "", "permit"), (101, "lost", "permit", "none"))
    assert "permit: 101 days (25%)" in text(life) and "none: 300 days (75%)" in text(life)
    assert "| 1970-04-12 | lost: permit → none |" in table(life)


def test_shares_are_of_all_days_and_routine_that_changes_a_state_is_told():
    life = told((0, "joined", "", "permit"), (1, "checked", "permit", "none"), last=3, routine=("checked",))
    assert "permit: 1 days (25%)" in text(life) and "none: 3 days (75%)" in text(life)
    assert lines(life)[1:] == ["checked: permit → none"]
