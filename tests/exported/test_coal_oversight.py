# Made from nbs/coal/12_oversight.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.coal.application import consider
from gazette_sim.coal.events import ACCIDENTS, STATES, Event, Phase, Purpose, TaskKind
from gazette_sim.coal.grades import POINT, bar_ids
from gazette_sim.coal.mine import FULL_MARKS, Mine, Scores, bars, free_day, inspected_scores, rectification_days, risk, takes, task_of
from gazette_sim.coal.parameters import AccidentEffective, Article5Bars, CheckTolerance, CoalLaw, LossDecidedBy, Requirements, StoppedApplicant
from gazette_sim.coal.procedure import Authority
from gazette_sim.coal.standing import application_falls, lift_halt, lose_grade, lose_without_basic_condition, stands_idle
from gazette_sim.coal.supervision import OPEN, Severity, Action, after_accident, after_falling_short, after_major_hazard, after_stale_records, halt_lifted, stopped_too_long
from gazette_sim.engine.desk import Desk
from gazette_sim.law.period import MonthRounding, add_months, deadline, last_day
from gazette_sim.law.rule import enacts, implements
from gazette_sim.law.check import clause
from dataclasses import replace
import matplotlib.pyplot as plt
from gazette_sim.coal.grades import GRADE_COLOURS
from gazette_sim.coal.mine import Province
from gazette_sim.coal.parameters import CoalBehaviour
from gazette_sim.coal.application import renew
from gazette_sim.coal.population import generate, roster_of
from gazette_sim.coal.simulation import DONE, HAPPENS
from gazette_sim.coal.standing import announce_loss, duty_falls_due, expire, remind, renewal_due
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.reform import Change, Dated, reforms
from gazette_sim.law.drawing import described
from gazette_sim.coal.oversight import *


ANSWERS = {
    Phase.ACCIDENT: accident,
    Phase.ACCIDENT_RECTIFIED: accident_rectified,
    Phase.LOSS_DECIDED: lose_to_accident,
    Phase.LOSS_ANNOUNCED: announce_loss,
    Phase.HALT: rectified_after_revocation,
    Phase.RECORDS: update_due,
    Phase.TOO_LONG: stopped_on,
    Phase.RESUME: resume,
    Phase.REMINDER: remind,
    Phase.RENEWAL: renew,
    Phase.RENEWAL_DUE: renewal_due,
    Phase.EXPIRY: expire,
    Phase.DUTY: duty_falls_due,
}


def after(happening, grade=1, days=400, changes=(), extended=False):
    "What the journal of a lone mine says after something happened to it on its tenth day."
    first = day_number("2025-01-06")
    row = replace(
        generate(1, seed=1).rows[0],
        grade=grade,
        granted_on=first - 400,
        type="underground",
        times_extended=int(extended),
    )
    law = Dated("coal", CoalLaw, changes)
    answers = {**ANSWERS, Phase.ACCIDENT: happening}
    province = Province(roster_of((row,), "one"), law, Dated("coal", CoalBehaviour), first, first + 900, 1, 0, answers)
    mine = province.mines[0]
    mine.at(first + 10, Phase.ACCIDENT)
    province.clock.run_through(first + days)
    clauses = province.journal.vocabulary.provisions
    return (
        [(r.day - first, Event(r.event), r.after, r.desk, clauses[r.provision]) for r in province.journal.rows()],
        province,
        mine,
    )


def test_an_accident_lowers_grade_one_the_same_day_and_the_nation_announces_it():
    rows, province, _ = after(lambda m: accident(m, 1))
    assert (10, Event.DOWNGRADED, 3, province.national_desk.number, "coal.11.2") in rows
    for option, desk in ((1, province.province_desk), (2, province.county_desks[province.mines[0].row.county])):
        rows, _, _ = after(lambda m: accident(m, 1), changes=[Change(None, {"coal.loss_decided_by": option})])
        assert (10, Event.DOWNGRADED, 3, desk.number, "coal.11.2") in rows
        assert [e for _, e, _, _, _ in rows].count(Event.LOSS_REPORTED) == 1  # to the nation, which gave the grade
    announced = [(day, desk) for day, event, _, desk, _ in rows if event == Event.LOSS_ANNOUNCED]
    assert len(announced) == 1 and announced[0][0] > 10 and announced[0][1] == province.national_desk.number
    assert Event.HALTED not in [e for _, e, _, _, _ in rows]


def test_the_national_methods_of_2024_leave_grade_two():
    rows, _, mine = after(lambda m: accident(m, 1), changes=[reforms("coal")["national_2024"].change()])
    assert [a for _, e, a, _, _ in rows if e == Event.DOWNGRADED] == [2] and mine.facts.ordinary_accident_day > 0


def test_a_larger_accident_revokes_halts_and_puts_on_the_black_list():
    rows, _, mine = after(lambda m: accident(m, 2), days=30)
    assert mine.grade == 0 and mine.halted and mine.blacklisted_until > mine.province.clock.now
    assert [e for d, e, _, _, _ in rows if d == 10 and e in (Event.REVOKED, Event.HALTED)] == [
        Event.REVOKED,
        Event.HALTED,
    ]


def test_an_accident_may_count_from_the_decision():
    rows, _, _ = after(lambda m: accident(m, 1), changes=[Change(None, {"coal.accident_effective": 1})])
    lowered = [day for day, e, _, _, _ in rows if e == Event.DOWNGRADED]
    assert len(lowered) == 1 and lowered[0] > 10


def test_a_stop_of_more_than_six_months_revokes_and_the_mine_must_rectify_too():
    rows, _, _ = after(lambda m: stop(m, 8))
    names = [e for _, e, _, _, _ in rows]
    assert Event.REVOKED in names and names.index(Event.HALTED) < names.index(Event.RESUMED)
    short, _, _ = after(lambda m: stop(m, 6))
    assert Event.REVOKED not in [e for _, e, _, _, _ in short]


def test_an_extended_grade_that_falls_short_in_its_key_check_waits_as_11_5_says():
    def short(mine):
        short_of_standard(mine, mine.province.province_desk, Scores(850, 850, 850), 0.0, mine.province.law_now)

    for extended, provision in ((True, "coal.11.5"), (False, "coal.11.1")):
        rows, _, mine = after(short, days=20, extended=extended)
        assert (10, Event.DOWNGRADED, 2, mine.province.province_desk.number, provision) in rows
        barred = bar_ids(1, bars(mine, 1, FULL_MARKS, mine.province.law_now))
        assert barred == (("coal.5.1.4", "coal.11.5") if extended else ("coal.5.1.4",))


def test_an_order_to_update_that_is_not_met_in_time_lowers_the_grade_the_day_after():
    for share, grade, said in ((1.0, 2, (Event.DOWNGRADED, 3)), (1.0, 3, (Event.REVOKED, 0)), (0.0, 2, None)):

        def order(mine, share=share):
            mine.province.behaviour_now = mine.province.behaviour_now._replace(system_overdue_share=share)
            order_update(mine, mine.province.province_desk)

        rows, _, _ = after(order, grade=grade, days=45)
        ordered = [day for day, e, _, _, _ in rows if e == Event.UPDATE_ORDERED]
        ends = [(day, e, a) for day, e, a, _, p in rows if p == "coal.11.1" and day > 10 and e != Event.STATE_INSPECTED]
        assert ordered == [10] and ends == [(43, *(said or (Event.RECORDS_UPDATED, -1)))], (share, grade, rows)


def test_a_violation_costs_an_extended_grade_and_under_the_continuous_reading_any():
    def found(mine):
        mine.remember(dispatch_labour_underground=True)
        violation_found(mine, mine.province.province_desk, mine.province.law_now)

    plain, _, mine = after(found, days=20)
    assert mine.grade == 1 and Event.VIOLATION_FOUND in [e for _, e, _, _, _ in plain]
    extended, _, mine = after(found, days=20, extended=True)
    assert mine.grade == 0 and ("coal.11.5" in [p for _, e, _, _, p in extended if e == Event.REVOKED])
    _, _, mine = after(found, days=20, changes=[Change(None, {"coal.article5_bars": 1})])
    assert mine.grade == 0 and mine.facts.lost_standards_day > 0
