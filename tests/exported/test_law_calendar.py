# Made from nbs/law/03_calendar.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import datetime
import re
from collections.abc import Callable
from functools import cache, partial, partialmethod
from inspect import signature
from itertools import accumulate
from typing import Any
import json
import subprocess
import sys
import time
from importlib.resources import files
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.law.calendar import *


def test_day_numbers_agree_with_the_standard_library():
    epoch = datetime.date(1970, 1, 1).toordinal()
    ordinals = [*range(datetime.date(1899, 12, 25).toordinal(), datetime.date(2101, 3, 5).toordinal(), 3)]
    for year in (1900, 1904, 2000, 2024, 2096, 2100):  # with a 29 February and without
        ordinals += range(datetime.date(year, 2, 27).toordinal(), datetime.date(year, 3, 3).toordinal())
    for ordinal in ordinals:
        date = datetime.date.fromordinal(ordinal)
        assert day_number(date) == day_number(date.isoformat()) == ordinal - epoch
        assert civil(ordinal - epoch) == (date.year, date.month, date.day)
        assert iso(ordinal - epoch) == date.isoformat()


def test_dates_that_do_not_exist_are_refused():
    allowed = 0
    for date in (
        "2021-02-29",
        "2100-02-29",
        "2021-04-31",
        "2021-13-01",
        "2021-00-10",
        "0000-01-01",
        "2021-1-1",
        "20210101",
        "2021-01-01 ",
        "2021-01-01T00:00",
        "２０２１-01-01",
        "",
        None,
        18628,
        18628.0,
        datetime.datetime(2021, 1, 1),
    ):
        try:
            day_number(date)
        except ValueError as error:
            assert "YYYY-MM-DD" in str(error)
        else:
            allowed += 1
    assert allowed == 0
    assert iso(day_number("2000-02-29") + 1) == "2000-03-01"


def test_every_day_is_a_working_day():
    every = EveryDay()
    assert every.is_working(0) and every.add_working_days(10, -3) == 7 and every.working_days_between(10, 3) == -7
    assert every.next_working_day(11) == 11 and not every.is_projected(10**6)


def test_the_term_over_a_holiday():
    calendar = state_council_calendar()
    assert iso(calendar.add_working_days(day_number("2020-01-23"), 1)) == "2020-02-03"  # the lengthened Spring Festival
    assert iso(calendar.add_working_days(day_number("2020-02-03"), -1)) == "2020-01-23"
    assert iso(calendar.next_working_day(day_number("2021-10-01"))) == "2021-10-08"
    assert iso(calendar.next_working_day(day_number("2021-09-26"))) == "2021-09-26"  # a Sunday made a working day


def test_counting_forward_and_back_are_inverse():
    calendar = state_council_calendar()
    for day in range(day_number("2020-01-15"), day_number("2021-02-20")):
        for n in (1, 2, 5, 20, 60):
            later = calendar.add_working_days(day, n)
            assert calendar.is_working(later) and calendar.working_days_between(day, later) == n
            assert calendar.add_working_days(later, -n) == day or not calendar.is_working(day)
        after = calendar.next_working_day(day)
        assert after >= day and calendar.is_working(after)
        assert calendar.working_days_between(day, after) == (after > day)
        assert calendar.add_working_days(day, 0) == day


def test_the_projection_is_open_and_sound():
    calendar = state_council_calendar()
    first = calendar.projected_from
    assert civil(first)[1:] == (1, 1) and calendar.is_projected(first) and not calendar.is_projected(first - 1)
    first_year = civil(first)[0]
    assert not calendar.is_working(from_civil(first_year, 10, 1)) and not calendar.is_working(from_civil(2060, 1, 1))
    for year in range(first_year, 2101):
        days = range(from_civil(year, 1, 1), from_civil(year + 1, 1, 1))
        off = [day for day in days if (day + 3) % 7 < 5 and not calendar.is_working(day)]
        assert 12 <= len(off) <= 13 and not any(calendar.is_working(day) for day in days if (day + 3) % 7 >= 5)
    every = [calendar.is_working(day) for day in range(calendar.first_day, from_civil(2101, 1, 1))]
    assert list(calendar.open_days(from_civil(2100, 12, 31))) == every
    assert list(calendar.open_days(first + 9)) == every[: first + 10 - calendar.first_day]
    across = calendar.add_working_days(first - 5, 10)
    assert across > first and calendar.working_days_between(first - 5, across) == 10


def test_days_outside_are_refused():
    calendar, refused = state_council_calendar(), 0
    asks = [
        lambda: calendar.is_working(day_number("2003-12-31")),
        lambda: calendar.is_working(day_number("2101-01-01")),
        lambda: calendar.add_working_days(day_number("2004-01-05"), -9),
        lambda: calendar.add_working_days(day_number("2100-12-01"), 60),
        lambda: calendar.working_days_between(day_number("2003-01-01"), day_number("2021-01-01")),
    ]
    for ask in asks:
        try:
            ask()
        except ValueError as error:
            refused += "2004-01-01 to 2100-12-31" in str(error)
    assert refused == len(asks)


def test_every_day_agrees_with_the_notices():
    notices = json.loads((files("gazette_sim") / "data" / "workdays_2018_2026.json").read_text(encoding="utf-8"))
    off = {day_number(date) for year in notices.values() for date in year["off"]}
    made_up = {day_number(date) for year in notices.values() for date in year["workday"]}
    calendar = state_council_calendar()
    days = range(day_number("2018-01-01"), day_number("2027-01-01"))
    expected = {day: day in made_up or ((day + 3) % 7 < 5 and day not in off) for day in days}
    assert [iso(day) for day in days if calendar.is_working(day) != expected[day]] == []
    assert len(made_up) > 40 and all(notice["papers"] for notice in notices.values())


def test_working_days_a_year():
    calendar = state_council_calendar()
    counts = [
        calendar.working_days_between(from_civil(year - 1, 12, 31), from_civil(year, 12, 31))
        for year in range(2018, 2027)
    ]
    assert counts == [250, 250, 249, 250, 249, 249, 251, 248, 248]


def test_a_question_about_2021_does_not_load_the_projection():
    code = (
        "import sys; from gazette_sim.law.calendar import state_council_calendar, day_number; "
        "c = state_council_calendar(); c.add_working_days(day_number('2021-09-24'), 20); "
        "print('holidays' in sys.modules); c.is_working(c.projected_from); print('holidays' in sys.modules)"
    )
    root = str(files("gazette_sim") / "..")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert run.stdout.split() == ["False", "True"], run.stderr


def test_compiled_code_counts_the_same_days():
    import numba

    def answers(calendar, day, n):
        there = calendar.add_working_days(day, n)
        return (
            there,
            calendar.working_days_between(day, there),
            calendar.next_working_day(day),
            calendar.is_working(day),
        )

    compile_calendars()
    machine, calendar = numba.njit(answers), state_council_calendar()
    for day in range(day_number("2023-12-20"), day_number("2024-03-01")):
        for n in (-250, -1, 0, 1, 20, 900):
            assert machine(calendar, day, n) == answers(calendar, day, n)
    for day, n in ((day_number("2100-12-20"), 20), (day_number("2004-01-05"), -20), (day_number("2003-12-31"), 1)):
        for count in (machine, answers):
            try:
                count(calendar, day, n)
            except OutsideCalendar as error:
                refused = str(error)
            assert refused.startswith("calendar: found") and refused.endswith("from 2004-01-01 to 2100-12-31")
            del refused


def test_kept_machine_code_finds_the_calendar():
    import pickle

    kind = compile_calendars()
    assert pickle.loads(pickle.dumps(kind)) == kind
