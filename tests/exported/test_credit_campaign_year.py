# Made from nbs/credit/12_campaign_year.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from functools import lru_cache
from typing import Any
from gazette_sim.credit.campaign import application_accepted, may_be_announced, may_open_campaign, may_recognise_trust_at_once, passes_recheck, publicity_until, qualified_until, recheck_by, review_by, step_is_late
from gazette_sim.credit.enterprise import Enterprise, Office, Province, note_overdue
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind, code
from gazette_sim.credit.finding import facts_of, find, undecided_facts
from gazette_sim.credit.inspection import found_of, inspect, verify
from gazette_sim.credit.parameters import CreditLaw, QualificationStart
from gazette_sim.credit.qualification import qualify
from gazette_sim.credit.reports import plan_faults
from gazette_sim.credit.status import EnterpriseFacts, Status, status_of, trust_conditions, violation_counts
from gazette_sim.engine.desk import Desk
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import enacts
from gazette_sim.regime.world import Subject
from collections import Counter
import matplotlib.pyplot as plt
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, drawn_in, frame
from dataclasses import replace
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import generate, roster_of
from gazette_sim.credit.simulation import DONE, HAPPENS, excerpt
from gazette_sim.law.calendar import day_number
from gazette_sim.law.reform import Change, Dated
from gazette_sim.credit.campaign_year import *


def test_the_province_recognises_trust_at_once_under_one_reading():
    from gazette_sim.credit.campaign import Bureau
    from gazette_sim.credit.events import code
    from gazette_sim.credit.parameters import ProvinceTrust
    from gazette_sim.credit.simulation import one_enterprise

    for option in ProvinceTrust:
        for level in (Bureau.COUNTY, Bureau.PROVINCE):
            firm = one_enterprise({"province_recognises_trust": option}, province_trust_share=1.0)
            verified(firm, level, code("credit.6.3"))
            trusted = option == ProvinceTrust.PROVINCE_TOO and level == Bureau.PROVINCE
            assert (firm.status == Status.TRUSTWORTHY) == trusted


from dataclasses import replace

from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import generate, roster_of
from gazette_sim.credit.simulation import DONE, HAPPENS
from gazette_sim.law.calendar import day_number
from gazette_sim.law.reform import Change, Dated


def one_county(count: int, **behaviour: float) -> Province:
    rows = [replace(row, county="前郭尔罗斯蒙古族自治县", status="none", since_on=None) for row in generate(count).rows]
    changes = [Change(None, {f"credit.{name}": value for name, value in behaviour.items()})]
    days = day_number("2021-01-01"), day_number("2022-12-31")
    law, behaviour_dated = Dated("credit", CreditLaw), Dated("credit", CreditBehaviour, changes)
    province = Province(roster_of(rows, "one county"), law, behaviour_dated, *days, 2020, 0, HAPPENS, DONE)
    plan_campaigns(province, 0)
    province.clock.run_through(day_number("2021-12-31"))
    return province


def counted(province: Province, event: Event) -> int:
    return sum(row.event == event for row in province.journal.rows())


def test_every_application_ends_once():
    county = one_county(120, applying_share=0.8, objection_share=0.1)
    ends = (Event.REVIEW_FAILED, Event.RECHECK_FAILED, Event.REFUSED, Event.ANNOUNCED)
    assert counted(county, Event.APPLIED) == sum(counted(county, e) for e in ends) > 20
    assert county.journal.check() == []


def test_fewer_reviewers_break_more_limits():
    few = one_county(250, applying_share=0.6, county_staff_minimum=1, county_staff_per_hundred=0.0)
    many = one_county(250, applying_share=0.6, county_staff_minimum=30)
    assert counted(few, Event.REVIEW_OVERDUE) > 0 == counted(many, Event.REVIEW_OVERDUE)


def test_publicity_lasts_seven_days_before_the_announcement():
    county = one_county(60, applying_share=0.8)
    days = {Event(row.event): row.day for row in county.journal.rows()}
    assert days[Event.ANNOUNCED] > days[Event.PUBLICISED] + 7
    assert {e.qualified_until for e in county.enterprises if e.status == Status.TRUSTWORTHY} == {
        qualified_until(days[Event.ANNOUNCED], 0, CreditLaw())
    }


def test_what_stands_on_another_departments_list_fails_the_recheck():
    assert counted(one_county(60, applying_share=0.8, listed_elsewhere_share=1.0), Event.ANNOUNCED) == 0


def test_what_is_found_after_the_review_keeps_an_enterprise_off_the_list():
    for days, announced in ((-1, True), (0, False), (20, False)):  # the day of the recognition, from that of the review
        county = one_county(1, applying_share=1.0, candour=0.0)
        firm, last = county.enterprises[0], {row.event: row.day for row in county.journal.rows()}
        campaign = Campaign(firm.nearest, 0)
        application = Application(campaign, firm)
        application.reviewed_day, application.passed_day = last[Event.REVIEW_PASSED], last[Event.RECHECK_PASSED]
        campaign.passed.append(application)
        firm.status, firm.found_day = Status.NONE, application.reviewed_day + days  # abnormal, and cured by now
        announce(Publicity(campaign), last[Event.ANNOUNCED] - 1)
        assert (firm.status == Status.TRUSTWORTHY) == announced


def announced_with(**changed) -> str:
    "The clause by which one who passed the recheck is announced or refused, some things having changed since."
    county = one_county(1, applying_share=0.0, listed_elsewhere_share=changed.pop("listed", 0.0))
    firm, today = county.enterprises[0], county.clock.now
    campaign = Campaign(firm.nearest, 0)
    application = Application(campaign, firm)
    application.applied_day = application.reviewed_day = application.passed_day = today - 10
    campaign.passed.append(application)
    firm.late_days += changed.get("late", [])
    if "finding" in changed:
        find(firm, firm.nearest.level, changed["finding"])
    announce(Publicity(campaign), today - 1)
    rows = [row for row in county.journal.rows() if row.event in (Event.ANNOUNCED, Event.REFUSED)]
    return f"{Event(rows[-1].event).name} {county.journal.vocabulary.provisions[rows[-1].provision]}"


def test_article_7_is_looked_at_until_the_day_of_the_announcement():
    assert announced_with() == "ANNOUNCED credit.11.5"
    assert announced_with(late=[day_number("2021-12-30")]) == "REFUSED credit.7.3"  # late after the review
    assert announced_with(finding="untrue_data") == "REFUSED credit.7.3"  # found, and not decided yet
    assert announced_with(finding="obstructed") == "REFUSED credit.7.4"
    assert announced_with(finding="records_kept") == "REFUSED credit.7.2"
    assert announced_with(finding="unexplained_anomaly").startswith("REFUSED credit.")
    assert announced_with(listed=1.0) == "REFUSED credit.7.5"


def test_a_place_on_another_list_lasts_a_year():
    county = one_county(200, applying_share=0.0, listed_elsewhere_share=0.5)
    on = sum(listed_elsewhere(firm) for firm in county.enterprises)
    assert 70 < on < 130  # of 200, as many as are listed in a year
    county = one_county(200, applying_share=0.0, listed_elsewhere_share=0.0)
    assert not any(listed_elsewhere(firm) for firm in county.enterprises)


def test_who_is_abnormal_at_the_review_fails_it():
    for status, cured, event in (
        (Status.ABNORMAL, False, Event.REVIEW_FAILED),
        (Status.ABNORMAL, True, Event.REVIEW_PASSED),
    ):
        county = one_county(1, applying_share=0.0)
        firm = county.enterprises[0]
        firm.status, firm.cured = status, cured
        application = Application(Campaign(firm.nearest, 0), firm)
        application.applied_day = county.clock.now - 1
        review(application)
        assert [Event(row.event) for row in county.journal.rows()][-1] == event


def test_a_recheck_of_many_on_the_spot_breaks_its_limit():
    many = one_county(250, applying_share=0.6, county_staff_minimum=2, county_staff_per_hundred=0.0, onsite_share=1.0)
    few = one_county(250, applying_share=0.6, county_staff_minimum=60, onsite_share=1.0)
    assert counted(many, Event.RECHECK_OVERDUE) > 0 == counted(few, Event.RECHECK_OVERDUE)


def test_a_visit_finds_what_no_record_says():
    for share, event in ((0.0, Event.RECHECK_PASSED), (1.0, Event.RECHECK_FAILED)):
        sure = {"inspection_detects": 1.0, "listed_elsewhere_share": 0.0}
        county = one_county(1, applying_share=0.0, onsite_share=share, **sure)
        firm = county.enterprises[0]
        firm.wrong_days.append(county.clock.now - 30)
        application = Application(Campaign(firm.nearest, 0), firm)
        application.applied_day = application.reviewed_day = county.clock.now - 1
        recheck(application)
        assert counted(county, event) == 1 and counted(county, Event.ONSITE_RECHECKED) == share
        assert counted(county, Event.FOUND) == share
