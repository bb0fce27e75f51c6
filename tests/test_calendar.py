"Working days against plain counting, in Python and compiled."

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.law.calendar import Calendar, EveryDay, civil, day_number, from_civil, iso, state_council_calendar

CALENDAR = state_council_calendar()
DAYS = st.integers(day_number("2005-01-01"), day_number("2099-06-30"))


def counted(day: int, n: int) -> int:
    "The n-th working day after (before) `day`, by walking."
    step = 1 if n > 0 else -1
    while n:
        day += step
        n -= step * CALENDAR.is_working(day)
    return day


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(-120, 120))
def test_terms_are_what_walking_gives(day: int, n: int) -> None:
    assert CALENDAR.add_working_days(day, n) == counted(day, n)


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(-90, 90))
def test_between_is_what_walking_gives(day: int, span: int) -> None:
    low, high = sorted((day, day + span))
    walked = sum(CALENDAR.is_working(d) for d in range(low + 1, high + 1))
    assert CALENDAR.working_days_between(low, high) == walked
    assert CALENDAR.working_days_between(high, low) == -walked


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_the_next_working_day_is_the_first_open_one(day: int) -> None:
    following = CALENDAR.next_working_day(day)
    assert CALENDAR.is_working(following)
    assert not any(CALENDAR.is_working(d) for d in range(day, following))


@given(st.dates())
def test_day_numbers_are_numpy_s(date: datetime.date) -> None:
    day = day_number(date)
    assert np.datetime64(date, "D").astype(int) == day == day_number(iso(day))
    assert civil(day) == (date.year, date.month, date.day)


@given(st.text(max_size=12))
def test_text_is_a_date_or_refused(text: str) -> None:
    try:
        expected = datetime.datetime.strptime(text, "%Y-%m-%d").date() if len(text) == 10 and text.isascii() else None
    except ValueError:
        expected = None
    if expected is not None and expected.isoformat() == text:
        assert iso(day_number(text)) == text
    else:
        with pytest.raises(ValueError, match="YYYY-MM-DD"):
            day_number(text)


@pytest.mark.slow
def test_civil_dates_compile_to_the_same() -> None:
    import numba

    there, back = numba.njit(from_civil), numba.njit(civil)
    for day in range(day_number("1995-12-20"), day_number("2105-01-10"), 37):
        assert back(day) == civil(day)
        assert there(*civil(day)) == day


def test_a_calendar_without_projection_ends() -> None:
    week = Calendar(0, bytes([1, 1, 0]), projected_from=3)
    assert week.add_working_days(0, 1) == 1
    assert week.next_working_day(1) == 1
    for ask in (
        lambda: week.is_working(3),
        lambda: week.is_working(-1),
        lambda: week.next_working_day(2),
        lambda: week.add_working_days(0, 2),
        lambda: week.add_working_days(1, -2),
        lambda: week.working_days_between(-1, 1),
    ):
        with pytest.raises(ValueError, match="1970-01-01 to 1970-01-03"):
            ask()


@given(st.integers(-(10**6), 10**6), st.integers(-1000, 1000))
def test_every_day_counts_calendar_days(day: int, n: int) -> None:
    every = EveryDay()
    assert every.working_days_between(day, every.add_working_days(day, n)) == n
