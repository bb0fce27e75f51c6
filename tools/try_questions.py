"""Run every notebook, as it stands and with the edit that its question suggests; the edit must change what is shown.

    python tools/try_questions.py [--workers N] [NOTEBOOK ...]

The process that runs a notebook divides at the cell with the edit: one copy goes on with the edit made, then the other
with the cell as it stands, so that what stands before it runs once. Files that a notebook keeps are not divided with
it, and one copy may stand in the other's way: what fails so is run again, each way from the start.

What differs from one run to the next (a time that was measured, a file that was there before) says nothing of the edit:
it must change a cell that shows now what the notebook keeps. Where none such is changed, as where other versions draw
other pictures, the notebook is run twice as it stands, and the edit must change a cell that showed the same both times.

A notebook ends with "## A question for you", and the question says its edit in a line of this form, where OLD stands
exactly once in the notebook's code:

    Change `OLD` to `NEW`.
"""

import argparse
import asyncio
import json
import os
import re
import signal
import sys
import threading
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from execnb.shell import CaptureShell
from nbdev.test import nb_test_cells

sys.path.insert(0, str(Path(__file__).resolve().parent))
from run_notebooks import ROOT, all_notebooks, each_alone

HEADING = "## A question for you"
UNASKED = {"nbs/index.ipynb"}  # the tour has no question
CELL_SECONDS = 600
ADDRESS = re.compile(r" at 0x[0-9a-f]+")  # of an object in memory; none is kept
EDIT = re.compile(r"^Change (`+)(.+?)\1 to (`+)(.+?)\3\.", flags=re.M)


class NoEdit(ValueError):
    "A question whose edit cannot be made, said in one line."


def sources(notebook: dict[str, Any], kind: str) -> list[str]:
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == kind]


def suggested(notebook: dict[str, Any]) -> tuple[str, str]:
    "What the question says to replace, and by what."
    texts = sources(notebook, "markdown")
    questions = [n for n, text in enumerate(texts) if text.startswith(HEADING)]
    if len(questions) != 1:
        raise NoEdit(f"has {len(questions)} cells that begin with {HEADING!r}, allowed: one")
    found = EDIT.search("\n".join(texts[questions[0] :]))
    if found is None:
        raise NoEdit("its question has no line of the form: Change `OLD` to `NEW`.")
    old, new = found[2], found[4]
    times = sum(text.count(old) for text in sources(notebook, "code"))
    if times != 1:
        raise NoEdit(f"{old!r} stands {times} times in its code, allowed: once")
    return old, new


def shown(cells: list[Any]) -> list[str]:
    "What each cell shows: texts, tables, pictures."
    return [json.dumps(list(map(_plain, cell.get("outputs", [])))) for cell in cells]


def _plain(output: dict[str, Any]) -> list[tuple[str, str]]:
    "An output as text by kind, whether it is as a kernel gives it or as a notebook keeps it."
    told = output.get("data", {}) | {name: output[name] for name in ("text", "ename", "evalue") if name in output}
    joined = {kind: "".join(text) if isinstance(text, list) else str(text) for kind, text in told.items()}
    return sorted((kind, ADDRESS.sub("", text)) for kind, text in joined.items())


def seen_to_change(as_it_stands: list[str], edited: list[str], once_more: list[str]) -> list[int]:
    "The cells that show something else where the edit is made, and where it is not show the same once more."
    cells = zip(as_it_stands, edited, once_more, strict=True)
    return [n for n, (here, there, again) in enumerate(cells) if here == again != there]


def played(shell: CaptureShell, path: Path, cells: list[Any]) -> str:
    "Run cells in their order; what the first that stops says, empty where none does."
    for cell in cells:
        shell.cell(cell, timeout=CELL_SECONDS)
        if shell.exc:
            return shell.prettytb(fname=path) or repr(shell.exc)
    return ""


def divided(shell: CaptureShell, path: Path, cells: list[Any], old: str, new: str) -> tuple[str, list[str]]:
    "What cells say when they stop and what each shows, with the edit made, in a copy of this process."
    here, there = Pipe(duplex=False)
    if (child := os.fork()) == 0:
        # Threads stay behind at a fork, also the one that runs the shell's cells.
        shell.loop = asyncio.new_event_loop()
        shell._thread = threading.Thread(target=shell.loop.run_forever, daemon=True)
        shell._thread.start()
        for cell in cells:
            cell.source = cell.source.replace(old, new)
        there.send((played(shell, path, cells), shown(cells)))
        os._exit(0)
    there.close()
    try:
        return here.recv()
    except EOFError:
        return "its process ended", [""] * len(cells)
    finally:
        os.kill(child, signal.SIGKILL)  # what it started itself may keep it waiting
        os.waitpid(child, 0)


def tried(name: str, from_the_start: bool = False) -> str:
    "What is wrong with a notebook or with its question; empty where both work."
    path = ROOT / name
    sys.path.insert(0, str(ROOT))
    os.chdir(path.parent)
    os.environ["IN_TEST"] = "1"
    cells, shell = nb_test_cells(path), CaptureShell(path)
    if name in UNASKED:
        at, edit = len(cells), None
    else:
        try:
            edit = suggested(json.loads(path.read_text("utf-8")))
        except NoEdit as error:
            return f"{name}: {error}"
        at = 0 if from_the_start else next(n for n, cell in enumerate(cells) if edit[0] in cell.source)
    kept, said, said_then, shown_then = shown(cells[at:]), played(shell, path, cells[:at]), "", [""]
    if edit and not said:
        said_then, shown_then = divided(shell, path, cells[at:], *edit)
        if from_the_start:
            kept = divided(shell, path, cells[at:], edit[0], edit[0])[1]
        said = played(shell, path, cells[at:])
    if said:
        return f"{name}: stopped\n{said}"
    if said_then:
        return f"{name}: with the edit made it stops:\n{said_then}"
    if edit and not seen_to_change(shown(cells[at:]), shown_then, kept):
        return f"{name}: the edit changes nothing that is shown, but for what differs from run to run"
    return ""


def main() -> int:
    "0 when every notebook runs and every question works, 1 with a line for each that does not."
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", help="default: all")
    parser.add_argument("--workers", type=int, default=2, help="notebooks at once (default: 2)")
    given = parser.parse_args()
    names = given.notebooks or all_notebooks()
    first = each_alone(tried, [(name,) for name in names], given.workers)
    again = [(name, True) for name, said in zip(names, first, strict=True) if said]
    wrong = [said for said in each_alone(tried, again, given.workers) if said]
    print("\n".join(wrong), file=sys.stderr)
    print(f"{len(names) - len(wrong)} of {len(names)} notebooks ran, and their questions work")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
