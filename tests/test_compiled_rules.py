"""A rule has one body: what a compiled loop answers is what Python answers."""

import random

from gazette_sim.coal.extension import ExtensionFacts, extension_failures
from gazette_sim.coal.grades import MineFacts, grade_bars
from gazette_sim.coal.parameters import CoalLaw
from gazette_sim.coal.validity import expiry, renew_by
from gazette_sim.law.calendar import day_number
from gazette_sim.law.reform import parameters
from gazette_sim.law.period import NEVER
from gazette_sim.law.rule import compiled

DRAWS = 400
ON = day_number("2024-02-29")


def any_law(rng: random.Random) -> CoalLaw:
    "The coal rules under readings drawn at random (none of time that refuses)."
    readings = {n.split(".")[1]: p for n, p in parameters("coal").items() if p.kind == "reading"}
    return CoalLaw(**{name: rng.randrange(len(p.options)) for name, p in readings.items()})


def any_facts(rng: random.Random, facts: type) -> object:
    "Facts of the right type drawn at random: days within five years or never, scores about the marks."
    drawn = {}
    for name, default in facts._field_defaults.items():
        if name.endswith("_day"):
            drawn[name] = NEVER if rng.random() < 0.5 else ON - rng.randrange(5 * 365)
        elif isinstance(default, bool):
            drawn[name] = rng.random() < 0.3
        elif name.endswith("_score"):
            drawn[name] = rng.randrange(650, 1001)
        else:
            drawn[name] = rng.randrange(5)
    return facts(**drawn)


def test_the_lists_of_article_5():
    machine, rng = compiled(grade_bars), random.Random(5)
    seen = set()
    for _ in range(DRAWS):
        mine, law, grade = any_facts(rng, MineFacts), any_law(rng), rng.randrange(1, 4)
        bars = grade_bars(grade, mine, ON, law)
        assert machine(grade, mine, ON, law) == bars
        seen.add(bars)
    assert len(seen) > 50


def test_dates():
    machine, rng = compiled(expiry), random.Random(8)
    for _ in range(DRAWS):
        day, law = ON + rng.randrange(-3000, 3000), any_law(rng)
        assert machine(day, law) == expiry(day, law)
    back = compiled(renew_by)
    assert [back(g, ON, CoalLaw()) for g in (1, 2, 3)] == [renew_by(g, ON, CoalLaw()) for g in (1, 2, 3)]


def test_direct_extension():
    machine, rng = compiled(extension_failures), random.Random(9)
    for _ in range(DRAWS):
        mine, law = any_facts(rng, ExtensionFacts), any_law(rng)
        assert machine(mine, law) == extension_failures(mine, law)
