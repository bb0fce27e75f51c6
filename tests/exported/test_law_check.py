# Made from nbs/law/10_check.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from gazette_sim.law.citation import InputError, UnknownName, cite, documents, gazette_documents, parse_id
from gazette_sim.law.provision import Provision, other_parts, register
from gazette_sim.law.source import Clause, fingerprint, parse, read_gazette
import tempfile
from unittest import mock
from gazette_sim.law.citation import Document
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.law.check import *


NOTICE = """馆办公室关于印发《阅览室规则（试行）》的通知
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
paper = {"room": Document("room", "Reading room rules", "阅览室规则（试行）", heading, "articles")}


def lines_for(changed):
    known = {clause.id: fingerprint(clause.text) for clause in parse(NOTICE, paper)}
    return [words for _, words in differences(parse(changed, paper), known)]


def test_agreement():
    assert lines_for(NOTICE) == []
    assert lines_for(NOTICE.replace("（", "( ").replace("\n", "\r\n")) == []


def test_every_change_is_noticed():
    places = [n for n, char in enumerate(NOTICE) if not char.isspace()]
    for at in places:
        assert lines_for(NOTICE[:at] + "鑫" + NOTICE[at + 1 :]), (at, NOTICE[at])


def test_changes_are_named():
    assert [words.split(" (")[0] for words in lines_for(NOTICE.replace("食品", "饮品"))] == [
        "room.2.1: the clause differs from the one this model was written from"
    ]
    assert lines_for(NOTICE.replace("（二）宠物。\n", "")) == ["room.2.2: missing"]
    added = lines_for(NOTICE.replace("宠物。\n", "宠物。\n（三）伞。\n"))
    assert added == ["room.2.3: a clause that this model does not know"]
    assert any("room.2.0" in words for words in lines_for(NOTICE.replace("第二条", "第五条")))


def test_swapped_paragraphs_are_noticed():
    first, second = "读者凭证入馆。", "证件遗失的，应当\n\n补办。"
    swapped = lines_for(NOTICE.replace(f"{first}\n{second}", f"{second}\n{first}"))
    assert [words.split(":")[0] for words in swapped] == ["room.1.1", "room.1.2"]


def test_files_that_cannot_be_read():
    with tempfile.TemporaryDirectory() as folder:
        for content in (b"", b"\xff\xfe\x00", "晴。".encode()):
            path = Path(folder) / "a.txt"
            path.write_bytes(content)
            assert len(check_source(path)) == 1 and check_source(path)[0].startswith("a.txt: found "), content
        assert len(check_source(Path(folder) / "none")) == len(check_source(folder)) == 1
        path.write_bytes("\ufeff晴。".encode())
        assert read_gazette(path) == "晴。"


def test_the_environment_goes_before_the_settings():
    with tempfile.TemporaryDirectory() as folder:
        names = {"XDG_CONFIG_HOME": folder, "APPDATA": folder, "GAZETTE_FILE": ""}
        with mock.patch.dict(os.environ, names):
            settings_file().parent.mkdir()
            settings_file().write_text('gazette_file = "remembered.txt"\nother = 1', encoding="utf-8")
            assert gazette_path() is None and "our summary" in clause("coal.8.1")
            os.environ["GAZETTE_FILE"] = "given.txt"
            assert gazette_path() == Path("given.txt")
            assert clause("coal.8.1").startswith("given.txt: found")
            del os.environ["GAZETTE_FILE"]
            assert gazette_path() == Path("remembered.txt")
            settings_file().write_text("gazette_file =", encoding="utf-8")
            assert clause("coal.8.1").startswith("settings.toml: found")


def test_a_file_that_differs_is_not_remembered():
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, XDG_CONFIG_HOME=folder, APPDATA=folder):
        (Path(folder) / "a.txt").write_text("晴。", encoding="utf-8")
        assert len(use_gazette(Path(folder) / "a.txt")) == 1 and not settings_file().exists()


def test_a_file_that_agrees_is_remembered():
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, XDG_CONFIG_HOME=folder, APPDATA=folder):
        (Path(folder) / "a.txt").write_text("晴。", encoding="utf-8")
        with mock.patch.dict(use_gazette.__globals__, check_source=lambda path: []):
            use_gazette(Path(folder) / "a.txt")
        os.environ.pop("GAZETTE_FILE", None)
        assert gazette_path() == (Path(folder) / "a.txt").resolve()


def test_a_clause_is_named_properly():
    for wrong in ("coal.8.9", "cole.1"):
        try:
            card(wrong)
        except InputError as error:
            assert wrong.split(".")[0] in str(error)
        else:
            raise AssertionError(wrong)
    assert "cole" in clause("cole.1")
