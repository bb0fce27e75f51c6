# Made from nbs/lab/05_replication.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import io
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any
import numpy as np
from gazette_sim.engine.journal import Journal
from gazette_sim.engine.streams import Mirrored
from gazette_sim.lab.job import Job
from gazette_sim.lab.store import History, Store
from gazette_sim.lab.study import Study
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


def test_a_history_is_the_same_again_and_says_so():
    job = make_job(read_study("validity-five-years").with_(generate=5))
    history = history_of(job, 1, 2)
    assert history == history_of(job, 1, 2) != history_of(job, 1, 3)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        assert not store.finished(1, 2)
        store.keep([history])
        assert store.finished(1, 2) and not Store(Path(folder), journals=True).finished(1, 2)
        assert read_part(store, 1, 2)["sha256"] == simulated(job, 1, 2).journal.sha256()


def test_what_is_told_is_read_back():
    curves = {"mines": np.array([[18628, 3], [18629, 5]]), "waits": np.array([[0.5, 0.1]]), "none": np.empty((0, 2))}
    about, back = unpacked(packed({"events": 7, "lost": float("nan")}, curves))
    assert about["events"] == 7 and about["lost"] != about["lost"]
    for name, curve in curves.items():
        assert back[name].dtype == curve.dtype and np.array_equal(back[name], curve)


def test_counters_without_a_desk_stand_under_the_empty_name():
    counted = counters_by_desk({"city": {"tasks": 3}, "lapses": 2})
    assert counted == {"city": {"tasks": 3}, "": {"lapses": 2}}
