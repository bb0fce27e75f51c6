# Made from nbs/pilot_zone/02_targets.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import Annotated, Any
from gazette_sim.law.calendar import civil, from_civil, iso
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.field import Day, Flag, Line, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.money import Money, yuan
from gazette_sim.law.period import last_day
from gazette_sim.law.rule import compilable, implements
from gazette_sim.pilot_zone.parameters import AboutThreeYears, LeadingEnterprise, PilotZoneLaw, StriveGoverns, ThreeToFiveParks
from gazette_sim.pilot_zone.structure import day
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
from gazette_sim.law.parameter import option_in
import matplotlib.pyplot as plt
from gazette_sim.pilot_zone.targets import *


def reached(leading=20, parks=3, specialists=3000, on="2023-09-27", readings=None, **more):
    case = {"on": on, "leading_enterprises": leading, "parks": parks, "specialists": specialists} | more
    return decide(
        "pilot_zone.targets", case, readings={f"pilot_zone.{n}": o for n, o in (readings or {}).items()}
    ).outcome


def test_the_numbers_themselves_are_enough_and_one_less_is_not():
    assert reached()["met"] is True
    assert reached()["parks"] == {"target": 3, "reached": 3, "met": True}
    for less in ({"leading": 19}, {"parks": 2}, {"specialists": 2999}):
        assert reached(**less)["met"] is False


def test_more_than_five_parks_meet_the_target_unless_it_is_a_range():
    assert reached(parks=6)["met"] is True
    assert reached(parks=5, readings={"three_to_five_parks": "a_range"})["met"] is True
    assert reached(parks=6, readings={"three_to_five_parks": "a_range"})["parks"]["met"] is False


def test_three_years_end_on_three_days():
    ends = [
        reached(readings={"about_three_years": o})["deadline"] for o in ("from_issue", "from_approval", "end_of_year")
    ]
    assert ends == ["2023-09-27", "2023-04-27", "2023-12-31"]
    assert [reached(on=on)["days_left"] for on in ("2023-09-26", "2023-09-27", "2023-09-28")] == [1, 0, 0]


def test_nothing_is_overdue_that_was_only_striven_for():
    late = {"leading": 0, "parks": 0, "specialists": 0, "on": "2023-09-28"}
    assert reached(**late)["overdue"] == []
    owed = {"strive_governs": "enterprises_alone"}
    assert reached(**late, readings=owed)["overdue"] == ["parks", "specialists"]
    assert reached(**late | {"on": "2023-09-27"}, readings=owed)["overdue"] == []


def test_a_reform_changes_the_targets():
    case = {"on": "2023-09-27", "leading_enterprises": 20, "parks": 3, "specialists": 3000}
    assert decide("pilot_zone.targets", case, set={"pilot_zone.leading_enterprises_target": 21}).outcome["met"] is False


FIRMS = [
    {"name": "a", "recognised": True},
    {"name": "b", "annual_sales": 100_000_000},
    {"name": "c", "annual_sales": 99_999_999.99, "seat_in_city": True},
]


def counted(option, **more):
    return reached(leading=None, enterprises=FIRMS, readings={"leading_enterprise": option}, **more)["counted"]


def test_each_reading_counts_other_enterprises():
    assert counted("recognised") == ["a"] and counted("seat") == ["c"]
    assert counted("sales", leading_sales=100_000_000) == ["b"]


def test_what_is_said_twice_not_at_all_or_without_a_mark_is_refused():
    from gazette_sim.law.citation import InputError

    wrong = [
        ({"leading": None}, "leading_enterprises"),
        ({"leading": 1, "enterprises": FIRMS}, "leading_enterprises"),
        ({"leading": None, "enterprises": FIRMS, "readings": {"leading_enterprise": "sales"}}, "leading_sales"),
        ({"parks": -1}, "parks"),
        ({"specialists": 2.5}, "specialists"),
        ({"leading_sales": 0.001}, "leading_sales"),
        ({"on": "2023-02-29"}, "on"),
    ]
    for case, field in wrong:
        try:
            reached(**case)
        except InputError as error:
            assert error.field == field and str(error).startswith("pilot_zone.targets: "), case
        else:
            raise AssertionError(f"{case} was taken")
