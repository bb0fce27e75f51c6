# Made from nbs/cli/03_program.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import csv
import gc
import importlib
import io
import json
import os
import sys
import threading
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, NoReturn
import typer
from typer import Argument, Option
from gazette_sim import __version__
from gazette_sim.law.citation import InputError, UnknownName, cite, documents, in_order
from gazette_sim.law.language import aligned, LANGUAGES, say, unit_in
from gazette_sim.regime.form import render
from gazette_sim.law.regulation import regulation as known_regulation
from gazette_sim.law.regulation import regulations
import contextlib
import shlex
from unittest import mock
from gazette_sim.cli.program import *


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


def test_exit_status_tells_good_from_bad():
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(io.StringIO()) as said:
        assert call(["--version"]) == 0
        assert call(["reforms", "coal"]) == 0
        assert call(["no-such-command"]) == 2
        assert call(["provisions", "coal.99"]) == 2
    assert printed.getvalue().startswith("gazette_sim ")
    assert "Traceback" not in said.getvalue()
