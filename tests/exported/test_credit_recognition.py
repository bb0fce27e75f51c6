# Made from nbs/credit/03_recognition.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from typing import Any, Literal, NamedTuple
from gazette_sim.credit.campaign import Bureau, one_ground
from gazette_sim.credit.parameters import CreditLaw, PostingGap, PostingPairs, PublicationSite, PublishBeforeService, PublishBeforeStatement, Secrets, ServiceLimit, SharedCollection, UncontactableEffect
from gazette_sim.credit.rights import statement_until
from gazette_sim.credit.status import Status
from gazette_sim.law.calendar import Calendar, iso, state_council_calendar
from gazette_sim.law.decision import Case, as_numbers, decision, projection_note
from gazette_sim.law.field import Day, Flag
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import compilable, implements
from itertools import product
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.credit.recognition import *


def test_who_collects_recognises_unless_the_province_prevails():
    assert [recognised_by(b, True, CreditLaw()) for b in (0, 1, 2)] == [0, 1, 2] and recognised_by(
        0, True, CreditLaw(shared_collection=SharedCollection.PROVINCE_PREVAILS)
    ) == 2
    assert recognised_by(0, False, CreditLaw(shared_collection=SharedCollection.PROVINCE_PREVAILS)) == 0


def test_the_limit_of_service_binds_dispatch_or_service():
    assert not service_is_late(10, NEVER, 10, CreditLaw()) and service_is_late(11, 11, 10, CreditLaw())
    assert (
        service_is_late(5, 11, 10, CreditLaw(service_limit=ServiceLimit.COMPLETED_SERVICE))
        and service_is_late(5, NEVER, 10, CreditLaw(service_limit=ServiceLimit.COMPLETED_SERVICE))
        and not service_is_late(5, 10, 10, CreditLaw(service_limit=ServiceLimit.COMPLETED_SERVICE))
    )


def test_only_the_two_gravest_are_published_and_no_secret_is():
    law = CreditLaw()
    assert [may_be_published(s, 5, False, 5, law) for s in Status] == [False, False, False, True, True]
    assert [may_be_published(3, first, False, 5, law) for first in (NEVER, 5, 6)] == [False, True, False]
    assert [may_be_published(4, 5, True, 5, CreditLaw(secrets=each)) for each in Secrets] == [False, True]


def test_publication_waits_for_the_seven_days_but_not_for_a_letter_that_does_not_arrive():
    first = [
        [
            publish_from(0, served, 17, 28, CreditLaw(publish_before_statement=s, publish_before_service=v))
            for served in (10, NEVER)
        ]
        for s in PublishBeforeStatement
        for v in PublishBeforeService
    ]
    assert first == [[18, 28], [18, NEVER], [0, 0], [10, NEVER]]


def clocks(recognised_on, readings=None, **case):
    return decide("credit.deadlines", {"recognised_on": recognised_on, **case}, readings=readings or {}).outcome


def test_ten_and_twenty_working_days_skip_holidays():
    assert clocks("2021-09-13") == {"serve_by": "2021-09-27", "publish_by": "2021-10-15"}
    assert clocks("2020-07-08") == {"serve_by": "2020-07-22", "publish_by": "2020-08-05"}
    assert clocks("2021-09-13", status="abnormal") == {"serve_by": "2021-09-27", "publish_by": None}
    assert clocks("2021-09-13", status="dishonest")["publish_by"] == "2021-10-15"


def test_it_may_be_published_once_the_time_for_a_statement_is_over():
    served = {"recognised_on": "2021-03-01", "status": "dishonest", "served_on": "2021-03-05"}
    assert decide("credit.deadlines", served).outcome["publish_from"] == "2021-03-13"
    hasty = decide("credit.deadlines", served, readings={"credit.publish_before_statement": "does_not_wait"})
    assert hasty.outcome["publish_from"] == "2021-03-01"
    assert clocks("2021-03-01", status="abnormal", served_on="2021-03-05")["publish_from"] is None


def test_a_day_of_publication_beyond_the_calendar_is_said_to_be_projected():
    known = {"recognised_on": "2026-10-12", "status": "dishonest", "served_on": "2026-12-20"}
    for case, projected in (
        (known, False),
        (known | {"served_on": "2026-12-28"}, True),  # the days of a statement end in January
        (known | {"status": "abnormal", "served_on": "2026-12-28"}, False),  # is not published
        ({"recognised_on": "2026-12-14", "status": "dishonest"}, True),  # twenty working days
    ):
        assert any("2026-12-31" in note for note in decide("credit.deadlines", case).notes) == projected, case


def test_under_order_35_the_seriously_dishonest_alone_are_published():
    for on, by in (("2022-05-18", "2022-06-16"), ("2022-05-19", None)):  # the day before it, and its own
        case = {"recognised_on": on, "status": "dishonest"}
        assert decide("credit.deadlines", case, reforms=["national_2022"]).outcome["publish_by"] == by
    for status, by in (("abnormal", None), ("dishonest", None), ("seriously_dishonest", "2022-07-29")):
        case = {"recognised_on": "2022-07-01", "status": status}
        answer = decide("credit.deadlines", case, reforms=["national_2022"])
        assert answer.outcome["publish_by"] == by
        assert {g.provision: g.met for g in answer.grounds}["credit.15.1"] == (by is not None)


def test_the_wait_for_a_statement_is_a_ground_once_the_decision_is_served():
    served = {"recognised_on": "2021-03-01", "status": "dishonest", "served_on": "2021-03-05"}
    for readings, waits in (({}, True), ({"credit.publish_before_statement": "does_not_wait"}, False)):
        grounds = {g.provision: g for g in decide("credit.deadlines", served, readings=readings).grounds}
        assert sorted(grounds) == ["credit.14.1", "credit.15.1", "credit.annex.3"]
        assert grounds["credit.annex.3"].met == waits
        assert grounds["credit.annex.3"].facts["statement_on"] == "2021-03-12"
    del served["served_on"]
    assert [g.provision for g in decide("credit.deadlines", served).grounds] == ["credit.14.1", "credit.15.1"]


def test_a_projected_calendar_is_said():
    said = [decide("credit.deadlines", {"recognised_on": day}).notes for day in ("2026-12-20", "2026-11-01")]
    assert ["projected" in " ".join(notes) for notes in said] == [True, False]


def test_a_decision_and_a_publication_must_say_everything():
    assert decision_is_complete(*[True] * 5) and publication_is_complete(*[True] * 6)
    assert not any(decision_is_complete(*(n != missing for n in range(5))) for missing in range(5))
    assert not any(publication_is_complete(*(n != missing for n in range(6))) for missing in range(6))


def test_every_publication_reaches_the_provincial_column():
    assert publication_places(0, True, CreditLaw()) == OWN_SITE | PROVINCIAL_COLUMN | NATIONAL_LINK
    assert (
        publication_places(0, False, CreditLaw())
        == publication_places(1, True, CreditLaw(publication_site=PublicationSite.SUPERIOR))
        == SUPERIOR_SITE | PROVINCIAL_COLUMN | NATIONAL_LINK
    )
    assert publication_places(2, True, CreditLaw(publication_site=PublicationSite.SUPERIOR)) & OWN_SITE


def test_who_refuses_to_sign_is_served_all_the_same():
    assert [
        way_of_service(*facts)
        for facts in ((True, True, True), (True, False, False), (True, False, True), (False, True, True))
    ] == [0, 1, 2, 3]


def test_silence_is_evidence_or_status_or_neither():
    assert [is_uncontactable(True, anew, CreditLaw()) for anew in (False, True)] == [False, True]
    assert is_uncontactable(
        True, False, CreditLaw(uncontactable_effect=UncontactableEffect.AUTOMATIC)
    ) and not is_uncontactable(True, True, CreditLaw(uncontactable_effect=UncontactableEffect.SERVICE_ONLY))
    assert not is_uncontactable(False, True, CreditLaw()) and not is_uncontactable(
        False, False, CreditLaw(uncontactable_effect=UncontactableEffect.AUTOMATIC)
    )


def posted(*attempts, direct=False, readings=None):
    rows = [{"on": on, "signed": signed} for on, signed in attempts]
    return tuple(
        decide(
            "credit.delivery", {"direct_service_possible": direct, "attempts": rows}, readings=readings or {}
        ).outcome.values()
    )


def test_one_unsigned_mailing_opens_a_window_of_fifteen_to_thirty_days():
    assert posted(("2021-03-01", False)) == (False, "2021-03-16", "2021-03-31")
    assert posted(("2021-03-01", False), readings={"credit.posting_gap": "excluded"}) == (
        False,
        "2021-03-17",
        "2021-03-30",
    )
    assert posted() == posted(("2021-03-01", True)) == posted(("2021-03-01", False), direct=True) == (False, None, None)


def test_two_unsigned_mailings_the_lawful_time_apart_make_the_enterprise_out_of_reach():
    for second, gone in (("2021-03-15", False), ("2021-03-16", True), ("2021-03-31", True), ("2021-04-01", False)):
        assert posted(("2021-03-01", False), (second, False))[0] is gone
        assert posted((second, False), ("2021-03-01", False))[0] is gone
    for second in ("2021-03-16", "2021-03-31"):
        assert not posted(("2021-03-01", False), (second, False), readings={"credit.posting_gap": "excluded"})[0]
    assert posted(("2021-03-01", False), ("2021-03-16", True)) == (False, None, None)
    assert not posted(("2021-03-01", False), ("2021-03-16", False), direct=True)[0]


def test_who_signed_once_is_within_reach_and_who_is_out_of_reach_is_written_to_no_more():
    two = ("2021-03-01", False), ("2021-03-16", False)
    assert posted(*two) == (True, None, None)
    assert posted(*two, ("2021-04-01", True)) == (False, None, None)
    assert posted(*two, readings={"credit.posting_pairs": "any_two"}) == (True, None, None)


def test_one_mailing_may_be_enough_but_not_none():
    for attempts, gone in (([], False), ([{"on": "2021-03-01", "signed": False}], True)):
        case = {"direct_service_possible": False, "attempts": attempts}
        assert decide("credit.delivery", case, set={"credit.posting_attempts": 1}).outcome["uncontactable"] == gone


def test_the_grounds_of_a_delivery_name_what_was_found_and_that_it_is_evidence_alone():
    case = {"direct_service_possible": False, "attempts": [{"on": "2021-03-01", "signed": False}]}
    case["attempts"] += [{"on": "2021-03-20", "signed": False}]
    grounds = {g.provision: g for g in decide("credit.delivery", case).grounds}
    assert [(name, ground.met) for name, ground in grounds.items()] == [("credit.14.2", True), ("credit.8.5", False)]
    assert grounds["credit.8.5"].facts == {"deemed": True, "recognised_anew": False}
    assert grounds["credit.14.2"].facts["unsigned"] == ["2021-03-01", "2021-03-20"]


def test_a_mailing_too_early_or_too_late_begins_anew_unless_any_two_count():
    early = ("2021-03-01", False), ("2021-03-10", False), ("2021-03-20", False)
    assert posted(*early[:2]) == (False, "2021-03-25", "2021-04-09")
    assert not posted(*early)[0] and posted(*early, readings={"credit.posting_pairs": "any_two"})[0]
