# Made from nbs/credit/16_handling.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.campaign import Bureau, cut_short_on, qualification_revives
from gazette_sim.credit.disclosure import FAILED, JOINT_PUNISHMENT, REMOVAL, REPEATED, Turn, abnormal_ended, consequences, dishonest_ended, end_of_show, governing_day, year_through
from gazette_sim.credit.enterprise import Enterprise
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind
from gazette_sim.credit.parameters import CreditLaw
from gazette_sim.credit.recognition import OWN_SITE, PROVINCIAL_COLUMN, Service, is_put_on_show, is_uncontactable, may_be_published, next_mailing_from, next_mailing_until, out_of_reach, publication_places, publish_by, recognised_by, serve_by, service_is_late, way_of_service
from gazette_sim.credit.rights import ordered_by, reconsideration_until, stays_on_show, suit_until
from gazette_sim.credit.status import EnterpriseFacts, abnormal_grounds, dishonest_grounds, late_report_counts, self_publication_missed, serious_grounds, status_of, violates
from gazette_sim.engine.desk import Desk
from gazette_sim.law.period import NEVER, last_day
from gazette_sim.law.rule import enacts
from gazette_sim.credit.disclosure import minimum_until, ordinary_end
from gazette_sim.credit.enterprise import Province
from gazette_sim.credit.parameters import CreditBehaviour
from gazette_sim.credit.population import generate
from gazette_sim.engine.journal import named
from gazette_sim.law.calendar import day_number
from gazette_sim.law.reform import Change, Dated
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
    assert events(province)[-1][1] == Event.REMOVED and enterprise.found_day == enterprise.history[0].recognised_day


QUIET = {"never_cures_share": 1.0, "mistaken_share": 0.0, "withheld_share": 0.0, "unreachable_share": 0.0}


def on_show(days: int, *facts: str, law: dict | None = None, **behaviour: float):
    "An enterprise of which these facts were found on the first day, so many days later."
    first, last = day_number("2021-01-01"), day_number("2025-12-31")
    changes = {f"credit.{name}": value for name, value in {**QUIET, **behaviour}.items()}
    law = {f"credit.{name}": value for name, value in (law or {}).items()}
    dated = Dated("credit", CreditLaw, [Change(None, law)]), Dated("credit", CreditBehaviour, [Change(None, changes)])
    province = Province(generate(1), *dated, first, last, 7, 0)
    enterprise = province.enterprises[0]
    find(enterprise, 0, *facts)
    province.clock.run_through(first + days)
    return enterprise


def go_on(enterprise: Enterprise, days: int) -> None:
    enterprise.province.clock.run_through(enterprise.province.clock.now + days)


def test_a_graver_repeat_brings_joint_punishment_and_falls_back_when_set_aside():
    firm = on_show(100, "untrue_data", penalty_share=0.0)
    before = firm.status, firm.show.ends_day
    find(firm, 0, "fabricated_data")
    go_on(firm, 100)
    graver = firm.decision
    assert (firm.status, graver.status) == (4, 4) and graver.joint_day == firm.joint_day > 0
    assert firm.show.ends_day == last_day(graver.recognised_day, 24, CreditLaw().time) and firm.show.decision is graver
    set_aside(graver, Event.OVERTURNED, "credit.21", firm.nearest_desk)
    assert (firm.status, firm.show.ends_day) == before and firm.joint_day < 0


def test_a_lesser_repeat_lengthens_the_show_by_a_decision_of_its_own():
    firm = on_show(100, "fabricated_data", penalty_share=0.0)
    firm.late_days.append(firm.province.clock.now)
    find(firm, 0, "late")
    go_on(firm, 60)
    lesser, names = firm.history[-1], [event for _, event in events(firm.province)]
    assert lesser.beside and lesser.status == 2 and lesser.served_day > 0 and firm.status == 4
    assert firm.show.lengthened and names.count(Event.REPEATED) == 1 and names.count(Event.PUBLISHED) == 1
    set_aside(firm.decision, Event.CORRECTED, "credit.20.1", firm.nearest_desk)
    assert firm.status == 2 and firm.decision is lesser and firm.show is None


def test_an_abnormal_status_that_a_graver_one_displaced_is_back_when_that_one_falls():
    firm = on_show(60, "records_kept")
    abnormal = firm.decision
    find(firm, 1, "untrue_data")
    go_on(firm, 60)
    assert firm.status == 3 and firm.decision.earlier is abnormal
    set_aside(firm.decision, Event.CORRECTED, "credit.20.1", firm.nearest_desk)
    assert firm.status == 2 and firm.decision is abnormal and not abnormal.closed


def test_who_collects_recognises_unless_the_province_prevails():
    for option, deciders in ((0, {0, 2}), (1, {2})):
        firm = on_show(0, "records_kept", law={"shared_collection": option})
        find(firm, 2, "untrue_data")
        go_on(firm, 60)
        assert {decision.by for decision in firm.history} == deciders


def test_a_penalty_cancels_the_qualification_and_a_decision_that_falls_gives_it_back():
    for option, after in ((0, 0), (1, 1)):
        firm = on_show(0, "untrue_data", law={"trust_restored": option}, penalty_share=1.0)
        firm.record(Event.ANNOUNCED, "credit.11.5", None, 0)
        firm.qualified_from, firm.qualified_until = firm.province.clock.now, firm.province.clock.now + 700
        firm.province.qualify = lambda enterprise, until: None
        go_on(firm, 60)
        lost = [row for row in firm.province.journal.rows() if row.event == Event.QUALIFICATION_LOST]
        assert [(row.before, row.after) for row in lost] == [(0, 1)] and firm.status == 3
        set_aside(firm.decision, Event.OVERTURNED, "credit.21", firm.nearest_desk)
        assert firm.status == after and firm.violation_day < 0


def test_a_penalty_that_must_be_final_waits_for_the_last_remedy():
    law = {"penalty_counts": 1, "listed_meanwhile": 1}
    firm = on_show(0, "untrue_data", law=law, penalty_share=1.0)
    firm.qualified_from, firm.qualified_until = firm.province.clock.now, firm.province.clock.now + 1400
    go_on(firm, 60)
    decision = firm.decision
    assert firm.qualified_until > 0 and decision.penalty_final_day > last_day(
        decision.penalised_day, 6, CreditLaw().time
    )
    decision.pending = True
    go_on(firm, 300)
    assert firm.qualified_until > 0
    decision.pending = False
    penalty_final(decision)
    assert firm.qualified_until < 0


def test_an_order_that_publishes_the_gravest_alone_hides_the_others():
    firm = on_show(100, "untrue_data", law={"published_from_rank": 4}, penalty_share=0.0)
    assert (
        firm.status == 3 and firm.show.hidden and Event.PUBLISHED not in [event for _, event in events(firm.province)]
    )
    find(firm, 0, "fabricated_data")
    go_on(firm, 60)
    assert firm.status == 4 and not firm.show.hidden


def test_what_is_decided_while_a_show_ends_keeps_its_status_until_its_own_show_ends():
    for days in (1, 4):  # published on the very day on which the other show is over, and later
        firm = on_show(100, "untrue_data", penalty_share=0.0)
        province, ends = firm.province, firm.show.ends_day
        province.clock.run_through(ends - 5)
        firm.decision = Decision(firm, 3, 0)
        firm.history.append(firm.decision)
        province.clock.moment(ends + days, Phase.DESK_FINISHES, 0, lambda m, d=firm.decision: publish(d))
        province.clock.run_through(ends + days)
        assert firm.status == 3 and firm.show.published == [(ends + days, firm.decision)]
        assert firm.show.ends_day == ordinary_end(ends + days, CreditLaw()) and not firm.decision.closed
        names = [event for _, event in events(province)]
        assert names.index(Event.REMOVED) < len(names) - 2 and names.count(Event.PUBLISHED) == 2
        set_aside(firm.decision, Event.CORRECTED, "credit.20.1", firm.nearest_desk)
        assert firm.status == 1 and firm.show is None and province.journal.check() == []


def test_what_may_not_be_published_is_punished_jointly_all_the_same():
    firm = on_show(100, "fabricated_data", withheld_share=1.0)
    names = [event for _, event in events(firm.province)]
    assert names.count(Event.WITHHELD) == names.count(Event.JOINT_PUNISHED) == 1 and firm.show.hidden
    assert Event.JOINT_PUNISHED not in [event for _, event in events(on_show(100, "untrue_data").province)]


def test_a_penalty_is_withdrawn_with_the_decision_it_rests_on():
    for share in (1.0, 0.0):
        firm = on_show(60, "untrue_data", penalty_share=share, penalty_published_share=0.0)
        set_aside(firm.decision, Event.OVERTURNED, "credit.21", firm.nearest_desk)
        go_on(firm, 500)
        names = [event for _, event in events(firm.province)]
        assert names.count(Event.PENALTY_WITHDRAWN) == names.count(Event.PENALISED) == share
        assert names.count(Event.FOUND) == 1 and firm.status == 1  # it need no longer be published (9.4)


def test_who_publishes_on_its_superiors_site_and_what_arrives_at_once():
    for option, level in ((0, 0), (1, 1)):
        firm = on_show(60, "untrue_data", law={"publication_site": option})
        rows = [row for row in firm.province.journal.rows() if row.event in (Event.PUBLISHED, Event.LOADED)]
        assert [row.desk for row in rows] == [firm.desk_of(level).number, firm.nearest_desk.number]
    firm = on_show(60, "untrue_data", unreachable_share=1.0, mailing_days=0, mailing_signed_share=1.0)
    days = {event: day for day, event in events(firm.province)}
    assert days[Event.MAILED] == days[Event.SIGNED_FOR] == days[Event.DISPATCHED]


def test_a_reform_that_comes_before_the_publication_is_no_reason_of_secrecy():
    firm = on_show(0, "untrue_data", publication_days=30)
    province = firm.province
    province.clock.run_through(day_number("2021-01-25"))
    province.law_now = province.law_now._replace(published_from_rank=4)
    go_on(firm, 60)
    names = [event for _, event in events(province)]
    assert firm.show.hidden and Event.WITHHELD not in names and Event.PUBLISHED not in names


def test_mailings_that_can_never_lie_the_lawful_time_apart_make_nobody_out_of_reach():
    law = {"posting_gap_days_min": 31, "posting_gap_days_max": 30}
    firm = on_show(400, "records_kept", law=law, unreachable_share=1.0, mailing_signed_share=0.0)
    names = [event for _, event in events(firm.province)]
    assert names.count(Event.MAILED) > 6 and Event.UNREACHABLE not in names


def test_closer_supervision_begins_with_the_decision():
    for facts, law, supervised in (
        (["records_kept"], {}, 1),
        (["untrue_data"], {}, 1),
        (["fabricated_data"], {}, 1),
        (["fabricated_data"], {"closer_supervision": 1}, 0),
    ):
        firm, calls = on_show(0, *facts, law=law), []
        firm.province.supervise = calls.append
        go_on(firm, 30)
        assert len(calls) == supervised


def test_what_comes_too_late_is_recorded_and_noticed_above():
    for slow, event in (("service_days", Event.SERVICE_OVERDUE), ("publication_days", Event.PUBLICATION_OVERDUE)):
        for days, late in ((1, 0), (60, 1)):
            firm = on_show(150, "untrue_data", superior_look_share=1.0, handling_spread=0.0, **{slow: days})
            names = [event for _, event in events(firm.province)]
            assert names.count(event) == names.count(Event.DUTY_ORDERED) == late


def test_a_rectification_found_wanting_makes_it_two_years_from_publication_once():
    firm = on_show(100, "untrue_data", penalty_share=0.0)
    assert extend(firm, firm.nearest_desk) and not extend(firm, firm.nearest_desk)
    assert firm.show.ends_day == last_day(firm.show.published_day, 24, CreditLaw().time) and firm.show.lengthened
