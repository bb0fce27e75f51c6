"Each option of each reading of statistical credit changes something: a simulated history, or a decision."

from functools import cache, partial
from typing import Any

import pytest

from first_difference import differs

from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import Roster, generate
from gazette_sim.credit.simulation import simulate
from gazette_sim.engine.journal import Journal
from gazette_sim.law.calendar import day_number
from gazette_sim.law.decision import decide
from gazette_sim.law.reform import Change, Dated, parameters

# Rare things made frequent, and reviewers few, so that a short history meets them.
ROUGH = {
    "credit.late_rate": 0.05,
    "credit.error_rate": 0.02,
    "credit.fraud_rate": 0.004,
    "credit.unreachable_share": 0.3,
    "credit.mailing_signed_share": 0.3,
    "credit.inspection_share": 0.2,
    "credit.verification_share": 0.2,
    "credit.inspected_by_province_share": 0.3,
    "credit.mistaken_share": 0.5,
    "credit.reconsideration_share": 0.1,
    "credit.suit_share": 0.05,
    "credit.late_pursued_share": 0.5,
    "credit.lesser_penalty_share": 0.5,
    "credit.refusal_share": 0.1,
    "credit.objection_share": 0.1,
    "credit.withheld_share": 0.1,
    "credit.query_share": 0.1,
    "credit.mistake_seen_share": 1.0,
    "credit.self_check_months": 48,
    "credit.statement_share": 0.0,
    "credit.records_missing_share": 0.1,
    "credit.penalty_published_share": 0.5,
    "credit.cure_fails_share": 0.3,
    "credit.removal_tells_failure_share": 0.8,
    "credit.applying_share": 0.9,
    "credit.candour": 0.0,
    "credit.superior_look_share": 0.5,
    "credit.review_days": 4,
    "credit.lookup_days": 4,
    "credit.county_staff_minimum": 1,
    "credit.county_staff_per_hundred": 0.3,
    "credit.city_reviewers": 1,
    "credit.service_days": 6,
}
REFORM = {"credit.disclosure_months": 18, "credit.minimum_disclosure_months": 9}
BESIDE = {"credit.cancelled_by": {"credit.listed_meanwhile": 1}}  # where a reading acts under another option alone

GOOD = {"support_provided": True, "records_kept": True, "reports_true_complete_timely": True, "cooperates": True}
POSTED = {
    "direct_service_possible": False,
    "attempts": [{"on": f"2021-03-{day}", "signed": False} for day in ("01", "10", "16")],
}
REMOVED = {
    "published_on": "2021-03-01",
    "rectification_applied_on": "2021-10-01",
    "rectification_failed_on": "2021-10-08",
    "verified": True,
    "verified_on": "2021-11-01",
}
LETTERS = {"received_on": "2021-08-02", "notice_received_on": "2021-08-10"}
ELSEWHERE = {  # hardly ever decide a history: the decision that they change
    "credit.analogy": ("credit.scope", {"on": "2021-03-01", "body": "other_reporting"}),
    "credit.posting_pairs": ("credit.delivery", POSTED),
    "credit.letters": ("credit.remedies", LETTERS),
    "credit.removal_effective": ("credit.disclosure", REMOVED),
    "credit.refused_survey": ("credit.status", {**GOOD, "refused_reports": True}),
}
ALTERNATIVES = [
    (p.name, option) for p in parameters("credit").values() if p.kind == "reading" for option in p.options[1:]
]


@cache
def _roster() -> Roster:
    return generate(150, seed=3)


def _simulated(values: dict[str, int], replication: int, *observers: Any) -> Any:
    law = Dated("credit", CreditLaw, [Change(None, values), Change(day_number("2022-07-01"), REFORM)])
    behaviour = Dated("credit", CreditBehaviour, [Change(None, ROUGH)])
    span = day_number("2021-01-01"), day_number("2024-12-31")
    return simulate(_roster(), law, behaviour, *span, replication, 0, observers)


@cache
def _known(beside: tuple[tuple[str, int], ...], replication: int) -> Journal:
    return _simulated(dict(beside), replication).journal


@pytest.mark.parametrize(("name", "option"), ALTERNATIVES, ids=[f"{n}={o}" for n, o in ALTERNATIVES])
def test_every_alternative_reading_changes_something(name: str, option: str):
    if name in ELSEWHERE:
        asked, case = ELSEWHERE[name]
        assert decide(asked, case, readings={name: option}).outcome != decide(asked, case).outcome
        return
    beside = BESIDE.get(name, {})
    chosen = {name: parameters("credit")[name].options.index(option), **beside}
    assert any(differs(_known(tuple(beside.items()), k), partial(_simulated, chosen, k)) for k in (1, 2, 3))
