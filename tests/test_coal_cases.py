"""Cases of the six coal decisions, reckoned by hand from the articles: what a reader with a calendar would answer."""

# ruff: noqa: E501  (a case a line)

import csv
import json
from pathlib import Path

import pytest

from gazette_sim.cli.program import call
from gazette_sim.law.decision import decide

# coal.grade: (what is tried, the case beside GOOD, how it is asked, grade, bars of grades one, two and three)

GOOD = {"on": "2021-06-01", "mine_type": "underground", "weighted_score": 95, "part_scores": [95, 92.5]}
OPEN_PIT = {"mine_type": "open_pit"}


def accident(on, severity="ordinary", rectified=True):
    return {"on": on, "severity": severity, "rectified": rectified}


def loss(on, cause, kind="revoked", rectified=True):
    return {"on": on, "kind": kind, "cause": cause, "rectified": rectified}


def reading(name, option):
    return {"readings": {name: option}}


GRADES = [
    # the marks
    ("the mark itself is enough", {"weighted_score": 90, "part_scores": [90, 90]}, {}, 1, "", "", ""),
    ("a tenth short of it", {"weighted_score": 89.9}, {}, 2, "5.1", "", ""),
    ("one part a tenth short", {"part_scores": {"a": 99, "b": 89.9}}, {}, 2, "5.1", "", ""),
    ("one part at eighty", {"part_scores": [95, 80]}, {}, 2, "5.1", "", ""),
    ("one part just under eighty", {"part_scores": {"a": 95, "b": 79.9}}, {}, 3, "5.1", "5.2", ""),
    ("seventy in all", {"weighted_score": 70, "part_scores": [70]}, {}, 3, "5.1", "5.2", ""),
    ("just under seventy", {"weighted_score": 69.9}, {}, None, "5.1", "5.2", "5.3"),
    ("no points at all", {"weighted_score": 0, "part_scores": [0]}, {}, None, "5.1", "5.2", "5.3"),
    # Article 4
    ("a basic condition is missing", {"basic_conditions_met": False}, {}, None, "4", "4", "4"),
    (
        "it hides nothing else",
        {"basic_conditions_met": False, "blacklisted": True, "weighted_score": 75},
        {},
        None,
        "4 5.1 5.1.6",
        "4 5.2 5.2.4",
        "4",
    ),
    # accidents: the corresponding day still counts
    ("ordinary, a year less a day", {"accidents": [accident("2020-06-02")]}, {}, 2, "5.1.2", "", ""),
    ("ordinary, a year to the day", {"accidents": [accident("2020-06-01")]}, {}, 2, "5.1.2", "", ""),
    ("ordinary, a year and a day", {"accidents": [accident("2020-05-31")]}, {}, 1, "", "", ""),
    ("ordinary, half a year to the day", {"accidents": [accident("2020-12-01")]}, {}, 3, "5.1.2", "5.2.2", ""),
    ("ordinary, half a year and a day", {"accidents": [accident("2020-11-30")]}, {}, 2, "5.1.2", "", ""),
    ("an accident of the day itself", {"accidents": [accident("2021-06-01")]}, {}, 3, "5.1.2", "5.2.2", ""),
    ("leap day, the year ends on 28 February", {"on": "2021-02-28", "accidents": [accident("2020-02-29")]}, {}, 2, "5.1.2", "", ""),
    ("leap day, and is over on 1 March", {"on": "2021-03-01", "accidents": [accident("2020-02-29")]}, {}, 1, "", "", ""),
    ("31 August, half a year ends in February", {"on": "2022-02-28", "accidents": [accident("2021-08-31")]}, {}, 3, "5.1.2", "5.2.2", ""),
    ("and is over on 1 March", {"on": "2022-03-01", "accidents": [accident("2021-08-31")]}, {}, 2, "5.1.2", "", ""),
    ("a ban does not move for a holiday", {"on": "2021-10-02", "accidents": [accident("2020-10-01")]}, {}, 1, "", "", ""),
    ("larger, a year to the day", {"accidents": [accident("2020-06-01", "larger")]}, {}, 3, "5.1.2", "5.2.2", ""),
    ("larger, a year and a day", {"accidents": [accident("2020-05-31", "larger")]}, {}, 2, "5.1.2", "", ""),
    ("larger, two years to the day", {"accidents": [accident("2019-06-01", "larger")]}, {}, 2, "5.1.2", "", ""),
    ("larger, two years and a day", {"accidents": [accident("2019-05-31", "larger")]}, {}, 1, "", "", ""),
    ("major waits as larger does", {"accidents": [accident("2019-06-01", "major")]}, {}, 2, "5.1.2", "", ""),
    ("extraordinary, three years to the day", {"accidents": [accident("2018-06-01", "extraordinary")]}, {}, 3, "5.1.2", "5.2.2", ""),
    ("extraordinary, three years and a day", {"accidents": [accident("2018-05-31", "extraordinary")]}, {}, 1, "", "", ""),
    (
        "an early larger and a late ordinary one, each by its own wait",
        {"on": "2021-07-02", "accidents": [accident("2021-01-01"), accident("2019-12-01", "larger")]},
        {},
        2,
        "5.1.2",
        "",
        "",
    ),
    (
        "the later ordinary one hides no earlier larger one",
        {"accidents": [accident("2020-07-01", "major"), accident("2020-11-01")]},
        {},
        3,
        "5.1.2",
        "5.2.2",
        "",
    ),
    ("unrectified bars grade three alone", {"accidents": [accident("2018-01-01", rectified=False)]}, {}, 1, "", "", "5.3.2"),
    ("unrectified within the waits bars everything", {"accidents": [accident("2021-05-01", rectified=False)]}, {}, None, "5.1.2", "5.2.2", "5.3.2"),
    (
        "one of two unrectified",
        {"accidents": [accident("2018-01-01", rectified=False), accident("2021-01-15")]},
        {},
        None,
        "5.1.2",
        "5.2.2",
        "5.3.2",
    ),
    (
        "unrectified, a fortiori",
        {"accidents": [accident("2018-01-01", rectified=False)]},
        reading("coal.unrectified", "all_grades"),
        None,
        "5.3.2",
        "5.3.2",
        "5.3.2",
    ),
    ("an accident that is still to come", {"accidents": [accident("2021-06-02", rectified=False)]}, {}, 1, "", "", ""),
    # the failed inspection
    ("failed a year ago to the day", {"grade1_failed_on": "2020-06-01"}, {}, 2, "5.1.3", "", ""),
    ("failed a year and a day ago", {"grade1_failed_on": "2020-05-31"}, {}, 1, "", "", ""),
    # losses by cause and kind
    ("slippage", {"losses": [loss("2020-06-01", "management_slippage", "downgraded")]}, {}, 2, "5.1.4", "", ""),
    ("slippage, a day later", {"losses": [loss("2020-05-31", "management_slippage")]}, {}, 1, "", "", ""),
    ("hazard, revoked", {"on": "2021-11-30", "losses": [loss("2021-05-31", "major_hazard")]}, {}, 3, "5.1.4", "5.2.3", ""),
    ("hazard, half a year over", {"on": "2021-12-01", "losses": [loss("2021-05-31", "major_hazard")]}, {}, 2, "5.1.4", "", ""),
    (
        "hazard, not signed off",
        {"on": "2021-12-01", "losses": [loss("2021-05-31", "major_hazard", rectified=False)]},
        {},
        None,
        "11.4 5.1.4",
        "11.4",
        "11.4 5.3.3",
    ),
    (
        "hazard, not signed off, where 11.4 is read to order the halt alone",
        {"on": "2021-12-01", "losses": [loss("2021-05-31", "major_hazard", rectified=False)]},
        reading("coal.revoked_unrectified", "hazards_alone"),
        2,
        "5.1.4",
        "",
        "5.3.3",
    ),
    (
        "a hazard that is still there two years later",
        {"on": "2023-06-01", "losses": [loss("2021-05-31", "major_hazard", rectified=False)]},
        {},
        None,
        "11.4",
        "11.4",
        "11.4 5.3.3",
    ),
    (
        "revoked for an accident, not rectified",
        {"on": "2023-06-01", "losses": [loss("2021-05-31", "fatal_accident", rectified=False)]},
        {},
        None,
        "11.4",
        "11.4",
        "11.4",
    ),
    ("lowered for an accident: 11.4 speaks of revocation", {"losses": [loss("2021-05-31", "fatal_accident", "downgraded", rectified=False)]}, {}, 1, "", "", ""),
    ("revoked for a long stop, not rectified", {"losses": [loss("2020-05-31", "stopped_over_six_months", rectified=False)]}, {}, None, "11.4", "11.4", "11.4"),
    (
        "where resuming is all that 11.1 asks of it",
        {"losses": [loss("2020-05-31", "stopped_over_six_months", rectified=False)]},
        reading("coal.stopped_halt", "displaced"),
        1,
        "",
        "",
        "",
    ),
    (
        "hazard, only lowered: the lists of two and three speak of revocation",
        {"losses": [loss("2021-05-31", "major_hazard", "downgraded", rectified=False)]},
        {},
        2,
        "5.1.4",
        "",
        "",
    ),
    ("below standard has slipped", {"losses": [loss("2020-07-01", "below_standard")]}, {}, 2, "5.1.4", "", ""),
    (
        "unless a finding must say so",
        {"losses": [loss("2020-07-01", "below_standard")]},
        reading("coal.slippage", "express_finding_only"),
        1,
        "",
        "",
        "",
    ),
    ("a loss by accident is none of 5.1.4", {"losses": [loss("2021-05-01", "fatal_accident")]}, {}, 1, "", "", ""),
    ("nor one by a long stop", {"losses": [loss("2021-05-01", "stopped_over_six_months")]}, {}, 1, "", "", ""),
    ("nor stale records", {"losses": [loss("2021-05-01", "system_not_updated", "downgraded")]}, {}, 1, "", "", ""),
    (
        "unless they are slippage",
        {"losses": [loss("2021-05-01", "system_not_updated", "downgraded")]},
        reading("coal.stale_is_slippage", "yes"),
        2,
        "5.1.4",
        "",
        "",
    ),
    ("extended and lowered", {"losses": [loss("2020-06-01", "extended_spot_check", "downgraded")]}, {}, 2, "11.5 5.1.4", "", ""),
    ("extended and lowered, over", {"losses": [loss("2020-05-31", "extended_spot_check", "downgraded")]}, {}, 1, "", "", ""),
    ("extended and revoked, second year", {"losses": [loss("2019-06-01", "extended_spot_check")]}, {}, 2, "11.5", "", ""),
    ("extended and revoked, over", {"losses": [loss("2019-05-31", "extended_spot_check")]}, {}, 1, "", "", ""),
    ("a hazard in the key check waits as 11.5 says, too", {"losses": [loss("2019-06-01", "major_hazard") | {"in_key_check": True}]}, {}, 2, "11.5", "", ""),
    (
        "unless falling short alone does",
        {"losses": [loss("2019-06-01", "major_hazard") | {"in_key_check": True}]},
        reading("coal.extended_hazard", "falling_short_only"),
        1,
        "",
        "",
        "",
    ),
    ("a key check is nothing to a loss by accident", {"losses": [loss("2021-05-01", "fatal_accident") | {"in_key_check": True}]}, {}, 1, "", "", ""),
    (
        "the special rule alone",
        {"losses": [loss("2020-06-01", "extended_spot_check")]},
        reading("coal.extension_waits", "special_displaces"),
        2,
        "11.5",
        "",
        "",
    ),
    (
        "waits that add up: three years after revocation",
        {"losses": [loss("2018-06-01", "extended_spot_check")]},
        reading("coal.extension_waits", "add_up"),
        2,
        "11.5",
        "",
        "",
    ),
    (
        "and are over the day after",
        {"losses": [loss("2018-05-31", "extended_spot_check")]},
        reading("coal.extension_waits", "add_up"),
        1,
        "",
        "",
        "",
    ),
    # fields of one type of mine
    ("headcount underground", {"shift_headcount_exceeded": True}, {}, None, "5.1.1", "5.2.1", "5.3.1"),
    ("headcount of an open pit", OPEN_PIT | {"shift_headcount_exceeded": True}, {}, 1, "", "", ""),
    ("extraction outsourced", OPEN_PIT | {"extraction_outsourced": True}, {}, 2, "5.1.5", "", ""),
    ("two contractors strip", OPEN_PIT | {"stripping_contractors": 2}, {}, 1, "", "", ""),
    ("three contractors strip", OPEN_PIT | {"stripping_contractors": 3}, {}, 2, "5.1.5", "", ""),
    ("underground, all that is an open pit's", {"extraction_outsourced": True, "stripping_contractors": 9}, {}, 1, "", "", ""),
    # the rest of the lists
    ("black list", {"blacklisted": True}, {}, 3, "5.1.6", "5.2.4", ""),
    ("dispatched labour", {"dispatch_labour_underground": True}, {}, None, "5.1.7", "5.2.5", "5.3.4"),
    ("an open pit has no underground to dispatch labour to", OPEN_PIT | {"dispatch_labour_underground": True}, {}, 1, "", "", ""),
    ("falsified a year ago to the day", {"falsified_on": "2020-06-01"}, {}, 3, "7.3", "7.3", ""),
    ("falsified on the day itself", {"falsified_on": "2021-06-01"}, {}, None, "7.3", "7.3", "7.3"),
    ("falsified yesterday, and rectified", {"falsified_on": "2021-05-31"}, {}, 3, "7.3", "7.3", ""),
    ("falsified long ago, and never rectified", {"falsified_on": "2019-05-31", "falsified_rectified": False}, {}, None, "7.3", "7.3", "7.3"),
    ("falsified a year and a day ago", {"falsified_on": "2020-05-31"}, {}, 1, "", "", ""),
    ("falsified, nothing for a year", {"falsified_on": "2020-06-01"}, reading("coal.falsified_bar", "all_grades"), None, "7.3", "7.3", "7.3"),
    (
        "many bars stand in the order of the text",
        {
            "weighted_score": 60,
            "basic_conditions_met": False,
            "accidents": [accident("2021-05-01")],
            "grade1_failed_on": "2021-01-01",
            "losses": [loss("2021-04-01", "extended_spot_check"), loss("2021-04-01", "major_hazard", rectified=False)],
            "blacklisted": True,
            "falsified_on": "2021-02-01",
        },
        {},
        None,
        "11.4 11.5 4 5.1 5.1.2 5.1.3 5.1.4 5.1.6 7.3",
        "11.4 4 5.2 5.2.2 5.2.3 5.2.4 7.3",
        "11.4 4 5.3 5.3.3",
    ),
    # how it is asked
    ("a shorter wait", {"accidents": [accident("2020-11-30")]}, {"set": {"coal.ban_months_ordinary": 6}}, 1, "", "", ""),
    ("no wait at all", {"accidents": [accident("2021-06-01")]}, {"set": {"coal.ban_months_ordinary": 0}}, 1, "", "5.2.2", ""),
    ("half a year of 182 days", {"on": "2021-08-31", "accidents": [accident("2021-03-01")]}, reading("time.half_year", "days_182"), 2, "5.1.2", "", ""),
    ("half a year of 183 days", {"on": "2021-08-31", "accidents": [accident("2021-03-01")]}, reading("time.half_year", "days_183"), 3, "5.1.2", "5.2.2", ""),
    ("a period to the beginning of its day", {"accidents": [accident("2020-06-01")]}, reading("time.period_end", "beginning_of_day"), 1, "", "", ""),
    ("rounding to the first of the next month", {"on": "2021-03-01", "accidents": [accident("2020-02-29")]}, reading("time.month_rounding", "first_of_next"), 2, "5.1.2", "", ""),
    ("the eve of the methods of 2024", {"on": "2024-10-15", "part_scores": {"安全基础管理": 85, "b": 90}}, {"reforms": ["national_2024"]}, 2, "5.1", "", ""),
    ("their first day", {"on": "2024-10-16", "part_scores": {"安全基础管理": 85, "b": 90}}, {"reforms": ["national_2024"]}, 1, "", "", ""),
    ("their law on an earlier case", {"part_scores": {"安全基础管理": 85, "b": 90}}, {"reforms": ["national_2024"], "law_on": "2025-01-01"}, 1, "", "", ""),
    ("85 in another part", {"on": "2024-10-16", "part_scores": {"安全基础管理": 90, "b": 85}}, {"reforms": ["national_2024"]}, 2, "5.1", "", ""),
]  # fmt: skip


def ids(said: str) -> list[str]:
    return [f"coal.{each}" for each in said.split()]


@pytest.mark.parametrize(("case", "how", "grade", "one", "two", "three"), [row[1:] for row in GRADES], ids=[row[0] for row in GRADES])  # fmt: skip
def test_grade(case, how, grade, one, two, three):
    outcome = decide("coal.grade", GOOD | case, **how).outcome
    assert outcome == {"grade": grade, "bars": {"1": ids(one), "2": ids(two), "3": ids(three)}}


# coal.route: every case there is

ROUTES = {
    "1": "province national national",
    "2": "city province province",
    "2 pilot": "pilot_city province province",
    "3": "county city city",
    "3 pilot": "pilot_city province province",
    "3 again": "city province city",
}


@pytest.mark.parametrize("again", [(False, False), (True, False), (False, True), (True, True)])
@pytest.mark.parametrize("pilot", [False, True])
@pytest.mark.parametrize("grade", [1, 2, 3])
def test_route(grade, pilot, again):
    case = {"grade": grade, "pilot_county": pilot, "after_revocation": again[0], "after_lapse": again[1]}
    names = ("initial_review", "grading", "announces")
    own = f"{grade} pilot" if pilot and grade > 1 else f"{grade}"
    expected = ROUTES["3 again"] if grade == 3 and any(again) else ROUTES[own]
    assert decide("coal.route", case).outcome == dict(zip(names, expected.split(), strict=True))
    pilots_own = decide("coal.route", case, readings={"coal.pilot_or_special": "pilots_own"}).outcome
    expected = ROUTES["3 again"] if grade == 3 and any(again) and not pilot else ROUTES[own]
    assert pilots_own == dict(zip(names, expected.split(), strict=True))


def test_whoever_lost_a_better_grade_takes_the_ordinary_route_unless_any_revoked_mine_does_not():
    case = {"grade": 3, "after_revocation": True, "revoked_grade": 2}
    for readings, expected in (({}, ROUTES["3"]), ({"coal.revoked_route": "any_revoked"}, ROUTES["3 again"])):
        assert " ".join(decide("coal.route", case, readings=readings).outcome.values()) == expected


def test_the_three_years_of_grade_three_are_its_own_unless_any_grade_three_at_expiry_counts():
    case = {"grade": 3, "after_lapse": True, "three_since_on": "2021-03-01", "expires_on": "2024-03-01"}
    fell = case | {"three_since_on": "2023-12-01"}  # from grade two, three months before the end
    any_three = {"coal.three_years_of_three": "any_grade_three_at_expiry"}
    for asked, readings, expected in ((case, {}, ROUTES["3 again"]), (fell, {}, ROUTES["3"]), (fell, any_three, ROUTES["3 again"])):  # fmt: skip
        answer = decide("coal.route", asked, readings=readings)
        assert " ".join(answer.outcome.values()) == expected
        assert next(g for g in answer.grounds if g.provision == "coal.8.3").met is (expected == ROUTES["3 again"])


# coal.validity: (granted on, grade, changes, how, expires on, renew by, grade two due by)

UP, DOWN = "upgraded", "downgraded"
VALIDITIES = [
    ("2021-03-01", 1, [], {}, "2024-03-01", "2023-12-01", None),
    ("2020-12-31", 2, [], {}, "2023-12-31", "2023-09-30", None),
    ("2021-05-31", 1, [], {}, "2024-05-31", "2024-02-29", None),
    ("2020-02-29", 2, [], {}, "2023-02-28", "2022-11-28", None),
    ("2021-01-01", 1, [], {}, "2024-01-01", "2023-10-01", None),  # both holidays; neither moves
    ("2021-01-15", 3, [], {}, "2024-01-15", "2024-01-15", "2022-01-15"),
    ("2020-02-29", 3, [], {}, "2023-02-28", "2023-02-28", "2021-02-28"),
    ("2020-12-01", 3, [("2021-06-30", UP, 2)], {}, "2024-06-30", "2024-03-30", None),
    ("2021-03-01", 1, [("2022-05-10", DOWN, 3)], {}, "2024-03-01", "2024-03-01", "2023-05-10"),
    ("2021-03-01", 1, [("2022-05-10", DOWN, 2)], {}, "2024-03-01", "2023-12-01", None),
    ("2021-03-01", 1, [("2021-05-10", DOWN, 2), ("2021-07-10", DOWN, 3)], {}, "2024-03-01", "2024-03-01", "2022-07-10"),
    ("2021-03-01", 2, [("2021-05-10", DOWN, 3), ("2022-09-30", UP, 2)], {}, "2025-09-30", "2025-06-30", None),
    ("2021-01-10", 3, [("2021-12-20", UP, 2), ("2022-08-08", DOWN, 3)], {}, "2024-12-20", "2024-12-20", "2022-01-10"),
    (
        "2021-01-10",
        3,
        [("2021-12-20", UP, 2), ("2022-08-08", DOWN, 3)],
        reading("coal.grade2_duty", "from_each_fall"),
        "2024-12-20",
        "2024-12-20",
        "2023-08-08",
    ),
    ("2021-03-01", 2, [("2024-03-01", UP, 1)], {}, "2027-03-01", "2026-12-01", None),  # on the last day
    ("2021-03-01", 1, [], reading("time.period_end", "beginning_of_day"), "2024-02-29", "2023-11-29", None),
    ("2020-02-29", 2, [], reading("time.month_rounding", "first_of_next"), "2023-03-01", "2022-12-01", None),
    ("2021-05-31", 1, [], reading("time.month_rounding", "first_of_next"), "2024-05-31", "2024-02-29", None),
    ("2021-01-31", 2, [], {"set": {"coal.validity_months": 60}}, "2026-01-31", "2025-10-31", None),
    ("2021-03-31", 2, [], {"set": {"coal.renewal_lead_months": 1}}, "2024-03-31", "2024-02-29", None),
    ("2021-03-31", 3, [], {"set": {"coal.grade_two_duty_months": 6}}, "2024-03-31", "2024-03-31", "2021-09-30"),
]


@pytest.mark.parametrize(("granted", "grade", "changes", "how", "expires", "renew", "due"), VALIDITIES)
def test_validity(granted, grade, changes, how, expires, renew, due):
    listed = [{"on": on, "kind": kind, "grade": to} for on, kind, to in changes]
    outcome = decide("coal.validity", {"granted_on": granted, "grade": grade, "changes": listed}, **how).outcome
    assert outcome == {"expires_on": expires, "renew_by": renew, "grade2_due_by": due}


# coal.extension: (what is tried, the case beside EXTENDED, how, clauses that fail, last day to apply)

EXTENDED = {
    "grade": 1,
    "mine_type": "underground",
    "expires_on": "2024-05-31",
    "applied_on": "2024-02-29",
    "commitment": True,
}
EXTENDED |= {f"zero_{n}": True for n in ("gas_exceedance", "outburst", "water_inrush", "spontaneous_combustion", "rock_burst")}  # fmt: skip
EXTENDED |= {"working_faces": 2, "mechanisation": 100, "fatal_accident": False, "major_hazard": False}
BY = "2024-02-29"
WINDOW = reading("coal.article10_window", "window_before_expiry")
EXTENSIONS = [
    ("on the last day", {}, {}, "", BY),
    ("a day late", {"applied_on": "2024-03-01"}, {}, "10", BY),
    ("years early", {"applied_on": "2022-01-01"}, {}, "", BY),
    ("after expiry", {"applied_on": "2024-06-01"}, {}, "10", BY),
    ("a window, first day", {}, WINDOW, "", "2024-05-31"),
    ("a window, last day", {"applied_on": "2024-05-31"}, WINDOW, "", "2024-05-31"),
    ("a window, a day early", {"applied_on": "2024-02-28"}, WINDOW, "10", "2024-05-31"),
    ("a window, a day late", {"applied_on": "2024-06-01"}, WINDOW, "10", "2024-05-31"),
    ("grade two has no extension", {"grade": 2}, {}, "9.0 10", BY),
    ("no pledge", {"commitment": False}, {}, "9.0", BY),
    ("gas over the limit", {"zero_gas_exceedance": False}, {}, "9.1", BY),
    ("an outburst and an inrush are one item", {"zero_outburst": False, "zero_water_inrush": False}, {}, "9.1", BY),
    ("an open pit keeps all five by the letter", OPEN_PIT | {"zero_rock_burst": False}, {}, "9.1", BY),
    ("or gas alone", OPEN_PIT | {"zero_rock_burst": False}, reading("coal.zeros_of_open_pits", "gas_alone"), "", BY),
    ("but gas", OPEN_PIT | {"zero_gas_exceedance": False}, reading("coal.zeros_of_open_pits", "gas_alone"), "9.1", BY),
    ("one face", {"working_faces": 1}, {}, "", BY),
    ("three faces", {"working_faces": 3}, {}, "9.2", BY),
    ("no face is neither one nor two", {"working_faces": 0}, {}, "9.2", BY),
    ("faces of an open pit", OPEN_PIT | {"working_faces": 9}, {}, "", BY),
    ("an open pit need not count faces", OPEN_PIT | {"working_faces": None}, {}, "", BY),
    ("extended twice before", {"times_extended": 2}, {}, "", BY),
    ("extended before, once is enough", {"times_extended": 1}, reading("coal.extension_again", "once"), "9.0", BY),
    ("a grade of 2019", {"granted_on": "2019-03-01"}, {}, "", BY),
    ("a grade older than the Management System, read strictly", {"granted_on": "2020-06-30"}, reading("coal.old_grades", "no_extension"), "9.0", BY),
    ("a grade by the Management System, before these rules", {"granted_on": "2020-07-01"}, reading("coal.old_grades", "no_extension"), "", BY),
    ("a hundredth short of fully mechanised", {"mechanisation": 99.99}, {}, "9.3", BY),
    ("an open pit must be mechanised too", OPEN_PIT | {"mechanisation": 90}, {}, "9.3", BY),
    ("a fatal accident", {"fatal_accident": True}, {}, "10", BY),
    ("a major hazard", {"major_hazard": True}, {}, "10", BY),
    ("both, only weighed", {"fatal_accident": True, "major_hazard": True}, reading("coal.article10_findings", "weighed"), "", BY),
    (
        "everything at once",
        {"grade": 3, "commitment": False, "zero_gas_exceedance": False, "working_faces": 5, "mechanisation": 50},
        {},
        "9.0 9.1 9.2 9.3 10",
        BY,
    ),
    ("a holiday moves nothing", {"expires_on": "2024-01-01", "applied_on": "2023-10-02"}, {}, "10", "2023-10-01"),
    ("six months of lead", {}, {"set": {"coal.extension_lead_months": 6}}, "10", "2023-11-30"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "how", "failed", "apply_by"), [row[1:] for row in EXTENSIONS], ids=[row[0] for row in EXTENSIONS])  # fmt: skip
def test_extension(case, how, failed, apply_by):
    outcome = decide("coal.extension", EXTENDED | case, **how).outcome
    assert outcome == {"eligible": not failed, "failed": ids(failed), "apply_by": apply_by}


# coal.sanction: (grade, the event, how, action, grade after)

ALWAYS, BY_SCORE = (
    reading("coal.below_standard", "always_revoke"),
    reading("coal.below_standard", "downgrade_else_revoke"),
)
STAYS, ONE = reading("coal.lowered_from_three", "stays_three"), reading("coal.lowered_by", "one_grade")
METHODS = {"reforms": ["national_2024"], "law_on": "2024-10-16"}
STALE = {"event": "system_not_updated", "overdue": True}
SHORT = {"event": "below_standard"}
SANCTIONS = [
    *((g, {"event": "fatal_accident", "severity": "ordinary"}, {}, "downgrade", 3) for g in (1, 2)),
    (3, {"event": "fatal_accident", "severity": "ordinary"}, {}, "revoke", None),
    *(
        (g, {"event": "fatal_accident", "severity": s}, {}, "revoke", None)
        for g in (1, 2, 3)
        for s in ("larger", "major", "extraordinary")
    ),
    (1, {"event": "fatal_accident", "severity": "ordinary"}, METHODS, "downgrade", 2),
    (2, {"event": "fatal_accident", "severity": "ordinary"}, METHODS, "downgrade", 3),
    (1, {"event": "fatal_accident", "severity": "ordinary"}, METHODS | {"law_on": "2024-10-15"}, "downgrade", 3),
    *((g, {"event": "major_hazard_while_producing"}, {}, "revoke", None) for g in (1, 2, 3)),
    *((g, {"event": "basic_condition_missing"}, BY_SCORE, "revoke", None) for g in (1, 2, 3)),
    *((g, SHORT, {}, "downgrade_or_revoke", None) for g in (1, 2)),
    (3, SHORT, {}, "revoke", None),
    (3, SHORT, STAYS, "downgrade_or_revoke", None),
    *((g, SHORT, ALWAYS, "revoke", None) for g in (1, 2, 3)),
    (1, SHORT | {"carried_grade": 3}, BY_SCORE, "downgrade", 3),
    (1, SHORT | {"carried_grade": 0}, BY_SCORE, "revoke", None),
    (2, SHORT | {"carried_grade": 2}, BY_SCORE, "revoke", None),
    (1, SHORT | {"directly_extended": True}, {}, "downgrade_or_revoke", None),
    (2, {"event": "stopped", "months": 6}, {}, "none", 2),
    (2, {"event": "stopped", "months": 6.01}, {}, "revoke", None),
    (1, {"event": "stopped", "months": 0}, {}, "none", 1),
    (1, {"event": "stopped", "months": 9}, {"set": {"coal.stop_months_max": 12}}, "none", 1),
    (1, STALE, {}, "downgrade", None),
    (1, STALE, ONE, "downgrade", 2),
    (2, STALE, {}, "downgrade", 3),
    (3, STALE, {}, "revoke", None),
    (3, STALE, STAYS, "none", 3),
    *((g, STALE | {"overdue": False}, {}, "none", g) for g in (1, 2, 3)),
]


@pytest.mark.parametrize(("grade", "event", "how", "action", "after"), SANCTIONS)
def test_sanction(grade, event, how, action, after):
    assert decide("coal.sanction", {"grade": grade} | event, **how).outcome == {"action": action, "grade_after": after}


# coal.deadline: (received on, rectification days, publicity from, how, review by, publicity until)

DEADLINES = [
    ("2020-11-10", 0, None, {}, "2020-12-08", None),
    ("2021-01-29", 0, None, {}, "2021-03-03", None),  # Spring Festival 11 to 17 February; Sunday 7 and Saturday 20 worked
    ("2021-02-11", 0, None, {}, "2021-03-16", None),  # received on a day off; Saturday 20 February worked
    ("2021-09-17", 0, None, {}, "2021-10-21", None),  # Mid-Autumn, National Day; 18 and 26 September, 9 October worked
    ("2021-09-17", 5, None, {}, "2021-10-28", None),
    ("2021-09-17", 5, None, reading("coal.rectification_clock", "grading_only"), "2021-10-21", None),
    ("2023-04-27", 0, None, {}, "2023-05-29", None),  # Labour Day to 3 May; Saturday 6 May worked
    ("2023-04-27", 0, "2023-04-27", {"set": {"coal.review_working_days": 1}}, "2023-04-28", "2023-05-08"),
    ("2021-01-04", 0, "2021-02-10", {}, "2021-02-01", "2021-02-23"),
    ("2021-03-01", 0, "2021-03-06", {}, "2021-03-29", "2021-03-12"),  # publicised on a Saturday
    ("2024-01-02", 0, "2024-02-09", {}, "2024-01-30", "2024-02-22"),  # Sunday 18 February worked
    ("2024-01-02", 0, "2024-02-09", {"set": {"coal.publicity_working_days": 7}}, "2024-01-30", "2024-02-26"),
    ("2024-01-02", 0, "2024-02-09", reading("coal.publicity", "longer"), "2024-01-30", "2024-02-22"),  # at least five
]  # fmt: skip


@pytest.mark.parametrize(("received", "rectified", "publicity", "how", "review_by", "until"), DEADLINES)
def test_deadline(received, rectified, publicity, how, review_by, until):
    case = {"received_on": received, "rectification_days": rectified, "publicity_from": publicity}
    assert decide("coal.deadline", case, **how).outcome == {"review_by": review_by, "publicity_until": until}


# The command line says the same, from JSON lines, from CSV and from standard input.


def cell(value) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("form", ["jsonl", "csv", "-"])
def test_the_command_line_says_the_same(form, tmp_path: Path, monkeypatch, capsys):
    cases = [GOOD | case for _, case, how, *_ in GRADES if not how]
    path = tmp_path / f"cases.{form}"
    if form == "csv":
        names = list(dict.fromkeys(name for case in cases for name in case))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows({name: cell(case.get(name)) for name in names} for case in cases)
    else:
        path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    with path.open("rb") as typed:
        monkeypatch.setattr("sys.stdin", open(typed.fileno(), encoding="utf-8", closefd=False))
        assert call(["decide", "coal.grade", "--cases", "-" if form == "-" else str(path)]) == 0
    said = [json.loads(line)["outcome"] for line in capsys.readouterr().out.splitlines()]
    assert said == [decide("coal.grade", case).outcome for case in cases]


@pytest.mark.parametrize(
    ("name", "case", "field", "found", "allowed"),
    [
        ("coal.grade", GOOD | {"weighted_score": 89.95}, "weighted_score", 89.95, "tenths"),
        ("coal.grade", GOOD | {"weighted_score": 100.1}, "weighted_score", 100.1, "0 to 100"),
        ("coal.grade", GOOD | {"part_scores": {}}, "part_scores", {}, "at least one"),
        ("coal.grade", GOOD | {"part_scores": {"a": 90.01}}, "part_scores.a", 90.01, "tenths"),
        ("coal.grade", GOOD | {"part_scores": [90, None]}, "part_scores[1]", None, "points"),
        ("coal.grade", GOOD | {"part_scores": 90}, "part_scores", 90, "a list"),
        ("coal.grade", GOOD | {"on": "2023-02-29"}, "on", "2023-02-29", "YYYY-MM-DD"),
        ("coal.grade", GOOD | {"on": 20210601}, "on", 20210601, "YYYY-MM-DD"),
        ("coal.grade", GOOD | {"blacklisted": "no"}, "blacklisted", "no", "true or false"),
        ("coal.grade", GOOD | {"blacklisted": None}, "blacklisted", None, "true or false"),
        ("coal.grade", GOOD | {"mine_type": "open-pit"}, "mine_type", "open-pit", "underground | open_pit"),
        ("coal.grade", GOOD | {"stripping_contractors": 2.5}, "stripping_contractors", 2.5, "whole"),
        ("coal.grade", GOOD | {"accidents": [accident("2021-01-01", "fatal")]}, "accidents[0].severity", "fatal", "ordinary"),
        ("coal.grade", GOOD | {"losses": [loss("2021-01-01", "slippage")]}, "losses[0].cause", "slippage", "management_slippage"),
        ("coal.grade", GOOD | {"losses": [{"on": "2021-01-01"}]}, "losses[0].kind", None, "downgraded"),
        ("coal.grade", GOOD | {"black_listed": True}, "black_listed", True, "did you mean blacklisted"),
        ("coal.route", {"grade": 0}, "grade", 0, "1, 2 or 3"),
        ("coal.validity", {"granted_on": "2021-03-01", "grade": 2, "changes": [{"on": "2021-02-01", "kind": UP, "grade": 1}]}, "changes[0].on", "2021-02-01", "2021-03-01 to 2024-03-01"),
        ("coal.validity", {"granted_on": "2021-03-01", "grade": 2, "changes": [{"on": "2024-03-02", "kind": UP, "grade": 1}]}, "changes[0].on", "2024-03-02", "within"),
        ("coal.validity", {"granted_on": "2021-03-01", "grade": 2, "changes": [{"on": "2021-05-01", "kind": UP, "grade": 3}]}, "changes[0].grade", 3, "better than 2"),
        ("coal.validity", {"granted_on": "2021-03-01", "grade": 2, "changes": [{"on": "2021-05-01", "kind": DOWN, "grade": 2}]}, "changes[0].grade", 2, "worse than 2"),
        ("coal.extension", {n: v for n, v in EXTENDED.items() if n != "commitment"}, "commitment", None, "true or false"),
        ("coal.extension", {n: v for n, v in EXTENDED.items() if n != "working_faces"}, "working_faces", None, "0 to 99"),
        ("coal.sanction", {"grade": 1, "event": "fatal_accident"}, "severity", None, "ordinary"),
        ("coal.sanction", {"grade": 1, "event": "stopped"}, "months", None, "months"),
        ("coal.sanction", {"grade": 1, "event": "stopped", "months": -1}, "months", -1, "0 to 600"),
        ("coal.sanction", {"grade": 1, "event": "system_not_updated"}, "overdue", None, "true or false"),
        ("coal.deadline", {"received_on": "2021-01-04", "rectification_days": -1}, "rectification_days", -1, "0 to 2500"),
        ("coal.deadline", {"received_on": "2021-01-04", "publicity_from": "soon"}, "publicity_from", "soon", "YYYY-MM-DD"),
    ],
)  # fmt: skip
def test_a_case_that_cannot_be_read_names_field_found_and_allowed(name, case, field, found, allowed, tmp_path, capsys):
    path = tmp_path / "cases.jsonl"
    good = json.dumps(GOOD)
    path.write_text(f"{json.dumps(case)}\n{good if name == 'coal.grade' else json.dumps(case)}\n", encoding="utf-8")
    assert call(["decide", name, "--cases", str(path)]) == 2
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["error"]["line"], first["error"]["field"], first["error"]["found"]) == (1, field, found)
    assert allowed in first["error"]["allowed"]
    assert "outcome" in second if name == "coal.grade" else second["error"]["line"] == 2
