# Made from nbs/law/15_casefile.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any
from pydantic import ValidationError
from gazette_sim.law.answer import Answer
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Asked
from gazette_sim.law.field import Cell, first_error
from gazette_sim.law.decision import Case
from gazette_sim.law.field import Day, Flag, Score
from gazette_sim.law.casefile import *


def test_json_lines_that_cannot_be_read_are_errors_in_their_place():
    lines = ['\ufeff{"a": 1}', "", '{"a": 1, "a": 2}', '{"a": NaN}', "[]", "oops", '{"a": {"b": 1, "b": 2}}']
    got = list(json_cases(lines))
    assert [at for at, _, _ in got] == [1, 3, 4, 5, 6, 7]
    assert got[0][1] == {"a": 1}
    assert all(problem is not None and problem["error"]["line"] == at for at, _, problem in got[1:])
    assert got[1][2]["error"]["field"] == "a" and got[5][2]["error"]["field"] == "b"


def test_csv_cells_are_text_and_empty_cells_take_the_default():
    class Row(Case):
        on: Day
        score: Score
        flag: Flag = False
        parts: list[Score] = []

    got = list(
        csv_cases(
            [
                "\ufeffon,score,flag,parts\n",
                '2024-02-29,90.5,TRUE,"[1, 2.5]"\n',
                "2024-02-29,90.5,,\n",
                "2024-02-29,90.5,,[1\n",
            ]
        )
    )
    assert Row(**got[0][1]) == Row(on="2024-02-29", score=90.5, flag=True, parts=[1, 2.5])
    assert Row(**got[1][1]).flag is False
    assert got[2][2]["error"]["field"] == "parts"
