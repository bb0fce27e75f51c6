# Made from nbs/lab/02_study.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import datetime as dt
import os
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any
from pydantic import BeforeValidator, Field, model_validator
from gazette_sim.lab.design import GridTable, differing, with_grids
from gazette_sim.lab.scenario import KEYS, AnyDay, Population, PopulationTable, Scenario, ScenarioTable, listed, make_scenario, parameters_of, read_population, tabled
from gazette_sim.lab.settings import OneLine, Settings, Written, checked, known_keys, read_settings
from gazette_sim.law.calendar import civil, day_number, from_civil, iso
from gazette_sim.law.citation import InputError, UnknownName, documents
from gazette_sim.law.field import OneOf, Real, Shaped, Text, Whole, schema
from gazette_sim.law.language import LONGEST_NAME
from gazette_sim.law.parameter import Parameter
from gazette_sim.law.reform import parameters
from gazette_sim.law.regulation import regulations
from gazette_sim.regime.interval import SMALLEST
import json
import tempfile
from IPython.display import Markdown
from gazette_sim.law.language import markdown
from gazette_sim.lab.study import *


def _raw(**changed):
    "A small study as a dict, parts of it changed."
    raw = {
        "study": {"name": "trial", "regulation": "coal", "starts_on": "2021-01-01", "years": 2, "replications": 3},
        "population": {"generate": 5},
        "scenario": [{"name": "as issued"}, {"name": "longer", "set": {"coal.validity_months": 60}}],
    }
    for key, value in changed.items():
        part, _, name = key.partition("__")
        if name:
            raw[part] = raw[part] | {name: value}
        else:
            raw[part] = value
    return raw


def _says(raw):
    try:
        make_study(raw, "study.toml")
    except InputError as error:
        return str(error)
    return "accepted"


def test_a_study_reads_back_as_written():
    row = {
        "name": 'quoted " \\ 五年',
        "reforms": ["national_2024"],
        "readings": {"coal.below_standard": "always_revoke"},
        "reform": [{"on": "2022-05-05", "assumptions": {"coal.city_reviewers": 3}}],
    }
    study = make_study(_raw(scenario=[row], study__years=5))
    assert make_study(tomllib.loads(to_toml(study))) == study
    assert study.baseline.changes[1].values == (("coal.city_reviewers", 3),)
    assert iso(study.last_day) == "2025-12-31"


def test_changes_stand_in_the_order_of_their_days():
    days = {
        "reform": [{"on": "2022-07-01", "set": {"coal.validity_months": 60}}],
        "reforms": ["national_2024"],
        "set": {"coal.validity_months": 48, "coal.grade_one_foundation_score": 88},
    }
    row = make_study(_raw(study__years=5, scenario=[{"name": "x"} | days])).baseline
    told = [(change.on_day and iso(change.on_day), by) for change, by in row.sourced("coal")]
    assert told == [(None, ""), ("2022-07-01", ""), ("2024-10-16", "national_2024")]
    later = _says(_raw(study__starts_on="2025-01-01", scenario=[{"name": "x"} | days | {"reform": []}]))
    assert "what national_2024 does not set on 2024-10-16 already" in later


def test_mistakes_in_the_head():
    assert _says(_raw()) == "accepted"
    assert "scenario: found nothing" in _says(_raw(scenario=[]))
    assert "2 times" in _says(_raw(scenario=[{"name": "a"}, {"name": "a"}]))
    assert "did you mean replications?" in _says(_raw(study__replication=3))
    assert 'replications: found "0", allowed: a whole number from 1' in _says(_raw(study__replications=0))
    assert "both roster and generate" in _says(_raw(population={"generate": 3, "roster": "x.csv"}))
    assert "[population]: found nothing" in _says(_raw(population={}))
    assert 'found "none.csv"' in _says(_raw(population={"roster": "none.csv"}))
    assert "did you mean coal?" in _says(_raw(study__regulation="coat"))
    assert "2004-01-01" in _says(_raw(study__starts_on="2003-12-31"))
    assert "took effect" in _says(_raw(study__starts_on="2020-11-09"))
    assert "2090-12-31" in _says(_raw(study__years=90))
    assert "letters" in _says(_raw(study__name="../elsewhere"))


def test_a_window_has_whole_years():
    said = _raw(study__measure_from=dt.date(2022, 1, 1))
    assert make_study(said).measure_from == day_number("2022-01-01")
    assert "whole years" in _says(_raw(study__measure_from=dt.date(2022, 5, 1)))
    assert "not both" in _says(_raw(study__measure_from=dt.date(2022, 1, 1), study__warm_up="mser"))
    assert "mser" in _says(_raw(study__warm_up="welch"))
    study = make_study(said)
    assert make_study(tomllib.loads(to_toml(study))) == study
    assert make_study(_raw(study__warm_up="mser")).warm_up == "mser"


def test_mistakes_in_a_precision():
    wanted = {"metric": "coal.x", "width": 0.1}
    assert "not both" in _says(_raw(study__half_width=wanted))
    wide = _raw()
    del wide["study"]["replications"]
    for change, said in (
        ({}, "accepted"),
        ({"width": 0}, 'half_width.width: found "0", allowed: a number above 0'),
        ({"wdth": 1}, "study.toml: half_width: wdth: no such key; did you mean width?"),
        ({"at_most": 20}, 'half_width.at_most: found "20", allowed: a whole number from 30 (smallest) to 100000'),
        ({"smallest": 3}, 'half_width.smallest: found "3", allowed: a whole number from 10'),
    ):
        assert said in _says(wide | {"study": wide["study"] | {"half_width": wanted | change}})
    slip = {"half_width": {"metric": "coal.x", "wdth": 0.1}}
    assert "half_width: wdth: no such key; did you mean width?" in _says(wide | {"study": wide["study"] | slip})
    for wrong in (3, [wanted, {"metric": "coal.y", "width": 0.1}]):
        said = _says(wide | {"study": wide["study"] | {"half_width": wrong}})
        assert said.startswith("study.toml: half_width: found") and "allowed: a table with metric, width" in said
        assert said.endswith("; for further metrics also = a list of tables, each with metric and width")


def test_pairs_and_several_widths_are_read_written_and_checked():
    study = make_study(_raw(study__antithetic=True, study__replications=6))
    assert (
        study.antithetic and "antithetic = true" in to_toml(study) and "antithetic" not in to_toml(make_study(_raw()))
    )
    assert "an even number: with antithetic, they come in pairs" in _says(
        _raw(study__antithetic=True, study__replications=7)
    )
    assert "antithetic" in _says(_raw(study__antithetic="perhaps"))
    wanted = {"metric": "coal.applications", "width": 0.5, "also": [{"metric": "coal.accidents", "width": 0.1}]}
    wanted["also"][0]["difference"] = True
    raw = _raw(study__half_width=wanted)
    raw["study"].pop("replications", None)
    found = make_study(raw).half_width
    assert [(a.metric, a.difference) for a in found.aims] == [("coal.applications", False), ("coal.accidents", True)]
    assert found.said()["also"] == [wanted["also"][0]] and "difference" not in found.said()
    assert 'antithetic: found "1", allowed: true or false' in _says(_raw(study__antithetic=1))
    raw["study"]["half_width"] = wanted | {"also": wanted["also"][0]}
    assert 'found "[also]", allowed: a list of tables, each with metric and width' in _says(raw)
    raw["study"]["half_width"] = wanted
    wanted["also"][0]["width"] = 0
    assert "width" in _says(raw)


def _file_says(content):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "study.toml"
        file.write_bytes(content)
        try:
            read_study(file)
        except InputError as error:
            return str(error)
    return "accepted"


def test_files_that_cannot_be_read():
    text = to_toml(make_study(_raw())).encode()
    assert _file_says(b"\xef\xbb\xbf" + text) == _file_says(text.replace(b"\n", b"\r\n")) == "accepted"
    assert 'study.toml:3: found "bytes that are not UTF-8"' in _file_says("[study]\n\ntitle = '五年'".encode("gbk"))
    assert 'study.toml:2: found "years = = 3"' in _file_says(b"[study]\nyears = = 3\n")
    assert "study.toml:2" in _file_says(b"[study]\nname = ")
    assert "study.toml" in _file_says(b"study = 3\n")


def test_every_shipped_study_can_be_read():
    for name, path in shipped_studies().items():
        study = read_study(name)
        assert study.name == path.stem and study.title != study.name != study.title_zh


def test_the_schema_names_every_parameter():
    tables = study_schema()["$defs"]
    named = {name for key in KEYS for name in tables[key]["properties"]}
    moving = [name for name, known in regulations().items() if known.has("simulation")]
    assert "talent" not in moving and "coal" in moving  # what cannot be simulated has no studies
    assert named == {name for known in (*moving, "time") for name in parameters(known)}
    assert "null" not in json.dumps(study_schema())
