# Made from nbs/lab/32_api.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from gazette_sim.lab.api import *


import tomllib

from gazette_sim.lab.study import make_study, read_study, to_toml
from gazette_sim.law.citation import InputError


def test_every_public_name_is_documented_and_dir_shows_no_other():
    import gazette_sim as gz

    assert dir(gz) == sorted(gz.__all__) and "run" in dir(gz)
    assert all(getattr(gz, name).__doc__ for name in dir(gz) if not name.startswith("__"))
    try:
        gz.deside  # noqa: B018
    except AttributeError as error:
        assert "did you mean decide?" in str(error)
    else:
        raise AssertionError("a name that is none was found")


def test_tables_have_the_rows_that_they_name():
    assert parameters("coal", "law").loc["coal.validity_months", "default"] == 36
    assert set(parameters()["kind"]) == {"law", "reading", "data", "assumption"}
    assert provisions("coal").index[0].startswith("coal.") and len(provisions()) > len(provisions("coal"))
    assert decisions().loc["coal.grade", "regulation"] == "coal" and "builtin" in studies().index


def test_a_study_differs_as_said_and_a_grid_adds_scenarios():
    base = study("builtin", years=5, replications=3, population={"generate": 4}, without=["five years from 2024"])
    assert (base.name, base.replications, base.generate, len(base.scenarios)) == ("builtin", 3, 4, 1)
    assert study("builtin") == read_study("builtin")
    wide = grid(base, {"validity_months": [24, 60]}, reforms=["national_2024"])
    assert [s.reforms for s in wide.scenarios[1:]] == [(), ("national_2024",)] * 2
    assert make_study(tomllib.loads(to_toml(wide))) == wide
    for values, said in (({"validity_month": [1]}, "validity_months?"), ({"validity_months": [24, 24]}, "each once")):
        try:
            grid(base, values)
        except InputError as error:
            assert said in str(error), str(error)
        else:
            raise AssertionError(f"accepted: {values}")


def test_answers_are_tables_that_carry_their_sentence():
    law = {"set": {"coal.validity_months": 24}, "readings": {"coal.running_validity": "recalculated"}}
    both = [{"name": "both", **law}]
    base = study("reviewers", years=2, replications=2, population={"generate": 5}, scenario=both)
    base = base.with_(scenarios=(base.scenarios[0], base.scenarios[-1]))
    late = "coal.share_reviews_in_time"
    fewest = find_smallest(base, ["coal.county_reviewers"], {late: 0.0}, most=[1], histories=2, workers=1)
    assert fewest.attrs["smallest"] == {"coal.county_reviewers": 1} and set(fewest["verdict"]) == {"kept"}
    assert "fewest" in fewest.attrs["answer"] and fewest["low"].min() >= 0
    assert rank(base, "coal.applications", histories=10, workers=1)["chosen"].sum() == 1
    split = attribute(base, ["coal.applications"], workers=1)
    parts = split["parameters"] != "whole"
    assert abs(split.loc[parts, "shapley"].sum() - split.loc[~parts, "shapley"].iloc[0]) < 1e-9
    ends = sensitivity(base, [late], ["coal.county_reviewers"], workers=1)
    assert (ends["from"][0], ends["to"][0]) == (1, 6) and late in ends.attrs["answer"]
    try:
        sensitivity(base, method="end")
    except InputError as error:
        assert "ends" in str(error)
    else:
        raise AssertionError("a method that is none was accepted")
