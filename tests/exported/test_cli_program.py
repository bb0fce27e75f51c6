# Made from nbs/cli/05_program.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import functools
import inspect
import io
import os
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NoReturn, get_type_hints
import typer
from typer import Option
from gazette_sim import __version__
from gazette_sim.cli import batch, cache, cases, effects, histories, receipt, register, search, studies
from gazette_sim.law.citation import InputError
from gazette_sim.law.field import Whole
import subprocess
import time
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.cli.program import *


def test_exit_status_tells_good_from_bad():
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(io.StringIO()) as said:
        assert call(["--version"]) == 0
        assert call(["reforms", "coal"]) == 0
        assert call(["no-such-command"]) == 2
        assert call(["provisions", "coal.99"]) == 2
        assert call(["replay", "credit"]) == 2
    assert printed.getvalue().startswith("gazette_sim ")
    assert "Traceback" not in said.getvalue() and "credit has no replay" in said.getvalue()


def test_a_call_in_a_notebook_can_be_cut():
    answer = terminal("reforms coal", show=False)
    assert answer.startswith("national_2024")
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        terminal("reforms coal", lines=1, width=20)
    assert "lines more" in printed.getvalue() and len(printed.getvalue().splitlines()[1]) == 22


def test_no_call_remembers_the_one_before():
    alone = terminal("parameters coal", show=False)
    for options in ("--lang zh", "--kind reading", "--json"):
        assert terminal(f"parameters coal {options}", show=False) != alone
        assert terminal("parameters coal", show=False) == alone
