# Made from nbs/lab/22_shard.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
import os
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import lcm
from pathlib import Path
from typing import Any, NamedTuple
from gazette_sim.lab.cache import open_cache
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.job import Job, ingredients, make_job
from gazette_sim.lab.merge import bring_back
from gazette_sim.lab.precision import planned
from gazette_sim.lab.result import Result
from gazette_sim.lab.settings import read_settings
from gazette_sim.lab.store import History, Store, alone_in, append, begin, can_be_written, differing, note, records, results_folder
from gazette_sim.lab.study import Study, read_study
from gazette_sim.lab.task import beginnings
from gazette_sim.lab.warm_up import warm_up
from gazette_sim.lab.workers import check_half_width, locally, processes, run_missing
from gazette_sim.law.citation import InputError
import random
import tempfile
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.lab.study import HalfWidth
from gazette_sim.law.drawing import described
from gazette_sim.lab.shard import *


def test_every_history_is_in_one_shard_and_shards_are_even():
    job = make_job(read_study("validity-five-years").with_(generate=5, replications=7))
    number = dealt(job)
    for of in (1, 2, 5, 21, 40):
        dealt_out = [number(s, r, of) for r in range(7) for s in range(3)]
        sizes = [dealt_out.count(shard) for shard in range(1, of + 1)]
        assert sum(sizes) == 21 and set(dealt_out) <= set(range(1, of + 1))
        assert max(sizes) - min(sizes) <= 3  # scenarios that begin alike go together


def test_no_shard_has_one_scenario_only():
    job = make_job(read_study("validity-five-years").with_(generate=5))
    number = dealt(job)
    for of in (2, 3, 6):
        for shard in range(1, of + 1):
            assert {s for r in range(40) for s in range(3) if number(s, r, of) == shard} == {0, 1, 2}


def test_a_shard_is_named_by_two_numbers():
    assert shard_of("3/40") == Shard(3, 40) and str(Shard(3, 40)) == "3/40"
    for text in ("0/4", "5/4", "3", "3/", "a/b", "-1/4", "1/0", "1/4/4", "", "１/4", "1/1000000000"):
        try:
            shard_of(text)
        except InputError as error:
            assert "such as 3/40" in str(error)
        else:
            raise AssertionError(text)
