"""Make the edit that each notebook's question suggests, run the notebook, and see that something changes.

    python tools/try_questions.py [--workers N] [NOTEBOOK ...]

A notebook ends with "## A question for you", and the question says its edit in a line of this form, where OLD stands
exactly once in the notebook's code:

    Change `OLD` to `NEW`.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from run_notebooks import ROOT, all_notebooks, each_alone, run

HEADING = "## A question for you"
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


def edited(notebook: dict[str, Any]) -> dict[str, Any]:
    "A copy of the notebook with the suggested edit made."
    old, new = suggested(notebook)
    copy = json.loads(json.dumps(notebook))
    for cell in copy["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and old in source:
            cell["source"] = source.replace(old, new).splitlines(keepends=True)
    return copy


def outputs(notebook: dict[str, Any]) -> str:
    "All that the notebook shows."
    return json.dumps([cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"], sort_keys=True)


def tried(name: str, folder: Path) -> str:
    "What is wrong with a notebook's question, tried in a copy of the notebooks; empty where it works."
    before = json.loads((ROOT / name).read_text("utf-8"))
    try:
        (folder / name).write_text(json.dumps(edited(before), ensure_ascii=False), "utf-8")
    except NoEdit as error:
        return f"{name}: {error}"
    *_, said = run(str(folder / name), save=True)
    if said:
        return f"{name}: with the edit made it stops:\n{said}"
    after = json.loads((folder / name).read_text("utf-8"))
    return "" if outputs(after) != outputs(before) else f"{name}: the edit changes nothing that is shown"


def main() -> int:
    "0 when every question works, 1 with a line for each that does not."
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", help="default: all but the index")
    parser.add_argument("--workers", type=int, default=2, help="notebooks at once (default: 2)")
    given = parser.parse_args()
    names = given.notebooks or [name for name in all_notebooks() if name != "nbs/index.ipynb"]
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        shutil.copytree(ROOT / "nbs", folder / "nbs", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        for file in ("pyproject.toml", "settings.ini"):
            shutil.copy(ROOT / file, folder / file)
        wrong = [said for said in each_alone(tried, [(name, folder) for name in names], given.workers) if said]
    print("\n".join(wrong), file=sys.stderr)
    print(f"{len(names) - len(wrong)} of {len(names)} questions work")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
