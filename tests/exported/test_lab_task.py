# Made from nbs/lab/19_task.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import hashlib
import json
import pickle
import platform
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
import gazette_sim
from gazette_sim.lab.job import LABELS, Job, ingredients, version_of, what_runs
from gazette_sim.lab.replication import ReplicationError, called, history_of, measured_whole, told
from gazette_sim.lab.store import History
from gazette_sim.lab.study import to_toml
from gazette_sim.law.citation import InputError, data_folder
from gazette_sim.law.regulation import Regulation
from gazette_sim.regime.fork import Alike, Branch, can_fork, each_history
from dataclasses import replace
import matplotlib.pyplot as plt
from IPython.display import Markdown
from gazette_sim.lab.job import make_job
from gazette_sim.lab.replication import simulated, unpacked
from gazette_sim.lab.scenario import Reforming, Scenario
from gazette_sim.lab.study import read_study
from gazette_sim.law.calendar import day_number
from gazette_sim.law.drawing import described
from gazette_sim.law.language import markdown
from gazette_sim.regime.metric import metric
from gazette_sim.lab.task import *


def _small(**changed):
    return make_job(read_study("validity-five-years").with_(**{"generate": 4, "replications": 2} | changed))


def test_the_name_of_a_history_is_made_of_contents():
    job = _small()
    one, two, three = job.study.scenarios
    names = Names(job)
    assert len({names(s, r) for s in range(3) for r in range(2)}) == 6
    called = _small(title="x", name="y", scenarios=(one, replace(three, name="another"), two))
    others = Names(called)
    assert [others(s, 1) for s in (0, 2, 1)] == [names(s, 1) for s in range(3)]
    assert Names(_small(replications=9))(2, 1) == names(2, 1)
    for differs in (_small(seed=8), _small(measure_from=None), make_job(job.study.with_(generate=5))):
        assert Names(differs)(0, 0) != names(0, 0)


def test_a_name_holds_no_place_in_memory():
    job = _small()
    assert scenario_sha256(job, 1) == scenario_sha256(pickle.loads(carried(job)), 1)
    assert " at 0x" not in spelt_out(job.law(1)) + spelt_out(job.behaviour(1))


def test_a_task_gives_the_same_wherever_it_runs():
    job = _small()
    (task,) = tasks(job, [(1, 0)], Names(job), journals=True)
    away = replace(pickle.loads(pickle.dumps(task)), job=pickle.dumps(job))  # a job that this process has not seen
    assert run_task(away) == run_task(task) and run_task(task).histories[0].journal.startswith(b"PAR1")


@metric("coal.fails_for_five_years", unit="days", meaning="Fails where a grade holds five years.", how="1 / 0")
def _fails(journal, run):
    return 1 / (run.law.on(run.last_day).validity_months - 60)


def test_a_task_that_fails_gives_what_was_finished():
    job = make_job(read_study("validity-five-years").with_(generate=4), [_fails])
    (task,) = tasks(job, [(0, 0)], Names(job))
    found = run_task(replace(task, histories=((0, 0), (1, 0), (0, 1))))
    assert [h.scenario for h in found.histories] == [0] and isinstance(found.failed, ReplicationError)
    assert "ZeroDivisionError" in str(pickle.loads(pickle.dumps(found.failed)))
