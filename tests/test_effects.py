"""What decides an answer and how much each clause brings, on a toy regulation and on games whose split is known."""

import json
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.cli.program import call
from gazette_sim.lab import task
from gazette_sim.lab.attribution import (
    attribute,
    crossed_interval,
    open_attribution,
    parts_of,
    schedule,
    shapley,
    stacked,
    with_parts,
)
from gazette_sim.lab.compare import compare
from gazette_sim.lab.reading_pairs import reading_pairs, that_move
from gazette_sim.lab.readings import reading_effects
from gazette_sim.lab.scenario import Population
from gazette_sim.lab.sensitivity import assumptions, kept_in, morris, together_allowed
from gazette_sim.lab.sobol import sobol, that_matter, variance_shares
from gazette_sim.lab.study import make_study
from gazette_sim.law.citation import InputError
from gazette_sim.law.regulation import add_regulation, remove_regulation

SAID = {
    "study": {
        "name": "toy", "regulation": "permits", "starts_on": "2021-01-01", "years": 4, "seed": 7, "replications": 4,
    },
    "population": {"generate": 8},
    "scenario": [
        {"name": "as issued"},
        {
            "name": "all",
            "set": {"permits.permit_months": 60},
            "readings": {"permits.loss": "warning", "permits.wording": "wide"},
        },
    ],
}  # fmt: skip
QUIET = {"workers": 1, "progress": False}


@pytest.fixture(autouse=True)
def toy(monkeypatch, tmp_path):
    add_regulation("permits", "toy_permits")
    monkeypatch.chdir(tmp_path)
    yield
    remove_regulation("permits")


def study(**changed):
    return make_study(SAID).with_(**changed)


def interrupted_after(monkeypatch, histories):
    "The next run stops after so many histories, as if it had been killed."
    usual, done = task.history_of, []

    def stops(*asked):
        if len(done) == histories:
            raise KeyboardInterrupt
        done.append(asked)
        return usual(*asked)

    monkeypatch.setattr(task, "history_of", stops)
    return lambda: monkeypatch.setattr(task, "history_of", usual)


def refusal(function, *arguments, **named) -> str:
    with pytest.raises(InputError) as caught:
        function(*arguments, **named)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# Sobol's indices


def test_the_assumption_that_decides_has_the_variance_and_the_idle_one_none(tmp_path):
    found = sobol(study(), points=16, scenario="as issued", out=tmp_path / "s", **QUIET)
    shares = found.shares("permits.lost")
    rate = shares.indices[0]
    assert rate.name == "permits.finding_rate" and rate.verdict() == "matters" and shares.told
    colour = next(i for i in shares.indices if i.name == "permits.colour")
    assert colour.first.mean == colour.total.mean == colour.total.half_width == 0
    assert colour.verdict() == "may stay a guess"
    assert "Matters: permits.finding_rate" in found.said("permits.lost")
    files = kept_in(found.result.folder, found, ["permits.lost"])
    assert [f.suffix for f in files] == [".csv", ".txt", ".png"] and "permits.colour,0" in files[0].read_text("utf-8")


def test_rows_of_a_design_that_are_alike_are_run_once():
    found = sobol(study(replications=1), ["permits.colour"], points=64, scenario="as issued", **QUIET)
    assert len(found.result.scenarios) == 10 and len(found.places) == 64 * 3


def test_an_undefined_answer_has_no_indices_and_it_is_said():
    found = sobol(study(replications=2), ["permits.finding_rate"], points=8, scenario="as issued", **QUIET)
    assert "undefined at" in found.said("permits.first_loss")
    assert all(i.verdict() == "undefined" for i in found.shares("permits.first_loss").indices)
    assert "–" in found.table("permits.first_loss") and found.plot("permits.first_loss").texts


def test_a_stopped_design_goes_on_to_the_same_table(tmp_path, monkeypatch):
    how = {"points": 4, "only": ["permits.finding_rate"], **QUIET}
    whole = sobol(study(), out=tmp_path / "whole", **how)
    again = interrupted_after(monkeypatch, 9)
    with pytest.raises(KeyboardInterrupt):
        sobol(study(), out=tmp_path / "broken", **how)
    again()
    resumed = sobol(study(), out=tmp_path / "broken", **how)
    assert resumed.table("permits.expired") == whole.table("permits.expired")
    assert list(resumed.result.journals.sha256) == list(whole.result.journals.sha256)


def test_one_and_two_replications_say_what_they_cannot_tell():
    for replications, said in ((1, "luck is not told"), (2, "cover the points alone")):
        how = {"points": 8, "scenario": "as issued", "replications": replications}
        found = sobol(study(), ["permits.finding_rate"], **how, **QUIET)
        assert said in found.said("permits.lost")


def test_pairs_of_assumptions_are_in_the_table():
    found = sobol(
        study(), ["permits.finding_rate", "permits.colour"], points=8, pairs=True, scenario="as issued", **QUIET
    )
    (pair,) = found.shares("permits.lost").pairs
    assert pair == ("permits.finding_rate", "permits.colour") and "second order" in found.table("permits.lost")


def test_intervals_of_indices_hold_the_truth_about_as_often_as_they_say():
    "3 a + b, and luck of which a part is shared by all rows: the total indices are 0.9 and 0.1."
    rng, held = np.random.default_rng(11), 0
    for _ in range(60):
        a, b, a2, b2 = rng.random((4, 64))
        rows = np.stack([3 * a + b, 3 * a2 + b, 3 * a + b2, 3 * a2 + b2], axis=1).ravel()
        answers = rows[:, None] + rng.normal(size=4) + 0.5 * rng.normal(size=(256, 4))
        one, other = variance_shares(answers, ["a", "b"], draws=100).indices
        held += (one.total.low <= 0.9 <= one.total.high) + (other.total.low <= 0.1 <= other.total.high)
    assert 120 * 0.88 < held <= 120


def test_a_screening_leaves_what_moves_something():
    walked = morris(study(replications=2), scenario="as issued", **QUIET)
    assert that_matter(walked, ["permits.lost"])[0] == "permits.finding_rate"
    assert "permits.colour" not in that_matter(walked, ["permits.lost", "permits.expired"])
    idle = morris(study(replications=1), ["permits.colour"], scenario="as issued", **QUIET)
    assert "no assumption that moves" in refusal(that_matter, idle, ["permits.lost"])


def test_values_that_may_not_fall_do_not():
    lag, _ = "coal.loss_lag_", assumptions("coal")
    found = together_allowed({f"{lag}lower_quartile": 30, f"{lag}median": 26, f"{lag}longest": 70})
    assert found == {f"{lag}lower_quartile": 30, f"{lag}median": 30, f"{lag}longest": 70}
    assert together_allowed({f"{lag}lower_quartile": 30})[f"{lag}lower_quartile"] == 30  # the median stays at 31


# Attribution


def test_parts_add_up_in_each_replication_to_the_difference_of_the_scenarios(tmp_path):
    found = attribute(study(), out=tmp_path / "a", **QUIET)
    assert [part.parameters[0] for part in found.parts] == ["permits.permit_months", "permits.loss", "permits.wording"]
    for metric in ("permits.lost", "permits.expired"):
        split = found.of(metric)
        pairs = found.result.values("all", metric) - found.result.values("as issued", metric)
        assert np.allclose(split.by_replication.sum(axis=0), pairs)
        assert split.whole.mean == pytest.approx(compare(found.result).row("all", metric).difference.mean)
        wording = split.shares[2]
        assert wording.shapley.mean == wording.alone.mean == 0 and wording.verdict == "nothing in every pair"
        assert split.cells()[-1][1] == "the whole" and split.cells("zh")[-1][1] == "合计"
    assert found.of("permits.lost").shares[1].verdict == "less" and "permits.2" in found.of("permits.lost").table()


def test_all_parts_together_are_the_scenario():
    base, whole = study().scenarios
    parts = parts_of(whole, base, "permits")
    assert schedule(with_parts(parts, 0b111, base, "permits"), "permits") == schedule(whole, "permits")
    assert schedule(with_parts(parts, 0, base, "permits"), "permits") == schedule(base, "permits") == {}


def test_an_attribution_is_opened_as_it_was_kept(tmp_path):
    found = attribute(study(), walks=4, out=tmp_path / "a", **QUIET)
    assert {f.suffix for f in found.keep(["permits.lost"])} == {".csv", ".txt", ".png"}
    again = open_attribution(tmp_path / "a")
    assert again.of("permits.lost").table() == found.of("permits.lost").table() and again.orders == found.orders
    (tmp_path / "a" / "attribution" / "plan.json").write_text(json.dumps({"by": "parameter"}))
    assert "no plan that can be read" in refusal(open_attribution, tmp_path / "a")


def test_drawn_orders_add_up_too_and_say_so():
    split = attribute(study(), walks=4, **QUIET).of("permits.expired")
    assert split.orders == 4 and "4 orders drawn" in split.table()
    assert split.by_replication.sum(axis=0).mean() == pytest.approx(split.whole.mean)


def test_a_stopped_attribution_goes_on(tmp_path, monkeypatch):
    whole = attribute(study(replications=2), out=tmp_path / "whole", **QUIET)
    again = interrupted_after(monkeypatch, 5)
    with pytest.raises(KeyboardInterrupt):
        attribute(study(replications=2), out=tmp_path / "broken", **QUIET)
    again()
    resumed = attribute(study(replications=2), out=tmp_path / "broken", **QUIET)
    assert resumed.of("permits.lost").table() == whole.of("permits.lost").table()


@pytest.mark.filterwarnings("error")  # no mean of nothing is taken
def test_replications_in_which_something_is_undefined_are_left_out_as_a_whole():
    split = attribute(study(replications=3), **QUIET).of("permits.first_loss")  # no loss where a finding is a warning
    assert split.whole.n == 0 and all(s.verdict == "undefined" for s in split.shares)
    assert "–" in split.table() and split.plot().get_xlabel()


def test_what_cannot_be_split_is_one_line():
    assert "other than the baseline" in refusal(attribute, study(), "as issued")
    assert "did you mean all?" in refusal(attribute, study(), "al")
    assert "allowed: parameter | article" in refusal(attribute, study(), by="word")
    assert "two pairs" in refusal(attribute, study(), walks=2)
    base, whole = study().scenarios
    others = study(scenarios=(base, replace(whole, population=Population(generate=9))))
    assert "a population of its own" in refusal(attribute, others)


games = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.floats(-100, 100), min_size=2**n, max_size=2**n).map(lambda v: (n, v))
)


@settings(max_examples=60, deadline=None)
@given(games)
def test_shapleys_value_is_the_mean_over_all_orders_and_adds_up(game):
    count, worth = game
    values = {held: np.array([w]) for held, w in enumerate(worth)}
    shares = shapley(values, count)
    orders = np.mean([stacked(values, order) for order in permutations(range(count))], axis=0)
    assert np.allclose(shares, orders, atol=1e-9)
    assert shares.sum() == pytest.approx(worth[-1] - worth[0], abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(games, games)
def test_a_dummy_gets_its_own_and_splits_of_sums_are_sums_of_splits(game, other):
    count, worth = game
    with_dummy = {held: np.array([worth[held % 2**count] + 5 * (held >> count)]) for held in range(2 ** (count + 1))}
    shares = shapley(with_dummy, count + 1)
    assert shares[count, 0] == pytest.approx(5, abs=1e-9)
    assert np.allclose(shares[:count], shapley({h: np.array([w]) for h, w in enumerate(worth)}, count), atol=1e-9)
    if other[0] == count:
        one, two = ({h: np.array([w]) for h, w in enumerate(w)} for w in (worth, other[1]))
        both = {h: one[h] + two[h] for h in one}
        assert np.allclose(shapley(both, count), shapley(one, count) + shapley(two, count), atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-100, 100), min_size=6, max_size=6))
def test_parts_that_add_the_same_everywhere_get_the_same(worth):
    values = {held: np.array([worth[(held & 3).bit_count() + 3 * (held >> 2)]]) for held in range(8)}
    one, other, _ = shapley(values, 3).ravel()
    assert one == pytest.approx(other, abs=1e-9)


def test_an_interval_over_orders_and_luck_holds_the_truth():
    rng, held = np.random.default_rng(5), 0
    for _ in range(200):
        orders, luck = rng.normal(size=(6, 1)), rng.normal(size=(1, 8))
        i, _ = crossed_interval(3 + orders + luck + 0.5 * rng.normal(size=(6, 8)))
        held += i.low <= 3 <= i.high
    assert 200 * 0.92 < held


# Readings


def test_pairs_of_readings_that_do_not_touch_each_other_add_up(tmp_path):
    asked = study()
    effects = reading_effects(asked, ["permits.lost"], scenario="as issued", replications=4, **QUIET,
                              only=["permits.loss", "permits.wording"])  # fmt: skip
    assert that_move(effects) == ["permits.loss = warning"]
    assert "no pairs" in str(reading_pairs(asked, effects, **QUIET))
    found = reading_pairs(asked, effects, ["permits.loss = warning", "permits.wording = wide"], **QUIET)
    (pair,) = found.table()
    assert pair.more.mean == 0 and pair.changed == 0 and pair.both == pair.one and not pair.told
    assert "add up in every history" in str(found)
    assert [f.name for f in found.keep(tmp_path / "p")] == ["pairs_level.csv", "pairs.txt"]
    assert "did you mean" in refusal(reading_pairs, asked, effects, ["permits.loss = warnings"])


# The command line


@pytest.fixture
def toml(tmp_path):
    rows = [
        "[study]", 'name = "toy"', 'regulation = "permits"', "starts_on = 2021-01-01", "years = 4", "replications = 3",
        "[population]", "generate = 6", "[[scenario]]", 'name = "as issued"', "[[scenario]]", 'name = "longer"',
        'set = { "permits.permit_months" = 60 }', 'readings = { "permits.loss" = "warning" }',
    ]  # fmt: skip
    (tmp_path / "toy.toml").write_text("\n".join(rows), encoding="utf-8")
    return "toy.toml"


def test_the_command_attribute(toml, tmp_path, capsys):
    ask = ["attribute", toml, "--metric", "permits.lost", "--workers", "1", "--quiet"]
    assert call(ask) == 0
    printed = capsys.readouterr().out
    assert "the whole" in printed and "permit_months: 36 → 60" in printed
    assert (tmp_path / "results" / "toy-attribution" / "attribution" / "permits.lost.png").exists()
    assert call([*ask, "--lang", "zh", "--by", "article"]) == 0 and "合计" in capsys.readouterr().out
    for wrong, said in ((["--metric", "permits.lots"], "permits.lost"), (["--by", "word"], "parameter | article")):
        assert call(["attribute", toml, *wrong]) == 2
        assert said in capsys.readouterr().err


def test_the_command_sensitivity_screens_and_then_asks_sobol(toml, capsys):
    ask = ["sensitivity", toml, "--metric", "permits.lost", "--workers", "1", "--replications", "2", "--points", "4"]
    assert call([*ask, "--morris", "--sobol", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert "Left by the screening: permits.finding_rate" in err and "first order" in out and "permits.colour" not in out
    assert call([*ask[:-1], "5", "--sobol"]) == 2 and "a power of two" in capsys.readouterr().err


def test_the_command_sensitivity_walks_as_often_as_it_is_told(toml, capsys):
    ask = ["sensitivity", toml, "--morris", "--only", "permits.finding_rate", "--scenario", "as issued"]
    for walks in (2, 7):
        more = ["--walks", str(walks), "--replications", "1", "--workers", "1", "--out", f"of-{walks}"]
        assert call([*ask, *more]) == 0
        assert f"{walks * 2} points" in capsys.readouterr().err  # a walk along one assumption has two ends


def test_the_cost_is_told_before_a_design_starts(toml, capsys):
    ask = ["--sobol", "--points", "2", "--only", "permits.finding_rate", "--scenario", "as issued"]
    assert call(["sensitivity", toml, *ask, "--workers", "1", "--metric", "permits.lost"]) == 0
    assert "4 points x 3 replications = 12 histories; one took" in capsys.readouterr().err
