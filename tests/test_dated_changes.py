"""Whatever a scenario may change on a day changes some history from that day on, or it is refused."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import pytest

from first_difference import differs
from gazette_sim.credit.population import generate as enterprises
from gazette_sim.engine.journal import Journal
from gazette_sim.lab.study import make_study
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import InputError
from gazette_sim.law.parameter import UNDATED, Parameter
from gazette_sim.law.reform import Change, Dated, parameters
from gazette_sim.law.regulation import regulation
from gazette_sim.regime.metric import Watch, metrics
from test_credit_histories import ROUGH as ROUGH_CREDIT
from test_readings import ROUGH as ROUGH_COAL
from test_readings import _roster as mines

FIRST, REFORM = day_number("2021-01-01"), day_number("2022-07-01")
EARLIER = {"coal.accident_trend_2021": day_number("2021-02-01")}  # what matters in one year changes in it


class History(NamedTuple):
    "How large a history is, and whose luck it has; the small ones are tried first."

    count: int
    last: str
    seed: int


HISTORIES = {
    "coal": [*(History(40, "2027-12-31", k) for k in (1, 2)), *(History(100, "2030-12-31", k) for k in range(1, 7))],
    "credit": [*(History(60, "2026-12-31", k) for k in (1, 2)), *(History(300, "2029-12-31", k) for k in (1, 2, 3))],
}
# What is rare, and the history in which it is known to happen: that one is tried before the others.
RARE = {
    HISTORIES["coal"][2]: (
        "coal.ban_months_falsified", "coal.reassessment_share", "coal.fallback_share", "coal.no_reminder",
        "coal.falsified_bar", "coal.extension_length", "coal.province_outsourced_teams", "coal.county_outsourced_teams",
    ),
    HISTORIES["coal"][3]: ("coal.foundation_weakest_share", "coal.old_grades", "coal.fallback_after_revocation"),
    HISTORIES["coal"][4]: (
        "coal.ban_months_extraordinary", "coal.grade_two_ban_months_extraordinary", "coal.renewal_lower",
        "coal.stripping_contractors_max", "coal.fallback_in_pilot", "coal.zeros_of_open_pits", "coal.fallback",
        "coal.article10_findings", "coal.extended_hazard", "coal.revoked_unrectified", "coal.falsified_year",
    ),
    HISTORIES["credit"][2]: (
        "credit.rules_alone_share", "credit.province_trust_share", "credit.province_recognises_trust",
        "credit.suit_after_reconsideration_days", "credit.large_pressure", "credit.shared_collection",
        "credit.large_care",
    ),
    HISTORIES["credit"][4]: ("credit.publicity_on_holiday",),
}  # fmt: skip
ROUGH = {"coal": ROUGH_COAL, "credit": ROUGH_CREDIT}
# A parameter that matters only under another reading, or where something is rare: what else holds from the start.
WITH: dict[str, dict[str, Any]] = {
    "coal.extra_publicity_days": {"coal.publicity": "longer"},
    "coal.objection_examination_days": {"coal.opposed": "examined_and_repeated"},
    "coal.accident_decision_days": {"coal.accident_effective": "decision_day"},
    "coal.score_floor": {"coal.ability_ungraded": 60.0, "coal.ability_spread": 8.0, "coal.score_noise": 5.0},
    "coal.foundation_weakest_share": {"coal.grade_one_foundation_score": 85},
    "credit.self_publication_working_days": {"credit.self_publication_year": "own_deadline_missed"},
}
_SLOW = {"credit.county_staff_minimum": 1, "credit.county_staff_per_hundred": 0.3, "credit.onsite_days": 5}
WITH |= dict.fromkeys(("credit.in_principle", "credit.recheck_start", "credit.recheck_clock"), _SLOW)
_PENALTIES = {
    "credit.listed_meanwhile": "penalty_only",
    "credit.penalty_share": 1.0,
    "credit.lesser_penalty_share": 0.5,
    "credit.late_pursued_share": 1.0,
    "credit.care_when_trustworthy": 0.0,
    "credit.error_rate": 0.05,
    "credit.fraud_rate": 0.01,
    "credit.verification_share": 0.3,
}
WITH |= {
    "credit.recheck_clock": _SLOW,
    "credit.cancelled_by": _PENALTIES,
    "credit.cancellation_days": _PENALTIES,
    "credit.rules_alone_share": {"credit.records_limbs": "both", "credit.records_missing_share": 0.1},
    "credit.objection_upheld_share": {"credit.opposed": "examined", "credit.objection_share": 0.5},
    "credit.lifting_days": {"credit.joint_punishment_ends": "when_lifted"},
    "credit.province_trust_share": {"credit.province_recognises_trust": "province_too"},
    "credit.removal_effective": {"credit.removal_power": "always", "credit.late_rate": 0.1},
    "credit.county_staff_per_hundred": {"credit.county_staff_minimum": 1},
}
# One that matters only where something else changes on the same day.
BESIDE: dict[str, dict[str, Any]] = {
    "credit.running_disclosure": {"credit.disclosure_months": 24},
    "coal.ordinary_share": {"coal.larger_share": 0.0},  # shares: together at most 1
    "coal.larger_share": {"coal.ordinary_share": 0.0},
    "credit.fine_serious_floor_2009": {"credit.fine_serious_2009": 500},  # a floor is under its ceiling
    "credit.fine_serious_floor_2024": {"credit.fine_serious_2024": 500},
    "coal.running_validity": {"coal.validity_months": 48},
    "time.law_in_force": {"coal.validity_months": 48, "coal.ban_months_ordinary": 6},
}


def _codes(values: dict[str, Any]) -> dict[str, float]:
    known = parameters()
    return {n: known[n].options.index(v) if isinstance(v, str) else v for n, v in values.items()}


@cache
def _roster(name: str, count: int) -> Any:
    "Of the enterprises a half are in one county, whose bureau has much to do."
    if name == "coal":
        return type(mines()).of(mines().rows[:count], "some")
    drawn = enterprises(count, 3)
    return type(drawn).of([replace(r, county="南关区") if n % 2 else r for n, r in enumerate(drawn.rows)], "some")


def _simulated(name: str, start: tuple, dated: tuple, history: History, on: int, *observers: Any) -> Any:
    known = regulation(name)
    changes = [Change(None, ROUGH[name] | dict(start)), *([Change(on, dict(dated))] if dated else [])]
    room = known.room("parameters")
    law, behaviour = (Dated(name, declared, changes) for declared in (room.LAW, room.BEHAVIOUR))
    span = FIRST, day_number(history.last), history.seed, 0
    return known.room("simulation").simulate(_roster(name, history.count), law, behaviour, *span, observers)


@cache
def _journal(name: str, start: tuple, dated: tuple, history: History, on: int) -> Journal:
    "That of a history without the change; many changes are held against it."
    return _simulated(name, start, dated, history, on).journal


@cache
def _paid(name: str, start: tuple, dated: tuple, history: History, on: int) -> str:
    "What a history comes to in its metrics: the sum of a fine stands in no row."
    regulation(name).room("metrics")
    watch = Watch(metrics(name).values())
    run = _simulated(name, start, dated, history, on, *watch.observers)
    return repr(watch.values(run.journal, run))


def _others(name: str, p: Parameter) -> Iterator[float]:
    "The values that it may be changed to: its other options, or its ends."
    now = (ROUGH[name] | _codes(WITH.get(p.name, {}))).get(p.name, p.default)
    yield from (v for v in (range(len(p.options)) if p.options else (p.high, p.low)) if v != now)


def acts(name: str, p: Parameter) -> bool:
    "Whether some history is another from the day on which the parameter changes: its journal, or what is paid."
    start = tuple(_codes(WITH.get(p.name, {})).items())
    beside = _codes(BESIDE.get(p.name, {}))

    def another(history: History, value: float) -> bool:
        known = name, start, tuple(beside.items()), history, EARLIER.get(p.name, REFORM)
        changed = name, start, tuple({**beside, p.name: value}.items()), *known[3:]
        if p.name.startswith("credit.fine_"):
            return _paid(*changed) != _paid(*known)
        return differs(_journal(*known), lambda compare: _simulated(*changed, compare))

    values = [value for value in _others(name, p) if (p.name, value) != REFUSING]
    known_to = [history for history, names in RARE.items() if p.name in names]
    return any(another(history, value) for history in [*known_to, *HISTORIES[name]] for value in values)


REFUSING = ("time.month_rounding", parameters("time")["time.month_rounding"].options.index("refuse"))
CASES = [(name, p) for name in HISTORIES for p in parameters(name).values()]
CASES += [("coal", p) for p in parameters("time").values()]


def _study(name: str, p: Parameter, value: float) -> dict[str, Any]:
    keys = {"law": "set", "reading": "readings", "data": "data", "assumption": "assumptions"}
    reform: dict[str, Any] = {"on": "2023-01-01"}
    for other, to in ((p, value), *((parameters()[n], v) for n, v in _codes(BESIDE.get(p.name, {})).items())):
        reform.setdefault(keys[other.kind], {})[other.name] = other.show(to)
    return {
        "study": {"name": "one", "regulation": name, "starts_on": "2021-01-01", "years": 5, "replications": 2},
        "population": {"generate": 5},
        "scenario": [{"name": "as issued"}, {"name": "another", "reform": [reform]}],
    }


@pytest.mark.parametrize(("name", "p"), CASES, ids=[p.name for _, p in CASES])
def test_a_dated_change_changes_some_history_or_is_refused(name: str, p: Parameter):
    value = next(v for v in _others(name, p) if (p.name, v) != REFUSING)
    if p.name in UNDATED:
        with pytest.raises(InputError, match=r"no history depends on it"):
            make_study(_study(name, p, value))
    else:
        make_study(_study(name, p, value))
        assert acts(name, p)
