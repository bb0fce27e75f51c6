# Made from nbs/law/09_source.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from gazette_sim.law.citation import Document, InputError, gazette_documents
import tempfile
from hypothesis import given, settings
from hypothesis import strategies as st
from gazette_sim.law.drawing import described
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import drawn_in
from gazette_sim.law.source import *


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="应当0123５（(：:。煤矿", min_size=1, max_size=30), st.integers(0, 29))
def test_fingerprint_ignores_layout_only(text, at):
    at %= len(text)
    assert fingerprint(text[:at] + " \n\u3000" + text[at:]) == fingerprint(text)
    assert fingerprint(text[:at] + "县" + text[at + 1 :]) != fingerprint(text)


ROOM = """馆办公室关于印发《阅览室规则（试行）》的通知
馆发〔2020〕1号
各部门：
现印发给你们。
阅览室规则（试行）
第一章 入馆
第一条 读者凭证入馆。
证件遗失的，应当

补办。
第二条 下列物品不得带入：
（一）食品；
（二）宠物。
第三条 本规则自印发之日起施行。
附件
登记表
姓名	日期
"""
heading = "馆办公室关于印发《阅览室规则（试行）》的通知"
room = {"room": Document("room", "Reading room rules", "阅览室规则（试行）", heading, "articles")}


def test_nothing_is_left_out():
    assert "".join(normalised(clause.text) for clause in parse(ROOM, room)) == normalised(ROOM)


def test_names_of_clauses():
    found = {clause.id: clause for clause in parse(ROOM, room)}
    assert list(found) == [
        "room: notice",
        "room: title",
        "room: chapter 1",
        "room.1.1",
        "room.1.2",
        "room.2.0",
        "room.2.1",
        "room.2.2",
        "room.3",
        "room.annex",
    ]
    assert normalised(found["room.1.2"].text) == "证件遗失的,应当补办。" and found["room.2.1"].line == 12


def test_graded_lists():
    paper = room["room"]._replace(lists={"1": [["first", "甲级"], ["second", "乙级"]]})
    lists = "甲级：不存在：\n1. 欠费；\n2. 缺席。\n乙级：不存在：\n1. 欠费。\n"
    text = ROOM.split("第一章")[0] + "第一条 分为两级：\n" + lists
    assert [c.id for c in parse(text, {"room": paper}) if c.is_provision] == [
        "room.1.0",
        "room.1.1",
        "room.1.1.1",
        "room.1.1.2",
        "room.1.2",
        "room.1.2.1",
    ]


def test_damaged_numbers_do_not_stop_the_parser():
    for number in ("第一一条", "第十十条", "第百条", "第条"):
        assert "room.3" in {clause.id for clause in parse(ROOM.replace("第二条", number), room)}


def test_another_text_is_no_gazette():
    assert parse("今天天气很好。\n" * 20, room) == []
