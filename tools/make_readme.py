"""Make README.md from nbs/index.ipynb; `--check` only says whether it agrees."""

import re
import sys
from pathlib import Path

import nbformat
from nbconvert import MarkdownExporter
from traitlets.config import Config

ROOT = Path(__file__).resolve().parent.parent
INDEX = ROOT / "nbs" / "index.ipynb"
IMAGES = "docs/readme"
NOTE = "<!-- Made from nbs/index.ipynb by `make readme`; edit the notebook. -->\n\n"


def shown(cell: nbformat.NotebookNode) -> bool:
    "Whether a reader of README.md should see the cell."
    directives = re.findall(r"^#\|\s*([a-z_]+)", cell.source, flags=re.M)
    return bool(cell.source.strip()) and not {"hide", "default_exp", "test"} & set(directives)


def from_root(markdown: str) -> str:
    "Relative links of the notebook, which starts in nbs, as links from the top folder."
    relative = r"(\]\()(?!https?:|#|/|mailto:|docs/readme/)([^)\s]+)"
    return re.sub(relative, lambda m: m[1] + (m[2][3:] if m[2].startswith("../") else "nbs/" + m[2]), markdown)


def with_descriptions(markdown: str, notebook: nbformat.NotebookNode) -> str:
    "The same text, its images with the alternative texts that the notebook's outputs carry."
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    shown = [output for output in outputs if "image/png" in output.get("data", {})]
    texts = iter([output.metadata.get("image/png", {}).get("alt", "png") for output in shown])
    return re.sub(r"!\[png\]", lambda _: f"![{next(texts)}]", markdown)


def readme() -> dict[Path, bytes]:
    "Every file that the index notebook makes: README.md and its images."
    notebook = nbformat.read(INDEX, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if shown(cell)]
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
        cell.source = re.sub(r"^#\|.*\n?", "", cell.source, flags=re.M)
        if cell.cell_type == "markdown":
            cell.source = from_root(cell.source)
    notebook.metadata = nbformat.from_dict({"language_info": {"name": "python"}})
    order = ["text/markdown", "image/svg+xml", "image/png", "text/plain"]
    exporter = MarkdownExporter(config=Config({"NbConvertBase": {"display_data_priority": order}}))
    text, resources = exporter.from_notebook_node(notebook, {"output_files_dir": IMAGES})
    text = with_descriptions(text, notebook)
    text = NOTE + re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.M)).strip() + "\n"
    images = {ROOT / name: data for name, data in resources["outputs"].items()}
    return {ROOT / "README.md": text.encode(), **images}


def main(arguments: list[str]) -> int:
    "Write, or with --check compare; 1 when they differ."
    files = readme()
    if "--check" in arguments:
        differing = [path for path, data in files.items() if not path.exists() or path.read_bytes() != data]
        for path in differing:
            print(f"{path.relative_to(ROOT)}: does not agree with nbs/index.ipynb; run `make readme`", file=sys.stderr)
        return int(bool(differing))
    for old in (ROOT / IMAGES).glob("*"):
        old.unlink()
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
