# Made from nbs/law/23_frame.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import datetime as dt
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from csv import reader
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, get_args, get_type_hints
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv
from pydantic import TypeAdapter, ValidationError
from gazette_sim.law.answer import Answer
from gazette_sim.law.calendar import LAST_DAY, day_number, state_council_calendar
from gazette_sim.law.casefile import CaseRead, Undecoded, answers, cell_value, csv_rows, error_at, lines_of
from gazette_sim.law.citation import InputError, nearest
from gazette_sim.law.columns import Lists, answers_with, over_columns
from gazette_sim.law.decision import Asked, Case, as_numbers, begins, in_numbers
from gazette_sim.law.field import Check, Date, Table, check_of
from gazette_sim.law.language import in_spreadsheet
from gazette_sim.law.money import MONEY, yuan
from gazette_sim.law.period import NEVER
from gazette_sim.law.reform import reforms
from gazette_sim.law.table import cells_of, no_key
import tempfile
from pathlib import Path
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.law.regulation import regulation
from gazette_sim.law.frame import *


def test_a_table_is_answered_as_its_rows_are():
    frame = pd.DataFrame(
        {
            "on": pd.to_datetime(["2024-06-03", "2021-06-03", None, "2024-10-20"]),
            "mine_type": ["underground", "open_pit", "open_pit", "open_pit"],
            "weighted_score": [93.5, 85, 91, 91],
            "part_scores": ["[90.2, 95]", '{"通风": 91}', "[90]", "[70.25]"],
            "accidents": ['[{"on": "2024-01-01", "severity": "major"}]', None, None, None],
        }
    )
    found = decide_frame("coal.grade", frame, reforms=["national_2024"])
    for n in range(2):
        answer = row_answer("coal.grade", frame, n, reforms=["national_2024"])
        assert (found["grade"][n] if found["grade"].notna()[n] else None) == answer.outcome["grade"]
        assert found["clauses_met"][n] == " ".join(g.provision for g in answer.grounds if g.met)
    assert found["error.field"].tolist()[2:] == ["on", "part_scores[0]"]
    assert str(found["grade"].dtype) == "Int64" and found["error.row"].tolist()[2:] == [2, 3]


def test_a_column_that_is_no_field_is_refused_unless_it_is_named():
    for wrong in ({"mien": [1]}, {"on_": [1]}):
        try:
            decide_frame("coal.grade", pd.DataFrame({"on": ["2024-06-03"]} | wrong))
        except InputError as error:
            assert "a field of a case, or one to keep" in str(error)
        else:
            raise AssertionError


def test_one_row_of_a_file_has_its_grounds():
    some = {"on": ["2024-06-03"] * 4, "mine_type": ["open_pit"] * 4, "weighted_score": [91, 80, 70, 60]}
    frame, asked = pd.DataFrame(some | {"part_scores": ["[90]"] * 4}), Asked("coal.grade")
    told = Lines(frame, np.array([2, 3, 5, 6]), [(4, InputError("mines.csv:4", None, "3 cells", "5 cells"))])
    assert answer_of(asked, told, 4).as_dict() == row_answer("coal.grade", frame, 2).as_dict()
    for row, said in ((0, "a row from 1 to 5"), (6, "a row from 1 to 5"), (3, "5 cells")):
        try:
            answer_of(asked, told, row)
        except InputError as error:
            assert said in str(error)
        else:
            raise AssertionError
