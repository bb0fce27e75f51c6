# Made from nbs/regime/00_roster.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
import hashlib
import io
import os
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Self, TypeVar, get_type_hints
from gazette_sim.law.casefile import csv_lines
from gazette_sim.law.citation import InputError, UnknownName, data_folder, nearest
from gazette_sim.law.field import Cell, Check, Date, NotAllowed, Text, check_of
import tempfile
from collections import Counter
from typing import Annotated
import matplotlib.pyplot as plt
from gazette_sim.law.calendar import iso
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.law.field import Day, Line, Number, Whole
from gazette_sim.regime.roster import *


def test_a_place_is_a_county_or_one_of_more():
    assert Place()("浑江区") == "浑江区" and Place("长白山")("长白山") == "长白山"
    for wrong, word in (("浑江", "did you mean 浑江区"), ("白山市", "浑江区、江源区"), (7, "one of the 60")):
        try:
            Place()(wrong)
        except NotAllowed as error:
            assert word in str(error), error
        else:
            raise AssertionError(wrong)


@dataclass(frozen=True)
class Shop:
    id: Line
    name: Line
    floors: Annotated[int, Whole(1, 9)] = 1


@dataclass(frozen=True)
class Shops(Roster[Shop]):
    subject, subjects, row = "shop", "shops", Shop


def shops_of(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "shops.csv")
        path.write_bytes(data)
        return Shops.errors(path) or Shops.read(path)


def test_a_roster_is_read_written_and_read_again():
    made = shops_of('\ufeffid,name,floors\r\n1,示例店,2\r\n\r\n2,"a, b",\r\n'.encode())
    assert made.rows == (Shop("1", "示例店", 2), Shop("2", "a, b", 1)) and made.illustrative
    assert [made.where(k) for k in range(len(made))] == ["shops.csv:2", "shops.csv:4"]
    with tempfile.TemporaryDirectory() as folder:
        made.write(Path(folder, "again.csv"))
        again = Shops.read(Path(folder, "again.csv"))
    assert again.rows == made.rows and again.sha256 == made.sha256
    assert not Shops.of([Shop("1", "real")], "by hand").illustrative


def test_each_mistake_is_named_where_it_stands():
    wrong = shops_of(b"id,name,floors\n1,a,0\n1,b,2\n,c,3\n4,d\n")
    assert [(e.where, e.field) for e in wrong] == [
        ("shops.csv:2", "floors"),
        ("shops.csv:3", "id"),
        ("shops.csv:4", "id"),
        ("shops.csv:5", None),
    ]
    assert "line 2 has this one" in str(wrong[1])


def test_a_file_that_is_no_csv_in_utf8_is_one_error():
    for data, word in (
        (b"", "an empty file"),
        (b"id,name\n", "nothing under it"),
        ("id,name\n1,店铺\n".encode("gbk"), "GBK"),
        (b"id;name\n1;a\n", "commas"),
        (b"id,nane\n1,a\n", "did you mean name?"),
        (b"id,id\n1,1\n", "once"),
        (b"id\n1\n", "required are id, name"),
        (b"PK\x03\x04", "workbook"),
        ("id,name".encode("utf-16"), "UTF-16"),
        (b'id,name\n1,"a\n', "quotation mark"),
        (b"id,name\n1,\xff\xff\xff\n", "0xff"),
    ):
        (error,) = shops_of(data)
        assert word in str(error), (data, str(error))


def test_a_column_is_filled_by_id_and_the_rest_stays():
    made = Shops.of([Shop("1", "示例店", 2), Shop("2", "a", 3)], "by hand")
    filled = with_column(made, "floors", {"2": "5", "9": "7"}, "elsewhere")
    assert [row.floors for row in filled.rows] == [2, 5] and filled.sha256 != made.sha256
    assert filled.source == made.source and filled.illustrative
    for name, known, word in (
        ("flors", {"1": "2"}, "floors"),
        ("floors", {"1": "0"}, "1 to 9"),
        ("floors", {"3": "2"}, "3"),
    ):
        try:
            with_column(made, name, known, "elsewhere")
        except InputError as error:
            assert word in str(error) and str(error).startswith("elsewhere"), error
        else:
            raise AssertionError(name)
