# Made from nbs/lab/23_receipt.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import hashlib
import importlib.metadata
import json
import re
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote
import gazette_sim
from gazette_sim.lab.job import input_files, roster_files, version_of
from gazette_sim.lab.store import AS_WRITTEN, manifest_text, write_text
from gazette_sim.lab.study import Study
from gazette_sim.law.citation import InputError
from gazette_sim.regime.roster import source_file
import subprocess
import sys
import tempfile
import matplotlib.pyplot as plt
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.study import read_study
from gazette_sim.law.drawing import described
from gazette_sim.lab.receipt import *


def test_the_receipt_holds_every_file_and_nothing_leaves_the_folder():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "study.toml").write_text("x")
        for name, expected in (("study.toml", []), ("other", [("other", "missing")])):
            sha256 = hashlib.sha256(b"x").hexdigest()
            (path / RECEIPT).write_text(json.dumps({"@graph": [{"name": name, "sha256": sha256}]}))
            assert differing_files(path) == expected
        (path / "study.toml").write_text("y")
        for text, part in (('{"@graph": [{"name": "../x", "sha256": ""}]}', "in the folder"), ("[", "damaged")):
            (path / RECEIPT).write_text(text)
            try:
                differing_files(path)
                raise AssertionError(text)
            except InputError as error:
                assert part in str(error)
