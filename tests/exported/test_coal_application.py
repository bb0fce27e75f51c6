# Made from nbs/coal/11_application.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Generator
from typing import Any
from simpy import Event as Signal
from gazette_sim.coal.events import Event, Phase, Purpose, TaskKind
from gazette_sim.coal.extension import ExtensionFacts, extended_until, extension_announcer, extension_failures, failed_ids, in_window
from gazette_sim.coal.grades import CONDITION_BAR, POINT, bar_ids, is_graded
from gazette_sim.coal.mine import Application, Approved, Mine, Scores, bars, believed_scores, handling_days, inspected_scores, rectification_days
from gazette_sim.coal.parameters import CoalBehaviour, CoalLaw, DutyFulfilled, FailedRenewal, FalsifiedHolder, LapseRoute, LateApplication, Opposed, PendingUpgrade, Publicity, RectificationClock, RenewalLower, RenewalStarts, Requirements, StoppedApplicant, UpgradeEffective
from gazette_sim.coal.procedure import Authority, authorities, fallback_announcer, fallback_authority, fallback_grade, forwarded_by, looked_at_early, may_be_confirmed, passing_bars, publicity_until, route, spent_three_years, takes_special_route
from gazette_sim.coal.standing import announce_losses, follow_validity, grant, lapse, lose_grade, lose_without_basic_condition, renew_when_rectified, undo_extension
from gazette_sim.coal.validity import renew_by
from gazette_sim.engine.desk import Desk, StatutoryClock
from gazette_sim.law.rule import enacts
from gazette_sim.law.check import clause
from dataclasses import replace
import matplotlib.pyplot as plt
from gazette_sim.coal.mine import Province
from gazette_sim.coal.procedure import Authority
from gazette_sim.coal.parameters import CoalBehaviour
from gazette_sim.coal.population import generate, roster_of
from gazette_sim.coal.simulation import DONE, HAPPENS
from gazette_sim.coal.standing import application_falls, duty_falls_due, expire, remind, renewal_due
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.reform import Change, Dated
from gazette_sim.law.calendar import state_council_calendar
from gazette_sim.law.drawing import described
from gazette_sim.coal.application import *


ANSWERS = {
    Phase.REMINDER: remind,
    Phase.RENEWAL: renew,
    Phase.RENEWAL_DUE: renewal_due,
    Phase.EXPIRY: expire,
    Phase.EXTENSION_TAKES_EFFECT: extension_takes_effect,
    Phase.DUTY: duty_falls_due,
    Phase.LATE_COUNTY_CHECK: lambda mine, office: None,
}


def lone_mine(score, grade=2, readings=None, **behaviour):
    first = day_number("2021-01-04")
    row = replace(
        generate(1, seed=1).rows[0],
        grade=grade,
        granted_on=first - 30 if grade else None,
        score=score,
        type="underground",
    )
    quiet = {"coal.review_rectification_share": 0.0, "coal.objection_share": 0.0, "coal.basic_condition_share": 0.0}
    quiet |= {
        "coal.outside_system_share": 0.0,
        "coal.check_noise": 0.0,
        **{f"coal.{n}": v for n, v in behaviour.items()},
    }
    law = Dated("coal", CoalLaw, [Change(None, readings or {})])
    assumed, last = Dated("coal", CoalBehaviour, [Change(None, quiet)]), first + 1500
    province = Province(roster_of((row,), "one"), law, assumed, first, last, 1, 0, ANSWERS)
    return province, province.mines[0]


def events_after(asked, renewal=False, days=200, **how):
    province, mine = lone_mine(**how)
    apply(mine, asked, renewal)
    province.clock.run_through(province.first_day + days)
    clauses = province.journal.vocabulary.provisions
    rows = [
        (Event(r.event), r.after, clauses[r.provision]) for r in province.journal.rows() if r.event != Event.TAKEN_UP
    ]
    return rows, mine


def test_the_steps_come_in_the_order_of_the_text():
    rows, mine = events_after(1, score=960)
    steps = [e for e, _, _ in rows]
    order = [Event.SELF_EVALUATED, Event.FORWARDED, Event.REVIEW_RECEIVED, Event.REPORTED_UP, Event.ASSESSMENT_PASSED]
    order += [Event.RECTIFICATION_SUPERVISED, Event.PUBLICISED, Event.CONFIRMED, Event.ANNOUNCED]
    assert [e for e in dict.fromkeys(steps) if e in order] == order
    assert mine.grade == 1 and mine.giver is mine.province.national_desk and mine.application is None


def test_a_score_below_the_mark_fails_the_initial_review_in_writing():
    rows, mine = events_after(1, score=850)
    assert (Event.REVIEW_FAILED, -1, "coal.7.2") in rows and mine.grade == 2
    assert Event.HAZARDS_FOUND not in [e for e, _, _ in rows]


def test_a_bar_that_arises_on_the_way_is_cited_and_the_application_refused():
    province, mine = lone_mine(score=960)
    apply(mine, 1)
    province.clock.run_through(province.first_day + 25)
    mine.remember(ordinary_accident_day=province.clock.now)
    province.clock.run_through(province.first_day + 200)
    clauses = province.journal.vocabulary.provisions
    refused = [
        clauses[r.provision] for r in province.journal.rows() if r.event in (Event.REFUSED, Event.ASSESSMENT_FAILED)
    ]
    assert refused and mine.grade == 2


def test_an_application_that_falls_on_the_day_of_a_finished_step_goes_no_further():
    province, mine = lone_mine(score=960)
    apply(mine, 1)
    province.clock.run_through(province.first_day + 10)
    mine.application.task.callbacks.insert(0, lambda task: application_falls(mine, "coal.11.4"))
    province.clock.run_through(province.first_day + 200)
    steps = [Event(r.event) for r in province.journal.rows() if r.day > province.first_day + 10]
    applied = [e for e in steps if e not in (Event.REMINDED, Event.RENEWAL_DUE)]
    assert applied == [Event.WITHDRAWN] and mine.application is None


def test_who_failed_applies_again_only_when_it_has_rectified():
    province, mine = lone_mine(score=850, no_renewal_share=0.0)
    apply(mine, 1, renewal=True)
    province.clock.run_through(province.first_day + 300)
    days = {Event(r.event): r.day for r in reversed(list(province.journal.rows()))}
    again = [r.day for r in province.journal.rows() if r.event == Event.SELF_EVALUATED][1]
    assert again == mine.retry_day >= days[Event.REVIEW_FAILED] + 60


def test_a_grade_kept_only_while_an_application_is_pending_falls_with_it():
    province, mine = lone_mine(score=960)
    apply(mine, 2, renewal=True)
    mine.expires_day, mine.overdue = province.first_day - 1, True
    application_falls(mine, "coal.2")
    clauses = province.journal.vocabulary.provisions
    lapsed = [clauses[r.provision] for r in province.journal.rows() if r.event == Event.LAPSED]
    assert lapsed == ["coal.8.1"] and mine.grade == 0


def test_who_never_applies_lapses_by_8_4_and_who_failed_runs_out_by_8_1():
    for share, provision in ((0.2, "coal.8.4"), (0.0, "coal.8.1")):
        province, mine = lone_mine(score=850 if share else 600, no_renewal_share=share, reminder_share=1.0)
        mine.luck = (0.0, 0.1, 0.5)  # reminded; does not apply where the share is 0.2
        follow_validity(mine)
        province.clock.run_through(province.first_day + 1300)
        clauses = province.journal.vocabulary.provisions
        lapsed = [clauses[r.provision] for r in province.journal.rows() if r.event == Event.LAPSED]
        assert lapsed == [provision], (share, lapsed)


def test_an_accident_or_a_hazard_within_the_term_bars_extension_and_the_ordinary_renewal_follows():
    for name in ("last_fatal_day", "last_hazard_day", None):
        province, mine = lone_mine(score=960, grade=1, extension_condition_share=1.0)
        mine.row = replace(mine.row, mechanisation=10000, working_faces=1)
        if name:
            setattr(mine, name, province.first_day - 10)
        begin(mine, 1, True, province.first_day, extension)
        province.clock.run_through(province.first_day + 60)
        clauses = province.journal.vocabulary.provisions
        told = [(Event(r.event), clauses[r.provision]) for r in province.journal.rows()]
        assert ((Event.EXTENSION_REFUSED, "coal.10") in told) is bool(name)
        assert ((Event.SELF_EVALUATED, "coal.7.1") in told) is bool(name)
        assert ((Event.EXTENSION_ANNOUNCED, "coal.10") in told) is not bool(name)


def test_an_extension_takes_effect_at_the_old_expiry_unless_something_happens_before():
    for falls in (False, True):
        province, mine = lone_mine(score=960, grade=1, extension_condition_share=1.0)
        mine.row = replace(mine.row, mechanisation=10000, working_faces=1)
        old = mine.expires_day
        begin(mine, 1, True, province.first_day, extension)
        province.clock.run_through(province.first_day + 60)
        assert mine.approved is not None and mine.expires_day == old and not mine.extended and mine.giver is not None
        if falls:
            lose_grade(mine, 3, "coal.11.2", province.province_desk, "fatal_accident")
            assert mine.approved is None and mine.grade == 3 and mine.expires_day == old and mine.awaits(Phase.RENEWAL)
            continue
        province.clock.run_through(old - 1)
        assert not mine.extended and mine.expires_day == old
        province.clock.run_through(old)
        assert mine.extended and mine.expires_day == extended_until(old, province.law_now) and mine.started_day == old
        rows = [r for r in province.journal.rows() if r.event == Event.EXTENDED]
        assert [(r.day, r.before, r.after) for r in rows] == [(old, 1, 1)]


def test_an_extension_whose_conditions_did_not_last_gives_way_to_an_ordinary_renewal():
    province, mine = lone_mine(score=960, grade=1, extension_condition_share=1.0)
    mine.row = replace(mine.row, mechanisation=10000, working_faces=1)
    old = mine.expires_day
    begin(mine, 1, True, province.first_day, extension)
    province.clock.run_through(province.first_day + 60)
    mine.last_fatal_day = province.clock.now  # an accident for which no grade has been lost yet
    province.clock.run_through(old + 1)
    names = [Event(r.event) for r in province.journal.rows() if r.day == old]
    assert names == [Event.EXTENSION_UNDONE, Event.SELF_EVALUATED] and not mine.extended
    assert mine.grade == 1 and mine.overdue and mine.expires_day == old  # it had applied in time


def test_a_falsified_self_evaluation_ends_the_application_and_bars_grades_one_and_two_for_a_year():
    province, mine = lone_mine(score=850, falsification_share=1.0, falsification_found=1.0)
    apply(mine, 1)
    province.clock.run_through(province.first_day + 60)
    (found,) = (r.day for r in province.journal.rows() if r.event == Event.FALSIFICATION_FOUND)
    assert mine.application is None and mine.grade == 2 and mine.facts.falsified_day == found
    law = province.law_now
    assert [bar_ids(g, bars(mine, g, believed_scores(mine).better(150), law)) for g in (1, 2, 3)] == [
        ("coal.7.3",),
        ("coal.7.3",),
        ("coal.7.3",),
    ]  # until it has rectified
    province.clock.run_through(mine.retry_day)
    assert not bars(mine, 3, believed_scores(mine).better(150), law)


def test_the_initial_reviewer_s_own_inspection_decides_whatever_the_mine_claimed():
    for found in (0.0, 1.0):
        province, mine = lone_mine(score=720, grade=3, falsification_share=1.0, falsification_found=found)
        apply(mine, 2)
        province.clock.run_through(province.first_day + 100)
        told = [Event(r.event) for r in province.journal.rows()]
        assert Event.REVIEW_FAILED in told and Event.REPORTED_UP not in told and mine.grade == 3
        assert (Event.FALSIFICATION_FOUND in told) is bool(found)  # here by the reviewer


def test_on_the_route_of_6_3_the_province_confirms_and_the_city_publicises_announces_and_updates():
    province, mine = lone_mine(score=760, grade=0)
    mine.lost_grade, mine.revoked = 3, True
    apply(mine, 3)
    province.clock.run_through(province.first_day + 150)
    by = {Event(r.event): r.desk for r in province.journal.rows() if r.desk >= 0}
    city = province.city_desks[mine.row.city].number
    assert by[Event.ASSESSMENT_PASSED] == by[Event.CONFIRMED] == province.province_desk.number
    assert by[Event.PUBLICISED] == by[Event.ANNOUNCED] == by[Event.SYSTEM_UPDATED] == by[Event.REPORTED_UP] == city


def test_a_mine_revoked_from_three_that_misses_two_gets_three_back_from_the_province():
    for option, confirms in ((0, "province"), (1, "city")):
        province, mine = lone_mine(
            score=860, grade=0, fallback_share=1.0, readings={"coal.fallback_after_revocation": option}
        )
        mine.lost_grade, mine.revoked = 3, True
        apply(mine, 2)
        while Event.REPORTED_UP not in [r.event for r in province.journal.rows()]:
            province.clock.run_through(province.clock.now)
        mine.score = 75.0  # what the grading authority finds
        province.clock.run_through(province.clock.now + 100)
        by = {Event(r.event): r.desk for r in province.journal.rows() if r.desk >= 0}
        city, desk = province.city_desks[mine.row.city], province.province_desk
        assert mine.grade == 3 and mine.giver is (desk if confirms == "province" else city)
        assert by[Event.CONFIRMED] == mine.giver.number and by[Event.ANNOUNCED] == city.number


def test_a_failed_assessment_for_grade_one_bars_it_for_a_year_from_its_day():
    province, mine = lone_mine(score=960, fallback_share=0.0)
    apply(mine, 1)
    while Event.REPORTED_UP not in [r.event for r in province.journal.rows()]:
        province.clock.run_through(province.clock.now)
    mine.score = 85.0  # what the grading authority finds
    province.clock.run_through(province.clock.now + 60)
    (failed,) = (r.day for r in province.journal.rows() if r.event == Event.ASSESSMENT_FAILED)
    assert mine.facts.failed_day == failed
    assert "coal.5.1.3" in bar_ids(1, bars(mine, 1, believed_scores(mine), province.law_now))
    assert not bars(mine, 2, believed_scores(mine), province.law_now)


def test_a_grade_three_renewal_takes_the_route_of_6_3_unless_read_otherwise():
    for option, special in ((0, True), (1, False)):
        _, mine = lone_mine(score=760, grade=3, readings={"coal.lapse_route": option})
        apply(mine, 3, renewal=True)
        assert mine.application is not None and mine.application.special is special


def test_a_wait_that_is_over_by_the_confirmation_hinders_no_step_before_it():
    for option, steps_on in ((0, True), (1, False)):
        province, mine = lone_mine(score=960, readings={"coal.bars_tested": option})
        mine.remember(ordinary_accident_day=province.first_day - 361)  # the year is over in a few days
        apply(mine, 1)
        province.clock.run_through(province.first_day + 100)
        told = [Event(r.event) for r in province.journal.rows()]
        assert (Event.ANNOUNCED in told) is steps_on and (Event.FORWARDED in told) is steps_on
        assert (Event.REFUSED in told) is not steps_on


def test_what_a_publicity_could_only_end_barred_is_not_publicised():
    province, mine = lone_mine(score=960)
    apply(mine, 1)
    while Event.ASSESSMENT_PASSED not in [r.event for r in province.journal.rows()]:
        province.clock.run_through(province.clock.now)
    mine.remember(ordinary_accident_day=province.clock.now)
    province.clock.run_through(province.clock.now + 60)
    told = [Event(r.event) for r in province.journal.rows()]
    assert Event.PUBLICISED not in told and Event.REFUSED in told and mine.application is None
