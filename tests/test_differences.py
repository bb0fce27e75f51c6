"Studies and scenarios told by their differences: spelt out, refused in one line, read back as written."

import json
import tomllib
from types import SimpleNamespace

import gazette_sim as gz
import jsonschema
import pytest
from gazette_sim.cli.program import app
from gazette_sim.coal.population import generate
from gazette_sim.lab.design import effects_of
from gazette_sim.lab.job import job_key, make_job, roster_files
from gazette_sim.lab.study import make_study, read_study, to_toml
from gazette_sim.law.citation import InputError
from typer.testing import CliRunner

BASE = """
[study]
name = "base"
regulation = "coal"
starts_on = 2021-01-01
years = 4
replications = 3
[population]
roster = "mines.csv"
[[scenario]]
name = "as issued"
[[scenario]]
name = "national"
reforms = ["national_2024"]
set = { coal.validity_months = 60 }
"""
OTHER = """
[study]
name = "other"
based_on = "below/base.toml"
ends_on = 2025-12-31
without = ["as issued"]
[[scenario]]
name = "national"
set = { coal.validity_months = 72 }
[[scenario]]
name = "without the reform"
based_on = "national"
without = ["national_2024"]
[scenario.population]
generate = 4
[[grid]]
based_on = "national"
set = { coal.stop_months_max = [3, 12] }
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "below").mkdir()
    generate(3).write(tmp_path / "below" / "mines.csv")
    (tmp_path / "below" / "base.toml").write_text(BASE, "utf-8")
    (tmp_path / "other.toml").write_text(OTHER, "utf-8")
    return tmp_path


def test_a_study_based_on_another_is_the_study_that_it_spells_out(files):
    study = read_study(files / "other.toml")
    assert [s.name for s in study.scenarios] == [
        "national", "without the reform", "stop_months_max: 3", "stop_months_max: 12"
    ]  # fmt: skip
    national, without, three, _ = study.scenarios
    assert dict(national.changes[0].values) == {"coal.validity_months": 72} and national.reforms == ("national_2024",)
    assert without.changes == national.changes and without.reforms == ()
    assert dict(three.changes[0].values) == {"coal.stop_months_max": 3, "coal.validity_months": 72}
    assert three.reforms == national.reforms and study.replications == 3 and study.roster.name == "mines.csv"
    assert (
        study.last_day
        == make_study(tomllib.loads(BASE.replace("years = 4", "years = 5")), folder=files / "below").last_day
    )


def test_whom_each_scenario_simulates_is_known_and_part_of_the_key(files):
    study = read_study(files / "other.toml")
    job = make_job(study)
    assert [len(roster.rows) for roster in job.rosters()] == [3, 4, 3, 3] and job.bounds()
    assert roster_files(study) == [study.roster]
    larger = read_study(files / "other.toml").scenarios[1]
    others = [s._replace(generate=5) if s else s for s in (larger.population,)]
    changed = study.with_(scenarios=(study.scenarios[0], larger.__class__(larger.name, population=others[0])))
    assert job_key(make_job(changed)) != job_key(job)
    (files / "again" / "roster").mkdir(parents=True)
    (files / "again" / "roster" / "mines.csv").write_bytes(study.roster.read_bytes())
    again = make_study(tomllib.loads(to_toml(study)), folder=files / "again")
    assert again.with_(roster=study.roster) == study


def test_what_cannot_be_is_refused_with_file_scenario_and_key(files):
    for wrong, right, said in (
        ('based_on = "below/base.toml"', 'based_on = "other.toml"', "not based on this one"),
        ('based_on = "below/base.toml"', 'based_on = "bultin"', "did you mean builtin?"),
        ('without = ["as issued"]', 'without = ["as isued"]', "[study] without: as isued"),
        ('based_on = "national"\nwithout', 'based_on = "nationl"\nwithout', 'scenario "without the reform": based_on'),
        ('without = ["national_2024"]', 'without = ["national_2023"]', "did you mean national_2024?"),
        ("coal.stop_months_max = [3, 12]", "coal.stop_month_max = [3, 12]", "stop_months_max?"),
        ("generate = 4", "genrate = 4", "did you mean generate?"),
        ("[[grid]]", "[[gird]]", "did you mean grid?"),
    ):
        assert wrong in OTHER
        (files / "other.toml").write_text(OTHER.replace(wrong, right), "utf-8")
        with pytest.raises(InputError) as error:
            read_study(files / "other.toml")
        assert said in str(error.value) and "\n" not in str(error.value), str(error.value)


def test_the_schema_takes_what_is_read(files):
    told = json.loads(CliRunner().invoke(app, ["run", "--schema"]).output)
    check = jsonschema.Draft202012Validator(told)
    for text in (BASE, OTHER):
        assert list(check.iter_errors(json.loads(json.dumps(tomllib.loads(text), default=str)))) == []
    assert list(
        check.iter_errors(
            tomllib.loads(OTHER.replace("generate = 4", 'generate = "4"').replace("2025-12-31", '"2025-12-31"'))
        )
    )


def test_effects_are_those_of_the_grid_and_not_of_what_stands_beside_it():
    base = gz.study("builtin", years=4, replications=2, population={"generate": 4})
    base = base.with_(scenarios=base.scenarios[:1])
    grid = {"validity_months": [24, 60], "demand": [1, 1.5], "city_reviewers": [1, 2]}
    full, half = gz.grid(base, grid), gz.grid(base, grid, design="half")

    def found(asked, names=None):
        set_by = {s.name: {n: v for c in s.changes for n, v in c.values} for s in asked.scenarios}
        truth = {s.name: 10 + 3 * s.demand + set_by[s.name].get("coal.city_reviewers", 2) for s in asked.scenarios}
        result = SimpleNamespace(study=asked, values=lambda name, metric: [truth[name], truth[name] + 1])
        return {effect.factors: round(effect.mean, 9) for effect in effects_of(result, "x", names)}

    every = ("coal.validity_months", "demand", "coal.city_reviewers")
    mains = {names[0]: mean for names, mean in found(full).items() if len(names) == 1}
    assert mains == dict(zip(every, (0, 1.5, 1), strict=True))
    assert found(full, ["demand"]) == {("demand",): 1.5} == found(half, ["demand"])
    assert found(full, ["validity_months", "city_reviewers"])[("coal.city_reviewers",)] == 1
    three = gz.grid(base, {"validity_months": [24, 36, 60], "demand": [1, 1.5]})
    assert found(three, ["demand"]) == {("demand",): 1.5}
    for asked, names, said in (
        (three, None, "coal.validity_months with 3 values"),
        (half, ["demand", "validity_months"], "mixed up with coal.city_reviewers"),
        (gz.grid(base, grid, design="one_at_a_time"), None, "more often than with the other"),
        (base, None, "nothing that varies"),
        (full, ["demnd"], "did you mean demand"),
    ):
        with pytest.raises(gz.InputError) as error:
            found(asked, names)
        assert said in str(error.value)


def test_a_study_in_python_differs_from_another_as_a_file_does():
    base = gz.study("builtin", years=5, replications=2, population={"generate": 4})
    more = gz.study(base, years=4, scenario=[{"name": "more", "demand": 1.2, "based_on": "five years from 2024"}])
    assert [s.name for s in more.scenarios] == ["as issued", "five years from 2024", "more"]
    assert more.last_day < base.last_day and more.scenarios[2].changes == base.scenarios[1].changes
    assert gz.study(base, without=["five years from 2024"], population={"generate": 7}).generate == 7
    mines = gz.study("jilin-gem")
    assert gz.study(mines, replications=3).roster == mines.roster.resolve()
    assert gz.study(gz.study(mines, seed=5)).seed == 5
    for wrong, said in (
        (lambda: gz.study(5), "a file, the name of a shipped study"),
        (lambda: gz.study("builtn"), "did you mean builtin?"),
        (lambda: gz.study("builtin", yeers=3), "did you mean years?"),
        (lambda: gz.study(base, replicatons=3), "did you mean replications?"),
        (lambda: gz.study(base, scenario=["x"]), "scenario"),
        (lambda: gz.grid(base, ["validity_months"]), "a dict"),
        (lambda: gz.parameters("coal", "laws"), "did you mean law?"),
        (lambda: gz.decide_frame("coal.grade", [{}]), "a pandas DataFrame"),
        (lambda: gz.run(base, replications=0), "a whole number from 1"),
        (lambda: gz.compare(5), "a results folder"),
        (lambda: gz.effects(5, [5]), "a name, or a list of names"),
    ):
        with pytest.raises(gz.InputError) as error:
            wrong()
        assert said in str(error.value) and "\n" not in str(error.value)
