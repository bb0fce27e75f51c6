"""What a stranger finds in a results folder: the receipt, read by other programs; and what verifying finds."""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from rocrate.model.softwareapplication import SoftwareApplication
from rocrate.rocrate import ROCrate
from same_receipt import RECEIPT, without_the_hour
from toy_study import of_shops, permits

from gazette_sim.cli.program import call
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.merge import bring_back, merge
from gazette_sim.lab.receipt import write_receipt
from gazette_sim.lab.replication import packed, unpacked
from gazette_sim.lab.store import Store, read_manifest, write_manifest
from gazette_sim.lab.study import make_study, read_study
from gazette_sim.lab.verify import changed_since, job_of, unnoticed, verify
from gazette_sim.lab.result import open_result

SAID = of_shops("the shops.csv", {"name": "as issued"}, {"name": "longer", "set": {"permits.permit_months": 60}})


@pytest.fixture(autouse=True, scope="module")
def toy():
    with permits():
        yield


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    "A folder with a roster of a name with a blank, its source, and a finished run, `whole`."
    folder = tmp_path_factory.mktemp("receipt")
    (folder / "the shops.csv").write_text("north\nsouth\n", encoding="utf-8")
    (folder / "the shops.source.toml").write_text('attribution = "the town"\n', encoding="utf-8")
    run_study(make_study(SAID, folder=folder), 1, folder / "whole", journal=True, progress=False)
    return folder


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_reader_of_crates_finds_every_file_with_its_hash_and_size(home):
    crate = ROCrate(home / "whole")
    files = {entity["name"]: entity for entity in crate.data_entities}
    present = {p.relative_to(home / "whole").as_posix() for p in (home / "whole").rglob("*") if p.is_file()}
    assert files.keys() == present - {RECEIPT} and len(files) == 18
    for name, entity in files.items():
        path = home / "whole" / name
        assert (entity["sha256"], entity["contentSize"]) == (sha256(path), str(path.stat().st_size))
    assert files["roster/the shops.csv"].id == "roster/the%20shops.csv"


def test_a_reader_of_crates_finds_what_was_done_with_what(home):
    crate = ROCrate(home / "whole")
    run = crate.get("#run")
    program = run["instrument"]
    assert isinstance(program, SoftwareApplication) and crate.root_dataset["mentions"] == run
    assert run["description"].startswith("6 histories; 0 of them")
    asked = {entity["name"] for entity in run["object"]}
    assert {"study.toml", "roster/the shops.csv", "roster/the shops.source.toml", "seed", "population"} <= asked
    assert crate.get("#seed")["value"] == "7"
    made = {entity["name"] for entity in run["result"]}
    assert {"summary.csv", "replications.parquet", "manifest.json", "journals/001-000002.parquet"} <= made
    assert not asked & made
    needs = {each["name"]: each["softwareVersion"] for each in program["softwareRequirements"]}
    assert needs["Python"] == ".".join(map(str, sys.version_info[:3])) and {"numpy", "simpy", "pyarrow"} <= needs.keys()


def test_whatever_is_named_in_it_is_in_it(home):
    graph = json.loads((home / "whole" / RECEIPT).read_text("utf-8"))["@graph"]
    known = [entity["@id"] for entity in graph]
    assert len(known) == len(set(known))
    elsewhere = ("https://w3id.org/ro/crate/", "http://schema.org/")

    def named(value):
        if isinstance(value, list):
            return [name for each in value for name in named(each)]
        return [value["@id"]] if isinstance(value, dict) else []

    for entity in graph:
        for value in entity.values():
            for name in named(value):
                assert name in known or name.startswith(elsewhere), name


def test_a_stranger_checks_it_with_nothing_but_python(home, tmp_path):
    check = (
        "import hashlib, json; [print(f['name'], hashlib.sha256(open(f['name'], 'rb').read()).hexdigest()"
        " == f['sha256']) for f in json.load(open('ro-crate-metadata.json'))['@graph'] if 'sha256' in f]"
    )
    shutil.copytree(home / "whole", tmp_path / "copy")
    (tmp_path / "copy" / "summary.csv").write_text("mine", encoding="utf-8")
    ran = subprocess.run([sys.executable, "-I", "-c", check], cwd=tmp_path / "copy", capture_output=True, text=True)
    said = dict(line.rsplit(" ", 1) for line in ran.stdout.splitlines())
    assert [name for name, same in said.items() if same == "False"] == ["summary.csv"] and len(said) == 18


def test_the_package_is_hashed_as_a_shell_would(home):
    listed = []
    package = Path(__file__).resolve().parent.parent / "gazette_sim"
    for folder, _, names in os.walk(package):
        listed += [Path(folder) / name for name in names if "__pycache__" not in folder]
    relative = {path.relative_to(package.parent).as_posix(): path for path in listed}
    lines = "".join(f"{sha256(relative[name])}  {name}\n" for name in sorted(relative))
    assert ROCrate(home / "whole").get("#package-sha256")["value"] == hashlib.sha256(lines.encode()).hexdigest()


def test_the_same_study_has_the_same_receipt_but_for_the_hour_and_one_that_is_lost_is_made_anew(home, tmp_path):
    whole = home / "whole"
    run_study(make_study(SAID, folder=home), 1, tmp_path / "again", journal=True, progress=False)
    first = without_the_hour((whole / RECEIPT).read_bytes())
    assert without_the_hour((tmp_path / "again" / RECEIPT).read_bytes()) == first
    tables = {path.name: path.read_bytes() for path in whole.glob("*.parquet")}
    (whole / RECEIPT).unlink()
    run_study(make_study(SAID, folder=home), 1, whole, progress=False)
    assert without_the_hour((whole / RECEIPT).read_bytes()) == first
    assert {path.name: path.read_bytes() for path in whole.glob("*.parquet")} == tables
    with (whole / "journals.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 6


# Verifying


def open_study(folder: Path):
    return read_study(folder / "study.toml")


@pytest.fixture
def copy(home, tmp_path):
    return Path(shutil.copytree(home / "whole", tmp_path / "copy"))


def test_results_of_this_program_are_verified(home, capsys):
    found = verify(home / "whole", sample=0)
    assert found.same and found.changed == () and len(found.simulated) == found.histories == 6
    drawn = [verify(home / "whole", sample=2, draw=3).simulated for _ in range(2)]
    assert drawn[0] == drawn[1] and len(drawn[0]) == 2
    assert call(["verify", str(home / "whole"), "--sample", "1"]) == 0
    assert f"at most {unnoticed(6, 1)} of 6" in capsys.readouterr().out


def forge(folder: Path) -> None:
    "A metric of one history is made better, the tables made from it, and all hashes put right."
    result = open_result(folder)
    job, store = job_of(result), Store(folder, True)
    bring_back(store)
    about, curves = unpacked(store.history(1, 2).content)
    name = next(name for name, value in about["values"].items() if value == value)
    about["values"][name] += 0.125
    store._add(store.history(1, 2)._replace(content=packed(about, curves)))
    merge(job, store, 3, {k: v for k, v in result.manifest.items() if k != "sha256"})


def test_a_history_that_was_made_up_is_found_though_every_hash_fits(copy, capsys):
    forge(copy)
    found = verify(copy, sample=0)
    (only,) = found.different
    assert only.where == "longer, 2" and float(only.there) == float(only.here) + 0.125
    assert call(["verify", str(copy), "--sample", "0"]) == 1
    said = capsys.readouterr().out
    assert "longer, 2" in said and "not made by this program" in said
    one = [verify(copy, sample=1, draw=draw).same for draw in range(8)]
    assert set(one) == {True, False}  # a sample finds it where it is drawn


def test_a_table_that_was_made_up_is_found_without_simulating_it(copy):
    text = (copy / "summary.csv").read_text("utf-8")
    (copy / "summary.csv").write_text(text.replace(",3\n", ",4\n", 1), "utf-8")
    put_right(copy)
    assert [each.where for each in verify(copy, sample=1).different] == ["summary.csv"]


def put_right(folder: Path) -> None:
    "All hashes are those of the files as they are."
    about = read_manifest(folder)
    about["files"] = {name: sha256(folder / name) for name in about["files"]}
    write_receipt(folder, open_study(folder), about)
    write_manifest(folder, about)


def test_every_table_that_was_made_up_is_found_and_one_that_is_only_written_otherwise_is_not(copy):
    tables = {path: pq.read_table(path) for path in sorted(copy.glob("*.parquet"))}
    for path, table in tables.items():
        pq.write_table(table, path, compression="none")
    put_right(copy)
    assert verify(copy, sample=1).same and len(tables) == 3
    for path, table in tables.items():
        pq.write_table(table.slice(0, len(table) - 1), path)
    texts = {name: (copy / name).read_text("utf-8") for name in ("scenarios.csv", "desks.csv", "journals.csv")}
    for name in ("scenarios.csv", "desks.csv"):
        (copy / name).write_text(texts[name] + "\n", "utf-8")
    events = f",{open_result(copy, check=False).journals['events'][0]},"
    (copy / "journals.csv").write_text(texts["journals.csv"].replace(events, ",7,", 1), "utf-8")
    put_right(copy)
    names = [each.where for each in verify(copy, sample=1).different]
    assert sorted(names) == sorted([*texts, *(path.name for path in tables)])


def test_a_journal_of_another_history_is_found(copy):
    journals = open_result(copy).journals
    other = next(row for row in journals.itertuples() if row.sha256 != journals["sha256"][0])
    (copy / journals["file"][0]).write_bytes((copy / other.file).read_bytes())
    put_right(copy)
    (only,) = verify(copy, sample=0).different
    assert only[:3] == ("as issued, 0", "journal kept", journals["sha256"][0]) and only.here == other.sha256


def test_what_has_changed_since_is_said(copy, capsys):
    about = read_manifest(copy)
    about["made_of"]["code"] = "0" * 64
    about["versions"]["numpy"] = "1.0"
    write_receipt(copy, open_study(copy), about)
    write_manifest(copy, about)
    result = open_result(copy)
    assert [line.split(":")[0] for line in changed_since(result, job_of(result))] == ["code", "numpy"]
    assert call(["verify", str(copy), "--sample", "1"]) == 0
    assert "numpy: 1.0 →" in capsys.readouterr().out


def test_damaged_files_are_named_and_no_result_is_refused(copy, tmp_path, capsys):
    (copy / "desks.csv").unlink()
    assert call(["verify", str(copy)]) == 1
    assert "desks.csv: missing" in capsys.readouterr().out
    (copy / RECEIPT).write_text("[", "utf-8")
    for folder in (copy, tmp_path / "nothing"):
        assert call(["verify", str(folder)]) == 2
        said = capsys.readouterr()
        assert said.out == "" and said.err.count("\n") == 1
