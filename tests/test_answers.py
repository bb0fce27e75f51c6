"""An answer belongs to whoever asked: nothing done to it reaches another; and it says where the law has changed."""

import copy
import json
import subprocess
import sys

import pytest

from gazette_sim.law import ground as of_grounds
from gazette_sim.law.conformance import shipped
from gazette_sim.law.decision import Asked, decide, decisions
from gazette_sim.law.ground import Fixed

CASE = {"on": "2021-03-01", "mine_type": "underground", "weighted_score": 95, "part_scores": [95]}
EXAMPLES = [
    (name, json.loads(line)) for name, asked in decisions().items() for line in asked.examples().splitlines() if line
]


def _spoil(value: object) -> None:
    "Change whatever can be changed of a value."
    if isinstance(value, Fixed):
        with pytest.raises(TypeError, match="change a copy"):
            value["spoilt"] = True
    elif isinstance(value, dict):
        for inner in value.values():
            _spoil(inner)
        value["spoilt"] = True
    elif isinstance(value, list):
        for inner in value:
            _spoil(inner)
        value.append("spoilt")


@pytest.mark.parametrize(("name", "case"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_answer_is_not_changed_by_editing_another(name: str, case: dict):
    first = decide(name, case)
    before = copy.deepcopy(first.as_dict())
    for ground in first.grounds:
        _spoil(ground.facts)
        _spoil(ground.parameters)
    _spoil(first.outcome)
    assert decide(name, case).as_dict() == before


def test_a_copy_of_facts_is_an_ordinary_dict():
    facts = next(ground.facts for ground in decide("coal.grade", CASE).grounds if isinstance(ground.facts, Fixed))
    for made in (dict(facts), copy.copy(facts), copy.deepcopy(facts)):
        made["more"] = 1
        assert "more" not in facts and type(made) is dict


@pytest.mark.parametrize(
    ("on", "reforms", "named"),
    [
        ("2024-10-15", (), []),
        ("2024-10-16", (), ["national_2024"]),
        ("2026-07-01", (), ["national_2024", "national_2026"]),
        ("2026-07-01", ("national_2024",), ["national_2026"]),
        ("2026-07-01", ("national_2026",), []),
    ],
)
def test_a_decision_says_that_the_law_changed(on: str, reforms: tuple, named: list):
    answer = decide("coal.grade", CASE | {"on": on}, reforms=reforms)
    said = [values["name"] for key, values in answer.said_beside if key == "law_changed"]
    assert said == named
    assert all(f"--reform {name}" in answer.explain(lang) for name in named for lang in ("en", "zh"))


def test_the_law_of_a_day_that_is_asked_for_decides_whether_it_changed():
    late = CASE | {"on": "2025-01-01"}
    assert decide("coal.grade", late, law_on="2021-01-01").said_beside == []
    assert [key for key, _ in decide("coal.grade", CASE, law_on="2025-01-01").said_beside] == ["law_changed"]
    disclosed = decide("credit.disclosure", {"published_on": "2023-01-01"})
    assert [values["name"] for _, values in disclosed.said_beside] == ["national_2022"]


def test_the_package_runs_as_a_program():
    ran = subprocess.run([sys.executable, "-m", "gazette_sim", "--version"], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0 and "gazette" in ran.stdout


NOT_ASKED = {  # facts that a rule looks at and a case does not always have
    "coal.extension": {"granted_day"},
    "coal.grade": {"foundation_score", "grade"},
    "coal.sanction": {"carried_grade", "on", "stopped_day", "producing_with_hazard", "missing"},  # the event says so
    "credit.disclosure": {"ends_day"},  # it is what is found
}


@pytest.mark.parametrize("name", sorted(name for name in decisions() if name.startswith(("coal.", "credit."))))
def test_a_ground_has_every_fact_that_its_clause_looked_at(name: str, monkeypatch: pytest.MonkeyPatch):
    lacking, shown = set(), of_grounds._shown

    def noted(look, facts):
        lacking.update({fact for fact, _, _ in look.readers} - set(facts))
        return shown(look, facts)

    monkeypatch.setattr(of_grounds, "_UNDER", {})  # grounds made before
    monkeypatch.setattr(of_grounds, "_shown", noted)
    asked = Asked(name)
    answers = [asked(told["case"]) for told in shipped()["cases"] if told["decision"] == name]
    assert any(each.facts for answer in answers for each in answer.grounds)
    assert lacking == NOT_ASKED.get(name, set())
