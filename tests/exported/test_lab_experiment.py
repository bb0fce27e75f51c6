# Made from nbs/lab/09_experiment.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import csv
import hashlib
import importlib.metadata
import inspect
import json
import math
import os
import platform
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
import numpy as np
import gazette_sim
from gazette_sim.engine.journal import Journal
from gazette_sim.regime.metric import Interval, Metric, Watch, interval, metrics, t_quantile
from gazette_sim.lab.scenario import Study, parameters_of, read_settings, read_study, to_toml
from gazette_sim.law.calendar import iso, state_council_calendar
from gazette_sim.law.citation import InputError, UnknownName, data_folder
from gazette_sim.law.language import aligned, markdown
from gazette_sim.law.regulation import Regulation, regulation
from gazette_sim.law.reform import Change, Dated
import tempfile
import matplotlib.pyplot as plt
from gazette_sim.regime import metric
from gazette_sim.lab.experiment import *


def _refusal(function, *arguments):
    try:
        function(*arguments)
    except InputError as error:
        return str(error)
    return "accepted"


def test_a_folder_of_other_things_is_not_touched():
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        assert results_folder(home, "x", "key") == home
        (home / "letter.txt").write_text("keep", encoding="utf-8")
        assert "other files" in _refusal(results_folder, home, "x", "key")
        (home / "manifest.json").write_text('{"key": "another"}', encoding="utf-8")
        assert "differs in study" in _refusal(results_folder, home, "x", "key")
        assert results_folder(home, "x", "another") == home


def test_a_result_that_is_not_there_or_not_finished():
    with tempfile.TemporaryDirectory() as folder:
        assert "no manifest.json" in _refusal(open_result, folder)
        (Path(folder) / "manifest.json").write_text('{"finished": false}', encoding="utf-8")
        assert "not finished" in _refusal(open_result, folder)
