# Made from nbs/credit/05_rights.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from typing import Any
from gazette_sim.credit.campaign import one_ground
from gazette_sim.credit.parameters import CorrectedBy, CorrectionReaches, CreditLaw, Letters, RemedyStays, StatementDays
from gazette_sim.law.calendar import Calendar, iso, state_council_calendar
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, decision, projection_note
from gazette_sim.law.field import Day
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.period import deadline, last_day, last_of_days
from gazette_sim.law.rule import implements, items
from gazette_sim.credit.campaign import Bureau
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.rule import provisions_met
import matplotlib.pyplot as plt
from gazette_sim.credit.disclosure import minimum_until
from gazette_sim.credit.recognition import publish_by
from gazette_sim.law.drawing import described
from gazette_sim.credit.rights import *


def test_a_query_is_answered_within_fifteen_working_days():
    assert decide("credit.query", {"received_on": "2021-09-13"}).outcome == {"reply_by": "2021-10-09"}
    assert decide("credit.query", {"received_on": "2021-03-01"}).outcome == {"reply_by": "2021-03-22"}
    assert decide("credit.query", {"received_on": "2021-03-01"}, set={"credit.query_working_days": 5}).outcome == {
        "reply_by": "2021-03-08"
    }


def test_only_written_queries_about_itself_must_be_answered():
    assert query_admissible(True, True) and not query_admissible(False, True) and not query_admissible(True, False)


def test_a_query_without_a_day_that_exists_is_refused():
    for case, found in (({"received_on": "2021-02-29"}, "2021-02-29"), ({}, None)):
        try:
            decide("credit.query", case)
        except InputError as error:
            assert (error.field, error.found) == ("received_on", found)
        else:
            raise AssertionError(f"{case} was taken")


def test_corrections_name_their_paragraphs():
    law, narrow = CreditLaw(), CreditLaw(correction_reaches=CorrectionReaches.COLLECTED_AND_PUBLISHED)
    assert correction_grounds(True, False, False, False, True, narrow) == 1 << 1
    assert correction_grounds(False, True, False, True, True, narrow) == 1 << 2
    assert correction_grounds(False, False, True, False, False, law) == 0
    assert correction_grounds(False, False, False, True, False, law) == 0  # without evidence nobody may ask for it
    reached = [correction_grounds(False, False, True, True, True, each) for each in (law, narrow)]
    assert reached == [1 << 3, 0] and correction_grounds(False, False, True, True, False, narrow) == 1 << 3


def test_the_bureau_above_tells_a_bureau_to_put_a_missed_duty_right():
    laws = CreditLaw(), CreditLaw(corrected_by=CorrectedBy.ANY)
    above = [[[s for s in Bureau if may_order(s, b, True, law)] for b in Bureau] for law in laws]
    assert above == [[[1], [2], []], [[1, 2], [2], []]] and not may_order(1, 0, False, laws[0])


def test_a_disclosure_goes_on_beside_a_remedy_and_not_after_it_succeeded():
    assert stays_disclosed(True, False, CreditLaw()) and not stays_disclosed(False, True, CreditLaw())
    assert not stays_disclosed(True, False, CreditLaw(remedy_stays=RemedyStays.SUSPENDED)) and stays_disclosed(
        False, False, CreditLaw(remedy_stays=RemedyStays.SUSPENDED)
    )


def remedies(received_on="2021-08-02", readings=None, **case):
    return decide("credit.remedies", {"received_on": received_on, **case}, readings=readings or {}).outcome


def test_remedies_end_with_a_working_day():
    assert remedies() == {
        "statement_until": "2021-08-09",
        "reconsideration_until": "2021-10-08",
        "suit_until": "2022-02-07",
    }
    assert remedies(readings={"time.deadline_on_holiday": "stays"}) == {
        "statement_until": "2021-08-09",
        "reconsideration_until": "2021-10-01",
        "suit_until": "2022-02-02",
    }


def test_a_remedy_that_ends_beyond_the_known_calendar_says_so():
    for received, projected in (("2026-06-20", False), ("2026-08-20", True)):  # six months on; the others end before
        notes = decide("credit.remedies", {"received_on": received}).notes
        assert any("2026-12-31" in note for note in notes) == projected


def test_after_reconsideration_a_suit_has_fifteen_days():
    assert remedies(reconsidered_on="2021-11-01")["suit_until"] == "2021-11-16"
    assert remedies(reconsidered_on="2021-08-02")["suit_until"] == "2021-08-17"  # received on the same day
    try:
        remedies(reconsidered_on="2021-08-01")
    except InputError as error:
        assert error.field == "reconsidered_on"
    else:
        raise AssertionError("a reconsideration before the decision was taken")


def test_remedies_stand_on_article_21_and_on_the_letter():
    for case in ({}, {"reconsidered_on": "2021-11-01"}):
        grounds = decide("credit.remedies", {"received_on": "2021-08-02", **case}).grounds
        assert [(g.provision, g.met) for g in grounds] == [("credit.21", True), ("credit.annex.3", True)]
        suit = "credit.suit_after_reconsideration_days" if case else "credit.suit_months"
        assert {suit, "credit.reconsideration_days"} <= grounds[0].parameters.keys()


def test_the_seven_days_are_calendar_days_after_the_letter_that_grants_them():
    assert remedies("2021-04-24")["statement_until"] == "2021-05-06"
    assert remedies("2021-04-20", readings={"credit.statement_days": "working"})["statement_until"] == "2021-04-28"
    assert remedies("2021-08-02", notice_received_on="2021-08-10")["statement_until"] == "2021-08-09"
    assert (
        remedies("2021-08-02", readings={"credit.letters": "apart"}, notice_received_on="2021-08-10")["statement_until"]
        == "2021-08-17"
    )
