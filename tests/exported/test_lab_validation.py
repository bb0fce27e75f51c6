# Made from nbs/lab/16_validation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
import tomllib
from collections.abc import Iterable
from typing import Any, NamedTuple
from tqdm import tqdm
from gazette_sim.regime.interval import bounds_of, mean_interval
from gazette_sim.regime.metric import Watch, metrics
from gazette_sim.regime.validation import HOW, Compared
from gazette_sim.lab.figures import metric_label
from gazette_sim.law.calendar import day_number, iso, state_council_calendar
from gazette_sim.law.language import aligned, say
from gazette_sim.law.reform import Dated
from gazette_sim.law.regulation import Regulation
from gazette_sim.law.regulation import regulation as known_regulation
import matplotlib.pyplot as plt
from gazette_sim.law.citation import UnknownName
from gazette_sim.law.drawing import described
from gazette_sim.lab.validation import *


def test_every_observed_figure_is_compared():
    for regulation in ("coal", "credit"):
        rows = validate(regulation, replications=2)
        assert all(row.ends == (row.simulated.low, row.simulated.high) for row in rows)  # inside the metric's range
        room = known_regulation(regulation).room("validation")
        assert [row.observed for row in rows] == room.observed() and rows
        assert all(row.simulated.n <= 2 for row in rows)
        lines = report(rows, "zh").splitlines()
        assert len(lines) == len(rows) + 6


def test_one_history_has_no_interval_and_no_verdict():
    rows = validate("coal", replications=1)
    assert {row.verdict for row in rows} == {"too_few"} and "nan" not in report(rows)


def test_an_unknown_regulation_is_refused():
    try:
        validate("cole")
    except UnknownName as error:
        assert "did you mean coal?" in str(error)
    else:
        raise AssertionError("cole was taken")


def test_every_figure_has_a_gate_that_was_observed():
    for regulation in ("coal", "credit"):
        room, written = known_regulation(regulation).room("validation"), gates(regulation)
        assert list(written) == [o.metric for o in room.observed()]
        for o in room.observed():
            gate = written[o.metric]
            assert (gate.how, gate.source) == (o.how, o.source)
            assert all(abs(a - b) <= 5e-4 * max(abs(b), 1e-9) for a, b in ((gate.low, o.low), (gate.high, o.high)))


def test_the_score_keeps_what_was_held_out_apart():
    rows = validate("coal", replications=2)
    assert sum(each.all for each in score(rows).values()) == len(rows) and score(rows)["free"].all >= 1
    gate = Gate("a.b", 1.0, 2.0, 0.1, "", "free")
    assert [gate.passes(mean) for mean in (0.89, 0.9, 2.2, 2.21)] == [False, True, True, False]
    assert all(each.passed == 0 for each in score(validate("coal", replications=1)).values())
