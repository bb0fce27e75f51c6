# Made from nbs/lab/39_event_log.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import re
import xml.etree.ElementTree as xml
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from gazette_sim.engine.journal import Course, Journal, to_ocel
from gazette_sim.law.citation import UnknownName
import io
import tempfile
from IPython.display import Markdown
from gazette_sim.law.language import markdown
from gazette_sim.law.regulation import regulation
from gazette_sim.lab.job import make_job
from gazette_sim.lab.replication import simulated
from gazette_sim.lab.study import make_study
from gazette_sim.lab.event_log import *


def small_log():
    head = {"name": "log", "regulation": "coal", "starts_on": "2021-01-01", "years": 2, "replications": 1, "seed": 7}
    study = make_study({"study": head, "population": {"generate": 3}, "scenario": [{"name": "as issued"}]})
    rows, room = simulated(make_job(study), 0, 0).journal, regulation("coal").room("events")
    return to_ocel(rows, room.SUBJECT, room.COURSES)


def test_every_event_of_a_kind_of_object_stands_once_in_its_trace():
    log, space = small_log(), "{http://www.xes-standard.org/}"
    for of in TRACES:
        root = xml.fromstring(xml.tostring(to_xes(log, of).getroot()))
        kind = "mine" if of == "subject" else of
        related = sum(r["objectId"].startswith(f"{kind}:") for event in log["events"] for r in event["relationships"])
        assert len(root.findall(f"{space}trace")) == sum(each["type"] == kind for each in log["objects"])
        assert len(root.findall(f"{space}trace/{space}event")) == related > 0
    times = [
        event.find(f"{space}date").get("value") for event in root.findall(f"{space}trace")[0].iter(f"{space}event")
    ]
    assert times == sorted(times)


def test_names_mean_nothing_to_the_file():
    hostile = 'a <b> & "c" \x00 矿'
    log = small_log()
    log["objects"][0]["id"] = f"mine:{hostile}"
    written = xml.tostring(to_xes(log).getroot(), encoding="unicode")
    again = xml.fromstring(written)
    names = [each.get("value") for each in again.iter() if each.get("key") == "concept:name"]
    assert hostile.replace("\x00", "\ufffd") in names


def test_what_follows_what_is_counted_within_a_trace():
    assert directly_follows([["a", "b", "a", "b"], ["b"], []]) == {("a", "b"): 2, ("b", "a"): 1}
    assert directly_follows([["a", "x", "b"]], only=("a", "b")) == {("a", "b"): 1}
    try:
        traces(small_log(), "mine")
    except UnknownName as error:
        assert "kind of trace" in str(error)
    else:
        raise AssertionError


def test_fitness_and_precision_of_a_machine_whose_answers_are_known():
    steps = {("new", "a"): "open", ("open", "b"): "over", ("open", "c"): "over"}
    assert fit([("a", "b"), ("a", "c")], steps, "new") == Fit(2, 2, 1.0)
    assert fit([("a", "b"), ("a", "b"), ("c",)], steps, "new") == Fit(3, 2, 4 / 6)
    assert fit([("a", "x", "b"), ("x",)], steps, "new") == Fit(1, 1, 2 / 3)  # x is no step of the machine
    assert fit([("a",)], steps, "new") == Fit(1, 1, 1.0)  # cut off: what might have come says nothing
    assert fit([("b",)], steps, "new") == Fit(1, 0, None)
    assert fit([], steps, "new") == fit([()], {}, "new") == Fit(0, 0, None)
    everything = {("one", event): "one" for event in "abcdefghij"}  # allows all, explains nothing
    assert fit([("a", "b", "a")] * 5, everything, "one") == Fit(5, 5, 1 / 10)
