# Made from nbs/lab/21_cluster.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import hashlib
import logging
import pickle
import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, wait
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any, NoReturn
from gazette_sim.lab.job import Job, version_of
from gazette_sim.lab.process import Anew
from gazette_sim.lab.task import Finished, Task, determined_by, run_task
from gazette_sim.lab.workers import Runner, locally, processes
from gazette_sim.law.citation import InputError
from gazette_sim.law.regulation import add_regulation, regulations
import os
import signal
import tempfile
from pathlib import Path
import matplotlib.pyplot as plt
from distributed import Client, LocalCluster
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.job import make_job
from gazette_sim.lab.study import make_study, read_study
from gazette_sim.lab.task import Names, carried, tasks
from gazette_sim.lab.workers import locally
from gazette_sim.law.drawing import described
from gazette_sim.lab.cluster import *


def test_a_worker_is_refused_by_its_name_and_by_what_it_runs():
    here = {"code": "a" * 64, "numpy": "2.4.6"}
    check_worker("tcp://w:1", dict(here), here)
    for there, said in (
        ({"code": "b" * 64, "numpy": "2.4.6"}, "worker tcp://w:1 with another code (bbbbbbbbbbbb there, aaaaaaaaaaaa"),
        ({"code": "a" * 64, "numpy": "2.0.0"}, "another numpy (2.0.0 there, 2.4.6 here)"),
        ({"code": "a" * 64}, "another numpy (none there, 2.4.6 here)"),
        (ModuleNotFoundError("No module named 'gazette_sim'"), "worker tcp://w:1, on which this fails: Module"),
    ):
        try:
            check_worker("tcp://w:1", there, here)
        except InputError as error:
            assert said in str(error), error
        else:
            raise AssertionError("it was not refused")


def test_a_process_runs_what_it_runs_itself():
    job = make_job(read_study("validity-five-years").with_(generate=5))
    here = runs_on(carried(job))
    assert {"code", "numpy", "pyarrow", "python", "version"} < set(here)
    check_worker("this one", runs_on(carried(job)), here)
