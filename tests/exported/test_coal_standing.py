# Made from nbs/coal/10_standing.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.coal.events import Event, Phase, Purpose
from gazette_sim.coal.extension import extension_apply_by, extension_effective_day
from gazette_sim.coal.grades import LONG_STOP, basic_condition_missing, must_rectify, wait_from, waits_after_key_check
from gazette_sim.coal.mine import Mine, free_day, rectification_days, takes
from gazette_sim.coal.parameters import Article10Window, CoalLaw, LapsedMine, OriginalGrader, PendingUpgrade
from gazette_sim.coal.procedure import Authority, route, spent_three_years
from gazette_sim.coal.supervision import after_basic_condition, halt_lifted
from gazette_sim.coal.validity import expiry, grade_two_due_by, renew_by, survives_expiry
from gazette_sim.engine.desk import Desk
from gazette_sim.engine.streams import from_table
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.period import NEVER, counted_back
from gazette_sim.law.rule import enacts
from dataclasses import replace
import matplotlib.pyplot as plt
from gazette_sim.coal.mine import Approved, Province
from gazette_sim.coal.parameters import CoalBehaviour
from gazette_sim.coal.population import generate, roster_of
from gazette_sim.coal.simulation import DONE, HAPPENS
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.law.reform import Change, Dated
from gazette_sim.coal.standing import *


def lone_mine(grade, granted="2021-03-01", readings=None):
    first = day_number(granted)
    row = replace(generate(1, seed=1).rows[0], grade=grade, granted_on=first if grade else None, type="underground")
    law = Dated("coal", CoalLaw, [Change(None, readings or {})])
    roster, last = roster_of((row,), "one"), first + 2000
    return Province(roster, law, Dated("coal", CoalBehaviour), first, last, 1, 0, HAPPENS, DONE).mines[0]


def test_a_fall_leaves_the_validity_as_it_was_and_a_rise_starts_it_anew():
    mine = lone_mine(2)
    before, today = mine.expires_day, mine.province.clock.now
    mine.province.clock.run_through(today + 99)
    lose_grade(mine, 3, "coal.11.2", mine.province.province_desk, "fatal_accident")
    assert mine.grade == 3 and mine.expires_day == before and not mine.halted
    desk = mine.province.province_desk
    grant(mine, 2, Event.ANNOUNCED, "coal.7.5", desk, today + 100, mine.province.law_now, desk)
    assert mine.expires_day == expiry(today + 100, mine.province.law_now) > before


def test_a_loss_is_reported_only_to_another_and_announced_once_before_a_new_grade_is_publicised():
    mine = lone_mine(1)
    province = mine.province
    lose_grade(mine, 3, "coal.11.2", province.national_desk, "fatal_accident")  # the nation gave it
    lose_grade(mine, 0, "coal.11.1", province.city_desks[mine.row.city], "major_hazard")
    announce_losses(mine)
    province.clock.run_through(province.first_day + 300)
    told = [
        (r.event, r.desk) for r in province.journal.rows() if r.event in (Event.LOSS_REPORTED, Event.LOSS_ANNOUNCED)
    ]
    nation = province.national_desk.number
    reported = (Event.LOSS_REPORTED, province.city_desks[mine.row.city].number)
    assert told == [reported, (Event.LOSS_ANNOUNCED, nation), (Event.LOSS_ANNOUNCED, nation)] and not mine.unannounced


def test_the_county_checks_a_mine_that_is_graded_again_once_a_year():
    for checked, planned_for, late in ((None, None, True), (30, None, False), (None, 200, False), (-365, None, True)):
        mine = lone_mine(0)
        today = mine.province.clock.now
        mine.county_checked_day = NEVER if checked is None else today + checked
        mine.county_check_day = NEVER if planned_for is None else today + planned_for
        check_this_year(mine)
        assert (day_number("2021-03-01") < mine.county_check_day != today + 200) is late


def test_a_mine_without_a_basic_condition_keeps_no_grade():
    for extended, cited in ((False, "coal.11.1"), (True, "coal.11.5")):
        mine = lone_mine(1)
        mine.extended, desk = extended, mine.province.province_desk
        assert not lose_without_basic_condition(mine, desk) and mine.grade == 1
        mine.remember(basic_conditions_met=False)
        assert lose_without_basic_condition(mine, desk) and mine.grade == 0 and mine.halted
        words = mine.province.journal.vocabulary
        rows = [(words.events[r.event], words.provisions[r.provision]) for r in mine.province.journal.rows()]
        assert rows[:2] == [("basic_condition_missing", "coal.4"), ("revoked", cited)]
        mine.province.clock.run_through(mine.province.clock.now + 200)
        assert mine.facts.basic_conditions_met and not mine.halted


def test_a_revoked_mine_is_halted_and_nothing_of_its_grade_remains_planned():
    mine = lone_mine(1)
    follow_validity(mine)
    lose_grade(mine, 0, "coal.11.1", mine.province.province_desk, "major_hazard")
    assert mine.halted and mine.grade == 0 and not mine.planned and mine.facts.hazard_unrectified
    stands_still = lone_mine(1)
    desk = stands_still.province.province_desk
    lose_grade(stands_still, 0, "coal.11.1", desk, "stopped_over_six_months")
    assert stands_still.halted and stands_still.facts.stop_unrectified
    displaced = lone_mine(1, readings={"coal.stopped_halt": 1})
    lose_grade(displaced, 0, "coal.11.1", displaced.province.province_desk, "stopped_over_six_months")
    assert not displaced.halted and not displaced.facts.stop_unrectified


def test_the_grade_lapses_the_day_after_its_last_day_unless_nobody_reminded_the_mine():
    for reminded, goes_on in ((True, False), (False, True)):
        mine = lone_mine(2)
        mine.luck, mine.reminded = (1.0, 0.0, 0.5), reminded
        follow_validity(mine)
        mine.province.clock.run_through(mine.expires_day + 1)
        assert (mine.grade == 2) is goes_on
