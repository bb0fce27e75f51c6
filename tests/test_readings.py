"""Each option of each reading of coal or time changes something: a decision, a rule, or a simulated history."""

from dataclasses import replace
from functools import cache, partial
from typing import Any

import pytest

from first_difference import differs

from gazette_sim.coal.extension import ExtensionFacts, extension_failures
from gazette_sim.coal.mine import Mine, Province
from gazette_sim.coal.parameters import CoalBehaviour, CoalLaw
from gazette_sim.coal.population import Roster, generate, roster_of
from gazette_sim.coal.procedure import fallback_grade
from gazette_sim.coal.simulation import simulate
from gazette_sim.coal.standing import lose_grade
from gazette_sim.engine.journal import Journal
from gazette_sim.law.calendar import day_number
from gazette_sim.law.decision import decide
from gazette_sim.law.reform import Change, Dated, parameters

# Rare things made frequent, so that a short history meets them.
ROUGH = {
    "coal.accident_rate": 0.2,
    "coal.hazard_rate": 0.15,
    "coal.stop_rate": 0.2,
    "coal.falsification_share": 0.3,
    "coal.staffing_violation_rate": 0.2,
    "coal.objection_share": 0.1,
    "coal.system_lapse_share": 0.3,
    "coal.system_overdue_share": 0.5,
    "coal.late_renewal_share": 0.4,
    "coal.reminder_share": 0.6,
    "coal.ambition": 0.8,
    "coal.full_scoring_share": 1.0,
    "coal.outside_system_share": 0.05,
}
REFORM = {"coal.validity_months": 48, "coal.ban_months_ordinary": 6}

# Readings that hardly ever decide a history: where they do act.
MINE = {"on": "2021-03-01", "mine_type": "underground", "weighted_score": 95, "part_scores": [95]}
LOST = MINE | {"losses": [{"on": "2020-06-01", "kind": "revoked", "cause": "extended_spot_check"}]}
REVOKED = MINE | {"losses": [{"on": "2020-01-01", "kind": "revoked", "cause": "major_hazard", "rectified": False}]}
HALF = MINE | {"on": "2021-08-31", "accidents": [{"on": "2021-02-28", "severity": "ordinary"}]}
MISSED = {"grade": 3, "missed_grade": 2, "pilot_county": True}
AGAIN = {"grade": 3, "missed_grade": 2, "after_revocation": True}
FALSIFIED = MINE | {"falsified_on": "2020-01-15", "falsified_rectified_on": "2020-06-01"}
TOLD = MINE | {"losses": [LOST["losses"][0] | {"on": "2018-12-01", "announced_on": "2019-04-01"}]}
ELSEWHERE = {
    ("coal.extension_waits", "special_displaces"): lambda r: decide("coal.grade", LOST, readings=r).outcome,
    ("coal.revoked_unrectified", "hazards_alone"): lambda r: decide("coal.grade", REVOKED, readings=r).outcome,
    ("time.half_year", "days_183"): lambda r: [
        decide("coal.grade", HALF | {"on": f"2021-08-{d}"}, readings=r).outcome["grade"] for d in range(27, 32)
    ],
    ("coal.fallback_in_pilot", "city"): lambda r: decide("coal.route", MISSED, readings=r).outcome,
    ("coal.fallback_in_pilot", "piloted_county"): lambda r: decide("coal.route", MISSED, readings=r).outcome,
    ("coal.fallback_after_revocation", "city_alone"): lambda r: decide("coal.route", AGAIN, readings=r).outcome,
    ("coal.falsified_year", "from_rectification"): lambda r: decide("coal.grade", FALSIFIED, readings=r).outcome,
    ("coal.wait_starts", "announcement"): lambda r: decide("coal.grade", TOLD, readings=r).outcome,
    ("coal.fallback", "next_only"): lambda r: fallback_grade(1, 3, _law(r)),
    ("coal.article10_findings", "weighed"): lambda r: extension_failures(
        ExtensionFacts(fatal_accident=True, expires_day=900), _law(r)
    ),
    ("coal.zeros_of_open_pits", "gas_alone"): lambda r: extension_failures(
        ExtensionFacts(underground=False, zero_outburst=False, expires_day=900), _law(r)
    ),
    ("time.effective_from", "publication"): lambda r: (
        decide("coal.grade", MINE | {"on": "2020-11-29"}, readings=r).outcome
    ),
    ("time.law_in_force", "event"): lambda r: _chosen_law(r).ban_months_ordinary,
    ("time.law_in_force", "application"): lambda r: _chosen_law(r).ban_months_ordinary,
    ("coal.extended_hazard", "falling_short_only"): lambda r: _revoked_in_key_check(r).facts.extended_revoked_day,
}


def _law(readings: dict[str, str]) -> CoalLaw:
    return Dated("coal", CoalLaw, [Change(None, _codes(readings))]).values[0]


def _codes(readings: dict[str, str]) -> dict[str, int]:
    known = parameters("coal") | parameters("time")
    return {name: known[name].options.index(option) for name, option in readings.items()}


def _chosen_law(readings: dict[str, str]) -> CoalLaw:
    first = day_number("2021-01-01")
    law = Dated("coal", CoalLaw, [Change(None, _codes(readings)), Change(first + 100, REFORM)])
    province = Province(generate(2), law, Dated("coal", CoalBehaviour), first, first + 400, 1, 0)
    return province.law_for(first + 200, first + 80, first + 50)


def _revoked_in_key_check(readings: dict[str, str]) -> Mine:
    "An extended mine in which the province found a major hazard while it produced."
    first = day_number("2021-01-01")
    row = replace(generate(1).rows[0], grade=1, granted_on=first - 100, times_extended=1)
    law = Dated("coal", CoalLaw, [Change(None, _codes(readings))])
    province = Province(roster_of((row,), "one"), law, Dated("coal", CoalBehaviour), first, first + 10, 1, 0)
    lose_grade(province.mines[0], 0, "coal.11.1", province.province_desk, "major_hazard")
    return province.mines[0]


@cache
def _roster() -> Roster:
    "A hundred mines; some open pits, some still being built, many of grade one, as clauses on grade one are many."
    built = {"status": "under_construction", "grade": 0, "granted_on": None, "producing_from": day_number("2026-01-01")}
    drawn = generate(100, seed=3).rows
    one = {1: {"grade": 1}, 2: {"grade": 1, "times_extended": 1}}
    rows = [replace(r, **one.get(n % 5, {})) if r.grade else r for n, r in enumerate(drawn)]
    return roster_of(
        tuple(
            replace(r, **built) if n % 10 == 0 else replace(r, type="open_pit") if n % 9 == 0 else r
            for n, r in enumerate(rows)
        ),
        "mixed",
    )


def _simulated(values: dict[str, int], replication: int, *observers: Any) -> Any:
    law = Dated("coal", CoalLaw, [Change(None, values), Change(day_number("2024-01-01"), REFORM)])
    behaviour = Dated("coal", CoalBehaviour, [Change(None, ROUGH)])
    span = day_number("2021-01-01"), day_number("2030-12-31")
    return simulate(_roster(), law, behaviour, *span, replication, 0, observers)


@cache
def _as_issued(replication: int) -> Journal:
    return _simulated({}, replication).journal


ALTERNATIVES = [
    (p.name, option)
    for p in (parameters("coal") | parameters("time")).values()
    if p.kind == "reading"
    for option in p.options[1:]
]


@pytest.mark.parametrize(("name", "option"), ALTERNATIVES, ids=[f"{n}={o}" for n, o in ALTERNATIVES])
def test_every_alternative_reading_changes_something(name: str, option: str):
    if (name, option) == ("time.month_rounding", "refuse"):
        with pytest.raises(ValueError, match="no corresponding day"):
            decide("coal.validity", {"granted_on": "2020-02-29", "grade": 2}, readings={name: option})
    elif (name, option) in ELSEWHERE:
        asked = ELSEWHERE[name, option]
        assert asked({name: option}) != asked({})
    else:
        values = _codes({name: option})
        assert any(differs(_as_issued(k), partial(_simulated, values, k)) for k in range(1, 9))
