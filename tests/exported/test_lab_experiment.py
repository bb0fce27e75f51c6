# Made from nbs/lab/09_experiment.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from gazette_sim.lab.cache import open_cache
from gazette_sim.lab.cluster import runner
from gazette_sim.lab.job import Job, ingredients, make_job
from gazette_sim.lab.merge import bring_back, merge, relabel
from gazette_sim.lab.precision import reached, told
from gazette_sim.lab.result import Result, open_result
from gazette_sim.lab.store import Store, alone_in, begin, can_be_written, clear, leftovers, made_of, read_manifest, results_folder
from gazette_sim.lab.study import Study, read_study, to_toml
from gazette_sim.lab.warm_up import warm_up
from gazette_sim.lab.workers import Runner, check_half_width, kept_values, run_all
from gazette_sim.law.citation import InputError
import json
import tempfile
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.law.drawing import SCENARIO_COLOURS, described
from gazette_sim.regime.metric import metric
from gazette_sim.lab.experiment import *


def test_a_study_that_is_finished_is_opened_and_not_run():
    one = read_study("validity-five-years").with_(replications=1, generate=3)
    with tempfile.TemporaryDirectory() as folder:
        first = run_study(one, 1, folder, progress=False)
        written = (Path(folder) / "summary.csv").stat().st_mtime_ns
        assert run_study(one, 1, folder, progress=False).summary.equals(first.summary)
        assert (Path(folder) / "summary.csv").stat().st_mtime_ns == written
        assert not list(Path(folder).glob("*.lock"))


def test_another_question_is_written_into_the_folder_and_nothing_else_is():
    one = read_study("validity-five-years").with_(replications=1, generate=2)
    with tempfile.TemporaryDirectory() as folder:
        first = run_study(one, 1, folder, progress=False)
        written = {file.name: file.stat().st_mtime_ns for file in Path(folder).glob("*.*")}
        ended = json.loads((Path(folder) / "ro-crate-metadata.json").read_text("utf-8"))["@graph"][2]["endTime"]
        asked = run_study(one.with_(question="Why?", title="Another"), 1, folder, progress=False)
        assert (asked.manifest["question"], asked.manifest["title"], asked.study.question) == (
            "Why?",
            "Another",
            "Why?",
        )
        changed = {name for name, then in written.items() if (Path(folder) / name).stat().st_mtime_ns != then}
        assert changed == {"study.toml", "manifest.json", "ro-crate-metadata.json"}
        assert asked.manifest["key"] == first.manifest["key"]
        assert json.loads((Path(folder) / "ro-crate-metadata.json").read_text("utf-8"))["@graph"][2]["endTime"] == ended
        assert "question" not in run_study(one.with_(question=""), 1, folder, progress=False).manifest
