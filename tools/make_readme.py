"""Make README.md and README.zh.md from nbs/index.ipynb; `--check` only says whether they agree.

Code, tables of the journal and figures are the notebook's own in both. The Chinese of its texts stands in
docs/index.zh.md, a part for each cell of text and each picture, under the first eight digits of the SHA-256 of the
English that it translates: so no English text changes without its Chinese."""

import hashlib
import re
import sys
from pathlib import Path

import nbformat
from nbconvert import MarkdownExporter
from traitlets.config import Config

ROOT = Path(__file__).resolve().parent.parent
INDEX = ROOT / "nbs" / "index.ipynb"
CHINESE = ROOT / "docs" / "index.zh.md"
IMAGES = "docs/readme"
NOTES = {
    "README.md": "<!-- Made from nbs/index.ipynb by `make readme`; edit the notebook. -->\n\n",
    "README.zh.md": "<!-- Made from nbs/index.ipynb and docs/index.zh.md by `make readme`; edit these. -->\n\n",
}


def shown(cell: nbformat.NotebookNode) -> bool:
    "Whether a reader of README.md should see the cell."
    directives = re.findall(r"^#\|\s*([a-z_]+)", cell.source, flags=re.M)
    listed = cell.source.startswith("<!-- all notebooks -->")  # a list for those who have them open
    return bool(cell.source.strip()) and not listed and not {"hide", "default_exp", "test"} & set(directives)


def from_root(markdown: str) -> str:
    "Relative links of the notebook, which starts in nbs, as links from the top folder."
    relative = r"(\]\()(?!https?:|#|/|mailto:|docs/readme/)([^)\s]+)"
    return re.sub(relative, lambda m: m[1] + (m[2][3:] if m[2].startswith("../") else "nbs/" + m[2]), markdown)


def mark(text: str) -> str:
    "What a translation is found by: it changes with the English."
    return hashlib.sha256(text.strip().encode()).hexdigest()[:8]


def chinese() -> dict[str, str]:
    "The Chinese of each text, by the mark of its English."
    parts = re.split(r"^<!-- ([0-9a-f]{8}) -->\n", CHINESE.read_text("utf-8"), flags=re.M)
    return {key: text.strip() for key, text in zip(parts[1::2], parts[2::2], strict=True)}


def without_translation(texts: list[str]) -> list[str]:
    "What is wrong with docs/index.zh.md, a line each."
    known, wanted = chinese(), {mark(text): text for text in texts}
    said = [f"docs/index.zh.md: no part {key} for: {wanted[key].strip()[:60]!r}" for key in wanted if key not in known]
    return said + [f"docs/index.zh.md: part {key} translates nothing any more" for key in known if key not in wanted]


def descriptions(notebook: nbformat.NotebookNode) -> list[str]:
    "The alternative texts of its images, in their order."
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    images = [output for output in outputs if "image/png" in output.get("data", {})]
    return [image.metadata["image/png"]["alt"] for image in images]


def page(notebook: nbformat.NotebookNode, alts: list[str]) -> tuple[str, dict[str, bytes]]:
    "The notebook as Markdown, its images with these alternative texts; and its images by name."
    order = ["text/markdown", "image/svg+xml", "image/png", "text/plain"]
    exporter = MarkdownExporter(config=Config({"NbConvertBase": {"display_data_priority": order}}))
    text, resources = exporter.from_notebook_node(notebook, {"output_files_dir": IMAGES})
    given = iter(alts)
    text = re.sub(r"!\[png\]", lambda _: f"![{next(given)}]", text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.M)).strip() + "\n", resources["outputs"]


def readme() -> dict[Path, bytes]:
    "Every file that the index notebook makes: both pages and their images."
    notebook = nbformat.read(INDEX, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if shown(cell)]
    notebook.metadata = nbformat.from_dict({"language_info": {"name": "python"}})
    texts = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    alts = descriptions(notebook)
    if wrong := without_translation([*(cell.source for cell in texts), *alts]):
        sys.exit("\n".join(wrong))
    translated, files = chinese(), {}
    marks = [mark(cell.source) for cell in texts]
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
        cell.source = re.sub(r"^#\|.*\n?", "", cell.source, flags=re.M)
    for name, note in NOTES.items():
        for cell, key in zip(texts, marks, strict=True):
            source = translated[key] if name == "README.zh.md" else cell.source
            cell.source = from_root(source)
        text, images = page(notebook, [translated[mark(alt)] for alt in alts] if name == "README.zh.md" else alts)
        files[ROOT / name] = (note + text).encode()
        files |= {ROOT / image: data for image, data in images.items()}
    return files


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
