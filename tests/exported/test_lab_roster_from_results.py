# Made from nbs/lab/18_roster_from_results.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypeVar
from gazette_sim import __version__
from gazette_sim.engine.journal import Journal
from gazette_sim.lab.job import make_job
from gazette_sim.lab.replication import simulated
from gazette_sim.lab.result import Result
from gazette_sim.lab.study import Study
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.regime.roster import Roster, source_file, with_column
import tempfile
from collections import Counter
from typing import Annotated
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.lab.study import make_study
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.law.field import Line, OneOf
from gazette_sim.lab.roster_from_results import *


@dataclass(frozen=True)
class Stall:
    id: Line
    name: Line
    credit: Annotated[str, OneOf("unknown", "trustworthy", "none", "abnormal", "dishonest", "seriously_dishonest")]


class Stalls(Roster[Stall]):
    subject, subjects, row = "stall", "stalls", Stall


def stalls_and_study():
    head = {"name": "credit", "regulation": "credit", "starts_on": "2021-01-01", "years": 3, "seed": 3}
    asked = {"study": head, "population": {"generate": 40}, "scenario": [{"name": "as issued"}]}
    return Stalls.of([Stall(f"E{n:05}", "示例", "unknown") for n in (1, 2, 3, 77)], "four"), make_study(asked)


def test_the_morning_of_a_day_is_before_what_happens_on_it():
    _, study = stalls_and_study()
    journal = journal_of(study, "as issued", 0)
    columns, words = journal.columns(), journal.vocabulary
    changed = (columns["before"] >= 0) & (columns["after"] != columns["before"])
    day, who, after = (int(columns[name][changed][0]) for name in ("day", "entity", "after"))
    id = words.entities[who]
    assert states_on(journal, day)[id] != words.states[after] == states_on(journal, day + 1)[id]
    assert states_on(journal, study.first_day) == {}  # nobody has joined yet


def test_a_column_can_be_made_again_and_differs_by_day():
    stalls, study = stalls_and_study()
    one, told = filled(stalls, "credit", study, "2023-06-01")
    assert (one.sha256, told) == (lambda made: (made[0].sha256, made[1]))(filled(stalls, "credit", study, "2023-06-01"))
    early, _ = filled(stalls, "credit", study, "2021-01-02")
    assert early.sha256 != one.sha256 and told.matched == 3
    assert one.rows[-1].credit == "unknown"  # no enterprise of the history


def test_what_cannot_be_is_refused_in_one_line():
    stalls, study = stalls_and_study()
    others = Stalls.of([Stall("S1", "示例", "unknown")], "another list")
    for asked, word in (
        ((stalls, "credits", study, "2023-06-01"), "did you mean credit?"),
        ((stalls, "credit", study, "2021-01-01"), "a day from 2021-01-02 to 2024-01-01"),
        ((stalls, "credit", study, "2024-01-02"), "a day from 2021-01-02 to 2024-01-01"),
        ((stalls, "credit", study, "2023-06-01", "as planned"), "as issued"),
        ((others, "credit", study, "2023-06-01"), "S1"),
    ):
        try:
            filled(*asked)
        except InputError as error:
            assert word in str(error) and "\n" not in str(error), error
        else:
            raise AssertionError(asked[1:])
