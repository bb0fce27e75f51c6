"""What is measured of a part of a history is what happened in it: two parts one after the other make the whole."""

from functools import cache
from typing import Any

import pytest

from gazette_sim.law.calendar import day_number
from gazette_sim.law.reform import Dated
from gazette_sim.law.regulation import regulation
from gazette_sim.regime.metric import Metric, Step, Watch, metrics
from gazette_sim.regime.world import measured_since

COUNT = {"coal": 30, "credit": 120, "sme": 150, "pilot_zone": 40}
FIRST, LAST = map(day_number, ("2021-01-01", "2024-03-31"))
MIDDLE = {
    "coal": "2022-06-10",
    "credit": "2022-11-14",
    "sme": "2022-11-30",
    "pilot_zone": "2022-11-04",
}  # much under way
TOO = {"credit.serious_listing_rate"}  # of all enterprises, whose number does not change
OTHERWISE = {"sme.late_interest"}  # of what fell due in the run, with its days after that


@cache
def parts(name: str) -> tuple[Any, Any, Any]:
    "A history up to a day, the rest of it as it is measured after a warm-up, and all of it."
    rooms = regulation(name)
    words, roster = rooms.room("parameters"), rooms.room("population").generate(COUNT[name], 2020, "2021-01-01")
    law, behaviour, simulate = Dated(name, words.LAW), Dated(name, words.BEHAVIOUR), rooms.room("simulation").simulate
    head, whole = (simulate(roster, law, behaviour, FIRST, last, 5, 0) for last in (day_number(MIDDLE[name]) - 1, LAST))
    return head, measured_since(whole, day_number(MIDDLE[name]), rooms.room("events").Event.JOINED), whole


def of_all_days(metric: Metric) -> bool:
    "Whether a metric is a sum over the days of a run, divided by them."
    is_one = metric.unit.endswith("a year") or metric.name.partition(".")[2].startswith("mean_")
    return metric.name in TOO or (is_one and metric.name not in OTHERWISE)


@pytest.mark.parametrize("name", COUNT)
def test_rates_and_means_over_days_of_two_parts_make_those_of_the_whole(name):
    regulation(name).room("metrics")
    chosen = [measure for measure in metrics(name).values() if of_all_days(measure.metric)]
    head, tail, whole = (Watch(chosen).values(run.journal, run) for run in parts(name))
    days = [run.last_day + 1 - run.first_day for run in parts(name)]
    together = {key: (head[key] * days[0] + tail[key] * days[1]) / days[2] for key in whole}
    assert together == pytest.approx(whole, rel=1e-9)
    assert sum(head[key] > 0 < tail[key] for key in whole) >= 10


@pytest.mark.parametrize("name", COUNT)
def test_desks_count_in_two_parts_what_they_count_in_the_whole(name):
    head, tail, whole = (run.counters for run in parts(name))
    for desk in whole:
        for what in ("arrived", "taken", "queue_days", "busy_days", "reviewer_days", "working_days"):
            assert head[desk][what] + tail[desk][what] == whole[desk][what], (desk, what)
        assert tail[desk]["open_before"] == head[desk]["waiting"] + head[desk]["in_hand"]
    assert sum(desk["busy_days"] > 0 for desk in tail.values()) >= 3


def finished(name: str, run: Any) -> list[tuple[str, Step]]:
    "The steps that ended in a run, each with what it is."
    room = regulation(name).room("metrics")
    timed = getattr(room, "timed_steps", lambda *given: {"clearances": room.clearances(*given)})
    steps = [(kind, step) for kind, some in timed(run.journal, run).items() for step in some]
    return [(kind, step) for kind, step in steps if step.finished and step.ended >= run.first_day]


@pytest.mark.parametrize("name", COUNT)
def test_steps_count_in_the_part_in_which_they_end_with_all_their_days(name):
    head, tail, whole = (finished(name, run) for run in parts(name))
    assert sorted(head + tail) == sorted(whole)
    assert sum(step.began < day_number(MIDDLE[name]) for _, step in tail) >= 2  # were under way
