"""Shops, a month at a time."""

import os
from dataclasses import dataclass, field

from gazette_sim.engine.journal import Journal, Vocabulary
from gazette_sim.engine.streams import Streams

GRANTED, LOST, EXPIRED = range(3)


@dataclass
class Run:
    "One history."

    journal: Journal
    projected: bool
    counters: dict[str, int] = field(default_factory=dict)


def simulate(roster, law, behaviour, first_day, last_day, seed, replication, observers=()) -> Run:
    if os.environ.get("TOY_FAILS_AT") == str(replication):
        raise ArithmeticError("the toy was told to fail")
    if os.environ.get("TOY_REFUSES_WORDING") and law.on(first_day).wording:
        raise ArithmeticError("the toy was told to refuse")
    journal = Journal(
        Vocabulary(("granted", "lost", "expired"), ("none", "permit"), roster.rows, (), ("", "permits.1", "permits.2"))
    )
    for observer in observers:
        journal.subscribe(observer)
    streams, expires = Streams(seed, replication), {}
    for month, day in enumerate(range(first_day, last_day + 1, 30)):
        for shop in range(len(roster.rows)):
            rules, world = law.on(day), behaviour.on(day)
            u = streams.draw(1, shop, month)
            if shop in expires and day >= expires[shop]:
                journal.record(day, shop, EXPIRED, 1, 0, -1, 1)
                del expires[shop]
            elif shop in expires and u < world.finding_rate and rules.loss == 0:
                journal.record(day, shop, LOST, 1, 0, -1, 2)
                del expires[shop]
            elif shop not in expires and u * 60 >= world.review_days * 0.5:
                journal.record(day, shop, GRANTED, 0, 1, -1, 1)
                expires[shop] = day + rules.permit_months * 30
    return Run(journal, last_day > 20819, {"shops": len(roster.rows)})
