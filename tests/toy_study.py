"""The toy regulation while tests last, and a study of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from gazette_sim.law.regulation import add_regulation, remove_regulation

HEAD = {
    "name": "toy",
    "regulation": "permits",
    "starts_on": "2021-01-01",
    "years": 2,
    "replications": 3,
    "seed": 7,
}


def of_shops(roster: str, *scenarios: Mapping[str, Any]) -> dict[str, Any]:
    "A study of the shops of a roster, as make_study reads it."
    return {"study": dict(HEAD), "population": {"roster": roster}, "scenario": [*scenarios]}


@contextmanager
def permits() -> Iterator[None]:
    "The toy is among the regulations as long as this lasts."
    add_regulation("permits", "toy_permits")
    try:
        yield
    finally:
        remove_regulation("permits")
