"""Whether a history is another than a known one: it is simulated no further than to the first row that differs."""

from collections.abc import Callable
from typing import Any

from gazette_sim.engine.journal import Journal, Row


class AnotherRow(Exception):
    "The history that is being simulated has another row than the known one."


def differs(
    known: Journal,
    simulate: Callable[[Callable[[Row], None]], Any],  # given an observer of its rows, simulates the other history
) -> bool:
    "Whether the other history has another journal than `known`."
    rows = known.rows()

    def compare(row: Row) -> None:
        if next(rows, None) != row:
            raise AnotherRow

    try:
        journal = simulate(compare).journal
    except AnotherRow:
        return True
    shorter = next(rows, None) is not None
    assert shorter == (journal.sha256() != known.sha256())
    return shorter
