"""Write the links between the notebooks: the list of all in nbs/index.ipynb, and the neighbours at the end of each.

The cells that this writes begin with a mark, so that they are found again; the rest of a notebook is left alone."""

import hashlib
import os
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
NBS = ROOT / "nbs"
INDEX = NBS / "index.ipynb"
# Reading order of the folders, and what each is, in the words of the index.
FOLDERS = {
    "lessons": "for teaching; no programming is presumed",
    "law": "how law is written down",
    "engine": "how time passes",
    "regime": "a regulation in motion",
    "coal": "the grading of coal mines",
    "credit": "the statistical credit of enterprises",
    "sme": "the promotion of small and medium enterprises",
    "pilot_zone": "the plan of a cross-border e-commerce pilot zone",
    "pilot_zone/interpretation": "the official interpretation of that plan",
    "gazette": "the gazette itself, and the issue as one",
    "gazette/talent": "the commendation of twenty people",
    "gazette/appointments": "appointments and removals",
    "lab": "studies",
    "cli": "the command line",
    "studies": "what-if studies",
}
LIST, NEIGHBOURS = "<!-- all notebooks -->", "<!-- neighbours -->"


def folder_of(path: Path) -> str:
    "The folder of a notebook as FOLDERS names it: gazette, gazette/talent."
    return path.parent.relative_to(NBS).as_posix()


def ordered() -> list[Path]:
    "All notebooks in reading order, the index first."
    found = [INDEX]
    for folder in FOLDERS:
        found += sorted((NBS / folder).glob("*.ipynb"))
    unknown = {folder_of(path) for path in NBS.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts}
    if unplaced := sorted(unknown - {folder_of(INDEX), *FOLDERS}):
        sys.exit(f"tools/link_notebooks.py: folders without a place: {', '.join(unplaced)}")
    return found


def heading(path: Path) -> tuple[str, str]:
    "Title and line of a notebook, from its first cell."
    lines = nbformat.read(path, as_version=4).cells[0].source.splitlines()
    title = next(line.lstrip("# ") for line in lines if line.startswith("# "))
    return title, next((line.lstrip("> ") for line in lines if line.startswith(">")), "")


def link(start: Path, target: Path, text: str) -> str:
    return f"[{text}]({Path(os.path.relpath(target, start.parent)).as_posix()})"


def neighbours(path: Path, everyone: list[Path]) -> str:
    "The last line of a notebook: the one before, the index, the one after."
    at = everyone.index(path)
    parts = [f"← {link(path, everyone[at - 1], heading(everyone[at - 1])[0])}"] if at > 1 else []
    parts += [link(path, INDEX, "all notebooks")]
    parts += [f"{link(path, everyone[at + 1], heading(everyone[at + 1])[0])} →"] if at + 1 < len(everyone) else []
    return f"{NEIGHBOURS}\n" + " · ".join(parts)


def table(everyone: list[Path]) -> str:
    "All notebooks, a paragraph a folder."
    parts = [LIST]
    for folder, what in FOLDERS.items():
        inside = [path for path in everyone if folder_of(path) == folder]
        parts.append(f"**`nbs/{folder}`**, {what}:")
        parts.append("\n".join(f"- {link(INDEX, path, heading(path)[0])}: {heading(path)[1]}" for path in inside))
    return "\n\n".join(parts)


def put(path: Path, mark: str, text: str) -> None:
    "Replaces the cell that begins with the mark; where there is none, adds it at the end."
    notebook = nbformat.read(path, as_version=4)
    cell = next((cell for cell in notebook.cells if cell.source.startswith(mark)), None)
    if cell is not None and cell.source == text and (mark == LIST or notebook.cells[-1] is cell):
        return
    if cell is None:
        cell = nbformat.v4.new_markdown_cell(text, id=hashlib.sha256(f"{mark}{path.name}".encode()).hexdigest()[:8])
    elif mark == NEIGHBOURS:
        notebook.cells.remove(cell)
    cell.source = text
    if cell not in notebook.cells:
        notebook.cells.append(cell)
    nbformat.write(notebook, path)


def main() -> None:
    "Writes what differs."
    everyone = ordered()
    put(INDEX, LIST, table(everyone))
    for path in everyone[1:]:
        put(path, NEIGHBOURS, neighbours(path, everyone))


if __name__ == "__main__":
    main()
