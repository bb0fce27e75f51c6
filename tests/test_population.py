"""Rosters: any roster survives a file, any spoilt file is refused in lines that name where."""

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.coal.population import (
    MineRow,
    Roster,
    generate,
    read_roster,
    roster_errors,
    roster_of,
    row_errors,
    write_roster,
)
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import InputError
from gazette_sim.law.language import like_a_formula
from gazette_sim.regime.roster import regions

DAYS = st.integers(day_number("2015-01-01"), day_number("2030-12-31"))
NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=9
).filter(lambda text: not like_a_formula(text))


@st.composite
def mines(draw: st.DrawFn, k: int) -> MineRow:
    region = draw(st.sampled_from(list(regions().values())))
    grade = draw(st.integers(0, 3))
    granted = draw(DAYS) if grade else None
    building = draw(st.booleans())
    return MineRow(
        id=f"m{k}", name=draw(NAMES), county=region.name, city=region.prefecture, piloted=region.piloted,
        type=draw(st.sampled_from(["underground", "open_pit"])), capacity_kt=draw(st.integers(1, 100_000)),
        grade=grade, granted_on=granted, superior_enterprise=draw(st.just("") | NAMES),
        status="under_construction" if building else "producing",
        producing_from=draw(st.none() | DAYS) if building else None,
        extraction_outsourced=draw(st.booleans()), stripping_contractors=draw(st.integers(0, 99)),
        working_faces=draw(st.integers(0, 99)), mechanisation=draw(st.integers(0, 10_000)),
        times_extended=draw(st.integers(0, 9)) if grade == 1 else 0,
        score=draw(st.none() | st.integers(0, 1000)),
        first_grade_three_on=None if granted is None else draw(st.none() | st.just(granted - 1)),
    )  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_roster_survives_a_file(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject):
    rows = [data.draw(mines(k)) for k in range(data.draw(st.integers(1, 4)))]
    path = tmp_path_factory.mktemp("roster") / "mines.csv"
    roster = roster_of(rows, "drawn")
    write_roster(roster, path)
    again = read_roster(path)
    assert again.rows == roster.rows
    assert again.sha256 == roster.sha256


def test_one_spoilt_cell_is_found_where_it_stands(tmp_path: Path):
    path = tmp_path / "mines.csv"
    chance = random.Random(7)
    for column in Roster.columns():
        write_roster(generate(12), path)
        with path.open(encoding="utf-8", newline="") as f:
            cells = list(csv.reader(f))
        line = chance.randrange(1, len(cells))
        spoilt = "" if column in ("id", "name", "superior_enterprise") else "~"
        cells[line][cells[0].index(column)] = spoilt
        with path.open("w", encoding="utf-8", newline="") as f:
            csv.writer(f).writerows(cells)
        if column == "superior_enterprise":
            assert roster_errors(path) == []
            continue
        (error,) = roster_errors(path)
        assert (error.where, error.field) == (f"mines.csv:{line + 1}", column)
        with pytest.raises(InputError) as raised:
            read_roster(path)
        assert "\n" not in str(raised.value)


def test_the_draw_follows_its_proportions():
    roster = generate(4000)
    share = {grade: sum(row.grade == grade for row in roster.rows) / 4000 for grade in range(4)}
    for grade, expected in ((1, 0.05), (2, 0.45), (3, 0.40), (0, 0.10)):
        assert abs(share[grade] - expected) < 0.03
    first = day_number("2021-01-01")
    granted = [row.granted_on for row in roster.rows if row.granted_on is not None]
    assert min(granted) >= day_number("2018-01-02")
    assert max(granted) < first
    assert all(row.grade == 0 for row in roster.rows if row.status == "under_construction")
    assert roster.errors_on(first) == []
    assert all(row_errors(row, "") == [] for row in roster.rows)
    assert "not real mines" in roster.source


def test_another_seed_or_day_is_another_roster():
    assert len({generate(10, seed, on).sha256 for seed in (1, 2) for on in ("2021-01-01", "2022-01-01")}) == 4


def test_a_mine_that_produces_before_the_study_is_not_under_construction():
    building = next(row for row in generate(200).rows if row.status == "under_construction")
    roster = roster_of([building], "drawn")
    assert roster.errors_on(building.producing_from - 1) == []
    (error,) = roster.errors_on(building.producing_from)
    assert (error.field, error.where) == ("producing_from", f"drawn: mine {building.id}")


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"PK\x03\x04rest", "an Excel workbook"),
        (b"\xd0\xcf\x11\xe0rest", "an old Excel workbook"),
        ("id,name\n1,煤".encode("utf-16-be"), "zero bytes"),
        (b"id,name\n1,\xff\xff\n", 'mines.csv:2: found "byte 0xff'),
        (b"", "an empty file"),
        (b"\n\n", "an empty file"),
    ],
)
def test_what_is_no_csv_is_said(tmp_path: Path, data: bytes, part: str):
    path = tmp_path / "mines.csv"
    path.write_bytes(data)
    (error,) = roster_errors(path)
    assert part in str(error)
    assert "\n" not in str(error)


def test_a_file_that_is_not_there_is_an_input_error(tmp_path: Path):
    with pytest.raises(InputError, match=r"none\.csv"):
        read_roster(tmp_path / "none.csv")
