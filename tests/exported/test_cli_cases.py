# Made from nbs/cli/01_cases.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
import gc
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO
import typer
from typer import Argument, Option
from gazette_sim.cli.options import AsJson, Language, LawOn, Readings, Reforms, Set, example, known_language, pairs, print_json, room
from gazette_sim.law.citation import InputError
import json
import os
import tempfile
from pathlib import Path
from IPython.display import Markdown
from gazette_sim.cli.program import terminal
from gazette_sim.law.language import markdown
from gazette_sim.cli.cases import *


def test_lines_arrive_whole_whatever_the_blocks():
    class Slow(io.BytesIO):
        def read1(self, size=-1):
            return super().read1(3)

    text = "\ufeff一 1\n二\u2028 2\r\n\n三"
    pauses = []
    found = list(lines_of(Slow(text.encode()), "x", lambda: pauses.append(1)))
    assert found == ["一 1\n", "二\u2028 2\r\n", "\n", "三"]
    assert len(pauses) > 3


def test_bytes_that_are_not_utf8_are_named_by_line():
    try:
        list(lines_of(io.BytesIO(b"a\nb\n\xc3\xba\xbf\xf3\n"), "mines.csv"))
    except InputError as error:
        assert str(error) == 'mines.csv:3: found "bytes that are not UTF-8", allowed: a text saved as UTF-8'
    else:
        raise AssertionError("taken")
