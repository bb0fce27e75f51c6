"""The replay of real notices against what can be read off the file by itself."""

import csv
import json
import re
import statistics
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from gazette_sim.coal.replay import (
    editions,
    lags,
    notice_errors,
    replay,
    report,
    shipped_notices,
    triggers,
    verdict,
)
from gazette_sim.law.citation import InputError
from gazette_sim.law.parameter import facts
from gazette_sim.law.reform import parameters

with shipped_notices().open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def expected(row: dict[str, str]) -> str:
    "What the rules leave, said over again by hand for the triggers of the shipped file."
    if row["trigger"] == "major_hazard":
        return "撤消"
    if row["trigger"] == "general":
        return "二级" if row["rule_version"] == "2024" else "三级"
    return row["from_grade"]


def test_every_notice_is_predicted_as_the_rules_say():
    assert [row.predicted for row in replay()] == [expected(row) for row in ROWS]


def test_json_keeps_the_file_and_adds_what_the_rules_say():
    found = json.loads(json.dumps([row.as_dict() for row in replay()], ensure_ascii=False))
    assert [{name: row[name] for name in ROWS[0]} for row in found] == ROWS
    for row in found:
        assert {"predicted", "actual", "why"} <= row.keys()
        assert row["actual"] == row["to_grade"]
        assert row["agrees"] == (row["predicted"] == row["actual"]) == (row["cause"] == "hit")
        assert row["why"]


def test_lags_are_those_of_dates_printed_in_full():
    full = [row for row in ROWS if re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["announced"])]
    counted = sorted((date.fromisoformat(r["announced"]) - date.fromisoformat(r["event_date"])).days for r in full)
    assert lags(replay()) == counted
    assert f"median {statistics.median(counted)} days" in report(replay())


def test_counts_in_the_report_add_up():
    every, said = Counter(row["province"] for row in ROWS), report(replay())
    for province, n in every.items():
        hits = sum(row.agrees for row in replay() if row.notice.province == province)
        assert f"{province} {hits} of {n}" in said


def test_no_explanation_looks_at_who_the_mine_is(tmp_path: Path):
    path = tmp_path / "anonymous.csv"
    with path.open("w", encoding="utf-8", newline="") as f:
        writer = csv.DictWriter(f, list(ROWS[0]))
        writer.writeheader()
        writer.writerows({**row, "mine": f"m{k}", "url": ""} for k, row in enumerate(reversed(ROWS)))
    assert [(r.predicted, r.cause, r.details) for r in replay(path)] == [
        (r.predicted, r.cause, r.details) for r in reversed(replay())
    ]


def test_a_reading_changes_only_what_it_is_about():
    changed = {}
    for name, parameter in parameters("coal").items():
        for option in parameter.options[1:]:
            again = replay(readings={name: option})
            differing = [a.notice.trigger for a, b in zip(again, replay(), strict=True) if a.predicted != b.predicted]
            if differing:
                changed[f"{name}={option}"] = sorted(differing)
    assert changed == {"coal.article5_bars=continuously": ["dispatch_labour", "general"]}


def test_a_better_grade_is_never_the_outcome():
    order = ["一级", "二级", "三级", "撤消"]
    for row in replay():
        for edition in editions():
            for readings in ((), (("coal.article5_bars", "continuously"),)):
                left = verdict(row.notice, edition, readings).grade
                assert left == 0 or left >= order.index(row.notice.from_grade) + 1


def test_an_unknown_reading_is_refused():
    with pytest.raises(InputError, match="article5_bars"):
        replay(readings={"coal.article5_bar": "continuously"})


def test_a_file_with_many_mistakes_names_each(tmp_path: Path):
    path = tmp_path / "n.csv"
    path.write_text(
        "event_date,mine,province,trigger,deaths,from_grade,to_grade,effective,announced,rule_version\n"
        "2021-02-29,,吉林,fire,x,无,撤销,soon,later,1999\n",
        encoding="utf-8",
    )
    columns = "event_date mine trigger deaths from_grade to_grade effective announced rule_version".split()
    assert [(error.where, error.field) for error in notice_errors(path)] == [("n.csv:2", name) for name in columns]


def test_a_practice_has_a_witness():
    from gazette_sim.coal.replay import _table

    assert all(practice["fact"] in facts() for practice in _table()["practice"])
    assert all(practice["trigger"] in triggers() for practice in _table()["practice"])
