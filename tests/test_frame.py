"""A table of cases is answered as its rows are, for every decision; tables on the command line."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from gazette_sim.law.casefile import answers, csv_cases
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Asked, decisions
from gazette_sim.law.frame import cases_of, compiled_once, decide_frame, row_answer
from gazette_sim.law.table import cells_of
from gazette_sim.lab.readings import drawable, random_cases

COUNT = 60
DRAWN = sorted(name for name, decision in decisions().items() if drawable(decision))


def as_table(cases: list[dict[str, Any]]) -> pd.DataFrame:
    "Cases as columns: lists and tables as JSON, what a case does not give as a missing value."
    names = dict.fromkeys(name for case in cases for name in case)
    cell = {name: [case.get(name) for case in cases] for name in names}
    as_text = {n: [json.dumps(v) if isinstance(v, list | dict) else v for v in some] for n, some in cell.items()}
    return pd.DataFrame({name: pd.Series(some, dtype=object) for name, some in as_text.items()})


def one_by_one(asked: Asked, table: pd.DataFrame) -> list[dict[str, Any]]:
    "The cells of the answer to each row, read line by line as a CSV file."
    lines = table.to_csv(index=False).splitlines(keepends=True)
    return [cells_of(*pair) for pair in answers(asked, csv_cases(lines))]


def same(found: Any, expected: Any) -> bool:
    if expected is None or pd.isna(found):
        return expected is None and bool(pd.isna(found))
    if isinstance(expected, Decimal | float):
        return bool(found == expected)
    return bool(found == expected) if isinstance(expected, int) else str(found) == str(expected)


def check(name: str, cases: list[dict[str, Any]], **how: Any) -> None:
    given = as_table(cases)
    table, expected = decide_frame(name, given, **how), one_by_one(Asked(name, **how), given)
    assert len(table) == len(expected)
    for row, cells in enumerate(expected):
        for column, value in cells.items():
            if column != "error.line":
                assert same(table[column][row], value), (name, cases[row], column, table[column][row], value)
        empty = set(table.columns) - set(cells) - {"error.row"}
        assert table.loc[row, sorted(empty)].isna().all(), (name, cases[row])


def wrong(case: dict[str, Any], fields: list[str], rng: np.random.Generator) -> dict[str, Any]:
    "The case with one field that may be wrong, missing, or at odds with the others."
    values: list[Any] = [None, "", "x", -1, 3.05, 5, "2024-02-30", "2023-01-01", "2022-06-30", "2099-12-31"]
    values += [[], [101], [90.25], True, {"通风": 91}, 2**70]
    return case | {str(rng.choice(fields)): values[rng.integers(len(values))]}


LAWS: dict[str, list[dict[str, Any]]] = {  # of each decision with a core: how else it is asked
    "coal.grade": [
        {
            "set": {"coal.ban_months_ordinary": 6},
            "readings": {"time.effective_from": "publication", "coal.wait_starts": "announcement"},
        },
        {"reforms": ["national_2024"], "readings": {"time.month_rounding": "refuse"}},
    ],
    "coal.extension": [
        {"reforms": ["national_2024"], "readings": {"coal.article10_window": "last_day_to_apply"}},
        {"readings": {"coal.extension_effective": "on_announcement", "time.month_rounding": "refuse"}},
    ],
    "credit.deadlines": [
        {"readings": {"credit.publish_before_statement": "does_not_wait", "time.effective_from": "publication"}},
        {"set": {"credit.published_from_rank": 3}, "law_on": "2022-03-01"},
    ],
    "credit.disclosure": [
        {"readings": {"credit.repeat_counts": "adds", "credit.removal_effective": "application"}},
        {"readings": {"credit.continuing_omission": "each_check", "time.month_rounding": "refuse"}},
    ],
    "credit.qualification": [
        {"readings": {"credit.cancelled_by": "by_law", "credit.qualification_start": "recognition"}},
        {"readings": {"credit.penalty_counts": "final", "credit.listed_meanwhile": "penalty_only"}},
    ],
    "sme.payment": [
        {"readings": {"sme.contract_beyond_limit": "contract", "time.deadline_on_holiday": "stays"}},
        {"set": {"sme.large_payment_days": 0}},
    ],
}


def test_the_laws_above_are_of_the_decisions_with_a_core():
    assert sorted(LAWS) == sorted(name for name, decision in decisions().items() if decision.core is not None)


@pytest.mark.parametrize("name", [name for name in DRAWN if name not in LAWS])
def test_every_other_decision_answers_a_table_as_its_rows(name: str):
    check(name, random_cases(name, COUNT))


@pytest.mark.parametrize("name", sorted(LAWS))
def test_the_compiled_core_says_what_the_decision_says_also_of_odd_cases(name: str):
    rng, decision = np.random.default_rng(9), decisions()[name]
    cases, fields = random_cases(name, 300, seed=3), list(decision.case.model_fields)
    told, left = compiled_once(cases_of(Asked(name), as_table(cases)))
    assert len(left) <= (180 if name == "coal.grade" else 0) and len(told.cells) < 100
    odd = [wrong(case, fields, rng) if n % 2 else case for n, case in enumerate(cases)]
    for how in ({}, *LAWS[name]):
        check(name, [case for case in odd if any(case.values())], **how)


def test_what_a_case_lacks_is_told_though_another_row_that_is_like_it_in_numbers_is_answered():
    case = {"payer": "public_body", "delivered_on": "2022-03-01"}
    check("sme.payment", [case, case | {"amount": 5}, case | {"amount": 5, "paid_on": "2022-09-01"}])


def test_a_table_keeps_keys_and_the_columns_that_are_named():
    table = as_table(random_cases("coal.deadline", 4)).assign(id=[7, 8, 9, 10], note=["a", None, "c", "d"])
    found = decide_frame("coal.deadline", table, id=["id"], keep=["note"])
    assert list(found.columns[:2]) == ["id", "note"] and found["id"].tolist() == [7, 8, 9, 10]
    with pytest.raises(InputError, match="a field of a case, or one to keep"):
        decide_frame("coal.deadline", table, id=["id"])
    with pytest.raises(InputError, match="nte"):
        decide_frame("coal.deadline", table, id=["id"], keep=["note", "nte"])


def test_grounds_of_a_row_are_those_of_the_decision():
    cases = random_cases("coal.grade", 5)
    for row, case in enumerate(cases):
        assert row_answer("coal.grade", as_table(cases), row).as_dict() == Asked("coal.grade")(case).as_dict()


def test_an_empty_table_has_an_empty_answer():
    assert len(decide_frame("coal.grade", as_table(random_cases("coal.grade", 1)).head(0))) == 0


def test_csv_and_parquet_go_in_and_out(tmp_path: Path):
    from typer.testing import CliRunner

    from gazette_sim.cli.program import app

    table = as_table(random_cases("coal.sanction", 12)).assign(id=range(12), place="长春")
    table.to_csv(tmp_path / "in.csv", index=False)
    table.astype("string").to_parquet(tmp_path / "in.parquet", index=False)
    asked = ["decide", "coal.sanction", "--id", "id", "--keep", "place"]
    for source in ("in.csv", "in.parquet"):
        for target in ("out.csv", "out.parquet"):
            out = tmp_path / f"{source}-{target}"
            ran = CliRunner().invoke(app, [*asked, "--cases", str(tmp_path / source), "--out", str(out)])
            assert ran.exit_code == 0, ran.output
    read = [pd.read_csv(p) if p.suffix == ".csv" else pd.read_parquet(p) for p in sorted(tmp_path.glob("*-out.*"))]
    for frame in read:
        assert frame["place"].tolist() == ["长春"] * 12
        assert (
            frame["grade_after"].fillna(0).astype(int).tolist() == read[0]["grade_after"].fillna(0).astype(int).tolist()
        )
