# Made from nbs/credit/15_finding.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Mapping
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.enterprise import OMISSIONS, Case, Enterprise
from gazette_sim.credit.events import Event, TaskKind
from gazette_sim.credit.parameters import CreditLaw
from gazette_sim.credit.recognition import recognised_by
from gazette_sim.credit.status import EnterpriseFacts, Status, abnormal_grounds, dishonest_grounds, late_report_counts, serious_grounds, violates
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import enacts
from gazette_sim.credit.parameters import SharedCollection
import pandas as pd
from gazette_sim.credit.simulation import draw_periods, excerpt
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.finding import *


from gazette_sim.credit.parameters import SharedCollection
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days
from gazette_sim.law.period import NEVER


def test_who_collects_recognises_unless_the_province_prevails():
    for option, deciders in (
        (SharedCollection.COLLECTOR, {Bureau.COUNTY, Bureau.PROVINCE}),
        (SharedCollection.PROVINCE_PREVAILS, {Bureau.PROVINCE}),
    ):
        firm = one_enterprise({"shared_collection": option}, mistaken_share=0.0)
        find(firm, Bureau.COUNTY, "untrue_data")
        find(firm, Bureau.PROVINCE, "obstructed")
        pass_days(firm, 60)
        assert {decision.by for decision in firm.history} == deciders


def test_what_is_found_before_the_decision_joins_the_case_and_what_is_found_after_is_the_next():
    firm = one_enterprise()
    find(firm, Bureau.COUNTY, "records_kept")
    find(firm, Bureau.COUNTY, "untrue_data")
    (case,) = firm.cases[Bureau.COUNTY]
    assert set(case.facts) == {"records_kept", "untrue_data"}
    case.decided = True
    find(firm, Bureau.COUNTY, "fabricated_data")
    assert len(firm.cases[Bureau.COUNTY]) == 2 and events_of(firm) == [Event.FOUND] * 3


def test_a_fact_found_twice_counts_on_its_latest_day():
    firm = one_enterprise()
    find(firm, Bureau.COUNTY, "untrue_data", days={"untrue_data": 18_500})
    find(firm, Bureau.COUNTY, "untrue_data", "records_kept", days={"untrue_data": 18_600, "records_kept": 18_400})
    (case,) = firm.cases[Bureau.COUNTY]
    assert case.facts == {"untrue_data": 18_600, "records_kept": 18_400}
    assert last_violated(firm, case.facts) == 18_600 and last_violated(firm, {"unexplained_anomaly": 18_600}) == NEVER
