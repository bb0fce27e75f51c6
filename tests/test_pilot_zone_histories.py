"""Properties of the simulation of the pilot zone over many assumptions and readings, and what each reading does."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

import pytest
from first_difference import differs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazette_sim.law.calendar import day_number, state_council_calendar
from gazette_sim.law.decision import decide
from gazette_sim.law.reform import parameters
from gazette_sim.pilot_zone.events import AUTHORITIES, CLOSED, DESKS, LEADING, OPEN, TRADING, Event
from gazette_sim.pilot_zone.metrics import clearances, deadline_of, delivery_days, reached_on
from gazette_sim.pilot_zone.parameters import PilotZoneLaw
from gazette_sim.pilot_zone.parks import FIRST, assumed, read_as
from gazette_sim.pilot_zone.population import generate
from gazette_sim.pilot_zone.simulation import history, simulate
from gazette_sim.regime.world import Run

KNOWN = parameters("pilot_zone")
READINGS = {name.split(".")[1]: p for name, p in KNOWN.items() if p.kind == "reading"}
ASSUMED = {name.split(".")[1]: p for name, p in KNOWN.items() if p.kind == "assumption"}
YEARS_4 = FIRST + 4 * 365


def value(p) -> st.SearchStrategy:
    return st.integers(int(p.low), int(p.high)) if p.number is int else st.floats(p.low, p.high)


@st.composite
def runs(draw) -> Run:
    "A run of four years with random readings and random values of a dozen assumptions."
    options = {
        name: draw(st.integers(0, len(READINGS[name].options) - 1))
        for name in draw(st.lists(st.sampled_from(sorted(READINGS)), max_size=5, unique=True))
    }
    values = {
        name: draw(value(ASSUMED[name]))
        for name in draw(st.lists(st.sampled_from(sorted(ASSUMED)), max_size=12, unique=True))
    }
    roster = generate(draw(st.integers(5, 60)), seed=draw(st.integers(0, 99)))
    seed = draw(st.integers(0, 2**64 - 1))
    return simulate(roster, read_as(**options), assumed(**values), FIRST, YEARS_4, seed, draw(st.integers(0, 99)))


PROPERTIES: list[Callable[[Run], None]] = []


def holds(property_of: Callable[[Run], None]) -> Callable[[Run], None]:
    "What must hold in every run; all of them are asked of the same runs, below."
    PROPERTIES.append(property_of)
    return property_of


def rows_of(run: Run) -> list:
    return list(run.journal.rows())


@cache
def usual(replication: int) -> Run:
    "A history with the plan and the assumptions as they stand; what a change does is seen beside it."
    return history(replication)


@holds
def every_row_names_a_provision_of_the_plan_and_chains_of_states_hold(run):
    assert run.journal.check() == []
    assert all(row.provision > 0 for row in rows_of(run))


@holds
def queues_conserve_tasks(run):
    for name in run.desks:
        d = run.counters[name]
        assert d["arrived"] == d["done"] + d["withdrawn"] + d["waiting"] + d["in_hand"], name


@holds
def consignments_are_conserved(run):
    events = Counter(row.event for row in rows_of(run))
    assert events[Event.CLEARED] <= events[Event.DECLARED]
    assert events[Event.DELIVERED] <= events[Event.DECLARED]
    steps = clearances(run.journal, run)
    assert len(steps) == events[Event.DECLARED]
    assert sum(not step.finished for step in steps) == events[Event.DECLARED] - events[Event.CLEARED]
    assert len(delivery_days(run.journal, run)) == events[Event.DECLARED]


@holds
def each_authority_checks_at_its_own_desk_and_on_working_days(run):
    calendar = state_council_calendar()
    for row in rows_of(run):
        if row.event == Event.CHECKED:
            assert 0 <= row.desk < len(AUTHORITIES) and calendar.is_working(row.day)
        elif row.event == Event.TAKEN_UP:
            assert calendar.is_working(row.day)
        elif row.event in (Event.PARK_APPROVED, Event.PARK_REFUSED, Event.RECOGNISED, Event.RECOGNITION_REFUSED):
            assert row.desk == len(DESKS) - 1


@holds
def nobody_acts_before_coming_or_after_closing(run):
    states: dict[int, int] = {}
    acts = {Event.DECLARED, Event.MOVED_IN, Event.RECOGNITION_ASKED, Event.WAREHOUSE_OPENED, Event.RECOGNISED}
    for row in rows_of(run):
        if row.event in acts:
            assert states[row.entity] in (TRADING, LEADING)
        if row.event == Event.PARK_HALF_FULL:
            assert states[row.entity] == OPEN
        if row.after >= 0:
            assert states.get(row.entity) != CLOSED
            states[row.entity] = row.after


@holds
def the_verdict_is_what_the_decision_says_of_the_counts(run):
    law, due = run.law.on(run.last_day), deadline_of(run, None)
    judged = [row for row in rows_of(run) if row.event in (Event.TARGETS_MET, Event.TARGETS_MISSED)]
    assert [row.day for row in judged] == [due]
    found = reached_on(run.journal, run, due)
    assert (judged[0].event == Event.TARGETS_MET) == all(found.met(law))


@holds
def faults_are_found_or_missed_at_most_once_each(run):
    events = Counter(row.event for row in rows_of(run))
    assert events[Event.FAULT_FOUND] + events[Event.FAULT_MISSED] <= events[Event.DECLARED]
    assert events[Event.CREDIT_LOWERED] <= events[Event.FAULT_FOUND]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(runs())
def test_what_holds_in_every_run(run: Run):
    for property_of in PROPERTIES:
        property_of(run)


def test_the_same_seed_gives_the_same_journal_in_another_order_of_runs():
    one = history(3).journal.sha256()
    history(4)
    assert history(3).journal.sha256() == one


def test_the_simulation_and_the_decision_judge_alike():
    run = usual(0)
    for day in ("2022-12-31", "2023-09-27", "2025-09-26"):
        found = reached_on(run.journal, run, day_number(day))
        case = {
            "on": day,
            "leading_enterprises": found.leading,
            "parks": found.parks,
            "specialists": found.specialists,
        }
        assert decide("pilot_zone.targets", case).outcome["met"] == all(found.met(PilotZoneLaw()))


def test_more_seats_change_nothing_of_the_enterprises_where_people_are_plenty():
    "Common random numbers: what a scenario does not touch stays as it was, draw by draw."

    def of_enterprises(run):
        kept = (Event.ARRIVED, Event.STARTED_UP, Event.BECAME_LEADING, Event.PARK_OPENED, Event.DECLARED)
        return [(row.day, row.entity, row.event) for row in rows_of(run) if row.event in kept]

    few, many = (history(1, course_seats=seats, staff_to_turn=0, orders_an_enterprise=0) for seats in (110, 150))
    assert of_enterprises(few) == of_enterprises(many)


# What each option of a reading changes in a history; those that act on the verdict alone need one near the mark.
CLOSING = {"closure_rate": 0.15}
NEAR = {"newcomers_a_year": 20, "newcomer_sales": 60_000_000, "recognition_sales": 5_000_000, "course_seats": 250}


@cache
def _beside(near: bool) -> Run:
    return history(1, **(NEAR if near else CLOSING))


SIMULATED = (
    "about_three_years", "three_to_five_parks", "leading_enterprise", "park_built", "specialist_trained",
    "leading_counted", "single_window",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "option"), [(n, k) for n in SIMULATED for k in range(1, len(READINGS[n].options))], ids=str
)
def test_every_option_of_a_reading_changes_a_history(name: str, option: int):
    near = name == "three_to_five_parks"
    law, behaviour = read_as(**{name: option}), assumed(**(NEAR if near else CLOSING))
    known = _beside(near)
    assert differs(
        known.journal, lambda compare: simulate(known.roster, law, behaviour, FIRST, known.last_day, 2020, 1, [compare])
    )


@pytest.mark.parametrize(
    ("more", "event", "sign"),
    [
        ({"newcomers_a_year": 20}, Event.ARRIVED, 1),
        ({"turn_rate": 0.4}, Event.TURNED, 1),
        ({"staff_to_turn": 10, "course_seats": 30}, Event.LACKED_PEOPLE, 1),
        ({"incubator_seats": 5}, Event.NOT_INCUBATED, 1),
        ({"warehouse_rate": 0.4}, Event.WAREHOUSE_OPENED, 1),
        ({"dropout_share": 0.4, "dropout_ordered_share": 0.2}, Event.DROPPED_OUT, 1),
        ({"leaving_rate": 0.5}, Event.LEFT, 1),
        ({"false_alert_share": 0.3}, Event.ALERTED_FALSELY, 1),
        ({"alert_hit_share": 0.0, "check_share": 0.0, "watched_check_share": 0.05}, Event.FAULT_FOUND, -1),
        ({"park_approval_share": 0.3}, Event.PARK_REFUSED, 1),
        ({"closure_rate": 0.2}, Event.CLOSED, 1),
        ({"recognition_share": 0.3}, Event.RECOGNISED, -1),
    ],
    ids=lambda value: next(iter(value), "") if isinstance(value, dict) else str(value),
)
def test_an_assumption_does_what_it_says(more, event, sign):
    def counted(runs: Iterable[Run]) -> int:
        return sum(int((run.journal.columns()["event"] == event).sum()) for run in runs)

    assert sign * (counted(history(k, **more) for k in range(2)) - counted(usual(k) for k in range(2))) > 0


def test_a_warehouse_abroad_shortens_delivery():
    none, all_ = (history(1, warehouse_rate=rate) for rate in (0.0, 0.4))
    days = [delivery_days(run.journal, run) for run in (none, all_)]
    assert sum(days[1]) / len(days[1]) < sum(days[0]) / len(days[0]) - 3
