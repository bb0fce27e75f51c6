# Made from nbs/credit/08_population.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.events import STATES
from gazette_sim.credit.forms import check_character
from gazette_sim.engine.streams import below, between
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError
from gazette_sim.law.field import Check, Name, OneOf
from gazette_sim.regime.population import assumptions, by_kind, drawn, weighted
from gazette_sim.regime.roster import DATE, INVENTED, Place
from gazette_sim.regime.roster import Roster as RosterOf
from gazette_sim.regime.roster import regions as counties
import tempfile
from pathlib import Path
from gazette_sim.law.calendar import day_number
from collections import Counter
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.credit.population import *


def test_a_roster_written_is_read_back():
    roster = generate(200, seed=7)
    with tempfile.TemporaryDirectory() as folder:
        write_roster(roster, f"{folder}/firms.csv")
        again = read_roster(f"{folder}/firms.csv")
    assert again.rows == roster.rows and again.sha256 == roster.sha256 and again.illustrative


def test_a_line_that_cannot_be_is_refused_by_name():
    bad = {
        "county": "南关",
        "size": "huge",
        "since_on": "2024-02-30",
        "status": "trusty",
        "credit_code": "91220000MA0000000X",
    }
    for column, cell in bad.items():
        good = {"id": "1", "name": "x", "county": "南关区"} | {column: cell}
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/firms.csv"
            Path(path).write_text(",".join(good) + "\n" + ",".join(good.values()) + "\n", encoding="utf-8")
            [error] = roster_errors(path)
        assert str(error).startswith(f"firms.csv:2: {column}: found "), error


def test_a_roster_from_the_future_is_refused():
    roster = generate(100, on="2021-01-01")
    roster.check(day_number("2021-01-01"))
    try:
        roster.check(day_number("2018-01-01"))
        raise AssertionError("not refused")
    except InputError as error:
        assert error.field == "since_on"


def test_the_same_seed_draws_the_same_and_more_keeps_the_first():
    assert generate(40).sha256 == generate(40).sha256 != generate(40, seed=1).sha256
    assert generate(60).rows[:40] == generate(40).rows
    assert len(regions()) == 61


def test_what_is_assumed_of_enterprises_is_what_a_roster_can_say():
    given = roster_assumptions()
    assert set(given["size"]) == set(SIZES) and set(given["reports"]) == set(FREQUENCIES)
    drawn = generate(2000).rows
    assert {row.county for row in drawn} == set(regions())
    shortest, longest = given["status"]["announced_days_before"]
    before = [day_number("2021-01-01") - row.since_on for row in drawn if row.since_on]
    assert min(before) >= shortest and max(before) <= longest
