# Made from nbs/credit/19_publication.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.disclosure import JOINT_PUNISHMENT, consequences
from gazette_sim.credit.enterprise import Decision, note_overdue
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.recognition import OWN_SITE, PROVINCIAL_COLUMN, is_disclosed, may_be_published, publication_places, publish_by, publish_from
from gazette_sim.credit.removal import disclose, look_at_stay, plan_removal
from gazette_sim.credit.reports import plan_faults
from gazette_sim.credit.rights import statement_until
from gazette_sim.credit.status import Status
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import enacts
from gazette_sim.credit.parameters import PublicationSite
import pandas as pd
from gazette_sim.credit.recognition import NATIONAL_LINK, SUPERIOR_SITE
from gazette_sim.credit.simulation import draw_periods, excerpt
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.publication import *


from gazette_sim.credit.parameters import PublicationSite
from gazette_sim.credit.finding import find
from gazette_sim.law.calendar import day_number
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days

QUIET = {"never_cures_share": 1.0, "mistaken_share": 0.0, "withheld_share": 0.0, "unreachable_share": 0.0}


def found(days, *facts, law=None, **behaviour):
    "An enterprise of which these facts were found, the given number of days later."
    firm = one_enterprise(law, **{**QUIET, **behaviour})
    find(firm, Bureau.COUNTY, *facts)
    pass_days(firm, days)
    return firm


def test_an_order_that_publishes_the_gravest_alone_hides_the_others():
    firm = found(100, "untrue_data", law={"published_from_rank": Status.SERIOUSLY_DISHONEST}, penalty_share=0.0)
    assert firm.status == Status.DISHONEST and firm.disclosure.hidden and Event.PUBLISHED not in events_of(firm)
    find(firm, Bureau.COUNTY, "fabricated_data")
    pass_days(firm, 60)
    assert firm.status == Status.SERIOUSLY_DISHONEST and not firm.disclosure.hidden


def test_what_may_not_be_published_is_punished_jointly_all_the_same():
    firm = found(100, "fabricated_data", withheld_share=1.0)
    names = events_of(firm)
    assert names.count(Event.WITHHELD) == names.count(Event.JOINT_PUNISHED) == 1 and firm.disclosure.hidden
    assert Event.JOINT_PUNISHED not in events_of(found(100, "untrue_data"))


def test_who_publishes_on_its_superiors_site():
    for option, level in ((PublicationSite.OWN, Bureau.COUNTY), (PublicationSite.SUPERIOR, Bureau.CITY)):
        firm = found(60, "untrue_data", law={"publication_site": option})
        rows = [row for row in firm.province.journal.rows() if row.event in (Event.PUBLISHED, Event.LOADED)]
        assert [row.desk for row in rows] == [firm.desk_of(level).number, firm.nearest_desk.number]


def test_a_reform_that_comes_before_the_publication_is_no_reason_of_secrecy():
    firm = found(0, "untrue_data", publication_days=30)
    province = firm.province
    province.clock.run_through(day_number("2021-01-25"))
    province.law_now = province.law_now._replace(published_from_rank=Status.SERIOUSLY_DISHONEST)
    pass_days(firm, 60)
    assert firm.disclosure.hidden and not {Event.WITHHELD, Event.PUBLISHED} & set(events_of(firm))


def test_a_publication_that_comes_too_late_is_recorded_and_noticed_above():
    for days, late in ((1, 0), (60, 1)):
        firm = found(150, "untrue_data", superior_look_share=1.0, handling_spread=0.0, publication_days=days)
        names = events_of(firm)
        assert names.count(Event.PUBLICATION_OVERDUE) == names.count(Event.DUTY_ORDERED) == late
