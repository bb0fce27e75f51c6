"""Run every notebook, each in a process of its own, and say which failed and where; with --save keep the new outputs.

    python tools/run_notebooks.py [--save] [--workers N] [NOTEBOOK ...]

`nbdev-test` on a whole folder runs many notebooks in one process, where what one of them registers is still there for
the next; a reader's kernel has no such neighbours. Here each process is a fork of one that has the libraries
imported and nothing else, so that they are imported once."""

import argparse
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = [
    "nbdev.test",
    "numpy",
    "pandas",
    "matplotlib",
    "scipy.stats",
    "pyarrow.parquet",
    "simpy",
    "pydantic",
    "typer",
]


def all_notebooks() -> list[str]:
    "The notebooks that git tracks or would track."
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "nbs/*.ipynb"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()


def run(notebook: str, save: bool) -> tuple[str, float, str]:
    "Its name, the seconds that it took, and what it said when it failed (nothing when it did not)."
    from nbdev.config import get_config
    from nbdev.test import test_nb

    began, sys.__stderr__ = time.perf_counter(), io.StringIO()  # type: ignore[misc]
    path = ROOT / notebook
    ran, _ = test_nb(path, basepath=get_config(path.parent).config_path, save=save)
    said = sys.__stderr__.getvalue()
    return notebook, time.perf_counter() - began, "" if ran else said or "it failed"


def each_alone(task: Callable[..., Any], calls: Sequence[tuple[Any, ...]], workers: int) -> list[Any]:
    "What a task gives for each of its calls, each in a process of its own, so many at once."
    os.environ.pop("MPLBACKEND", None)
    os.environ["GAZETTE_FILE"] = ""  # none, not even a remembered one, whose sentences would land in the outputs
    os.environ["GAZETTE_SIM_CACHE"] = "off"  # what is shown was simulated now
    os.environ["PYTHONWARNINGS"] = "ignore::UserWarning:multiprocessing.resource_tracker"  # of what is stopped below
    context = get_context("forkserver")
    context.set_forkserver_preload(LIBRARIES)

    def alone(arguments: tuple[Any, ...]) -> Any:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_give, args=(there, task, arguments))
        process.start()
        there.close()
        try:
            return here.recv()
        except EOFError:
            process.join(10)
            raise RuntimeError(f"{arguments[0]}: its process ended with {process.exitcode}") from None
        finally:
            process.kill()  # what it started itself may keep it waiting
            process.join()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(alone, calls))


def _give(there: Connection, task: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    there.send(task(*arguments))


def main() -> int:
    "0 when every notebook ran from top to bottom, 1 with the error of each that did not."
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", help="default: all")
    parser.add_argument("--save", action="store_true", help="keep the new outputs")
    parser.add_argument("--workers", type=int, default=2, help="notebooks at once (default: 2)")
    given = parser.parse_args()
    notebooks = given.notebooks or all_notebooks()
    results = each_alone(run, [(notebook, given.save) for notebook in notebooks], given.workers)
    failed = [(notebook, said) for notebook, _, said in results if said]
    for notebook, said in failed:
        print(f"{notebook}: stopped\n{said}", file=sys.stderr)
    slowest, seconds, _ = max(results, key=lambda result: result[1])
    print(f"{len(results) - len(failed)} of {len(results)} notebooks ran; the slowest, {slowest}, took {seconds:.0f} s")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
