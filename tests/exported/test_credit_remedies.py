# Made from nbs/credit/23_remedies.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.correction import set_aside
from gazette_sim.credit.enterprise import Decision
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind
from gazette_sim.credit.penalty import penalty_final, put_off
from gazette_sim.credit.removal import look_at_stay
from gazette_sim.credit.rights import reconsideration_until, statement_until, suit_after_reconsideration_until, suit_until
from gazette_sim.law.rule import enacts
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.status import Status
from gazette_sim.credit.simulation import draw_periods, excerpt
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.remedies import *


from types import SimpleNamespace

from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.status import Status
from gazette_sim.credit.finding import find
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days

QUIET = {"never_cures_share": 1.0, "mistaken_share": 0.0, "withheld_share": 0.0, "unreachable_share": 0.0}


def found(days, *facts, law=None, **behaviour):
    "An enterprise of which these facts were found, the given number of days later."
    firm = one_enterprise(law, **{**QUIET, **behaviour})
    find(firm, Bureau.COUNTY, *facts)
    pass_days(firm, days)
    return firm


def test_a_suit_can_overturn_and_everything_falls():
    sure = {"suit_share": 1.0, "reconsideration_share": 0.0, "overturned_share": 1.0, "statement_share": 0.0}
    firm = found(1800, "untrue_data", **sure)
    assert Event.OVERTURNED in events_of(firm) and firm.status == Status.NONE and firm.disclosure is None
    (fell,) = (row for row in firm.province.journal.rows() if row.event == Event.OVERTURNED)
    assert fell.desk < 0 and firm.province.calendar.next_working_day(fell.day) == fell.day  # by a court, in its hours
    assert firm.province.journal.check() == []


def test_a_statement_a_reconsideration_and_a_suit_come_in_time():
    for share, event, until in (
        ("statement_share", Event.STATEMENT_MADE, lambda day, *rest: statement_until(day, day, *rest)),
        ("reconsideration_share", Event.RECONSIDERATION_APPLIED, reconsideration_until),
        ("suit_share", Event.SUED, suit_until),
    ):
        firm = one_enterprise(**{"statement_share": 0.0, "reconsideration_share": 0.0, "suit_share": 0.0, share: 1.0})
        days, province = set(), firm.province
        received, last = province.clock.now, until(province.clock.now, province.calendar, province.law_now)
        for place in range(40):
            draws = [0.0, place / 40, 0.9] if event == Event.STATEMENT_MADE else [0.9, 0.0, place / 40]
            firm.streams[Purpose.REMEDY] = SimpleNamespace(next=iter(draws).__next__)
            may_contest(Decision(firm, Status.ABNORMAL, Bureau.COUNTY))
        days = set(province.clock._planned)
        assert received < min(days) and max(days) <= last, event


def test_who_fails_with_a_reconsideration_sues_within_fifteen_days_of_it():
    firm = one_enterprise(suit_share=1.0, overturned_share=0.0)
    for _ in range(30):
        contest(Decision(firm, Status.ABNORMAL, Bureau.COUNTY), Event.RECONSIDERATION_APPLIED)
    pass_days(firm, 180)
    days = {event: [row.day for row in firm.province.journal.rows() if row.event == event] for event in Event}
    (upheld,) = set(days[Event.UPHELD])
    last = suit_after_reconsideration_until(upheld, firm.province.calendar, firm.province.law_now)
    assert len(days[Event.SUED]) == 30 and upheld < min(days[Event.SUED]) and max(days[Event.SUED]) <= last
