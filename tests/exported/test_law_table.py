# Made from nbs/law/17_table.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from gazette_sim.law.answer import Answer
from gazette_sim.law.casefile import CaseRead
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Asked
from gazette_sim.law.field import Name, NotAllowed
from gazette_sim.law.ground import to_json
from gazette_sim.law.language import in_spreadsheet
import io
from tempfile import TemporaryDirectory
import pandas as pd
from gazette_sim.law.casefile import answers, csv_cases
from gazette_sim.law.table import *


def _joined(sheet, columns, name="coal.grade"):
    asked = Asked(name)
    keys = Keys(asked, columns)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out.csv"
        counted = write_answers(path, keys, answers(asked, keys.taken(csv_cases(sheet.splitlines(), "mines.csv"))))
        text = path.read_text("utf-8")
    dtype = dict.fromkeys(columns, str)
    left, right = (pd.read_csv(io.StringIO(one), dtype=dtype) for one in (sheet, text))
    return counted, text, left.merge(right, on=columns, how="left").convert_dtypes()


HEAD = "mine,on,mine_type,weighted_score,part_scores\n"


def test_grades_are_joined_by_the_key_and_stay_whole_numbers():
    rows = ['001,2024-01-01,underground,93.5,"[92, 95]"', '010,2024-01-01,underground,55,"[92, 65]"']
    rows += ['1,2024-01-01,open_pit,82,"[81, 95]"']
    counted, text, joined = _joined(HEAD + "\n".join(rows), ["mine"])
    assert counted == (3, 0) and "1.0" not in text and "\n001,1," in text and "\n010,," in text
    assert joined["mine"].tolist() == ["001", "010", "1"] and str(joined["grade"].dtype) == "Int64"
    assert joined["grade"].fillna(0).tolist() == [1, 0, 2]


def test_a_bad_case_and_a_bad_key_keep_their_place():
    rows = [
        '001,2024-13-01,underground,93.5,"[92]"',
        ',2024-01-01,underground,93.5,"[92]"',
        '"=1+1",2024-01-01,open_pit,82,"[81]"',
    ]
    counted, text, _ = _joined(HEAD + "\n".join(rows), ["mine"])
    told = pd.read_csv(io.StringIO(text), dtype=str)
    assert counted == (3, 3) and told["error.field"].tolist() == ["on", "mine", "mine"]
    assert told["error.line"].tolist() == ["2", "3", "4"] and told["error.found"].tolist()[2] == "'=1+1"


def test_a_field_of_the_case_can_be_a_key():
    _, text, joined = _joined(HEAD + '7,2024-01-01,open_pit,82,"[81]"', ["mine", "on"])
    assert text.startswith("mine,on,grade,") and joined["grade"].tolist() == [2]


def test_excel_reads_chinese_and_carries_nothing_out():
    with TemporaryDirectory() as folder:
        write_csv(Path(folder) / "mines.csv", [("mine", "grade"), ("龙家堡", 1), ("=1+1", None)], excel=True)
        written = (Path(folder) / "mines.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf") and "龙家堡,1\r\n'=1+1,\r\n".encode() in written
