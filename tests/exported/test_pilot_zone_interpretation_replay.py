# Made from nbs/pilot_zone/interpretation/02_replay.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Generator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple
from gazette_sim.engine.clock import Clock
from gazette_sim.engine.streams import Streams, among
from gazette_sim.law.calendar import iso, state_council_calendar
from gazette_sim.law.citation import InputError
from gazette_sim.law.field import Cell
from gazette_sim.law.language import aligned, say_for
from gazette_sim.law.parameter import read_value
from gazette_sim.law.reform import find, parameters
from gazette_sim.law.rule import enacts
from gazette_sim.pilot_zone.interpretation.parameters import CollectiveDiscussion, ConsultedIn, InterpretationLaw, Opinions
from gazette_sim.pilot_zone.structure import day
from gazette_sim.cli.program import terminal
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.pilot_zone.interpretation.replay import *


def test_the_printed_days_are_known():
    assert working_days_known() == 96 and day("issued") - day("assigned") == 136


def test_lengths_agree_with_counting_every_combination():
    from itertools import product

    days = [{1: 1, 2: 2, 5: 1}, {1: 1, 3: 1}, {2: 3, 4: 1}]
    every = list(product(*days))
    ways = [days[0][a] * days[1][b] * days[2][c] for a, b, c in every]
    for made_of, together in ((in_turn, sum), (slowest, max)):
        counted = {}
        for lengths_, n in zip(every, ways):
            counted[together(lengths_)] = counted.get(together(lengths_), 0) + n
        assert made_of(days) == counted


def test_the_steps_add_up_to_the_known_total_under_every_reading():
    for law in every_law():
        known = lengths(law, working_days_known())
        assert known.keys() == {step.name for block in steps(law) for step in block}
        if law.opinions == Opinions.IN_TURN:
            assert abs(sum(mean(days) for days in known.values()) - working_days_known()) < 1e-9


def test_a_history_ends_on_the_day_of_issue_under_every_reading():
    for law in every_law():
        for replication in range(5):
            days = drawn(law, working_days_known(), 2020, replication)
            history = made(law, days, day("assigned"))
            assert max(step.ended_day for step in history) == day("issued")
            assert [step.name for step in history][-1] == "issue" and len(history) == len(days)


def every_law():
    from itertools import product

    return [
        InterpretationLaw(consulted_in=a, opinions=b, collective_discussion=c)
        for a, b, c in product(ConsultedIn, Opinions, CollectiveDiscussion)
    ]


def test_drawn_lengths_follow_the_reckoned_ones():
    law = InterpretationLaw(opinions=Opinions.SIDE_BY_SIDE)
    histories = [drawn(law, working_days_known(), 7, k) for k in range(400)]
    for name, days in lengths(law, working_days_known()).items():
        share = sum(history[name] <= within(days, [0.5])[0] for history in histories) / len(histories)
        chance = sum(ways for d, ways in days.items() if d <= within(days, [0.5])[0]) / sum(days.values())
        assert abs(share - chance) < 0.1, name


def test_each_reading_and_each_department_changes_what_is_known():
    total = working_days_known()
    default = lengths(InterpretationLaw(), total)
    for law in every_law()[1:]:
        assert lengths(law, total) != default
    assert mean(further_round(InterpretationLaw())) > mean(further_round(InterpretationLaw(departments_consulted=2)))


def test_a_further_round_runs_into_the_holidays_of_october():
    calendar, law = state_council_calendar(), InterpretationLaw()
    for more, on in zip(further_round(law), issued_after(further_round(law)), strict=True):
        assert calendar.is_working(on) and on - day("issued") >= more + 8  # seven closed days of eight, and a Sunday


def test_what_cannot_be_is_refused():
    from gazette_sim.law.citation import InputError

    for ask in (
        lambda: lengths(InterpretationLaw(), 20),
        lambda: replay("days.csv"),
        lambda: replay(None, {"interpretation.reply_days": "4"}),
        lambda: replay(None, {"interpretation.opinions": "at once"}),
        lambda: replay(None, {"pilot_zone.about_three_years": "from_issue"}),
    ):
        try:
            ask()
        except InputError as error:
            assert "allowed: " in str(error)
        else:
            raise AssertionError("it was taken")
