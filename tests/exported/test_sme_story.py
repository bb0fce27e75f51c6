# Made from nbs/sme/25_story.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.regime.life import Span
from gazette_sim.regime.story import Lane, Told
from gazette_sim.sme.events import Event
from gazette_sim.sme.figures import SIZE_COLOURS
from gazette_sim.law.calendar import day_number
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import Dated
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.population import generate
from gazette_sim.sme.simulation import simulate
from gazette_sim.sme.story import *


def test_a_story_tells_every_application_with_its_clause_and_its_end():
    roster = generate(120)
    span = day_number("2021-01-01"), day_number("2024-12-31")
    run = simulate(roster, Dated("sme", SmeLaw), Dated("sme", SmeBehaviour), *span, 1, 0)
    whole = 0
    for row in roster.rows:
        one = life(run, row.id, roster)
        assert one.count("asked") >= one.count("granted") >= one.count("paid") + one.count("unpaid") - 0
        assert len(one.applications) <= one.count("asked")
        whole += one.count("asked")
        for lang in ("en", "zh"):
            assert row.name in story(run, row.id, lang, roster=roster)
    assert whole == sum(e.event == Event.ASKED and e.entity < len(roster) for e in run.journal.rows()) > 0


def test_an_unknown_enterprise_is_named_with_the_nearest():
    from gazette_sim.law.citation import UnknownName

    roster = generate(20)
    span = day_number("2021-01-01"), day_number("2021-12-31")
    run = simulate(roster, Dated("sme", SmeLaw), Dated("sme", SmeBehaviour), *span, 1, 0)
    try:
        story(run, "E0001")
    except UnknownName as error:
        assert "did you mean E00" in str(error)
    else:
        raise AssertionError("E0001")


def test_a_bank_is_there_from_the_start_though_it_has_no_size_class():
    roster = generate(20)
    span = day_number("2021-01-01"), day_number("2021-12-31")
    run = simulate(roster, Dated("sme", SmeLaw), Dated("sme", SmeBehaviour), *span, 1, 0)
    for lang, wrong, right in (("en", "not there yet", "without a size class"), ("zh", "尚未", "无规模类型")):
        told = story(run, "bank 03", lang)
        assert wrong not in told and right in told
