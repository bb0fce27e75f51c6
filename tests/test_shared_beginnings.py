"""Scenarios that are alike up to a day share their history up to it; results are the same bytes as if they did not."""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from same_receipt import RECEIPT, without_the_hour

from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.job import make_job
from gazette_sim.lab.replication import ReplicationError, history_of
from gazette_sim.lab.scenario import Population
from gazette_sim.lab.study import make_study
from gazette_sim.lab.task import Names, beginnings, run_task, tasks, together
from gazette_sim.regime import fork
from gazette_sim.regime.metric import metric

ROOT = Path(__file__).resolve().parent.parent
NOT_SO_SOON = {"parts at once": 0.0, "parts when it is worth it": None, "never parts": float("inf")}
CHANGES = {  # what changes in the middle, and how many subjects there are
    "coal": (12, {"set": {"coal.validity_months": 60}}, {"assumptions": {"coal.city_reviewers": 4}}),
    "credit": (40, {"assumptions": {"credit.late_rate": 0.05}}, {"assumptions": {"credit.error_rate": 0.02}}),
    "sme": (60, {"assumptions": {"sme.told_share": 1.0}}, {"set": {"sme.reserved_percent": 60}}),
    "pilot_zone": (
        20,
        {"assumptions": {"pilot_zone.course_seats": 150}},
        {"assumptions": {"pilot_zone.closure_rate": 0.2}},
    ),
}


def study(regulation: str):
    "As issued; two changes, on different days; the first change again, and the second after it."
    count, *changes = CHANGES[regulation]
    first, second = ({"on": day, **change} for day, change in zip(("2022-07-01", "2023-02-01"), changes, strict=True))
    scenarios = [{"name": "as issued"}, {"name": "a", "reform": [first]}, {"name": "b", "reform": [second]}]
    scenarios += [{"name": "a and b", "reform": [first, second]}, {"name": "a again", "reform": [first]}]
    head = {"name": "shared", "regulation": regulation, "starts_on": "2021-01-01", "years": 3, "seed": 4}
    return make_study({"study": {**head, "replications": 2}, "population": {"generate": count}, "scenario": scenarios})


@pytest.mark.parametrize("regulation", CHANGES)
def test_histories_are_the_same_bytes_wherever_they_part(regulation):
    job = make_job(study(regulation))
    assert beginnings(job) == [0] * 5
    apart = {scenario: history_of(job, scenario, 1, journal=True) for scenario in range(5)}
    assert len({history.content for history in apart.values()}) >= 4
    for how, worth in list(NOT_SO_SOON.items())[: 3 if regulation == "coal" else 1]:
        assert together(job, list(range(5)), 1, True, worth=worth) == apart, how


def test_a_study_is_the_same_bytes_with_and_without(tmp_path, monkeypatch):
    results = {}
    for how, switch, workers in (("divided", "", 1), ("divided, by workers", "", 2), ("apart", "off", 1)):
        monkeypatch.setenv("GAZETTE_SIM_FORK", switch)
        monkeypatch.setattr(fork, "WORTH", 0.0)
        folder = run_study(study("coal"), workers, tmp_path / how, journal=True, progress=False).folder
        files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != "manifest.json")
        results[how] = {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
        results[how][RECEIPT] = without_the_hour(results[how][RECEIPT])
    assert results["divided"] == results["apart"] == results["divided, by workers"]


def test_what_fails_names_its_own_scenario_and_the_others_are_there(monkeypatch):
    @metric(
        "coal.fails_where_five_years_hold", unit="days", meaning="Fails where a grade holds five years.", how="1 / 0"
    )
    def fails(journal, run):
        return 1 / (run.law.on(run.last_day).validity_months - 60)

    monkeypatch.setattr(fork, "WORTH", 0.0)
    job = make_job(study("coal"), [fails])
    found = together(job, [0, 1, 2, 3], 0)
    assert [isinstance(each, ReplicationError) for each in found.values()] == [False, True, False, True]
    assert 'scenario "a and b", replication 0' in str(found[3])
    (task,) = tasks(job, [(0, 0), (1, 0), (2, 0)], Names(job))
    finished = run_task(task)
    assert [h.scenario for h in finished.histories] == [0] and 'scenario "a"' in str(finished.failed)


def test_scenarios_that_begin_otherwise_are_tasks_of_their_own():
    asked = study("coal")
    first, later = asked.scenarios[:2]
    always = replace(later, name="always", changes=(later.changes[0]._replace(on_day=None),))
    others = replace(first, name="other mines", population=Population(generate=9))
    job = make_job(asked.with_(scenarios=(first, later, always, others)))
    assert beginnings(job) == [0, 0, 2, 3]
    assert [[which[0] for which in task.histories] for task in tasks(job, [(s, 0) for s in range(4)], Names(job))] == [
        [0, 1], [2], [3],
    ]  # fmt: skip


def test_copies_end_with_the_process_that_made_them(tmp_path, prepared):
    process = prepared.start("prepared:parted", folder=tmp_path, errors=tmp_path / "errors")
    while not (tmp_path / "1").exists() and process.poll() is None:
        time.sleep(0.02)
    (copy,) = psutil.Process(process.pid).children()
    process.send_signal(signal.SIGKILL)
    process.wait()
    psutil.wait_procs([copy], timeout=3)
    assert not copy.is_running() or copy.status() == psutil.STATUS_ZOMBIE


def test_no_copy_is_left_behind():
    before = set(psutil.Process().children())

    def simulate(branch):
        answer = branch.agreed(lambda scenario: scenario)
        return dict.fromkeys(branch.live, answer)

    assert fork.each_history([0, 1, 2], simulate, worth=0.0) == {0: 0, 1: 1, 2: 2}
    assert set(psutil.Process().children()) <= before  # not even one that has ended, and that nobody asked for its end


def test_who_is_interrupted_ends_its_copies(tmp_path):
    here = os.getpid()

    def interrupted(*_):
        raise KeyboardInterrupt

    def simulate(branch):
        answer = branch.agreed(lambda scenario: scenario)
        if os.getpid() != here:
            time.sleep(1)
            (tmp_path / "went on").touch()
        return dict.fromkeys(branch.live, answer)

    usual = signal.signal(signal.SIGALRM, interrupted)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(KeyboardInterrupt):
            fork.each_history([0, 1], simulate, worth=0.0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, usual)
    assert not (tmp_path / "went on").exists()
