# Made from nbs/coal/15_metrics.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
from collections.abc import Sequence
import numpy as np
from gazette_sim.coal.events import ACCIDENTS, STATES, Event, code
from gazette_sim.coal.parameters import RectificationClock
from gazette_sim.coal.simulation import Run
from gazette_sim.engine.journal import Journal
from gazette_sim.regime.metric import ClauseClock, Family, Levels, Step, count, level, metric, months, once, ratio, share_of, spread, state_curves, state_days, whole, years
from dataclasses import replace
import matplotlib.pyplot as plt
from gazette_sim.coal.events import Phase
from gazette_sim.coal.mine import Chances
from gazette_sim.coal.parameters import CoalBehaviour, CoalLaw, RectificationClock
from gazette_sim.coal.population import generate
from gazette_sim.coal.simulation import HAPPENS, quarter_begins, simulate
from gazette_sim.law.calendar import day_number, state_council_calendar
from gazette_sim.law.reform import Change, Dated
from gazette_sim.law.drawing import LIMIT, described, drawn_in, frame
from gazette_sim.regime.metric import Watch, by_desk, metrics
from gazette_sim.regime.world import measured_since
from gazette_sim.coal.metrics import *


def short_run(replication=0):
    return simulate(
        generate(20, seed=3),
        Dated("coal", CoalLaw),
        Dated("coal", CoalBehaviour),
        day_number("2021-01-01"),
        day_number("2024-12-31"),
        7,
        replication,
    )


def test_mine_days_are_all_there():
    run = short_run()
    assert mine_days(run.journal, run).sum() == 20 * (run.last_day - run.first_day + 1)


def test_series_count_every_mine_each_month():
    run = short_run()
    s = series(run.journal, run)
    total = sum(s[f"grade_{g}"][:, 1] for g in ("one", "two", "three", "none", "closed"))
    took = distributions(run.journal, run)["review_days"]
    assert (total == 20).all() and len(total) == 49 and took[:, 1].sum() == len(reviews(run.journal, run))


def test_the_desks_counters_equal_the_journal():
    run = short_run()
    c = run.journal.columns()
    for number, name in enumerate(run.desks):
        taken = int(((c["event"] == Event.TAKEN_UP) & (c["desk"] == number)).sum())
        counted = run.counters[name]
        assert taken == counted["taken"]
        assert counted["arrived"] == counted["done"] + counted["withdrawn"] + counted["waiting"] + counted["in_hand"]


def test_reviews_recorded_as_overdue_are_those_whose_days_exceed_the_limit():
    slow = Dated(
        "coal",
        CoalBehaviour,
        [Change(None, {"coal.city_reviewers": 1, "coal.initial_review_days": 12, "coal.spot_check_days": 5})],
    )
    first, last = day_number("2021-01-01"), day_number("2024-12-31")
    run = simulate(generate(160, seed=3), Dated("coal", CoalLaw), slow, first, last, 7, 0)
    late = sum(used > CoalLaw().review_working_days for used in reviews(run.journal, run))
    assert late == count(run.journal, Event.REVIEW_OVERDUE) > 0


MANY = 200


def cities_of_one(replication=0):
    "Mines enough to drown the one reviewer of some cities."
    slow = {"coal.city_reviewers": 1, "coal.initial_review_days": 12, "coal.assessment_days": 12}
    few = Dated("coal", CoalBehaviour, [Change(None, slow)])
    first, last = day_number("2021-01-01"), day_number("2025-12-31")
    return simulate(generate(MANY, seed=3), Dated("coal", CoalLaw), few, first, last, 7, replication)


def test_reviews_that_wait_for_ever_are_late():
    run = cities_of_one()
    steps = [s for s in review_steps(run.journal, run) if desk_levels(run)[s.desk] == "city"]
    waits = [s for s in steps if s.ended < 0 and s.used > CoalLaw().review_working_days]
    finished = [s for s in steps if s.finished]
    assert len(waits) > 5 and finished
    dropped = [s for s in steps if s.late and not s.finished and s.ended >= 0]
    share = sum(not s.late for s in finished) / (len(finished) + len(waits) + len(dropped))
    found = metrics("coal")["coal.share_reviews_in_time_city"](run.journal, run)
    assert found == share < 0.8
    open_at_end = metrics("coal")["coal.desk_open_city"](run.journal, run)
    cities = [run.counters[desk] for desk, at in zip(run.desks, desk_levels(run), strict=True) if at == "city"]
    assert open_at_end == sum(d["waiting"] + d["in_hand"] for d in cities) >= len(waits)


def test_what_each_desk_did_in_a_window_adds_up_to_the_whole():
    run = cities_of_one()
    middle = day_number("2023-01-01")
    later, calendar = measured_since(run, middle, Event.JOINED), state_council_calendar()
    for name, work in zip(run.desks, run.work, strict=True):
        before = work.counted(run.first_day, middle - 1, calendar)
        after, both = later.counters[name], run.counters[name]
        for what in ("arrived", "taken", "busy_days", "queue_days", "working_days", "reviewer_days"):
            assert before[what] + after[what] == both[what], (name, what)
        assert before["waiting"] + before["in_hand"] == after["open_before"]
    assert mine_days(later.journal, later).sum() == MANY * (run.last_day - middle + 1)
    state = {row.entity: row.after for row in run.journal.rows() if row.after >= 0 and row.day < middle}
    assert [row.after for row in list(later.journal.rows())[:MANY]] == [state[n] for n in range(MANY)]
    assert len(reviews(later.journal, later)) < len(reviews(run.journal, run))


def test_accidents_expected_are_the_rate_where_all_mines_are_alike_and_none_stands_still():
    alike = {"coal.risk_slope": 0.0, "coal.ungraded_idle_share": 0.0, "coal.stop_rate": 0.0, "coal.accident_rate": 0.0}
    quiet = Dated("coal", CoalBehaviour, [Change(None, alike | {"coal.closure_rate": 0.0})])
    first, last = day_number("2021-01-01"), day_number("2024-12-31")
    run = simulate(generate(20, seed=3), Dated("coal", CoalLaw), quiet, first, last, 7, 0)
    never_halted = np.flatnonzero(at_work(run.journal, run).all(axis=1))
    q = [Chances(chances.first_day, chances.days, (0.01,) * 20) for chances in run.chances]
    by_mine = expected_by_mine(run.journal, replace(run, chances=tuple(q)))[never_halted]
    exact = sum(1 / (chances.days / 0.01 - k) for chances in q for k in range(chances.days))
    assert len(never_halted) > 5 and abs(by_mine - exact).max() < 1e-9


def test_a_mine_works_in_the_journal_when_it_produces_in_the_world():
    first, last = day_number("2021-01-01"), day_number("2024-12-31")
    seen = []

    def quarter(province, number):
        seen.append((province.clock.now, [mine.producing for mine in province.mines]))
        quarter_begins(province, number)

    HAPPENS[Phase.QUARTER] = quarter
    try:
        run = simulate(generate(40, seed=3), Dated("coal", CoalLaw), Dated("coal", CoalBehaviour), first, last, 7, 0)
    finally:
        HAPPENS[Phase.QUARTER] = quarter_begins
    works = at_work(run.journal, run)
    done = {(row.day, row.entity) for row in run.journal.rows() if row.event == Event.RESUMED}
    for day, producing in seen:
        for mine, produces in enumerate(producing):
            assert works[mine, day - first] == produces or (day, mine) in done
    assert not works.all() and len(seen) == 15


def test_as_many_accidents_are_expected_as_happen():
    often = Dated("coal", CoalBehaviour, [Change(None, {"coal.accident_rate": 0.4, "coal.risk_slope": 0.08})])
    first, last = day_number("2021-01-01"), day_number("2023-12-31")
    off = []
    for replication in range(2):
        run = simulate(generate(160, seed=3), Dated("coal", CoalLaw), often, first, last, 7, replication)
        later = measured_since(run, day_number("2021-05-15"), Event.JOINED)
        for seen in (run, later):
            off.append((count(seen.journal, *ACCIDENTS), expected_by_mine(seen.journal, seen).sum()))
    happened, expected = np.array(off).reshape(2, 2, 2).sum(axis=0).T
    assert (abs(happened - expected) < 3 * np.sqrt(expected)).all() and (expected > 150).all()
