"""From when a document binds: from its issue, or only from the gazette that prints it (`time.effective_from`)."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.lab.study import make_study
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import InputError
from gazette_sim.law.decision import decide, find_decision
from gazette_sim.law.reform import Change, Dated
from gazette_sim.law.regulation import regulation

LATER = {"time.effective_from": "publication"}
PUBLISHED = day_number("2020-11-30")
ISSUED = {"coal": day_number("2020-11-10"), "credit": day_number("2020-07-08")}
ISSUED |= {"sme": day_number("2020-11-12"), "pilot_zone": day_number("2020-09-27")}
OWN = {"coal": ["coal.12"], "credit": ["credit.29"], "sme": ["sme.49"], "pilot_zone": []}  # the plan says no day
MINE = {"mine_type": "underground", "weighted_score": 95, "part_scores": [95]}
ZEROS = ("gas_exceedance", "outburst", "water_inrush", "spontaneous_combustion", "rock_burst")
ONE = {"grade": 1, "mine_type": "open_pit", "expires_on": "2021-12-31", "commitment": True, "mechanisation": 100}
ONE |= {f"zero_{name}": True for name in ZEROS} | {"fatal_accident": False, "major_hazard": False}
CASES: dict[str, tuple[str, dict[str, Any]]] = {  # the field whose day selects the law, and the rest of a case
    "coal.grade": ("on", MINE),
    "coal.extension": ("applied_on", ONE),
    "coal.deadline": ("received_on", {}),
    "credit.scope": ("on", {}),
    "credit.recognition": ("applied_on", {}),
    "credit.qualification": ("announced_on", {}),
    "credit.deadlines": ("recognised_on", {}),
    "credit.disclosure": ("published_on", {}),
    "credit.query": ("received_on", {}),
    "credit.remedies": ("received_on", {}),
    "sme.startup_loan": ("on", {"borrower": "individual", "eligible": True}),
    "pilot_zone.targets": ("on", {"leading_enterprises": 1, "parks": 1, "specialists": 1}),
}
NOTHING = {
    "coal.grade": {"grade": None, "bars": {"1": ["coal.12"], "2": ["coal.12"], "3": ["coal.12"]}},
    "coal.extension": {"eligible": False, "failed": ["coal.12"], "apply_by": None},
    "credit.scope": {"reached": False},
    "sme.startup_loan": {"max_loan": 0},
    "credit.qualification": {"valid_until": None, "valid": False},
}


def _asked(name: str, day: int, **how: Any) -> Any:
    field, rest = CASES[name]
    return decide(name, {**rest, field: iso(day)}, **how)


@pytest.mark.parametrize("name", CASES)
def test_the_first_and_the_last_day_of_the_gap_and_the_days_beside_it(name: str):
    issued = ISSUED[name.split(".")[0]]
    for day, waits in ((issued - 1, False), (issued, True), (PUBLISHED - 1, True), (PUBLISHED, False)):
        by_issue, by_gazette = _asked(name, day), _asked(name, day, readings=LATER)
        assert (by_issue.outcome != by_gazette.outcome) == waits
        if waits:
            said = NOTHING.get(name, dict.fromkeys(by_issue.outcome))
            assert by_gazette.outcome == said
            assert any("nothing follows from it yet" in note for note in by_gazette.notes)
        else:
            assert [g[:3] for g in by_issue.grounds] == [g[:3] for g in by_gazette.grounds]


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_bind_yet_cites_its_own_clause_and_the_gazettes(name: str):
    paper = name.split(".")[0]
    grounds = _asked(name, PUBLISHED - 1, readings=LATER).grounds
    assert sorted(ground.provision for ground in grounds) == sorted([*OWN[paper], "gazette.issue", "gazette.status"])
    for ground in grounds:
        assert not ground.met
        assert ground.parameters == {"time.effective_from": "publication"}
        days = {"on": "2020-11-29", "issued_on": iso(ISSUED[paper]), "published_on": "2020-11-30"}
        assert dict(ground.facts) == days


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(CASES)), st.integers(day_number("2019-01-01"), day_number("2024-12-31")))
def test_the_readings_differ_in_the_gap_alone(name: str, day: int):
    gap = ISSUED[name.split(".")[0]] <= day < PUBLISHED
    assert (_asked(name, day).outcome != _asked(name, day, readings=LATER).outcome) == gap


def test_a_grade_of_the_gap_is_an_old_grade_and_runs_on():
    case = {"granted_on": "2020-11-20", "grade": 1}
    assert decide("coal.validity", case, readings=LATER).outcome == decide("coal.validity", case).outcome
    assert decide("coal.validity", case, readings=LATER).notes


def test_a_question_without_a_day_is_answered_alike():
    case = {"grade": 1, "event": "system_not_updated", "overdue": True}
    assert decide("coal.sanction", case, readings=LATER) == decide("coal.sanction", case)
    assert find_decision("credit.status").day(None) is None


def test_a_bad_case_of_the_gap_is_refused_all_the_same():
    with pytest.raises(InputError, match="weighted_score"):
        decide("coal.grade", {**MINE, "weighted_score": 101, "on": "2020-11-20"}, readings=LATER)


def test_the_law_of_a_day_of_the_gap_does_not_bind_a_later_case():
    asked = decide("credit.query", {"received_on": "2021-03-01"}, readings=LATER, law_on="2020-09-01")
    assert asked.outcome == {"reply_by": None}


@cache
def _run(name: str, first: int, effective_from: int) -> Any:
    known = regulation(name)
    room, roster = known.room("parameters"), known.room("population").generate(60, 1, iso(ISSUED[name]))
    law = Dated(name, room.LAW, [Change(None, {"time.effective_from": effective_from})])
    behaviour: Any = Dated(name, room.BEHAVIOUR)
    return known.room("simulation").simulate(roster, law, behaviour, first, day_number("2022-12-31"), 1, 0)


@pytest.mark.parametrize("name", ("coal", "credit"))
def test_a_history_begins_when_the_rules_bind(name: str):
    by_issue, by_gazette = (_run(name, ISSUED[name], reading) for reading in (0, 1))
    assert (by_issue.first_day, by_gazette.first_day) == (ISSUED[name], PUBLISHED)
    assert by_issue.journal.sha256() != by_gazette.journal.sha256()
    assert min(row.day for row in by_issue.journal.rows()) == ISSUED[name]
    assert min(row.day for row in by_gazette.journal.rows()) == PUBLISHED


@pytest.mark.parametrize("name", ("coal", "credit"))
@pytest.mark.parametrize("first", [PUBLISHED, PUBLISHED + 32])
def test_a_history_after_the_gap_is_the_same_to_the_byte(name: str, first: int):
    assert _run(name, first, 0).journal.sha256() == _run(name, first, 1).journal.sha256()


def test_a_history_that_lies_in_the_gap_is_refused_in_one_line():
    known = regulation("credit")
    room, roster = known.room("parameters"), known.room("population").generate(5, 1, "2020-07-08")
    law: Any = Dated("credit", room.LAW, [Change(None, {"time.effective_from": 1})])
    behaviour: Any = Dated("credit", room.BEHAVIOUR)
    with pytest.raises(InputError, match=r"credit: ends_on: found .2020-11-29.*from 2020-11-30"):
        known.room("simulation").simulate(roster, law, behaviour, ISSUED["credit"], PUBLISHED - 1, 1, 0)


def test_commencement_cannot_be_changed_on_a_day():
    study = {
        "study": {"name": "one", "regulation": "credit", "starts_on": "2021-01-01", "years": 2},
        "population": {"generate": 5},
        "scenario": [{"name": "a", "reform": [{"on": "2021-06-01", "readings": LATER}]}],
    }
    with pytest.raises(InputError, match="no history depends on it"):
        make_study(study)
