"""The targets: counting more never unmakes one, every reading acts, and a case that cannot be read is refused."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.cli.program import call
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import decide
from gazette_sim.law.period import PeriodEnd, TimeReadings
from gazette_sim.pilot_zone.parameters import AboutThreeYears, PilotZoneLaw, TargetWords
from gazette_sim.pilot_zone.structure import day, elements
from gazette_sim.pilot_zone.targets import is_leading, targets_due

CASE = {"on": "2024-01-15", "leading_enterprises": 20, "parks": 6, "specialists": 2999}
FIRMS = [
    {"name": "甲", "recognised": True, "annual_sales": 1_000},
    {"name": "乙", "annual_sales": "100000000.00", "seat_in_city": False},
    {"name": "丙", "seat_in_city": True},
]
LISTED = {"on": "2024-01-15", "parks": 3, "specialists": 3000, "leading_sales": 100_000_000}
COUNTS = st.integers(0, 40)


def outcome(case: dict[str, Any], **readings: str) -> dict[str, Any]:
    return dict(
        decide("pilot_zone.targets", case, readings={f"pilot_zone.{n}": o for n, o in readings.items()}).outcome
    )


def firms() -> list[dict[str, Any]]:
    return [firm | {"annual_sales": float(firm.get("annual_sales", 0))} for firm in FIRMS]


@settings(deadline=None, max_examples=60)
@given(COUNTS, COUNTS, st.integers(0, 4000), st.sampled_from(["leading_enterprises", "parks", "specialists"]))
def test_one_more_never_unmakes_a_target_that_is_a_minimum(leading: int, parks: int, specialists: int, which: str):
    case = CASE | {"leading_enterprises": leading, "parks": parks, "specialists": specialists}
    before, after = outcome(case), outcome(case | {which: case[which] + 1})
    assert before["met"] <= after["met"] and before[which]["met"] <= after[which]["met"]
    assert before["met"] == all(before[name]["met"] for name in ("leading_enterprises", "parks", "specialists"))


@settings(deadline=None, max_examples=60)
@given(COUNTS)
def test_a_range_of_parks_has_two_ends(parks: int):
    met = outcome(CASE | {"parks": parks}, three_to_five_parks="a_range")["parks"]["met"]
    assert met == (3 <= parks <= 5)


@pytest.mark.parametrize("name", list(TargetWords.__annotations__))
def test_every_reading_of_the_targets_changes_an_answer(name: str):
    options = PilotZoneLaw.__annotations__[name].__metadata__[0].options
    cases = CASE, LISTED | {"enterprises": firms()}
    told = [[outcome(case, **{name: option.name.lower()}) for case in cases] for option in options]
    assert len({json.dumps(each, sort_keys=True) for each in told}) == len(options) > 1


@settings(deadline=None)
@given(st.booleans(), st.integers(0, 10**13), st.booleans(), st.integers(0, 10**13), st.integers(0, 2))
def test_who_leads_depends_on_what_the_reading_names_and_on_nothing_else(
    recognised: bool, sales: int, seat: bool, mark: int, option: int
):
    law = PilotZoneLaw(leading_enterprise=option)
    by_reading = (recognised, sales >= mark, seat)
    assert is_leading(recognised, sales, seat, mark, law) is by_reading[option]


def test_the_last_day_moves_with_the_months_and_with_the_end_of_a_day():
    approved, issued = day("approved"), day("issued")
    assert targets_due(approved, issued, PilotZoneLaw(target_months=60)) == day_number("2025-09-27")
    early = PilotZoneLaw(time=TimeReadings(period_end=PeriodEnd.BEGINNING_OF_DAY))
    assert targets_due(approved, issued, early) == day_number("2023-09-26")
    assert targets_due(
        approved, issued, PilotZoneLaw(about_three_years=AboutThreeYears.END_OF_YEAR, target_months=40)
    ) == day_number("2024-12-31")


def test_the_plan_names_more_parks_than_a_range_would_allow():
    assert len(elements("park")) == 6 > PilotZoneLaw().parks_target_most


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"on": "2024-1-15"}, "on"),
        ({"leading_enterprises": "20"}, "leading_enterprises"),
        ({"leading_enterprises": True}, "leading_enterprises"),
        ({"parks": None}, "parks"),
        ({"specialists": 10**7}, "specialists"),
        ({"enterprises": []}, "leading_enterprises"),
        ({"enterprises": [{"name": ""}], "leading_enterprises": None}, "enterprises[0].name"),
        (
            {"enterprises": [{"name": "x", "annual_sales": -1}], "leading_enterprises": None},
            "enterprises[0].annual_sales",
        ),
        ({"targets": 20}, "targets"),
    ],
)
def test_a_case_that_cannot_be_read_is_refused_by_its_field(change: dict[str, Any], field: str):
    with pytest.raises(InputError) as refused:
        outcome(CASE | change)
    assert refused.value.field == field and "\n" not in str(refused.value)


def test_an_empty_list_of_enterprises_counts_none():
    assert outcome(LISTED | {"enterprises": []})["leading_enterprises"] == {"target": 20, "reached": 0, "met": False}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_shipped_cases_are_explained(lang: str, tmp_path, capsys):
    assert call(["decide", "pilot_zone.targets", "--example"]) == 0
    file = tmp_path / "cases.jsonl"
    file.write_text(capsys.readouterr().out, "utf-8")
    assert call(["explain", "pilot_zone.targets", "--cases", str(file), "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert said.count("2023-09-27") >= 3 and ("龙头企业" in said) == (lang == "zh")


def test_the_comparison_is_shown_in_every_form_and_refuses_what_has_none(capsys):
    assert call(["provisions", "interpretation", "--against", "pilot_zone", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["match"] for row in rows} > {"same", "shorter", "only in the plan", "only in the interpretation"}
    assert call(["provisions", "interpretation.2", "--against", "pilot_zone", "--lang", "zh"]) == 0
    assert "仅见于官方解读" in capsys.readouterr().out
    for wrong in (
        ["provisions", "interpretation", "--against", "coal"],
        ["provisions", "coal", "--against", "pilot_zone"],
        ["provisions", "--against", "pilot_zone"],
        ["provisions", "interpretation.9", "--against", "pilot_zone"],
        ["replay", "interpretation", "days.csv"],
        ["replay", "interpretation", "--reading", "interpretation.opinions=at_once"],
        ["replay", "interpretation", "--timeline"],
    ):
        assert call(wrong) == 2, wrong
        said = capsys.readouterr().err.strip().splitlines()
        assert len(said) == 1, wrong


def test_either_document_may_be_named_first(capsys):
    said = []
    for line in (["interpretation", "--against", "pilot_zone"], ["pilot_zone", "--against", "interpretation"]):
        assert call(["provisions", *line, "--json"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert call(["provisions", "pilot_zone.2.2.1", "--against", "interpretation"]) == 0
    assert "only in the plan" in capsys.readouterr().out
    assert call(["provisions", "coal", "--against", "interpretation"]) == 2


def test_no_more_parks_are_asked_for_than_are_allowed():
    for values in ({"pilot_zone.parks_target": 6}, {"pilot_zone.parks_target_most": 2}):
        with pytest.raises(InputError, match="do not fall"):
            decide("pilot_zone.targets", CASE, set=values)
    both = {"pilot_zone.parks_target": 6, "pilot_zone.parks_target_most": 8}
    assert decide("pilot_zone.targets", CASE, set=both).outcome["parks"] == {"target": 6, "reached": 6, "met": True}
