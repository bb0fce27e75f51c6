# Made from nbs/credit/14_inspection.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.ending import plan_cure
from gazette_sim.credit.disclosure import violated_on
from gazette_sim.credit.enterprise import OMISSIONS, Enterprise, Province
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind, clause_of, code
from gazette_sim.credit.finding import find, ground_of, late_days
from gazette_sim.credit.parameters import ContinuingOmission
from gazette_sim.credit.removal import extend
from gazette_sim.credit.reports import FABRICATED, LATE, ODD, UNTRUE, falls_due, recent
from gazette_sim.credit.status import many_late_reports, Status
from gazette_sim.engine.desk import Desk
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import enacts
from gazette_sim.credit.parameters import CloserSupervision
import matplotlib.pyplot as plt
from gazette_sim.credit.simulation import excerpt, one_enterprise, pass_days
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.credit.inspection import *


from collections import Counter

from gazette_sim.credit.parameters import CloserSupervision
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days
from gazette_sim.law.calendar import day_number


def test_the_third_late_report_of_a_year_is_many():
    firm = one_enterprise(late_pursued_share=0.0, many_late_pursued_share=1.0)
    for _ in range(3):
        firm.late_days.append(firm.province.clock.now)
        receive_late(firm)
    assert events_of(firm) == [Event.REPORT_LATE] * 3 + [Event.FOUND]
    pass_days(firm, 180)
    assert firm.decision.status == Status.DISHONEST


def test_of_the_reports_found_the_newest_gives_the_day():
    firm, newest = one_enterprise(), Counter()
    for _ in range(400):
        firm.wrong_days = [firm.province.clock.now - 30 * n for n in (3, 2, 1)]
        newest[found_of(firm, detects=0.5).get("untrue_data")] += 1
    shares = [newest[firm.province.clock.now - 30 * n] / 400 for n in (1, 2, 3)]  # 1/2, 1/4, 1/8: as if each were drawn
    assert all(abs(share - 0.5**n) < 0.08 for n, share in enumerate(shares, 1)) and newest[None] > 20


def test_what_is_older_than_two_years_is_not_looked_for():
    firm = one_enterprise(inspection_detects=1.0, obstruction_share=0.0, inquiry_share=0.0)
    firm.false_days.append(day_number("2018-12-31"))
    inspect(firm, Bureau.CITY, code("credit.4.2"))
    assert events_of(firm) == [Event.INSPECTED]


def test_a_report_is_explained_once_and_who_cannot_explain_is_abnormal():
    firm = one_enterprise(unexplained_share=1.0, never_cures_share=1.0)
    ask_explanation(firm, true=False)
    ask_explanation(firm, true=False)
    assert events_of(firm) == [Event.ANOMALY_FLAGGED, Event.EXPLANATION_ASKED]
    pass_days(firm, 120)
    assert firm.status == Status.ABNORMAL


def test_an_inquiry_that_is_not_answered_is_found():
    for share, event in ((1.0, Event.FOUND), (0.0, Event.INQUIRY_ANSWERED)):
        firm = one_enterprise(inquiry_share=1.0, inquiry_refused_share=share)
        inquire(firm, Bureau.CITY)
        inquire(firm, Bureau.CITY)
        pass_days(firm, 40)
        assert events_of(firm)[:2] == [Event.INQUIRY_SENT, event]


def test_a_visit_that_slips_into_the_next_year_meets_no_other():
    firm = one_enterprise(verification_share=1.0, inspection_share=1.0)
    day = firm.province.clock.now + 1
    firm.plan(day, Phase.VERIFICATION, Bureau.COUNTY)
    plan_year(firm.province, 0)
    assert firm.awaits(Phase.INSPECTION) and firm.day_of(Phase.VERIFICATION) == day


def test_who_is_adverse_is_visited_more_often():
    for status, visited in ((status, status >= Status.ABNORMAL) for status in Status):
        firm = one_enterprise(verification_share=0.2, inspection_share=0.2, closer_factor=5.0)
        firm.status = status
        for n in range(8):
            firm.province.luck.draw(Purpose.SUPERVISION, n)[:] = 0.5
        plan_year(firm.province, 0)
        assert [firm.awaits(kind) for kind in (Phase.VERIFICATION, Phase.INSPECTION)] == [visited, visited]
