"Demand: how many times as much is asked for as a regulation's marked assumptions say."

import json
import tomllib
from types import SimpleNamespace

import pytest

from gazette_sim.lab.attribution import parts_of
from gazette_sim.lab.design import levels_of
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.job import make_job
from gazette_sim.lab.replication import simulated
from gazette_sim.lab.report import changes
from gazette_sim.lab.scenario import demand_rates, with_demand
from gazette_sim.lab.sensitivity import varied
from gazette_sim.lab.study import make_study, to_toml
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import InputError
from gazette_sim.law.reform import Change
from gazette_sim.sme.events import Event, code

COUNT = 1500


def study(*scenarios, regulation="sme", count=COUNT, grid=(), **head):
    head = {"name": "load", "regulation": regulation, "starts_on": "2021-01-01", "years": 1, "replications": 1, **head}
    rows = [{"name": f"s{n}", **row} for n, row in enumerate(scenarios)]
    return make_study({"study": head, "population": {"generate": count}, "scenario": rows, "grid": list(grid)})


def test_arrivals_are_as_many_times_as_many_and_the_same_enterprises_are_among_them():
    asked, found = study({"demand": 0.5}, {}, {"demand": 3}), []
    job = make_job(asked)
    for k, scenario in enumerate(asked.scenarios):
        c = simulated(job, k, 0).journal.columns()
        own = c["entity"] < COUNT
        there = (own & (c["event"] == Event.JOINED) & (c["after"] < 3)).sum() - (
            own & (c["event"] == Event.CLOSED)
        ).sum()
        who = set(c["entity"][own & (c["event"] == Event.COULD_ASK) & (c["provision"] == code("sme.1"))].tolist())
        mean = there * 0.06 * scenario.demand  # binomial: each enterprise once in the first year, by a draw of its own
        assert abs(len(who) - mean) < 3.3 * (mean * (1 - 0.06 * scenario.demand)) ** 0.5
        found.append(who)
    assert found[0] < found[1] < found[2]


@pytest.mark.parametrize(("regulation", "count"), [("coal", 20), ("credit", 60), ("pilot_zone", 20)])
def test_usual_demand_changes_nothing_and_another_one_does(regulation, count):
    job = make_job(study({}, {"demand": 1}, {"demand": 1.3}, regulation=regulation, count=count, years=2))
    usual, same, more = (simulated(job, k, 0).journal.sha256() for k in range(3))
    assert usual == same != more and "demand" not in to_toml(job.study.with_(scenarios=job.study.scenarios[:2]))


def test_what_a_scenario_says_of_a_rate_is_scaled_on_each_day_and_nothing_else_is():
    assert {"coal.ambition", "coal.reapplication_share"} < set(demand_rates("coal"))
    later = Change(day_number("2024-01-01"), {"coal.ambition": 0.4, "coal.validity_months": 60})
    first, then = with_demand([later], 1.5, "coal")
    assert (
        first.on_day is None and first.values["coal.ambition"] == 0.375 and "coal.validity_months" not in first.values
    )
    assert then.values == {"coal.ambition": 0.4 * 1.5, "coal.validity_months": 60}
    assert with_demand([later], 1.0, "coal") == [later]
    base = study({}, {"demand": 1.5}, regulation="coal", count=4).scenarios[1]
    drawn = varied(base, {"coal.ambition": 0.9, "coal.stop_rate": 0.1}, "drawn")
    assert drawn.in_force("coal")[1].values == {"coal.ambition": 1.0, "coal.stop_rate": 0.1}  # a share, at most one


def test_it_is_inherited_taken_back_and_a_factor():
    rows = (
        {},
        {"demand": 2},
        {"based_on": "s1"},
        {"based_on": "s1", "without": ["demand"]},
        {"based_on": "s1", "demand": 3},
    )
    asked = study(*rows)
    assert [scenario.demand for scenario in asked.scenarios] == [1, 2, 2, 1, 3]
    assert make_study(tomllib.loads(to_toml(asked))) == asked
    grid = {"demand": [1, 2], "set": {"sme.equity_most": [5_000_000, 10_000_000]}}
    two = study(grid=[grid])
    levels, names = levels_of(SimpleNamespace(study=two))
    assert levels == {"sme.equity_most": [-1, 1, -1, 1], "demand": [-1, -1, 1, 1]} and len(names) == 4
    assert names[0] == "demand: 1, equity_most: 5000000"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"demand": 0}, "a number from 0.01 to 100"),
        ({"demand": "twice"}, "a number from 0.01 to 100"),
        ({"demand": 20}, "at most 12.5: sme.occasions_guarantee is 80, and can be 1000 at most"),
        ({"demand": 4, "assumptions": {"sme.occasions_certificate": 300}}, "at most 3.33: sme.occasions_certificate"),
        ({"without": ["demand"], "based_on": "s0"}, "no such reform"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(row, said):
    with pytest.raises(InputError) as error:
        study({}, row)
    assert said in str(error.value) and "\n" not in str(error.value)


def test_where_nothing_is_asked_for_there_is_no_demand():
    with pytest.raises(InputError, match="gazette declares no rate at which anything is asked for"):
        study({"demand": 2}, regulation="gazette", count=5)


def test_manifest_tables_and_report_say_it_and_no_reform_is_made_of_it(tmp_path):
    asked = study({}, {"demand": 1.5, "set": {"sme.equity_most": 1_000_000}}, count=20)
    result = run_study(asked, 1, tmp_path / "run", progress=False)
    assert (
        result.manifest["demand"] == {"s1": 1.5} == json.loads((result.folder / "manifest.json").read_text())["demand"]
    )
    assert "s1,start,demand,demand,times,1.5,study" in (result.folder / "scenarios.csv").read_text("utf-8")
    for lang, words in (("en", "1.5 times the usual"), ("zh", "通常的1.5倍")):
        assert words in [cell for row in changes(result, lang).rows for cell in row]
    with pytest.raises(InputError, match="what a change of demand brings is no part of a reform"):
        parts_of(asked.scenarios[1], asked.scenarios[0], "sme")
