"""Processes that begin as copies of one that has imported what they need: real ones, without a second of imports."""

import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENV = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}


class Copy:
    "A process that was begun as a copy; what it wrote on standard error is in a file."

    def __init__(self, made_by: "Prepared", pid: int, errors: Path):
        self.pid, self.returncode, self._made_by, self._errors = pid, None, made_by, errors

    def _asked(self, flags: int) -> int | None:
        if self.returncode is None:
            self.returncode = self._made_by.ask({"wait": self.pid, "flags": flags})
        return self.returncode

    def poll(self) -> int | None:
        return self._asked(os.WNOHANG)

    def wait(self, timeout: float = 60) -> int:
        until = time.monotonic() + timeout
        while self.poll() is None:
            assert time.monotonic() < until, "it did not end in time"
            time.sleep(0.01)
        return self.returncode

    def send_signal(self, sign: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sign)

    def said(self) -> str:
        "What it wrote on standard error so far."
        return self._errors.read_text("utf-8")


class Prepared:
    "A process that has imported modules, and is copied as often as one likes. It does nothing else."

    def __init__(self, *modules: str, env: Mapping[str, str] = {}):
        command = [sys.executable, "-c", "import prepared, sys; prepared.copies(sys.argv[1:])()", *modules]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=ENV | env, text=True)

    def ask(self, what: dict) -> int | None:
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def start(
        self,
        main: str,  # the function that it runs: module:name
        *words: str,  # of the command line
        folder: Path,
        errors: Path,  # where standard error goes
        env: Mapping[str, str] = {},
    ) -> Copy:
        told = {"main": main, "words": words, "folder": str(folder), "errors": str(errors), "env": dict(env)}
        errors.touch()
        return Copy(self, self.ask(told), errors)

    def end(self) -> None:
        self._process.communicate()


def copies(modules: list[str]) -> Callable[[], object]:
    "Import the modules; then have copies made, as standard input asks. In a copy, gives what it is to run."
    for module in modules:
        importlib.import_module(module)
    for line in sys.stdin:
        told = json.loads(line)
        if "wait" in told:
            pid, how = os.waitpid(told["wait"], told["flags"])
            answer = os.waitstatus_to_exitcode(how) if pid else None
        elif not (answer := os.fork()):
            return as_told(**told)
        print(json.dumps(answer), flush=True)
    return lambda: None


def as_told(main: str, words: list[str], folder: str, errors: str, env: dict[str, str]) -> Callable[[], object]:
    "What a copy is to run, as if it had been begun with these words in that folder."
    for number, name in enumerate([os.devnull, os.devnull, errors]):
        os.dup2(os.open(name, os.O_RDONLY if not number else os.O_WRONLY | os.O_APPEND), number)
    os.chdir(folder)
    os.environ.update(env)
    module, name = main.split(":")
    sys.argv = [module, *words]
    return getattr(importlib.import_module(module), name)


def permits() -> None:
    "The command line, with the regulation of toy_permits."
    from gazette_sim.cli.program import main
    from gazette_sim.law.regulation import add_regulation

    add_regulation("permits", "toy_permits")
    main()


def study() -> None:
    "run_study of a file, into a folder, with the regulation of toy_permits."
    from gazette_sim.lab.experiment import run_study
    from gazette_sim.law.regulation import add_regulation

    add_regulation("permits", "toy_permits")
    run_study(sys.argv[1], workers=1, out=sys.argv[2], progress=False)


def parted() -> None:
    "Two histories that part at once, and each makes a file and waits."
    from gazette_sim.regime.fork import each_history

    def simulate(branch):
        branch.agreed(lambda scenario: scenario)
        Path(str(branch.live[0])).touch()
        time.sleep(60)
        return {}

    each_history([0, 1], simulate, worth=0.0)
