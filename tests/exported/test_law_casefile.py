# Made from nbs/law/15_casefile.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
import io
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO
from pydantic import ValidationError
from gazette_sim.law.answer import Answer
from gazette_sim.law.citation import InputError, nearest
from gazette_sim.law.decision import Asked
from gazette_sim.law.field import Cell, first_error
import tempfile
from IPython.display import Markdown
from gazette_sim.law.casefile import csv_cases, decide_lines
from gazette_sim.law.decision import Case
from gazette_sim.law.field import Day, Flag, Score
from gazette_sim.law.casefile import *


def test_json_lines_that_cannot_be_read_are_errors_in_their_place():
    twice = '{"a": 1, "a": 2}', '{"a": {"b": 1, "b": 2}}'
    got = list(json_cases(['\ufeff{"a": 1}', "", twice[0], '{"a": NaN}', "[]", "oops", twice[1], Undecoded("x")]))
    assert [at for at, _, _ in got] == [1, 3, 4, 5, 6, 7, 8]
    assert got[0][1] == {"a": 1}
    assert all(problem is not None and problem["error"]["line"] == at for at, _, problem in got[1:])
    assert got[1][2]["error"]["field"] == "a" and got[5][2]["error"]["field"] == "b"
    assert got[6][2]["error"]["allowed"] == "a text saved as UTF-8"


def test_csv_cells_are_text_and_empty_cells_take_the_default():
    class Row(Case):
        on: Day
        score: Score
        flag: Flag = False
        parts: list[Score] = []

    rows = ['2024-02-29,90.5,TRUE,"[1, 2.5]"\n', "2024-02-29,90.5,,\n", "2024-02-29,90.5,,[1\n"]
    got = list(csv_cases(["\ufeffon,score,flag,parts\n", *rows]))
    assert Row(**got[0][1]) == Row(on="2024-02-29", score=90.5, flag=True, parts=[1, 2.5])
    assert Row(**got[1][1]).flag is False
    assert got[2][2]["error"]["field"] == "parts"


def test_what_is_wrong_with_a_first_line_is_said_at_once():
    def said(*lines):
        try:
            list(csv_cases(lines, "f.csv"))
        except InputError as error:
            return str(error)

    empty = 'f.csv: found "an empty file", allowed: a line of column names, then a line for each row'
    assert said() == said("\n") == empty
    assert said("on;score\n") == 'f.csv:1: found "on;score", allowed: columns that are separated by commas'
    assert said("on,on\n") == 'f.csv:1: header: found "on", allowed: each column once'
    assert said(Undecoded("x"), "1\n") == 'f.csv:1: found "bytes that are not UTF-8", allowed: a text saved as UTF-8'


def test_a_row_that_cannot_be_read_is_an_error_in_its_place():
    lines = ["a,b\n", "1,2\n", Undecoded("x"), "1\n", '"1"2,3\n', "\n", '4,"5\n', '6"\n', '7,"8\n']
    got = [(at, (problem or {"error": {"found": case}})["error"]["found"]) for at, case, problem in csv_cases(lines)]
    assert got == [
        (2, {"a": "1", "b": "2"}),
        (3, "bytes that are not UTF-8"),
        (4, "1 cells"),
        (5, "',' expected after '\"'"),
        (7, {"a": "4", "b": "5\n6"}),
        (9, "unexpected end of data"),
    ]


def test_lines_arrive_whole_whatever_the_blocks():
    class Slow(io.BytesIO):
        def read1(self, size=-1):
            return super().read1(3)

    text = "\ufeff一 1\n二\u2028 2\r\n\n三"
    pauses = []
    found = list(lines_of(Slow(text.encode()), "x", lambda: pauses.append(1)))
    assert found == ["一 1\n", "二\u2028 2\r\n", "\n", "三"]
    assert len(pauses) > 3


def test_bytes_that_are_not_utf8_are_named_by_line():
    try:
        list(lines_of(io.BytesIO(b"a\nb\n\xc3\xba\xbf\xf3\n"), "mines.csv"))
    except InputError as error:
        assert str(error) == 'mines.csv:3: found "bytes that are not UTF-8", allowed: a text saved as UTF-8'
    else:
        raise AssertionError("taken")
