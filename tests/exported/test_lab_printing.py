# Made from nbs/lab/38_printing.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from gazette_sim.law.citation import InputError
import stat
from IPython.display import Markdown
from gazette_sim.law.language import markdown
from gazette_sim.lab.printing import *


def stood_in(folder: Path, says: str) -> str:
    program = folder / "chromium"
    program.write_text(
        f'#!/bin/sh\nfor a in "$@"; do case "$a" in --print-to-pdf=*) {says} > "${{a#*=}}";; esac; done\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


def refused(page: Path, program: str | None = None) -> str:
    try:
        to_pdf(page, program)
    except InputError as error:
        return str(error)
    return ""


def test_a_browser_on_the_path_prints_beside_the_page():
    folder = Path(tempfile.mkdtemp())
    (folder / "page.html").write_text("<p>x", encoding="utf-8")
    assert to_pdf(folder / "page.html", stood_in(folder, "echo %PDF-1.4 %%EOF")) == folder / "page.pdf"
    assert (folder / "page.pdf").read_text("utf-8").startswith("%PDF-1.4")


def test_without_a_browser_one_line_says_so_and_an_old_file_is_not_taken_for_a_new_one():
    folder, path = Path(tempfile.mkdtemp()), os.environ["PATH"]
    (folder / "page.html").write_text("<p>x", encoding="utf-8")
    os.environ["PATH"] = str(folder)
    try:
        said = refused(folder / "page.html")
    finally:
        os.environ["PATH"] = path
    assert said.startswith("--pdf: browser: found nothing") and "chromium" in said and "\n" not in said
    (folder / "page.pdf").write_bytes(b"%PDF-old")
    assert "printed nothing" in refused(folder / "page.html", stood_in(folder, "true"))
