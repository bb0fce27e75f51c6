"""A real cluster on loopback: the same bytes as one run, whatever is killed in the middle; strangers are refused."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import gazette_sim
from gazette_sim.cli.program import terminal
from gazette_sim.lab import cluster
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.study import read_study
from gazette_sim.law.citation import InputError

ROOT = Path(__file__).resolve().parent.parent
STUDY = read_study("validity-five-years").with_(name="five", generate=5, replications=6)


def start(*words: str, path: Path = ROOT, stderr: int = subprocess.DEVNULL) -> subprocess.Popen:
    "A process of dask."
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(path), str(ROOT / "tests")])}
    return subprocess.Popen([sys.executable, "-m", *words], env=env, cwd=path, stderr=stderr, text=True)


def address_of(process: subprocess.Popen) -> str:
    "What a scheduler says of where it is."
    for line in process.stderr:
        if found := re.search(r"Scheduler at: *(tcp://\S+)", line):
            return found[1]
    raise AssertionError("the scheduler did not start")


def worker(address: str, path: Path = ROOT) -> subprocess.Popen:
    return start("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", path=path)


class Cluster:
    "A scheduler and workers; each of them a process that may be killed."

    def __init__(self, workers: int):
        words = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self.scheduler = start("distributed.cli.dask_scheduler", *words, stderr=subprocess.PIPE)
        self.address = address_of(self.scheduler)
        self.workers = [worker(self.address) for _ in range(workers)]

    def wait(self, workers: int) -> dict[str, str]:
        with cluster._connected(self.address) as client:
            client.wait_for_workers(workers, timeout=60)
            return dict(client.nthreads())

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
        for process in (*self.workers, self.scheduler):
            process.communicate()


@pytest.fixture
def loopback():
    made = Cluster(2)
    yield made
    made.end()


def test_a_worker_killed_in_the_middle_changes_no_byte_and_a_lost_scheduler_loses_nothing(
    loopback, tmp_path, monkeypatch
):
    alone = run_study(STUDY, 1, tmp_path / "alone", progress=False)
    loopback.wait(2)

    gone = []
    given = cluster._given

    def killing(client, futures, address):
        gone.extend(futures)
        if len(gone) >= 4:
            loopback.workers[0].kill()
        return given(client, futures, address)

    monkeypatch.setattr(cluster, "_given", killing)
    there = run_study(STUDY, out=tmp_path / "there", workers=loopback.address, progress=False)
    assert len(gone) >= 12 and loopback.workers[0].wait(10) < 0
    assert there.manifest["files"] == alone.manifest["files"]
    for name in ("replications.parquet", "counters.parquet", "summary.csv", "series.parquet"):
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()

    gone.clear()

    def ending(client, futures, address):
        gone.extend(futures)
        if len(gone) >= 4:
            loopback.scheduler.kill()
            loopback.scheduler.wait()
        return given(client, futures, address)

    monkeypatch.setattr(cluster, "_given", ending)
    with pytest.raises(InputError, match=r"no longer answers.*run it again") as lost:
        run_study(STUDY, out=tmp_path / "again", workers=loopback.address, progress=False)
    assert "\n" not in str(lost.value)
    assert (tmp_path / "again" / "parts" / "000000.records").stat().st_size > 0
    again = run_study(STUDY, 1, tmp_path / "again", progress=False)
    assert again.manifest["files"] == alone.manifest["files"]


def test_a_worker_with_other_code_is_refused_by_its_name(loopback, tmp_path):
    package = tmp_path / "other" / "gazette_sim"
    package.mkdir(parents=True)
    for entry in Path(gazette_sim.__path__[0]).iterdir():
        if entry.name != "engine":
            (package / entry.name).symlink_to(entry)
    (package / "engine").mkdir()
    for entry in (Path(gazette_sim.__path__[0]) / "engine").glob("*.py"):
        (package / "engine" / entry.name).write_text(entry.read_text("utf-8") + "\nANOTHER = True\n", "utf-8")
    known = loopback.wait(2)
    loopback.workers.append(worker(loopback.address, package.parent))
    (stranger,) = set(loopback.wait(3)) - set(known)
    with pytest.raises(InputError) as refused:
        run_study(STUDY, out=tmp_path / "there", workers=loopback.address, progress=False)
    assert f"worker {stranger} with another code (" in str(refused.value) and "\n" not in str(refused.value)


def test_where_no_scheduler_answers_is_one_line(monkeypatch):
    monkeypatch.setattr(cluster, "_ANSWERS_WITHIN", 0.5)
    for address in ("tcp://127.0.0.1:9", "here", "foo://127.0.0.1:9"):
        answer = terminal(f"run builtin --cluster {address}", show=False)
        assert answer.count("\n") == 1 and "where no scheduler answers" in answer, answer


def test_without_dask_the_option_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = terminal("run builtin --cluster tcp://127.0.0.1:9", show=False)
    assert answer.count("\n") == 1 and "pip install 'gazette_sim[lab]'" in answer
