# Made from nbs/lab/12_readings.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
import os
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
import numpy as np
from gazette_sim.lab.compare import Difference, by_chance, paired, together
from gazette_sim.lab.figures import metric_called, parameter_called
from gazette_sim.lab.replication import ReplicationError
from gazette_sim.lab.result import Result, metrics_of
from gazette_sim.law.language import aligned, markdown, say
from gazette_sim.lab.scenario import Scenario, parameters_of
from gazette_sim.lab.study import Study
from gazette_sim.lab.sensitivity import both, compared, run_design
from gazette_sim.lab.store import write_rows, write_text
from gazette_sim.regime.metric import interval
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.decision import Asked, Case, Decision, decisions, find_decision
from gazette_sim.law.parameter import Parameter, option_in
import matplotlib.pyplot as plt
from IPython.display import Markdown
from gazette_sim.lab.study import read_study
from gazette_sim.law.drawing import described
from gazette_sim.lab.readings import *


def test_readings_are_those_of_the_regulation_and_of_time():
    names = readings("coal")
    assert "time.period_end" in names and "coal.below_standard" in names
    assert all(p.kind == "reading" and len(p.options) > 1 for p in names.values())
    try:
        readings("coal", ["coal.below_standrad"])
    except InputError as error:
        assert "did you mean coal.below_standard?" in str(error)
    else:
        raise AssertionError("a misspelt reading was taken")


def test_random_cases_can_be_read_and_are_the_same_for_the_same_seed():
    for name in [n for n, asked in decisions().items() if drawable(asked)]:
        cases = random_cases(name, 5, seed=3)
        assert cases == random_cases(name, 5, seed=3) != random_cases(name, 5, seed=4), name
        for case in cases:
            assert Asked(name)(case).outcome


def test_every_option_beside_the_default_is_run():
    whole = read_study("builtin")
    study = whole.with_(generate=2, last_day=whole.first_day + 90, measure_from=None)
    asked = {"workers": 1, "progress": False, "scenario": study.baseline.name}
    found = reading_effects(study, ["coal.accidents"], ["coal.below_standard"], 1, **asked)
    assert [option for _, option in found.options.values()] == ["downgrade_else_revoke", "always_revoke"]
    assert found.result.scenarios[1:] == list(found.options) and found.scenario is None


def test_a_case_that_tells_readings_apart_is_found():
    case = {"granted_on": "2021-01-31", "grade": 3}
    rows = other_decisions("coal", ["time.period_end", "coal.below_standard"], cases={"coal.validity": [case]})
    told = {row.reading: row.differing for row in rows}
    assert told == {"time.period_end": 1, "coal.below_standard": 0}
    row = rows[0]
    assert row.example == case and row.outcomes[0]["expires_on"] > row.outcomes[1]["expires_on"]
