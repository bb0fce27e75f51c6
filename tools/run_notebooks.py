"""Run every notebook, each in a process of its own, and say which failed and where; with --save keep the new outputs.

    python tools/run_notebooks.py [--save] [--workers N] [NOTEBOOK ...]

`nbdev-test` on a whole folder runs many notebooks in one process, where what one of them registers is still there for
the next; a reader's kernel has no such neighbours."""

import argparse
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN = str(Path(sys.executable).with_name("nbdev-test"))


def all_notebooks() -> list[str]:
    "The notebooks that git tracks or would track."
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "nbs/*.ipynb"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()


def run(notebook: str, save: bool) -> tuple[str, float, str]:
    "Its name, the seconds that it took, and what it said when it failed (nothing when it did not)."
    environment = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    environment["GAZETTE_FILE"] = ""  # none, not even a remembered one, whose sentences would land in the outputs
    began = time.perf_counter()
    done = subprocess.run(
        [RUN, notebook, *["--save"][: int(save)]], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    return notebook, time.perf_counter() - began, (done.stdout + done.stderr) if done.returncode else ""


def main() -> int:
    "0 when every notebook ran from top to bottom, 1 with the error of each that did not."
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", help="default: all")
    parser.add_argument("--save", action="store_true", help="keep the new outputs")
    parser.add_argument("--workers", type=int, default=2, help="notebooks at once (default: 2)")
    given = parser.parse_args()
    notebooks = given.notebooks or all_notebooks()
    with ThreadPoolExecutor(given.workers) as pool:
        results = list(pool.map(lambda notebook: run(notebook, given.save), notebooks))
    failed = [(notebook, said) for notebook, _, said in results if said]
    for notebook, said in failed:
        print(f"{notebook}: stopped\n{said}", file=sys.stderr)
    slowest, seconds, _ = max(results, key=lambda result: result[1])
    print(f"{len(results) - len(failed)} of {len(results)} notebooks ran; the slowest, {slowest}, took {seconds:.0f} s")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
