"One door for input: what a field takes, says, writes and prints as its schema agree, whatever comes in."

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.law.casefile import answers, csv_cases, json_cases
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import Asked, decisions
from gazette_sim.law.field import Cell, Date, NotAllowed, Number, OneOf, Real, Text, Truth, Whole
from gazette_sim.law.parameter import read_value
from gazette_sim.law.reform import parameters
from gazette_sim.law.regulation import regulations

CHECKS = [Whole(-3, 120), Number(0, 100, 1), Number(0, 1000, 2), Real(0, 1), Date(), Truth(), OneOf("red", "green")]
ANYTHING = (
    st.none()
    | st.booleans()
    | st.integers(-200, 2000)
    | st.floats()
    | st.decimals()
    | st.text(max_size=12)
    | st.text("0123456789.-+eE_ １", max_size=6).map(Cell)
    | st.lists(st.integers(), max_size=2)
    | st.dictionaries(st.text(max_size=3), st.none(), max_size=2)
)


@settings(deadline=None)
@given(st.sampled_from(CHECKS), ANYTHING)
def test_a_value_is_kept_and_written_so_that_it_reads_as_itself_or_refused_in_words(check, value):
    try:
        kept = check(value)
    except NotAllowed as error:
        assert str(error).startswith(check.allowed) or "calendar ends" in str(error)
        return
    assert check(Cell(check.written(kept))) == kept


@settings(deadline=None)
@given(st.sampled_from([0, 1, 2]), st.decimals(0, 100, places=3))
def test_a_number_is_exact_or_refused(places, number):
    check, fits = Number(0, 100, places), number == round(number, places)
    try:
        assert Decimal(check(number)).scaleb(-places) == number and fits
    except NotAllowed:
        assert not fits


@settings(deadline=None)
@given(ANYTHING)
def test_only_a_number_is_a_number(value):
    try:
        kept = Whole(0, 9)(value)
    except NotAllowed:
        return
    assert (
        not isinstance(value, bool) and (isinstance(value, Cell) or not isinstance(value, str)) and float(value) == kept
    )


@pytest.mark.parametrize("text", ["a\tb", "a\x00b", "a\x7fb", "a\ud800b", "a\ufffeb", "a\nb", "", " \u3000"])
def test_what_cannot_stand_on_paper_is_no_text(text: str):
    with pytest.raises(InputError, match="a text of 1 to 9 characters in one line"):
        Text(9).take(text, "letter.json", "name")


@pytest.mark.parametrize("parameter", parameters().values(), ids=lambda parameter: parameter.name)
def test_a_parameter_reads_what_it_shows_and_nothing_beyond_its_bounds(parameter):
    shown = Cell(parameter.show(parameter.default))  # where everything is text: a CSV file, a command line
    assert read_value(parameter, shown, "x") == read_value(parameter, Cell(f" {shown} "), "x") == parameter.default
    numbers_beyond = [parameter.high + 1, parameter.low - 1, "inf", f"{shown}"]  # elsewhere text is no number
    beyond = [f"{shown}x", True, None, [], "nan"] if parameter.options else numbers_beyond
    for wrong in (*beyond, "", {}):
        with pytest.raises(InputError) as raised:
            read_value(parameter, wrong, "study.toml")
        assert raised.value.field == parameter.name and raised.value.allowed.startswith(parameter.allowed)


def _has_cases(name: str) -> bool:
    regulation, short = name.split(".", 1)
    return regulations()[regulation].data("cases", f"{short}.jsonl").is_file()


@pytest.mark.parametrize("name", sorted(filter(_has_cases, decisions())))
def test_the_same_cases_answer_alike_in_json_lines_and_in_csv(name: str):
    asked = decisions()[name]
    lines = asked.examples().splitlines()
    cases = [case for _, case, _ in json_cases(lines) if case is not None]
    columns = list(dict.fromkeys(key for case in cases for key in case))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in case.items()} for case in cases)
    ask = Asked(name)
    told = [[answer.line() for answer, _ in answers(ask, given) if answer] for given in _both(lines, text.getvalue())]
    assert told[0] == told[1] and len(told[0]) == len(cases)


def _cell(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False, default=float)


def _both(lines: list[str], text: str):
    return json_cases(lines), csv_cases(text.splitlines(keepends=True))
