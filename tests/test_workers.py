"""Workers end with their parent, and a run that is ended from outside says so in one line and loses nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from gazette_sim.lab.store import records

ROOT = Path(__file__).resolve().parent.parent
STUDY = """
[study]
name = "toy"
regulation = "permits"
starts_on = 2021-01-01
years = 30
replications = 50000
[population]
generate = 40
[[scenario]]
name = "as issued"
"""
RUN = (
    "from gazette_sim.law.regulation import add_regulation\nadd_regulation('permits', 'toy_permits')\n"
    "from gazette_sim.cli.program import main\nmain()"
)


COPIES, ANEW = {}, {"GAZETTE_SIM_FORK": "off"}  # workers are copies of the process, or begin anew


@pytest.fixture
def running(tmp_path, request):
    "A run with two workers that has finished some histories."
    (tmp_path / "toy.toml").write_text(STUDY, encoding="utf-8")
    command = [sys.executable, "-c", RUN, *"run toy.toml --workers 2 --out r --no-figures --quiet".split()]
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    process = subprocess.Popen(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": path} | request.param, stderr=subprocess.PIPE, text=True
    )
    while process.poll() is None and len(parts(tmp_path)) < 3:
        time.sleep(0.02)
    yield process
    process.kill()
    process.wait()


def parts(home: Path) -> list[tuple[int, int]]:
    "The histories that are finished: their scenarios and replications."
    return [history[:2] for _, history in records(home / "r" / "parts" / "000000.records")]


def workers_of(process) -> list[psutil.Process]:
    children = psutil.Process(process.pid).children(recursive=True)
    found = [child for child in children if "resource_tracker" not in " ".join(child.cmdline())]
    assert len(found) == 2
    return found


def works(process: psutil.Process) -> bool:
    "A process that has ended stays listed as a zombie until somebody asks how."
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


SAID = "Interrupted. What is finished is kept; the same command continues where it stopped."


@pytest.mark.parametrize(
    ("running", "sign", "status", "said"),
    [
        (COPIES, signal.SIGTERM, 143, SAID),
        (COPIES, signal.SIGINT, 130, SAID),
        (COPIES, signal.SIGKILL, -9, ""),
        (ANEW, signal.SIGINT, 130, SAID),
        (ANEW, signal.SIGKILL, -9, ""),
    ],
    indirect=["running"],
)
def test_workers_end_within_a_second_of_their_parent(running, sign, status, said, tmp_path):
    workers = workers_of(running)
    running.send_signal(sign)
    assert running.wait(30) == status
    until = time.monotonic() + 3  # a tenth of a second, and as much again for each that works here beside it
    while any(map(works, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    there = sorted(parts(tmp_path))
    assert [worker.pid for worker in workers if works(worker)] == []
    time.sleep(0.5)
    assert sorted(parts(tmp_path)) == there != []
    assert running.stderr.read().strip() == said


@pytest.mark.parametrize("running", [COPIES, ANEW], indirect=True)
def test_a_worker_that_is_killed_for_memory_is_one_line(running, tmp_path):
    workers_of(running)[0].kill()
    said = running.communicate(timeout=30)[1].strip().splitlines()
    assert running.returncode == 2 and len(said) == 1
    assert "one that was killed" in said[0] and "--workers" in said[0]
    assert len(parts(tmp_path)) >= 3
