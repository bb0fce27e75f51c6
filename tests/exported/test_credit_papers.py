# Made from nbs/credit/30_papers.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple
from gazette_sim.credit.disclosure import FAILED, REMOVAL, REPEATED, Turn, end_of_disclosure, governing_day
from gazette_sim.credit.events import Event
from gazette_sim.credit.forms import ARTICLE_OF, bureau_of, case_from_event, form, invented_code, regions, words_of_history
from gazette_sim.credit.metrics import EDITION_2024
from gazette_sim.credit.parameters import CreditLaw
from gazette_sim.credit.population import CHANGBAISHAN
from gazette_sim.credit.simulation import Run
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError, UnknownName, in_order
from gazette_sim.regime.form import Form, filled, forms
from gazette_sim.regime.roster import INVENTED
from gazette_sim.law.period import NEVER
from gazette_sim.law.reform import Dated
from collections import Counter
from textwrap import wrap
from gazette_sim.credit.parameters import CreditBehaviour
from gazette_sim.credit.population import generate
from gazette_sim.credit.simulation import simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.reform import Change
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.credit.papers import *


def rough_history(**law: int) -> Run:
    rough = {"late_rate": 0.03, "error_rate": 0.02, "fraud_rate": 0.003, "inspection_share": 0.3, "notary_share": 0.5,
             "unreachable_share": 0.2, "refuses_receipt_share": 0.2, "mailing_signed_share": 0.4}  # fmt: skip
    behaviour = Dated("credit", CreditBehaviour, [Change(None, {f"credit.{n}": v for n, v in rough.items()})])
    days = day_number("2021-01-01"), day_number("2025-12-31")
    changed = Dated("credit", CreditLaw, [Change(None, {f"credit.{n}": v for n, v in law.items()})])
    return simulate(generate(80), changed, behaviour, *days, 3, 0)


def rows_of(run: Run, number: int) -> list:
    return [(row.day, Event(row.event)) for row in run.journal.rows() if row.entity == number]


def test_every_event_with_a_form_fills_one_and_every_form_is_lawful():
    run, seen = rough_history(), Counter()
    for number, row in enumerate(run.roster.rows):
        filed = papers(run, row.id)
        happened = rows_of(run, number)
        for annex, events in ((1, (Event.APPLIED,)), (2, (Event.REVIEW_PASSED, Event.REVIEW_FAILED)),
                              (3, (Event.RECOGNISED,)), (7, (Event.REMOVAL_APPLIED,)),
                              (4, (Event.SERVED, Event.LEFT, Event.NOTARISED, Event.MAILED))):  # fmt: skip
            days = [each.day for each in filed if each.annex == annex]
            assert days == [day for day, event in happened if event in events], (row.id, annex)
        shown = {each.day for each in filed if each.annex in (5, 6)}
        moved = {day for day, event in happened if event in (Event.EXTENDED, Event.REPEATED)}
        assert shown <= {day for day, event in happened if event == Event.PUBLISHED} | moved
        assert shown >= {day for day, event in happened if event == Event.PUBLISHED}
        for each in filed:  # `form` refuses what the annex does not allow
            made = each.form
            assert made.origin and made.fields.get("name", row.name) == row.name
            seen[each.annex] += 1
    assert set(seen) == set(range(1, 9))


def test_a_letter_names_the_ground_of_the_journal_and_its_own_bureau():
    run = rough_history()
    names = run.journal.vocabulary
    for number, row in enumerate(run.roster.rows):
        letters = [each.case for each in papers(run, row.id) if each.annex == 3]
        decided = [r for r in run.journal.rows() if r.entity == number and r.event == Event.RECOGNISED]
        for letter, decision in zip(letters, decided, strict=True):
            assert names.provisions[decision.provision] in letter["grounds"]
            assert letter["recognised_on"] == iso(decision.day)
            place = names.desks[decision.desk]
            assert letter["authority"] == ("吉林省统计局" if place == "province" else letter["authority"])
            assert place in letter["authority"] or place == "province"


def test_a_letter_says_that_a_report_was_refused():
    happened = Row(1, Event.REPORT_REFUSED, "d", "credit.8.3"), Row(1, Event.FOUND, "d", "credit.8.3")
    for ground, said in (("credit.8.3", "拒报"), ("credit.9.3", "多次迟报")):
        rows = (*happened, Row(2, Event.RECOGNISED, "d", ground), Row(3, Event.RECOGNISED, "d", ground))
        words = deeds(Case(rows, 2, {}, CreditLaw()), 2, (ground,))["violation"]
        assert said in words and "拒报" in words
        assert deeds(Case(rows, 3, {}, CreditLaw()), 3, (ground,)) == {}  # the next decision does not rest on it


def test_what_is_disclosed_shows_the_end_that_then_comes_to_pass():
    run, lengthened = rough_history(), 0
    for number, row in enumerate(run.roster.rows):
        happened = rows_of(run, number)
        shown = [each for each in papers(run, row.id) if each.annex in (5, 6)]
        moves = (
            Event.PUBLISHED,
            Event.EXTENDED,
            Event.REPEATED,
            Event.REMOVAL_GRANTED,
            Event.CORRECTED,
            Event.OVERTURNED,
        )
        for each in shown:
            after = [(day, event) for day, event in happened if day > each.day and event in (*moves, Event.REMOVED)]
            if after and after[0][1] == Event.REMOVED:  # nothing moved it any more
                assert each.form.fields["published_until"] == iso(after[0][0] - 1), (row.id, each.day)
                lengthened += (Event.EXTENDED in dict(happened).values()) or (each.day, Event.REPEATED) in happened
    assert lengthened > 0


def test_no_letter_declares_an_enterprise_less_than_it_is():
    run = rough_history()
    for number, row in enumerate(run.roster.rows):
        changes = [(r.day, r.after) for r in run.journal.rows() if r.entity == number and r.after >= 0]
        for each in papers(run, row.id):
            if each.annex == 3:
                rank = ("abnormal", "dishonest", "seriously_dishonest").index(each.case["status"]) + 2
                that_day = {after for day, after in changes if day == each.day}
                assert rank in that_day or rank == [after for day, after in changes if day < each.day][-1]


def test_a_letter_prints_the_law_of_its_day():
    run = rough_history(statement_term=9)
    letter = next(each for row in run.roster.rows for each in papers(run, row.id) if each.annex == 3)
    assert any("9日内" in line for line in letter.form.text)


def test_one_paper_by_its_day_and_one_clear_line_where_there_is_none():
    run = rough_history()
    number, filed = next((n, papers(run, row.id)) for n, row in enumerate(run.roster.rows) if papers(run, row.id))
    name, first = run.roster.rows[number].id, filed[0]
    assert paper(run, first.annex, name, iso(first.day)) == first
    quiet = next(row.id for row in run.roster.rows if all(each.annex != 8 for each in papers(run, row.id)))
    for annex, who, on, said in (
        (8, quiet, None, "an annex that its events fill"),
        (first.annex, name, "2035-01-01", iso(first.day)),
        (9, name, None, "1 to 8"),
        (3, "E9", None, "E000"),
    ):
        try:
            paper(run, annex, who, on)
            raise AssertionError("not refused")
        except InputError as error:
            assert said in str(error) and "\n" not in str(error)
