"""Workers end with their parent, and a run that is ended from outside says so in one line and loses nothing."""

import signal
import time
from pathlib import Path

import psutil
import pytest

from gazette_sim.lab.store import records

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
COPIES, ANEW = {}, {"GAZETTE_SIM_FORK": "off"}  # workers are copies of the process, or begin anew


@pytest.fixture
def running(prepared, tmp_path, request):
    "A run with two workers that has finished some histories."
    (tmp_path / "toy.toml").write_text(STUDY, encoding="utf-8")
    words = "run toy.toml --workers 2 --out r --no-figures --quiet".split()
    process = prepared.start("prepared:permits", *words, folder=tmp_path, errors=tmp_path / "errors", env=request.param)
    while process.poll() is None and len(parts(tmp_path)) < 3:
        time.sleep(0.02)
    yield process
    process.send_signal(signal.SIGKILL)
    process.wait()


def parts(home: Path) -> list[tuple[int, int]]:
    "The histories that are finished: their scenarios and replications."
    return [history[:2] for _, history in records(home / "r" / "parts" / "000000.records")]


def workers_of(process) -> list[psutil.Process]:
    found = psutil.Process(process.pid).children(recursive=True)
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
    assert running.said().strip() == said


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("waits", [False, True])
@pytest.mark.parametrize("running", [COPIES, ANEW], indirect=True)
def test_a_worker_that_is_killed_for_memory_is_one_line(running, waits, which, tmp_path):
    "At work, and while it waits for its next task from a parent that is busy: another may wait behind it."
    workers = workers_of(running)
    if waits:
        running.send_signal(signal.SIGSTOP)
        until = time.monotonic() + 10
        while any(worker.status() != psutil.STATUS_SLEEPING for worker in workers) and time.monotonic() < until:
            time.sleep(0.05)
    workers[which].kill()
    running.send_signal(signal.SIGCONT)
    assert running.wait(30) == 2 and len(said := running.said().strip().splitlines()) == 1
    assert "one that was killed" in said[0] and "--workers" in said[0]
    assert len(parts(tmp_path)) >= 3
