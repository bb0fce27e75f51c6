# Made from nbs/regime/04_metric.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, partial, wraps
from inspect import isclass
from itertools import permutations
from typing import Any, NamedTuple, TypeVar
import numpy as np
from gazette_sim.engine.journal import Journal
from gazette_sim.law.calendar import civil, from_civil, state_council_calendar
from types import SimpleNamespace
import matplotlib.pyplot as plt
from gazette_sim.engine.journal import Vocabulary
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.regime.metric import *


def test_events_are_counted_and_shares_may_be_undefined():
    words = Vocabulary(("a", "b", "c"), (), ("x",))
    seen = Journal(words, [(1, 0, 0, -1, -1, -1, 0), (2, 0, 2, -1, -1, -1, 0), (3, 0, 2, -1, -1, -1, 0)])
    assert (count(seen, 0), count(seen, 1), count(seen, 0, 2), count(seen)) == (1, 0, 3, 0)
    assert ratio(1, 4) == 0.25 and math.isnan(ratio(0, 0))
    assert years(SimpleNamespace(first_day=0, last_day=1460)) == 4.0  # four years with one leap day
    assert whole(seen, SimpleNamespace()) is whole(seen, SimpleNamespace(history=None)) is seen
    assert whole(seen, SimpleNamespace(history=(longer := Journal(words)))) is longer


def test_a_reading_is_made_once_of_each_history_and_again_when_more_happened():
    made = []

    @once
    def read(journal, run, *more):
        made.append((len(journal), *more))
        return made[-1]

    words = Vocabulary(("a",), (), ("x",))
    one, other = (Journal(words, [(1, 0, 0, -1, -1, -1, 0)]) for _ in range(2))
    run, another = SimpleNamespace(readings={}), SimpleNamespace(readings={})
    assert [read(one, run), read(one, run), read(one, run, 7), read(one, run, 7)] == [(1,), (1,), (1, 7), (1, 7)]
    read(other, run), read(one, another), read(one, another)
    assert len(made) == 4
    one.record(2, 0, 0)
    assert read(one, run) == (2,) and len(made) == 5
    assert [read(one, None), read(one, None)] == [(2,), (2,)] and len(made) == 7
    assert once(lambda journal, run: "another reading")(one, run) == "another reading"


def test_days_in_states_and_levels_are_counted_by_hand():
    words = Vocabulary(("joined", "rose", "fell"), ("low", "high"), ("x", "y"))
    rows = [(0, 0, 0, 0, 0, -1, 0), (0, 1, 0, 1, 1, -1, 0), (6, 0, 1, 0, 1, -1, 0), (8, 1, 2, 1, 0, -1, 0)]
    seen = Journal(words, rows)
    run = SimpleNamespace(first_day=0, last_day=9)
    assert state_days(seen, run, joined=0).tolist() == [6 + 2, 4 + 8]
    days, before, after = moves(seen, joined=0)
    assert before.tolist() == [-1, -1, 0, 1]
    high = level(np.array([0, 5, 6, 8]), days[after == 1], days[before == 1])
    assert high.tolist() == [[0, 1], [5, 1], [6, 2], [8, 1]]
    assert level(np.array([4, 9]), np.array([9, 1, 4]), np.array([8, 2])).tolist() == [[4, 1], [9, 1]]  # in any order


def test_months_begin_with_the_run_and_end_after_it():
    run = SimpleNamespace(first_day=from_civil(2021, 11, 15), last_day=from_civil(2022, 1, 31))
    assert [civil(day) for day in months(run)] == [(2021, 11, 15), (2021, 12, 1), (2022, 1, 1), (2022, 2, 1)]
    run.last_day += 1  # the first of a month, for which there are a beginning and an end
    assert [civil(day) for day in months(run)[-2:]] == [(2022, 2, 1), (2022, 2, 2)]


def test_a_family_declares_names_units_and_words():
    Act = IntEnum("Act", "JOINED DONE LATE FELL ASKED", start=0)
    family = Family("trial_family", __name__, "firm", "firms", Act.JOINED)
    family.counted("falls", "Falls.", Act.FELL, Act.LATE)
    asked = ClauseClock(Act.ASKED, (Act.DONE,), overdue=Act.LATE)
    levels = Levels(lambda run: ("county", "city"), {"county": "county desks"})
    family.in_time("in_time", "Done in time.", lambda j, run: asked.steps(j, run.last_day), "", levels)
    family.held("mean_up", 1, "that are up", "state")
    family.flows(("down", "up"))
    family.offices(levels)
    family.clock("days", lambda journal, run: [1, 2, 30], "long reviews", "a review takes", "mean")
    words, monday = ("joined", "done", "late", "fell", "asked"), from_civil(2021, 3, 1)
    seen = Journal(Vocabulary(words, ("down", "up"), ("a", "b")))
    for row in ((0, 0, 0, 0, 0, -1, 0), (0, 1, 0, 1, 1, -1, 0), (4, 1, 3, 1, 0, -1, 0)):
        seen.record(monday + row[0], *row[1:])
    begun, ended = ((5, 0, 4), (5, 1, 4), (5, 1, 4), (5, 0, 4)), ((6, 0, 1), (7, 1, 2), (7, 1, 1), (8, 1, 1), (8, 0, 1))
    for day, desk, event in (*begun, *ended):
        seen.record(monday + day, 0, event, -1, -1, desk, 0)
    counted = {"busy_days": 5, "reviewer_days": 20, "working_days": 10, "arrived": 4, "arrivals_waited": 6}
    desks = {"x": counted | {"queue_days": 8, "waiting": 1, "in_hand": 2}, "y": {}}
    run = SimpleNamespace(first_day=monday, last_day=monday + 9, desks=("x", "y"), counters=desks)
    year = 365.25 / 10
    assert Watch(metrics("trial_family").values()).values(seen, run) == {
        "trial_family.falls": 2 * year,
        "trial_family.in_time": 0.75,
        "trial_family.in_time_county": 1.0,
        "trial_family.mean_up": 0.4,
        "trial_family.flow_0_1": 0.0,
        "trial_family.flow_1_0": year,
        "trial_family.desk_load_county": 0.25,
        "trial_family.desk_wait_county": 1.5,
        "trial_family.desk_queue_county": 0.8,
        "trial_family.desk_open_county": 3.0,
        "trial_family.days_mean": 11.0,
        "trial_family.days_p95": 30.0,
    }
    told = {name.split(".")[1]: measure.metric for name, measure in metrics("trial_family").items()}
    assert told["falls"].how == "FELL and LATE in the journal over the years of the run"
    assert told["flow_1_0"].meaning == "Firms that move from up to down." and told["flow_1_0"].unit == "firms a year"
    assert told["mean_up"].how == "firm days in that state over the days of the run"
    assert told["days_p95"].how == "the smallest number that 95% of finished reviews do not exceed"


def test_a_clock_stops_resumes_and_is_dropped():
    monday = from_civil(2021, 3, 1)
    words = ("begun", "ended", "dropped", "stopped", "resumed")
    seen = Journal(Vocabulary(words, (), ("a", "b", "c")))
    rows = [
        (0, 0, 0),
        (0, 1, 0),
        (0, 2, 0),
        (1, 1, 2),
        (2, 0, 3),
        (3, 1, 1),
        (7, 0, 4),
        (7, 2, 4),
        (8, 2, 1),
        (9, 0, 1),
    ]
    for day, who, event in rows:
        seen.record(monday + day, who, event, -1, -1, -1, 0)
    clock = ClauseClock(0, (1,), (2,), (3,), (4,))
    assert clock.working_days(seen) == [6, 2 + 2]
    assert clock.working_days(seen, lambda since: False) == [6, 7]


def test_what_is_not_finished_is_late_when_its_time_is_over():
    monday = from_civil(2021, 3, 1)
    seen = Journal(Vocabulary(("begun", "ended", "dropped", "late"), (), ("a", "b", "c", "d", "e"), ("x", "y")))
    for day, who, event in (
        (0, 0, 0),
        (0, 1, 0),
        (0, 2, 0),
        (1, 0, 1),
        (8, 3, 0),
        (9, 2, 2),
        (10, 4, 0),
        (16, 4, 3),
        (16, 4, 1),
    ):
        seen.record(monday + day, who, event, -1, -1, who % 2, 0)
    clock = ClauseClock(0, (1,), (2,), overdue=3)
    steps = {s.subject: s for s in clock.steps(seen, monday + 11, lambda step: step.used > 4)}
    assert [steps[who].late for who in range(5)] == [False, True, True, False, True]
    assert steps[1].ended == -1 and steps[1].used == 9 and steps[3].used == 3
    due = {s.subject for s in fallen_due(steps.values(), SimpleNamespace(first_day=monday))}
    assert due == {0, 1, 2, 4}  # the open one whose time still runs is not due
    due = {s.subject for s in fallen_due(steps.values(), SimpleNamespace(first_day=monday + 10))}
    assert due == {1, 4}  # of what ended earlier nothing is measured


def test_curves_count_states_by_month_and_values_by_size():
    words = Vocabulary(("joined", "rose"), ("low", "high"), ("x", "y"))
    first = from_civil(2021, 1, 1)
    rows = [(first, 0, 0, 0, 0, -1, 0), (first, 1, 0, 1, 1, -1, 0), (first + 40, 0, 1, 0, 1, -1, 0)]
    run = SimpleNamespace(first_day=first, last_day=from_civil(2021, 3, 31))
    high = state_curves(Journal(words, rows), run, 0, {"high": 1})["high"]
    assert high[:, 1].tolist() == [1, 1, 2, 2]
    assert spread([0, 2, 2, 9], most=3).tolist() == [[0, 1], [1, 0], [2, 2], [3, 1]]


def steps_of(happenings, clock, clauses=(), **how):
    "The steps of subject 0, from (day after a Monday, event, desk); the provisions of the first rows."
    seen = Journal(Vocabulary(("begun", "ended", "dropped", "stopped", "resumed", "late"), (), ("a",), ("x", "y")))
    for k, (day, event, desk) in enumerate(happenings):
        seen.record(from_civil(2021, 3, 1) + day, 0, event, -1, -1, desk, clauses[k] if k < len(clauses) else 0)
    return clock.steps(seen, from_civil(2021, 3, 1) + 18, **how)


def test_of_several_steps_under_way_the_first_stops_resumes_and_ends_first():
    clock = ClauseClock(0, (1,), (2,), (3,), (4,), overdue=5)
    happenings = (
        (0, 0, -1),
        (2, 0, 1),
        (3, 3, 0),
        (7, 4, 0),
        (8, 1, 0),
        (11, 5, 1),
        (11, 1, 0),
        (14, 0, -1),
        (15, 1, -1),
    )
    first, second, third = steps_of(happenings, clock)
    assert [s.used for s in (first, second, third)] == [3 + 1, 2 + 5, 1]
    assert [s.desk for s in (first, second, third)] == [0, 1, -1]  # of who took it on, or else of who ended it
    assert [s.late for s in (first, second, third)] == [False, True, False]
    since = [
        steps_of(happenings, clock, may_stop=lambda day, k=k: day == from_civil(2021, 3, 1) + k)[0].used for k in (0, 3)
    ]
    assert since == [4, 6]  # asked is for the day since which the clock runs, not for the day on which it would stop


def test_a_step_may_begin_by_some_clauses_only():
    happenings, clock = ((0, 0, 0), (1, 0, 1), (2, 1, 0), (3, 1, 0)), ClauseClock(0, (1,), begun_by=(7, 9))
    assert [s.began - from_civil(2021, 3, 1) for s in steps_of(happenings, clock, (3, 9))] == [1]
    assert len(steps_of(happenings, clock, (7, 9))) == len(steps_of(happenings, ClauseClock(0, (1,)), (3, 9))) == 2


def test_a_share_is_of_the_second_events():
    seen = Journal(Vocabulary(("a", "b", "c"), (), ("x",)), [(1, 0, event, -1, -1, -1, 0) for event in (0, 2, 2)])
    assert share_of((0,), (0, 2))(seen, None) == 1 / 3 and math.isnan(share_of((0,), (1,))(seen, None))


def test_what_ends_on_the_first_day_measured_has_fallen_due():
    first = from_civil(2021, 3, 2)
    steps = steps_of(((0, 0, 0), (1, 1, 0)), ClauseClock(0, (1,)))
    assert [len(fallen_due(steps, SimpleNamespace(first_day=day))) for day in (first, first + 1)] == [1, 0]


def test_each_desk_counts_its_own_steps_and_nobody_those_of_none():
    step = Step(0, 0, 10, 12, 2, True, False)
    open_late, open_still = step._replace(ended=-1, finished=False, late=True), step._replace(ended=-1, finished=False)
    steps = [
        step,
        step._replace(late=True, ended=3),
        open_late,
        open_still,
        step._replace(desk=1, late=True),
        step._replace(desk=-1),
    ]
    counters = {"x": {"taken": 7}, "y": {"taken": 1}}
    found = by_desk({"reviews": steps}, SimpleNamespace(first_day=5, desks=("x", "y"), counters=counters))
    assert found["x"] == {"taken": 7, "reviews_due": 2, "reviews_late": 1, "reviews_open": 2}
    assert found["y"] == {"taken": 1, "reviews_due": 1, "reviews_late": 1, "reviews_open": 0}
    assert counters == {"x": {"taken": 7}, "y": {"taken": 1}}


def test_desks_of_a_level_are_measured_together_and_percentiles_are_values_seen():
    family = Family("trial_level", __name__, "firm", "firms", 0)
    levels = Levels(lambda run: ("county", "city", "county"), {"county": "county desks", "city": "city desks"})
    step = Step(0, 0, 10, 12, 2, True, False)
    steps = [step, step._replace(desk=1, late=True), step._replace(desk=2, late=True), step._replace(desk=-1)]
    family.offices(levels)
    family.in_time("in_time", "In time.", lambda journal, run: steps, "", levels)
    family.clock("twenty", lambda journal, run: [*range(20, 0, -1)], "long reviews", "a review takes", "mean")
    family.clock("none", lambda journal, run: [], "long reviews", "a review takes", "mean")
    desk = {
        "busy_days": 5,
        "reviewer_days": 20,
        "working_days": 10,
        "arrived": 4,
        "arrivals_waited": 6,
        "queue_days": 8,
    }
    counters = {name: desk | {"waiting": k, "in_hand": 2} for k, name in enumerate("xyz")}
    run = SimpleNamespace(
        first_day=5,
        last_day=20,
        desks=tuple("xyz"),
        counters=counters | {"z": desk | {"busy_days": 11, "waiting": 0, "in_hand": 0}},
    )
    found = Watch(metrics("trial_level").values()).values(None, run)
    assert [found[f"trial_level.desk_{name}_county"] for name in ("load", "wait", "queue", "open")] == [
        0.4,
        1.5,
        1.6,
        2.0,
    ]
    assert [found[f"trial_level.in_time{level}"] for level in ("", "_county", "_city")] == [0.5, 0.5, 0.0]
    assert (found["trial_level.twenty_mean"], found["trial_level.twenty_p95"]) == (10.5, 19.0)
    assert math.isnan(found["trial_level.none_mean"]) and math.isnan(found["trial_level.none_p95"])
    assert metrics("trial_lev") == {}  # a group, not the beginning of a name
    told = {name.split(".")[1]: measure.metric for name, measure in metrics("trial_level").items()}
    assert [(told[name].least, told[name].most) for name in ("in_time", "desk_load_city", "desk_wait_city")] == [
        (0.0, 1.0), (0.0, 1.0), (0.0, None),
    ]  # fmt: skip


def _metric(name, measure):
    return metric(name, unit="events", meaning="Events.", how="rows of the journal")(measure)


def test_the_quantile_agrees_with_printed_tables():
    for df, printed in ((1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (10, 2.228), (29, 2.045), (120, 1.980)):
        assert abs(t_quantile(df) - printed) < 6e-4, df
    assert abs(t_quantile(5, 0.99) - 4.032) < 6e-4
    assert abs(t_chance(-t_quantile(5, 0.99), 5) - 0.01) < 1e-12


def test_an_interval_leaves_out_what_is_undefined_and_says_so():
    assert interval([1.0, 3.0, math.nan]).n == 2 and interval([1.0, 3.0, math.nan]).mean == 2
    assert abs(interval([1.0, 3.0]).half_width - 12.7062) < 1e-3
    assert interval([4.0]).n == 1 and math.isnan(interval([4.0]).low)
    assert interval([]).n == 0 and math.isnan(interval([math.nan]).mean)
    assert interval([2.0, 2.0, 2.0]).low == 2.0


def test_an_interval_does_not_depend_on_order():
    values = [0.1 * k + 1e9 * (k % 3) for k in range(50)]
    assert interval(values) == interval(values[::-1])


def test_a_class_begins_anew_with_each_history():
    class Seen:
        def __init__(self):
            self.n = 0

        def observe(self, *row):
            self.n += 1

        def value(self):
            return self.n

    seen = _metric("trial.seen", Seen)
    for events in (3, 1):
        watch = Watch([seen])
        for _ in range(events):
            watch.observers[0]((0, 0, 0, 0, 0, 0, 0))
        assert watch.values([], None) == {"trial.seen": events}


def test_a_metric_is_declared_once_and_gives_a_number():
    def first(journal, run):
        return "many"

    def second(journal, run):
        return None

    _metric("trial.once", first)
    try:
        _metric("trial.once", second)
    except ValueError as error:
        assert "declared in" in str(error)
    else:
        raise AssertionError("declared twice")
    try:
        Watch([first]).values([], None)
    except TypeError as error:
        assert "trial.once" in str(error) and "many" in str(error)
    else:
        raise AssertionError("a text was taken for a number")
    assert math.isnan(Watch([_metric("trial.none", second)]).values([], None)["trial.none"])


def test_names_and_classes_are_checked():
    for name in ("nogroup", "a.b-c", "a."):
        try:
            metric(name, "x", "x", "x")
        except ValueError:
            continue
        raise AssertionError(name)
    try:
        _metric("trial.empty", type("Empty", (), {}))
    except TypeError as error:
        assert "observe" in str(error)
    else:
        raise AssertionError("a class that observes nothing was taken")
