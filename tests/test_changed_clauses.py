"""One changed character, in each clause of every kind of document: it is found, and the clause is named.

The gazette here is made up, so that this runs everywhere; with GAZETTE_FILE every clause of the real one is, too."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.law.check import differences, registered
from gazette_sim.law.citation import Document
from gazette_sim.law.source import Clause, fingerprint, normalised, parse, read_gazette

PAPERS = {
    paper.id: paper
    for paper in (
        Document("rules", "Rules", "某园管理细则", "关于印发某园管理细则的通知", "articles", items=(2,)),
        Document("plan", "Plan", "某园建设方案", "某园建设方案", "parts"),
        Document("letter", "Letter", "关于表彰园丁的决定", "关于表彰园丁的决定", "paragraphs"),
        Document("acts", "Acts", "某园人事任免", "某园人事任免", "acts"),
        Document(
            "gazette", "Gazette", "某园公报", "《某园公报》简介", "named",
            sections={"issue": "2020年第1期", "table of contents": "目录"},
            names={"issue": ["issue", "期号"], "status": ["status", "效力"], "period": ["period", "刊期"]},
        ),
    )
}  # fmt: skip
TEXT = """某园公报封面

2020年第1期
2020年12月1日出版

目录
规则、方案、决定、任免

关于印发某园管理细则的通知
某字〔2020〕1号
现印发给你们。

某园管理细则
第一条 本细则适用于园内长椅。
长椅包括石凳。
第二条 有下列情形的不得使用：
（一）未交押金的；
（二）损坏过长椅的。
第三条 本细则自印发之日起施行。
附件1
申请表
姓名

某园建设方案
一、总体要求
建成两座凉亭。
（一）目标。凉亭两座。
（二）期限。三年左右。
二、任务
1.挖塘。
2.种树。

关于表彰园丁的决定
某函〔2020〕2号
各班组：
近年来园丁辛勤劳动。
决定授予两人称号，奖金十元。
附件
名单
甲
乙

某园人事任免
1日决定，任命：甲为班长。（某任〔2020〕7号）
同日决定，免去乙的班长职务。（某任〔2020〕8号）

《某园公报》简介
公报所登与原件同等有效。
公报为年刊。
"""


def _found(text: str) -> list[Clause]:
    return parse(text, PAPERS)


CLAUSES = _found(TEXT)
EXPECTED = {clause.id: fingerprint(clause.text) for clause in CLAUSES}


def test_the_made_up_gazette_has_every_kind_of_clause():
    ids = [clause.id for clause in CLAUSES]
    assert len(ids) == len(set(ids)) > 25
    assert {"rules.1.1", "rules.2.0", "rules.2.2", "rules.3", "rules.annex.1"} <= set(ids)
    assert {"plan.1.1", "plan.2.1", "letter.1", "letter.2", "letter.annex", "acts.7", "acts.8"} <= set(ids)
    assert {"gazette.issue", "gazette.status", "gazette.period"} <= set(ids)
    assert "".join(normalised(clause.text) for clause in CLAUSES) == normalised(TEXT)
    assert differences(CLAUSES, EXPECTED) == []


def _places(text: str, clauses: list[Clause]) -> list[tuple[int, str]]:
    "Of each clause the place of a character in its middle, and the clause."
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found = []
    for n, clause in enumerate(clauses):
        stop = starts[clauses[n + 1].line - 1] if n + 1 < len(clauses) else len(text)
        inside = [at for at in range(starts[clause.line - 1], stop) if not text[at].isspace()]
        found.append((inside[len(inside) * 2 // 3], clause.id))
    return found


@pytest.mark.parametrize(("at", "name"), _places(TEXT, CLAUSES), ids=[name for _, name in _places(TEXT, CLAUSES)])
def test_a_changed_character_of_each_clause_is_found_and_named(at: int, name: str):
    changed = TEXT[:at] + "鑫" + TEXT[at + 1 :]
    lines = [words for _, words in differences(_found(changed), EXPECTED)]
    assert any(words.startswith(f"{name}:") for words in lines), lines


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.sampled_from("鑫1。"))
def test_any_changed_character_is_found(at: int, character: str):
    changed = TEXT[:at] + character + TEXT[at + 1 :]
    if normalised(changed) != normalised(TEXT):
        assert differences(_found(changed), EXPECTED)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(TEXT) - 1))
def test_any_removed_character_is_found(at: int):
    if not TEXT[at].isspace():
        assert differences(_found(TEXT[:at] + TEXT[at + 1 :]), EXPECTED)


@pytest.mark.skipif(
    "GAZETTE_FILE" not in os.environ, reason="GAZETTE_FILE is not set; the repository has no text of it"
)
def test_a_changed_character_of_each_clause_of_the_real_gazette_is_found_and_named():
    text, known = read_gazette(os.environ["GAZETTE_FILE"]), registered()
    clauses = parse(text)
    assert len(clauses) == len(known) > 230
    for at, name in _places(text, clauses):
        changed = text[:at] + ("鑫" if text[at] != "鑫" else "金") + text[at + 1 :]
        lines = [words for _, words in differences(parse(changed), known)]
        assert any(words.startswith(f"{name}:") for words in lines), (name, lines)
