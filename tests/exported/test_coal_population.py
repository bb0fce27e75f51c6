# Made from nbs/coal/07_population.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar
from gazette_sim.coal.events import Purpose
from gazette_sim.engine.streams import Streams, among, between
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError
from gazette_sim.law.field import Check, Flag, Line, Name, Number, OneOf, Printed, PrintedDate, Text, Truth, Whole
from gazette_sim.law.period import NEVER
from gazette_sim.law.regulation import regulation
from gazette_sim.regime.population import assumptions, drawn, weighted
from gazette_sim.regime.roster import DATE, INVENTED, Place, regions
from gazette_sim.regime.roster import Roster as RosterOf
import tempfile
from collections import Counter
from pathlib import Path
import matplotlib.pyplot as plt
from hypothesis import given, settings
from hypothesis import strategies as st
from gazette_sim.coal.grades import GRADE_COLOURS
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.law.calendar import day_number
from gazette_sim.law.parameter import fact
from gazette_sim.regime.roster import columns_of
from gazette_sim.coal.population import *


HEADER = "id,name,county,type,capacity_kt,grade,granted_on"


def errors_of(*lines, header=HEADER, encoding="utf-8"):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mines.csv"
        path.write_bytes("\n".join([header, *lines]).encode(encoding))
        return [str(error) for error in roster_errors(path)]


def test_a_file_reads_back_to_the_same_mines_and_hash():
    roster = generate(80, seed=7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mines.csv"
        write_roster(roster, path)
        again = read_roster(path)
    assert again.rows == roster.rows and again.sha256 == roster.sha256 and again.illustrative
    assert again.source == "mines.csv" and again.where(0) == "mines.csv:2"


def test_only_seven_columns_are_needed_and_the_rest_follow():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mines.csv"
        path.write_bytes(("\ufeff" + HEADER + "\r\n7,甲煤矿,梅河口市,open_pit,900,1,2020-11-10\r\n\r\n").encode())
        (row,) = read_roster(path).rows
    assert (row.city, row.piloted, row.status, row.mechanisation) == ("通化市", True, "producing", 10000)
    assert iso(row.granted_on) == "2020-11-10" and not row.underground and row.score is None


def test_a_cell_that_is_not_allowed_names_line_field_and_what_is():
    lines = {
        "1,甲,浑江区,underground,300,2,2024-02-30": 'granted_on: found "2024-02-30", allowed: a date that exists',
        "1,甲,浑江区,underground,300,4,2019-01-01": 'grade: found "4", allowed: 1 | 2 | 3 | none',
        "1,甲,浑江区,underground,-3,2,2019-01-01": 'capacity_kt: found "-3", allowed: thousand tonnes',
        "1,甲,浑江区,underground,300,2,": "granted_on: found nothing",
        "1,甲,浑江区,underground,300,none,2019-01-01": 'granted_on: found "2019-01-01", allowed: nothing',
        ",甲,浑江区,underground,300,none,": "id: found nothing",
        "1,甲,浑江区,井工,300,none,": 'type: found "井工", allowed: underground | open_pit',
        "1,甲,浑江区,underground,300,none": 'found "6 cells", allowed: 7 cells',
        "1,甲,浑江区,underground,300,none,,": 'found "8 cells", allowed: 7 cells',
    }
    for line, start in lines.items():
        (error,) = errors_of(line)
        assert error.startswith(f"mines.csv:2: {start}"), error


def test_a_county_that_is_none_is_answered_with_the_nearest():
    assert errors_of("1,甲,浑江,underground,300,none,")[0].endswith("did you mean 浑江区?")
    assert "浑江区、江源区" in errors_of("1,甲,白山市,underground,300,none,")[0]


def test_city_and_piloted_must_agree_with_the_county():
    header = HEADER + ",city,piloted"
    assert errors_of("1,甲,浑江区,underground,300,none,,白山市,false", header=header) == []
    (city,) = errors_of("1,甲,浑江区,underground,300,none,,通化市,", header=header)
    assert city.startswith('mines.csv:2: city: found "通化市", allowed: 白山市')
    (piloted,) = errors_of("1,甲,公主岭市,underground,300,none,,长春市,false", header=header)
    assert piloted.startswith('mines.csv:2: piloted: found "false", allowed: true')


def test_every_mistake_is_found_and_an_id_twice_names_both_lines():
    found = errors_of(
        "1,甲,浑江区,underground,300,9,x", "2,乙,浑江区,underground,300,none,", "2,丙,浑江区,underground,300,none,"
    )
    places = ["mines.csv:2: grade", "mines.csv:2: granted_on", "mines.csv:4: id"]
    assert [error.split(": found")[0] for error in found] == places
    assert "line 3" in found[2]


def test_a_file_that_is_no_csv_in_utf8_is_told_in_one_line():
    line = "1,甲煤矿,浑江区,underground,300,none,"
    assert "looks like GBK" in errors_of(line, encoding="gbk")[0] and "UTF-16" in errors_of(line, encoding="utf-16")[0]
    assert "separated by commas" in errors_of("1", header="id;name;county")[0]
    assert "a first line and nothing under it" in errors_of()[0] and "an empty file" in errors_of(header="")[0]
    assert "did you mean granted_on?" in errors_of(header=HEADER.replace("granted_on", "grantedon"))[0]
    assert errors_of(header=HEADER.replace(",grade", ""))[0].startswith("mines.csv:1: grade: found nothing")
    assert "each column once" in errors_of(header=HEADER + ",id")[0]
    assert errors_of('1,"甲,浑江区,underground,300,none,')[0].startswith("mines.csv:2: found")


def test_the_first_day_of_a_study_refuses_what_lies_after_it():
    roster = generate(40, on="2021-01-01")
    assert roster.errors_on(day_number("2021-01-01")) == []
    granted = min(row.granted_on for row in roster.rows if row.grade)
    try:
        roster.check(granted - 1)
    except InputError as error:
        assert error.field == "granted_on" and "first of the study" in str(error)
    else:
        raise AssertionError("a grade of the future was taken")


def test_a_mine_is_the_same_mine_however_many_are_drawn():
    few, many = generate(5), generate(50)
    assert few.rows == many.rows[:5] and few.sha256 != many.sha256 and generate(5, seed=1).rows != few.rows
    assert all(row_errors(row, "x") == [] for row in many.rows) and many.illustrative


def test_the_sample_is_what_generate_draws():
    sample = sample_roster()
    assert len(sample) == 60 and sample.rows == generate(60).rows and sample.illustrative


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(Roster.columns())), st.text(alphabet="0123456789.-+eE一 ntrue", max_size=6))
def test_a_cell_is_read_exactly_or_refused(name, text):
    column = Roster.columns()[name]
    try:
        value = column.read(text.strip(), "mines.csv", name)
    except InputError:
        return
    assert value is None or column.read(column.write(value), "mines.csv", name) == value


def test_what_is_left_open_is_drawn_from_each_mines_own_numbers():
    first, real = day_number("2021-01-01"), jilin_roster()
    assert len(real) == 11 and not real.illustrative and "Global Energy Monitor" in real.attribution
    assert real.left_open(first) == {"grade": 10, "opened_on": 2} and real.errors_on(first) == []
    histories = [real.settled(first, Streams(1, n)) for n in range(200)]
    assert histories[0].rows != histories[1].rows and histories[0].sha256 == real.sha256
    assert histories[0].rows == real.settled(first, Streams(1, 0)).rows
    for history in histories:
        assert all(row_errors(row, "x") == [] for row in history.rows) and history.errors_on(first) == []
        by_id = {row.id: row for row in history.rows}
        assert by_id["M2957"].status == "mothballed" and by_id["M2957"].grade == 0  # 江源
        for id, year in (("M5112", "2022"), ("M6953", "2024")):  # 梅河口, 西安
            assert iso(by_id[id].producing_from)[:4] == year and by_id[id].grade == 0
    held = Counter(row.grade for history in histories for row in history.rows if row.status == "producing")
    weights = roster_assumptions()["grade"]["weights"]
    for grade, weight in zip((1, 2, 3, 0), weights, strict=True):
        assert abs(held[grade] / held.total() - weight / sum(weights)) < 0.04


def test_a_mine_that_does_not_produce_contradicts_a_grade():
    header = HEADER + ",status,opened_on,producing_from"
    (idle,) = errors_of("1,甲,浑江区,underground,300,2,2019-01-01,mothballed,,", header=header)
    assert idle.startswith('mines.csv:2: grade: found "2", allowed: none or unknown')
    (built,) = errors_of("1,甲,浑江区,underground,300,none,,under_construction,2022,", header=header)
    assert built.startswith('mines.csv:2: opened_on: found "2022", allowed: nothing')
    (early,) = errors_of("1,甲,浑江区,underground,300,2,2019-01-01,,2020-05,", header=header)
    assert "not before the mine opened, 2020-05" in early
    (unknown,) = errors_of("1,甲,浑江区,underground,300,unknown,2019-01-01,,,", header=header)
    assert unknown.endswith("nothing, as the grade is unknown")
    assert errors_of("1,甲,浑江区,underground,300,unknown,,mothballed,2022-03-05,2025-01-01", header=header) == []
    row = generate(1).rows[0]
    late = replace(row, grade=2, granted_on=day_number("2023-01-01"), opened_on=PrintedDate()("2022"))
    assert Roster.of([late], "by hand").errors_on(day_number("2021-01-01"))[0].field == "granted_on"
