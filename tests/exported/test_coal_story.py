# Made from nbs/coal/17_story.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.coal.events import ACCIDENTS, STATES, Event
from gazette_sim.coal.grades import GRADE_COLOURS
from gazette_sim.regime.life import Span
from gazette_sim.regime.story import Lane, Told
import warnings
import matplotlib.pyplot as plt
import pytest
from gazette_sim.coal.events import code, vocabulary
from gazette_sim.coal.parameters import CoalBehaviour, CoalLaw
from gazette_sim.coal.population import generate
from gazette_sim.coal.simulation import simulate
from gazette_sim.engine.journal import Journal
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.language import say_for
from gazette_sim.law.reform import Dated
from gazette_sim.law.provision import register
from gazette_sim.law.drawing import described
from gazette_sim.coal.story import *


def short_journal(*rows):
    journal = Journal(vocabulary(("M001", "M002"), ("city",)))
    for day, event, before, after in rows:
        journal.record(day, 0, Event[event.upper()], before, after, -1, code("coal.8.1"))
    journal.record(400, 1, Event.SELF_CHECKED, -1, -1, -1, code("coal.11.6"))
    return journal


def test_grades_cover_the_horizon_without_a_gap():
    told = life(short_journal((0, "joined", 0, 2), (100, "revoked", 2, 0), (200, "announced", 0, 3)), "M001")
    assert told.grades == [Span(0, 100, "two"), Span(100, 200, "none"), Span(200, 401, "three")]


def test_a_mine_that_joins_without_a_grade_has_none():
    told = life(short_journal((0, "joined", 0, 0), (100, "announced", 0, 3)), "M001")
    assert [span.state for span in told.grades] == ["none", "three"]


def test_a_grade_that_changes_twice_on_a_day_keeps_the_last():
    told = life(short_journal((0, "joined", 0, 1), (50, "downgraded", 1, 3), (50, "revoked", 3, 0)), "M001")
    assert told.grades == [Span(0, 50, "one"), Span(50, 401, "none")]


def test_a_halt_that_was_never_lifted_lasts_to_the_end():
    told = life(short_journal((0, "joined", 0, 1), (50, "halted", -1, -1), (60, "halted", -1, -1)), "M001")
    assert told.halts == [Span(50, 401, "")]


def test_a_failed_assessment_that_led_to_a_grade_is_granted():
    rows = [(1, "self_evaluated", -1, -1), (9, "assessment_failed", -1, -1), (30, "announced", 0, 2)]
    rows += [(50, "self_evaluated", -1, -1), (60, "refused", -1, -1)]
    assert life(short_journal(*rows), "M001").applications == [Span(1, 30, "granted"), Span(50, 60, "failed")]


def test_an_unknown_mine_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match="M003: no such mine; did you mean M00"):
        life(short_journal(), "M003")
    with pytest.raises(InputError):
        life(short_journal(), "desk: city")


def test_every_event_has_words_in_both_languages():
    for event in Event:
        assert say_for("coal", f"event.{event.name.lower()}", "en") and say_for(
            "coal", f"event.{event.name.lower()}", "zh"
        )


def test_a_clause_is_summarised_once_and_named_each_time():
    text = story(short_journal((0, "joined", 0, 2), (100, "lapsed", 2, 0), (200, "announced", 0, 3)), "M001")
    assert text.count("(coal.8.1)") == 3
    assert " ".join(text.split()).count(" ".join(register("coal")["coal.8.1"].summary("en").split())) == 1


def test_routine_is_folded_by_year_and_told_on_demand():
    checks = [(10, "self_checked", -1, -1), (20, "self_checked", -1, -1), (390, "spot_checked", -1, -1)]
    quiet = short_journal((0, "joined", 0, 2), *checks)
    short, full = story(quiet, "M001"), story(quiet, "M001", every=True)
    assert "1970: routine without consequence: 2 × full self-check" in short and "1970-01-11" not in short
    assert "1970-01-11  full self-check" in full and "routine" not in full


def test_a_check_with_a_consequence_is_told():
    rows = [(0, "joined", 0, 2), (30, "spot_checked", -1, -1), (30, "hazard_found", -1, -1)]
    rows += [(60, "spot_checked", -1, -1)]
    text = story(short_journal(*rows), "M001")
    assert "1970-01-31  spot check" in text and "1970-03-02" not in text


def test_the_days_of_the_summary_add_up():
    told = life(short_journal((0, "joined", 0, 1), (100, "revoked", 1, 0), (150, "announced", 0, 3)), "M001")
    assert sum(span.days for span in told.grades) == told.last_day - told.first_day + 1 == 401


def test_a_timeline_is_drawn_in_both_languages_with_every_glyph():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for lang in ("en", "zh"):
            rows = [(0, "joined", 0, 2), (100, "accident_ordinary", -1, -1), (100, "downgraded", 2, 3)]
            ax = draw_story(short_journal(*rows), "M001", lang)
            ax.figure.canvas.draw()
            assert say_for("coal", "event.accident_ordinary", lang) in [text.get_text() for text in ax.texts]
            plt.close(ax.figure)


def test_labels_close_together_are_lifted_apart():
    rows = [(0, "joined", 0, 1)] + [(100 + k, "accident_ordinary", -1, -1) for k in range(3)]
    ax = draw_story(short_journal(*rows), "M001")
    heights = {round(text.get_position()[1], 3) for text in ax.texts if "accident" in text.get_text()}
    plt.close(ax.figure)
    assert len(heights) == 3


def test_it_draws_on_the_axes_it_is_given():
    fig, ax = plt.subplots()
    assert draw_story(short_journal((0, "joined", 0, 2)), "M001", ax=ax) is ax
    plt.close(fig)
