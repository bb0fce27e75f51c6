# Made from nbs/credit/14_oversight.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.enterprise import Enterprise, Province
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind, code
from gazette_sim.credit.handling import Decision, extend, find, late_days, look_at_stay, order_duty, penalty_final, plan_cure, set_aside, time_penalty_final
from gazette_sim.credit.rights import correction_grounds, query_admissible, reconsideration_until, reply_by, statement_until, suit_after_reconsideration_until, suit_until
from gazette_sim.credit.status import MANY
from gazette_sim.engine.desk import Desk
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import enacts
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import generate
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.reform import Change, Dated
from gazette_sim.credit.oversight import *


def one_enterprise(**behaviour: float) -> Enterprise:
    changes = [Change(None, {f"credit.{name}": value for name, value in behaviour.items()})]
    days = day_number("2021-01-01"), day_number("2025-12-31")
    province = Province(
        generate(1), Dated("credit", CreditLaw), Dated("credit", CreditBehaviour, changes), *days, 2020, 0
    )
    province.supervise, province.may_contest = supervise, may_contest
    return province.enterprises[0]


def names(enterprise: Enterprise) -> list:
    return [Event(row.event) for row in enterprise.province.journal.rows()]


def test_the_third_late_report_of_a_year_is_many():
    firm = one_enterprise(late_pursued_share=0.0, many_late_pursued_share=1.0)
    for _ in range(3):
        firm.late_days.append(firm.province.clock.now)
        report_late(firm)
    assert names(firm) == [Event.REPORT_LATE] * 3 + [Event.FOUND]
    firm.province.clock.run_through(day_number("2021-06-30"))
    assert firm.decision.status == 3


def test_what_is_older_than_two_years_is_not_looked_for():
    firm = one_enterprise(inspection_detects=1.0, obstruction_share=0.0)
    firm.false_days.append(day_number("2018-12-31"))
    look(firm, 1, 1, "credit.4.2")
    assert names(firm) == [Event.INSPECTED]


def test_a_suit_can_overturn_and_everything_falls():
    firm = one_enterprise(
        inspection_detects=1.0,
        obstruction_share=0.0,
        suit_share=1.0,
        reconsideration_share=0.0,
        overturned_share=1.0,
        never_cures_share=1.0,
        statement_share=0.0,
        mistaken_share=0.0,
    )
    firm.wrong_days.append(day_number("2020-10-09"))
    look(firm, 1, 1, "credit.4.2")
    firm.province.clock.run_through(day_number("2025-12-31"))
    assert names(firm)[-1] == Event.OVERTURNED or Event.OVERTURNED in names(firm)
    assert firm.status == 1 and firm.show is None and firm.province.journal.check() == []


def test_a_visit_that_slips_into_the_next_year_meets_no_other():
    firm = one_enterprise(verification_share=1.0, inspection_share=1.0)
    firm.visits[0] = firm.province.clock.moment(firm.province.clock.now + 1, Phase.VERIFICATION, 0, lambda m: None)
    plan_year(firm.province, 0)
    assert all(firm.visits) and firm.visits[0].day == firm.province.clock.now + 1


def test_a_late_answer_is_noticed_above():
    firm = one_enterprise(query_days=60, handling_spread=0.0, superior_look_share=1.0)
    ask(firm)
    firm.province.clock.run_through(day_number("2021-12-31"))
    assert names(firm)[-3:] == [Event.REPLIED, Event.REPLY_OVERDUE, Event.DUTY_ORDERED]


def mistaken(by: int = 0, **behaviour: float) -> Enterprise:
    "An enterprise about which a bureau of that level was mistaken, and has served its decision."
    none = dict.fromkeys(("statement_share", "reconsideration_share", "suit_share", "mistaken_share"), 0.0)
    sure = {"mistake_seen_share": 1.0, "superior_look_share": 1.0, "never_cures_share": 1.0, "unreachable_share": 0.0}
    firm = one_enterprise(**none, **sure, **behaviour)
    find(firm, by, "records_kept")
    firm.province.clock.run_through(day_number("2021-03-31"))
    firm.decision.mistaken = True
    firm.province.mistaken[firm.decision.desk.number].append(firm.decision)
    return firm


def clauses(firm: Enterprise, event: Event) -> list:
    provisions = firm.province.journal.vocabulary.provisions
    return [provisions[row.provision] for row in firm.province.journal.rows() if row.event == event]


def test_a_bureau_corrects_what_it_finds_itself_and_what_its_superior_finds():
    for level, clause in ((0, "credit.20.1"), (1, "credit.20.2"), (2, "credit.20.2")):
        firm = mistaken()
        check_own_records(firm.province, firm.desk_of(level))
        firm.province.clock.run_through(day_number("2021-12-31"))
        assert clauses(firm, Event.CORRECTED) == [clause] and firm.status == 1
        assert clauses(firm, Event.CORRECTION_ORDERED) == ["credit.20.2"] * (level > 0)
    firm = mistaken(by=1)
    check_own_records(firm.province, firm.nearest_desk)  # what a superior decided is no business of the county's
    assert clauses(firm, Event.CORRECTED) == []


def test_who_asks_what_is_recorded_asks_the_bureau_that_recognised_and_has_a_mistake_corrected():
    firm = mistaken(by=1)
    ask(firm)
    firm.province.clock.run_through(day_number("2021-12-31"))
    replied = [row.desk for row in firm.province.journal.rows() if row.event == Event.REPLIED]
    assert replied == [firm.desk_of(1).number] and clauses(firm, Event.CORRECTED) == ["credit.20.3"]


def test_who_is_adverse_is_visited_more_often():
    for status, visited in ((1, False), (2, True), (3, True), (4, True)):
        firm = one_enterprise(verification_share=0.2, inspection_share=0.2, closer_factor=5.0)
        firm.status, firm.province.streams.draw = status, lambda purpose, entity, n: 0.5
        plan_year(firm.province, 0)
        assert [visit is not None for visit in firm.visits] == [visited, visited]


def test_a_statement_a_reconsideration_and_a_suit_come_in_time():
    for share, event, until in (
        ("statement_share", Event.STATEMENT_MADE, lambda day, *rest: statement_until(day, day, *rest)),
        ("reconsideration_share", Event.RECONSIDERATION_APPLIED, reconsideration_until),
        ("suit_share", Event.SUED, suit_until),
    ):
        firm = one_enterprise(**{"statement_share": 0.0, "reconsideration_share": 0.0, "suit_share": 0.0, share: 1.0})
        days, calendar, law = set(), firm.province.calendar, firm.province.law_now
        received, last = firm.province.clock.now, until(firm.province.clock.now, calendar, law)
        decision = Decision(firm, 2, 0)
        firm.province.clock.moment = lambda day, *rest, days=days: days.add(day)
        for place in range(40):
            draws = [0.0, place / 40, 0.9] if event == Event.STATEMENT_MADE else [0.9, 0.0, place / 40]
            firm.province.streams.next = lambda *which, draws=iter(draws): next(draws)
            may_contest(decision)
        assert days and received < min(days) and max(days) <= last, event


def test_who_fails_with_a_reconsideration_sues_within_fifteen_days_of_it():
    firm = one_enterprise(suit_share=1.0, overturned_share=0.0)
    for _ in range(30):
        contest(Decision(firm, 2, 0), Event.RECONSIDERATION_APPLIED)
    firm.province.clock.run_through(day_number("2021-06-30"))
    days = {event: [row.day for row in firm.province.journal.rows() if row.event == event] for event in Event}
    (upheld,) = set(days[Event.UPHELD])
    last = suit_after_reconsideration_until(upheld, firm.province.calendar, firm.province.law_now)
    assert len(days[Event.SUED]) == 30 and upheld < min(days[Event.SUED]) and max(days[Event.SUED]) <= last
