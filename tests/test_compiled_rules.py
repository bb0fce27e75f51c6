"""A rule has one body: what a compiled loop answers is what Python answers, for every marked rule."""

import inspect
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

import pytest

from gazette_sim.law.calendar import Calendar, day_number, state_council_calendar
from gazette_sim.law.period import NEVER, day_of, month_and_day
from gazette_sim.law.provision import coverage
from gazette_sim.law.reform import parameters
from gazette_sim.law.regulation import regulations
from gazette_sim.law.rule import compiled, marks

EXAMPLES = 400
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


class Dice(Random):
    "Draws numbers, often the ends of their range, and near those that were drawn before."

    before: tuple[int, ...] = ()  # a fact may be held to one of these numbers
    much: float = 0.5  # of the facts that may be otherwise are

    def turn(self, before: tuple[int, ...]) -> None:
        "The next case is begun: one of many facts, or of few."
        self.before, self.much = before, self.choice((0.1, 0.3, 0.6, 1))

    def number(self, low: int, high: int) -> int:
        "A whole number from `low` to `high`."
        chance = self.random()
        if chance < 0.1:
            return low if chance < 0.05 else high
        if chance < 0.3:
            return self.randint(low, min(low + 3, high))
        if chance < 0.5 and self.before:
            near = self.choice(self.before) + self.choice((-1, 0, 0, 1, 20, 200))
            return near if low <= near <= high else self.randint(low, high)
        return self.randint(low, high)


def facts(dice: Dice, kind: Any, group: str) -> Any:
    "Facts of a mine or enterprise, or a law, with any values that may be given."
    known = parameters(group) if group in ("time", *regulations()) else {}
    fields = []
    for name, default in kind._field_defaults.items():
        if parameter := known.get(f"{group}.{name}"):
            fields.append(dice.number(int(parameter.low), int(parameter.high)))
        elif hasattr(default, "_fields"):
            fields.append(facts(dice, type(default), "time"))
        else:
            fields.append(value(dice, name, type(default), group) if dice.random() < dice.much else default)
    return kind(*fields)


def day(dice: Dice) -> int:
    "A day within nine years, often one at the end of a month."
    found = dice.number(ON - 2500, ON + 800)
    return found if dice.random() < 0.7 else day_of(*divmod(month_and_day(found)[0], 12), 1) - dice.randint(0, 2)


def value(dice: Dice, name: str, kind: Any, group: str) -> Any:
    "A value of the right type: days within nine years or never, scores about the marks, small numbers."
    if hasattr(kind, "_fields"):
        return facts(dice, kind, group if hasattr(kind, "GROUP") or kind.__name__.endswith("Law") else "")
    if kind is bool:
        return dice.random() < dice.much
    if kind is Calendar:
        return state_council_calendar()
    if str(kind).startswith("list["):
        return [value(dice, "_day", int, group) for _ in range(dice.randint(1, 4))]
    if name == "on" or name.endswith("_day"):
        never = name not in ("on", "published_day", "started_day") and dice.random() > dice.much
        found = NEVER if never else day(dice)
    elif name.endswith("_score"):
        found = dice.number(650, 1000)
    else:
        found = dice.number(1, 3) if name == "grade" else dice.number(0, 5)
    dice.before = (*dice.before[-9:], found)
    return found


@cache
def laws(kind: type, group: str) -> list[Any]:
    "Laws of a regulation, drawn once for all its rules."
    dice = Dice(group)
    return [facts(dice, kind, group) for _ in range(EXAMPLES)]


def cases(name: str) -> Iterator[tuple[Any, ...]]:
    "Cases for a rule."
    dice, group = Dice(name), name.split(".")[1]
    kinds = {n: kind for n, kind in inspect.get_annotations(rules()[name], eval_str=True).items() if n != "return"}
    for n in range(EXAMPLES):
        law = laws(kinds["law"], group)[n] if "law" in kinds else ()
        dice.turn(tuple(number for number in law if isinstance(number, int)))
        yield tuple(law if each == "law" else value(dice, each, kind, group) for each, kind in kinds.items())


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


@pytest.mark.filterwarnings("ignore::numba.NumbaPendingDeprecationWarning")  # a list of days is handed over as it is
@pytest.mark.parametrize("name", sorted(rules().keys() - set().union(*NOT_COMPILED.values())))
def test_compiled_and_python_answer_alike(name: str):
    rule, machine = rules()[name], compiled(rules()[name])
    for case in cases(name):
        assert outcome(machine, case) == outcome(rule, case), case
