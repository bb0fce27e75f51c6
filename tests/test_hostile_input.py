"""What nobody would write on purpose: each is one line's error, told at once, and the other lines are answered."""

import json
import time

import pytest

from gazette_sim.cli.program import call
from gazette_sim.law.casefile import LONGEST_LINE, csv_cases, decide_lines, json_cases
from gazette_sim.law.check import differences
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Asked, decide, decisions
from gazette_sim.law.ground import to_json
from gazette_sim.law.source import Clause, fingerprint
from gazette_sim.lab.study import make_study, read_study

GOOD = '{"granted_on": "2021-01-01", "grade": 2}'
RAW = [
    "1e9999999",
    "-1e9999999",
    "1e99999999999999999999",
    "1e-99999999999999999999",
    "9" * 5000,
    "0." + "3" * 5000,
    '"\\ud800"',
    "[" * 1000 + "]" * 1000,
    '{"a": ' * 1000 + "1" + "}" * 1000,
    '["three"]',
    '{"three": 3}',
    "true",
    "null",
    "NaN",
    '""',
    '"' + "x" * 100_000 + '"',
    '"２"',
    '"3_6"',
]


def _told(name: str, lines: list[str]) -> list[dict]:
    "What a decision answers, each as a line of JSON that can be read again."
    return [json.loads(to_json(said)) for _, said in decide_lines(Asked(name), json_cases(lines))]


@pytest.mark.parametrize("raw", RAW, ids=[raw[:12] for raw in RAW])
def test_one_bad_value_never_loses_the_others(raw: str):
    for name, asked in decisions().items():
        case = json.loads(asked.examples().splitlines()[0])
        lines = []
        for field in asked.case.model_fields:
            inside = json.dumps({**case, field: "HERE"}).replace('"HERE"', raw)
            lines += [inside, json.dumps(case)]
        began = time.perf_counter()
        told = _told(name, lines)
        assert time.perf_counter() - began < 10
        assert len(told) == len(lines)
        assert all("outcome" in answer for answer in told[1::2]), name
        assert all(("error" in answer) != ("outcome" in answer) for answer in told)


@pytest.mark.parametrize("raw", [raw for raw in RAW if raw[0] in "[{"], ids=lambda raw: raw[:12])
def test_one_bad_cell_never_loses_the_others(raw: str):
    cell = raw.replace('"', '""')
    rows = ["granted_on,grade", f'"{cell}",2', "2021-01-01,2"]
    told = [said for _, said in decide_lines(Asked("coal.validity"), csv_cases(rows))]
    assert told[0]["error"]["field"] == "granted_on" and "outcome" in told[1]


def test_a_line_has_a_largest_size():
    told = _told("coal.validity", ['{"grade": "' + "1" * LONGEST_LINE + '"}', GOOD])
    assert "at most 1000000 characters" in told[0]["error"]["allowed"] and "outcome" in told[1]


@pytest.mark.parametrize("value", ["1e4000000", "9" * 4000, "３６", "3_6", "1e3", "36.5", "[36]"])
def test_a_number_of_the_law_is_bounded_before_it_is_made(value: str, capsys):
    began = time.perf_counter()
    assert call(["decide", "coal.validity", "--set", f"coal.validity_months={value}"]) == 2
    assert "a whole number from 1 to 240" in capsys.readouterr().err and time.perf_counter() - began < 2


def _study(**scenario) -> dict:
    return {
        "study": {"name": "one", "regulation": "coal", "starts_on": "2021-01-01", "years": 2, "replications": 2},
        "population": {"generate": 5},
        "scenario": [{"name": "a", **scenario}],
    }


@pytest.mark.parametrize("value", ["36", "1e4000000", "３６", [36], {"a": 36}, True, float("inf"), float("nan")])
def test_text_is_no_number_in_a_study(value):
    with pytest.raises(InputError):
        make_study(_study(set={"coal.validity_months": value}))


def test_a_name_of_a_hundred_thousand_parts_is_one_line(tmp_path):
    file = tmp_path / "study.toml"
    head = (
        '[study]\nname = "a"\nregulation = "coal"\nstarts_on = 2021-01-01\n[population]\ngenerate = 5\n[[scenario]]\n'
    )
    file.write_text(f'{head}name = "a"\n[scenario.set]\n{".".join(["a"] * 100_000)} = 3\n')
    began = time.perf_counter()
    with pytest.raises(InputError) as error:
        read_study(file)
    assert len(str(error.value)) < 500 and "\n" not in str(error.value) and time.perf_counter() - began < 5


def test_a_study_file_has_a_largest_size(tmp_path):
    file = tmp_path / "study.toml"
    file.write_text("# " + "x" * 2_000_000)
    with pytest.raises(InputError, match="at most 1000000 bytes"):
        read_study(file)


TOGETHER = [
    {"data": {"coal.ordinary_share": 1.0, "coal.larger_share": 1.0}},
    {"data": {"coal.larger_share": 0.9}},
    {"assumptions": {"coal.loss_lag_lower_quartile": 30, "coal.loss_lag_median": 30, "coal.loss_lag_shortest": 10}},
]


def test_parameters_that_belong_together_are_checked_together():
    for values in TOGETHER[:2]:
        with pytest.raises(InputError, match="the sum is at most 1"):
            make_study(_study(**values))
        with pytest.raises(InputError, match="the sum is at most 1"):
            make_study(_study(reform=[{"on": "2022-01-01", **values}]))
    make_study(_study(**TOGETHER[2]))
    make_study(_study(data={"coal.ordinary_share": 0.5, "coal.larger_share": 0.5}))
    with pytest.raises(InputError, match="the sum is at most 1"):  # each reform by itself would do
        make_study(
            _study(
                reform=[
                    {"on": "2022-01-01", "data": {"coal.larger_share": 0.2, "coal.ordinary_share": 0.7}},
                    {"on": "2022-06-01", "data": {"coal.larger_share": 0.4}},
                ]
            )
        )


def test_one_parameter_under_two_names_is_refused():
    with pytest.raises(InputError, match="short and in full"):
        decide("coal.validity", json.loads(GOOD), set={"validity_months": 36, "coal.validity_months": 48})
    with pytest.raises(InputError, match="the name twice"):
        make_study(_study(set={"coal.validity_months": 36, "coal": {"validity_months": 48}}))


def test_a_score_of_a_part_that_nobody_knows_is_said():
    case = {"on": "2021-03-01", "mine_type": "underground", "weighted_score": 95}
    answer = decide("coal.grade", case | {"part_scores": {"安全基础管里": 88, "通风": 91}})
    (note,) = answer.notes
    assert "安全基础管里 (安全基础管理?)" in note and "通风" not in note and answer.outcome["grade"] == 2
    assert decide("coal.grade", case | {"part_scores": {"安全基础管理": 91, "通风": 91}}).notes == []


def test_clauses_in_another_order_are_noticed():
    clauses = [Clause(f"room.{n}", text, n) for n, text in ((1, "入馆"), (2, "离馆"), (3, "施行"))]
    expected = {clause.id: fingerprint(clause.text) for clause in clauses}
    assert differences(clauses, expected) == []
    found = differences([clauses[1], clauses[0], clauses[2]], expected)
    assert found == [(1, "room.1: stands after room.2, which should follow it")]
