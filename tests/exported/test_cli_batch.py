# Made from nbs/cli/09_batch.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import Annotated
from typer import Argument
from gazette_sim.cli.options import Language, Out, StudyFile, example, known_language
from gazette_sim.cli.studies import Brief, Every, Format, NoFigures, check_format, print_run
import os
import tempfile
from pathlib import Path
import matplotlib.pyplot as plt
from gazette_sim.cli.program import terminal
from gazette_sim.lab.store import records
from gazette_sim.law.drawing import described
from gazette_sim.cli.batch import *


def test_a_shard_missing_doubled_or_strange_is_one_line():
    home = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("s.toml").write_text(
                '[study]\nname = "s"\nregulation = "coal"\nstarts_on = 2021-01-01\nyears = 1\nreplications = 2\n'
                '[population]\ngenerate = 4\n[[scenario]]\nname = "as issued"\n'
            )
            assert "Shard 1/2: 1 histories" in terminal("run s.toml --shard 1/2 --workers 1 --quiet", show=False)
            missing = terminal("gather s.toml --no-figures", show=False)
            assert missing.count("\n") == 1 and 'found "no shard 2 of 2"' in missing
            terminal("run s.toml --shard 2/2 --workers 1 --quiet", show=False)
            first, second = sorted(Path("results/s-shards").iterdir())
            Path("twice.records").write_bytes(first.read_bytes())
            doubled = terminal(f"gather s.toml {first} {second} twice.records", show=False)
            assert doubled.count("\n") == 1 and "one file for each shard" in doubled
            assert "no shard" in terminal(f"gather s.toml {first} s.toml", show=False)
            assert "differs from" in _of_another_run(first)
            said = terminal(f"gather s.toml {second} {first} --no-figures", show=False)
            assert "2 replications" in said
        finally:
            os.chdir(home)


def _of_another_run(first: Path) -> str:
    terminal("run s.toml --shard 2/2 --workers 1 --quiet --seed 7 --out other", show=False)
    return terminal(f"gather s.toml {first} other", show=False)


def test_what_cannot_be_run_in_shards_is_one_line():
    for options, said in (
        ("--shard 3", "such as 3/40"),
        ("--shard 1/2 --cluster tcp://127.0.0.1:1", "one of the two"),
    ):
        answer = terminal(f"run builtin {options}", show=False)
        assert answer.count("\n") == 1 and said in answer
