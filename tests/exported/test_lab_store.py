# Made from nbs/lab/04_store.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import csv
import hashlib
import json
import math
import os
import platform
import re
import struct
import time
import zipfile
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from pydantic import BaseModel, ConfigDict
import gazette_sim
from gazette_sim.lab.job import LABELS, Job, input_files, version_of
from gazette_sim.lab.scenario import parameters_of
from gazette_sim.lab.settings import read_settings
from gazette_sim.lab.study import Study, to_toml
from gazette_sim.regime.roster import Roster, source_file
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError
import tempfile
from IPython.display import Markdown
from gazette_sim.lab.job import ingredients, make_job
from gazette_sim.lab.study import read_study
from gazette_sim.law.language import markdown
from gazette_sim.lab.store import *


def _refusal(function, *arguments):
    try:
        function(*arguments)
    except InputError as error:
        return str(error)
    return "accepted"


def test_a_folder_of_other_things_is_not_touched():
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        seven = {"seed": "7", "code": "a1"}
        assert results_folder(home, "x", seven) == home
        for scrap in (".gazette_sim.lock", "manifest.json.12.gazette_sim.tmp"):  # of a run killed as it began
            (home / scrap).touch()
        assert results_folder(home, "x", seven) == home
        (home / "thesis.tmp").write_text("keep", encoding="utf-8")
        assert "other files" in _refusal(results_folder, home, "x", seven)
        texts = ("study", "key", "first_day", "last_day", "measured_from", "code_sha256", "calendar_sha256")
        said = dict.fromkeys(texts, "") | {"population": {"source": "", "sha256": "", "size": 3}, "metrics": {}}
        said |= {"versions": {}, "seed": 7, "journals": False, "wall_seconds": 1.0, "finished": False}
        write_manifest(home, said | {"made_of": seven | {"seed": "8"}})
        assert "differs in seed (8 there, 7 here)" in _refusal(results_folder, home, "x", seven)
        write_manifest(home, said | {"made_of": seven})
        assert results_folder(home, "x", seven) == home
        (home / "manifest.json").write_text('{"made_of": 7}', encoding="utf-8")
        assert "damaged manifest.json" in _refusal(results_folder, home, "x", seven)


def test_more_replications_of_the_same_go_into_the_same_folder():
    fifty = {"seed": "7", "replications": "50"}
    assert differing(fifty, fifty) == differing(fifty, fifty | {"replications": "200"}) == []
    assert differing(fifty | {"replications": "200"}, fifty) == ["replications"]
    assert differing(fifty, {"seed": "8", "replications": "200"}) == ["seed", "replications"]
    assert set(differing(fifty, {"seed": "7", "half_width": "0.5"})) == {"half_width", "replications"}


def test_a_writer_that_fails_leaves_the_old_file():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.txt"
        write_text(file, "old")
        try:
            with whole_file(file) as unfinished:
                unfinished.write_text("ne")
                raise RuntimeError
        except RuntimeError:
            assert file.read_text() == "old" and len(list(Path(folder).iterdir())) == 1


def test_the_lock_is_gone_with_its_holder():
    with tempfile.TemporaryDirectory() as folder:
        with alone_in(Path(folder)):
            assert "another run at work" in _refusal(lambda: alone_in(Path(folder)).__enter__())
        with alone_in(Path(folder)):
            inside = [file.name for file in Path(folder).iterdir()]
        assert inside == [".gazette_sim.lock"] and list(Path(folder).iterdir()) == []


def test_a_record_is_found_wherever_its_mark_stands():
    "Also where the mark lies on both sides of what is read at once."
    whole = History(2, 7, b"content", b"j" * 32)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "000000.records"
        for before in (1, 65_529, 65_530, 65_536, 65_537, 131_060):
            file.write_bytes(bytes(before) + sealed(whole))
            assert list(records(file)) == [(before, whole)], before
        for cut in (1, 20, 45, len(sealed(whole)) - 1):  # a run that was killed in the middle, and went on
            file.write_bytes(sealed(whole) + sealed(whole)[:cut])
            append(file, [whole._replace(replication=8)])
            assert [history.replication for _, history in records(file)] == [7, 8], cut
