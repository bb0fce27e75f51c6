"""Properties of the register of acts: whatever acts are given, what it answers follows from them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.gazette.appointments.decisions import ActKind, acts, known_of
from gazette_sim.gazette.appointments.parameters import AppointmentsLaw, NewHead
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import decide

FIRST = day_number("2021-01-01")
POST = "某局局长"
NAMED = {"on": "2021-01-01", "person": "甲", "post": POST}
PEOPLE = ("甲", "乙", "丙")
ENDS_OLD = {"appointments.new_head": "ends_the_old"}
given_acts = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from([kind.name.lower() for kind in ActKind]), st.sampled_from(PEOPLE)),
    max_size=6,
    unique_by=lambda act: act[0],
)


def _case(some: list[tuple[int, str, str]], day: int) -> dict[str, Any]:
    given = [{"on": iso(FIRST + d), "kind": kind, "person": who, "post": POST} for d, kind, who in some]
    return {"post": POST, "on": iso(FIRST + day), "acts": given}


def _outcome(some: list[tuple[int, str, str]], day: int, **how: Any) -> dict[str, Any]:
    return dict(decide("appointments.holder", _case(some, day), **how).outcome)


def _holder_by_hand(some: list[tuple[int, str, str]], day: int) -> str | None:
    "Where each new head ends the old one's term: whoever was named last and has not been removed."
    holder = None
    for on, kind, who in sorted(some):
        if on <= day and kind == "remove":
            holder = None if holder == who else holder
        elif on <= day:
            holder = who
    if holder is None and (tomorrow := [who for on, kind, who in some if on == day + 1 and kind == "remove"]):
        return tomorrow[0]
    return holder


@settings(max_examples=150, deadline=None)
@given(given_acts, st.integers(-3, 45))
def test_the_holder_is_who_was_named_last_and_not_removed(some: list[tuple[int, str, str]], day: int):
    assert _outcome(some, day, readings=ENDS_OLD)["holder"] == _holder_by_hand(some, day)


@settings(max_examples=80, deadline=None)
@given(given_acts, st.integers(-3, 45))
def test_the_order_in_which_acts_are_given_does_not_matter(some: list[tuple[int, str, str]], day: int):
    assert _outcome(some, day, readings=ENDS_OLD) == _outcome(some[::-1], day, readings=ENDS_OLD)


@settings(max_examples=80, deadline=None)
@given(given_acts, st.integers(0, 40))
def test_between_two_acts_nothing_changes(some: list[tuple[int, str, str]], day: int):
    if not any(on in (day, day + 1, day + 2) for on, _, _ in some):
        first, second = (_outcome(some, d, readings=ENDS_OLD) for d in (day, day + 1))
        assert first == second


@settings(max_examples=120, deadline=None)
@given(given_acts)
def test_a_single_post_has_one_holder_or_the_register_is_refused(some: list[tuple[int, str, str]]):
    held: str | None = None
    contradictory = False
    for _, kind, who in sorted(some):
        if kind == "remove":
            held = None if held == who else held
        else:
            contradictory |= held is not None and held != who
            held = who
    if contradictory:
        with pytest.raises(InputError, match="held by one"):
            _outcome(some, 45)
    else:
        assert _outcome(some, 45)["others"] == []


@settings(max_examples=60, deadline=None)
@given(given_acts, st.integers(0, 45))
def test_acts_of_another_post_change_no_answer_on_this_one(some: list[tuple[int, str, str]], day: int):
    post = "省外国专家局局长"
    case = _case(some, day) | {"post": post}
    alone = decide("appointments.holder", {"post": post, "on": case["on"]}, readings=ENDS_OLD).outcome
    found = dict(decide("appointments.holder", case, readings=ENDS_OLD).outcome)
    assert {n: v for n, v in found.items() if n != "known_until"} == {
        n: v for n, v in alone.items() if n != "known_until"
    }


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PEOPLE), st.integers(0, 40))
def test_a_removal_of_whom_nobody_appointed_is_noted_and_not_refused(who: str, day: int):
    outcome = _outcome([(day, "remove", who)], day)
    assert [act["person"] for act in outcome["noted"]] == [who] == outcome["no_longer"]
    assert outcome["holder"] is None and outcome["how"] == "the_gazette_does_not_say"


def test_of_deputies_there_may_be_several():
    post = "省人民政府副秘书长"
    given = [
        {"on": f"2021-01-0{n}", "kind": "appoint", "person": who, "post": post} for n, who in ((2, "甲"), (3, "乙"))
    ]
    outcome = decide("appointments.holder", {"post": post, "on": "2021-02-01", "acts": given}).outcome
    assert (outcome["holder"], outcome["others"]) == ("乙", ["甲"])


def test_the_acts_of_the_gazette_do_not_contradict_each_other():
    for law in (AppointmentsLaw(), AppointmentsLaw(new_head=NewHead.ENDS_THE_OLD)):
        for post in {act.post for act in acts()}:
            known_of(post, FIRST, law)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"post": ""}, "post"),
        ({"on": "2021-02-30"}, "on"),
        ({"acts": [{**NAMED, "kind": "hire"}]}, "kind"),
        ({"acts": [{**NAMED, "kind": "appoint", "published_on": "2020-12-31"}]}, "published_on"),
        ({"holder": "甲"}, "holder"),
    ],
)  # fmt: skip
def test_a_bad_case_is_refused_in_one_line(change: dict[str, Any], field: str):
    with pytest.raises(InputError) as error:
        decide("appointments.holder", {"post": POST, "on": "2021-01-01", **change})
    assert field in str(error.value) and "\n" not in str(error.value)
