# Made from nbs/coal/02_procedure.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from enum import IntEnum
from functools import cache
from typing import Annotated, Any
from pydantic import model_validator
from gazette_sim.coal.grades import bar_ids
from gazette_sim.coal.parameters import BarsTested, CoalLaw, Fallback, FallbackAfterRevocation, FallbackInPilot, PilotForwarding, PilotOrSpecial, RectificationClock, RevokedRoute, ThreeYearsOfThree
from gazette_sim.law.calendar import Calendar, iso, state_council_calendar
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Case, decision, projection_note
from gazette_sim.law.field import Day, Flag, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.period import last_day
from gazette_sim.law.rule import Codes, implements, items
from gazette_sim.law.calendar import day_number
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
from gazette_sim.law.rule import looks_at, provisions_met
import matplotlib.pyplot as plt
from gazette_sim.coal.procedure import *


def who(grade, readings=None, **facts):
    return tuple(decide("coal.route", {"grade": grade, **facts}, readings=readings or {}).outcome.values())


def test_ordinary_routes_climb_one_level_a_grade():
    assert who(1) == ("province", "national", "national")
    assert who(2) == ("city", "province", "province")
    assert who(3) == ("county", "city", "city")


def test_a_piloted_county_reviews_and_the_province_grades_two_and_three_but_not_one():
    assert who(2, pilot_county=True) == who(3, pilot_county=True) == ("pilot_city", "province", "province")
    assert who(1, pilot_county=True) == who(1)


def test_revoked_and_lapsed_mines_are_graded_by_the_province_and_announced_by_the_city():
    for why in ("after_revocation", "after_lapse"):
        assert who(3, **{why: True}) == ("city", "province", "city")
        assert who(2, **{why: True}) == who(2)
        assert who(3, **{why: True, "pilot_county": True}) == ("city", "province", "city")
        assert who(3, {"coal.pilot_or_special": "pilots_own"}, **{why: True, "pilot_county": True}) == (
            "pilot_city",
            "province",
            "province",
        )


def test_the_special_route_is_for_grade_three_revoked_by_default():
    assert takes_special_route(3, 3, True, CoalLaw()) and not takes_special_route(3, 1, True, CoalLaw())
    assert takes_special_route(3, 1, True, CoalLaw(revoked_route=RevokedRoute.ANY_REVOKED)) and not takes_special_route(
        2, 3, True, CoalLaw()
    )
    assert not takes_special_route(3, 3, False, CoalLaw())


def test_three_years_of_grade_three_are_over_on_the_corresponding_day():
    lapsed = {"after_lapse": True, "expires_on": "2024-05-31"}
    for since, how, grading in (
        ("2021-05-31", {}, "province"),
        ("2021-06-01", {}, "city"),
        ("2021-06-01", {"coal.three_years_of_three": "any_grade_three_at_expiry"}, "province"),
    ):
        assert who(3, how, **lapsed, three_since_on=since)[1] == grading, (since, how)
    assert who(3, expires_on="2024-05-31", three_since_on="2021-05-31")[1] == "city"  # nothing has lapsed


def test_applications_climb_through_county_and_city():
    county, pilot, city, province = list(Authority)[:4]

    def forwarders(reviewer, piloted, law):
        return authorities(forwarded_by(reviewer, piloted, law))

    assert forwarders(province, False, CoalLaw()) == [county, city]
    assert forwarders(city, False, CoalLaw()) == [county] and forwarders(county, False, CoalLaw()) == []
    assert forwarders(pilot, True, CoalLaw()) == [] and forwarders(province, True, CoalLaw()) == [pilot]
    through_city = CoalLaw(pilot_forwarding=PilotForwarding.THROUGH_CITY)
    assert forwarders(province, True, through_city) == [pilot, city]


def due(**case):
    readings = case.pop("readings", {})
    return decide("coal.deadline", case, readings=readings)


def test_twenty_working_days_skip_holidays_and_stop_for_rectification():
    assert due(received_on="2021-09-13").outcome == {"review_by": "2021-10-15", "publicity_until": None}
    assert due(received_on="2021-09-13", rectification_days=1).outcome["review_by"] == "2021-10-18"
    assert (
        due(
            received_on="2021-09-13", rectification_days=9, readings={"coal.rectification_clock": "grading_only"}
        ).outcome["review_by"]
        == "2021-10-15"
    )


def test_publicity_is_five_working_days_after_the_day_of_publication():
    assert due(received_on="2021-01-04", publicity_from="2021-02-09").outcome["publicity_until"] == "2021-02-22"


def test_a_projected_calendar_is_said():
    for on, projected in (("2026-12-30", True), ("2026-11-02", False)):
        assert any("projected" in note for note in due(received_on=on).notes) is projected
    for shown, projected in (("2026-12-30", True), ("2026-12-01", False)):  # the review was in time long before
        notes = due(received_on="2026-09-01", publicity_from=shown).notes
        assert any("projected" in note for note in notes) is projected


def test_fallback_is_for_grades_one_and_two():
    assert (
        fallback_grade(1, 2, CoalLaw()) == 2
        and fallback_grade(1, 3, CoalLaw()) == 3
        and fallback_grade(3, 0, CoalLaw()) == 0
    )
    assert (
        fallback_grade(1, 3, CoalLaw(fallback=Fallback.NEXT_ONLY)) == 0
        and fallback_grade(2, 3, CoalLaw(fallback=Fallback.NEXT_ONLY)) == 3
        and fallback_grade(2, 0, CoalLaw()) == 0
    )
    assert [fallback_authority(g, False, False, CoalLaw()) for g in (1, 2)] == [Authority.PROVINCE, Authority.CITY]
    assert [fallback_authority(2, True, False, CoalLaw(fallback_in_pilot=r)) for r in (0, 1, 2)] == [3, 2, 1]
    assert may_be_confirmed(False, True) and not may_be_confirmed(True, True) and not may_be_confirmed(False, False)


def test_the_clause_that_routes_an_application_is_met_and_no_other():
    special, own = CoalLaw(), CoalLaw(pilot_or_special=PilotOrSpecial.PILOTS_OWN)
    for asked, law, clauses in (
        ((2, False, False, False), special, ["coal.6.1"]),
        ((1, True, False, False), special, ["coal.6.1"]),  # a piloted county has nothing to do with grade one
        ((2, True, False, False), special, ["coal.6.2"]),
        ((2, True, True, True), special, ["coal.6.2"]),  # the special routes are for grade three
        ((3, False, True, False), special, ["coal.6.3"]),
        ((3, True, True, False), special, ["coal.6.3"]),
        ((3, True, False, True), special, ["coal.8.3"]),
        ((3, False, True, True), special, ["coal.6.3", "coal.8.3"]),
        ((3, True, True, True), own, ["coal.6.2"]),
    ):
        assert provisions_met(routed_by, routed_by(*asked, law)) == clauses, asked


def test_a_fallback_is_always_to_a_lower_grade():
    for law in (CoalLaw(), CoalLaw(fallback=Fallback.NEXT_ONLY)):
        assert [fallback_grade(failed, carried, law) for failed, carried in ((1, 1), (2, 1), (2, 2), (3, 3))] == [0] * 4


def test_readings_of_piloted_counties_and_of_revocation_reach_no_others():
    ordinary = [fallback_authority(2, False, False, CoalLaw(fallback_in_pilot=each)) for each in FallbackInPilot]
    assert ordinary == [Authority.CITY] * len(FallbackInPilot)
    alone = CoalLaw(fallback_after_revocation=FallbackAfterRevocation.CITY_ALONE)
    for law in (CoalLaw(), alone):
        assert fallback_announcer(1, False, False, law) == Authority.PROVINCE
    assert [fallback_announcer(1, False, True, law) for law in (CoalLaw(), alone)] == [
        Authority.CITY,
        Authority.PROVINCE,
    ]


def test_what_is_confirmed_instead_is_a_lower_grade_than_the_one_missed():
    for grade, missed in ((1, 1), (1, 2), (2, 2)):
        try:
            who(grade, missed_grade=missed)
        except InputError as error:
            assert (error.field, error.found) == ("grade", grade) and "7.6" in error.allowed
        else:
            raise AssertionError(f"grade {grade} was taken for one below {missed}")


def test_the_grounds_of_a_route_say_what_was_looked_at_under_each_clause():
    def told(readings=None, **case):
        return {g.provision: g for g in decide("coal.route", {"grade": 3, **case}, readings=readings or {}).grounds}

    alone = {"coal.fallback_after_revocation": "city_alone"}
    for readings, case, clauses in (
        ({}, {"missed_grade": 2}, ["coal.7.6"]),
        ({}, {"missed_grade": 2, "after_revocation": True}, ["coal.7.6", "coal.6.3"]),
        (alone, {"missed_grade": 2, "after_revocation": True}, ["coal.7.6"]),
    ):
        assert {name for name, ground in told(readings, **case).items() if ground.met} == set(clauses)
    days = {"three_since_on": "2021-05-31", "expires_on": "2024-05-31"}
    grounds = told(after_lapse=True, **days)
    assert grounds["coal.8.3"].met and days.items() <= grounds["coal.8.3"].facts.items()
    assert not days.keys() & grounds["coal.6.1"].facts.keys()
    for day in days:  # one of the two days says nothing: it is as the case says
        assert who(3, after_lapse=True, **{day: days[day]})[1] == "province"


def test_each_clause_of_the_route_looks_at_its_own_facts():
    asked = looks_at(routed_by)
    assert set(asked["coal.6.3"]) == {"grade", "pilot_county", "pilot_or_special", "after_revocation"}
    assert set(asked["coal.8.3"]) == {"grade", "pilot_county", "pilot_or_special", "after_lapse"}
    assert looks_at(may_be_confirmed) == {"coal.7.5": ("objection",), "coal.7.0": ("in_information_system",)}


def test_waits_and_listings_pass_and_marks_and_application_bars_do_not():
    assert {bar for g in (1, 2, 3) for bar in bar_ids(g, passing_bars(g))} == PASSING
    lasting = {bar for g in (1, 2, 3) for bar in bar_ids(g, 0xFFFF & ~passing_bars(g))}
    assert {"coal.5.1", "coal.5.1.7", "coal.4", "coal.7.3", "coal.11.5"} <= lasting
    assert looked_at_early(True, CoalLaw(bars_tested=BarsTested.AT_EACH_STEP)) and looked_at_early(False, CoalLaw())
    assert not looked_at_early(True, CoalLaw())


def test_a_mine_revoked_from_three_that_asked_for_two_gets_three_back_from_the_province_through_the_city():
    case = {"missed_grade": 2, "after_revocation": True}
    assert who(3, **case) == ("city", "province", "city")
    assert who(3, {"coal.fallback_after_revocation": "city_alone"}, **case) == ("city", "city", "city")
    assert who(3, missed_grade=2) == ("city", "city", "city")  # 7.6 alone
    assert who(3, missed_grade=1) == ("province", "province", "province")
    assert who(3, revoked_grade=1, **case) == ("city", "city", "city")  # it was not grade three that was revoked
    met = {g.provision for g in decide("coal.route", {"grade": 3, **case}).grounds if g.met}
    assert met == {"coal.6.3", "coal.7.6"}
