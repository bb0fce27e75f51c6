# Made from nbs/lab/08_result.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import math
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
import numpy as np
from gazette_sim.engine.journal import Journal
from gazette_sim.lab.antithetic import independent, pairs_said, removed_by_pairs, shares_said
from gazette_sim.lab.job import own_metrics
from gazette_sim.lab.merge import as_array, over_all
from gazette_sim.lab.precision import Reached, reached, stopped_said
from gazette_sim.lab.receipt import differing_files
from gazette_sim.lab.store import AS_WRITTEN, check_file, finished_manifest
from gazette_sim.lab.study import Study, read_study
from gazette_sim.law.calendar import day_number, iso, state_council_calendar
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.language import aligned, markdown, say, word_for
from gazette_sim.law.regulation import regulation
from gazette_sim.regime.interval import Bounds, mean_interval
from gazette_sim.regime.metric import Interval
import json
import tempfile
import matplotlib.pyplot as plt
import pandas as pd
from gazette_sim.lab.job import ingredients, make_job
from gazette_sim.lab.merge import merge
from gazette_sim.lab.store import Store, begin
from gazette_sim.lab.workers import locally, run_all
from gazette_sim.law.drawing import described
from gazette_sim.lab.result import *


def _refusal(function, *arguments):
    try:
        function(*arguments)
    except InputError as error:
        return str(error)
    return "accepted"


def test_a_result_that_is_not_there_or_not_finished():
    with tempfile.TemporaryDirectory() as folder:
        assert "no manifest.json" in _refusal(open_result, folder)
        small = make_job(read_study("validity-five-years").with_(generate=3))
        begin(small, Store(Path(folder)), ingredients(small))
        assert "not finished" in _refusal(open_result, folder)


def test_a_study_names_its_metrics_before_it_is_run():
    names = metrics_of(read_study("validity-five-years"))
    assert "coal.applications" in names and len(set(names)) == len(names)


def test_a_result_whose_receipt_says_otherwise_is_refused_unless_that_is_wanted():
    from gazette_sim.lab.receipt import RECEIPT

    with tempfile.TemporaryDirectory() as folder:
        small = make_job(read_study("validity-five-years").with_(generate=2, replications=1))
        store = Store(Path(folder))
        about = begin(small, store, ingredients(small))
        merge(small, store, run_all(small, store, locally(1), progress=False), about)
        receipt = store.folder / RECEIPT
        written = receipt.read_text("utf-8")
        told = open_result(folder).manifest["files"]["summary.csv"]
        for text, named in ((written.replace(told, "0" * 64), "summary.csv"), ("[", RECEIPT), (None, RECEIPT)):
            receipt.unlink() if text is None else receipt.write_text(text, "utf-8")
            assert named in _refusal(open_result, folder)
            assert open_result(folder, check=False).manifest["finished"]
