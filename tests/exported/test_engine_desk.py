# Made from nbs/engine/03_desk.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from collections.abc import Callable, Mapping
from heapq import heappop, heappush
from typing import Any, NamedTuple
import numpy as np
from simpy import Event
from gazette_sim.engine.clock import Clock, Moment, integers_of
from gazette_sim.engine.journal import Journal
from gazette_sim.law.calendar import Calendar, iso
from gazette_sim.engine.journal import Vocabulary
from gazette_sim.law.calendar import day_number, state_council_calendar
import time
from enum import IntEnum
from functools import cache
from heapq import heapify, heapreplace
from hypothesis import given, settings
from hypothesis import strategies as st
from gazette_sim.engine.streams import Streams, geometric_of_all, survival_powers
from gazette_sim.law.calendar import EveryDay
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.engine.desk import *


def test_a_clock_counts_from_the_day_after_arrival():
    calendar = state_council_calendar()
    friday = day_number("2021-09-24")
    term = StatutoryClock(calendar, friday, 2)
    assert [term.days_used(friday + n) for n in range(5)] == [0, 0, 1, 2, 3]  # Sunday 26 September was a working day
    assert term.due_day() == friday + 3 and not term.is_breached(friday + 3) and term.is_breached(friday + 4)


def test_a_stop_and_start_on_one_day_changes_nothing():
    calendar = state_council_calendar()
    start = day_number("2021-03-01")
    plain, stopped = StatutoryClock(calendar, start, 20), StatutoryClock(calendar, start, 20)
    for day in range(start, start + 20):
        stopped.pause(day)
        stopped.resume(day)
        assert stopped.days_used(day) == plain.days_used(day)
    assert stopped.due_day() == plain.due_day() == calendar.add_working_days(start, 20)


def test_a_clock_that_stands_uses_nothing():
    calendar = state_council_calendar()
    start = day_number("2021-03-01")  # a Monday
    term = StatutoryClock(calendar, start, 5)
    term.pause(start + 2)
    assert term.days_used(start + 300) == 2 and term.due_day() is None and not term.is_breached(start + 300)
    term.resume(start + 7)
    assert term.days_used(start + 8) == 3 and term.due_day() == start + 10


def test_a_clock_stops_only_while_it_runs():
    term, refused = StatutoryClock(state_council_calendar(), 18687), 0
    for ask in (
        lambda: term.resume(18690),
        lambda: term.pause(18686),
        lambda: term.pause(18690),
        lambda: term.pause(18691),
        lambda: term.resume(18689),
    ):
        try:
            ask()
        except ValueError:
            refused += 1
    assert refused == 4 and term.due_day() is None


def when(clock, day, phase, entity, follows):
    "A wait of whose end a test wants to be told."
    clock.wait(day, phase, entity).callbacks.append(follows)


class Coming(NamedTuple):
    "A task that will arrive."

    number: int  # its entity
    day: int
    handling_days: int


class Office:
    "A desk whose arrivals are given beforehand as (day, entity, handling days), for the tests."

    def __init__(self, arrivals, reviewers, calendar, outsourced=0, first_day=None):
        first_day = min((a[0] for a in arrivals), default=18687) if first_day is None else first_day
        self.clock = Clock(first_day, happens={1: self.arrives})
        self.desk = Desk(self.clock, calendar, 0, "office", reviewers, phase=3, outsourced=outsourced)
        self.tasks, self.arrivals = [], iter(arrivals)
        self.plan_next()

    def arrives(self, came):
        "Submits a task, and plans the next one."
        self.tasks.append(Task(0, came.day, came.number, came.handling_days, limit_days=20))
        self.desk.submit(self.tasks[-1])
        self.plan_next()

    def plan_next(self):
        for day, entity, handling_days in self.arrivals:
            self.clock.at(day, 1, Coming(entity, day, handling_days))
            break


def recursion(arrivals, servers, calendar):
    "Day of taking up and day of finishing of each task, by the textbook recursion of Kiefer and Wolfowitz."
    free, result = [min(a[0] for a in arrivals)] * servers, []
    heapify(free)
    for day, _, handling_days in arrivals:
        taken = calendar.next_working_day(max(day, free[0]))
        heapreplace(free, calendar.add_working_days(taken, handling_days))
        result.append((taken, calendar.add_working_days(taken, handling_days)))
    return result


def test_the_desk_is_the_textbook_recursion():
    streams = Streams(3, 0)
    opening = state_council_calendar()
    for number, (servers, calendar) in enumerate(((1, EveryDay()), (3, EveryDay()), (1, opening), (4, opening))):
        arrivals, day = [], day_number("2018-01-05")
        for n in range(400):
            day += int(streams.draw(1, number, n) * 12 / servers)
            arrivals.append((day, n, 1 + int(streams.draw(2, number, n) * 7)))
        office = Office(arrivals, servers, calendar)
        office.clock.run_through(day_number("2026-06-30"))
        assert [(task.taken_day, task.done_day) for task in office.tasks] == recursion(arrivals, servers, calendar)
        assert office.desk.done == 400 and office.desk.busy_days == sum(a[2] for a in arrivals)
        waits = [calendar.working_days_between(task.arrival_day, task.taken_day) for task in office.tasks]
        assert office.desk.waited_days == sum(waits) > 0


def test_what_ends_on_one_day_ends_by_arrival_then_entity_then_order_of_asking():
    clock, ended = Clock(18687), []
    desk = Desk(clock, EveryDay(), 0, "office", 9, phase=3, done={0: ended.append})
    for day, entity, handling_days, name in ((1, 7, 4, "b"), (2, 3, 3, "c"), (2, 3, 3, "d"), (1, 2, 4, "a")):
        task = Task(0, 18687 + day, entity, handling_days, subject=name)
        when(clock, 18687 + day, 1, ord(name), lambda m, task=task: desk.submit(task))
    clock.run_through(18700)
    assert ended == ["a", "b", "c", "d"]


def test_one_entity_is_served_in_the_order_of_asking():
    clock = Clock(18687)
    desk = Desk(clock, EveryDay(), 0, "office", 1, phase=3)
    tasks = [Task(0, 18687, 5, 1) for _ in range(4)]
    when(clock, 18687, 1, 5, lambda m: [desk.submit(task) for task in tasks])
    clock.run_through(18700)
    assert [task.taken_day for task in tasks] == [18687, 18688, 18689, 18690]


def test_work_is_taken_up_by_arrival_then_entity():
    def finished(named):
        clock, done = Clock(18687), []
        desk = Desk(
            clock, EveryDay(), 0, "office", 1, phase=3, done={0: lambda entity: done.append((entity, clock.now))}
        )

        def arrive(day, entity):
            desk.submit(Task(0, day, entity, 2, subject=entity))

        when(clock, 18687, 1, 9, lambda m: [arrive(m.day, entity) for entity in named])
        when(clock, 18688, 1, 0, lambda m: arrive(m.day, 0))
        clock.run_through(18720)
        return done

    for named in ((3, 1, 2), (1, 2, 3), (2, 3, 1)):
        assert finished(named) == [(1, 18689), (2, 18691), (3, 18693), (0, 18695)]


def test_offices_work_on_working_days():
    calendar = state_council_calendar()
    office = Office([(day, 0, 2) for day in range(18880, 18930, 5)], 1, calendar)  # over National Day 2021
    office.clock.run_through(19100)
    for task in office.tasks:
        assert calendar.is_working(task.taken_day) and calendar.is_working(task.done_day)
        assert calendar.working_days_between(task.taken_day, task.done_day) == 2
    assert len(office.tasks) == office.desk.done == 10


def test_bought_in_teams_are_used_last():
    office = Office([(18687, entity, 5) for entity in range(4)], 2, EveryDay(), outsourced=1)
    office.clock.run_through(18690)
    assert [task.outsourced for task in office.tasks] == [False, False, True, False] and office.desk.waiting == 1
    office.clock.run_through(18700)
    assert [task.done_day for task in office.tasks] == [18692, 18692, 18692, 18697]
    assert office.desk.outsourced_taken == 1


def test_bought_in_teams_take_only_what_nobody_else_can():
    def lent(arrivals):
        office = Office(arrivals, 2, EveryDay(), outsourced=1)
        office.clock.run_through(18800)
        return [(task.taken_day - 18687, task.outsourced) for task in office.tasks], office.desk.outsourced_taken

    first = [(18687, 0, 2), (18687, 1, 9), (18687, 2, 9)]
    own_is_free = [*first, (18689, 3, 9), (18690, 4, 1)]
    assert lent(own_is_free) == ([(0, False), (0, False), (0, True), (2, False), (9, False)], 1)
    lent_is_free = [*first[1:], (18687, 3, 2), (18689, 4, 9)]
    assert lent(lent_is_free) == ([(0, False), (0, False), (0, True), (2, True)], 2)
    assert lent([(18687, 0, 9), (18688, 1, 9), (18689, 2, 9)])[0] == [(0, False), (1, False), (2, True)]


def test_work_handed_on_keeps_the_day_on_which_it_arrived():
    clock, ended = Clock(18687), []
    desk = Desk(clock, EveryDay(), 0, "office", 1, phase=3, done={0: ended.append})
    early, late = (Task(0, 18687 + n, 9 - n, 4 - n, subject=n) for n in (0, 2))
    when(clock, 18690, 1, 0, lambda m: [desk.submit(task) for task in (late, early)])
    clock.run_through(18700)
    assert ended == [0, 2]
    desk.staff(2)
    first, second = Task(0, 18701, 9, 4, subject=9), Task(0, 18701, 2, 3, subject=2)
    when(clock, 18701, 1, 0, lambda m: desk.submit(first))
    when(clock, 18702, 1, 0, lambda m: desk.submit(second))
    clock.run_through(18710)
    assert first.done_day == second.done_day == 18705 and ended[2:] == [2, 9]


def test_what_comes_when_work_has_been_taken_up_waits_for_the_next_working_day():
    clock = Clock(friday := day_number("2021-03-05"))
    desk = Desk(clock, state_council_calendar(), 0, "office", 1, phase=3)
    task = Task(0, friday, 0, 1)
    when(clock, friday, 4, 0, lambda m: desk.submit(task))
    clock.run_through(friday + 9)
    assert (task.taken_day, task.done_day, desk.waited_days) == (friday + 3, friday + 4, 1)


def test_a_table_answers_by_kind_and_a_waiting_process_goes_on_by_itself():
    clock, told = Clock(18687), []
    answers = {1: lambda who: told.append(who), 2: lambda who, first, second: told.append((who, first, second))}
    desk = Desk(clock, EveryDay(), 0, "office", 1, phase=3, done=answers)
    desk.submit(Task(1, 18687, 0, 1, subject="a"))
    desk.submit(Task(2, 18687, 1, 1, subject="b", first=7, second=8))
    desk.submit(Task(3, 18687, 2, 1, subject="c"))  # a kind that nobody answers

    def waiting():
        task = Task(1, 18687, 4, 1, subject="d")
        desk.submit(task)
        told.append((yield task))

    clock.process(waiting())
    clock.run_through(18700)
    assert told == ["a", ("b", 7, 8), 18691] and desk.done == 4


def test_a_desk_writes_what_it_is_given_events_for():
    clock, journal = (
        Clock(18687),
        Journal(Vocabulary(("up", "done", "gone"), entities=("a", "b", "c"), desks=("x", "y"))),
    )
    desk = Desk(
        clock, EveryDay(), 1, "y", 1, 3, journal, events=DeskEvents(0, 1, 2), done={4: lambda who, n: told.append(n)}
    )
    told, tasks = [], [Task(4, 18687, who, 2, 5, provision=7 + who, first=8, second=9) for who in range(3)]
    for task in tasks:
        desk.submit(task)
    when(clock, 18688, 1, 0, lambda m: desk.withdraw(tasks[1]))
    when(clock, 18690, 1, 0, lambda m: desk.withdraw(tasks[2]))
    clock.run_through(18700)
    rows = [(row.day - 18687, row.entity, row.event, row.desk, row.provision) for row in journal.rows()]
    assert rows == [(0, 0, 0, 1, 7), (1, 1, 2, 1, 8), (2, 0, 1, 1, 7), (2, 2, 0, 1, 9), (3, 2, 2, 1, 9)] and told == [8]


def test_an_application_that_comes_back_keeps_its_clock():
    clock = Clock(18687)
    desk = Desk(clock, EveryDay(), 0, "office", 1, phase=3)
    term = StatutoryClock(desk.calendar, 18680, 5)
    desk.submit(task := Task(0, 18687, 0, 1, limit_days=20, clock=term))
    clock.run_through(18690)
    assert task.clock is term and desk.clock_breaches == 1


def test_breaches_are_counted_once_an_application():
    clock, calendar = Clock(18687), EveryDay()
    used, term = [], StatutoryClock(calendar, 18687, 5)

    def arrives():
        desk.submit(Task(0, clock.now, 5, 3, clock=term))

    def again(subject):
        used.append(term.days_used(clock.now))
        if len(used) < 3:
            arrives()

    desk = Desk(clock, calendar, 0, "office", 1, phase=3, done={0: again})
    when(clock, 18687, 1, 5, lambda m: arrives())
    clock.run_through(18720)
    assert used == [3, 6, 9] and desk.clock_breaches == 1 and desk.done == 3


def test_an_idle_desk_plans_nothing():
    office = Office([(18687, 0, 2)], 2, state_council_calendar())
    office.clock.run_through(18750)
    assert office.clock.peek() == float("inf") and office.desk.done == 1
    closed = Office([(18687, 0, 2)], 0, state_council_calendar())
    closed.clock.run_through(18750)
    assert closed.clock.peek() == float("inf") and closed.desk.waiting == 1
    closed.desk.staff(1)
    closed.clock.run_through(18760)
    assert closed.desk.done == 1 and closed.tasks[0].taken_day == 18753  # 2021-05-06, after the holidays


def test_withdrawal_frees_the_reviewer_at_once():
    office = Office([(18687, 0, 30), (18687, 1, 3), (18687, 2, 3)], 1, EveryDay())
    when(office.clock, 18690, 2, 0, lambda m: office.desk.withdraw(office.tasks[0]))
    when(office.clock, 18691, 2, 0, lambda m: office.desk.withdraw(office.tasks[2]))
    office.clock.run_through(18800)
    first, second, third = office.tasks
    assert (first.state, second.state, third.state) == (WITHDRAWN, DONE, WITHDRAWN)
    assert second.taken_day == 18690 and office.desk.busy_days == 3 + 3 and office.desk.withdrawn == 2
    try:
        office.desk.withdraw(second)
    except ValueError as error:
        assert "waiting or in hand" in str(error)
    else:
        raise AssertionError("a finished task was withdrawn")


def test_a_withdrawal_leaves_the_others_as_they_are():
    calendar, friday = state_council_calendar(), day_number("2021-03-05")
    office = Office([(friday, 0, 3), (friday, 1, 3), (friday, 2, 1), (friday, 3, 1)], 2, calendar)
    when(office.clock, friday, 2, 0, lambda m: office.desk.withdraw(office.tasks[2]))
    when(office.clock, friday + 3, 2, 0, lambda m: office.desk.withdraw(office.tasks[0]))
    office.clock.run_through(friday + 4)
    _, kept, _, last = office.tasks
    assert (kept.taken_day, last.taken_day, last.done_day) == (friday, friday + 3, friday + 4)
    assert office.desk.busy_days == 1 + 1  # of a Friday and a Monday between which nobody works
    assert office.desk.stays() == [
        (friday, -1, friday), (friday, friday, friday + 3), (friday, friday + 3, friday + 4), (friday, friday, -1),
    ]  # fmt: skip
    office.clock.run_through(friday + 9)
    assert kept.done_day == friday + 5 and office.desk.done == 2


def test_what_is_done_may_withdraw_what_would_be_done_the_same_day():
    clock = Clock(18687)
    desk = Desk(clock, EveryDay(), 0, "office", 2, phase=3, done={0: lambda other: desk.withdraw(tasks[other])})
    tasks = [Task(0, 18687, n, 2, subject=1 - n) for n in (0, 1)]
    for task in tasks:
        desk.submit(task)
    clock.run_through(18690)
    assert [task.state for task in tasks] == [DONE, WITHDRAWN] and (desk.done, desk.withdrawn) == (1, 1)


def test_open_tasks_stand_in_the_order_in_which_they_are_taken_up():
    office = Office([(18687, 0, 9), (18687, 1, 2), (18688, 2, 1), (18688, 3, 1)], 2, EveryDay())
    office.clock.run_through(18688)
    assert [task.entity for task in office.desk.open_tasks()] == [0, 1, 2, 3]
    assert office.desk.stays()[0] == (18687, 18687, -1) and office.desk.stays()[3] == (18688, -1, -1)


def test_what_cannot_be_is_refused():
    clock, refused = Clock(18687), 0
    desk = Desk(clock, EveryDay(), 0, "office", 1, phase=3)
    task = Task(0, 18687, 0, 1)
    desk.submit(task)
    for ask in (
        lambda: desk.submit(task),
        lambda: desk.submit(Task(0, 18688, 0, 1)),
        lambda: Task(0, 18687, 0, 0),
        lambda: desk.staff(-1),
        lambda: desk.staff(1, -1),
        lambda: Desk(clock, EveryDay(), 1, "other", 1, phase=3, finish_phase=3),
    ):
        try:
            ask()
        except ValueError:
            refused += 1
    assert refused == 6 and desk.arrived == 1 and desk.staffed == [(18687, 1)]
    desk.staff(2, 3)
    assert desk.staffed[1:] == [(18687, 5)]


def history_of(happenings, reviewers):
    "Runs a history of (day, what, number) and checks the books after every step; gives the desk and its tasks."
    clock = Clock(18880)
    tasks = []

    def books(subject=None):
        assert desk.arrived == len(tasks) == desk.done + desk.withdrawn + desk.waiting + desk.in_hand
        assert len(desk.open_tasks()) == desk.waiting + desk.in_hand and desk.taken >= desk.done + desk.in_hand
        assert 0 <= desk.waiting and 0 <= desk.in_hand

    desk = Desk(
        clock,
        state_council_calendar(),
        0,
        "office",
        reviewers,
        phase=3,
        outsourced=1,
        done={0: lambda subject: books()},
    )

    def happen(moment):
        for day, what, number in happenings:
            if day != moment.day:
                continue
            open_tasks = [task for task in tasks if task.state in (WAITING, IN_HAND)]
            if what == "arrive":
                tasks.append(Task(0, day, number % 3, 1 + number % 6, 5))
                desk.submit(tasks[-1])
            elif what == "withdraw" and open_tasks:
                desk.withdraw(open_tasks[number % len(open_tasks)])
            elif what == "staff":
                desk.staff(number % 3)
            books()

    for day in sorted({day for day, _, _ in happenings}):
        when(clock, day, 1, 0, happen)
    clock.run_through(18930)
    desk.staff(1)
    clock.run_through(19300)
    books()
    return desk, tasks


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(
            st.integers(18880, 18925), st.sampled_from(["arrive"] * 3 + ["withdraw", "staff"]), st.integers(0, 99)
        ),
        max_size=40,
    ),
    st.integers(0, 2),
)
def test_nothing_is_lost(happenings, reviewers):
    desk, tasks = history_of(happenings, reviewers)
    assert desk.waiting == desk.in_hand == 0 and desk.arrived == desk.done + desk.withdrawn
    finished = sorted((task for task in tasks if task.state == DONE), key=lambda task: task.order)
    assert [task.taken_day for task in finished] == sorted(task.taken_day for task in finished)  # nobody overtakes
    assert all(task.done_day == desk.calendar.add_working_days(task.taken_day, task.handling_days) for task in finished)
    worked = sum(task.handling_days for task in finished)
    assert worked <= desk.busy_days <= worked + sum(task.handling_days for task in tasks if task.state == WITHDRAWN)


@cache
def simulated_wait(servers, load, exponential, tasks=6_000, replications=10, service=400):
    "Mean wait of tasks at an office that never closes, and its standard error over replications."
    gaps, lengths, waits = survival_powers(load * servers / service), survival_powers(1 / service), []
    for replication in range(replications):
        drawn = [np.array(Streams(2020, replication).uniforms(purpose, 0, 0, tasks)) for purpose in (1, 2)]
        days = np.cumsum(geometric_of_all(drawn[0], gaps)).tolist()
        worked = geometric_of_all(drawn[1], lengths).tolist() if exponential else [service] * tasks
        office = Office(zip(days, [0] * tasks, worked), servers, EveryDay(), first_day=0)
        office.clock.run_through(days[-1] * 2)
        waits.append(office.desk.waited_days / office.desk.done)
    mean = sum(waits) / replications
    return mean, (sum((wait - mean) ** 2 for wait in waits) / (replications - 1) / replications) ** 0.5


def test_waits_agree_with_queueing_theory():
    def erlang_c(servers, load):
        blocked = 1.0
        for n in range(1, servers + 1):
            blocked = load * servers * blocked / (n + load * servers * blocked)
        return blocked / (1 - load * (1 - blocked)) / (servers * (1 - load))

    for servers, load, exponential in ((1, 0.6, False), (1, 0.6, True), (3, 0.7, True), (3, 0.7, False)):
        alike = (1 + (1 - load) * (servers - 1) * ((4 + 5 * servers) ** 0.5 - 2) / (16 * load * servers)) / 2
        theory = 400 * erlang_c(servers, load) * (1 if exponential else alike)
        mean, error = simulated_wait(servers, load, exponential)
        assert error < 0.06 * theory and abs(mean - theory) < 3 * error + 0.02 * theory, (servers, load, mean, theory)
