# Made from nbs/credit/10_enterprise.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Mapping
from math import ceil
from typing import Any, NamedTuple
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.disclosure import CLOSER_SUPERVISION, FAILED, REPEATED, Turn, consequences, end_of_disclosure
from gazette_sim.credit.events import STATES, Event, Phase, Purpose, code, vocabulary
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import FREQUENCIES, SIZES, EnterpriseRow, Roster, lowest_bureau, places_of
from gazette_sim.credit.rights import may_order
from gazette_sim.credit.status import PenaltyDays, Status
from gazette_sim.engine.clock import Moment
from gazette_sim.engine.desk import Desk, Task
from gazette_sim.engine.streams import Columns, OwnStreams, hold_of_all
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.reform import Dated
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import enacts
from gazette_sim.regime.world import InForce, Phases, Subject, World
import pandas as pd
from gazette_sim.credit.simulation import draw_periods, excerpt, one_enterprise, pass_days
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.enterprise import *


from gazette_sim.credit.simulation import one_enterprise


def test_there_are_seventeen_reports_a_year_and_no_two_on_a_day():
    monthly, quarterly, yearly = report_days(
        from_civil(2021, 1, 1), from_civil(2021, 12, 31), Dated("credit", CreditBehaviour)
    )
    assert (len(monthly), len(quarterly), len(yearly)) == (17, 5, 1) and len(set(monthly)) == 17


def test_one_moment_of_a_kind_is_planned_at_a_time_and_can_be_called_off():
    firm = one_enterprise()
    today = firm.province.clock.now
    firm.plan(today + 5, Phase.CURE)
    firm.plan(today + 9, Phase.CURE)
    assert firm.awaits(Phase.CURE) and firm.day_of(Phase.CURE) == today + 9
    firm.call_off(Phase.CURE, Phase.REMOVAL)
    assert not firm.awaits(Phase.CURE) and firm.day_of(Phase.CURE) == NEVER
    firm.plan(firm.province.last_day + 1, Phase.CURE)  # beyond the horizon
    assert not firm.awaits(Phase.CURE)


def test_what_falls_is_not_remembered():
    firm = one_enterprise()
    decision = Decision(firm, Status.DISHONEST, Bureau.COUNTY)
    firm.history.append(decision)
    firm.recollect()
    assert firm.found_day == firm.violation_day == firm.province.clock.now and firm.disclosed_day == NEVER
    decision.overturned = True
    firm.recollect()
    assert firm.found_day == firm.violation_day == NEVER


def test_a_superior_that_notices_orders_what_was_missed_and_nobody_stands_above_the_province():
    for level, orders in ((Bureau.COUNTY, 1), (Bureau.CITY, 1), (Bureau.PROVINCE, 0)):
        firm = one_enterprise(superior_look_share=1.0)
        note_overdue(firm, Event.REPLY_OVERDUE, "credit.19", firm.office_of(level))
        assert [row.event for row in firm.province.journal.rows()].count(Event.DUTY_ORDERED) == orders
