# Made from nbs/credit/27_story.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.events import Event
from gazette_sim.credit.status import STATUS_COLOURS
from gazette_sim.regime.life import Span
from gazette_sim.regime.story import Lane, Told
from collections import Counter
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import generate
from gazette_sim.credit.simulation import simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import UnknownName
from gazette_sim.law.language import say_for
from gazette_sim.law.reform import Dated
from gazette_sim.regime.life import Entry
from gazette_sim.law.drawing import described
from gazette_sim.credit.story import *


def short_history():
    days = day_number("2021-01-01"), day_number("2024-12-31")
    return simulate(generate(60), Dated("credit", CreditLaw), Dated("credit", CreditBehaviour), *days, 9, 0)


def test_statuses_cover_the_horizon_without_a_gap():
    run = short_history()
    for row in run.roster.rows:
        told = life(run, row.id, run.roster)
        assert told.statuses[0].first == run.first_day and told.statuses[-1].until == run.last_day + 1
        assert all(a.until == b.first and a.state != b.state for a, b in zip(told.statuses, told.statuses[1:]))


def test_every_event_has_words_in_both_languages():
    for event in Event:
        assert say_for("credit", f"event.{event.name.lower()}", "en") != say_for(
            "credit", f"event.{event.name.lower()}", "zh"
        )


def test_an_unknown_enterprise_is_refused_with_the_nearest():
    run = short_history()
    try:
        story(run, "E0001")
        raise AssertionError("not refused")
    except UnknownName as error:
        assert "E000" in str(error)
    assert "E00007" in story(run, "E00007", "zh", run.roster)


def test_a_disclosure_ends_with_the_removal_and_begins_with_the_roster():
    def told(first: str, *events: str) -> Life:
        rows = [Entry(n, event, "", first if n == 0 else "", "", "") for n, event in enumerate(("joined", *events))]
        return Life("E1", 0, 9, tuple(rows))

    assert told("dishonest", "corrected", "removed").disclosures == [Span(0, 2, "removed")]
    assert told("none", "published", "corrected", "removed").disclosures == [Span(1, 3, "removed")]
    assert told("none", "published").disclosures == [Span(1, 10, "")] and told("abnormal", "cured").disclosures == []
