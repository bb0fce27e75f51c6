# Made from nbs/lab/06_workers.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
import numpy as np
from gazette_sim.lab.antithetic import independent
from gazette_sim.lab.job import Job
from gazette_sim.lab.cache import Cache, no_cache
from gazette_sim.lab.precision import planned, reached
from gazette_sim.lab.process import each_done
from gazette_sim.lab.replication import called, read_part
from gazette_sim.lab.settings import read_settings
from gazette_sim.lab.store import BLOCK, Store
from gazette_sim.lab.task import Finished, Names, Task, piecewise, run_task, tasks
from gazette_sim.law.citation import InputError, UnknownName
import tempfile
from pathlib import Path
import matplotlib.pyplot as plt
from gazette_sim.lab.job import make_job
from gazette_sim.lab.store import records
from gazette_sim.lab.study import HalfWidth, read_study
from gazette_sim.law.drawing import described
from gazette_sim.regime.interval import reach
from gazette_sim.lab.workers import *


def test_the_number_of_processes_is_checked():
    for workers, expected in ((1, 1), (3, 3)):
        assert processes(workers) == expected
    assert processes(0) >= 1
    try:
        processes(-1)
    except InputError as error:
        assert "0 (every core) to 1024" in str(error)
    else:
        raise AssertionError("minus one process")


def test_batches_end_at_most_where_the_study_says():
    study = read_study("validity-five-years").with_(generate=5)
    tight = HalfWidth(metric="coal.applications", width=1e-9, at_most=11, batch=2, smallest=10)
    job = make_job(study.with_(half_width=tight, scenarios=study.scenarios[:1]))
    with tempfile.TemporaryDirectory() as folder:
        assert run_all(job, Store(Path(folder)), locally(1), False) == 11
