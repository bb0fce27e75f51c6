# Made from nbs/regime/12_programme.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, cached_property, lru_cache
from inspect import signature
from itertools import product
from operator import itemgetter
from typing import Any, NamedTuple, get_type_hints
import numpy as np
from gazette_sim.engine.clock import Moment
from gazette_sim.engine.desk import IN_HAND, WAITING, Desk, Task
from gazette_sim.regime.budget import Budget, Claim
from gazette_sim.regime.world import Subject, World
from gazette_sim.engine.journal import Vocabulary
from gazette_sim.law.calendar import day_number
from gazette_sim.regime.world import Phases
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.regime.programme import *


class TreeLaw(NamedTuple):
    plain_fen: int = 200_00
    fruit_fen: int = 300_00
    least_trees: int = 2


def may_have(own_ground: bool, photograph: bool, trees: int, law: TreeLaw) -> bool:
    return own_ground and photograph and trees >= law.least_trees


def at_most(trees: int, bears_fruit: bool, law: TreeLaw) -> int:
    return trees * (law.fruit_fen if bears_fruit else law.plain_fen)


STAGES = (Stage.ASKED, Stage.REVIEWED, Stage.PUBLICISED, Stage.GRANTED, Stage.PAID)
TREES = Programme("trees", ("trees.1",), "gardens", may_have, at_most, "green", STAGES, {"trees": (0, 2, 10)})


def test_what_is_not_known_is_missing_only_where_it_matters():
    law, known = TreeLaw(), {"own_ground": True, "trees": 3}
    assert standing(TREES, known, law) == (Open.UNKNOWN, 900_00, ("photograph",))
    assert standing(TREES, known | {"photograph": True, "bears_fruit": False}, law) == (Open.YES, 600_00, ())
    assert standing(TREES, {"own_ground": False}, law) == (Open.NO, None, ())
    assert standing(TREES, {"own_ground": None}, law).missing == ("own_ground", "photograph", "trees")
    assert standing(TREES, known | {"photograph": False}, law).open == Open.NO


def test_a_programme_without_money_has_no_most():
    plain = Programme("plain", ("trees.2",), "gardens", may_have, among={"trees": (0, 2)})
    assert standing(plain, {"own_ground": True, "photograph": True, "trees": 2}, TreeLaw()) == (Open.YES, None, ())
    assert plain.amount({}, TreeLaw()) == 0 and plain.facts == ("own_ground", "photograph", "trees")


def test_a_declaration_that_cannot_be_is_refused():
    refused = []
    for more in (
        {},
        {"among": {"trees": (0, 2)}, "line": "green"},
        {"among": {"trees": (0, 2)}, "stages": STAGES},
        {"among": {"trees": (0, 2)}, "line": "green", "stages": STAGES[::-1]},
    ):
        try:
            Programme("trees", ("trees.1",), "gardens", may_have, **more)
        except ValueError as error:
            refused.append(str(error).split(":")[0])
    assert refused == ["trees"] * 4


def few_trees(trees: int) -> bool:
    return trees <= 2


def for_all(bears_fruit: bool) -> bool:
    return True


def fixed(bears_fruit: bool) -> int:
    return 300_00 if bears_fruit else 100_00


def test_the_most_is_that_of_who_may_have_it():
    capped = Programme("few", ("trees.2",), "gardens", few_trees, at_most, "green", STAGES, {"trees": (0, 2, 10)})
    assert standing(capped, {"bears_fruit": False}, TreeLaw()) == (Open.UNKNOWN, 400_00, ("trees",))


def test_rules_need_not_ask_the_law_and_a_programme_may_say_what_to_try():
    hedges = Programme("hedges", ("trees.2",), "gardens", for_all, fixed, "green", STAGES)
    assert standing(hedges, {}, TreeLaw()) == (Open.YES, 300_00, ())
    assert hedges.amount({"bears_fruit": False}, TreeLaw()) == 100_00
    bare = Programme("bare", ("trees.2",), "gardens", for_all, fixed, "green", STAGES, {"bears_fruit": (False,)})
    assert standing(bare, {}, TreeLaw()) == (Open.YES, 100_00, ())


Event = IntEnum("Event", "TAKEN_UP ASKED LACKING REFUSED PUBLICISED GRANTED PAID UNPAID DROPPED", start=0)
STEPS = Steps(*range(1, 9), review=0, publicity=3)


class Unchanging:
    days = []

    def on(self, day):
        return TreeLaw()


class Planter:
    def __init__(self, office, number):
        self.office, self.number = office, number


def ask(planter):
    facts = {"own_ground": True, "photograph": None if planter.number == 3 else True, "trees": 2, "bears_fruit": False}
    facts["own_ground"] = planter.number != 5
    for _ in range(2):  # the second time it is not heard
        planter.office.ask(Application(planter.office, planter.number, 0, facts, 2))


def town(fund_yuan, gone=None, ends=False):
    first = day_number("2021-03-01")
    names = tuple(f"planter {n}" for n in range(6))
    words = Vocabulary([e.name.lower() for e in Event], (), (*names, "desk: gardens"), ("gardens",), ("", "trees.1"))
    happens = {1: ask, 3: publicity_over, 4: pay_out, 5: lambda world: office.withdraw(gone), 6: send_away}
    world = World(
        Unchanging(), Unchanging(), first, day_number("2021-06-30"), 1, 0, words, Phases(0, 9, 2, 8), Event.TAKEN_UP,
        happens, {0: reviewed},
    )  # fmt: skip
    budget = Budget(["green"])
    budget.open_year(2021, [fund_yuan * 100], True)
    office = Programmes(world, [TREES], world.desks, [1], budget, STEPS, lambda: 5, lambda asks: asks.who % 2)
    office.number = 0
    for n in range(6):
        world.clock.at(first + n, 1, Planter(office, n))
    if gone is not None:
        world.at(day_number("2021-03-10"), 5)
    world.clock.at(day_number("2021-06-01"), 4, office)
    if ends:
        world.clock.at(day_number("2021-06-02"), 6, office)
    world.clock.run_through(world.last_day)
    return world, office


def ends(world):
    rows = [row for row in world.journal.rows() if row.event > Event.TAKEN_UP]
    return {n: Event([row.event for row in rows if row.entity == n][-1]).name for n in range(6)}


def test_every_application_ends_as_its_facts_and_the_money_say():
    world, office = town(900)
    assert ends(world) == {0: "PAID", 1: "GRANTED", 2: "PAID", 3: "LACKING", 4: "GRANTED", 5: "REFUSED"}
    account = office.budget.now[0]
    assert (account.demanded, account.paid, account.left) == (1600_00, 800_00, 100_00) and len(office.under_way) == 2
    assert len(office.granted) == 4 and sum(fen for _, _, fen in office.granted) == 1600_00
    assert world.journal.check() == []


def test_whoever_waits_for_money_can_be_sent_away():
    world, office = town(0, ends=True)
    assert ends(world) == {0: "UNPAID", 1: "UNPAID", 2: "UNPAID", 3: "LACKING", 4: "UNPAID", 5: "REFUSED"}
    assert office.under_way == {} and office.budget.now[0].refusals == 4


def test_publicity_takes_its_days():
    days = {row.event: row.day for row in town(900)[0].journal.rows() if row.entity == 0}
    calendar = town(900)[0].calendar
    assert calendar.working_days_between(days[Event.PUBLICISED], days[Event.GRANTED] - 1) == 5


def test_whoever_is_gone_is_dropped_wherever_it_stands():
    for gone in range(6):  # reviewed and publicised, in hand, waiting
        world, office = town(2_000, gone=gone)
        assert ends(world)[gone] == "DROPPED"
        assert all(asked.who != gone for asked in office.under_way.values())


HEDGES = Programme(
    "hedges", ("trees.2",), "hedgers", for_all, fixed, "green", tuple(s for s in STAGES if s != Stage.PUBLICISED)
)


def neighbours(**more):
    "Planter 1 asks for hedges, planter 0 a day later, and both for trees; money for one hedge; then planter 1 is gone."
    first, names = day_number("2021-03-01"), ("planter 0", "planter 1")
    desks = ("gardens", "hedgers")
    entities = (*names, *(f"desk: {desk}" for desk in desks))
    words = Vocabulary([e.name.lower() for e in Event], (), entities, desks, ("", "trees.1", "trees.2"))
    trees = {"own_ground": True, "photograph": True, "trees": 2, "bears_fruit": False}

    def ask_both(planter):
        for programme, facts, handling_days in ((1, {"bears_fruit": None}, 9 if planter.number else 1), (0, trees, 20)):
            office.ask(Application(office, planter.number, programme, facts, handling_days))

    happens = {1: ask_both, 3: publicity_over, 4: pay_out, 5: lambda world: office.withdraw(1)}
    last, reviewers = day_number("2021-05-31"), {0: reviewed}
    world = World(
        Unchanging(), Unchanging(), first, last, 1, 0, words, Phases(0, 9, 2, 8), Event.TAKEN_UP, happens, reviewers
    )
    budget = Budget(["green"])
    budget.open_year(2021, [300_00], True)
    office = Programmes(world, [TREES, HEDGES], world.desks, [1, 2], budget, STEPS, **more)
    office.number = 0
    for desk in world.desks:
        desk.staff(2)
    for who in (1, 0):
        world.clock.at(first + 1 - who, 1, Planter(office, who))
    world.clock.at(first + 18, 4, office)
    world.at(first + 19, 5)
    world.clock.run_through(world.last_day)
    rows = [(Event(row.event).name, row.entity, row.provision) for row in world.journal.rows()]
    return rows, budget.now[0]


def test_who_asked_first_is_paid_first_and_whoever_is_gone_is_gone_from_every_programme():
    rows, account = neighbours()
    assert [row for row in rows if row[0] == "PAID"] == [("PAID", 1, 2)]  # it was granted later than the other
    assert sorted(row for row in rows if row[0] in ("ASKED", "TAKEN_UP")) == [
        (what, who, clause) for what in ("ASKED", "TAKEN_UP") for who in (0, 1) for clause in (1, 2)
    ]
    assert [row for row in rows if row[0] == "DROPPED"] == [("DROPPED", 1, 1)]
    assert (account.demanded, account.paid, account.waiting) == (2 * 300_00 + 400_00, 300_00, 300_00 + 400_00)


def test_a_claim_of_who_is_gone_is_withdrawn_and_who_is_barred_is_refused():
    rows, account = neighbours(first=lambda asks: asks.who)  # now the other is paid
    assert [row for row in rows if row[0] in ("PAID", "DROPPED")] == [
        ("PAID", 0, 2),
        ("DROPPED", 1, 1),
        ("DROPPED", 1, 2),
    ]
    assert (account.withdrawn, account.waiting) == (300_00, 400_00)
    rows, account = neighbours(barred=lambda asks: asks.who == 1 and asks.programme == 1)
    assert ("REFUSED", 1, 2) in rows and ("PAID", 0, 2) in rows and account.claims == 2
