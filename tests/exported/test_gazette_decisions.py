# Made from nbs/gazette/02_publication.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple
from gazette_sim.gazette.parameters import BeyondTheList, GazetteLaw, IssueDay, PrintOrder, SameDay
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import InputError, gazette_documents
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.drawing import DARK_TO_LIGHT, INK, LIMIT, drawn_in, frame
from gazette_sim.law.field import Day, OneOf
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.language import say_for
from gazette_sim.law.period import ISSUE, day_of, issued_and_published, month_and_day, month_length
from gazette_sim.law.rule import compilable, implements
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
from gazette_sim.gazette.decisions import *


def test_this_issue_is_number_22_of_2020_with_running_number_834():
    law, serial = GazetteLaw(), earliest_serial(PRINTED, GazetteLaw())
    assert number_in_year(serial, law) == (2020, 22) and running_number(serial, law) == 834
    assert iso(appears_on(serial, law)) == "2020-11-30"


def test_a_year_has_24_issues_that_follow_each_other():
    law, first = GazetteLaw(), earliest_serial(day_number("2021-01-01"), GazetteLaw())
    days = [appears_on(first + n, law) for n in range(25)]
    assert days == sorted(set(days)) and iso(days[0]) == "2021-01-15" and iso(days[24]) == "2022-01-15"
    assert [number_in_year(first + n, law) for n in (0, 23, 24)] == [(2021, 1), (2021, 24), (2022, 1)]
    assert iso(days[3]) == "2021-02-28"


def test_the_day_of_an_issue_itself_and_the_day_after():
    law = GazetteLaw()
    assert earliest_serial(PRINTED + 1, law) == earliest_serial(PRINTED, law) + 1
    later = GazetteLaw(same_day=SameDay.NEXT_ISSUE)
    assert earliest_serial(PRINTED, later) == earliest_serial(PRINTED, law) + 1


def test_the_thirtieth_differs_from_the_end_in_long_months():
    fixed = GazetteLaw(issue_day=IssueDay.FIFTEENTH_AND_THIRTIETH)
    assert iso(appears_on(earliest_serial(day_number("2020-12-16"), fixed), fixed)) == "2020-12-30"
    assert iso(appears_on(earliest_serial(day_number("2021-02-16"), fixed), fixed)) == "2021-02-28"


def test_other_rhythms_have_their_own_numbers():
    for issues, last in ((12, 12), (36, 36), (48, 48), (72, 72)):
        law = GazetteLaw(issues_a_year=issues)
        serial = earliest_serial(day_number("2021-12-31"), law)
        assert number_in_year(serial, law) == (2021, last) and iso(appears_on(serial, law)) == "2021-12-31"
        assert running_number(earliest_serial(PRINTED, law), law) == 834


def test_an_act_of_the_first_half_of_november_could_stand_in_number_21():
    outcome = decide("gazette.publication", {"issued_on": "2020-11-12"}).outcome
    issue = {"year": 2020, "number": 21, "on": "2020-11-15", "running_number": 833}
    assert outcome == {"earliest_issue": issue, "lag_days": 3}


def test_an_act_of_the_day_of_an_issue_has_no_lag_or_a_whole_half_month():
    case = {"issued_on": "2020-11-30"}
    assert decide("gazette.publication", case).outcome["lag_days"] == 0
    assert decide("gazette.publication", case, readings={"gazette.same_day": "next_issue"}).outcome["lag_days"] == 15


def test_an_act_is_not_printed_before_it_is_issued():
    try:
        decide("gazette.publication", {"issued_on": "2020-11-30", "printed_on": "2020-11-29"})
    except InputError as error:
        assert "printed_on" in str(error) and "2020-11-30" in str(error)
    else:
        raise AssertionError("an act was printed before it was issued")


def test_what_is_not_on_the_list_is_printed_by_default_alone():
    listed = {"gazette.beyond_the_list": "list_alone"}
    assert decide("gazette.contents", {"kind": "appointment"}).outcome["printed"]
    assert not decide("gazette.contents", {"kind": "appointment"}, readings=listed).outcome["printed"]
    assert decide("gazette.contents", {"kind": "local_regulation"}, readings=listed).outcome["printed"]


def test_only_government_rules_are_a_standard_text_and_news_have_no_force():
    found = {kind.name: decide("gazette.contents", {"kind": kind.name.lower()}).outcome for kind in Kind}
    assert [name for name, outcome in found.items() if outcome["standard_text"]] == ["GOVERNMENT_RULE"]
    assert not found["NEWS"]["has_force"] and not found["INTERPRETATION"]["has_force"]
    assert found["APPOINTMENT"]["has_force"] and found["DEPARTMENT_NORMATIVE"]["has_force"]


def test_the_lags_by_hand():
    expected = {"credit": 145, "pilot_zone": 64, "talent": 51, "coal": 20, "sme": 18, "appointments": 17}
    assert {lag.document: lag.days for lag in lags()} == expected
    missed = {"credit": 9, "pilot_zone": 4, "talent": 3, "coal": 1, "sme": 1, "appointments": 1}
    assert {lag.document: lag.issues_missed for lag in lags()} == missed
