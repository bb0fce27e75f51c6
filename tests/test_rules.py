"""What a clause looks at is read from its rule, so a rule and its grounds cannot part."""

import ast
import inspect
import re
from pathlib import Path
from typing import Any

import pytest

import gazette_sim

from gazette_sim.coal import grades
from gazette_sim.coal.parameters import CoalLaw
from gazette_sim.law.calendar import day_number
from gazette_sim.law.decision import decide
from gazette_sim.law.ground import grounds_of
from gazette_sim.law.provision import coverage, register
from gazette_sim.law.reform import parameters
from gazette_sim.law.regulation import regulations
from gazette_sim.law.rule import looks_at, marks

THIRD = "        waiting(mine.failed_day, law.ban_months_failed, on, law),\n"
FOURTH = "        waiting(slipped_day(mine, law), law.ban_months_lost, on, law),\n"


def swapped_rule(folder: Path) -> Any:
    "The rule of 5.1 with items 3 and 4 in each other's place, in the text of the rule alone."
    source = inspect.getsource(grades.grade_one_bars)
    assert THIRD + FOURTH in source
    path = folder / "swapped.py"
    path.write_text(source.replace(THIRD + FOURTH, FOURTH + THIRD), encoding="utf-8")
    names = vars(grades) | {"__name__": "swapped"}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)
    return names["grade_one_bars"]


def test_items_that_are_swapped_take_what_they_look_at_with_them(tmp_path: Path):
    before, after = looks_at(grades.grade_one_bars), looks_at(swapped_rule(tmp_path))
    assert "failed_day" in before["coal.5.1.3"] and "lost_day" in before["coal.5.1.4"]
    assert after["coal.5.1.3"] == before["coal.5.1.4"] and after["coal.5.1.4"] == before["coal.5.1.3"]
    assert {id for id in before if before[id] != after[id]} == {"coal.5.1.3", "coal.5.1.4"}


def test_grounds_follow_the_swapped_text(tmp_path: Path):
    rule, law, on = swapped_rule(tmp_path), CoalLaw(), day_number("2021-06-01")
    mine = grades.MineFacts(weighted_score=950, lowest_part_score=950, failed_day=day_number("2021-03-01"))
    facts = mine._asdict() | {"on": on}
    (met,) = [g for g in grounds_of(rule, rule(mine, on, law), facts, law, "coal") if g.met]
    assert met.provision == "coal.5.1.4" and met.facts["failed_on"] == "2021-03-01"
    assert met.parameters["coal.ban_months_failed"] == 12


def test_the_decision_names_the_items_own_facts():
    case = {"on": "2021-06-01", "mine_type": "underground", "weighted_score": 95, "part_scores": [95]}
    (met,) = [g for g in decide("coal.grade", case | {"grade1_failed_on": "2021-03-01"}).grounds if g.met]
    assert met.provision == "coal.5.1.3"
    assert met.facts == {"failed_on": "2021-03-01", "on": "2021-06-01"}
    assert met.parameters == {
        "coal.ban_months_failed": 12,
        "time.month_rounding": "last_of_month",
        "time.period_end": "end_of_day",
    }


@pytest.mark.parametrize("regulation", regulations())
def test_every_rule_says_what_its_clauses_look_at(regulation: str):
    coverage(regulation)
    for mark in marks(regulation, kind="rule"):
        asked = looks_at(mark.function)  # refuses what a mark says by hand and the rule does not read
        assert asked.keys() <= {id for name in regulations() for id in register(name)}, mark.name
        assert bool(mark.by_hand) <= bool(mark.because), mark.name


READINGS = {name.split(".")[1] for name, p in parameters().items() if p.kind == "reading"}


def bare_options(code: str) -> list[str]:
    "A reading that is compared with a number or set to one, where the option's name should stand."
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and re.search(r"(Law|TimeReadings)$", ast.unparse(node.func)):
            given = [k for k in node.keywords if k.arg in READINGS and isinstance(k.value, ast.Constant)]
            found += [f"{node.lineno}: {ast.unparse(k)}" for k in given if isinstance(k.value.value, int)]
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            reads = any(isinstance(side, ast.Attribute) and side.attr in READINGS for side in sides)
            if reads and any(isinstance(side, ast.Constant) and isinstance(side.value, int) for side in sides):
                found.append(f"{node.lineno}: {ast.unparse(node)}")
    return found


def test_options_are_compared_by_name():
    assert bare_options("law.publicity == 1 or law.validity_months == 1") == ["1: law.publicity == 1"]
    assert bare_options("CoalLaw(publicity=1, validity_months=1)") == ["1: publicity=1"]
    package, exported = Path(gazette_sim.__path__[0]), Path(__file__).parent / "exported"
    looked_at = [*package.rglob("*.py"), *exported.glob("*.py")]
    bare = {path.name: bare_options(path.read_text("utf-8")) for path in looked_at}
    assert {path: lines for path, lines in bare.items() if lines} == {}
