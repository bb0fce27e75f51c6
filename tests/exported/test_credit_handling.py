# Made from nbs/credit/11_handling.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.campaign import Bureau, cut_short_on, qualification_revives
from gazette_sim.credit.disclosure import FAILED, JOINT_PUNISHMENT, REMOVAL, REPEATED, Turn, abnormal_ended, consequences, dishonest_ended, end_of_show, governing_day
from gazette_sim.credit.enterprise import Enterprise
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind
from gazette_sim.credit.parameters import CreditLaw
from gazette_sim.credit.recognition import Service, is_put_on_show, is_uncontactable, may_be_published, next_mailing_from, next_mailing_until, out_of_reach, publish_by, recognised_by, serve_by, service_is_late, way_of_service
from gazette_sim.credit.rights import ordered_by, reconsideration_until, stays_on_show, suit_until
from gazette_sim.credit.status import EnterpriseFacts, abnormal_grounds, dishonest_grounds, late_report_counts, self_publication_missed, serious_grounds, status_of, violates
from gazette_sim.engine.desk import Desk
from gazette_sim.law.period import NEVER, last_day
from gazette_sim.law.provision import enacts
from gazette_sim.credit.disclosure import minimum_until, ordinary_end
from gazette_sim.credit.enterprise import Province
from gazette_sim.credit.parameters import CreditBehaviour
from gazette_sim.credit.population import generate
from gazette_sim.engine.journal import named
from gazette_sim.law.calendar import day_number
from gazette_sim.law.parameter import Change, Dated
from gazette_sim.credit.handling import *


def found_once(seed: int, *facts: str, behaviour: dict | None = None):
    first, last = day_number("2021-01-01"), day_number("2025-12-31")
    dated = Dated("credit", CreditLaw), Dated("credit", CreditBehaviour, [Change(None, behaviour or {})])
    province = Province(generate(1), *dated, first, last, seed, 0)
    find(province.enterprises[0], 0, *facts)
    province.clock.run_through(last)
    return province


def events(province) -> list:
    return [(row.day, Event(row.event)) for row in province.journal.rows()]


def test_a_show_lasts_a_year_where_nothing_is_put_right():
    province = found_once(1, "untrue_data", behaviour={"credit.never_cures_share": 1.0, "credit.penalty_share": 0.0})
    rows = {event: day for day, event in events(province)}
    assert rows[Event.REMOVED] == ordinary_end(rows[Event.PUBLISHED], CreditLaw()) + 1
    assert province.enterprises[0].status == 1 and Event.REMOVAL_APPLIED not in rows


def test_one_that_asks_early_and_is_verified_stays_half_a_year():
    province = found_once(
        1,
        "untrue_data",
        behaviour={
            "credit.never_cures_share": 0.0,
            "credit.cure_fails_share": 0.0,
            "credit.penalty_share": 0.0,
            "credit.removal_months": 2,
        },
    )
    rows = {event: day for day, event in events(province)}
    assert (
        rows[Event.REMOVED] == max(rows[Event.REMOVAL_GRANTED], minimum_until(rows[Event.PUBLISHED], CreditLaw())) + 1
    )


def test_a_penalty_not_published_within_a_year_is_a_repeat_if_it_still_shows():
    province = found_once(
        1,
        "untrue_data",
        behaviour={
            "credit.penalty_share": 1.0,
            "credit.penalty_published_share": 0.0,
            "credit.never_cures_share": 1.0,
            "credit.publication_days": 30,
        },
    )
    names = [event for _, event in events(province)]
    assert names.count(Event.RECOGNISED) == 2 and names.count(Event.FOUND) == 2


def test_nobody_home_two_mailings_unsigned_and_abnormal_for_it():
    province = found_once(
        1, "records_kept", behaviour={"credit.unreachable_share": 1.0, "credit.mailing_signed_share": 0.0}
    )
    rows = events(province)
    days = [day for day, event in rows if event == Event.MAILED]
    assert 15 <= days[1] - days[0] <= 30 and [event for _, event in rows].count(Event.UNREACHABLE) == 2
    assert [event for _, event in rows].count(Event.RECOGNISED) == 2 and province.journal.check() == []


def test_a_mistaken_decision_set_aside_takes_the_show_away():
    province = found_once(1, "fabricated_data", behaviour={"credit.never_cures_share": 1.0})
    enterprise = province.enterprises[0]
    find(enterprise, 0, "untrue_data")
    province.clock.run_through(province.last_day + 90)
    assert enterprise.show is not None
    set_aside(enterprise.decision, Event.CORRECTED, "credit.20.1", enterprise.nearest_desk)
    assert enterprise.show is None and enterprise.status == 1 and province.journal.check() == []
