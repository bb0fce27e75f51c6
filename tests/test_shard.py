"""Shards: whatever was cut off, in whatever order, the results are the same bytes as of one run."""

import itertools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import gazette_sim
from gazette_sim.lab import workers
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.precision import planned
from gazette_sim.lab.shard import Shard, about_shard, gather, run_shard
from gazette_sim.lab.store import records
from gazette_sim.lab.study import HalfWidth, read_study
from gazette_sim.lab.verify import job_of, verify
from gazette_sim.law.calendar import day_number, from_civil
from gazette_sim.law.citation import InputError

ROOT = Path(__file__).resolve().parent.parent
STUDY = read_study("validity-five-years").with_(name="five", generate=4, replications=4)
SHORT = STUDY.with_(scenarios=STUDY.scenarios[:1], measure_from=None, last_day=from_civil(2023, 12, 31))


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    return run_study(STUDY, 1, tmp_path_factory.mktemp("alone") / "r", progress=False).manifest["files"]


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shards")
    return [run_shard(STUDY, Shard(k, 3), 1, folder, progress=False)[0] for k in (1, 2, 3)]


@pytest.fixture
def files(simulated, tmp_path):
    "Copies of what was simulated once."
    folder = shutil.copytree(simulated[0].parent, tmp_path / "s")
    return [folder / file.name for file in simulated]


def test_shards_in_any_order_are_the_bytes_of_one_run(files, alone, tmp_path):
    for n, order in enumerate(itertools.permutations(files)):
        if n % 2:
            assert gather(STUDY, order, tmp_path / f"r{n}").manifest["files"] == alone
    assert gather(STUDY, [files[0].parent], tmp_path / "r1").manifest["files"] == alone  # again, in the same folder


def test_a_shard_that_was_cut_off_anywhere_goes_on_and_gather_waits_for_it(files, alone, tmp_path):
    file, whole = files[0], files[0].read_bytes()
    places = [at for at, _ in records(file)]
    for cut in (places[1], places[2] + 40, len(whole) - 1):
        file.write_bytes(whole[:cut])
        with pytest.raises(InputError, match=r"of 3 histories.*run --shard 1/3 again"):
            gather(STUDY, files, tmp_path / "early")
        assert not (tmp_path / "early").exists()
        run_shard(STUDY, Shard(1, 3), 1, file.parent, progress=False)
        assert file.read_bytes()[: places[1]] == whole[: places[1]]
    assert gather(STUDY, files, tmp_path / "r").manifest["files"] == alone


def test_what_is_finished_is_not_simulated_again_and_more_replications_go_on(files, tmp_path, monkeypatch):
    def refuse(*_):
        raise AssertionError("simulated again")

    with monkeypatch.context() as patched:
        patched.setattr(workers, "piecewise", refuse)
        again = [run_shard(STUDY, Shard(k, 3), 1, files[0].parent, progress=False) for k in (1, 2, 3)]
    assert [file for file, _ in again] == files and sum(histories for _, histories in again) == 12
    more = STUDY.with_(replications=5)
    before = sum(file.stat().st_size for file in files)
    assert sum(run_shard(more, Shard(k, 3), 1, files[0].parent, progress=False)[1] for k in (1, 2, 3)) == 15
    assert sum(file.stat().st_size for file in files) > before
    gathered = gather(STUDY, files, tmp_path / "more").manifest["files"]
    assert gathered == run_study(more, 1, tmp_path / "alone", progress=False).manifest["files"]


def test_journals_come_with_their_histories(tmp_path):
    short = STUDY.with_(replications=1)
    kept = [run_shard(short, Shard(k, 2), 1, tmp_path / "s", journal=True, progress=False)[0] for k in (2, 1)]
    assert all(about_shard(file).journals for file in kept)
    run_shard(short, Shard(1, 2), 1, tmp_path / "s", progress=False)  # once kept, always kept
    assert about_shard(kept[1]).journals
    gather(short, kept, tmp_path / "r")
    run_study(short, 1, tmp_path / "alone", journal=True, progress=False)
    for file in sorted((tmp_path / "alone" / "journals").iterdir()):
        assert (tmp_path / "r" / "journals" / file.name).read_bytes() == file.read_bytes()


def test_journals_that_are_asked_for_later_are_waited_for(tmp_path, monkeypatch):
    short = SHORT.with_(replications=3)
    file, _ = run_shard(short, Shard(1, 1), 1, tmp_path / "s", progress=False)
    without = file.stat().st_size
    run_shard(short, Shard(1, 1), 1, tmp_path / "s", journal=True, progress=False)
    whole = file.read_bytes()
    places = [at for at, _ in records(file) if at >= without]
    file.write_bytes(whole[: places[2]])  # killed after what it says of itself, and one history of three
    with pytest.raises(InputError, match=r"1 of 3 histories.*run --shard 1/1 again"):
        gather(short, [file], tmp_path / "r")
    file.write_bytes(whole)
    with monkeypatch.context() as patched:
        patched.setattr(workers, "piecewise", None)  # nothing is simulated any more
        found = gather(short, [file], tmp_path / "r")
    told = [found.journal(found.scenarios[0], r).sha256() for r in range(3)]
    assert told == found.journals["sha256"].tolist() and len(set(told)) == 3
    other, _ = run_shard(short, Shard(2, 2), 1, tmp_path / "o", progress=False)
    both = [file, other]
    with pytest.raises(InputError, match="in shards, journals"):
        gather(short, both, tmp_path / "n")


def test_seed_and_replications_of_the_shards_are_those_of_the_results(tmp_path):
    file, _ = run_shard(SHORT.with_(seed=9, replications=1), Shard(1, 1), 1, tmp_path / "s", progress=False)
    found = gather(SHORT, [file], tmp_path / "r")
    assert (found.study.seed, found.manifest["seed"], found.manifest["replications"]) == (9, 9, 1)


def test_a_warm_up_that_is_found_is_found_by_shards_and_by_who_verifies(tmp_path):
    study = SHORT.with_(warm_up="mser", replications=2)
    alone = run_study(study, 1, tmp_path / "alone", progress=False)
    since = alone.manifest["measured_from"]
    assert since > alone.manifest["first_day"] and job_of(alone).since == day_number(since)
    files = [run_shard(study, Shard(k, 2), 1, tmp_path / "s", progress=False)[0] for k in (1, 2)]
    found = gather(study, files, tmp_path / "r")
    assert found.manifest["files"] == alone.manifest["files"] and found.manifest["measured_from"] == since
    assert verify(found, sample=0).same


def test_what_does_not_belong_together_is_refused(files, tmp_path, monkeypatch):
    other = run_shard(STUDY, Shard(1, 4), 1, tmp_path / "o", progress=False)[0]
    seed = run_shard(STUDY.with_(seed=7), Shard(2, 3), 1, tmp_path / "o", progress=False)[0]
    with monkeypatch.context() as patched:
        patched.setattr(gazette_sim, "__version__", "0.0.9")
        older = run_shard(STUDY, Shard(2, 3), 1, tmp_path / "older", progress=False)[0]
    copy = tmp_path / "copy.records"
    copy.write_bytes(files[2].read_bytes())
    for those, said in (
        (files[:2], "no shard 3 of 3"),
        ([*files, copy], "one file for each shard"),
        ([*files, other], "in shards"),
        ([files[0], seed, files[2]], "in seed"),
        ([files[0], older, files[2]], "in version"),
        ([], "found"),
        ([tmp_path / "none"], "found nothing"),
    ):
        with pytest.raises(InputError, match=said) as refused:
            gather(STUDY, those or [tmp_path], tmp_path / "r") if those else gather(STUDY.with_(name="new"))
        assert "\n" not in str(refused.value)
    with pytest.raises(InputError, match="differs in seed"):
        run_shard(STUDY.with_(seed=7), Shard(1, 3), 1, files[0].parent, progress=False)
    with pytest.raises(InputError, match="of this study"):
        gather(STUDY.with_(generate=5), files, tmp_path / "r")
    assert not (tmp_path / "r").exists()


def test_a_precision_is_looked_at_by_gather_as_by_one_run(tmp_path):
    wanted = HalfWidth(metric="coal.applications", width=1.2, at_most=20, batch=4, smallest=10)
    study = STUDY.with_(half_width=wanted, scenarios=STUDY.scenarios[:1])
    files = [run_shard(study, Shard(k, 2), 1, tmp_path / "s", progress=False)[0] for k in (1, 2)]
    one = run_study(study, 1, tmp_path / "one", progress=False).manifest
    assert 10 <= one["replications"] < 20 and len(one["precision"]["looks"]) < len(planned(study))
    assert gather(study, files, tmp_path / "r").manifest["files"] == one["files"]
    assert gather(study, files, tmp_path / "r").manifest["files"] == one["files"]  # again, in the same folder
    with pytest.raises(
        InputError, match="differs in replications, half_width"
    ):  # a number in place of a width is another run
        run_shard(study.with_(half_width=None), Shard(1, 2), 1, tmp_path / "s", progress=False)
    other = study.with_(half_width=wanted.model_copy(update={"width": 1.1}))
    with pytest.raises(InputError, match=r"differs in half_width.*of this study"):
        gather(other, files, tmp_path / "other")
    unknown = study.with_(half_width=wanted.model_copy(update={"metric": "coal.aplications"}))
    with pytest.raises(InputError, match=r"did you mean coal.applications"):
        run_shard(unknown, Shard(1, 2), 1, tmp_path / "s", progress=False)


def test_the_script_of_the_docs_runs_a_study(tmp_path):
    script = re.search(r"```sh\n(.*?)```", (ROOT / "docs" / "batch.md").read_text("utf-8"), re.DOTALL)[1]
    assert len(script.splitlines()) == 10 and script.count("/40") == 1
    (tmp_path / "study.sh").write_text(script.replace("run builtin", "run five.toml").replace("/40", "/2"))
    (tmp_path / "five.toml").write_text(
        '[study]\nname = "five"\nregulation = "coal"\nstarts_on = 2021-01-01\nyears = 1\nreplications = 2\n'
        '[population]\ngenerate = 4\n[[scenario]]\nname = "as issued"\n'
    )
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for number in "12":
        env = os.environ | {"PATH": path, "SLURM_ARRAY_TASK_ID": number, "SLURM_SUBMIT_DIR": str(tmp_path)}
        subprocess.run(["sh", "study.sh"], cwd=tmp_path, env=env, check=True, capture_output=True)
    found = gather(tmp_path / "five.toml", [tmp_path / "shards"], tmp_path / "r")
    assert found.manifest["replications"] == 2
