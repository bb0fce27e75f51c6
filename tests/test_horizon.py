"""A study that cannot be run to its end is refused before it begins."""

import pytest

from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.study import make_study
from gazette_sim.law.citation import InputError


def _study(regulation: str, first: str, last: str, **scenario):
    return make_study(
        {
            "study": {"name": "end", "regulation": regulation, "starts_on": first, "ends_on": last, "replications": 1},
            "population": {"generate": 20},
            "scenario": [{"name": "a", **scenario}],
        }
    )


@pytest.mark.parametrize("regulation", ["coal", "credit"])
def test_the_last_years_of_the_calendar(regulation: str, tmp_path):
    for last in ("2100-01-01", "2100-12-31", "2101-06-01"):
        with pytest.raises(InputError, match="2090-12-31"):
            _study(regulation, "2089-01-01", last)
    result = run_study(_study(regulation, "2087-01-01", "2090-12-31"), workers=1, out=tmp_path / "r", progress=False)
    assert result.manifest["last_day"] == "2090-12-31"


@pytest.mark.parametrize("regulation", ["coal", "credit"])
@pytest.mark.parametrize("day", ["2021-01-01", "2021-06-01", "2022-10-01"])
def test_a_study_of_one_day(regulation: str, day: str, tmp_path):
    result = run_study(_study(regulation, day, day), workers=1, out=tmp_path / "r", progress=False)
    assert result.manifest["first_day"] == result.manifest["last_day"] == day


def test_a_reading_that_refuses_is_none_for_a_history():
    for reform in ({}, {"on": "2022-01-01"}):
        values = {"readings": {"time.month_rounding": "refuse"}}
        with pytest.raises(InputError, match=r"time.month_rounding.*last_of_month"):
            _study("credit", "2021-01-01", "2023-12-31", **({"reform": [reform | values]} if reform else values))
