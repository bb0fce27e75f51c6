"""What was simulated once is neither lost nor simulated again, and no table shows where a history came from."""

import json
import os
import random
import shutil
import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from same_receipt import RECEIPT, without_the_hour

from gazette_sim.cli.program import call
from gazette_sim.lab import job as rooms_of_job
from gazette_sim.lab import task
from gazette_sim.lab.cache import open_cache
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.job import ingredients, make_job
from gazette_sim.lab.merge import merge
from gazette_sim.lab.replication import history_of, packed, unpacked
from gazette_sim.lab.store import Store, append, begin, records
from gazette_sim.lab.study import make_study, to_toml
from gazette_sim.law.regulation import add_regulation, remove_regulation

SAID = {
    "study": {"name": "toy", "regulation": "permits", "starts_on": "2021-01-01", "years": 2, "seed": 7},
    "population": {"generate": 8},
    "scenario": [{"name": "as issued"}, {"name": "longer", "set": {"permits.permit_months": 60}}],
}


@pytest.fixture(autouse=True)
def toy(monkeypatch, tmp_path):
    add_regulation("permits", "toy_permits")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GAZETTE_SIM_CACHE", str(tmp_path / "cache"))
    yield
    remove_regulation("permits")


@pytest.fixture
def simulated(monkeypatch):
    "The histories that are simulated, not reused: scenario and replication of each."
    usual, seen = task.history_of, []

    def also(job, scenario, replication, journal):
        seen.append((scenario, replication))
        return usual(job, scenario, replication, journal)

    monkeypatch.setattr(task, "history_of", also)
    return seen


def study(**changed):
    return make_study(SAID).with_(**{"replications": 4} | changed)


def run(asked, out, **how):
    return run_study(asked, out=out, progress=False, **{"workers": 1, **how})


def contents(folder: Path) -> dict[str, bytes]:
    "Every file of a results folder; of the manifest what may not differ."
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    said = json.loads(files["manifest.json"])
    same = {k: v for k, v in said.items() if k not in ("wall_seconds", "workers", "sha256", "reused")}
    return files | {"manifest.json": json.dumps(same).encode(), RECEIPT: without_the_hour(files[RECEIPT])}


def without_cache(asked, out, monkeypatch, **how):
    with monkeypatch.context() as patched:
        patched.setenv("GAZETTE_SIM_CACHE", "off")
        return run(asked, out, **how)


# The cache


@pytest.mark.parametrize("journal", [False, True])
def test_another_study_reuses_what_it_shares_and_its_results_are_the_same_bytes(
    journal, tmp_path, monkeypatch, simulated
):
    first, longer = study().scenarios
    run(study(), tmp_path / "a", journal=journal)
    other = study(name="other", replications=6, scenarios=(longer, replace(first, name="the old law")))
    simulated.clear()
    result = run(other, tmp_path / "b", journal=journal)
    assert simulated == [(0, 4), (1, 4), (0, 5), (1, 5)]
    assert result.reused == 8 and len(result.replications) == 12
    fresh = without_cache(other, tmp_path / "c", monkeypatch, journal=journal)
    assert fresh.reused == 0 and contents(result.folder) == contents(fresh.folder)


def test_histories_without_journals_do_not_stand_in_for_those_with(tmp_path, simulated):
    run(study(), tmp_path / "a")
    simulated.clear()
    assert run(study(), tmp_path / "b", journal=True).reused == 0 and len(simulated) == 8
    assert run(study(), tmp_path / "c").reused == 8


def test_scenarios_that_are_the_same_are_simulated_once(tmp_path, monkeypatch, simulated):
    first, longer = study().scenarios
    twins = study(scenarios=(first, longer, replace(first, name="the same")))
    result = run(twins, tmp_path / "a", journal=True)
    assert simulated == [(s, r) for r in range(4) for s in range(2)] and result.reused == 0
    assert result.journal("the same", 2).about["scenario"] == "the same"
    fresh = without_cache(study(scenarios=twins.scenarios[:2]), tmp_path / "b", monkeypatch)
    assert result.values("the same", "permits.lost").tolist() == fresh.values("as issued", "permits.lost").tolist()


def test_other_code_finds_nothing(tmp_path, monkeypatch):
    run(study(), tmp_path / "a")
    usual = rooms_of_job.code_sha256
    monkeypatch.setattr(rooms_of_job, "code_sha256", lambda regulation: usual(regulation)[::-1])
    assert run(study(), tmp_path / "b").reused == 0


@pytest.mark.parametrize("how", ["cut off", "a flipped bit", "empty", "another entry"])
def test_a_damaged_entry_is_simulated_again(how, tmp_path):
    fresh = run(study(), tmp_path / "a")
    files, chance = [path for _, _, path in open_cache().entries()], random.Random(how)
    raws = [path.read_bytes() for path in files]
    for k, (path, raw) in enumerate(zip(files, raws, strict=True)):
        at = chance.randrange(len(raw))
        wrong = {"cut off": raw[:at], "empty": b"", "another entry": raws[k - 1]}
        path.write_bytes(wrong.get(how, raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]))
    again = run(study(), tmp_path / "b")
    assert again.reused == 0 and contents(again.folder) == contents(fresh.folder)
    assert run(study(), tmp_path / "c").reused == 8


def test_several_processes_use_it_at_once(tmp_path, monkeypatch, prepared):
    (tmp_path / "study.toml").write_text(to_toml(study(replications=12)), encoding="utf-8")
    how = {"folder": tmp_path, "env": {"GAZETTE_SIM_CACHE": os.environ["GAZETTE_SIM_CACHE"]}}
    both = [
        prepared.start("prepared:study", "study.toml", name, errors=tmp_path / f"errors of {name}", **how)
        for name in ("a", "b")
    ]
    assert [process.wait() for process in both] == [0, 0]
    fresh = without_cache(study(replications=12), tmp_path / "c", monkeypatch)
    assert contents(tmp_path / "a") == contents(tmp_path / "b") == contents(fresh.folder)
    assert run(study(replications=12), tmp_path / "d").reused == 24


def test_the_cache_stays_below_its_limit(tmp_path, monkeypatch):
    Path("settings.ini").write_text("[run]\ncache = here\ncache_megabytes = 1\n", encoding="utf-8")
    monkeypatch.delenv("GAZETTE_SIM_CACHE")
    cache = open_cache()
    assert (cache.folder, cache.limit) == (Path("here"), 1_000_000)
    history = history_of(make_job(study()), 0, 0)._replace(content=os.urandom(20_000))
    for k in range(100):
        cache.put(f"{k:02x}" * 32, history)
    cache.trim()
    assert 0 < sum(size for _, size, _ in cache.entries()) <= 1_000_000


def test_what_was_reused_is_printed(tmp_path, capsys):
    Path("study.toml").write_text(to_toml(study()), encoding="utf-8")
    for out in ("a", "b"):
        assert call(["run", "study.toml", "--out", out, "--no-figures", "--quiet", "--workers", "1"]) == 0
    assert capsys.readouterr().out.count("8 of 8 histories were simulated before, and reused.") == 1
    assert call(["cache", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["histories"] == 8


# A run that is killed in the middle of a write


def test_a_run_cut_off_at_any_byte_goes_on_to_the_same_bytes(tmp_path, monkeypatch):
    whole = without_cache(study(), tmp_path / "whole", monkeypatch, journal=True)
    monkeypatch.setenv("GAZETTE_SIM_CACHE", "off")
    monkeypatch.setenv("TOY_FAILS_AT", "3")
    with pytest.raises(RuntimeError):
        run(study(), tmp_path / "killed", journal=True)
    monkeypatch.delenv("TOY_FAILS_AT")
    part = tmp_path / "killed" / "parts" / "000000.records"
    raw, chance = part.read_bytes(), random.Random(1)
    for cut in (0, 1, 8, 39, 41, len(raw) - 1, *(chance.randrange(len(raw)) for _ in range(6))):
        folder = tmp_path / f"cut at {cut}"
        shutil.copytree(tmp_path / "killed", folder)
        (folder / "parts" / "000000.records").write_bytes(raw[:cut])
        assert contents(run(study(), folder, journal=True).folder) == contents(whole.folder)


def test_records_after_a_torn_one_are_found(tmp_path):
    histories = [history_of(make_job(study()), 0, r) for r in range(4)]
    path, chance = tmp_path / "torn.records", random.Random(2)
    append(path, histories[:2])
    raw = path.read_bytes()
    for _ in range(40):
        path.write_bytes(raw[: chance.randrange(len(raw))])
        before = [history for _, history in records(path)]
        append(path, histories[2:])
        assert [history for _, history in records(path)] == [*before, *histories[2:]]


# Ten thousand histories need not fit into memory


def test_the_memory_of_a_merge_does_not_grow_with_the_histories(tmp_path):
    job = make_job(study())
    about, curves = unpacked(history_of(job, 0, 0).content)
    curves["wide"] = np.column_stack([np.arange(400), np.random.default_rng(3).random(400)])
    history = history_of(job, 0, 0)._replace(content=packed(about, curves))
    peaks = {}
    for count in (2, 50, 600):
        store = Store(tmp_path / str(count))
        store.keep(history._replace(scenario=s, replication=r) for r in range(count) for s in range(2))
        said = begin(job, store, ingredients(job))
        if count > 2:  # the first only has the libraries imported
            tracemalloc.start()
        merge(job, store, count, said)
        peaks[count] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peaks[600] < peaks[50] + 500_000  # a stack of the curves alone would be two million bytes more


@pytest.mark.parametrize("said", ["usual", '"usual"', "Usual", ""])
def test_the_usual_cache_is_in_the_users_own_folder(said, monkeypatch, tmp_path):
    home, here = tmp_path / "home", tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv("GAZETTE_SIM_CACHE")
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(home))
    Path("settings.ini").write_text(f"[run]\ncache = {said}\n", encoding="utf-8")
    run_study(study(replications=1), 1, "r", progress=False)
    assert open_cache().folder == home / "gazette_sim" / "histories" and open_cache().entries()
    assert sorted(path.name for path in here.iterdir()) == ["r", "settings.ini"]
