# Made from nbs/law/06_period.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from enum import IntEnum
from functools import lru_cache
from typing import Annotated
from gazette_sim.law.calendar import Calendar, civil, day_number
from gazette_sim.law.citation import documents, gazette_documents
from gazette_sim.law.parameter import Declared, as_tuple, declare, reading, undated
from gazette_sim.law.rule import Codes, compilable
from gazette_sim.law.regulation import data_files
from gazette_sim.law.calendar import iso, state_council_calendar
from gazette_sim.law.parameter import stated
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.law.period import *


def test_a_missing_corresponding_day_can_be_refused():
    try:
        add_months(day_number("2021-01-31"), 1, MonthRounding.REFUSE)
    except ValueError as error:
        assert "no corresponding day" in str(error)
    else:
        raise AssertionError("the 31st of February was taken")
    assert iso(add_months(day_number("2021-01-28"), 1, MonthRounding.REFUSE)) == "2021-02-28"
    for rounding in MonthRounding:  # there is a 31 March, and a 29 February in 2024
        assert iso(add_months(day_number("2021-01-31"), 2, rounding)) == "2021-03-31"
        assert iso(add_months(day_number("2024-01-29"), 1, rounding)) == "2024-02-29"


def test_adding_months_agrees_with_the_standard_library_on_every_day_of_a_century():
    import datetime as dt

    first = dt.date(1970, 1, 1)
    days = [*range(day_number("1999-12-01"), day_number("2101-01-01"), 7)]
    for end in ("2000-02-29", "2000-05-31", "2100-02-28", "2100-05-31"):  # one of these two Februaries has 29 days
        days += range(day_number(end) - 4, day_number(end) + 5)
    for day in days:
        date = first + dt.timedelta(day)
        for months in (-13, -3, 1, 11, 36):
            year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
            after = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
            expected = min(dt.date(year, month + 1, 1) + dt.timedelta(date.day - 1), after - dt.timedelta(1))
            assert add_months(day, months, 0) == (expected - first).days


def test_a_ban_of_one_year_holds_through_the_corresponding_day():
    assert iso(last_day(day_number("2021-03-01"), 12, TimeReadings())) == "2022-03-01"
    assert (
        iso(last_day(day_number("2021-03-01"), 12, TimeReadings(period_end=PeriodEnd.BEGINNING_OF_DAY))) == "2022-02-28"
    )


def test_months_and_years_are_added_together_and_rounded_once():
    assert iso(add_months(day_number("2024-02-29"), 12, 0)) == "2025-02-28"
    assert iso(add_months(day_number("2024-02-29"), 48, 0)) == "2028-02-29"
    assert iso(add_months(day_number("2021-01-31"), 13, 0)) == "2022-02-28"
    assert iso(add_months(day_number("2021-01-31"), 13, 1)) == "2022-03-01"
    assert iso(counted_back(day_number("2024-05-31"), 3, TimeReadings())) == "2024-02-29"
    forwards = TimeReadings(month_rounding=MonthRounding.FIRST_OF_NEXT)  # a term counted back rounds down all the same
    assert iso(counted_back(day_number("2024-05-31"), 3, forwards)) == "2024-02-29"
    try:
        counted_back(day_number("2024-05-31"), 3, TimeReadings(month_rounding=MonthRounding.REFUSE))
    except ValueError:
        pass
    else:
        raise AssertionError("the 31st of February was taken")


def test_half_a_year_has_three_lengths():
    ends = [last_day_half_years(day_number("2021-08-31"), 1, TimeReadings(half_year=h)) for h in HalfYear]
    assert [iso(e) for e in ends] == ["2022-02-28", "2022-03-01", "2022-03-02"]
    three = [last_day_half_years(day_number("2021-08-31"), 3, TimeReadings(half_year=h)) for h in HalfYear]
    assert three == [day_number("2023-02-28"), *(day_number("2021-08-31") + 3 * days for days in (182, 183))]


def test_a_deadline_on_a_holiday_moves_unless_read_otherwise():
    calendar = state_council_calendar()
    assert iso(deadline(day_number("2021-10-01"), calendar, TimeReadings())) == "2021-10-08"
    assert (
        iso(deadline(day_number("2021-10-01"), calendar, TimeReadings(deadline_on_holiday=DeadlineOnHoliday.STAYS)))
        == "2021-10-01"
    )


def test_a_document_binds_from_its_issue_or_from_the_gazette():
    issued, published = issued_and_published("credit")
    assert (iso(issued), iso(published)) == ("2020-07-08", "2020-11-30")
    assert binds_from(issued, published, TimeReadings()) == issued
    assert binds_from(issued, published, TimeReadings(effective_from=EffectiveFrom.PUBLICATION)) == published


def test_a_document_without_a_day_and_an_unknown_one_bind_from_nowhere():
    assert issued_and_published("interpretation") == (NEVER, NEVER) == issued_and_published("nothing")
