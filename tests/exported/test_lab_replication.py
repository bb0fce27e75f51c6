# Made from nbs/lab/05_replication.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
import numpy as np
from gazette_sim.lab.job import Job
from gazette_sim.lab.store import Store, read_sealed, whole_file, write_sealed
from gazette_sim.law.citation import InputError
from gazette_sim.regime.metric import Watch, by_desk
from gazette_sim.regime.world import Run, measured_since
import tempfile
from pathlib import Path
import matplotlib.pyplot as plt
from gazette_sim.lab.job import make_job
from gazette_sim.lab.study import read_study
from gazette_sim.law.drawing import described
from gazette_sim.lab.replication import *


def test_a_history_is_the_same_again_and_its_part_says_so():
    job = make_job(read_study("validity-five-years").with_(generate=5))
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        assert not store.finished(1, 2)
        assert run_replication(job, store, 1, 2) == (1, 2)
        assert store.finished(1, 2) and not Store(Path(folder), journals=True).finished(1, 2)
        assert read_part(store, 1, 2)["sha256"] == simulated(job, 1, 2).journal.sha256()


def test_counters_without_a_desk_stand_under_the_empty_name():
    counted = counters_by_desk({"city": {"tasks": 3}, "lapses": 2})
    assert counted == {"city": {"tasks": 3}, "": {"lapses": 2}}
