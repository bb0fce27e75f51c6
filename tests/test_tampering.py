"""A results folder that somebody or something has changed is named in one line, and made anew by the next run."""

import json
import random
import shutil
from pathlib import Path

import pytest
from same_receipt import RECEIPT, without_the_hour
from toy_study import of_shops, permits

from gazette_sim.cli.program import call
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.store import read_manifest, write_manifest
from gazette_sim.lab.study import make_study
from gazette_sim.law.citation import InputError

SAID = of_shops("shops.csv", {"name": "1"}, {"name": "often found", "assumptions": {"permits.finding_rate": 0.1}})
COMMANDS = (
    ["report", "c"],
    ["compare", "c"],
    ["compare", "whole", "c"],
    ["journal", "c", "--out", "o.csv"],
    ["journal", "c", "--out", "o.json"],
)
FILES = (
    *("manifest.json", "study.toml", "scenarios.csv", "summary.csv", "journals.csv", "replications.parquet"),
    *(
        "counters.parquet",
        "series.parquet",
        "histories.zip",
        "ro-crate-metadata.json",
        "roster/shops.csv",
        "journals/001-000002.parquet",
    ),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    "A folder with a finished run, `whole`."
    folder = tmp_path_factory.mktemp("tampering")
    (folder / "shops.csv").write_text("north\nsouth\nwest\n", encoding="utf-8")
    with permits():
        run_study(study(folder), 1, folder / "whole", journal=True, progress=False)
        yield folder


@pytest.fixture
def copy(home, monkeypatch):
    monkeypatch.chdir(home)
    shutil.rmtree("c", ignore_errors=True)
    shutil.copytree("whole", "c")
    return home / "c"


def study(folder):
    return make_study(SAID, folder=folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def flipped(raw: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(raw))
    return raw[:place] + bytes([raw[place] ^ 1 << chance.randrange(8)]) + raw[place + 1 :]


def damaged(path: Path, how: str) -> None:
    raw, chance = path.read_bytes(), random.Random(f"{path.name} {how}")
    path.unlink()
    if how == "a folder":
        path.mkdir()
    elif how == "a link to nowhere":
        path.symlink_to("nowhere")
    elif how != "removed":
        changed = {"emptied": b"", "cut off": raw[: len(raw) // 2], "only its first line": raw.split(b"\n")[0] + b"\n"}
        changed |= {"longer": raw + b"}", "a flipped bit": flipped(raw, chance), "another": b"a,b\n1,2\n"}
        path.write_bytes(changed[how])


def answers(capsys) -> None:
    "Every command refuses the folder in one line."
    for command in COMMANDS:
        assert call(command) == 2, command
        assert len(capsys.readouterr().err.strip().splitlines()) == 1, command


@pytest.mark.parametrize(
    "how", ["removed", "emptied", "cut off", "only its first line", "longer", "a flipped bit", "another"]
)
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named_and_made_anew(copy, home, name, how, capsys):
    before = contents(copy)
    damaged(copy / name, how)
    answers(capsys)
    run_study(study(home), 1, copy, progress=False)
    after = contents(copy)
    for files in (before, after):
        told = json.loads(files.pop("manifest.json"))
        files["manifest"] = {k: v for k, v in told.items() if k not in ("wall_seconds", "sha256")}
        files[RECEIPT] = without_the_hour(files[RECEIPT])
    assert after == before


@pytest.mark.parametrize("how", ["a folder", "a link to nowhere"])
@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_is_named(copy, home, name, how, capsys):
    damaged(copy / name, how)
    answers(capsys)
    try:
        assert run_study(study(home), 1, copy, progress=False).manifest["finished"]
    except InputError as error:
        assert how == "a folder" and "\n" not in str(error)


ODD = ["[1]", "null", "7", '"text"', "[[1, 2]]", "{}", "[" * 100_000, '{"a":' * 50_000, '{"a": ' + "9" * 9_999 + "}"]


@pytest.mark.parametrize("text", ODD, ids=lambda text: text[:9])
def test_a_manifest_of_another_form_is_named(copy, text, capsys):
    (copy / "manifest.json").write_text(text, encoding="utf-8")
    answers(capsys)


@pytest.mark.parametrize("key", ["seed", "population", "metrics", "files", "made_of", "versions", "replications"])
@pytest.mark.parametrize("value", [None, [1], {"a": 7}, "text", -1.5], ids=str)
def test_a_manifest_whose_values_are_of_another_kind_is_named(copy, key, value, capsys):
    write_manifest(copy, read_manifest(copy) | {key: value})  # with the right seal
    answers(capsys)


def test_damage_is_found_in_an_open_result_too(copy, home):
    result = run_study(study(home), 1, copy, journal=True, progress=False)
    damaged(copy / "journals" / "001-000002.parquet", "a flipped bit")
    with pytest.raises(InputError, match=r"001-000002\.parquet"):
        result.journal("often found", 2)
    damaged(copy / "replications.parquet", "cut off")
    with pytest.raises(InputError, match=r"replications\.parquet"):
        result.values("1", "permits.lost")


def test_a_table_is_made_anew_without_simulating(copy, home, monkeypatch):
    before = contents(copy)
    damaged(copy / "replications.parquet", "a flipped bit")
    monkeypatch.setenv("TOY_FAILS_AT", "0")
    run_study(study(home), 1, copy, progress=False)
    assert contents(copy)["replications.parquet"] == before["replications.parquet"]


def test_more_replications_are_added_to_those_that_are_there(copy, home, monkeypatch):
    monkeypatch.setenv("TOY_FAILS_AT", "0")
    more = run_study(study(home).with_(replications=5), 1, copy, progress=False)
    monkeypatch.delenv("TOY_FAILS_AT")
    fresh = run_study(study(home).with_(replications=5), 1, home / "fresh", journal=True, progress=False)
    assert more.journals_sha256() == fresh.journals_sha256() and more.summary.equals(fresh.summary)
    with pytest.raises(InputError, match=r"differs in replications \(5 there, 3 here\)"):
        run_study(study(home), 1, copy, progress=False)


def test_a_users_files_stay(copy, home):
    mine = [copy / name for name in ("thesis.tmp", "sub/other.tmp", "parts/notes.txt", "journals/x.tmp")]
    for file in mine:
        file.parent.mkdir(exist_ok=True)
        file.write_text("mine", encoding="utf-8")
    for scrap in ("summary.csv.99.gazette_sim.tmp", "parts/000000.records"):  # of a run killed at the very end
        (copy / scrap).write_text("", encoding="utf-8")
    for asked in (study(home), study(home).with_(replications=4)):
        run_study(asked, 1, copy, progress=False)
        assert [file.read_text("utf-8") for file in mine] == ["mine"] * 4
        assert not list(copy.rglob("*.records")) and not list(copy.rglob("*.gazette_sim.tmp"))
    (home / "y").mkdir()
    (home / "y" / "thesis.tmp").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="a folder of other files"):
        run_study(study(home), 1, home / "y", progress=False)
    assert [file.name for file in (home / "y").iterdir()] == ["thesis.tmp"]


@pytest.mark.parametrize("how", ["emptied", "cut off", "a flipped bit", "longer"])
def test_a_damaged_part_is_simulated_again(home, how, monkeypatch, tmp_path):
    monkeypatch.setenv("TOY_FAILS_AT", "2")
    with pytest.raises(RuntimeError):
        run_study(study(home), 1, tmp_path / "r", journal=True, progress=False)
    monkeypatch.delenv("TOY_FAILS_AT")
    damaged(tmp_path / "r" / "parts" / "000000.records", how)
    damaged(tmp_path / "r" / "journals" / "001-000000.parquet", how)
    again = run_study(study(home), 1, tmp_path / "r", journal=True, progress=False)
    assert again.manifest["files"]["histories.zip"] == read_manifest(home / "whole")["files"]["histories.zip"]
