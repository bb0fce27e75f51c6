# Made from nbs/engine/02_journal.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import hashlib
import json
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
import numpy as np
from gazette_sim.law.calendar import iso
import tempfile
import subprocess
import sys
import time
from importlib.resources import files
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import DARK_TO_LIGHT, described, on_colour
from gazette_sim.engine.journal import *


def test_many_rows_are_the_same_as_one_by_one():
    words = Vocabulary(("joined", "grew"), ("micro", "small"), ("A", "B", "C"), ("window",), ("", "sme.1"))
    once, seen = Journal(words), list[Row]()
    once.subscribe(seen.append)
    once.record_many(18628, [0, 2], 0, [0, 1], [0, 1])
    once.record_many(18629, np.array([2]), 1, 1, np.array([0]), provision=1)
    once.record_many(18629, [], 1)
    each = Journal(words)
    each.record(18628, 0, 0, 0, 0)
    each.record(18628, 2, 0, 1, 1)
    each.record(18629, 2, 1, 1, 0, -1, 1)
    assert once.packed() == each.packed() and seen == list(each.rows()) and len(once) == 3


def small_journal(rows=((100, 0, 0, -1, -1, 0, 0), (100, 1, 1, -1, 1, 0, 2), (104, 1, 1, 1, 0, -1, 1))):
    provisions = ("", "coal.7.0", "coal.8.5")
    vocabulary = Vocabulary(("applied", "graded"), ("无", "一级"), ("a", "b"), ("county", "city"), provisions)
    journal = Journal(vocabulary, about={"seed": 1})
    for row in rows:
        journal.record(*row)
    return journal


def test_rows_and_columns():
    journal = small_journal()
    assert len(journal) == 3 and [row.day for row in journal.rows()] == [100, 100, 104]
    columns = journal.columns()
    assert list(columns) == ["day", "entity", "event", "before", "after", "desk", "provision"]
    assert columns["after"].tolist() == [-1, 1, 0] and columns["desk"].dtype == np.int64
    assert small_journal(()).columns()["day"].shape == (0,)


def test_columns_are_those_of_all_rows_so_far_and_nobody_changes_them():
    journal = small_journal()
    before = journal.columns()
    journal.record(105, 0, 1, 0, 1, provision=1)
    journal.append_packed(small_journal().packed()[:56])
    assert len(before["day"]) == 3 and journal.columns()["day"].tolist() == [100, 100, 104, 105, 100]
    assert journal.columns()["day"] is journal.columns()["day"] and not before["day"].flags.writeable
    journal.columns().clear()
    assert "day" in journal.columns()


def test_observers_hear_only_while_subscribed():
    journal, heard, always = small_journal(), [], []
    journal.subscribe(always.append)
    unsubscribe = journal.subscribe(heard.append)
    journal.record(105, 0, 1, 0, 1, provision=1)
    unsubscribe()
    journal.record(106, 0, 1, 1, 0, provision=1)
    assert heard == [Row(105, 0, 1, 0, 1, -1, 1)] and len(journal) == 5
    assert always == [*heard, Row(106, 0, 1, 1, 0, -1, 1)]


def test_the_hash_is_defined_without_any_library():
    journal = small_journal()
    names = (
        '{"desks":["county","city"],"entities":["a","b"],"events":["applied","graded"],'
        '"provisions":["","coal.7.0","coal.8.5"],"states":["无","一级"]}\n'
    )
    rows = b"".join(struct.pack("<7q", *row) for row in journal.rows())
    assert sha256(journal) == hashlib.sha256(names.encode("utf-8") + rows).hexdigest()
    assert sha256(small_journal(())) == hashlib.sha256(names.encode("utf-8")).hexdigest()


def test_every_difference_changes_the_hash():
    rows = [(100, 0, 0, -1, -1, 0, 0), (100, 1, 1, -1, 1, 0, 2), (104, 1, 1, 1, 0, -1, 1)]
    hashes = {sha256(small_journal(some)) for some in (rows, rows[:2], [rows[1], rows[0], rows[2]])}
    for place in range(3):
        for column in range(7):
            changed = [list(row) for row in rows]
            changed[place][column] += 1
            hashes.add(sha256(small_journal(changed)))
    assert len(hashes) == 3 + 21


def test_check_names_what_is_wrong():
    assert check(small_journal()) == []
    quiet = small_journal()
    quiet.record(104, 1, 0)  # says nothing of a status, and so changes none
    quiet.record(105, 1, 1, 0, 1, 0, 2)
    assert check(quiet) == []
    late = [
        check(Journal(Vocabulary(("e",)), [(day, 0, 0, -1, -1, -1, 0) for day in days])) for days in ((5, 3, 4), (5, 5))
    ]
    assert list(map(len, late)) == [2, 0]
    for row, column in (
        ((104, 0, 9), "event"),
        ((104, 7, 0), "entity"),
        ((103, 0, 0), "day"),
        ((104, 0, -1), "event"),
        ((104, 0, 1, -1, 1), "provision"),
        ((104, 1, 1, 1, 0, -1, 1), "before"),
        ((104, 0, 0, -1, -1, 5), "desk"),
        ((104, 0, 0, -1, -1, 0, -1), "provision"),
    ):
        journal = small_journal()
        journal.record(*row)
        (found,) = check(journal)
        assert found.startswith("row 3 (") and f": {column}: " in found


def test_parquet_gives_the_same_journal_back():
    with tempfile.TemporaryDirectory() as folder:
        nameless = Journal(Vocabulary(("x",)), [(5, 3, 0, -1, -1, -1, 0)])
        for number, journal in enumerate((small_journal(), small_journal(()), nameless)):
            path = Path(folder) / f"{number}.parquet"
            journal.write_parquet(path, scenario="五年")
            again = Journal.read_parquet(path)
            assert list(again.rows()) == list(journal.rows()) and again.vocabulary == journal.vocabulary
            assert again.about == {**journal.about, "scenario": "五年"} and sha256(again) == sha256(journal)
            first = path.read_bytes()
            write_parquet(journal, path, scenario="五年")
            assert path.read_bytes() == first
        for number, order in enumerate(("ab", "ba")):
            small_journal().write_parquet(Path(folder) / f"{number}", seed=2, **dict.fromkeys(order, 1))
        assert (Path(folder) / "0").read_bytes() == (Path(folder) / "1").read_bytes()
        assert Journal.read_parquet(Path(folder) / "0").about == {"seed": 2, "a": 1, "b": 1}  # the later word counts
    columns = to_table(small_journal())
    assert columns["provision"].to_pylist() == [None, "coal.8.5", "coal.7.0"]
    assert columns["before"].to_pylist() == [None, None, "一级"] and columns["entity"].to_pylist() == ["a", "b", "b"]


def test_a_foreign_or_altered_file_is_refused():
    import pyarrow.parquet as pq

    with tempfile.TemporaryDirectory() as folder:
        table, refused = to_table(small_journal()), []
        for name, altered in (("other", table.drop_columns(["desk"])), ("rows", table.slice(1))):
            pq.write_table(altered, Path(folder) / name)
            try:
                read_parquet(Path(folder) / name)
            except ValueError as error:
                refused.append(str(error))
        assert "other columns" in refused[0] and "differ" in refused[1]


def test_ocel_refers_only_to_what_it_declares():
    log = to_ocel(small_journal(), "mine")
    assert set(log) == {"objectTypes", "eventTypes", "objects", "events"} and len(log["events"]) == 3
    types, ids = {kind["name"] for kind in log["objectTypes"]}, {thing["id"] for thing in log["objects"]}
    assert len(ids) == len(log["objects"]) == 3 and {thing["type"] for thing in log["objects"]} <= types
    declared = {kind["name"]: {a["name"] for a in kind["attributes"]} for kind in log["eventTypes"]}
    for event in log["events"]:
        assert {a["name"] for a in event["attributes"]} <= declared[event["type"]]
        assert event["relationships"] and {r["objectId"] for r in event["relationships"]} <= ids
    assert all(
        len({r["objectId"] for r in event["relationships"]}) == len(event["relationships"]) for event in log["events"]
    )
    times = [event["time"] for event in log["events"]]
    assert times == sorted(set(times)) and times[1] == "1970-04-11T00:00:00.001Z"
    b = next(thing for thing in log["objects"] if thing["id"] == "mine:b")
    assert [a["value"] for a in b["attributes"]] == ["一级", "无"]


def test_what_is_not_a_whole_number_is_refused():
    journal, refused = small_journal(), 0
    for row in ((1.5, 0, 0), (105, "a", 0), (105, 0, 2**63)):
        try:
            journal.record(*row)
        except struct.error:
            refused += 1
    journal.record(np.int32(105), np.int64(0), np.int8(0))
    assert refused == 3 and len(journal) == 4 and type(list(journal.rows())[3].day) is int


def test_a_vocabulary_names_each_thing_once():
    refused = []
    for make in (
        lambda: Vocabulary(("a", "a")),
        lambda: Vocabulary(("a",), provisions=("coal.1",)),
        lambda: Vocabulary(("a",)).code("event", "b"),
    ):
        try:
            make()
        except ValueError as error:
            refused.append(str(error))
    assert len(refused) == 3 and refused[2] == 'event: found "b", allowed: a'
    assert Vocabulary(("a", "b")).code("event", "b") == 1


def test_pyarrow_is_loaded_only_for_files():
    code = (
        "import sys; from gazette_sim.engine.journal import *; j = Journal(Vocabulary(('a',))); j.record(1, 0, 0); "
        "print(len(sha256(j)), 'pyarrow' in sys.modules)"
    )
    root = str(files("gazette_sim") / "..")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert run.stdout.split() == ["64", "False"], run.stderr
