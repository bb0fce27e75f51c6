"""A run that is killed (SIGKILL) whenever it touches its folder, again and again, ends with the same bytes."""

import json
import os
import random
import signal
import sys
from pathlib import Path

from same_receipt import RECEIPT, without_the_hour

from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.store import read_manifest
from gazette_sim.lab.study import make_study
from gazette_sim.law.regulation import add_regulation

SAID = {
    "study": {"name": "toy", "regulation": "permits", "starts_on": "2021-01-01", "years": 2, "replications": 2},
    "population": {"generate": 5},
    "scenario": [{"name": "as issued"}, {"name": "longer", "set": {"permits.permit_months": 60}}],
}


def changes(event: str, about: tuple, folder: str) -> bool:
    "Whether a process is about to change what is in the folder."
    writes = event == "open" and about[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    named = writes or event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir")
    return bool(named) and str(about[0]).startswith(folder)


def run_in(folder: Path) -> None:
    run_study(make_study(SAID), 1, folder, journal=True, progress=False)


def killed(folder: Path, moment: int) -> bool:
    "A copy of this process runs the study in the folder, and ends at that moment; False where it had ended before."
    child = os.fork()
    if not child:
        left = iter(range(moment))

        def strike(event: str, about: tuple) -> None:
            if changes(event, about, str(folder)) and next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(strike)
        run_in(folder)
        os._exit(0)
    ended = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(ended) or ended == 0
    return ended != 0


def moments(home: Path) -> list[list[int]]:
    "At which moments each run was killed: at every fourth that there is, once more by chance; and then it ended."
    found, chance = list[list[int]](), random.Random(7)
    while killed(folder := home / f"{len(found)}", first := 4 * len(found)):
        again = chance.randrange(30)
        found.append([first, again] if killed(folder, again) else [first])
        run_in(folder)
    return found


def files(folder: Path) -> dict[str, bytes]:
    "What is in a results folder, but for the hours at which it was made."
    each = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != "manifest.json")
    found = {file.relative_to(folder).as_posix(): file.read_bytes() for file in each}
    return found | {RECEIPT: without_the_hour(found[RECEIPT])}


def in_turn() -> None:
    "What the process does that is copied: run the study whole, then have copies killed."
    add_regulation("permits", "toy_permits")
    run_in(Path.cwd() / "whole")
    Path("moments").write_text(json.dumps(moments(Path.cwd())))


def test_a_run_killed_at_any_moment_ends_with_the_same_bytes(tmp_path, prepared):
    process = prepared.start("test_killed:in_turn", folder=tmp_path, errors=tmp_path / "errors")
    assert process.wait() == 0, process.said()
    at, whole = json.loads((tmp_path / "moments").read_text()), tmp_path / "whole"
    assert len(at) > 15 and sum(map(len, at)) > 1.5 * len(at)
    for time, killed_at in enumerate(at):
        assert files(tmp_path / f"{time}") == files(whole), killed_at
        assert read_manifest(tmp_path / f"{time}")["files"] == read_manifest(whole)["files"]
