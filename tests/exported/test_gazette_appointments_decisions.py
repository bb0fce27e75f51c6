# Made from nbs/gazette/appointments/01_acts.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple
from pydantic import model_validator
from gazette_sim.gazette.appointments.parameters import AppointmentsLaw, Designation, Lasting, NewHead, RemovalShows
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import InputError, gazette_documents
from gazette_sim.law.decision import Case, decision
from gazette_sim.law.drawing import DARK_TO_LIGHT, INK, LIMIT, drawn_in, frame, on_colour
from gazette_sim.law.field import Day, Flag, Line, OneOf
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.language import say_for
from gazette_sim.law.period import ISSUE, binds_from
from gazette_sim.law.regulation import regulation
from gazette_sim.law.rule import implements
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
from gazette_sim.gazette.appointments.decisions import *


HANDICRAFT, EXPERTS = "省手工业合作联社理事会主任", "省外国专家局局长"
GROUP, DEPUTY = "省农业投资集团有限公司董事长", "省人民政府副秘书长"


def held(post, on, **how):
    return decide("appointments.holder", {"post": post, "on": on}, **how).outcome["holder"]


def test_the_day_of_the_acts_and_the_days_beside_it():
    assert [held(HANDICRAFT, f"2020-11-{d}") for d in (11, 12, 13, 14)] == [None, "霍岩", "孙简", "孙简"]
    assert [held(EXPERTS, f"2020-11-{d}") for d in (12, 13)] == [None, "刘多"]
    assert [held(GROUP, f"2020-11-{d}") for d in (12, 13)] == [None, "霍岩"]


def test_of_a_removed_deputy_it_is_known_that_he_is_no_longer_one_and_nothing_more():
    outcome = decide("appointments.holder", {"post": DEPUTY, "on": "2020-12-01"}).outcome
    assert (outcome["holder"], outcome["no_longer"]) == (None, ["吴胜丰"])
    assert outcome["how"] == "the_gazette_does_not_say" and held(DEPUTY, "2020-11-12") is None


def test_a_post_that_no_act_names_has_no_answer():
    outcome = decide("appointments.holder", {"post": "省长", "on": "2020-11-13"}).outcome
    assert outcome["holder"] is None and outcome["acts"] == []


def answered(post, on, acts=(), **readings):
    named = {f"time.{n}" if n == "effective_from" else f"appointments.{n}": o for n, o in readings.items()}
    return decide("appointments.holder", {"post": post, "on": on, "acts": list(acts)}, readings=named).outcome["holder"]


SECOND = {"on": "2021-03-01", "kind": "appoint", "person": "甲", "post": "省外国专家局局长"}
EXPERT_HEAD = "省外国专家局局长"


def test_two_heads_are_refused_unless_one_is_removed_or_the_new_ends_the_old():
    try:
        answered(EXPERT_HEAD, "2021-06-01", [SECOND])
    except InputError as error:
        assert "刘多" in str(error) and "甲" in str(error)
    else:
        raise AssertionError("two heads were taken")
    removed = {"on": "2021-03-01", "kind": "remove", "person": "刘多", "post": EXPERT_HEAD}
    assert answered(EXPERT_HEAD, "2021-06-01", [SECOND, removed]) == "甲"
    assert answered(EXPERT_HEAD, "2021-06-01", [SECOND], new_head="ends_the_old") == "甲"
    assert answered(EXPERT_HEAD, "2021-02-28", [SECOND], new_head="ends_the_old") == "刘多"
    try:
        answered("省长", "2020-12-31", [SECOND])  # another post, and before the second act
    except InputError as error:
        assert "acts" in str(error)
    else:
        raise AssertionError("a register that contradicts itself was asked")


def test_each_reading_changes_an_answer():
    assert answered("省农业投资集团有限公司董事长", "2021-01-01", designation="only_names") is None
    assert answered("省手工业合作联社理事会主任", "2020-11-12", removal_shows="nothing") is None
    assert answered(EXPERT_HEAD, "2020-11-30", lasting="up_to_the_gazette") == "刘多"
    assert answered(EXPERT_HEAD, "2020-12-01", lasting="up_to_the_gazette") is None
    assert answered(EXPERT_HEAD, "2020-11-29", effective_from="publication") is None
    assert answered(EXPERT_HEAD, "2020-11-30", effective_from="publication") == "刘多"
