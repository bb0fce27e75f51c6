"""What every notebook keeps to, read as it stands and not run."""

import ast
import json
import re
import statistics
import sys
from functools import cache
from pathlib import Path

import pytest
from export_notebook_tests import code_cells, notebooks

from gazette_sim.law.period import NEVER
from gazette_sim.law.regulation import regulations

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
from try_questions import sources, suggested  # noqa: E402

ALL = [path for path in notebooks() if path.name != "index.ipynb"]
LONGEST = 40  # lines of an exported cell that is no class
MEDIAN = 12
TO_A_RESULT = 40  # lines of code
RAW = 2000  # characters of a value shown as Python prints it: one screen


@cache
def read(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT / "nbs").as_posix()


@cache
def statements(code: str) -> frozenset[type[ast.stmt]]:
    "Of which kinds the statements of a cell are."
    return frozenset(map(type, ast.parse(code).body))


def exported(path: Path) -> list[str]:
    "The code of each exported cell."
    return [code for code in sources(read(path), "code") if re.match(r"#\| *export", code)]


def lengths(path: Path) -> list[tuple[int, str]]:
    "Lines of each exported cell but the imports, without directives, with its code."
    cells = [code for code in exported(path) if not statements(code) <= {ast.Import, ast.ImportFrom}]
    bare = [re.sub(r"^#\|.*\n", "", code, flags=re.M).strip() for code in cells]
    return [(len(code.splitlines()), code) for code in bare]


def longest_class(code: str) -> int:
    "How many lines the longest class of a cell has."
    classes = [node for node in ast.parse(code).body if isinstance(node, ast.ClassDef)]
    return max((node.end_lineno - node.lineno + 1 for node in classes), default=0)


@pytest.mark.parametrize("path", ALL, ids=name)
def test_no_exported_cell_but_a_class_is_long(path: Path):
    long = []
    for lines, code in lengths(path):
        if lines > LONGEST and lines - longest_class(code) > LONGEST:
            long.append((lines, code.splitlines()[0][:60]))
    assert long == []


def test_half_of_the_exported_cells_are_short():
    assert statistics.median(lines for path in ALL for lines, _ in lengths(path)) <= MEDIAN


def is_aside(code: str) -> bool:
    "A cell that a reader passes over: its test, what is hidden, the name of its module, imports alone."
    if code.startswith(("#| test", "#| hide")) or "default_exp" in code:
        return True
    return statements(code) <= {ast.Import, ast.ImportFrom, ast.If}


def stretches(path: Path) -> list[list[tuple[int, bool]]]:
    "From result to result: of each cell of code between them its lines, and whether it is a class."
    found: list[list[tuple[int, bool]]] = [[]]
    for cell in read(path)["cells"]:
        code = "".join(cell["source"])
        if cell["cell_type"] != "code" or is_aside(code):
            continue
        if cell["outputs"]:
            found.append([])
            continue
        lines = [line for line in code.splitlines() if line.strip() and not line.startswith("#|")]
        found[-1].append((len(lines), any(line.startswith("class ") for line in lines)))
    return found


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_reader_sees_a_result_within_forty_lines(path: Path):
    """From the top, and after every exported cell or thought, a result is on screen within 40 lines of code. The
    longest class of a stretch is left out: it cannot be shown in parts. So are tests, imports and what is hidden."""
    for stretch in stretches(path):
        longest_class = max((lines for lines, is_class in stretch if is_class), default=0)
        assert sum(lines for lines, _ in stretch) - longest_class <= TO_A_RESULT, stretch


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_notebook_opens_without_asking_for_a_kernel(path: Path):
    metadata = read(path)["metadata"]
    assert metadata["kernelspec"]["name"] == "python3" and "jupytext" not in metadata


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_question_says_an_edit_that_can_be_made(path: Path):
    old, new = suggested(read(path))
    assert old != new


def kinds_shown(path: Path) -> set[str]:
    "What a reader sees beside text and code: pictures, tables."
    found = {"table" for text in sources(read(path), "markdown") if "|---" in text}
    for cell in read(path)["cells"]:
        for output in cell.get("outputs", []):
            for kind, data in output.get("data", {}).items():
                text = "".join(data) if isinstance(data, list | str) else ""
                found |= {"picture"} if kind.startswith("image/") or "<img" in text else set()
                found |= {"table"} if "<table" in text or "| ---" in text or "|---" in text else set()
    return found


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_notebook_has_a_picture_or_a_table(path: Path):
    assert kinds_shown(path)


def raw_values(path: Path) -> list[str]:
    "The values that cells show as Python prints them, not as a table, a picture or a printed text."
    outputs = [output for cell in read(path)["cells"] for output in cell.get("outputs", [])]
    data = [output["data"] for output in outputs if output["output_type"] == "execute_result"]
    return ["".join(shown["text/plain"]) for shown in data if shown.keys() == {"text/plain"}]


@pytest.mark.parametrize("path", ALL, ids=name)
def test_no_raw_value_fills_a_page(path: Path):
    assert [value[:60] for value in raw_values(path) if len(value) > RAW] == []


@pytest.mark.parametrize("path", ALL, ids=name)
def test_the_day_of_what_never_happened_is_not_shown_as_its_number(path: Path):
    outputs = [output for cell in read(path)["cells"] for output in cell.get("outputs", [])]
    shown = [*raw_values(path), *("".join(output["text"]) for output in outputs if "text" in output)]
    assert [text[:60] for text in shown if str(NEVER) in text] == []


@pytest.mark.parametrize("path", ALL, ids=name)
def test_no_warning_is_kept(path: Path):
    outputs = [output for cell in read(path)["cells"] for output in cell.get("outputs", [])]
    said = ["".join(output["text"]) for output in outputs if output.get("name") == "stderr"]
    assert [text for text in said if "Warning" in text] == []


def named_in(code: str, tree: ast.Module, function: str) -> set[str]:
    "The texts that calls of a function name in a cell, lists without their star."
    found: set[str] = set()
    for node in ast.walk(tree) if function in code else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
            found |= {arg.value.removesuffix(".*") for arg in node.args if isinstance(arg, ast.Constant)}
    return found


def is_quoted(provision: str, quoted: set[str]) -> bool:
    "Whether it, its article, or an item of its list has been quoted."
    return any(f"{q}.".startswith(f"{provision}.") or f"{provision}.".startswith(f"{q}.") for q in quoted)


@pytest.mark.parametrize("path", [path for path in ALL if path.parent.name in regulations()], ids=name)
def test_a_provision_stands_above_its_rule(path: Path):
    "Every provision that a rule of the notebook implements is quoted in a cell before that rule."
    quoted: set[str] = set()
    for _, code, tree in code_cells(path):
        quoted |= named_in(code, tree, "clause")
        assert {id for id in named_in(code, tree, "implements") if not is_quoted(id, quoted)} == set()
