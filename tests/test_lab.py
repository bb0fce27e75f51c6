"""Studies, experiments and comparisons on a toy regulation: what must hold whatever the regulation is."""

import copy
import datetime as dt
import json
import math
import os
import signal
import sys
import time
import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import toy_permits.metrics
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from same_receipt import RECEIPT, without_the_hour

from gazette_sim.engine.journal import Journal
from gazette_sim.regime.interval import Bounds, level_of, looks, mean_interval, reach
from gazette_sim.regime.metric import metric
from gazette_sim.lab import job, merge, store, task, warm_up, workers
from gazette_sim.lab.compare import compare
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.merge import mean_curve, mean_difference, spread_of
from gazette_sim.lab.replication import ReplicationError, curves_of, measured, simulated
from gazette_sim.lab.result import open_result
from gazette_sim.lab.readings import reading_effects
from gazette_sim.lab.study import make_study, read_study, shipped_studies, to_toml
from gazette_sim.lab.sensitivity import both, cost, kept_in, morris, one_at_a_time, own_settings
from gazette_sim.law.calendar import LAST_DAY, Calendar, day_number, state_council_calendar
from gazette_sim.law.citation import InputError, data_folder
from gazette_sim.law.decision import decide
from gazette_sim.law.regulation import add_regulation, remove_regulation

ROOT = Path(__file__).resolve().parent.parent
SAID = {
    "study": {
        "name": "toy",
        "regulation": "permits",
        "starts_on": "2021-01-01",
        "years": 4,
        "seed": 7,
        "replications": 5,
    },
    "population": {"generate": 8},
    "scenario": [{"name": "as issued"}, {"name": "longer", "set": {"permits.permit_months": 60}}],
}


@pytest.fixture(autouse=True)
def toy(monkeypatch, tmp_path):
    add_regulation("permits", "toy_permits")
    monkeypatch.chdir(tmp_path)
    yield
    remove_regulation("permits")


def study(**changed):
    return make_study(SAID).with_(**changed)


def run(asked, out, **how):
    return run_study(asked, out=out, progress=False, **{"workers": 1, **how})


def contents(folder: Path) -> dict[str, bytes]:
    "Every file of a results folder; of the manifest what may not differ."
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    manifest = json.loads(files["manifest.json"])
    same = {k: v for k, v in manifest.items() if k not in ("wall_seconds", "workers", "sha256")}
    files["manifest.json"] = json.dumps(same).encode()
    files[RECEIPT] = without_the_hour(files[RECEIPT])
    return files


def refusal(function, *arguments, **named) -> str:
    with pytest.raises(InputError) as caught:
        function(*arguments, **named)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# The results folder


def test_a_results_folder_holds_what_a_stranger_needs(tmp_path):
    result = run(study(), tmp_path / "r", journal=True)
    names = {p.name for p in result.folder.iterdir()}
    assert names == {
        "study.toml", "scenarios.csv", "manifest.json", "summary.csv", "replications.parquet", "series.parquet",
        "counters.parquet", "desks.csv", "journals.csv", "journals", "histories.zip",
        "ro-crate-metadata.json",
    }  # fmt: skip
    manifest = json.loads((result.folder / "manifest.json").read_text("utf-8"))
    assert {"gazette_sim", "python", "numpy", "simpy", "pyarrow"} <= set(manifest["versions"])
    assert manifest["population"]["source"].startswith("illustrative")
    assert manifest["seed"] == 7 and manifest["replications"] == 5 and manifest["wall_seconds"] > 0
    spelt_out = (result.folder / "scenarios.csv").read_text("utf-8")
    assert "longer,start,permits.permit_months,law,months,60,study" in spelt_out


def test_a_result_can_be_made_again_from_its_folder(tmp_path):
    first = run(study(), tmp_path / "a")
    again = run(read_study(first.folder / "study.toml"), tmp_path / "b")
    assert contents(first.folder) == contents(again.folder)


def test_a_roster_goes_along_and_the_copy_runs(tmp_path):
    (tmp_path / "shops.csv").write_text("north\nsouth\n", encoding="utf-8")
    said = SAID | {"population": {"roster": "shops.csv"}}
    first = run(make_study(said, folder=tmp_path), tmp_path / "a")
    again = run(read_study(first.folder / "study.toml"), tmp_path / "b")
    assert first.manifest["population"]["size"] == 2 and contents(first.folder) == contents(again.folder)


def test_a_changed_roster_is_another_run(tmp_path):
    (tmp_path / "shops.csv").write_text("north\nsouth\n", encoding="utf-8")
    asked = make_study(SAID | {"population": {"roster": "shops.csv"}}, folder=tmp_path)
    run(asked, tmp_path / "a")
    (tmp_path / "shops.csv").write_text("north\nsouth\nwest\n", encoding="utf-8")
    assert "differs in population" in refusal(run, asked, tmp_path / "a")


def test_journals_are_those_whose_fingerprints_are_listed(tmp_path):
    result = run(study(replications=2), tmp_path / "r", journal=True)
    for row in result.journals.itertuples():
        journal = Journal.read_parquet(result.folder / row.file)
        assert journal.sha256() == row.sha256 and len(journal) == row.events > 0


def test_the_manifest_proves_the_journals(tmp_path):
    result, other = run(study(), tmp_path / "a"), run(study(seed=8), tmp_path / "b")
    assert result.manifest["journals_sha256"] == result.journals_sha256() != other.manifest["journals_sha256"]


def test_the_ends_of_a_curve_are_those_of_an_interval_at_each_place(tmp_path):
    result = run(study(replications=4), tmp_path / "r", journal=True)
    curves = [toy_permits.metrics.series(result.journal("longer", k), None)["permits"] for k in range(4)]
    rows = result.series[(result.series["scenario"] == "longer") & (result.series["series"] == "permits")]
    assert any(rows["low"] < rows["high"])
    for place, ends in enumerate(rows[["mean", "low", "high"]].to_numpy()):
        assert ends == pytest.approx(mean_interval([float(curve[place, 1]) for curve in curves], Bounds(0))[:3])


def test_a_kept_journal_is_found_by_scenario_and_replication(tmp_path):
    kept, bare = run(study(replications=2), tmp_path / "k", journal=True), run(study(replications=2), tmp_path / "b")
    row = kept.journals.iloc[3]
    assert kept.journal("longer", 1).sha256() == row["sha256"] and row["scenario"] == "longer"
    for asked in ((bare, "longer", 1), (kept, "longer", 2), (kept, "long", 0)):
        assert "journals were kept" in refusal(asked[0].journal, *asked[1:])


def test_one_day_off_more_is_another_run(tmp_path, monkeypatch):
    first = run(study(replications=2), tmp_path / "a")
    known = state_council_calendar()
    is_open = bytearray(map(known.is_working, range(known.first_day, LAST_DAY + 1)))
    is_open[day_number("2022-06-01") - known.first_day] ^= 1  # a Wednesday, as if announced to be free
    other = Calendar(known.first_day, bytes(is_open), known.projected_from)
    for module in [m for m in list(sys.modules.values()) if getattr(m, "state_council_calendar", None) is not None]:
        monkeypatch.setattr(module, "state_council_calendar", lambda: other)
    assert "differs in calendar" in refusal(run, study(replications=2), first.folder)
    second = run(study(replications=2), tmp_path / "b")
    assert second.manifest["calendar_sha256"] != first.manifest["calendar_sha256"]
    assert "calendar" in refusal(compare, first, second)


def test_the_manifest_says_when_the_calendar_is_projected(tmp_path):
    assert "projected" not in run(study(), tmp_path / "a").manifest["calendar"]
    said = SAID | {"study": SAID["study"] | {"years": 8}}
    assert "10 of 10 runs" in run(make_study(said), tmp_path / "b").manifest["calendar"]


# The same numbers however they are run


def test_workers_and_order_change_nothing(tmp_path):
    @metric("permits.length", unit="rows", meaning="Rows.", how="length of the journal")
    def rows(journal, run):
        return len(journal)

    one = run(study(), tmp_path / "a", metrics=[rows])
    two = run(study(), tmp_path / "b", metrics=[rows], workers=2)
    assert contents(one.folder) == contents(two.folder)
    assert one.values("longer", "permits.length").min() > 0


def test_replications_are_paired_and_differ_from_one_another(tmp_path):
    same = study(scenarios=(study().scenarios[0], study().scenarios[0].__class__("the same")))
    journals = run(same, tmp_path / "r").journals
    first, second = (journals.loc[journals["scenario"] == s, "sha256"].tolist() for s in ("as issued", "the same"))
    assert first == second and len(set(first)) == 5


def test_more_replications_leave_the_first_ones_as_they_are(tmp_path):
    few, many = run(study(), tmp_path / "a"), run(study(replications=9), tmp_path / "b")
    assert many.values("longer", "permits.lost")[:5].tolist() == few.values("longer", "permits.lost").tolist()


# Runs that stop in the middle


def test_a_run_that_fails_keeps_what_was_finished_and_goes_on(tmp_path, monkeypatch):
    whole = run(study(), tmp_path / "whole")
    monkeypatch.setenv("TOY_FAILS_AT", "3")
    with pytest.raises(ReplicationError, match='scenario "as issued", replication 3, seed 7: ArithmeticError'):
        run(study(), tmp_path / "r")
    assert "not finished" in refusal(open_result, tmp_path / "r")
    (part,) = (tmp_path / "r" / "parts").iterdir()
    assert [history[:2] for _, history in store.records(part)] == [(s, r) for r in range(3) for s in range(2)]
    monkeypatch.delenv("TOY_FAILS_AT")
    seen = []
    monkeypatch.setattr(task, "history_of", _watched(task.history_of, seen))
    result = run(study(), tmp_path / "r")
    assert seen == [(0, 3), (1, 3), (0, 4), (1, 4)]
    assert contents(result.folder) == contents(whole.folder)


def test_a_run_that_goes_on_with_journals_makes_those_of_what_was_finished(tmp_path, monkeypatch):
    monkeypatch.setenv("TOY_FAILS_AT", "3")
    with pytest.raises(ReplicationError):
        run(study(), tmp_path / "r")
    monkeypatch.delenv("TOY_FAILS_AT")
    result = run(study(), tmp_path / "r", journal=True)
    assert [result.journal(row.scenario, row.replication).sha256() for row in result.journals.itertuples()] == list(
        result.journals["sha256"]
    )


def _watched(function, seen):
    def call(job, scenario, replication, journal):
        seen.append((scenario, replication))
        return function(job, scenario, replication, journal)

    return call


def test_a_killed_run_goes_on(tmp_path, prepared):
    (tmp_path / "study.toml").write_text(to_toml(study(replications=200)), encoding="utf-8")
    process = prepared.start("prepared:study", "study.toml", "r", folder=tmp_path, errors=tmp_path / "errors")
    part = tmp_path / "r" / "parts" / "000000.records"
    while process.poll() is None and len(list(store.records(part))) <= 5:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert 5 < len(list(store.records(part))) < 400
    result = run(study(replications=200), tmp_path / "r")
    assert len(result.replications) == 400 and not list(result.folder.rglob("*.tmp"))


def test_a_run_killed_while_it_began_goes_on_and_leaves_no_scraps(tmp_path, monkeypatch):
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "manifest.json.7.gazette_sim.tmp").write_text("half", encoding="utf-8")

    def killed(study):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(store, "spelt_out", killed)
        with pytest.raises(KeyboardInterrupt):
            run(study(), tmp_path / "r")
    assert not list(run(study(), tmp_path / "r").folder.rglob("*.tmp"))


def test_a_second_run_in_the_same_folder_is_refused(tmp_path, monkeypatch):
    heard = []

    def also(job, scenario, replication, journal):
        if not heard:
            heard.append(refusal(run, study(), tmp_path / "r"))
        return one(job, scenario, replication, journal)

    one = task.history_of
    monkeypatch.setattr(task, "history_of", also)
    result = run(study(), tmp_path / "r")
    assert "another run at work" in heard[0] and result.manifest["finished"]
    assert run(study(), tmp_path / "r").manifest["finished"]


def test_a_finished_run_is_opened_not_run_again(tmp_path, monkeypatch):
    run(study(), tmp_path / "r")
    monkeypatch.setenv("TOY_FAILS_AT", "0")
    assert run(study(), tmp_path / "r").manifest["finished"]


# Where results go


def test_a_changed_study_takes_another_folder_or_is_refused(tmp_path):
    first = run(study(), None)
    second = run(study(seed=8), None)
    again = run(study(), None)
    assert [r.folder.as_posix() for r in (first, second, again)] == ["results/toy", "results/toy-2", "results/toy"]
    assert "differs in seed (7 there, 9 here)" in refusal(run, study(seed=9), first.folder)


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert "can be written" in refusal(run, study(), tmp_path / "file" / "r")
    assert "whole number from 0" in refusal(run, study(), tmp_path / "x", workers=-1)


# Metrics


def test_a_metric_that_is_undefined_leaves_n_smaller(tmp_path):
    quiet = make_study(SAID | {"scenario": [{"name": "quiet", "assumptions": {"permits.finding_rate": 0.0005}}]})
    result = run(quiet.with_(replications=12), tmp_path / "r")
    defined = int(np.isfinite(result.values("quiet", "permits.first_loss")).sum())
    row = result.summary.query("metric == 'permits.first_loss'").iloc[0]
    assert row["n"] == defined < 12


def test_a_metric_that_was_not_declared_is_refused(tmp_path):
    with pytest.raises(TypeError, match="@metric"):
        run(study(), tmp_path / "r", metrics=[len])


def test_the_summary_is_the_mean_of_the_replications(tmp_path):
    result = run(study(), tmp_path / "r")
    for row in result.summary.itertuples():
        values = [v for v in result.values(row.scenario, row.metric) if not math.isnan(v)]
        assert row.n == len(values) and row.mean == pytest.approx(np.mean(values))
    assert "permits.nothing: no such metric" in refusal(result.values, "longer", "permits.nothing")


def test_curves_are_means_with_their_intervals(tmp_path):
    result = run(study(), tmp_path / "r")
    levels = result.series[~result.series["series"].str.startswith("difference.")]  # the others are paired differences
    assert set(levels["scenario"]) == {"as issued", "longer"} and len(levels) == 24 and len(result.series) == 36
    assert (result.series["low"] <= result.series["mean"]).all() and result.series["mean"].max() <= 8
    assert result.series["day"].iloc[1].isoformat()[:10] == "2021-01-31"


def test_another_metric_is_another_run(tmp_path):
    @metric("permits.lines", unit="rows", meaning="Rows.", how="length of the journal")
    def rows(journal, run):
        return len(journal)

    run(study(), tmp_path / "r", metrics=[rows])
    assert "differs in metrics" in refusal(run, study(), tmp_path / "r")

    @metric("permits.lines", unit="rows", meaning="Rows.", how="twice the length of the journal")
    def rows(journal, run):
        return 2 * len(journal)

    assert "differs in metrics" in refusal(run, study(), tmp_path / "r", metrics=[rows])


def test_other_code_is_another_run(tmp_path, monkeypatch):
    run(study(), tmp_path / "r")
    monkeypatch.setattr(job, "code_sha256", lambda package: "other")
    assert "differs in code" in refusal(run, study(), tmp_path / "r")


# Until the interval is narrow enough


def test_batches_are_drawn_until_the_interval_is_narrow_enough(tmp_path):
    head = {k: v for k, v in SAID["study"].items() if k != "replications"}
    wanted = {"metric": "permits.lost", "width": 1.0, "at_most": 90, "batch": 6, "smallest": 10}
    result = run(make_study(SAID | {"study": head | {"half_width": wanted}}), tmp_path / "r")
    n = result.manifest["replications"]
    planned = looks(10, 6, 90)
    level = level_of(planned, intervals=len(result.scenarios))
    assert n in planned and 10 < n < 90

    def widest(histories):
        each = ([*result.values(s, "permits.lost")[:histories]] for s in result.scenarios)
        return max(reach(mean_interval(values, result.bounds("permits.lost"), level)) for values in each)

    assert widest(n) <= 1 < widest(planned[planned.index(n) - 1])
    tight = wanted | {"width": 0.001, "at_most": 10}
    assert (
        run(make_study(SAID | {"study": head | {"half_width": tight}}), tmp_path / "t").manifest["replications"] == 10
    )
    slip = make_study(SAID | {"study": head | {"half_width": wanted | {"metric": "permits.lots"}}})
    assert "did you mean permits.lost?" in refusal(run, slip, tmp_path / "x")


def test_whether_the_width_was_reached_is_said(tmp_path):
    head = {k: v for k, v in SAID["study"].items() if k != "replications"}
    for width, at_most, said in ((9.0, 20, "reached in every scenario"), (0.001, 12, "not reached everywhere")):
        wanted = {"metric": "permits.lost", "width": width, "at_most": at_most, "batch": 2, "smallest": 10}
        result = run(make_study(SAID | {"study": head | {"half_width": wanted}}), tmp_path / said)
        assert f"± {width:g} of permits.lost {said}" in result.caption()
    assert "±" not in run(study(replications=2), tmp_path / "fixed").caption().split("mean ±")[0]


def test_the_shipped_settings_are_those_of_the_repository():
    assert (ROOT / "settings.ini").read_text("utf-8") == (data_folder() / "settings.ini").read_text("utf-8")


# Comparing


def test_a_result_is_compared_with_its_own_baseline(tmp_path):
    result = run(study(replications=8), tmp_path / "r")
    found = compare(result)
    assert {d.scenario for d in found.differences} == {"longer"} and len(found.differences) == 3
    d = found.row("longer", "permits.expired")
    each = result.values("longer", "permits.expired") - result.values("as issued", "permits.expired")
    assert d.difference.mean == pytest.approx(each.mean()) and d.verdict == "lower" and d.difference.n == 8
    assert found.pairs["longer", "permits.expired"].tolist() == each.tolist()
    assert d.variance_removed == pytest.approx(
        1 - each.var() / sum(result.values(s, "permits.expired").var() for s in result.scenarios)
    )
    found.to_csv(tmp_path / "c.csv")
    assert (tmp_path / "c.csv").read_text("utf-8").count("\n") == 4
    assert "permits.expired" in str(found) and "8 paired replications" in found._repr_markdown_()
    assert "permits.lots: no such metric; did you mean permits.lost?" in refusal(
        compare, result, metrics=["permits.lots"]
    )


def test_two_studies_are_compared_from_files_and_folders(tmp_path):
    for name, months in (("a", 36), ("b", 48)):
        said = SAID | {
            "study": SAID["study"] | {"name": name},
            "scenario": [{"name": "only", "set": {"permits.permit_months": months}}],
        }
        (tmp_path / f"{name}.toml").write_text(to_toml(make_study(said)), encoding="utf-8")
    from_files = compare("a.toml", "b.toml", workers=1, progress=False)
    assert from_files.differences[0].scenario == "b: only"
    assert compare("results/a", "results/b").cells() == from_files.cells()
    more = run_study(read_study("b.toml").with_(replications=7), 1, "more", progress=False)
    assert {
        d.difference.n
        for d in (*compare("results/a", more).differences, *compare(more, "results/a").differences)
        if d.metric == "permits.lost"
    } == {5}
    same = compare("results/a", "results/a")
    assert {d.verdict for d in same.differences} <= {"the same in every pair"}


def test_nothing_is_run_before_everything_was_read(tmp_path):
    (tmp_path / "a.toml").write_text(to_toml(study()), encoding="utf-8")
    assert "nowhere.toml" in refusal(compare, "a.toml", "nowhere.toml", workers=1, progress=False)
    assert "permits.lots" in refusal(compare, "a.toml", "a.toml", ["permits.lots"], workers=1, progress=False)
    assert "permits.lots" in refusal(reading_effects, study(), ["permits.lots"], workers=1, progress=False)
    assert not (tmp_path / "results").exists()


def test_runs_that_do_not_share_their_luck_are_not_compared(tmp_path):
    a = run(study(), tmp_path / "a")
    assert 'seed: found "8", allowed: 7' in refusal(compare, a, run(study(seed=8), tmp_path / "b"))
    assert "population" in refusal(compare, a, run(study(generate=9), tmp_path / "c"))
    assert "last day" in refusal(compare, a, run(study(last_day=study().last_day - 30), tmp_path / "d"))


# Sensitivity and readings


def test_what_matters_ranks_before_what_does_not():
    found = one_at_a_time(study(), replications=6, workers=1, progress=False, scenario="as issued")
    ranked = found.effects("permits.lost")
    assert ranked[0].parameter == "permits.finding_rate" and ranked[0].reach > 1
    assert ranked[-1].parameter == "permits.colour" and ranked[-1].reach == 0
    assert ranked[0].at_low.mean < 0 < ranked[0].at_high.mean
    assert "mean unmoved" in found.table("permits.lost")
    assert len(found.plot("permits.lost").patches) == 6


def test_screening_agrees_about_what_matters():
    pytest.importorskip("SALib")
    found = morris(study(), replications=3, workers=1, progress=False, scenario="as issued")
    ranked = found.effects("permits.lost")
    assert ranked[0].parameter == "permits.finding_rate" and ranked[-1].mu_star == 0
    again = morris(study(), replications=3, workers=1, progress=False, scenario="as issued")
    assert again.effects("permits.lost") == ranked and len(found.result.scenarios) == 16
    assert "permits.lost" in found.plot("permits.lost").get_xlabel()


def test_a_design_may_be_kept_and_gone_on_with(tmp_path):
    how = {"replications": 2, "workers": 1, "out": tmp_path / "k", "progress": False, "scenario": "as issued"}
    kept = one_at_a_time(study(), ["permits.colour"], **how)
    again = run_study(kept.result.study, out=tmp_path / "k", progress=False)
    assert again.scenarios == ["as issued", "permits.colour = 0", "permits.colour = 9"]


def test_each_option_of_each_reading_is_run_and_the_idle_one_is_said(tmp_path):
    only = ["permits.loss", "permits.wording"]
    found = reading_effects(study(), only=only, replications=4, workers=1, progress=False, scenario="as issued")
    assert found.differing("permits.loss = warning") == 4 and found.differing("permits.wording = wide") == 0
    lines = str(found).splitlines()
    assert any("permits.wording" in line and "none of 4" in line for line in lines)
    assert found.differences("permits.loss = warning")[0].verdict == "lower"
    found.to_csv(tmp_path / "r.csv")
    assert (tmp_path / "r.csv").read_text("utf-8").count("\n") == 3


def test_a_difference_is_asked_what_becomes_of_it(tmp_path):
    found = one_at_a_time(study(replications=6), workers=1, progress=False, out=tmp_path / "s")
    assert found.scenario == "longer" and found.result.manifest["replications"] == 6  # the study's own
    metric = "permits.expired"
    base, there = (found.result.values(s, metric) for s in ("as issued", "longer"))
    assert found.answer(metric).mean == pytest.approx((there - base).mean())
    rate = next(e for e in found.effects(metric) if e.parameter == "permits.finding_rate")
    high = f"permits.finding_rate = {rate.high:g}"
    moved = found.result.values(f"longer: {high}", metric) - found.result.values(high, metric)
    assert rate.answer_high.mean == pytest.approx(moved.mean())
    assert rate.at_high.mean == pytest.approx((moved - (there - base)).mean())
    files = kept_in(found.result.folder, found, [metric])
    assert [f.suffix for f in files] == [".csv", ".txt", ".png"] and all(f.stat().st_size for f in files)
    assert "longer less as issued" in files[1].read_text("utf-8")
    again = one_at_a_time(study(replications=6), workers=1, progress=False, out=tmp_path / "s")
    assert again.answer(metric) == found.answer(metric)  # the folder is opened, what was kept in it stays
    assert files[0].exists() and found.level().answer(metric).mean == pytest.approx(base.mean())
    level = found.level()  # has the interval that tables of the run have, inside the metric's range; and no sign
    assert level.answer(metric) == found.result.interval("as issued", metric) and "+" not in level.said(metric)
    assert level.effects(metric)[0].answer_high.low >= 0
    assert "4 points x 3 replications = 12 histories" in cost(
        study(replications=3, scenarios=4 * study().scenarios[:1])
    )


def test_what_a_scenario_sets_itself_stays():
    said = copy.deepcopy(SAID)
    said["scenario"][1] = {"name": "keen", "assumptions": {"permits.finding_rate": 0.15}}
    base, keen = make_study(said).scenarios
    assert own_settings(keen, base, "permits") == {"permits.finding_rate"}
    one, other = both((base, keen), {"permits.finding_rate": 0.0, "permits.colour": 9}, "point", "permits")
    assert dict(one.changes[0].values) == {"permits.finding_rate": 0.0, "permits.colour": 9} and one.name == "point"
    assert dict(other.changes[0].values) == {"permits.finding_rate": 0.15, "permits.colour": 9}
    assert other.name == "keen: point"


def test_a_reading_is_asked_what_it_does_to_the_difference(tmp_path):
    found = reading_effects(study(replications=6), ["permits.expired"], ["permits.loss"], workers=1, progress=False)
    point = "permits.loss = warning"
    values = {s: found.result.values(s, "permits.expired") for s in found.result.scenarios}
    change = (values[f"longer: {point}"] - values[point]) - (values["longer"] - values["as issued"])
    (d,) = found.differences(point)
    assert d.difference.mean == pytest.approx(change.mean())
    (level,) = found.differences(point, "level")
    assert level.difference.mean == pytest.approx((values[f"longer: {point}"] - values["longer"]).mean())
    assert "difference between" in str(found) and "level under" in str(found)
    assert {path.name for path in found.keep(tmp_path)} == {"difference.csv", "level.csv", "tables.txt"}


def test_another_scenario_may_be_the_baseline(tmp_path):
    result = run(study(replications=4), tmp_path / "r")
    usual, turned = compare(result), compare(result, baseline="longer")
    assert turned.baseline == "longer" and {d.scenario for d in turned.differences} == {"as issued"}
    one, other = (found.differences[0].difference.mean for found in (usual, turned))
    assert one == pytest.approx(-other)
    assert "no such scenario" in refusal(compare, result, baseline="shorter")


def test_an_option_that_cannot_be_run_is_said_and_the_others_are_run(monkeypatch):
    monkeypatch.setenv("TOY_REFUSES_WORDING", "1")
    found = reading_effects(
        study(), replications=2, workers=1, only=["permits.wording", "permits.loss"], progress=False
    )
    assert list(found.refused) == ["permits.wording = wide"] and found.differing("permits.loss = warning") == 2
    assert "cannot be run: ArithmeticError" in str(found)


# Whatever stands in a study, the user is told in one line


ODD = st.sampled_from(
    [
        None,
        True,
        -1,
        0,
        2.5,
        math.nan,
        10**30,
        "",
        " ",
        "x\ny",
        "../x",
        [],
        [1],
        [{}],
        {},
        {"a": 1},
        dt.date(2020, 2, 2),
    ]
)
PLACES = [
    ("study",), ("study", "name"), ("study", "title"), ("study", "regulation"), ("study", "starts_on"),
    ("study", "years"), ("study", "ends_on"), ("study", "seed"), ("study", "replications"), ("study", "half_width"),
    ("population",), ("population", "generate"), ("population", "roster"), ("scenario",), ("scenario", 1),
    ("scenario", 1, "name"), ("scenario", 1, "set"), ("scenario", 1, "set", "permits.permit_months"),
    ("scenario", 1, "readings"), ("scenario", 1, "reforms"), ("scenario", 1, "reform"), ("elsewhere",),
]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PLACES), ODD)
def test_an_odd_value_is_taken_or_refused_in_one_line(place, value):
    said = copy.deepcopy(SAID)
    part = said
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    try:
        taken = make_study(said)
    except InputError as error:
        assert "\n" not in str(error).replace("x\ny", "")
    else:
        assert make_study(tomllib.loads(to_toml(taken))) == taken


# Windows and warm-up


def small_coal(**head):
    "Ten mines for four years."
    said = {"name": "w", "regulation": "coal", "starts_on": dt.date(2021, 1, 1), "years": 4, "replications": 2}
    scenarios = [
        {"name": "1"},
        {"name": "2", "reform": [{"on": dt.date(2023, 1, 1), "set": {"coal.validity_months": 60}}]},
    ]
    return make_study({"study": said | head, "population": {"generate": 10}, "scenario": scenarios})


def test_rates_are_those_of_the_years_measured(tmp_path):
    whole = run(small_coal(), tmp_path / "whole", journal=True)
    late = run(small_coal(measure_from=dt.date(2023, 1, 1)), tmp_path / "late")
    first = day_number("2023-01-01")
    for scenario in ("1", "2"):
        for r in (0, 1):
            c = whole.journal(scenario, r).columns()
            events = whole.journal(scenario, r).vocabulary.events
            checked = np.isin(c["event"], [events.index("spot_checked"), events.index("key_checked")])
            later = checked & (c["day"] >= first)
            years = (late.study.last_day + 1 - first) / 365.25
            assert late.values(scenario, "coal.checks")[r] == pytest.approx(later.sum() / years)
        states = [f"coal.mean_grade_{name}" for name in ("one", "two", "three", "none")]
        assert sum(late.values(scenario, name)[0] for name in states) == pytest.approx(10)
    assert late.journals["sha256"].tolist() == whole.journals["sha256"].tolist()  # the histories are the same
    assert "measured from 2023-01-01" in late.caption() and "measured" not in whole.caption().split("changes on")[0]
    assert '"2" changes on 2023-01-01, and so for 2.0 of the 4.0 years measured' in whole.caption()
    assert "changes on" not in late.caption()
    assert late.series["day"].min() == dt.date(2021, 1, 1)  # curves show all of the history
    counted = late.counters[late.counters["desk"] == "province"]
    assert (counted["working_days"] < 510).all()


def test_the_warm_up_is_found_and_told(tmp_path):
    found = run(small_coal(warm_up="mser"), tmp_path / "mser")
    since = found.manifest["measured_from"]
    assert since[4:] == "-01-01" and "2021-01-01" <= since <= "2024-01-01"
    assert set(found.manifest["warm_up"]) == {"cut_days", "unsettled"}
    again = (
        run(small_coal(measure_from=dt.date.fromisoformat(since)), tmp_path / "same") if since[:4] > "2021" else None
    )
    if again is not None:
        assert again.values("2", "coal.checks").tolist() == found.values("2", "coal.checks").tolist()


def test_what_is_measured_from_the_first_day_is_all_of_it_for_observers_too():
    whole = job.make_job(study())
    usual = [measured(whole, 0, r)[1]["permits.first_loss"] for r in range(5)]
    for since in (
        whole.study.first_day,
        whole.study.first_day - 1,
    ):  # a warm-up may find that nothing is to be left out
        again = [measured(replace(whole, since=since), 0, r)[1]["permits.first_loss"] for r in range(5)]
        assert again == usual and not all(map(math.isnan, usual))


def test_tables_are_over_pairs_and_each_desk_and_curve_has_its_own(tmp_path):
    asked = small_coal(antithetic=True, replications=4, years=3)
    found, whole = run(asked, tmp_path / "r"), job.make_job(asked)
    assert found.replications["replication"].tolist() == [0, 1, 2, 3] * 2 == found.journals["replication"].tolist()
    said = found.desks.set_index(["scenario", "desk", "measure"])
    measures = {"load": ("busy_days", "reviewer_days", 1.0), "queue": ("queue_days", "working_days", None)}
    seen = set()
    for (scenario, desk), rows in found.counters[found.counters["desk"] != ""].groupby(["scenario", "desk"]):
        for name, (part, of, most) in measures.items():
            values = (rows[part] / rows[of]).to_numpy().reshape(2, 2).mean(axis=1)
            i = mean_interval(values.tolist(), Bounds(0.0, most))
            row = said.loc[(scenario, desk, name)]
            assert tuple(row[["mean", "low", "high", "n"]]) == pytest.approx(tuple(i), nan_ok=True)
            seen.add(row["mean"])
    assert len(seen) > 4 and (found.desks["n"] <= 2).all()
    for row in found.summary.itertuples():
        i = found.interval(row.scenario, row.metric)
        assert (row.mean, row.low, row.high, row.n) == pytest.approx(tuple(i), nan_ok=True)
    each = [[curves_of(whole, simulated(whole, s, r))["grade_two"] for r in range(4)] for s in (0, 1)]
    pairs = [[{"a": (own[0] + own[1]) / 2}, {"a": (own[2] + own[3]) / 2}] for own in each]
    apart = [{"a": other["a"] - base["a"]} for base, other in zip(*pairs, strict=True)]
    known = {"grade_two": mean_curve(spread_of(pairs[1])["a"]), "difference": mean_difference(spread_of(apart)["a"])}
    for name, curve in known.items():
        rows = found.series[(found.series["scenario"] == "2") & found.series["series"].str.endswith("grade_two")]
        rows = rows[rows["series"].str.startswith("grade") == (name == "grade_two")]
        assert np.allclose(rows[["mean", "low", "high"]], np.column_stack([curve[c] for c in ("mean", "low", "high")]))


def test_a_file_is_on_the_disk_before_it_takes_its_name(tmp_path, monkeypatch):
    done, usual = list[str](), os.replace
    monkeypatch.setattr(store, "_onto_disk", lambda path: done.append("folder" if path == tmp_path else path.suffix))
    monkeypatch.setattr(os, "replace", lambda a, b: (done.append("named"), usual(a, b)))
    store.write_text(tmp_path / "a.csv", "all of it")
    assert done == [".tmp", "named", "folder"] and (tmp_path / "a.csv").read_text("utf-8") == "all of it"


def test_of_a_run_with_more_replications_only_those_are_simulated(tmp_path, monkeypatch):
    run(study(replications=3), tmp_path / "r")
    begun, usual = [], workers.piecewise
    monkeypatch.setattr(workers, "piecewise", lambda one: (begun.extend(one.histories), usual(one))[1])
    assert run(study(replications=5), tmp_path / "r").manifest["replications"] == 5
    assert sorted(begun) == [(0, 3), (0, 4), (1, 3), (1, 4)]


def test_a_table_has_the_columns_of_its_first_row_in_whatever_order_others_have_them(tmp_path):
    with merge._Rows(tmp_path / "t.parquet") as rows:
        for row in ({"a": 1, "b": 2.5}, {"b": 3.5, "a": 4, "c": 5}, {"a": 6, "b": 0.5}):
            rows.add(row)
    assert pq.read_table(tmp_path / "t.parquet").to_pydict() == {"a": [1, 4, 6], "b": [2.5, 3.5, 0.5]}


def test_a_day_to_measure_from_and_a_warm_up_are_refused_before_anything_runs(tmp_path):
    both = small_coal(warm_up="mser").with_(measure_from=day_number("2023-01-01"))
    assert "one of them, not both" in refusal(run, both, tmp_path / "r") and not (tmp_path / "r").exists()


def test_runs_that_measure_other_days_are_no_pairs(tmp_path):
    late, whole = (run(small_coal(**head), tmp_path / str(len(head))) for head in ({"measure_from": "2023-01-01"}, {}))
    assert "measured from: found 2021-01-01, allowed: 2023-01-01" in refusal(compare, late, whole).replace('"', "")
    assert "2021-01-01 to 2024-12-31 (measured from 2023-01-01), illustrative" in compare(late).caption
    assert "measured from" not in compare(whole).caption


def test_the_warm_up_by_hand(monkeypatch):
    "Series of pilots, of which each but the first adds nothing: the rule cuts one month of one, three of the other."
    asked = job.make_job(small_coal(warm_up="mser"))
    first, last = asked.study.first_day, asked.study.last_day
    at, seen = np.append(np.arange(first, last, 30), last + 1), list[tuple[int, int]]()

    def curves(of, replication):
        some = {"series.a": np.where(at < first + 30, 8, 0), "b": np.where(at < first + 90, 8, 0)}
        more = {"waits": np.column_stack([np.arange(5), np.arange(5)])}  # its places are no days
        return {n: np.column_stack([at, y * (replication == 0)]) for n, y in some.items()} | more

    def one(of, scenario, replication):
        seen.append((scenario, replication))
        return replication

    monkeypatch.setattr(warm_up, "simulated", one)
    monkeypatch.setattr(warm_up, "curves_of", curves)
    found = warm_up.warm_up(asked)
    assert found.cuts == {"a": 30, "b": 90} and found.unsettled == () and seen == [(0, r) for r in range(8)]
    assert found.since == day_number("2022-01-01")  # the first day from which whole years are left
    monkeypatch.setattr(warm_up, "curves_of", lambda of, r: {"a": np.column_stack([at, at])})
    never = warm_up.warm_up(asked)
    assert never.unsettled == ("a",) and never.since == day_number("2023-01-01")  # of four years, half
    monkeypatch.setattr(warm_up, "curves_of", lambda of, r: {"a": np.column_stack([at, 0 * at])})
    assert warm_up.warm_up(asked) == warm_up.WarmUp(first, {"a": 0}, ())


def test_scenarios_whose_names_are_digits_keep_their_journals(tmp_path):
    found = run(small_coal(), tmp_path / "digits", journal=True)
    assert len(found.journal("1", 1)) > 0 and found.summary["scenario"].tolist()[0] == "1"
    assert set(found.desks["scenario"]) == {"1", "2"}


def test_a_later_reform_changes_what_was_set_in_decisions_and_studies_alike():
    name, on = "grade_after_ordinary_from_one", "2024-10-16"
    accident = {"grade": 1, "event": "fatal_accident", "severity": "ordinary"}
    how = {"set": {f"coal.{name}": 3}, "reforms": ["national_2024"]}
    days = ("2024-10-15", on)
    decided = [decide("coal.sanction", accident, law_on=day, **how).outcome["grade_after"] for day in days]
    said = {"study": {"name": "p", "regulation": "coal", "starts_on": dt.date(2021, 1, 1), "years": 10}}
    scenario = {"name": "p", "set": {f"coal.{name}": 3}, "reforms": ["national_2024"]}
    asked = make_study(said | {"population": {"generate": 1}, "scenario": [scenario]})
    law = job.make_job(asked).law(0)
    assert decided == [getattr(law.on(day_number(on) + k), name) for k in (-1, 0)] == [3, 2]


# As far as the calendar reaches


@pytest.mark.parametrize("values", [{}, {"coal.publicity_working_days": 250}, {"credit.suit_months": 60}], ids=str)
def test_a_study_may_end_as_late_as_is_allowed(tmp_path, values):
    regulation = next((name.split(".")[0] for name in values), "credit")
    head = {"name": "late", "regulation": regulation, "starts_on": "2090-01-01", "ends_on": "2090-12-31"}
    said = {"study": head, "population": {"generate": 40}, "scenario": [{"name": "a", "set": values}]}
    assert run(make_study(said).with_(replications=1), tmp_path / "r").manifest["finished"]
    late = said | {"study": head | {"ends_on": "2091-01-01"}}
    assert "2090-12-31" in refusal(make_study, late)


def test_a_design_with_more_scenarios_than_a_grid_may_have_is_read_back(tmp_path):
    head = tomllib.loads(shipped_studies()["builtin"].read_text("utf-8"))
    head["scenario"] = [{"name": f"point {n}", "assumptions": {"coal.effort_fade": 0.25}} for n in range(1100)]
    design = tmp_path / "study.toml"
    design.write_text(to_toml(make_study(head)), "utf-8")
    size = design.stat().st_size
    assert len(read_study(design, most_bytes=size).scenarios) == 1100
    with pytest.raises(InputError, match=f"at most {size - 1} bytes"):
        read_study(design, most_bytes=size - 1)
