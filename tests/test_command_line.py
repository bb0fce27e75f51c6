"""The command line as users meet it: what it prints, its exit status, its errors, and how it starts."""

import csv
import importlib
import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import jsonschema
import numpy as np
import pandas as pd
import pytest

from gazette_sim.cli.program import app, call
from gazette_sim.law import frame
from gazette_sim.law.decision import decisions, find_decision
from gazette_sim.law.regulation import add_regulation, regulations, remove_regulation

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = [sys.executable, "-c", "from gazette_sim.cli.program import main; main()"]
MINE = {"on": "2024-01-01", "mine_type": "underground", "weighted_score": 93.5, "part_scores": [92, 95, 90]}


class Said(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def say(capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Said]:
    "Call the command line in this process; `typed` is its standard input."
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GAZETTE_FILE", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))  # nobody's remembered gazette file
    monkeypatch.setenv("APPDATA", str(tmp_path / "settings"))

    def ask(*arguments: str, typed: str | bytes = b"") -> Said:
        entered = typed.encode() if isinstance(typed, str) else typed
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(entered)))
        status = call(arguments)
        return Said(status, *capsys.readouterr())

    return ask


def program(*arguments: str, **how) -> subprocess.CompletedProcess:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([*PROGRAM, *arguments], env=environment, capture_output=True, timeout=60, **how)


def refused(said: Said, *words: str) -> None:
    assert said.status == 2
    assert said.err.count("\n") == 1, said.err
    for word in words:
        assert word in said.err


# Decisions


def test_one_case_in_one_line_out(say):
    said = say("decide", "coal.grade", typed=json.dumps(MINE))
    (row,) = said.rows
    assert (said.status, said.err) == (0, "")
    assert row["outcome"] == {"grade": 1, "bars": {"1": [], "2": [], "3": []}}
    assert {"provision", "met", "facts", "parameters"} == set(row["grounds"][0])
    met = [ground["met"] for ground in row["grounds"]]
    assert met == sorted(met, reverse=True)


@pytest.mark.parametrize(
    ("line", "field", "found", "allowed"),
    [
        ('{"grade": 1, "grade": 2}', "grade", "the key twice", "each key once"),
        ('{"grade": NaN}', None, '{"grade": NaN}', "NaN"),
        ('{"grade": 7}', "grade", 7, "1, 2 or 3"),
        ("{}", "grade", None, "1, 2 or 3"),
        ('{"grade": 1, "pilot_contry": true}', "pilot_contry", True, "did you mean pilot_county?"),
        ('{"grade": 1, "pilot_county": "yes"}', "pilot_county", "yes", "true or false"),
        ("[1]", None, "[1]", "a JSON object"),
        ("grade one", None, "grade one", "a JSON object"),
    ],
)
def test_a_case_that_cannot_be_read_is_an_error_in_its_place(say, line, field, found, allowed):
    said = say("decide", "coal.route", typed=f'{{"grade": 1}}\n{line}\n{{"grade": 3}}\n')
    before, wrong, after = said.rows
    assert said.status == 2
    assert before["outcome"]["grading"] == "national"
    assert after["outcome"]["grading"] == "city"
    error = wrong["error"]
    assert (error["line"], error["field"], error["found"]) == (2, field, found)
    assert allowed in error["allowed"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"on": "2024-13-01"}, "on"),
        ({"on": "2024-01-01T00:00:00"}, "on"),
        ({"weighted_score": 90.05}, "weighted_score"),
        ({"weighted_score": "93.5"}, "weighted_score"),
        ({"part_scores": []}, "part_scores"),
        ({"accidents": [{"on": "2023-02-29", "severity": "ordinary"}]}, "accidents[0].on"),
        ({"accidents": [{"on": "2023-02-28"}]}, "accidents[0].severity"),
    ],
)
def test_no_date_and_no_score_is_bent_until_it_fits(say, change, field):
    said = say("decide", "coal.grade", typed=json.dumps(MINE | change))
    assert said.status == 2
    assert said.rows[0]["error"]["field"].startswith(field)


def test_a_score_too_fine_by_forty_digits_is_refused(say):
    text = json.dumps(MINE).replace("93.5", "93.5" + 40 * "0" + "1")
    assert say("decide", "coal.grade", typed=text).rows[0]["error"]["field"] == "weighted_score"


def test_csv_and_json_lines_say_the_same(say):
    cases = [{"grade": 1}, {"grade": 2, "pilot_county": True}, {"grade": 3, "after_revocation": True}]
    Path("cases.jsonl").write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    with Path("cases.CSV").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, ["grade", "pilot_county", "after_revocation"])
        writer.writeheader()
        writer.writerows({name: str(value).lower() for name, value in case.items()} for case in cases)
    by_lines, by_cells = (say("decide", "coal.route", "--cases", name) for name in ("cases.jsonl", "cases.CSV"))
    assert by_lines.status == 0
    assert by_lines.out == by_cells.out
    assert len(by_lines.rows) == 3


def test_lists_stand_in_csv_cells_as_json(say):
    head = "on,mine_type,weighted_score,part_scores\n"
    Path("cases.csv").write_text(f'{head}2024-01-01,open_pit,85.5,"[84, 82.5]"\n', encoding="utf-8")
    assert say("decide", "coal.grade", "--cases", "cases.csv").rows[0]["outcome"]["grade"] == 2


def test_a_byte_order_mark_is_accepted(say):
    assert say("decide", "coal.route", typed=b'\xef\xbb\xbf{"grade": 1}').status == 0


def test_column_names_in_another_encoding_are_refused(say):
    Path("cases.csv").write_bytes("grade,县\n1,\n".encode("gbk"))
    said = say("decide", "coal.route", "--cases", "cases.csv")
    refused(said, "cases.csv:1: ", "UTF-8")
    assert said.out == ""


@pytest.mark.parametrize("by", ["file", "pipe"])
def test_a_line_in_another_encoding_is_an_error_in_its_place(say, by):
    data = b'{"grade": 1}\n' + '{"grade": 2, "县": 1}\n'.encode("gbk") + b'{"grade": 3}\n'
    Path("cases.jsonl").write_bytes(data)
    given = ("--cases", "cases.jsonl") if by == "file" else ()
    said = say("decide", "coal.route", *given, typed=data)
    first, second, third = said.rows
    assert said.status == 2 and "outcome" in first and "outcome" in third
    assert (second["error"]["line"], second["error"]["allowed"]) == (2, "a text saved as UTF-8")


def test_a_csv_line_in_another_encoding_is_an_error_in_its_place(say):
    Path("cases.csv").write_bytes(b"grade,pilot_county\n1,\n" + "2,是\n".encode("gbk") + b"3,true\n3\n")
    said = say("decide", "coal.route", "--cases", "cases.csv")
    assert said.status == 2
    assert [row["error"]["line"] if "error" in row else "outcome" for row in said.rows] == ["outcome", 3, "outcome", 5]
    assert said.rows[3]["error"]["allowed"] == "2 cells, as in the first line"


def test_semicolons_between_cells_are_named(say):
    Path("cases.csv").write_text("grade;pilot_county\n1;true\n")
    refused(say("decide", "coal.route", "--cases", "cases.csv"), "cases.csv:1: ", "grade;pilot_county", "commas")


def test_a_day_beyond_the_calendar_names_its_field(say):
    error = say("decide", "coal.deadline", typed='{"received_on": "2100-12-20"}').rows[0]["error"]
    assert (error["field"], error["found"]) == ("received_on", "2100-12-20") and "2100-12-31" in error["allowed"]
    error = say("decide", "credit.query", typed='{"received_on": "2003-12-20"}').rows[0]["error"]
    assert (error["field"], error["found"]) == ("received_on", "2003-12-20") and "2004-01-01" in error["allowed"]
    error = say("decide", "coal.validity", typed='{"granted_on": "9998-09-02", "grade": 1}').rows[0]["error"]
    assert error["field"] == "granted_on" and "not after 2100-12-31" in error["allowed"]


def test_another_regulations_numbers_are_refused(say):
    refused(say("decide", "coal.grade", "--set", "credit.suit_months=3", typed="{}"), "credit.suit_months", "of coal")
    refused(say("decide", "coal.grade", "--reading", "credit.many_late=two", typed="{}"), "credit.many_late", "of coal")


@pytest.mark.parametrize("name", sorted(decisions()))
def test_each_decision_has_example_cases_that_can_be_decided(say, name):
    cases = say("decide", name, "--example").out
    answered = say("decide", name, typed=cases)
    assert answered.status == 0 and len(answered.rows) == len(cases.splitlines()) > 0


def test_a_story_without_a_study_is_of_the_regulations_own(say):
    assert "E00001" in say("story", "credit", "--mine", "E00001").out


def test_the_reason_for_refusing_a_line_is_the_right_one(say):
    deep = say("decide", "coal.grade", typed='{"a": ' + 100_000 * "[" + "\n").rows[0]["error"]["allowed"]
    long = say("decide", "coal.grade", typed='{"grade": ' + 6_000 * "1" + "}\n").rows[0]["error"]["allowed"]
    assert "nested" in deep and "digits" in long and "NaN" in say("decide", "coal.grade", typed='{"a": NaN}').out


def test_what_holds_no_case_is_refused(say):
    for text in ("", "\n \n"):
        Path("none.jsonl").write_text(text)
        refused(say("decide", "coal.route", "--cases", "none.jsonl"), "none.jsonl", "empty")
    Path("head.csv").write_text("grade\n")
    refused(say("decide", "coal.route", "--cases", "head.csv"), "head.csv", "no case")
    refused(say("decide", "coal.route"), "standard input")


def test_files_that_cannot_be_read_are_named(say):
    refused(say("decide", "coal.route", "--cases", "nowhere.jsonl"), "nowhere.jsonl", "No such file")
    Path("folder").mkdir()
    refused(say("decide", "coal.route", "--cases", "folder"), "folder")


def test_other_law_other_readings(say):
    accident = [{"on": "2023-01-15", "severity": "ordinary"}]
    text = json.dumps(MINE | {"on": "2023-10-01", "accidents": accident})
    assert say("decide", "coal.grade", typed=text).rows[0]["outcome"]["grade"] == 2
    shorter = say("decide", "coal.grade", "--set", "coal.ban_months_ordinary=6", typed=text)
    assert shorter.rows[0]["outcome"]["grade"] == 1
    below = '{"grade": 1, "event": "below_standard"}'
    always = ("--reading", "coal.below_standard=always_revoke")
    assert say("decide", "coal.sanction", typed=below).rows[0]["outcome"]["action"] == "downgrade_or_revoke"
    assert say("decide", "coal.sanction", *always, typed=below).rows[0]["outcome"]["action"] == "revoke"
    fatal = '{"grade": 1, "event": "fatal_accident", "severity": "ordinary"}'
    reform = ("--reform", "national_2024", "--law-on")
    assert say("decide", "coal.sanction", *reform, "2024-10-15", typed=fatal).rows[0]["outcome"]["grade_after"] == 3
    assert say("decide", "coal.sanction", *reform, "2024-10-16", typed=fatal).rows[0]["outcome"]["grade_after"] == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["decide", "coal.grde"], ["coal.grde", "did you mean coal.grade?"]),
        (["decide", "coal.grade", "--set", "coal.ban_month_ordinary=6"], ["did you mean coal.ban_months_ordinary?"]),
        (["decide", "coal.grade", "--set", "coal.ban_months_ordinary"], ["--set", "NAME=VALUE"]),
        (["decide", "coal.grade", "--set", "coal.ban_months_ordinary=-1"], ["-1", "0 to 120"]),
        (["decide", "coal.grade", "--set", "coal.below_standard=always_revoke"], ["--set", "law parameter"]),
        (["decide", "coal.grade", "--reading", "coal.below_standard=revoke"], ["left_open", "did you mean"]),
        (["decide", "coal.grade", "--law-on", "2024-02-30"], ["--law-on", "2024-02-30", "YYYY-MM-DD"]),
        (["decide", "coal.grade", "--reform", "nationel_2024"], ["did you mean national_2024?"]),
        (["explain", "coal.grade", "--lang", "fr"], ["fr", "en"]),
        (["provisions", "cole"], ["cole", "did you mean coal?"]),
        (["provisions", "coal.5.1.9"], ["coal.5.1.9", "provision"]),
        (["parameters", "coal.validity_month"], ["did you mean coal.validity_months?"]),
        (["parameters", "--kind", "laws"], ["did you mean law?"]),
        (["replay", "cole"], ["did you mean coal?"]),
        (["replay", "coal", "nowhere.csv"], ["nowhere.csv"]),
        (["roster", "check", "nowhere.csv"], ["nowhere.csv"]),
        (["run", "nowhere.toml"], ["nowhere.toml"]),
        (["run", "bultin"], ["did you mean builtin?"]),
        (["compare", "nowhere.toml"], ["nowhere.toml"]),
        (["story", "coal", "--mine", "001", "--scenario", "as isued"], ["did you mean as issued?"]),
        (["source", "check"], ["--gazette", "GAZETTE_FILE"]),
        (["decid"], ["did you mean 'decide'?"]),
        (["decide"], ["NAME"]),
        (["decide", "coal.grade", "--case", "x"], ["--cases"]),
        (["run", "--replications", "0"], ["--replications", 'found "0"', "1"]),
        (["run", "--workers", "many"], ["--workers", 'found "many"', "whole number"]),
    ],
)
def test_a_mistake_is_answered_in_one_line(say, arguments, words):
    said = say(*arguments)
    errors = said.err if said.err else said.out  # a roster's mistakes are what was asked for
    assert said.status == 2
    assert errors.count("\n") == 1
    for word in words:
        assert word.lower() in errors.lower()


def test_every_decision_has_a_schema_that_agrees_with_what_it_takes(say):
    for name in decisions():
        if name.split(".")[0] in regulations():
            said = say("decide", name, "--schema")
            jsonschema.Draft202012Validator.check_schema(json.loads(said.out))
    schema = jsonschema.Draft202012Validator(json.loads(say("decide", "coal.grade", "--schema").out))
    assert schema.is_valid(MINE)
    find_decision("coal.grade").case.model_validate(MINE)
    for wrong in ({**MINE, "colour": 1}, {**MINE, "weighted_score": 101}, {**MINE, "mine_type": "opencast"}, {}):
        assert not schema.is_valid(wrong)
        with pytest.raises(ValueError):
            find_decision("coal.grade").case.model_validate(wrong)


def test_explain_separates_cases_and_names_what_it_could_not_read(say):
    said = say("explain", "coal.route", "--lang", "zh", typed='{"grade": 1}\n{"grade": 9}\n{"grade": 2}\n')
    first, second, third = said.out.split("─" * 72)
    assert said.status == 2
    assert "第六条" in first and "第六条" in third
    assert second.strip() == 'standard input:2: grade: found "9", allowed: 1, 2 or 3'


# The register, parameters, reforms


def test_provisions_as_json_cover_every_document(say):
    rows = json.loads(say("provisions", "--json").out)
    by_id = {row["provision"]: row for row in rows}
    assert len(by_id) == len(rows) > 200
    assert by_id["coal.5.1.2"]["state"] == "modelled" and "grade_one_bars" in by_id["coal.5.1.2"]["by"]
    assert all(len(row["fingerprint"]) == 64 for row in rows)
    some = json.loads(say("provisions", "coal.5.1", "--json").out)
    assert [row["provision"] for row in some][:2] == ["coal.5.1", "coal.5.1.1"]


def test_coverage_counts_every_provision_once(say):
    rows = json.loads(say("provisions", "--coverage", "--json").out)
    everything = json.loads(say("provisions", "--json").out)
    counted = sum(len(row[state]) for row in rows.values() for state in ("modelled", "registered", "missing"))
    assert counted == len(everything)
    assert say("provisions", "coal", "--coverage").out.splitlines()[2].split()[:2] == [
        "coal",
        str(len(json.loads(say("provisions", "coal", "--json").out))),
    ]


def test_coverage_says_of_every_document_what_is_modelled(say):
    rows = json.loads(say("provisions", "--coverage", "--json").out)
    for document, row in rows.items():
        everything = sum(len(row[state]) for state in ("modelled", "registered", "missing"))
        assert row["described"] == everything and row["missing"] == [], document
        assert sum(kind["all"] for kind in row["kinds"].values()) == everything
        assert sum(kind["modelled"] for kind in row["kinds"].values()) == len(row["modelled"])
    assert rows["talent"]["decisions"] == ["talent.award"] and not rows["talent"]["simulated"]
    assert rows["gazette"]["simulated"] and "coal.grade" in rows["coal"]["decisions"]
    said = say("provisions", "talent", "--coverage").out
    assert "100%" in said and "benefit 1 of 1" in said and "decisions: talent.award" in said
    assert "待遇1/1" in say("provisions", "talent", "--coverage", "--lang", "zh").out


def test_parameters_say_kind_source_and_bounds(say):
    rows = json.loads(say("parameters", "--json").out)
    assert {row["kind"] for row in rows} == {"law", "reading", "data", "assumption"}
    for row in rows:
        assert row["meaning"] and row["meaning_zh"] and row["unit"]
        assert row["default"] in row["options"] if "options" in row else row["low"] <= row["default"] <= row["high"]
        assert row["source"] or row["kind"] == "assumption"
    only = json.loads(say("parameters", "coal", "--kind", "reading", "--json").out)
    assert only and {row["kind"] for row in only} == {"reading"}
    assert "解释选项" in say("parameters", "coal.below_standard", "--lang", "zh").out


def test_reforms_are_dated_and_cited(say):
    rows = json.loads(say("reforms", "coal", "--json").out)
    assert all(row["on"] and row["values"] and row["sources"] for row in rows)
    assert "national_2024  2024-10-16" in say("reforms").out


def test_replay_gives_a_row_for_each_notice_of_the_file(say):
    with (ROOT / "gazette_sim" / "coal" / "data" / "regradings.csv").open(encoding="utf-8-sig", newline="") as file:
        notices = list(csv.DictReader(file))
    rows = json.loads(say("replay", "coal", "--json").out)
    assert [row["mine"] for row in rows] == [notice["mine"] for notice in notices]
    for row, notice in zip(rows, notices, strict=True):
        assert notice.keys() <= row.keys()
        assert row["actual"] == notice["to_grade"]
        assert row["predicted"] in ("一级", "二级", "三级", "撤消") and row["why"]


# Rosters and studies

STUDY = """
[study]
name = "small"
regulation = "coal"
starts_on = 2021-01-01
years = 1
[population]
generate = 5
[[scenario]]
name = "as issued"
[[scenario]]
name = "five years"
set = { "coal.validity_months" = 60 }
"""


def test_a_roster_is_made_and_checked(say):
    assert say("roster", "generate", "--count", "5", "--out", "mines.csv").status == 0
    assert say("roster", "check", "mines.csv").status == 0
    assert say("roster", "generate", "--count", "5").out == Path("mines.csv").read_text(encoding="utf-8")
    lines = Path("mines.csv").read_text(encoding="utf-8").splitlines()
    Path("wrong.csv").write_text("\n".join([*lines, lines[1], lines[2].replace(",", ",,", 1)]), encoding="utf-8")
    said = say("roster", "check", "wrong.csv")
    assert said.status == 2
    assert "wrong.csv:7: " in said.out and "wrong.csv:8: " in said.out


def test_a_folder_with_the_name_of_a_shipped_study_does_not_hide_it(say, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("builtin").mkdir()
    refused(say("compare", "builtin", "--metric", "coal.applicatons"), "did you mean coal.applications?")


def test_a_study_is_run_compared_and_told(say):
    Path("small.toml").write_text(STUDY, encoding="utf-8")
    arguments = ("--replications", "2", "--workers", "1", "--seed", "3", "--quiet", "--no-figures")
    said = say("run", "small.toml", *arguments, "--out", "here")
    assert (said.status, said.err) == (0, "")
    assert "five years" in said.out and "here" in said.out
    assert json.loads(Path("here/manifest.json").read_text("utf-8"))["seed"] == 3
    assert Path("here/summary.csv").exists()
    compared = say("compare", "here", "--metric", "coal.applications", "--csv", "table.csv")
    assert compared.status == 0 and "coal.applications" in compared.out
    assert Path("table.csv").read_text("utf-8").count("\n") == 2
    told = say("story", "coal", "--mine", "001", "--study", "small.toml", "--scenario", "five years", "--lang", "zh")
    assert told.status == 0 and "001" in told.out
    refused(say("story", "coal", "--mine", "999", "--study", "small.toml"), "999")
    refused(say("compare", "here", "--metric", "coal.applicatons"), "did you mean coal.applications?")
    refused(say("run", "small.toml", *arguments, "--out", "small.toml/here"), "small.toml/here")


def test_shipped_studies_are_listed_by_name(say):
    names = [line.split()[0] for line in say("studies").out.splitlines()]
    assert "builtin" in names and len(names) >= 3


def test_a_shipped_study_is_printed_by_name(say):
    said = say("studies", "validity-five-years")
    Path("mine.toml").write_text(said.out, encoding="utf-8")
    assert said.status == 0 and tomllib.loads(said.out)["study"]["name"] == "validity-five-years"
    refused(say("studies", "validity-five-year"), "did you mean validity-five-years?")


def test_every_shipped_study_agrees_with_the_schema(say):
    said = say("run", "--schema")
    schema = json.loads(said.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    for line in say("studies").out.splitlines():
        written = json.loads(json.dumps(tomllib.loads(say("studies", line.split()[0]).out), default=str))
        assert list(check.iter_errors(written)) == [], line
    good = json.loads(json.dumps(tomllib.loads(STUDY), default=str))
    for part, key, value in (
        ("study", "regulation", "coat"),
        ("study", "years", 0),
        ("study", "seeds", 1),
        ("population", "generate", "five"),
    ):
        assert not check.is_valid(good | {part: good[part] | {key: value}}), key
    assert check.is_valid(good)
    assert not check.is_valid(good | {"scenario": [{"name": "x", "set": {"coal.validity_months": 0}}]})
    assert not check.is_valid(good | {"scenario": [{"name": "x", "readings": {"coal.below_standard": "revoke"}}]})


# The gazette file


def test_a_gazette_file_is_remembered_once_it_agrees(say, monkeypatch):
    refused(say("source", "check"), "source use", "GAZETTE_FILE")
    said = say("source", "use", "nowhere.txt")
    assert (said.status, said.out.count("\n")) == (2, 1)
    Path("gazette.txt").write_text("another text", encoding="utf-8")
    assert say("source", "use", "gazette.txt").status == 2 and say("source", "check").status == 2
    monkeypatch.setattr("gazette_sim.law.check.check_source", lambda path: [])
    assert say("source", "use", "gazette.txt").status == 0
    assert "gazette.txt: all " in say("source", "check").out


# What a regulation lacks


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        (["parameters", "bare"], "parameters"),
        (["reforms", "bare"], "reforms"),
        (["metrics", "bare"], "metrics"),
        (["replay", "bare"], "replay"),
        (["roster", "generate", "--regulation", "bare"], "population"),
        (["roster", "check", "x.csv", "--regulation", "bare"], "population"),
        (["run", "bare.toml", "--quiet"], "parameters"),
        (["compare", "bare.toml", "--quiet"], "parameters"),
        (["sensitivity", "bare.toml", "--quiet"], "parameters"),
        (["readings", "bare.toml", "--quiet"], "parameters"),
        (["story", "bare", "--mine", "1"], "story"),
        (["form", "bare", "1", "--case", "x.json", "--out", "x.docx"], "forms"),
        (["validate", "bare", "--quiet"], "validation"),
    ],
)
def test_what_a_regulation_lacks_is_said_in_one_line(say, monkeypatch, arguments, missing):
    Path("bare_regulation").mkdir()
    Path("bare_regulation/__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(Path.cwd()))
    Path("bare.toml").write_text(
        '[study]\nname = "bare"\nregulation = "bare"\nstarts_on = 2021-01-01\nyears = 1\n'
        '[population]\ngenerate = 3\n[[scenario]]\nname = "as issued"\n'
    )
    add_regulation("bare", "bare_regulation")
    try:
        refused(say(*arguments), f"bare has no {missing}")
    finally:
        remove_regulation("bare")
        sys.modules.pop("bare_regulation", None)


# Manners


def test_every_command_has_help_with_an_example(say):
    def examples(commands, before=()):
        for command in commands:
            name = command.name or command.callback.__name__
            said = say(*before, name, "--help")
            assert said.status == 0
            assert f"Example: gazette-sim {' '.join((*before, name))}" in " ".join(said.out.split()), name

    examples(app.registered_commands)
    for group in app.registered_groups:
        examples(group.typer_instance.registered_commands, (group.name,))


def test_a_decision_imports_no_heavy_library():
    heavy = ["numba", "pandas", "numpy", "matplotlib", "simpy", "pyarrow", "rich"]
    code = "import sys; from gazette_sim.cli.program import call; call(['decide', 'coal.grade']);"
    code += f"print([m for m in {heavy} if m in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(MINE).encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert ran.stdout.splitlines()[-1] == b"[]"


def test_a_pipe_is_answered_before_it_ends():
    with subprocess.Popen(
        [*PROGRAM, "decide", "coal.route"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as asked:
        for grade, grader in ((1, "national"), (2, "province")):
            asked.stdin.write(b'{"grade": %d}\n' % grade)
            asked.stdin.flush()
            assert json.loads(asked.stdout.readline())["outcome"]["grading"] == grader
        asked.stdin.close()
        assert asked.wait(10) == 0


def test_a_reader_that_leaves_is_no_error(tmp_path):
    (tmp_path / "many.jsonl").write_text('{"grade": 1}\n' * 5000)
    arguments = ["decide", "coal.route", "--cases", str(tmp_path / "many.jsonl")]
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as asked:
        asked.stdout.readline()
        asked.stdout.close()
        assert asked.stderr.read() == b""


def test_the_program_answers_in_utf8_whatever_the_terminal():
    ran = program("explain", "coal.route", "--lang", "zh", input=b'{"grade": 1}', cwd=ROOT)
    assert ran.returncode == 0 and "第六条" in ran.stdout.decode("utf-8")
    ran = program("no-such-command", cwd=ROOT)
    assert (ran.returncode, ran.stdout) == (2, b"") and b"Traceback" not in ran.stderr


# Small courtesies


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (("run", "--replications", "0"), "a whole number from 1 to 100000"),
        (("run", "--replications", "many"), "a whole number from 1 to 100000"),
        (("roster", "generate", "--count", "100001"), "a whole number from 1 to 100000"),
        (("story", "coal", "--mine", "001", "--replication", "-1"), "a whole number 0 or more"),
    ],
)
def test_an_option_with_bounds_names_both_ends(say, words, allowed):
    refused(say(*words), f"{words[-2]}: found", f"allowed: {allowed}")


def test_only_readings_that_change_a_decision_get_a_row(say):
    said = say("readings", "coal", "--decisions", "--only", "coal.below_standard", "--only", "coal.slippage")
    assert said.status == 0 and "coal.below_standard" in said.out and "  0 of " not in said.out


def test_bars_are_told_by_grade_in_chinese(say):
    told = say("explain", "coal.grade", "--lang", "zh", typed=json.dumps(MINE | {"weighted_score": 85})).out
    assert "一级：coal.5.1；二级：无；三级：无" in told


def test_a_metric_is_told_with_its_unit_once(say):
    told = say("metrics", "coal").out
    assert "(working days an initial review takes, mean)" in told and "(initial reviews done in time, share)" in told


def test_a_name_that_resembles_nothing_is_answered_with_what_there_is(say):
    said = say("decide", "coal.grade", "--set", "coal.foo=3", typed=json.dumps(MINE))
    refused(said, "coal.foo: no such parameter; allowed: ")


def test_a_form_that_cannot_be_written_is_refused_first(say):
    refused(say("form", "credit", "3", "--enterprise", "E00011", "--out", "x.pdf"), "--out", ".docx | .html")
    refused(say("form", "credit", "3", "--enterprise", "E00011", "--out", "no/x.docx"), "a folder that exists")


@pytest.mark.parametrize("backend", ["module://matplotlib_inline.backend_inline", "no-such-backend"])
def test_the_backend_of_a_notebook_around_it_does_not_end_a_command(tmp_path, monkeypatch, backend):
    monkeypatch.setenv("MPLBACKEND", backend)
    (tmp_path / "small.toml").write_text(STUDY, encoding="utf-8")
    done = program("story", "coal", "--mine", "001", "--study", "small.toml", "--figure", "mine.png", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"") and (tmp_path / "mine.png").stat().st_size > 10_000


# Tables for spreadsheets and pandas


SHEET = (
    "mine,on,mine_type,weighted_score,part_scores\n007,2024-01-01,open_pit,82,[81]\n七,2024-01-01,open_pit,55,[50]\n"
)


def test_keys_come_back_with_the_answers(say):
    Path("mines.csv").write_text(SHEET, encoding="utf-8")
    said = say("decide", "coal.grade", "--cases", "mines.csv", "--id", "mine")
    assert [row["key"] for row in said.rows] == [{"mine": "007"}, {"mine": "七"}]
    assert said.status == 0 and said.rows[0]["outcome"]["grade"] == 2
    assert say("decide", "coal.grade", "--cases", "mines.csv").status == 2  # no field of the case


def test_a_table_has_whole_numbers_and_the_keys(say):
    Path("mines.csv").write_text(SHEET, encoding="utf-8")
    said = say("decide", "coal.grade", "--cases", "mines.csv", "--id", "mine", "--out", "grades.csv")
    assert (said.status, said.out) == (0, "grades.csv: 2 rows\n")
    table = pd.read_csv("mines.csv", dtype={"mine": str}).merge(
        pd.read_csv("grades.csv", dtype={"mine": str}), on="mine"
    )
    assert table.convert_dtypes()["grade"].fillna(0).tolist() == [2, 0]
    assert "007,2,coal.5.1,,,coal.5.1\n" in Path("grades.csv").read_text("utf-8")


def test_a_file_of_few_rows_is_answered_without_machine_code_as_one_of_many_is_with_it(say, monkeypatch):
    Path("mines.csv").write_text(SHEET, encoding="utf-8")
    compiled = []

    def core(cases):
        compiled.append(cases.count)
        return frame.each_once(cases, np.array([0])), np.array([1])

    monkeypatch.setattr(frame, "compiled_once", core)
    asked = ("decide", "coal.grade", "--cases", "mines.csv", "--id", "mine", "--out")
    assert say(*asked, "few.csv").status == 0 and compiled == []
    monkeypatch.setattr(frame, "_MANY", 2)
    assert say(*asked, "many.csv").status == 0 and compiled == [2]
    assert Path("few.csv").read_bytes() == Path("many.csv").read_bytes()


def test_a_table_for_excel_says_that_it_is_utf8_and_is_read_again(say):
    Path("mines.csv").write_text(SHEET, encoding="utf-8")
    say("decide", "coal.grade", "--cases", "mines.csv", "--id", "mine", "--out", "grades.csv", "--excel")
    assert Path("grades.csv").read_bytes().startswith(b"\xef\xbb\xbfmine,")
    assert say("roster", "generate", "--count", "3", "--out", "r.csv", "--excel").status == 0
    assert Path("r.csv").read_bytes().startswith(b"\xef\xbb\xbfid,") and say("roster", "check", "r.csv").status == 0


def test_no_file_of_the_user_is_overwritten_in_silence(say):
    Path("mines.csv").write_text(SHEET, encoding="utf-8")
    refused(say("roster", "generate", "--out", "mines.csv"), "--out: found", "which exists", "--overwrite")
    refused(say("decide", "coal.grade", "--cases", "mines.csv", "--out", "./mines.csv"), "another file")
    refused(say("decide", "coal.grade", "--excel", typed="{}"), "--out FILE.csv")
    assert Path("mines.csv").read_text("utf-8") == SHEET
    assert say("roster", "generate", "--count", "3", "--out", "mines.csv", "--overwrite").status == 0


@pytest.mark.parametrize(
    "line",
    [
        "compare validity-five-years --csv {}.csv",
        "story coal --mine 001 --figure {}.png",
        "form credit 3 --enterprise E00011 --out {}.docx",
        "run validity-five-years --out {}",
        "run validity-five-years --out no/such\0name",
    ],
)
def test_a_name_that_no_file_can_have_is_found_before_anything_runs(line, tmp_path, monkeypatch, capsys):
    def simulated(*_, **__):
        raise AssertionError("simulated before the name was looked at")

    monkeypatch.chdir(tmp_path)
    for name, work in (("replication", "simulated"), ("task", "history_of")):
        monkeypatch.setattr(importlib.import_module(f"gazette_sim.lab.{name}"), work, simulated)
    assert call(line.format("x" * 300).split(" ")) == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1 and "allowed" in said[0]
    assert list(tmp_path.iterdir()) == []


# What would be, what is open, what hangs on what

ACCIDENT = {"accidents": [{"on": "2023-01-01", "severity": "ordinary"}]}


def test_why_not_raises_a_score_with_a_decimal(say):
    case = json.dumps(MINE | {"weighted_score": 89.5})
    said = say("why-not", "coal.grade", "--outcome", "grade=1", typed=case)
    assert (said.status, said.out.splitlines()[1:]) == (0, ["  weighted_score: 89.5 → 90"])
    asked = ("why-not", "coal.route", "--outcome", "grading=province", "--outcome", "announces=city", "--json")
    ways = [json.loads(say(*asked, *more, typed='{"grade": 1}').out)["ways"] for more in ((), ("--facts", "1"))]
    assert {"grade", "after_revocation"} in [set(way["change"]) for way in ways[0]] and ways[1] == []
    kept = json.loads(say(*asked, "--keep", "after_revocation", typed='{"grade": 1}').out)["ways"]
    assert kept == [way for way in ways[0] if "after_revocation" not in way["change"]] != ways[0]


def test_when_says_the_first_day_and_the_clause_that_gave_way(say):
    case = json.dumps(MINE | ACCIDENT)
    said = say("when", "coal.grade", "--outcome", "grade=1", "--json", typed=case)
    told = json.loads(said.out)
    assert (told["first_on"], told["gave_way"]) == ("2024-01-02", ["coal.5.1.2"])
    set_to = ("--set", "coal.ban_months_ordinary=24", "--years", "1")
    late = json.loads(say("when", "coal.grade", "--outcome", "grade=1", *set_to, "--json", typed=case).out)
    assert late["first_on"] is None and late["met"] == ["coal.5.1.2"]
    refused(say("when", "coal.grade", "--outcome", "grad=1", typed=case), "did you mean grade?")
    for wish in ("grade", "grade=", "=1"):
        refused(say("when", "coal.grade", "--outcome", wish, typed=case), "FIELD=VALUE, such as grade=…")


def test_a_reading_that_refuses_a_case_is_one_line_wherever_the_case_is_asked_about(say):
    Path("one.jsonl").write_text('{"granted_on": "2020-12-31", "grade": 1}\n', "utf-8")
    strict = ("--reading", "time.month_rounding=refuse")
    asked = ("--case", "one.jsonl", "--outcome", "renew_by=2023-09-30", *strict)
    for line in (
        ("when", "coal.validity", "--day", "granted_on", *asked),
        ("why-not", "coal.validity", *asked),
        ("ask", "coal.validity", "--case", "one.jsonl", *strict),
        ("decide", "coal.validity", "--cases", "one.jsonl", "--row", "1", *strict),
        ("explain", "coal.validity", "--cases", "one.jsonl", "--row", "1", *strict),
    ):
        refused(say(*line), "coal.validity: found", "no corresponding day")


def test_ask_asks_for_what_decides_and_no_more(say):
    said = say("ask", "coal.grade", "--outcome", "grade", typed="2024-01-01\n93.5\n[92]\nship\nopen_pit\n")
    assert said.status == 0 and said.out == "Whatever the open facts are:\n  grade: grade one\n"
    assert said.err.count("?") == 3  # of the type nothing is asked: it decides nothing
    known = json.dumps(MINE | {"mine_type": "?", "stripping_contractors": "?"})
    Path("open.json").write_text(known, "utf-8")
    said = say("ask", "coal.grade", "--case", "open.json", "--outcome", "grade", typed="open_pit\n101\n3\n")
    assert said.out == "Whatever the open facts are:\n  grade: grade two\n"
    assert "from 0 to 99" in said.err and said.err.count("contractors") >= 2  # asked again after 101
    refused(say("ask", "coal.grade", "--case", "open.json", "--outcome", "grad"), "did you mean grade?")
    (row,) = say("decide", "coal.grade", typed=known).rows
    assert row["possible"] == [{"grade": 1}, {"grade": 2}] and row["ask_next"] == "mine_type"


def test_what_is_open_in_a_sheet_is_told_in_its_row_beside_days_as_a_spreadsheet_writes_them(say):
    head = "on,mine_type,weighted_score,part_scores,grade1_failed_on,blacklisted\n"
    rows = ["2021/9/2,underground,93.5,[92],?,FALSE", "2021-09-02,underground,93.5,[92],,?", "2021/9/2,open_pit,95,?,,"]
    Path("mines.csv").write_text(head + "\n".join(rows), "utf-8")
    said = say("decide", "coal.grade", "--cases", "mines.csv")
    failed, listed, wrong = said.rows
    assert said.status == 2 and wrong["error"]["field"] == "part_scores"
    assert failed["possible"] == [{"grade": 1}, {"grade": 2}] and failed["open"] == ["grade1_failed_on"]
    assert listed["possible"] == [{"grade": 1}, {"grade": 3}] and listed["deciding"] == ["blacklisted"]


def test_a_row_is_the_case_of_that_number_whatever_is_wrong_with_others(say):
    lines = ['{"grade": 7}', "", '{"grade": 1}', '{"grade": 3}']
    Path("routes.jsonl").write_text("\n".join(lines), "utf-8")
    row = ("decide", "coal.route", "--cases", "routes.jsonl", "--row")
    assert [say(*row, n).rows[0]["outcome"]["grading"] for n in "23"] == ["national", "city"]
    refused(say(*row, "1"), "coal.route: grade", "1, 2 or 3")
    for beyond in ("0", "-1", "4"):
        refused(say(*row, beyond), "--row", "counted from 1")


def test_against_and_all_readings_tell_the_cases_that_move_and_count_the_others(say):
    cases = [MINE, MINE | ACCIDENT, MINE | {"weighted_score": 89.5}]
    typed = "\n".join(map(json.dumps, [*cases, MINE | {"weighted_score": 930}]))
    said = say("decide", "coal.grade", "--against", "coal.grade_one_score=89", typed=typed)
    moved, wrong, counted = said.rows
    assert said.status == 2 and wrong["error"]["line"] == 4
    assert (moved["line"], moved["moved"]["grade"], moved["clauses"]) == (3, [2, 1], ["coal.5.1"])
    assert counted == {"cases": 3, "changed": 1, "moves": [{"field": "grade", "from": 2, "to": 1, "cases": 1}]}
    hanging, _, counted = say("decide", "coal.grade", "--all-readings", typed=typed).rows
    ends = {"time.period_end": {"beginning_of_day": {"grade": 1, "bars.1": ""}}}
    assert (hanging["line"], hanging["hangs_on"]) == (2, ends) and counted["changed"] == 1
    named = "\n".join(json.dumps(case | {"mine": f"M{n}"}) for n, case in enumerate(cases))
    keyed, _ = say("decide", "coal.grade", "--against", "coal.grade_one_score=89", "--id", "mine", typed=named).rows
    assert (keyed["key"], keyed["line"]) == ({"mine": "M2"}, 3)
    both = ("--all-readings", "--against", "coal.grade_one_score=89")
    refused(say("decide", "coal.grade", *both, typed=typed), "--all-readings", "one of the two")
    refused(say("decide", "coal.grade", "--all-readings", "--out", "x.csv", typed=typed), "--out", "JSON lines alone")
    told = say("explain", "coal.grade", "--against", "coal.grade_one_score=89", typed=typed).out
    assert "Case in line 3:\ngrade: grade two → grade one\n" in told and "  by coal.5.1\n" in told
    assert "1 of 3 cases would be decided differently." in told and "grade one            1" in told
    told = say("explain", "coal.grade", "--all-readings", "--lang", "zh", typed=typed).out
    assert "time.period_end = beginning_of_day：" in told
