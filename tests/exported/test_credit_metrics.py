# Made from nbs/credit/25_metrics.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Sequence
import numpy as np
from gazette_sim.credit.disclosure import minimum_until
from gazette_sim.credit.events import STATES, Event, code
from gazette_sim.credit.campaign import recheck_by, review_by, step_is_late
from gazette_sim.credit.parameters import CreditBehaviour, ServiceLimit
from gazette_sim.credit.population import regions
from gazette_sim.credit.recognition import is_disclosed, publish_by, serve_by
from gazette_sim.credit.rights import reply_by
from gazette_sim.credit.simulation import Run
from gazette_sim.credit.status import Status
from gazette_sim.engine.journal import Journal
from gazette_sim.regime.metric import ClauseClock, Family, Levels, Step, count, level, metric, months, ratio, share_of, spread, state_curves, state_days, whole, years, once
from gazette_sim.law.calendar import day_number, state_council_calendar
import math
from gazette_sim.credit.parameters import CreditLaw
from dataclasses import replace
from gazette_sim.credit.population import generate, roster_of
from gazette_sim.credit.simulation import simulate
from gazette_sim.regime.metric import Watch, metrics
from gazette_sim.law.reform import Change, Dated
from gazette_sim.law.drawing import LIMIT, described, drawn_in, frame
import matplotlib.pyplot as plt
from gazette_sim.credit.metrics import *


def history(count: int = 150):
    days = day_number("2021-01-01"), day_number("2024-12-31")
    return simulate(generate(count), Dated("credit", CreditLaw), Dated("credit", CreditBehaviour), *days, 5, 0)


def test_statuses_add_up_to_the_roster():
    run = history()
    names = [f"credit.mean_{state}" for state in STATES]
    assert abs(sum(metrics("credit")[name](run.journal, run) for name in names) - 150) < 1e-9
    curves = series(run.journal, run)
    assert set(sum(curves[f"status_{state}"][:, 1] for state in STATES)) == {150}


def test_flows_account_for_the_change_of_each_status():
    run = history()
    curves, values = series(run.journal, run), Watch(metrics("credit").values()).values(run.journal, run)
    for state, name in enumerate(STATES):
        into = sum(values[f"credit.flow_{other}_{state}"] for other in range(5) if other != state)
        out_of = sum(values[f"credit.flow_{state}_{other}"] for other in range(5) if other != state)
        begun = sum(row.status == name for row in run.roster.rows)
        assert round((into - out_of) * years(run)) == curves[f"status_{name}"][-1, 1] - begun


def test_the_shares_in_time_are_shares():
    run = history()
    for name, measure in metrics("credit").items():
        value = measure(run.journal, run)
        assert math.isnan(value) or metrics("credit")[name].metric.unit != "share" or 0 <= value <= 1, name


def test_steps_recorded_as_overdue_are_the_late_ones_and_what_is_open_too_long_is_late():
    few = [Change(None, {"credit.review_days": 60, "credit.service_days": 40, "credit.publication_days": 20})]
    days = day_number("2021-01-01"), day_number("2024-04-30")
    run = simulate(generate(300), Dated("credit", CreditLaw), Dated("credit", CreditBehaviour, few), *days, 5, 0)
    overdue = {
        "reviews": Event.REVIEW_OVERDUE,
        "services": Event.SERVICE_OVERDUE,
        "publications": Event.PUBLICATION_OVERDUE,
    }
    steps = timed_steps(run.journal, run)
    for name, event in overdue.items():
        assert sum(s.late for s in steps[name] if s.finished) == count(run.journal, event), name
    left = [s for s in steps["reviews"] if s.ended < 0 and s.used > CreditLaw().initial_review_working_days]
    assert left and all(s.late for s in left)
    share = metrics("credit")["credit.share_reviews_in_time"](run.journal, run)
    finished = [s for s in steps["reviews"] if s.finished]
    assert share == sum(not s.late for s in finished) / (len(finished) + len(left))


def test_curves_of_disclosures_campaigns_and_regions_agree_with_the_other_figures():
    run = history()
    curves, spans = series(run.journal, run), disclosures(run.journal, run)
    seen, ended = curves["disclosures_seen"][:, 1], curves["disclosures_ended"][:, 1]
    assert seen[0] == len(spans) > 0 and ended.sum() == sum(e > 0 for _, e, _ in spans)
    assert (seen[:-1] - seen[1:] >= ended[:-1]).all()
    assert curves["region_enterprises"][:, 1].sum() == len(run.roster.rows)
    bad = sum(metrics("credit")[f"credit.mean_{name}"](run.journal, run) for name in STATES[3:])
    assert abs(curves["region_dishonest"][:, 1].sum() - bad) < 1e-9
    assert curves["in_review"][:, 1].max() > 0 == curves["in_review"][:60, 1].max()  # no campaign before April


def test_a_fine_goes_by_the_ground_and_the_edition_of_the_law():
    run = history()
    for refused, ground, day, floor, ceiling in (
        (False, "credit.8.3", "2024-09-12", 0, 1),
        (False, "credit.9.3", "2024-09-13", 0, 5),
        (True, "credit.8.3", "2024-09-12", 0, 5),  # refused: as untrue data
        (True, "credit.9.3", "2024-09-13", 0, 10),
        (False, "credit.9.1", "2024-09-12", 0, 5),
        (False, "credit.9.2", "2024-09-13", 0, 10),
        (False, "credit.10.1", "2024-09-12", 5, 20),
        (True, "credit.10.2", "2024-09-13", 10, 50),
    ):
        journal = Journal(run.journal.vocabulary)
        if refused:
            journal.record(day_number(day), 0, Event.REPORT_REFUSED, -1, -1, 0, code("credit.8.3"))
        journal.record(day_number(day), 0, Event.PENALISED, -1, -1, 0, code(ground))
        fined = metrics("credit")["credit.fines"](journal, run) * years(run)
        mean = metrics("credit")["credit.fine_mean"](journal, run)
        due = floor + CreditBehaviour().fine_share * (ceiling - floor)
        assert abs(fined - due) < 1e-9 and abs(fined - mean) < 1e-9, (ground, day)


def test_who_is_disclosed_from_the_start_is_counted_until_the_removal():
    days = day_number("2021-01-01"), day_number("2022-12-31")
    row = replace(generate(1).rows[0], status="dishonest", since_on=day_number("2020-10-01"))
    quiet = {"never_cures_share": 1.0, "inspection_share": 0.0, "verification_share": 0.0, "late_rate": 0.0}
    behaviour = Dated("credit", CreditBehaviour, [Change(None, {f"credit.{n}": v for n, v in quiet.items()})])
    run = simulate(roster_of([row], "one"), Dated("credit", CreditLaw), behaviour, *days, 5, 0)
    disclosed = dict(series(run.journal, run)["disclosed_now"].tolist())
    assert disclosed[day_number("2021-01-01")] == disclosed[day_number("2021-10-01")] == 1
    assert disclosed[day_number("2021-11-01")] == 0 and disclosures(run.journal, run) == []
