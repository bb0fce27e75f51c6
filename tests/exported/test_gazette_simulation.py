# Made from nbs/gazette/04_simulation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any
from gazette_sim.gazette.decisions import appears_on, earliest_serial, goes_first, may_be_printed, may_stand
from gazette_sim.gazette.parameters import GazetteBehaviour, GazetteLaw
from gazette_sim.gazette.population import DocumentRow, Roster
from gazette_sim.engine.clock import Moment
from gazette_sim.law.provision import codes
from gazette_sim.law.reform import Dated
from gazette_sim.law.rule import enacts
from gazette_sim.regime.world import Phases, Run, Subject, World, run_through, vocabulary
import matplotlib.pyplot as plt
from gazette_sim.gazette.population import generate, issue_22, roster_of
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import Change
from gazette_sim.gazette.simulation import *


from math import sqrt

FREE = {"delivery_days": 0, "closing_days": 0, "page_limit": 400}


def one_year(roster, law=None, **behaviour):
    changes = [{f"gazette.{n}": v for n, v in given.items()} for given in (law or {}, behaviour)]
    dated = [Dated("gazette", cls, [Change(None, c)]) for cls, c in zip((GazetteLaw, GazetteBehaviour), changes)]
    return simulate(roster, *dated, day_number("2021-01-01"), day_number("2021-12-31"), 1, 0)


def lags_of(done):
    rows = list(done.journal.rows())
    issued = {row.entity: row.day for row in rows if row.event == Event.ISSUED}
    return {row.entity: row.day - issued[row.entity] for row in rows if row.event == Event.PUBLISHED}


def test_uniform_arrivals_wait_half_a_period():
    first, last = day_number("2021-01-01"), day_number("2021-12-31")
    short = tuple(DocumentRow(f"D{n}", f"示例文件 {n}", "government_rule", 1) for n in range(3000))
    for issues in (12, 24, 72):
        law = GazetteLaw(issues_a_year=issues)
        waits = [appears_on(earliest_serial(day, law), law) - day for day in range(first, last + 1)]
        mean = sum(waits) / len(waits)
        spread = sqrt(sum((wait - mean) ** 2 for wait in waits) / len(waits))
        seen = lags_of(one_year(roster_of(short, "short"), {"issues_a_year": issues}, **FREE)).values()
        assert len(seen) == 3000
        assert abs(sum(seen) / len(seen) - mean) < 4 * spread / sqrt(3000)


def test_without_limits_the_history_is_the_decision():
    done = one_year(generate(200, 1), **FREE)
    law = GazetteLaw()
    for row in done.journal.rows():
        if row.event == Event.PUBLISHED:
            issued = row.day - lags_of(done)[row.entity]
            assert row.day == appears_on(earliest_serial(issued, law), law)


def test_a_full_issue_makes_the_rest_wait_and_a_long_document_is_printed_alone():
    on = day_number("2021-03-01")
    lines = [DocumentRow(f"D{n}", f"示例文件 {n}", "government_public", 30, on) for n in range(3)]
    lines.append(DocumentRow("D3", "示例文件 3", "government_public", 90, on))
    found = lags_of(one_year(roster_of(tuple(lines), "four"), delivery_days=0, closing_days=0, page_limit=35))
    days = [iso(on + found[n]) for n in range(4)]
    assert days == ["2021-03-15", "2021-03-31", "2021-04-15", "2021-04-30"]


def test_the_governments_come_first_by_the_other_reading():
    on = day_number("2021-03-01")
    kinds = ("department_normative", "government_normative")
    lines = tuple(DocumentRow(f"D{n}", f"示例文件 {n}", kind, 30, on) for n, kind in enumerate(kinds))
    given = {"delivery_days": 0, "closing_days": 0, "page_limit": 35}
    as_received = lags_of(one_year(roster_of(lines, "two"), **given))
    government = lags_of(one_year(roster_of(lines, "two"), {"print_order": 1}, **given))
    assert as_received[0] < as_received[1] and government[1] < government[0]


def test_what_comes_after_the_closing_waits_for_the_next_issue():
    for day, printed in (("2021-03-10", "2021-03-15"), ("2021-03-11", "2021-03-31")):
        row = DocumentRow("D0", "示例文件", "government_rule", 1, day_number(day))
        found = lags_of(one_year(roster_of((row,), "one"), delivery_days=0, closing_days=5))
        assert iso(day_number(day) + found[0]) == printed


def test_what_is_not_on_the_list_never_appears_by_the_other_reading():
    done = one_year(issue_22(), {"beyond_the_list": 1}, **FREE)
    refused = {row.entity for row in done.journal.rows() if row.event == Event.REFUSED}
    assert refused == {5, 6} and not refused & lags_of(done).keys()


def test_the_same_seed_gives_the_same_journal_and_another_history_another():
    assert one_year(generate(50, 1)).journal.sha256() == one_year(generate(50, 1)).journal.sha256()
    assert one_year(generate(50, 1)).journal.sha256() != one_year(generate(50, 1), {"same_day": 1}, closing_days=0,
                                                                  delivery_days=0).journal.sha256()  # fmt: skip


def test_a_reform_changes_the_calendar_from_its_day_on():
    changes = [Change(day_number("2021-07-01"), {"gazette.issues_a_year": 12})]
    law, behaviour = Dated("gazette", GazetteLaw, changes), Dated("gazette", GazetteBehaviour)
    done = simulate(generate(400, 1), law, behaviour, day_number("2021-01-01"), day_number("2021-12-31"), 1, 0)
    days = sorted({iso(row.day) for row in done.journal.rows() if row.event == Event.PUBLISHED})
    assert "2021-05-15" in days and "2021-06-30" in days
    assert [day for day in days if day > "2021-07-15"] == [
        f"2021-{m}" for m in ("07-31", "08-31", "09-30", "10-31", "11-30", "12-31")
    ]


def test_a_reform_on_the_day_of_an_issue_closes_it_that_day_at_the_earliest():
    changes = [Change(day_number("2021-07-01"), {"gazette.half_month_days": 1})]
    law, behaviour = Dated("gazette", GazetteLaw, changes), Dated("gazette", GazetteBehaviour)
    done = simulate(generate(400, 1), law, behaviour, day_number("2021-01-01"), day_number("2021-12-31"), 1, 0)
    days = {iso(row.day) for row in done.journal.rows() if row.event == Event.PUBLISHED}
    assert {"2021-07-01", "2021-07-31", "2021-08-01"} <= days
