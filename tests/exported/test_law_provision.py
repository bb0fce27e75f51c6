# Made from nbs/law/08_provision.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import ast
import importlib
import inspect
import pkgutil
import textwrap
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import cache
from html import escape
from types import ModuleType
from typing import Any, NamedTuple, TypeVar
from gazette_sim.law.citation import InputError, UnknownName, cite, data_folder, documents, in_order, parse_id
from gazette_sim.law.language import say
from gazette_sim.law.regulation import data_files, regulations
from gazette_sim.law.regulation import regulation as known_regulation
import subprocess
import sys
from collections import Counter
from datetime import date
from matplotlib import pyplot as plt
from gazette_sim.law.provision import *


class Case(NamedTuple):
    accidents: int
    underground: bool


class Times(NamedTuple):
    half_year: int


class Numbers(NamedTuple):
    time: Times
    wait: int


@implements({"coal.5.1.2": ("accidents", "wait")})
def wait_ends(case: Case, wait: int) -> int:
    return case.accidents + wait


@implements({"coal.5.1.2": ("accidents", "wait"), "coal.5.1.1": ("underground",)})
def bars(case: Case, on: int, law: Numbers) -> int:
    time = law.time
    return int(case.underground) + (on <= wait_ends(case, law.wait) + time.half_year)


def test_marks_keep_the_function():
    assert wait_ends(Case(2, True), 3) == 5
    assert wait_ends.provisions == {"coal.5.1.2": ("accidents", "wait")}
    assert [mark.kind for mark in marks() if mark.function is wait_ends] == ["rule"]


def test_enacts():
    @enacts("coal.11.6", "coal.11.7")
    def self_check() -> str:
        return "done"

    assert self_check() == "done"
    assert [mark.kind for mark in marks() if mark.function is self_check] == ["simulation"]
    assert tuple(self_check.provisions) == ("coal.11.6", "coal.11.7")


def test_check_facts():
    assert check_facts(bars, ignore=("time",)) == []
    assert check_facts(bars) == ["bars: time.half_year is read but named under no provision"]
    assert check_facts(wait_ends) == []


def test_check_facts_follows_calls():
    @implements({"coal.5.1.2": ("accidents", "wait", "on")})
    def outer(case: Case, on: int, law: Numbers) -> bool:
        return bars(case, on, law) > 0

    assert check_facts(outer) == []


def test_check_facts_finds_both_sides():
    @implements({"coal.5.1.2": ("accidents", "severity")})
    def wrong(case: Case, on: int) -> bool:
        return case.underground and on > 0

    assert check_facts(wrong) == [
        "wrong: coal.5.1.2: accidents is named but never read",
        "wrong: coal.5.1.2: severity is named but never read",
        "wrong: underground is read but named under no provision",
    ]


def test_marks_refused():
    for wrong in (
        lambda: implements({"coal": ("on",)}),
        lambda: implements({"cole.5": ("on",)}),
        lambda: implements({"coal.5": "on"}),
        lambda: enacts("coal.05"),
    ):
        try:
            wrong()
        except InputError:
            pass
        else:
            raise AssertionError("a wrong mark was accepted")


def test_covered():
    few = {
        id: Provision(id, "00", not_modelled_en=why)
        for id, why in (
            ("coal.5.1.2", None),
            ("coal.5.1.1", "not so"),
            ("coal.11.2", None),
            ("coal.12", "interpretation"),
        )
    }
    also = {**wait_ends.provisions, "coal.13": ()}
    found = covered(few, [Mark("rule", bars, bars.provisions), Mark("rule", wait_ends, also)])
    assert found.modelled == {"coal.5.1.2": ("bars", "wait_ends"), "coal.5.1.1": ("bars",)}
    assert found.registered == {"coal.12": "interpretation"}
    assert found.missing == ("coal.11.2",) and found.unknown == ("coal.13",) and found.contradictory == ("coal.5.1.1",)
    assert found.counts() == {"modelled": 2, "registered": 1, "missing": 1, "unknown": 1, "contradictory": 1}
    assert "<td" in found._repr_html_()


def test_register_is_complete():
    for document in documents():
        provisions = register(document)
        assert provisions and list(provisions) == in_order(provisions), document
        assert all(len(p.fingerprint) == 64 for p in provisions.values()), document
        assert all(len(fingerprint) == 64 for fingerprint in other_parts(document).values()), document
    assert all(p.described for p in register("coal").values())
    assert set(regulations()) <= set(documents())


def test_codes_number_the_register():
    numbers = codes("coal")
    assert numbers[""] == 0 and numbers["coal.1"] == 1 and len(numbers) == len(register("coal")) + 1


def test_register_refused():
    try:
        register("cole")
    except UnknownName as error:
        assert "did you mean coal?" in str(error)
    else:
        raise AssertionError("cole")


def test_compiled_agrees():
    @compilable
    def doubled(n: int) -> int:
        return 2 * n

    @implements({"coal.8.1": ("on",)})
    def rule(on: int) -> int:
        return doubled(on) + 1

    assert [compiled(rule)(n) for n in (0, 1, 7)] == [rule(n) for n in (0, 1, 7)] == [1, 3, 15]
    assert compiled(rule) is compiled(rule)
    assert compiled(bars)(Case(4, True), 10, Numbers(Times(1), 5)) == bars(Case(4, True), 10, Numbers(Times(1), 5)) == 2


def test_import_is_light():
    code = "import sys, gazette_sim.law.provision; print({'numpy', 'pandas', 'numba', 'pydantic'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=data_folder().parents[1])
    assert (run.stdout.strip(), run.stderr) == ("set()", "")
