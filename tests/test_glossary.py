"""One word for one thing: notebooks, docstrings, texts and pages use the words of the glossary and not the others."""

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from gazette_sim.law.citation import data_folder

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = tomllib.loads((data_folder() / "words" / "glossary.toml").read_text("utf-8"))
# English that nobody says; found once in these texts, and not to come back.
CLUMSY = (
    "so many lines has",
    "who collects recognises",
    "is gone on with",
    "go apart",
    "goes apart",
    "lets one expect",
    "is a list of turns",
    "what befalls",
)


def docstrings(code: str) -> Iterator[str]:
    "The texts of the docstrings of a module and of all in it."
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (text := ast.get_docstring(node)):
            yield text


def values(table: object) -> Iterator[str]:
    "All texts of a TOML file, keys left out."
    if isinstance(table, str):
        yield table
    for inner in table.values() if isinstance(table, dict) else table if isinstance(table, list) else ():
        yield from values(inner)


def texts_of(path: Path) -> Iterator[str]:
    "What people read of a file."
    text = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        for cell in json.loads(text)["cells"]:
            if cell["cell_type"] == "markdown":
                yield "".join(cell["source"])
    elif path.suffix == ".py":
        yield from docstrings(text)
    elif path.suffix == ".toml":
        yield from values(tomllib.loads(text))
    else:
        yield text


@cache
def read() -> dict[Path, tuple[str, ...]]:
    "Every file that people read, and its texts."
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = [name for name in listed.split("\0") if name.startswith(("nbs/", "gazette_sim/")) or name.endswith(".md")]
    kept = [ROOT / n for n in names if n.endswith((".ipynb", ".py", ".toml", ".md"))]
    left_out = ("glossary.toml", "documents.toml", "facts.toml", "_modidx.py")
    there = (path for path in kept if path.name not in left_out and path.is_file())
    return {path: tuple(map(in_one_line, texts_of(path))) for path in there}


def in_one_line(text: str) -> str:
    "A text without its ends of lines, at which a term may be broken."
    return re.sub(r"\s+", " ", re.sub(r"(?<=[\u4e00-\u9fff])\n\s*(?=[\u4e00-\u9fff])", "", text))


def test_a_term_broken_over_two_lines_is_one():
    assert in_one_line("ends of\n    lines， 信用\n修复。\n\n信用 修复") == "ends of lines， 信用修复。 信用 修复"


def found(words: list[str], right: list[str], within: str) -> list[str]:
    "Where one of these words stands, outside the longer ones in which it is right."
    places = []
    patterns = [rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words]
    searches = [re.compile(pattern, flags=re.IGNORECASE).search for pattern in patterns]
    for path, texts in read().items():
        if within and within not in path.relative_to(ROOT).parts:
            continue
        for text in texts:
            for longer in right:
                text = text.replace(longer, "")
            for search in searches:
                if hit := search(text):
                    around = text[max(hit.start() - 30, 0) : hit.end() + 30].replace("\n", " ")
                    places.append(f"{path.relative_to(ROOT)}: … {around} …")
    return places


@pytest.mark.parametrize("term", GLOSSARY)
def test_a_thing_is_called_by_its_word(term: str):
    row = GLOSSARY[term]
    wrong = [*row.get("not_en", []), *row.get("not_zh", [])]
    assert found(wrong, row.get("but", []), row.get("within", "")) == []


def test_a_term_says_its_word_in_both_languages_and_what_it_means():
    for term, row in GLOSSARY.items():
        assert set(row) <= {"en", "zh", "means", "not_en", "not_zh", "but", "within"}, term
        assert row["en"].isascii() and not row["zh"].isascii() and row["means"].endswith(".")


def test_clumsy_english_does_not_come_back():
    assert found(list(CLUMSY), [], "") == []
