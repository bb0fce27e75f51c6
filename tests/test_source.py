"""The register against the gazette itself. Set GAZETTE_FILE to the gazette's text file; without it these tests skip."""

import json
import os
import random
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from gazette_sim.gazette.talent.decisions import roll
from gazette_sim.law.check import check_source, clause, clause_count, differences, registered
from gazette_sim.law.citation import documents
from gazette_sim.law.provision import other_parts, register
from gazette_sim.law.source import fingerprint, normalised, parse, read_gazette

GAZETTE = os.environ.get("GAZETTE_FILE")
ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(not GAZETTE, reason="GAZETTE_FILE is not set; the repository has no text of it")


@pytest.fixture(scope="module")
def text() -> str:
    return read_gazette(GAZETTE)


@pytest.fixture(scope="module")
def found(text):
    return parse(text)


def test_ids_parsed_are_ids_registered(found):
    for document in documents():
        own = [c.id for c in found if c.id.split(":")[0].split(".")[0] == document]
        assert sorted(i for i in own if ": " not in i) == sorted(register(document)), document
        assert sorted(i.split(": ")[1] for i in own if ": " in i) == sorted(other_parts(document)), document
    assert len(found) == len({c.id for c in found})


def test_fingerprints_agree(found):
    assert check_source(GAZETTE) == []
    assert {c.id: fingerprint(c.text) for c in found} == registered()
    assert clause_count() == sum(c.is_provision for c in found) > 200


def test_nothing_in_the_file_escapes(text, found):
    assert "".join(normalised(c.text) for c in found) == normalised(text)


def test_names_of_decisions_exist(found):
    ids = {c.id for c in found}
    assert {f"credit.annex.{n}" for n in range(1, 10)} | {f"coal.5.1.{n}" for n in range(1, 8)} <= ids
    assert {
        "coal.5.0",
        "coal.7.0",
        "coal.8.5",
        "coal.12",
        "credit.17.2",
        "pilot_zone.1.3",
        "pilot_zone.2.2.1",
        "talent.1",
        "talent.annex",
        "interpretation.3.4",
        "appointments.80",
        "appointments.81",
        "gazette.status",
        "gazette.period",
        "gazette.issue",
    } <= ids
    assert {c.id.split(".")[1] for c in found if c.id.startswith("sme.")} == {str(n) for n in range(1, 50)}


def changed_places(text: str, found) -> list[tuple[int, str]]:
    """Places to change: one at random in every fourth clause or part, and the first character of each document."""
    dice, starts, places = random.Random(2020), [0], []
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for n, piece in enumerate(found):
        stop = starts[found[n + 1].line - 1] if n + 1 < len(found) else len(text)
        inside = [at for at in range(starts[piece.line - 1], stop) if not text[at].isspace()]
        if n % 4 == 0:
            places.append((dice.choice(inside), piece.id))
        if piece.id.endswith(": title"):
            places.append((inside[0], piece.id))
    return places


def test_one_changed_character_is_found_and_named(text, found):
    known = registered()
    places = changed_places(text, found)
    assert {name.split(":")[0].split(".")[0] for _, name in places} == set(documents())
    for at, name in places:
        lines = [words for _, words in differences(parse(text[:at] + "鑫" + text[at + 1 :]), known)]
        assert any(words.startswith(f"{name}:") for words in lines), (name, text[at], lines)
        assert len(lines) <= 6, (name, lines)


def test_one_removed_character_is_found(text, found):
    dice, known = random.Random(22), registered()
    for at in dice.sample([n for n, char in enumerate(text) if not char.isspace()], 20):
        assert differences(parse(text[:at] + text[at + 1 :]), known), (at, text[at])


def test_line_of_a_finding(tmp_path, text, found):
    piece = next(c for c in found if c.id == "coal.5.1.2")
    copy = tmp_path / "copy.txt"
    copy.write_text(text.replace(piece.text, piece.text.replace("3", "4")), encoding="utf-8")
    (finding,) = check_source(copy)
    assert finding.startswith(f"copy.txt:{piece.line}: coal.5.1.2: the clause differs")


def test_layout_does_not_matter(tmp_path, text):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())
    assert check_source(copy) == []


def test_half_a_gazette_is_not_three_hundred_lines(tmp_path, text):
    copy = tmp_path / "copy.txt"
    copy.write_text(text[: len(text) // 40], encoding="utf-8")
    assert len(check_source(copy)) == 1


def test_clause_is_shown(found):
    text = next(c.text for c in found if c.id == "coal.8.4")
    assert clause("coal.8.4") == f"art. 8, para. 4 · 第八条第四款: {text}"


WINDOW = 16


def windows(text: str) -> set[str]:
    """Runs of sixteen characters, white space and full-width forms aside, in which most are Chinese."""
    flat = normalised(text)
    chinese = [0, *accumulate("CJK UNIFIED" in unicodedata.name(char, "") for char in flat)]  # up to each character
    ends = range(WINDOW, len(flat) + 1)
    return {flat[n - WINDOW : n] for n in ends if chinese[n] - chinese[n - WINDOW] > WINDOW // 2}


def texts(value: object) -> Iterator[str]:
    "All strings of a JSON value."
    if isinstance(value, str):
        yield value
    for inner in (
        [*value.keys(), *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from texts(inner)


def of_notebook(notebook: dict[str, Any]) -> Iterator[str]:
    "What is written in each cell and what it shows."
    for cell in notebook["cells"]:
        yield "".join(cell["source"])
        for output in cell.get("outputs", ()):
            shown = {"text": output.get("text", ""), **output.get("data", {})}
            yield from (
                "".join(text) for kind, text in shown.items() if isinstance(text, str | list) and "image" not in kind
            )


def flowing(text: str) -> Iterator[str]:
    "A text without what may break a sentence: ends of lines, marks of comments and of stress, quotes, escapes."
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = re.sub(r"""\*\*|["']\s*\n\s*[fr]?["']""", "", text)
    text = re.sub(r"\s*\n[ \t]*(?:[#>]+[ \t]*)?", "", text)
    yield from (piece for piece in re.split(r"[\x00-\x7f]{8,}", text) if len(piece) > WINDOW // 2)


def written(path: Path) -> Iterator[str]:
    "The texts of a file, as they flow."
    text = path.read_text(encoding="utf-8", errors="ignore")
    parts = {".ipynb": lambda: of_notebook(json.loads(text)), ".json": lambda: texts(json.loads(text))}
    for part in parts.get(path.suffix, lambda: [text])():
        if not part.isascii() or "\\u" in part:
            yield from flowing(part)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "甲乙丙丁\n戊己**庚辛**壬癸子丑\n> 寅卯辰巳"),
        ("a.py", '# 甲乙丙丁\n# 戊己庚辛\nX = 1\n\nY = (\n    "甲乙丙丁戊己"\n    f"庚辛壬癸子丑寅卯辰巳"\n)\n'),
        ("a.json", json.dumps({"a": ["甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"]})),
        ("a.ipynb", json.dumps({"cells": [{"source": ["甲乙丙丁戊己庚辛\n", "壬癸子丑寅卯辰巳"]}]})),
        (
            "b.ipynb",
            json.dumps({"cells": [{"source": [], "outputs": [{"text": ["甲乙丙丁戊己庚辛壬癸子丑", "寅卯辰巳"]}]}]}),
        ),
    ],
    ids=["stress and quotation", "comment and string", "escapes", "lines of a cell", "output"],
)
def test_a_sentence_is_seen_however_it_is_broken(tmp_path, name, content):
    (tmp_path / name).write_text(content, "utf-8")
    assert "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳" in {run for piece in written(tmp_path / name) for run in windows(piece)}


def test_no_sentence_of_the_gazette_is_in_the_repository(found):
    names = [f"《{title}》第" for paper in documents().values() for title in (paper.title_zh, paper.heading)]
    names += [cell for row in roll() for cell in row if isinstance(cell, str)]  # employers are data of the document
    titles = {run for name in names for run in windows(name)}
    sentences = {run: piece.id for piece in found for run in windows(piece.text) if run not in titles}
    assert len(sentences) > 10_000
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, text=True, check=True).stdout
    copied = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if not path.is_file() or path.suffix in {".png", ".otf", ".ttf", ".woff2", ".parquet"}:
            continue
        lines = path.read_text(encoding="utf-8", errors="ignore").splitlines()
        known = {run for line in lines if not line.isascii() for run in windows(line)}
        broken = {run for piece in written(path) for run in windows(piece)}
        copied += [(name, sentences[run], run) for run in known & sentences.keys()]
        # The words of a form are its own, and stand in its cells, filled in; they may follow one another there.
        copied += [(name, sentences[run], run) for run in broken & sentences.keys() if ".annex" not in sentences[run]]
    assert copied == []
