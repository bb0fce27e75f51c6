"""A newcomer adds a regulation: both of CONTRIBUTING.md are built from that page, file by file, and asked."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette_sim.cli.program import call
from gazette_sim.law.check import clause_count, registered
from gazette_sim.law.citation import cite, documents
from gazette_sim.law.decision import decide, decisions
from gazette_sim.law.language import untranslated
from gazette_sim.law.provision import coverage, register
from gazette_sim.law.reform import parameters
from gazette_sim.law.regulation import NoRoom, add_regulation, regulation, remove_regulation

PAGE = Path(__file__).parent.parent / "CONTRIBUTING.md"
BLOCK = re.compile(r"^`([\w./-]+)`[^\n]*\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMES = ("benches", "stalls")
STUDY = """
[study]
name = "benches"
regulation = "benches"
starts_on = 2021-01-01
years = 1
replications = 1

[population]
generate = 3

[[scenario]]
name = "as issued"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    "What the reader of the page has in the end: its files, and the packages installed."
    home = tmp_path_factory.mktemp("newcomer")
    for name, text in BLOCK.findall(PAGE.read_text("utf-8")):
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    for name in NAMES:
        (home / name / "__init__.py").touch()
    (home / "benches.toml").write_text(STUDY, "utf-8")
    (home / "case.jsonl").write_text('{"deposit_paid": true, "days": 15}\n', "utf-8")
    return home


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    "Both regulations added in this process; a folder to write to."
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    for name in NAMES:
        add_regulation(name, name)
    yield tmp_path
    for name in NAMES:
        remove_regulation(name)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    "Exit status of a command line, and all that it printed."
    capsys.readouterr()
    status = call(arguments)
    printed = capsys.readouterr()
    return status, printed.out + printed.err


def test_the_page_names_every_file_of_its_packages(folder: Path):
    packages = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    assert packages["project"]["entry-points"]["gazette_sim.regulations"] == {name: name for name in NAMES}
    rooms = {path.stem for path in (folder / "stalls").glob("*.py")}
    assert rooms >= {"parameters", "decisions", "population", "simulation", "metrics", "figures", "story"}
    assert {path.name for path in (folder / "benches").iterdir()} >= {"parameters.py", "decisions.py", "data"}


def test_no_cell_of_the_walk_through_is_long(folder: Path):
    for path in folder.glob("*/decisions.py"):
        rules = re.findall(r"@implements.*?(?=\n\n\n)", path.read_text("utf-8"), re.DOTALL)
        assert rules and all(len(rule.splitlines()) <= 10 for rule in rules), path


# The smallest: one rule, one decision


def test_one_rule_and_one_decision_are_a_regulation(here: Path):
    answer = decide("benches.keep", {"deposit_paid": True, "days": 15})
    assert answer.outcome == {"allowed": False}
    (ground,) = answer.grounds
    assert ground.facts == {"deposit_paid": True, "days": 15} and ground.parameters == {"benches.most_days": 14}
    assert decide("benches.keep", {"deposit_paid": True, "days": 15}, set={"benches.most_days": 21}).outcome["allowed"]
    assert list(coverage("benches").modelled) == ["benches.1"]
    assert cite("benches.1") == "Rules on benches in the park (made up), art. 1"


@pytest.mark.parametrize(
    "arguments",
    [
        "decide benches.keep --cases {folder}/case.jsonl",
        "explain benches.keep --cases {folder}/case.jsonl --lang zh",
        "provisions benches",
        "provisions benches --coverage",
        "parameters benches",
        "readings benches --decisions",
    ],
)
def test_what_the_smallest_has_works(here: Path, folder: Path, capsys: pytest.CaptureFixture[str], arguments: str):
    status, printed = said(capsys, *arguments.format(folder=folder).split())
    assert status == 0 and "Traceback" not in printed and printed.strip()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ("metrics benches", "benches has no metrics"),
        ("story benches --subject x", "benches has no story"),
        ("validate benches", "benches has no validation"),
        ("replay benches {folder}/case.jsonl", "benches has no replay"),
        ("form benches 1 --case {folder}/case.jsonl --out form.html", "benches has no forms"),
        ("roster check {folder}/case.jsonl --regulation benches", "benches has no population"),
        ("roster generate --regulation benches --out roster.csv", "benches has no population"),
        ("reforms benches", "benches has no reforms"),
        ("run {folder}/benches.toml --quiet", "benches has no population"),
        ("compare {folder}/benches.toml {folder}/benches.toml --quiet", "benches has no metrics"),
        ("sensitivity {folder}/benches.toml --quiet", "benches has no metrics"),
        ("readings {folder}/benches.toml --quiet", "benches has no metrics"),
        ("decide benches.keep --example", 'benches.keep: found "no example"'),
    ],
)
def test_what_the_smallest_lacks_is_said_in_one_line(
    here: Path, folder: Path, capsys: pytest.CaptureFixture[str], arguments: str, line: str
):
    status, printed = said(capsys, *arguments.format(folder=folder).split())
    assert status == 2 and printed.startswith(line) and printed.count("\n") == 1


def test_a_room_that_is_not_there_is_named(here: Path):
    with pytest.raises(NoRoom, match=r"^benches has no metrics$"):
        regulation("benches").room("metrics")


# One page in motion


def test_a_list_and_a_deadline_are_decided(here: Path):
    case = {"received_on": "2024-03-01", "certified": False, "withdrawn_on": "2023-03-02"}
    answer = decide("stalls.permit", case)
    refused = {"granted": False, "refused_by": ["stalls.1.2", "stalls.1.3"], "decide_by": "2024-03-15"}
    assert answer.outcome == refused
    assert decide("stalls.permit", case | {"withdrawn_on": "2023-02-28"}).outcome["refused_by"] == ["stalls.1.3"]
    assert set(register("stalls")) == {"stalls.1.0", "stalls.1.1", "stalls.1.2", "stalls.1.3", "stalls.2", "stalls.3"}
    assert {p.kind for p in parameters("stalls").values()} == {"law", "assumption"}
    assert cite("stalls.1.2", "zh") == "《夜市摊位许可规则（虚构）》第一条第（二）项"
    assert not [line for line in untranslated() if line.startswith("stalls.")]


def test_the_shared_floors_run_tell_draw_and_report(here: Path, capsys: pytest.CaptureFixture[str]):
    status, printed = said(capsys, "run", "stalls", "--workers", "1", "--out", "out", "--quiet", "--journal")
    assert status == 0 and "stalls.share_in_time" in printed and "two years" in printed
    figures = {path.name for path in (here / "out" / "figures").iterdir()}
    assert {f"{name}.en.png" for name in ("permits", "waits", "desk_load", "differences")} <= figures
    for lang, word in (("en", "Permits for stalls"), ("zh", "摊位许可")):
        status, _ = said(capsys, "report", "out", "--lang", lang)
        page = (here / "out" / f"report.{lang}.md").read_text("utf-8")
        assert status == 0 and word in page and "stalls.decision_days_mean" in page


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ("story stalls --subject S007 --figure s007.png", "granted: none → permit · office · art. 2 (stalls.2)"),
        ("story stalls --subject S007 --lang zh --every", "县级主管部门"),
        ("metrics stalls", "Decisions within the days of Article 2."),
        ("decide stalls.permit --example", '"certified": true'),
        ("provisions stalls.1 --lang zh", "拖欠市场费用的。"),
        ("roster generate --regulation stalls --count 3 --out stalls.csv", "stalls.csv"),
        ("sensitivity stalls --only stalls.dirty_share --replications 2 --workers 1 --quiet", "dirty_share"),
        ("studies", "Permits for stalls"),
    ],
)
def test_every_command_knows_it(here: Path, capsys: pytest.CaptureFixture[str], arguments: str, word: str):
    status, printed = said(capsys, *arguments.split())
    assert status == 0 and word in printed, printed


def test_a_mistake_in_its_roster_is_named(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "stalls.csv").write_text("id,name,owes_fees\n1,甲,perhaps\n", "utf-8")
    status, printed = said(capsys, "roster", "check", "stalls.csv", "--regulation", "stalls")
    assert status == 2 and 'stalls.csv:2: owes_fees: found "perhaps", allowed: true or false' in printed


# Registered, and out of the way


def test_an_installed_package_needs_no_word_in_this_one(folder: Path, tmp_path: Path):
    for name in NAMES:
        about = tmp_path / f"{name}-0.1.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1\n", "utf-8")
        (about / "entry_points.txt").write_text(f"[gazette_sim.regulations]\n{name} = {name}\n", "utf-8")
    given = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (folder, tmp_path)))}
    program = "from gazette_sim.cli.program import main; main()"
    asked = [sys.executable, "-c", program, "provisions", "stalls.2"]
    done = subprocess.run(asked, env=given, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "") and "modelled by decide_by" in done.stdout


def test_the_check_of_the_gazette_leaves_other_documents_alone(here: Path):
    assert {"benches", "stalls"} <= set(documents())
    assert not [name for name in registered() if name.startswith(NAMES)]
    assert clause_count() == len([name for name in registered() if ":" not in name])


def test_what_was_taken_back_is_asked_no_more(here: Path):
    assert {"benches.keep", "stalls.permit"} <= set(decisions())
    for name in NAMES:
        remove_regulation(name)
    assert not [name for name in decisions() if name.startswith(NAMES)]
