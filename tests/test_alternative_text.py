"""Every figure in the notebooks has alternative text; run as a program, this lists those that lack it."""

import json
import sys
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).resolve().parent.parent / "nbs"


def undescribed(notebook: Path) -> list[str]:
    "The cells of a notebook, by id, with an image that has no alternative text."
    return [
        f"{notebook.parent.name}/{notebook.name}: cell {cell['id']}"
        for cell in json.loads(notebook.read_text("utf-8"))["cells"]
        for output in cell.get("outputs", ())
        if "image/png" in output.get("data", {}) and not output["metadata"].get("image/png", {}).get("alt")
    ]


def with_image(folder: Path, metadata: dict) -> Path:
    "A notebook with one image."
    output = {"output_type": "display_data", "data": {"image/png": "…"}, "metadata": metadata}
    path = folder / "one.ipynb"
    path.write_text(json.dumps({"cells": [{"id": "a1", "cell_type": "code", "outputs": [output]}]}))
    return path


def test_an_image_without_a_description_is_found(tmp_path):
    name = f"{tmp_path.name}/one.ipynb: cell a1"
    assert (
        undescribed(with_image(tmp_path, {})) == undescribed(with_image(tmp_path, {"image/png": {"alt": ""}})) == [name]
    )
    assert undescribed(with_image(tmp_path, {"image/png": {"alt": "A line that rises."}})) == []


@pytest.mark.parametrize(
    "notebook", sorted(NOTEBOOKS.rglob("*.ipynb")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_every_image_of_a_notebook_is_described(notebook):
    assert undescribed(notebook) == []


if __name__ == "__main__":
    print("\n".join(cell for path in sorted(NOTEBOOKS.rglob("*.ipynb")) for cell in undescribed(path)), file=sys.stdout)
