"""Pairs of mirrored histories, and several widths at once, on a toy regulation: study, folder, comparison."""

import json
import math

import pytest

from gazette_sim.engine.streams import Mirrored
from gazette_sim.lab.compare import compare
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.precision import level_of_each, planned
from gazette_sim.lab.replication import luck_of
from gazette_sim.lab.sensitivity import one_at_a_time
from gazette_sim.lab.stress import CHECKLIST
from gazette_sim.lab.study import make_study, read_study
from gazette_sim.law.citation import InputError
from gazette_sim.law.regulation import add_regulation, remove_regulation
from gazette_sim.regime.interval import mean_interval, reach
from gazette_sim.regime.metric import interval

HEAD = {"name": "toy", "regulation": "permits", "starts_on": "2021-01-01", "years": 4, "seed": 7}
SCENARIOS = [{"name": "as issued"}, {"name": "longer", "set": {"permits.permit_months": 60}}]


@pytest.fixture(autouse=True)
def toy(monkeypatch, tmp_path):
    add_regulation("permits", "toy_permits")
    monkeypatch.chdir(tmp_path)
    yield
    remove_regulation("permits")


def study(**head):
    return make_study({"study": HEAD | head, "population": {"generate": 8}, "scenario": SCENARIOS})


def run(asked, out, **how):
    return run_study(asked, out=out, progress=False, workers=1, **how)


def test_the_first_of_each_pair_is_the_plain_history_and_a_pair_is_one_value(tmp_path):
    plain, paired = (run(study(replications=6, antithetic=how), tmp_path / str(how)) for how in (False, True))
    hashes = [result.journals["sha256"].tolist() for result in (plain, paired)]
    assert hashes[0][::2] == hashes[1][::2] and not set(hashes[0][1::2]) & set(hashes[1][1::2])
    every = paired.histories("as issued", "permits.lost")
    assert (
        len(every) == 6 and paired.values("as issued", "permits.lost").tolist() == every.reshape(3, 2).mean(1).tolist()
    )
    found = paired.interval("as issued", "permits.lost")
    assert found.n == 3 == paired.independent_count and plain.independent_count == 6
    row = paired.summary.set_index(["scenario", "metric"]).loc[("as issued", "permits.lost")]
    assert (row["n"], row["mean"]) == (3, pytest.approx(found.mean)) and row["low"] == pytest.approx(found.low)
    assert "6 replications in antithetic pairs, each one value" in paired.caption()
    assert "Antithetic pairs remove" in paired.caption() and "Antithetic" not in plain.caption()
    assert math.isnan(plain.variance_removed("as issued", "permits.lost"))


def test_pairs_are_compared_pair_by_pair_and_only_with_pairs(tmp_path):
    plain, paired = (run(study(replications=8, antithetic=how), tmp_path / str(how)) for how in (False, True))
    d = compare(paired, metrics=["permits.lost"]).row("longer", "permits.lost")
    apart = paired.values("longer", "permits.lost") - paired.values("as issued", "permits.lost")
    assert d.difference == interval(apart.tolist()) and d.difference.n == 4
    assert "4 paired replications, each the mean of an antithetic pair" in compare(paired).caption
    with pytest.raises(InputError, match="antithetic"):
        compare(plain, paired)


def test_more_pairs_go_on_where_the_others_ended(tmp_path):
    first = run(study(replications=4, antithetic=True), tmp_path / "r").journals
    more = run(study(replications=8, antithetic=True), tmp_path / "r").journals
    whole = run(study(replications=8, antithetic=True), tmp_path / "w").journals
    assert more["sha256"].tolist() == whole["sha256"].tolist()
    assert first["sha256"].tolist()[:4] == more["sha256"].tolist()[:4]
    with pytest.raises(InputError, match="an even number"):
        run(study(replications=8, antithetic=True).with_(replications=7), tmp_path / "odd")


def test_designs_do_without_pairs(tmp_path):
    asked, only = study(antithetic=True, replications=2), ["permits.finding_rate"]
    found = one_at_a_time(asked, only=only, replications=3, workers=1, out=tmp_path / "d", progress=False)
    assert found.result.study.antithetic is False and found.result.manifest["replications"] == 3


def test_means_and_differences_are_known_together_and_the_manifest_says_so(tmp_path):
    also = [{"metric": "permits.lost", "width": 0.6, "difference": True}]
    wanted = {"metric": "permits.lost", "width": 1.2, "at_most": 120, "batch": 6, "smallest": 10, "also": also}
    asked = study(half_width=wanted)
    result = run(asked, tmp_path / "r")
    n, level = result.manifest["replications"], level_of_each(asked)
    assert level == pytest.approx(1 - 0.05 / (len(planned(asked)) * 3)) and n in planned(asked)

    def widest(count):
        base, other = (result.values(s, "permits.lost")[:count] for s in result.scenarios)
        means = [mean_interval(list(each), result.bounds("permits.lost"), level) for each in (base, other)]
        return max(map(reach, means)) / 1.2, reach(interval((other - base).tolist(), level)) / 0.6

    assert max(widest(n)) <= 1 < max(widest(planned(asked)[planned(asked).index(n) - 1]))
    told = result.manifest["precision"]
    assert told["looks"] == [k for k in planned(asked) if k <= n] and "all 3 intervals" in told["guarantee"]
    assert [(i["of"], i["scenario"], i["reached"]) for i in told["intervals"]] == [
        ("mean", "as issued", True), ("mean", "longer", True), ("difference", "longer", True),
    ]  # fmt: skip
    assert told["intervals"][2]["reaches"] == pytest.approx(widest(n)[1] * 0.6, rel=1e-5)
    assert "± 0.6 of the difference in permits.lost reached in every scenario; with 95%" in result.caption()
    again = run(read_study(tmp_path / "r" / "study.toml"), tmp_path / "r")
    assert json.dumps(again.manifest) == json.dumps(result.manifest)


def test_a_study_of_pairs_looks_after_whole_pairs(tmp_path):
    wanted = {"metric": "permits.lost", "width": 1e-6, "at_most": 25, "batch": 4, "smallest": 10}
    result = run(study(half_width=wanted, antithetic=True), tmp_path / "r")
    for lang, said in (("en", "Bonferroni"), ("zh", "邦费罗尼")):
        assert said in CHECKLIST["experimentation"]["4.3 estimation"](result, lang)
        assert said in result.caption(lang)
    assert result.manifest["replications"] == 24 and "not reached everywhere" in result.caption()


def test_differences_of_a_single_scenario_and_unknown_metrics_are_refused(tmp_path):
    wanted = {"metric": "permits.lost", "width": 1.0, "difference": True}
    alone = study(half_width=wanted)
    with pytest.raises(InputError, match="two scenarios or more"):
        run(alone.with_(scenarios=alone.scenarios[:1]), tmp_path / "a")
    also = [{"metric": "permits.lots", "width": 1.0}]
    with pytest.raises(InputError, match=r"did you mean permits\.lost"):
        run(study(half_width=wanted | {"also": also}), tmp_path / "b")


def test_the_luck_of_a_pair():
    asked = study(antithetic=True, replications=4)
    assert [luck_of(asked, r) for r in range(4)] == [0, 0, 2, 2]
    assert [isinstance(luck_of(asked, r), Mirrored) for r in range(4)] == [False, True, False, True]
    assert not any(isinstance(luck_of(asked.with_(antithetic=False), r), Mirrored) for r in range(4))
