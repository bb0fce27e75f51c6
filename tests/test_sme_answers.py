"The decisions on smaller enterprises: what holds for any case, and every shipped case."

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.law.decision import decide, decisions, find_decision
from gazette_sim.law.language import say_for, word_for
from gazette_sim.law.money import in_fen
from gazette_sim.sme.capital import Raising, RaisingFacts, award_of, shares_award
from gazette_sim.sme.enterprises import MEASURES, SIZES, size_class, size_rows
from gazette_sim.sme.founding import enough_hires
from gazette_sim.sme.parameters import PartOfAPerson, RefinancingCap, SmeLaw

quickly = settings(max_examples=60, deadline=None, derandomize=True)
NAMES = sorted(name for name in decisions() if name.startswith("sme."))


def shipped(name: str) -> list[dict]:
    return [json.loads(line) for line in find_decision(name).examples().splitlines()]


CASES = [(name, case) for name in NAMES for case in shipped(name)]
IDS = [f"{name} {n}" for n, (name, _) in enumerate(CASES)]


# What every decision keeps to


@pytest.mark.parametrize("name", NAMES)
def test_a_decision_ships_cases_to_begin_with(name: str):
    assert shipped(name)


@pytest.mark.parametrize(("name", "case"), CASES, ids=IDS)
def test_a_shipped_case_is_answered_in_both_languages(name: str, case: dict):
    answer = decide(name, case)
    assert answer.outcome and answer.grounds
    for lang in ("en", "zh"):
        told = answer.explain(lang)
        assert say_for("sme", f"decision.{name.split('.')[1]}", lang) in told
        for field in answer.outcome:
            assert say_for("sme", f"outcome.{field}", lang) in told
        for ground in answer.grounds:
            assert all(say_for("sme", f"fact.{fact}", lang) for fact in ground.facts), ground.facts


@pytest.mark.parametrize("name", NAMES)
def test_every_word_that_a_case_may_hold_has_a_chinese_text(name: str):
    schema = find_decision(name).schema()
    fields = [f for each in (schema, *schema.get("$defs", {}).values()) for f in each.get("properties", {}).values()]
    words = {word for f in fields for part in (f, *f.get("anyOf", ())) for word in part.get("enum", ())}
    missing = [word for word in words if isinstance(word, str) and not word_for("sme", f"value.{word}", "zh", "")]
    assert [word for word in missing if word != "?"] == []


# Size


@st.composite
def measured(draw):
    "An industry and three measures, often at a bound of the standard."
    row = draw(st.sampled_from(list(size_rows().values())))
    near = [0, *(bound + step for bound in row.bounds for step in (-1, 0, 1) if bound)]
    return row, [draw(st.sampled_from(near)) for _ in MEASURES]


@quickly
@given(measured(), st.integers(0, 2), st.integers(0, 10**12))
def test_an_enterprise_that_grows_is_never_of_a_smaller_size(drawn, which, more):
    row, values = drawn
    grown = [value + more * (n == which) for n, value in enumerate(values)]
    assert size_class(*grown, row.bounds) >= size_class(*values, row.bounds)


@quickly
@given(measured())
def test_the_size_is_the_lowest_of_those_by_each_measure_alone(drawn):
    row, values = drawn
    plenty = 10**18
    alone = [[v if n == which else plenty for n, v in enumerate(values)] for which in range(len(MEASURES))]
    assert size_class(*values, row.bounds) == min(size_class(*one, row.bounds) for one in alone)


# Awards


@quickly
@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_more_capital_is_never_awarded_less_and_never_more_than_the_cap(one, other):
    law = SmeLaw()
    for raising, most in ((Raising.EQUITY_REFINANCING, 3_000_000), (Raising.DEBT_FINANCING, 1_000_000)):
        less, more = (
            award_of(RaisingFacts(raising, amount=fen, invested_in_province=fen), 0, law)
            for fen in sorted((one, other))
        )
        assert 0 <= less <= more <= in_fen(most)


@quickly
@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=5))
def test_refinancing_in_parts_is_awarded_no_more_than_at_once_if_the_cap_is_of_all(parts):
    law, had = SmeLaw(refinancing_cap=RefinancingCap.ALL_TOGETHER), 0
    for part in parts:
        had += shares_award(part, had, law)
    at_once = shares_award(sum(parts), 0, law)
    assert at_once - len(parts) < had <= at_once  # less than a fen is left out of each part


# Fees


@quickly
@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(0, 100_000)), min_size=1, max_size=6), st.integers(1, 9))
def test_an_average_fee_lies_between_its_rates_and_does_not_depend_on_the_scale(rows, times):
    def outcome(scale):
        guarantees = [
            {"principal": principal * scale, "rate": Decimal(rate) / 1_000_000, "small_micro": False}
            for principal, rate in rows
        ]
        return decide("sme.guarantee_fee", {"guarantees": guarantees}).outcome

    found, rates = outcome(1), [Decimal(rate) / 1_000_000 for _, rate in rows]
    assert min(rates) <= found["average_rate"] <= max(rates) and found == outcome(times)


# Loans


@quickly
@given(st.integers(0, 400), st.integers(0, 80))
def test_one_hire_more_never_loses_the_loan_where_hires_are_no_existing_staff(staff, hires):
    law = SmeLaw()
    assert not enough_hires(staff, hires, law) or enough_hires(staff, hires + 1, law)


@quickly
@given(st.integers(0, 400), st.integers(0, 80), st.integers(0, 1), st.integers(0, 1))
def test_whole_people_reach_a_fraction_when_they_reach_it_rounded_up(staff, hires, hundred, existing):
    exact, up = (
        SmeLaw(part_of_a_person=way, hundred_staff=hundred, existing_staff=existing)
        for way in (PartOfAPerson.AS_A_FRACTION, PartOfAPerson.ROUNDED_UP)
    )
    assert enough_hires(staff, hires, exact) == enough_hires(staff, hires, up)


def test_the_sizes_of_a_case_are_those_of_the_standard():
    for name in ("sme.certificate", "sme.listing_award"):
        assert tuple(find_decision(name).schema()["properties"]["size"]["enum"]) == SIZES
