"""Searching in a study: what is there is not run again, an interrupted search goes on to the same answer, and what
cannot be asked is refused in one line."""

import re
from math import exp, factorial
from pathlib import Path
from types import SimpleNamespace

import matplotlib.pyplot as plt
import numpy as np
import pytest
import simpy
import tomli_w

from gazette_sim.cli.program import call, terminal
from gazette_sim.lab import search
from gazette_sim.lab.calibration import calibrate, run_over
from gazette_sim.lab.draws import read_draws
from gazette_sim.lab.ranking import rank
from gazette_sim.lab.search import Need, find_smallest
from gazette_sim.lab.study import make_study
from gazette_sim.law.citation import InputError
from gazette_sim.law.drawing import missing_in
from gazette_sim.law.regulation import add_regulation, remove_regulation
from gazette_sim.regime.interval import Bounds

SCENARIOS = [
    {"name": "as assumed"},
    {"name": "one reviewer", "assumptions": {"coal.county_reviewers": 1, "coal.city_reviewers": 1}},
    {"name": "long reviews", "assumptions": {"coal.city_reviewers": 1, "coal.initial_review_days": 12}},
]
RAW = {
    "study": {"name": "few", "regulation": "coal", "starts_on": "2021-01-01", "years": 1, "replications": 2},
    "population": {"generate": 4},
    "scenario": SCENARIOS,
}
NEEDS = [Need("coal.desk_load_city", 0.6, at_least=False)]
HOW = {"most": [3], "confidence": 0.8, "at_most": 45, "workers": 1, "progress": False}


@pytest.fixture(scope="module")
def study():
    return make_study(RAW)


class Stopped(Exception):
    pass


def test_a_search_that_was_stopped_goes_on_to_the_same_answer(study, tmp_path, monkeypatch):
    asked = (study, ["coal.city_reviewers"], NEEDS)
    whole = find_smallest(*asked, **HOW, out=tmp_path / "whole")
    assert whole.answer == {"coal.city_reviewers": 1}

    runs, usual = [], search.run_study

    def stops(one, *args, **more):
        if len(runs) == 1:
            raise Stopped
        runs.append(one.scenarios[0].name)
        return usual(one, *args, **more)

    monkeypatch.setattr(search, "run_study", stops)
    with pytest.raises(Stopped):
        find_smallest(*asked, **HOW, out=tmp_path / "stopped")
    monkeypatch.setattr(search, "run_study", usual)
    assert find_smallest(*asked, **HOW, out=tmp_path / "stopped").told() == whole.told()

    folders = sorted(path.name for path in (tmp_path / "whole").iterdir())
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "whole").rglob("*") if path.is_file()}
    assert find_smallest(*asked, **HOW, out=tmp_path / "whole").told() == whole.told()
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "whole").rglob("*") if path.is_file()}
    assert folders == ["coal.city_reviewers=1", "coal.city_reviewers=2"]


def test_histories_of_a_search_are_those_of_the_study(study, tmp_path):
    "The same scenario, seed and replication: the same figures as in a plain run."
    found = search.Histories(study, study.baseline, tmp_path / "a", workers=1)
    one = found.of(study.scenarios[1], 2)
    plain = search.run_study(study, workers=1, out=tmp_path / "b", progress=False)
    for metric in plain.metrics:
        assert one[metric].tolist() == pytest.approx(plain.values("one reviewer", metric).tolist(), nan_ok=True, abs=0)


def test_more_histories_than_were_asked_for_are_kept_and_not_looked_at(study, tmp_path, monkeypatch):
    asked = []

    def known(one, workers, home, progress):
        asked.append((one.replications, one.half_width, one.antithetic))
        values = np.arange(float(one.replications))
        return SimpleNamespace(metrics=["m"], values=lambda scenario, metric: values)

    monkeypatch.setattr(search, "run_study", known)
    for there, many in (({}, 20), ({"replications": "30"}, 30), ({"replications": "7"}, 20)):
        monkeypatch.setattr(search, "made_of", lambda folder, there=there: there)
        histories = search.Histories(study.with_(antithetic=True), study.baseline, tmp_path)
        assert histories.of(study.baseline, 20)["m"].tolist() == list(range(20))
        assert asked.pop() == (many, None, False)


def test_the_error_of_a_search_is_shared_with_the_neighbour(study, monkeypatch):
    class Asked(Exception):
        pass

    def asked(plan, look, needs, bounds, error, length, *more):
        raise Asked(round(error, 9), length)

    monkeypatch.setattr(search, "search", asked)
    for weights, length in ((None, 3), ([1.0], None)):  # of three numbers at most two are tried, and one beyond
        with pytest.raises(Asked) as told:
            find_smallest(study, ["coal.city_reviewers"], NEEDS, **HOW, weights=weights)
        assert told.value.args == (0.2, length)


def test_a_ranking_of_scenarios_says_who_may_be_the_best(study, tmp_path):
    found = rank(study, "coal.desk_load_city", False, 0.0, at_most=30, workers=1, out=tmp_path, progress=False)
    assert found.best and set(found.selection.left) >= set(found.best)
    assert "long reviews" not in found.best
    assert {name for name, *_ in [row[1:] for row in found.cells()[1:]]} == {s["name"] for s in SCENARIOS}


def test_a_reform_that_touches_nobody_is_said_to_be_the_same_at_the_first_look(tmp_path, capsys):
    touches_nobody = {"name": "more contractors", "set": {"coal.stripping_contractors_max": 9}}
    three = make_study(RAW | {"scenario": [SCENARIOS[0], touches_nobody, SCENARIOS[2]]})
    found = rank(three, "coal.desk_load_city", False, at_most=500, workers=1, out=tmp_path)
    assert found.selection.decided and found.best == ["as assumed", "more contractors"]
    assert {len(values) for values in found.selection.values.values()} == {20}
    assert (
        "2 of 3 left after 20 histories; the same in all of them: as assumed = more contractors"
        in capsys.readouterr().err
    )


def test_a_study_over_draws_pairs_scenarios_draw_by_draw(study, tmp_path):
    path = tmp_path / "draws.csv"
    path.write_text("coal.city_reviewers,coal.no_renewal_share\n1,0.01\n3,0.1\n", encoding="utf-8")
    over = run_over(study, read_draws(path, "coal"), 2, 1, tmp_path / "over", progress=False)
    loads = over.values("as assumed", "coal.desk_load_city").mean(axis=1)
    assert loads[0] > loads[1]  # one reviewer is busier than three
    same = over.values("one reviewer", "coal.desk_load_city").mean(axis=1)
    assert same[0] > loads[1]  # it keeps its own number of reviewers in both draws
    assert over.difference("as assumed", "coal.desk_load_city").whole[:3] == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "smallest {f} --parameter coal.city_reviewers --metric coal.checks --at-least 1 --most 99",
            "--most: coal.city",
        ),
        ("smallest {f} --parameter coal.risk_slope --metric coal.checks --at-least 1", "a whole number, each once"),
        ("smallest {f} --parameter coal.city_reviewers --metric coal.check --at-least 1", "did you mean coal.checks?"),
        ("smallest {f} --parameter coal.city_reviewers --metric coal.checks", "one of them, with the limit"),
        ("smallest {f} --parameter coal.city_reviewers --metric coal.checks --at-most -1", "a number from 0"),
        (
            "smallest {f} --parameter coal.city_reviewers --metric coal.checks --at-least 1 --confidence 2",
            "0.5 to below 1",
        ),
        (
            "smallest {f} --parameter coal.city_reviewers --metric coal.checks --at-least 1 --scenario x",
            "no such scenario",
        ),
        ("rank {f} --metric coal.check", "did you mean coal.checks?"),
        ("rank {f} --metric coal.checks --top 3", "a whole number from 1 to 2"),
        ("rank {f} --metric coal.checks --indifference -1", "0 or more"),
        ("calibrate coal --parameter coal.validity_months", "no such assumption"),
        ("calibrate coal --parameter coal.risk_slope --gate coal.checks", "no such gate"),
        (
            "calibrate coal --parameter coal.risk_slope --points 3",
            '--points: found "3", allowed: a whole number from 6 to 1000',
        ),
        (
            "calibrate coal --parameter coal.risk_slope --waves 21",
            '--waves: found "21", allowed: a whole number from 1',
        ),
        ("calibrate coal --parameter coal.risk_slope --draws -1", '--draws: found "-1"'),
        ("calibrate coal --parameter coal.risk_slope --over f --study-draws 1", '--study-draws: found "1"'),
        ("calibrate talent --parameter coal.risk_slope", "a gate of talent: it has none"),
        ("calibrate coal --parameter coal.risk_slope --over credit-staff", "a study of coal"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(line, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = Path("few.toml")
    rows = "".join(f'[[scenario]]\nname = "{s["name"]}"\n' for s in SCENARIOS)
    head = '[study]\nname = "few"\nregulation = "coal"\nstarts_on = 2021-01-01\nyears = 1\n'
    file.write_text(f"{head}[population]\ngenerate = 4\n{rows}", encoding="utf-8")
    said = terminal(line.format(f=file), show=False)
    assert told in said and len(said.strip().splitlines()) == 1, said
    assert call(line.format(f=file).split()) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["few.toml"]


def test_a_regulation_without_gates_is_said_to_have_none():
    add_regulation("permits", "toy_permits")
    try:
        with pytest.raises(InputError, match="it has none"):
            calibrate("permits", ["permits.delay_days"], progress=False)
    finally:
        remove_regulation("permits")


def erlang_in_time(clerks: int, load: float, days: float) -> float:
    "Share of files that wait at most so many days, with service times of one day on average (A. K. Erlang)."
    last = load**clerks / factorial(clerks) / (1 - load / clerks)
    must_wait = last / (sum(load**k / factorial(k) for k in range(clerks)) + last)
    return 1 - must_wait * exp(-(clerks - load) * days)


def queue_history(clerks: int, rng: np.random.Generator, load: float, days: float, files: int = 60) -> float:
    "The share in time of files at a desk of SimPy, the first of which finds the office as it is in the long run."
    env, waited = simpy.Environment(), []
    desk = simpy.Resource(env, clerks)
    weights = np.cumprod([1.0] + [load / min(k, clerks) for k in range(1, 80)])
    there = int(rng.choice(80, p=weights / weights.sum()))

    def file(number):
        came = env.now
        with desk.request() as turn:
            yield turn
            if number >= there:
                waited.append(env.now - came)
            yield env.timeout(rng.exponential(1.0))

    def arrivals():
        for number in range(there + files):
            if number > there:
                yield env.timeout(rng.exponential(1 / load))
            env.process(file(number))

    env.process(arrivals())
    env.run()
    return float(np.mean([wait <= days for wait in waited]))


@pytest.mark.parametrize(("limit", "right"), [(0.8, 4), (0.94, 5)])
def test_a_search_finds_the_fewest_clerks_of_erlangs_formula(limit, right):
    load, days = 2.0, 0.25
    assert erlang_in_time(right - 1, load, days) < limit <= erlang_in_time(right, load, days)

    def look(value, n):
        rng = np.random.default_rng([7, *value])
        return {"m": [queue_history(value[0], rng, load, days) for _ in range(n)]}

    plan, length = search.in_turn([3], [7]), search.greatest_length([3], [7])
    found = search.search(plan, look, [Need("m", limit)], {"m": Bounds(0, 1)}, 0.05, length, 500)
    assert found.answer == (right,)


ENGLISH = re.compile(r"(?<![A-Za-z_.])[a-z]{3,}(?![a-z_.]|$)")  # words, but for names of parameters and files
CHINESE = {
    "sensitivity": ["--only", "coal.city_reviewers", "--only", "coal.initial_review_days"],
    "sensitivity --morris": ["--only", "coal.city_reviewers", "--only", "coal.initial_review_days"],
    "sensitivity --sobol --pairs": [
        *("--only", "coal.city_reviewers", "--only", "coal.initial_review_days"),
        *("--points", "4", "--metric", "coal.review_days_mean"),
    ],
    "readings --pairs": ["--only", "coal.below_standard", "--only", "coal.running_validity", "--for-whom", "grade"],
    "rank": ["--metric", "coal.review_days_mean", "--histories", "10"],
}


@pytest.mark.parametrize("command", CHINESE)
def test_an_answer_in_chinese_is_chinese_throughout(command, tmp_path, monkeypatch, capsys):
    names = {"as assumed": "按假设", "one reviewer": "一名审核人员", "long reviews": "审核较慢"}
    scenarios = [scenario | {"name_zh": names[scenario["name"]]} for scenario in SCENARIOS[:2]]
    raw = RAW | {"scenario": scenarios, "study": RAW["study"] | {"title_zh": "少量煤矿"}}
    (tmp_path / "few.toml").write_text(tomli_w.dumps(raw), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    first, *others = command.split()
    usual, pictures = plt.Figure.savefig, []

    def saves(figure, path, **how):
        "The first picture of each command is saved; the others differ in the metric alone: their glyphs are tried."
        assert missing_in(figure) == ""
        pictures.append(path)
        return usual(figure, path, **how) if pictures == [path] else None

    monkeypatch.setattr(plt.Figure, "savefig", saves)
    asked = [first, "few.toml", *others, *CHINESE[command], "--workers", "1", "--out", "out", "--lang", "zh", "--quiet"]
    assert call(asked) == 0
    said = capsys.readouterr().out
    assert "重复" in said or "历史" in said
    assert len({*pictures}) == len(pictures) and bool(pictures) == (first != "readings")
    lines = [line for line in said.splitlines() if "out/" not in line]
    assert [line for line in lines if ENGLISH.search(line.replace("gazette_sim", ""))] == []
