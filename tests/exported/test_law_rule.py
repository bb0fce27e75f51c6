# Made from nbs/law/04_rule.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache, partial
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar
from gazette_sim.law.calendar import compile_calendars
from gazette_sim.law.citation import InputError, documents, parse_id
from gazette_sim.law.regulation import regulations
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
import gazette_sim
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.law.rule import *


class Half(NamedTuple):
    half_year: int


class Numbers(NamedTuple):
    time: Half
    wait: int
    wide_sense: int


class Case(NamedTuple):
    accidents: int
    lost_day: int
    lost_records_day: int
    underground: bool


@compilable
def runs(since: int, wait: int, on: int, law: Numbers) -> bool:
    time = law.time
    return on <= since + wait + time.half_year


@implements("coal.5.1.*")
def some_bars(case: Case, on: int, law: Numbers) -> int:
    slipped = case.lost_day
    if law.wide_sense == 0:
        slipped = max(slipped, case.lost_records_day)
    return items(False, case.underground and case.accidents > 0, runs(slipped, law.wait, on, law))


def test_a_list_is_read_item_by_item():
    assert looks_at(some_bars) == {
        "coal.5.1": (),
        "coal.5.1.1": ("underground", "accidents"),
        "coal.5.1.2": ("on", "lost_day", "lost_records_day", "wide_sense", "wait", "half_year"),
    }
    assert vars(some_bars)["mark"].provisions == ("coal.5.1", "coal.5.1.1", "coal.5.1.2")
    case, law = Case(2, 10, 20, True), Numbers(Half(0), 5, 0)
    assert [some_bars(case, on, law) for on in (25, 26)] == [0b110, 0b010]
    assert [compiled(some_bars)(case, on, law) for on in (25, 26)] == [0b110, 0b010]


def test_lists_have_leads_where_the_text_has_them():
    @implements("credit.9.*", "coal.10")
    def of_an_article(a: bool, b: bool, c: bool) -> int:
        return items(a, b, c)

    @implements("credit.20.*")
    def of_paragraphs(a: bool, b: bool) -> int:
        return items(False, a, b)

    assert looks_at(of_an_article) == {"credit.9.0": ("a",), "credit.9.1": ("b",), "coal.10": ("c",)}
    assert looks_at(of_paragraphs) == {"credit.20.1": ("a",), "credit.20.2": ("b",)}
    assert provisions_met(of_paragraphs, 0b110) == ["credit.20.1", "credit.20.2"]


def test_an_early_answer_counts_for_what_follows():
    @implements("coal.9.*")
    def guarded(case: Case, on: int) -> int:
        if on < 0:
            return 0
        return items(False, case.underground)

    assert looks_at(guarded) == {"coal.9.0": ("on",), "coal.9.1": ("on", "underground")}


def test_names_given_together_keep_apart():
    @implements("coal.9.*")
    def paired(case: Case, on: int) -> int:
        late, deep = on > 0, case.underground
        return items(late, deep)

    assert looks_at(paired) == {"coal.9.0": ("on",), "coal.9.1": ("underground",)}


def test_fields_replaced_and_objects_without_fields_are_no_facts():
    class Book:
        def add(self, day: int, days: int) -> int:
            return day + days

    globals()["Book"] = Book

    def deep(case: Case) -> bool:
        return case.underground or case.accidents > 0

    globals()["deep"] = deep

    @implements("coal.8.1")
    def by(case: Case, on: int, book: Book, law: Numbers) -> bool:
        return book.add(on, law.wait) > 0 and deep(case._replace(underground=False))

    assert looks_at(by) == {"coal.8.1": ("on", "wait", "accidents")}


def test_loops_and_short_names():
    @implements("coal.8.1")
    def any_later(days: list[int], on: int, law: Numbers) -> bool:
        for n, day in enumerate(days):
            if any(other > day + law.wait for other in days[n:]):
                return True
        return on > 0

    assert looks_at(any_later) == {"coal.8.1": ("days", "wait", "on")}


def test_marks_keep_the_function():
    assert runs(2, 3, 5, Numbers(Half(0), 0, 0))
    assert [mark.kind for mark in marks() if mark.function is some_bars] == ["rule"]

    @enacts("coal.11.6", "coal.11.7")
    def self_check() -> str:
        return "done"

    assert self_check() == "done"
    assert [(m.kind, m.provisions) for m in marks() if m.function is self_check] == [
        ("simulation", ("coal.11.6", "coal.11.7"))
    ]


def test_marks_refused():
    for wrong in (
        lambda: implements("coal"),
        lambda: implements("cole.5"),
        lambda: implements("coal.5", looks_at={"coal.5": ("on",)}),
        lambda: enacts("coal.05"),
        lambda: looks_at(implements("coal.5.1.*")(runs)),
    ):
        try:
            wrong()
        except InputError:
            pass
        else:
            raise AssertionError("a wrong mark was accepted")


def test_as_many_clauses_as_arguments():
    @implements("coal.8.1", "coal.8.2")
    def three(a: bool, b: bool, c: bool) -> int:
        return items(a, b, c)

    try:
        looks_at(three)
    except InputError as error:
        assert str(error).endswith('.three: items: found "3", allowed: 2 arguments, one a clause')
    else:
        raise AssertionError("three arguments for two clauses")


def test_compiled_agrees():
    @compilable
    def doubled(n: int) -> int:
        return 2 * n

    @implements("coal.8.1")
    def rule(on: int) -> int:
        return doubled(on) + 1

    assert [compiled(rule)(n) for n in (0, 1, 7)] == [rule(n) for n in (0, 1, 7)] == [1, 3, 15]
    assert compiled(rule) is compiled(rule)


def test_import_is_light():
    code = "import sys, gazette_sim.law.rule; print({'numpy', 'pandas', 'numba', 'pydantic'} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(gazette_sim.__file__).parents[1]
    )
    assert (run.stdout.strip(), run.stderr) == ("set()", "")


import pickle

from gazette_sim.law.period import PeriodEnd


def test_codes_are_an_enumeration_whose_members_are_attributes():
    first = PeriodEnd.END_OF_DAY
    assert PeriodEnd(0) is first is PeriodEnd["END_OF_DAY"] is next(iter(PeriodEnd)) and isinstance(first, int)
    assert len(PeriodEnd) == len(PeriodEnd.__members__) == 2
    assert first.name == "END_OF_DAY" and pickle.loads(pickle.dumps(first)) is first


def test_a_compiled_rule_compares_codes_by_name_too():
    @Codes
    class Ends(IntEnum):
        END_OF_DAY = 0
        BEGINNING_OF_DAY = 1

    @compilable
    def read_end(day: int, end: int) -> int:
        return day - (end == Ends.BEGINNING_OF_DAY)

    assert [compiled(read_end)(9, end) for end in Ends] == [read_end(9, end) for end in Ends] == [9, 8]


def test_a_memory_of_answers_is_left_out_where_a_rule_is_compiled():
    @compilable
    @lru_cache
    def doubled(n: int) -> int:
        return 2 * n

    @implements("coal.8.1")
    def rule(on: int) -> int:
        return doubled(on) + 1

    assert compiled(rule)(3) == rule(3) == 7 and looks_at(rule) == {"coal.8.1": ("on",)}


@in_one_piece
class Halves(NamedTuple):
    half: int = 0


@in_one_piece
class Waits(NamedTuple):
    wait: int = 5
    halves: Halves = Halves()


def test_a_law_is_read_from_memory_and_one_that_is_not_whole_as_a_tuple():
    @compilable
    def waits(law: Waits) -> float:
        return 10 * law.wait + law.halves.half

    machine = compiled(waits)
    for law in (Waits(7, Halves(3)), Waits(-1), Waits(True), Waits(0.5), Waits(2, Halves(0.25))):
        assert machine(law) == waits(law) and type(machine(law)) in (int, float)
    kinds = [signature[0].__class__.__name__ for signature in machine.signatures]
    assert kinds == ["Law", "NamedTuple", "NamedTuple"]
    kind = machine.signatures[0][0]
    assert pickle.loads(pickle.dumps(kind)) == kind  # so kept machine code is found again
    try:
        machine(Waits(2**70))
    except OverflowError:
        pass
    else:
        raise AssertionError("a number that no machine word holds was read")
