"""Each option of a reading of the gazette, commendation and appointments changes something; so does each number."""

from collections.abc import Callable
from typing import Any

import pytest

from gazette_sim.gazette.decisions import lags
from gazette_sim.gazette.parameters import GazetteBehaviour, GazetteLaw
from gazette_sim.gazette.population import DocumentRow, generate, roster_of
from gazette_sim.gazette.simulation import simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.decision import decide
from gazette_sim.law.parameter import Parameter
from gazette_sim.law.reform import Change, Dated, parameters

HEAD, COUNCIL = "省外国专家局局长", "省手工业合作联社理事会主任"
COMPANY = "省农业投资集团有限公司董事长"
SECOND = {"on": "2021-03-01", "kind": "appoint", "person": "甲", "post": HEAD}


def _holder(post: str, on: str, *acts: dict[str, Any]) -> Callable[[dict[str, str]], Any]:
    def asked(readings: dict[str, str]) -> Any:
        try:
            return decide(
                "appointments.holder", {"post": post, "on": on, "acts": list(acts)}, readings=readings
            ).outcome
        except ValueError as error:
            return str(error)

    return asked


def _asked(name: str, case: dict[str, Any]) -> Callable[[dict[str, str]], Any]:
    return lambda readings: decide(name, case, readings=readings).outcome


ACTS = {
    "gazette.issue_day": _asked("gazette.publication", {"issued_on": "2020-12-16"}),
    "gazette.same_day": _asked("gazette.publication", {"issued_on": "2020-11-30"}),
    "gazette.beyond_the_list": _asked("gazette.contents", {"kind": "appointment"}),
    "gazette.print_order": lambda readings: _journal(_law(readings), _two(), {"page_limit": 30, "delivery_days": 0}),
    "talent.prize_for": _asked("talent.award", {"recipients": 20}),
    "talent.exemption": _asked("talent.award", {"recipients": 20}),
    "appointments.designation": _holder(COMPANY, "2021-01-01"),
    "appointments.new_head": _holder(HEAD, "2021-06-01", SECOND),
    "appointments.removal_shows": _holder(COUNCIL, "2020-11-12"),
    "appointments.lasting": _holder(HEAD, "2020-12-01"),
}


def _law(readings: dict[str, str]) -> dict[str, int]:
    known = parameters("gazette")
    return {name: known[name].options.index(option) for name, option in readings.items()}


def _two() -> Any:
    on = day_number("2021-03-01")
    kinds = ("department_normative", "government_normative")
    return roster_of(tuple(DocumentRow(f"D{n}", f"示例 {n}", k, 30, on) for n, k in enumerate(kinds)), "two")


def _journal(law: dict[str, Any], roster: Any, behaviour: dict[str, Any], on: int | None = None) -> str:
    laws = [Change(on, law)]
    assumed = [Change(None, {f"gazette.{name}": value for name, value in behaviour.items() if "." not in name})]
    assumed.append(Change(on, {name: value for name, value in behaviour.items() if "." in name}))
    dated = Dated("gazette", GazetteLaw, laws), Dated("gazette", GazetteBehaviour, assumed)
    return simulate(roster, *dated, day_number("2021-01-01"), day_number("2021-12-31"), 1, 0).journal.sha256()


OPTIONS = [
    (p.name, option)
    for group in ("gazette", "talent", "appointments")
    for p in parameters(group).values()
    if p.kind == "reading"
    for option in p.options[1:]
]


def test_every_reading_has_a_case():
    assert set(ACTS) == {name for name, _ in OPTIONS}


@pytest.mark.parametrize(("name", "option"), OPTIONS, ids=[f"{n}={o}" for n, o in OPTIONS])
def test_every_option_changes_something(name: str, option: str):
    assert ACTS[name]({name: option}) != ACTS[name]({})


NUMBERS = [p for p in parameters("gazette").values() if p.kind in ("law", "assumption")]


@pytest.mark.parametrize("p", NUMBERS, ids=[p.name for p in NUMBERS])
def test_every_number_of_the_gazette_changes_a_history_or_an_issue(p: Parameter):
    low = int(p.low or 0)
    if p.name == "gazette.running_number":
        asked = [decide("gazette.publication", {"issued_on": "2020-11-30"}, set=values) for values in ({}, {p.name: 1})]
        assert asked[0].outcome != asked[1].outcome
        return
    law, behaviour = ({p.name: low}, {}) if p.kind == "law" else ({}, {p.name: low})
    assert _journal(law, generate(120, 1), behaviour) != _journal({}, generate(120, 1), {})


@pytest.mark.parametrize("p", NUMBERS, ids=[p.name for p in NUMBERS])
def test_what_changes_on_a_day_changes_the_history_from_then_on(p: Parameter):
    if p.name == "gazette.running_number":
        return
    on, low = day_number("2021-07-01"), int(p.low or 0)
    law, behaviour = ({p.name: low}, {}) if p.kind == "law" else ({}, {p.name: low})
    assert _journal(law, generate(120, 1), behaviour, on) != _journal({}, generate(120, 1), {}, on)


def test_numbers_of_the_commendation_change_the_answer():
    assert decide("talent.award", {"recipients": 2}, set={"talent.prize": 1}).outcome["total"] == 2


@pytest.mark.parametrize("kinds", [(12, "2020-11-30"), (24, "2020-11-15"), (36, "2020-11-20"), (72, "2020-11-15")])
def test_the_lags_under_other_calendars(kinds: tuple[int, str]):
    issues, earliest = kinds
    sme = next(lag for lag in lags(GazetteLaw(issues_a_year=issues)) if lag.document == "sme")
    assert sme.earliest_day == day_number(earliest) and sme.days == 18
