"""A real cluster on loopback: the same bytes as one run, whatever is killed in the middle; strangers are refused."""

import inspect
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from prepared import ENV, ROOT, Copy, Prepared

import gazette_sim
from gazette_sim.cli import effects, search, studies
from gazette_sim.cli.program import terminal
from gazette_sim.lab import cluster
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.store import records
from gazette_sim.lab.study import read_study, to_toml
from gazette_sim.law.citation import InputError
from gazette_sim.law.regulation import add_regulation, remove_regulation
from gazette_sim.regime.metric import metric

STUDY = read_study("validity-five-years").with_(name="five", generate=4, replications=5)
QUIET = {  # dask looks at itself all the time
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "false",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "500ms",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "10s",
}


class Cluster:
    "A scheduler and workers; each of them a process that may be killed."

    def __init__(self, folder: Path):
        self._folder, self._prepared = (
            folder,
            Prepared("distributed.cli.dask_scheduler", "distributed.cli.dask_worker", "gazette_sim.lab.cluster"),
        )
        words = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self.scheduler = self._start("scheduler", *words)
        while not (found := re.search(r"Scheduler at: *(tcp://\S+)", self.scheduler.said())):
            assert self.scheduler.poll() is None, "the scheduler did not start"
            time.sleep(0.02)
        self.address = found[1]
        self.workers: list[Any] = []

    def _start(self, which: str, *words: str) -> Copy:
        log = self._folder / f"{which} {time.monotonic_ns()}"
        return self._prepared.start(f"distributed.cli.dask_{which}:main", *words, folder=self._folder, errors=log)

    def add(self, path: Path | None = None) -> None:
        "A worker; or one with the package of another folder, which it imports anew."
        words = [self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        if path is None:
            self.workers.append(self._start("worker", *words))
        else:
            env = ENV | QUIET | {"PYTHONPATH": os.pathsep.join([str(path), str(ROOT / "tests")])}
            command = [sys.executable, "-m", "distributed.cli.dask_worker", *words]
            self.workers.append(subprocess.Popen(command, env=env, cwd=path, stderr=subprocess.DEVNULL))

    def have(self, workers: int) -> dict[str, int]:
        "Wait until there are as many; how many threads each has, by its name."
        with cluster._connected(self.address) as client:
            until = time.monotonic() + 60
            while len(client.nthreads()) != workers and time.monotonic() < until:
                time.sleep(0.05)
            return dict(client.nthreads())

    def remove(self, number: int) -> None:
        for process in [self.workers.pop() for _ in range(number)]:
            process.send_signal(signal.SIGKILL)
            process.wait()

    def tasks(self) -> int:
        with cluster._connected(self.address) as client:
            return client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))

    def end(self) -> None:
        self.remove(len(self.workers))
        self.scheduler.send_signal(signal.SIGKILL)
        self.scheduler.wait()
        self._prepared.end()


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    made.end()


@pytest.fixture
def loopback(shared, request):
    "The cluster with two workers, or as many as a test says, whatever became of those that it had."
    wanted = getattr(request, "param", 2)
    shared.workers = [process for process in shared.workers if process.poll() is None]
    shared.remove(max(len(shared.workers) - wanted, 0))
    while len(shared.workers) < wanted:
        shared.add()
    assert len(shared.have(wanted)) == wanted
    return shared


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    "The files of the study as one process writes them, by name, as SHA-256."
    return run_study(STUDY, 1, tmp_path_factory.mktemp("alone") / "r", progress=False).manifest["files"]


def after(futures: int, monkeypatch, do) -> list[object]:
    "Do something when so many futures have come back; gives those that came."
    gone, given = [], cluster._given

    def watched(client, some, workers):
        gone.extend(some)
        if len(gone) >= futures:
            do()
        return given(client, some, workers)

    monkeypatch.setattr(cluster, "_given", watched)
    return gone


def said(error: pytest.ExceptionInfo) -> str:
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.fixture
def permits():
    yield add_regulation("permits", "toy_permits")
    remove_regulation("permits")


RUN = (
    "from gazette_sim.law.regulation import add_regulation\nadd_regulation('permits', 'toy_permits')\n"
    "from gazette_sim.cli.program import main\nmain()"
)
TOY = (
    '[study]\nname = "toy"\nregulation = "permits"\nstarts_on = 2021-01-01\nyears = 60\nreplications = 20\n'
    '[population]\ngenerate = 80\n[[scenario]]\nname = "as issued"\n'
)


def test_an_interrupted_run_leaves_no_tasks_behind_and_goes_on_to_the_same_bytes(loopback, permits, tmp_path):
    (tmp_path / "toy.toml").write_text(TOY, encoding="utf-8")
    words = f"run toy.toml --out there --no-figures --quiet --cluster {loopback.address}".split()
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, *words], cwd=tmp_path, env=ENV, stderr=subprocess.PIPE, text=True
    )

    def finished() -> int:
        return sum(1 for _ in records(tmp_path / "there" / "parts" / "000000.records"))

    while process.poll() is None and finished() < 2:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=30)[1].strip()
    assert process.returncode == 130
    assert told == "Interrupted. What is finished is kept; the same command continues where it stopped."
    assert 2 <= finished() < 20 and loopback.tasks() == 0
    toy = tmp_path / "toy.toml"
    there = run_study(toy, loopback.address, tmp_path / "there", progress=False)
    assert there.manifest["files"] == run_study(toy, 1, tmp_path / "here", progress=False).manifest["files"]


def test_a_task_whose_process_is_killed_is_done_again_and_given_up_where_it_always_is(loopback, tmp_path):
    def ends_its_process(times: int):
        @metric("coal.ends_its_process", unit="1", meaning="How often it ended its process.", how="counted")
        def ending(journal, run):
            before = len(list(tmp_path.glob("ended-*")))
            if before < times:
                (tmp_path / f"ended-{before}").touch()
                os._exit(9)  # as if killed for want of memory
            return times

        return [ending]

    short = STUDY.with_(scenarios=STUDY.scenarios[:1], replications=1)
    how = {"workers": loopback.address, "progress": False}
    there = run_study(short, out=tmp_path / "once", metrics=ends_its_process(1), **how)
    assert there.values("three years", "coal.ends_its_process").tolist() == [1.0]
    with pytest.raises(InputError, match=r"a task that was killed 3 times at worker tcp.*more memory") as given_up:
        run_study(short, out=tmp_path / "always", metrics=ends_its_process(9), **how)
    assert said(given_up)


def test_a_worker_with_other_code_is_refused_by_its_name(loopback, tmp_path):
    package = tmp_path / "other" / "gazette_sim"
    package.mkdir(parents=True)
    for entry in Path(gazette_sim.__path__[0]).iterdir():
        if entry.name != "engine":
            (package / entry.name).symlink_to(entry)
    (package / "engine").mkdir()
    for entry in (Path(gazette_sim.__path__[0]) / "engine").glob("*.py"):
        (package / "engine" / entry.name).write_text(entry.read_text("utf-8") + "\nANOTHER = True\n", "utf-8")
    known = loopback.have(2)
    loopback.add(package.parent)
    (stranger,) = set(loopback.have(3)) - set(known)
    with pytest.raises(InputError) as refused:
        run_study(STUDY, loopback.address, tmp_path / "there", progress=False)
    assert f"worker {stranger} with another code (" in said(refused)
    loopback.remove(1)


def test_what_is_asked_about_a_study_is_answered_by_a_cluster_too(loopback, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "five.toml").write_text(to_toml(STUDY.with_(replications=2)), encoding="utf-8")
    asked = "sensitivity five.toml --only coal.city_reviewers --metric coal.applications --replications 1 --quiet"
    there, here = (
        terminal(f"{asked} {who}", show=False) for who in (f"--cluster {loopback.address}", "--workers 1 --out here")
    )
    assert there.splitlines()[1:-1] == here.splitlines()[1:-1] and "coal.city_reviewers" in there, there


def test_whoever_takes_processes_takes_a_cluster():
    commands = [
        found for room in (studies, search, effects) for found in vars(room).values() if hasattr(found, "example")
    ]
    asked = {each.__name__: inspect.signature(each).parameters for each in commands}
    takes = {name for name, given in asked.items() if "workers" in given}
    assert takes == {"run", "compare", "sensitivity", "readings", "smallest", "rank", "calibrate", "attribute"}
    assert all("cluster" in asked[name] for name in takes)


def test_all_workers_lost_and_none_there_is_one_line_and_loses_nothing(loopback, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_WAITS", 1.0)
    monkeypatch.setattr(cluster, "_LOOKS_EVERY", 0.1)
    after(4, monkeypatch, lambda: loopback.remove(len(loopback.workers)))
    with pytest.raises(InputError, match=r"lost all workers.*run it again when it has one") as lost:
        run_study(STUDY, loopback.address, tmp_path / "r", progress=False)
    assert said(lost) and (tmp_path / "r" / "parts" / "000000.records").stat().st_size > 0
    with pytest.raises(InputError, match=r"without a worker.*one at least: dask worker tcp://") as none:
        run_study(STUDY, loopback.address, tmp_path / "r", progress=False)
    assert said(none)


def test_a_worker_killed_in_the_middle_changes_no_byte(loopback, alone, tmp_path, monkeypatch):
    gone = after(4, monkeypatch, lambda: loopback.workers[0].send_signal(signal.SIGKILL))
    there = run_study(STUDY, loopback.address, tmp_path / "there", progress=False)
    assert len(gone) >= 10 and loopback.workers[0].wait(10) < 0
    assert there.manifest["files"] == alone and there.manifest["workers"] == 2


@pytest.mark.parametrize("loopback", [1], indirect=True)
def test_a_lost_scheduler_loses_nothing(loopback, alone, tmp_path, monkeypatch):
    def end():
        loopback.scheduler.send_signal(signal.SIGKILL)
        loopback.scheduler.wait()

    after(4, monkeypatch, end)
    with pytest.raises(InputError, match=r"no longer answers.*run it again") as lost:
        run_study(STUDY, loopback.address, tmp_path / "again", progress=False)
    assert said(lost) and (tmp_path / "again" / "parts" / "000000.records").stat().st_size > 0
    assert run_study(STUDY, 1, tmp_path / "again", progress=False).manifest["files"] == alone


def test_where_no_scheduler_answers_is_one_line(monkeypatch):
    monkeypatch.setattr(cluster, "_ANSWERS_WITHIN", 0.5)
    for address in ("tcp://127.0.0.1:9", "here", "foo://127.0.0.1:9"):
        answer = terminal(f"run builtin --cluster {address}", show=False)
        assert answer.count("\n") == 1 and "where no scheduler answers" in answer, answer


def test_without_dask_the_option_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = terminal("run builtin --cluster tcp://127.0.0.1:9", show=False)
    assert answer.count("\n") == 1 and "pip install 'gazette_sim[lab]'" in answer
