"""Stories of real simulated histories: what they tell agrees with the journal and with the metrics."""

import warnings
from itertools import pairwise

import matplotlib
import pytest

from gazette_sim.coal.events import Event
from gazette_sim.coal.metrics import halted_days, mine_days
from gazette_sim.coal.parameters import CoalBehaviour, CoalLaw
from gazette_sim.coal.population import generate
from gazette_sim.coal.simulation import simulate
from gazette_sim.coal.story import draw_story, life, story
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import UnknownName
from gazette_sim.law.reform import Dated

matplotlib.use("Agg")
STATES = ("none", "one", "two", "three", "closed")


@pytest.fixture(scope="module")
def roster():
    return generate(12, seed=3)


@pytest.fixture(scope="module")
def run(roster):
    law, behaviour = Dated("coal", CoalLaw), Dated("coal", CoalBehaviour)
    return simulate(roster, law, behaviour, day_number("2021-01-01"), day_number("2027-12-31"), 11, 0)


@pytest.fixture(scope="module")
def lives(run, roster):
    return [life(run, row.id, roster) for row in roster.rows]


def test_the_lives_together_are_the_journal_s_mine_days(run, lives):
    told = [sum(span.days for each in lives for span in each.grades if span.state == state) for state in STATES]
    assert told == mine_days(run.journal, run).tolist()


def test_halts_together_are_the_metric(run, lives):
    assert sum(span.days for each in lives for span in each.halts) == halted_days(run.journal, run)


def test_grades_follow_each_other_without_gap_or_repetition(lives):
    for each in lives:
        assert (each.grades[0].first, each.grades[-1].until) == (each.first_day, each.last_day + 1)
        assert all(a.until == b.first and a.state != b.state for a, b in pairwise(each.grades))


def test_an_application_ends_no_earlier_than_it_was_made(lives):
    assert all(span.days >= 0 and span.state in ("granted", "failed", "open") for e in lives for span in e.applications)


def test_everything_is_told_when_asked_and_every_change_always(run, lives, roster):
    for each in lives:
        full, short = (story(run, each.name, "en", roster, every=every) for every in (True, False))
        assert sum(line[:4].isdigit() and line[10:12] == "  " for line in full.splitlines()) == len(each.entries)
        for span in each.grades[1:]:
            assert any(line.startswith(iso(span.first)) and "→" in line for line in short.splitlines())


def test_every_clause_that_the_simulation_names_is_cited(run, lives, roster):
    for each in lives:
        text = story(run, each.name, "zh", roster, every=True)
        assert [entry for entry in each.entries if entry.provision and f"({entry.provision})" not in text] == []


def test_no_event_of_the_vocabulary_is_unknown(run):
    assert run.journal.vocabulary.events == tuple(event.name.lower() for event in Event)


def test_what_is_projected_or_made_up_is_said(run, roster):
    text = story(run, roster.rows[0].id, "en", roster)
    assert "are projected" in text and "illustrative" in text


def test_an_unknown_mine_gets_the_nearest(run, roster):
    with pytest.raises(UnknownName, match="did you mean 00"):
        story(run, "0001")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_busiest_life_can_be_drawn_with_every_glyph_and_no_overlap(run, lives, roster, lang):
    busiest = max(lives, key=lambda each: len(each.grades))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = draw_story(run, busiest.name, lang, roster=roster).figure
        figure.canvas.draw()
    labels = [text for text in figure.axes[0].texts if text.get_text().startswith("coal.")]
    boxes = [label.get_window_extent().padded(-1) for label in labels]
    assert len(labels) >= 1
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[:n])
    matplotlib.pyplot.close(figure)
