# Made from nbs/credit/20_removal.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.disclosure import FAILED, REMOVAL, Turn, dishonest_ended, governing_day, joint_punishment_ended
from gazette_sim.credit.ending import end_status, put_right
from gazette_sim.credit.enterprise import Decision, Disclosure, Displaced, Enterprise
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind
from gazette_sim.credit.parameters import CreditLaw, RemovalWhenExtended
from gazette_sim.credit.rights import stays_disclosed
from gazette_sim.credit.status import Status
from gazette_sim.engine.desk import Desk
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import enacts
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.parameters import RemedyStays
import pandas as pd
from gazette_sim.credit.disclosure import REPEATED
from gazette_sim.credit.simulation import draw_periods, excerpt
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.removal import *


from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.parameters import RemedyStays, RemovalPower
from gazette_sim.credit.correction import set_aside
from gazette_sim.credit.disclosure import minimum_until, ordinary_end
from gazette_sim.credit.finding import find
from gazette_sim.law.period import last_day
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days

QUIET = {"never_cures_share": 1.0, "mistaken_share": 0.0, "withheld_share": 0.0, "unreachable_share": 0.0}


def found(days, *facts, law=None, **behaviour):
    "An enterprise of which these facts were found, the given number of days later."
    firm = one_enterprise(law, **{**QUIET, **behaviour})
    find(firm, Bureau.COUNTY, *facts)
    pass_days(firm, days)
    return firm


def days_of(firm):
    return {Event(row.event): row.day for row in firm.province.journal.rows()}


def test_a_disclosure_lasts_a_year_where_nothing_is_put_right():
    firm = found(1800, "untrue_data", penalty_share=0.0)
    days = days_of(firm)
    assert days[Event.REMOVED] == ordinary_end(days[Event.PUBLISHED], CreditLaw()) + 1
    assert firm.status == Status.NONE and Event.REMOVAL_APPLIED not in days


def test_one_that_asks_early_and_is_verified_stays_half_a_year():
    sure = {"never_cures_share": 0.0, "cure_fails_share": 0.0, "penalty_share": 0.0, "removal_months": 2}
    sure["removal_granted_share"] = 1.0
    days = days_of(found(1800, "untrue_data", **sure))
    shortest = minimum_until(days[Event.PUBLISHED], CreditLaw())
    assert days[Event.REMOVED] == max(days[Event.REMOVAL_GRANTED], shortest) + 1


def test_who_is_taken_off_early_has_put_right_what_was_found():
    sure = {"never_cures_share": 0.0, "penalty_share": 0.0, "removal_months": 2, "removal_granted_share": 1.0}
    for fails, kept in ((0.0, True), (1.0, False)):
        firm = one_enterprise(**{**QUIET, **sure}, cure_fails_share=fails, removal_tells_failure_share=0.0)
        firm.let_go("records_kept")
        find(firm, Bureau.COUNTY, "untrue_data", "records_kept")
        pass_days(firm, 300)
        assert firm.history[0].status == Status.DISHONEST
        assert (Event.REMOVAL_GRANTED in events_of(firm)) == firm.records_kept == kept


def test_the_bureau_may_decline_to_take_off_unless_it_must():
    sure = {"never_cures_share": 0.0, "cure_fails_share": 0.0, "penalty_share": 0.0, "removal_granted_share": 0.0}
    for option, early in ((RemovalPower.BUREAU_DECIDES, False), (RemovalPower.ALWAYS, True)):
        days = days_of(found(1800, "untrue_data", law={"removal_power": option}, **sure))
        assert (days[Event.REMOVED] <= ordinary_end(days[Event.PUBLISHED], CreditLaw())) == early
        assert (Event.REMOVAL_REFUSED in days) == (not early)


def test_a_rectification_found_wanting_makes_it_two_years_from_publication_once():
    firm = found(100, "untrue_data", penalty_share=0.0)
    assert extend(firm, firm.nearest_desk) and not extend(firm, firm.nearest_desk)
    disclosure = firm.disclosure
    assert disclosure.ends_day == last_day(disclosure.published_day, 24, CreditLaw().time) and disclosure.lengthened


from gazette_sim.credit.parameters import PublishBeforeStatement


def test_what_is_decided_while_a_disclosure_ends_keeps_its_status_until_its_own_ends():
    hasty = {"publish_before_statement": PublishBeforeStatement.DOES_NOT_WAIT}
    for days in (1, 4):  # published on the very day on which the other disclosure is over, and later
        firm = found(100, "untrue_data", law=hasty, penalty_share=0.0)
        province, ends = firm.province, firm.disclosure.ends_day
        province.clock.run_through(ends - 5)
        firm.decision = Decision(firm, Status.DISHONEST, Bureau.COUNTY)
        firm.history.append(firm.decision)
        province.clock.run_through(ends + days - 1)
        if days == 1:
            end_disclosure(firm)  # the first thing of that day
        firm.decision.submit(TaskKind.PUBLICATION, 1, "credit.15.1")
        pass_days(firm, 10)
        (entry,) = firm.disclosure.published
        assert firm.status == Status.DISHONEST and entry[1] is firm.decision and not firm.decision.closed
        assert firm.disclosure.ends_day == ordinary_end(entry[0], CreditLaw())
        names = events_of(firm)
        assert names.index(Event.REMOVED) < len(names) - 2 and names.count(Event.PUBLISHED) == 2
        set_aside(firm.decision, Event.CORRECTED, "credit.20.1")
        assert firm.status == Status.NONE and firm.disclosure is None and province.journal.check() == []


def test_while_every_decision_is_contested_the_enterprise_is_off_the_site_where_a_reading_has_it_so():
    for option, events in ((RemedyStays.GOES_ON, []), (RemedyStays.SUSPENDED, [Event.SUSPENDED, Event.RESUMED])):
        firm = found(100, "untrue_data", law={"remedy_stays": option}, penalty_share=0.0)
        for pending in (True, False):
            firm.decision.pending = pending
            look_at_stay(firm)
        assert [event for event in events_of(firm) if event in (Event.SUSPENDED, Event.RESUMED)] == events
