"""A rule has one body: what a compiled loop answers is what Python answers, for every marked rule."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any

import numba
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazette_sim.law.calendar import Calendar, day_number, state_council_calendar
from gazette_sim.law.parameter import Parameter
from gazette_sim.law.period import NEVER
from gazette_sim.law.provision import coverage
from gazette_sim.law.reform import parameters
from gazette_sim.law.regulation import regulations
from gazette_sim.law.rule import compiled, marks

EXAMPLES = 40
ON = day_number("2024-02-29")

# What numba cannot compile, and why.
NOT_COMPILED = {"texts": {"gazette_sim.credit.forms.form"}}


@cache
def rules() -> dict[str, Callable[..., Any]]:
    "Every marked rule of every regulation, by its full name."
    for name in regulations():
        coverage(name)  # imports all rooms
    found = {f"{mark.function.__module__}.{mark.name}": mark.function for mark in marks(kind="rule")}
    return {name: rule for name, rule in found.items() if name.startswith("gazette_sim.")}


def number_for(parameter: Parameter) -> st.SearchStrategy[int]:
    return st.integers(int(parameter.low), int(parameter.high))


def facts(kind: type, group: str) -> st.SearchStrategy[Any]:
    "Facts of a mine or enterprise, or a law, with any values that may be given."
    known = parameters(group) if group in ("time", *regulations()) else {}
    fields = {}
    for name, default in kind._field_defaults.items():
        if f"{group}.{name}" in known:
            fields[name] = number_for(known[f"{group}.{name}"])
        elif hasattr(default, "_fields"):
            fields[name] = facts(type(default), "time")
        else:
            fields[name] = value(name, type(default), group)
    return st.builds(kind, **fields)


def value(name: str, kind: Any, group: str) -> st.SearchStrategy[Any]:
    "A value of the right type: days within nine years or never, scores about the marks, small numbers."
    if hasattr(kind, "_fields"):
        return facts(kind, group if hasattr(kind, "GROUP") or kind.__name__.endswith("Law") else "")
    if kind is bool:
        return st.booleans()
    if kind is Calendar:
        return st.just(state_council_calendar())
    if str(kind).startswith("list["):
        return st.lists(value("_day", int, group), min_size=1, max_size=4)
    if name == "on" or name.endswith("_day"):
        days = st.integers(ON - 2500, ON + 800)
        return days if name in ("on", "published_day", "started_day") else st.one_of(st.just(NEVER), days)
    if name.endswith("_score"):
        return st.integers(650, 1000)
    return st.integers(1, 3) if name == "grade" else st.integers(0, 5)


def outcome(rule: Callable[..., Any], given: tuple[Any, ...]) -> Any:
    "What a rule answers; the word `refused` where a reading refuses to answer."
    try:
        return rule(*given)
    except ValueError:
        return "refused"


def test_what_is_not_compiled_is_named_and_exists():
    named = set().union(*NOT_COMPILED.values())
    assert named <= rules().keys()
    for name in NOT_COMPILED["texts"]:
        assert any("Mapping" in str(kind) for kind in inspect.get_annotations(rules()[name]).values())


@pytest.fixture(autouse=True)
def compiled_quickly(monkeypatch: pytest.MonkeyPatch):
    "Machine code that is made in half the time, and runs no differently."
    monkeypatch.setattr(numba.config, "OPT", type(numba.config.OPT)(0))


@pytest.mark.filterwarnings("ignore::numba.NumbaPendingDeprecationWarning")  # a list of days is handed over as it is
@pytest.mark.parametrize("name", sorted(rules().keys() - set().union(*NOT_COMPILED.values())))
def test_compiled_and_python_answer_alike(name: str):
    rule = rules()[name]
    kinds = {n: k for n, k in inspect.get_annotations(rule, eval_str=True).items() if n != "return"}
    group = name.split(".")[1]
    machine = compiled(rule)

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.tuples(*(value(argument, kind, group) for argument, kind in kinds.items())))
    def alike(drawn: tuple[Any, ...]):
        assert outcome(machine, drawn) == outcome(rule, drawn)

    alike()
