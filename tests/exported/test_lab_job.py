# Made from nbs/lab/03_job.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import hashlib
import importlib.metadata
import inspect
import json
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
import gazette_sim
from gazette_sim.lab.draws import Draws, draws_of, with_draw
from gazette_sim.lab.scenario import Population, with_demand
from gazette_sim.lab.study import Study, check_pairs, to_toml
from gazette_sim.law.calendar import LAST_DAY, Calendar, iso, state_council_calendar
from gazette_sim.law.citation import InputError, UnknownName, data_folder
from gazette_sim.law.reform import Change, Dated
from gazette_sim.law.regulation import Regulation, regulation
from gazette_sim.regime.interval import Bounds, bounds_of
from gazette_sim.regime.metric import Metric, metrics
from IPython.display import Markdown
from gazette_sim.lab.study import read_study
from gazette_sim.law.calendar import day_number
from gazette_sim.law.language import markdown
from gazette_sim.lab.job import *


def test_the_law_of_a_scenario_changes_on_the_day_of_its_reform():
    job = make_job(read_study("validity-five-years").with_(generate=3))
    before, after = day_number("2023-12-31"), day_number("2024-01-01")
    held = [[job.law(k).on(day).validity_months for day in (before, after)] for k in range(3)]
    assert held == [[36, 36], [36, 60], [60, 60]]


def test_a_metric_must_be_declared():
    try:
        make_job(read_study("validity-five-years").with_(generate=3), [len])
    except TypeError as error:
        assert "declared with @metric" in str(error)
    else:
        raise AssertionError("a bare function was taken for a metric")


def test_comments_do_not_change_what_runs():
    plain = 'def f(x):\n    return "# no comment", x\n'
    told = '# %% notebook #1a2b\n"""Room."""\n\ndef f(x):  # a number\n    "Question."\n'
    told += '    # why\n    return "# no comment", x\n'
    assert what_runs(told).lstrip("\n") == what_runs(plain) != what_runs(plain.replace("x\n", "2 * x\n"))
    kept = 'd = {\n    "a":\n    "b"\n}\n'
    assert what_runs(kept) == kept


def test_the_key_tells_studies_apart():
    study = read_study("validity-five-years").with_(generate=3)
    asked = study.with_(question="Why?", title="Another", question_zh="为何？", title_zh="另一个")
    keys = [job_key(make_job(s)) for s in (study, study.with_(seed=7), study.with_(generate=4), study, asked)]
    assert keys[0] == keys[3] == keys[4] and len(set(keys)) == 3
