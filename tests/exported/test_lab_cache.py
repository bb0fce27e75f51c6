# Made from nbs/lab/20_cache.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from gazette_sim.lab.settings import read_settings
from gazette_sim.lab.store import History, record_at, sealed
import tempfile
import matplotlib.pyplot as plt
from gazette_sim.lab.job import make_job
from gazette_sim.lab.scenario import Reforming, Scenario
from gazette_sim.lab.study import read_study
from gazette_sim.lab.task import Names
from gazette_sim.law.drawing import described
from gazette_sim.lab.cache import *


def _history(k, size=600):
    return History(1, k, bytes(size), b"journal" if k % 2 else b"")


def _names(count):
    return [f"{k:064x}"[::-1] for k in range(count)]


def test_what_was_put_is_found_and_nothing_else():
    with tempfile.TemporaryDirectory() as folder:
        cache, (one, two, three) = Cache(Path(folder) / "c", 10**6), _names(3)
        cache.put(one, _history(0))
        cache.put(two, _history(1))
        assert cache.get(one).content == cache.get(two, journal=True).content == bytes(600)
        assert cache.get(one, journal=True) is None and cache.get(three) is None and cache.reused == 2
        assert (Path(folder) / "c" / "CACHEDIR.TAG").is_file()
        assert cache.clear() == 2 and cache.get(one) is None


def test_a_damaged_entry_is_not_there():
    with tempfile.TemporaryDirectory() as folder:
        cache, (one, two) = Cache(Path(folder), 10**6), _names(2)
        cache.put(one, _history(0))
        cache.put(two, _history(1))
        a, b = (cache._path(name) for name in (one, two))
        raw = a.read_bytes()
        for wrong in (b"", raw[:50], raw[:-1], raw[:70] + b"x" + raw[71:], b.read_bytes()):
            a.write_bytes(wrong)
            assert cache.get(one) is None
        a.unlink()
        a.mkdir()
        assert cache.get(one) is None and cache.get(two) is not None


def test_what_was_not_used_for_the_longest_time_goes_first():
    with tempfile.TemporaryDirectory() as folder:
        cache, names = Cache(Path(folder), 10_000), _names(20)
        for k, name in enumerate(names):
            cache.put(name, _history(0))
            os.utime(cache._path(name), (k, k))
            if (used := cache._path(names[2])).exists():
                os.utime(used)
        cache.trim()
        there = [k for k, name in enumerate(names) if cache.get(name)]
        assert 2 in there and 19 in there and 0 not in there
        assert sum(size for _, size, _ in cache.entries()) <= 10_000
        (Path(folder) / "size").write_text("no number", "ascii")
        cache.trim()
        assert int((Path(folder) / "size").read_text("ascii")) == sum(size for _, size, _ in cache.entries())


def test_a_folder_that_cannot_be_written_is_done_without():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "file").touch()
        cache = Cache(Path(folder) / "file", 10**6)
        cache.put(_names(1)[0], _history(0))
        cache.trim()
        assert cache.get(_names(1)[0]) is None and cache.entries() == []


def test_beyond_the_limit_a_tenth_is_freed_and_at_it_nothing():
    for less, left in ((0, 10), (1, 8)):  # a tenth below one byte less than ten entries: eight of them
        with tempfile.TemporaryDirectory() as folder:
            cache, names = Cache(Path(folder), 10**6), _names(10)
            for k, name in enumerate(names):
                cache.put(name, _history(0))
                os.utime(cache._path(name), (k, k))
            cache.get(names[0])  # so it was used last
            cache.limit = sum(size for _, size, _ in cache.entries()) - less
            cache.trim()
            assert len(cache.entries()) == left and cache.get(names[0])
            assert (less == 0) == (cache.get(names[1]) is not None)
            cache.trim()
            noted = (Path(folder) / "size").read_text("ascii").split()
            assert sum(map(int, noted)) == sum(size for _, size, _ in cache.entries())


def test_the_limit_holds_while_a_run_writes():
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder), 10_000)
        for name in _names(60):
            cache.put(name, _history(0))
        assert sum(size for _, size, _ in cache.entries()) <= 11_000


def test_what_another_process_is_writing_is_left_alone_for_a_day():
    with tempfile.TemporaryDirectory() as folder:
        cache, (name,) = Cache(Path(folder), 10**6), _names(1)
        cache.put(name, _history(0))
        home, now = cache._path(name).parent, time.time()
        for age in (0, 86_000, 87_000):
            (home / f"begun-{age}").touch()
            os.utime(home / f"begun-{age}", (now - age, now - age))
        assert len(cache.entries()) == 1
        assert {file.name for file in home.iterdir()} == {cache._path(name).name, "begun-0", "begun-86000"}


def test_what_cannot_take_its_name_leaves_nothing_behind_and_ends_the_keeping():
    with tempfile.TemporaryDirectory() as folder:
        cache, (name,) = Cache(Path(folder), 10**6), _names(1)
        cache._path(name).mkdir(parents=True)
        home = cache._path(name).parent
        cache.put(name, _history(0))
        assert cache.folder is None and [file.name for file in home.iterdir()] == [name[2:]]
