# Made from nbs/lab/24_verify.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
import math
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple
import numpy as np
from gazette_sim.lab.job import Job, ingredients, make_job
from gazette_sim.lab.merge import bring_back, merge
from gazette_sim.lab.receipt import differing_files
from gazette_sim.lab.replication import ReplicationError, history_of, unpacked
from gazette_sim.lab.result import Result, Tables, open_result
from gazette_sim.lab.store import HISTORIES, Store, begin, versions
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import InputError
import matplotlib.pyplot as plt
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.receipt import write_receipt
from gazette_sim.lab.store import fingerprints, read_manifest, write_manifest
from gazette_sim.lab.study import make_study
from gazette_sim.law.drawing import described
from gazette_sim.lab.verify import *


def test_the_bound_is_exact():
    assert unnoticed(10, 10) == 0 and unnoticed(10, 0) == 10
    assert unnoticed(2, 1) == 1  # the other one may be wrong
    for n in range(1, 20):
        k = unnoticed(20, n)
        missed = math.comb(20 - k, n) / math.comb(20, n)
        assert missed > 0.05 and math.comb(20 - k - 1, n) / math.comb(20, n) <= 0.05


def test_nothing_differs_until_a_file_is_changed():
    said = {
        "study": {"name": "one", "regulation": "coal", "starts_on": "2021-01-01", "years": 1, "replications": 2},
        "population": {"generate": 6},
        "scenario": [{"name": "as issued"}],
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        made = run_study(make_study(said), 1, path / "r", progress=False)
        whole = verify(made, sample=0)
        assert whole.same and len(whole.simulated) == 2 and whole.may_differ == 0
        (path / "r" / "desks.csv").write_text("mine")
        assert verify(path / "r").different == (Different("desks.csv", "file", "as in the receipt", "changed"),)
