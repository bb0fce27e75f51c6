"""Properties of the simulation of the rules on smaller enterprises, over random rosters, readings and assumptions."""

from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from gazette_sim.engine.streams import Streams
from gazette_sim.law.calendar import civil, day_number, state_council_calendar
from gazette_sim.law.reform import Change, Dated, parameters
from gazette_sim.regime.programme import Open, standing
from gazette_sim.sme import applications
from gazette_sim.sme.applications import PRIORITY_LINES, has_own_fund
from gazette_sim.sme.enterprise import LINES, PROGRAMME_DESKS, WINDOW, Firms, Province, join
from gazette_sim.sme.enterprises import INDUSTRIES, Size, size_class, size_rows
from gazette_sim.sme.events import ACTORS, CLOSED, Event, code
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.population import Roster, generate
from gazette_sim.sme.programmes import PROGRAMMES
from gazette_sim.sme.simulation import Run, simulate

FIRST = day_number("2021-01-01")
READINGS = [p for p in parameters("sme").values() if p.kind == "reading"]
ENDS = (Event.PAID, Event.LACKING, Event.REFUSED, Event.UNPAID, Event.DROPPED)
OF_AN_APPLICATION = (Event.ASKED, Event.TAKEN_UP, Event.PUBLICISED, Event.GRANTED, *ENDS)
CLAUSES = {code(programme.clauses[0]) for programme in PROGRAMMES}
UNPAID_CLAUSES = {code(p.clauses[0]) for p in PROGRAMMES if not p.line}  # what is granted without money
PROGRAMME_EVENTS = (Event.COULD_ASK, Event.ASKED, Event.LACKING, Event.REFUSED, Event.GRANTED, Event.PAID, Event.UNPAID)


class Inputs(NamedTuple):
    "What a run is made from."

    seed: int
    count: int = 120
    years: int = 3
    set: tuple[tuple[str, float], ...] = ()
    later: tuple[tuple[str, float], ...] = ()  # from the middle of the second year on


def dated(given: Inputs) -> tuple[Dated, Dated]:
    "Law and assumptions, by day."
    known = parameters("sme")

    def changes(law: bool) -> list[Change]:
        found = []
        for day, values in ((None, given.set), (FIRST + 550, given.later)):
            own = {n: v for n, v in values if (known[n].kind in ("law", "reading")) == law}
            found += [Change(day, own)] if own else []
        return found

    return Dated("sme", SmeLaw, changes(True)), Dated("sme", SmeBehaviour, changes(False))


@lru_cache(maxsize=60)
def run_of(given: Inputs) -> Run:
    last = day_number(f"{2020 + given.years}-12-31")
    return simulate(generate(given.count, seed=given.seed % 1000), *dated(given), FIRST, last, given.seed, 0)


@st.composite
def inputs(draw) -> Inputs:
    "A hundred enterprises or so, random readings, scarce or plentiful money, and perhaps a change in the middle."
    chosen = draw(st.lists(st.sampled_from(READINGS), max_size=6, unique_by=lambda p: p.name))
    values = {p.name: draw(st.integers(0, len(p.options) - 1)) for p in chosen}
    values["sme.told_share"] = draw(st.sampled_from([0.0, 0.5, 1.0]))
    values["sme.special_fund"] = draw(st.sampled_from([20, 400, 4_000]))
    values["sme.employment_fund"] = draw(st.sampled_from([50, 500, 5_000]))
    values["sme.payments_a_year"] = draw(st.sampled_from([1, 2, 4]))
    values["sme.closing_micro"] = draw(st.sampled_from([0.02, 0.25]))
    later = {"sme.window": 1} if draw(st.booleans()) else {"sme.occasions_guarantee": 250.0, "sme.met_share": 0.6}
    given_later = tuple(sorted(later.items())) if draw(st.booleans()) else ()
    whose = draw(st.integers(0, 2**64 - 1)), draw(st.integers(60, 160)), draw(st.integers(1, 4))
    return Inputs(*whose, tuple(sorted(values.items())), given_later)


def audited(test):
    "Runs a test over random histories."
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return seed(2020)(settings(max_examples=12, deadline=None, suppress_health_check=slow)(given(made=inputs())(test)))


def rows_by(run: Run, *events: Event) -> list:
    return [row for row in run.journal.rows() if row.event in events]


@audited
def test_the_journal_is_sound(made):
    assert run_of(made).journal.check() == []


@audited
def test_every_application_is_asked_for_taken_up_and_ends_once_in_this_order(made):
    """Of each enterprise, clause and desk: what was asked for is taken up, reviewed, granted, paid. Two programmes of
    one clause share their rows, so the counts of each step are compared row by row."""
    seen: dict[tuple[int, int, int], Counter] = defaultdict(Counter)
    for row in rows_by(run_of(made), *OF_AN_APPLICATION):
        if row.provision not in CLAUSES:
            continue  # a complaint
        so_far = seen[row.entity, row.provision, row.desk]
        so_far[Event(row.event)] += 1
        assert so_far[Event.TAKEN_UP] <= so_far[Event.ASKED]
        decided = so_far[Event.GRANTED] + so_far[Event.LACKING] + so_far[Event.REFUSED]
        assert decided <= so_far[Event.TAKEN_UP]
        assert so_far[Event.PAID] + so_far[Event.UNPAID] <= so_far[Event.GRANTED]
        assert sum(so_far[end] for end in ENDS if end != Event.DROPPED) <= so_far[Event.ASKED]
        if row.provision in UNPAID_CLAUSES:
            assert so_far[Event.PAID] == so_far[Event.UNPAID] == 0


@audited
def test_money_is_never_spent_twice_and_every_account_adds_up(made):
    run, before = run_of(made), {}
    carried_over = dict(made.set).get("sme.fund_carried_over", 0) == 1
    for account in run.accounts:
        assert 0 <= account.paid <= account.given + account.carried and account.left >= 0 and account.waiting >= 0
        last = before.get(account.line)
        assert account.carried == (last.left if last and carried_over else 0)
        assert account.waiting_before == (last.waiting if last else 0)
        before[account.line] = account
    for name, event in (("payments", Event.PAID), ("refusals", Event.UNPAID)):
        assert sum(getattr(account, name) for account in run.accounts) == len(rows_by(run, event))
    with_money = [row for row in rows_by(run, Event.GRANTED) if row.provision not in UNPAID_CLAUSES]
    assert sum(account.claims for account in run.accounts) == len(with_money)


@audited
def test_days_of_payment_are_the_last_working_days_of_quarters(made):
    calendar, run = state_council_calendar(), run_of(made)
    every = 4 // int(dict(made.set)["sme.payments_a_year"])
    for day in {row.day for row in rows_by(run, Event.PAID)}:
        year, month, _ = civil(day)
        after = day_number(f"{year + (month == 12)}-{month % 12 + 1:02}-01")
        assert month % 3 == 0 and month // 3 % every == 0 and calendar.next_working_day(day + 1) >= after
    assert {civil(row.day)[1] for row in rows_by(run, Event.UNPAID)} <= {12}


@audited
def test_nobody_asks_or_has_anything_before_it_opens_or_after_it_closes(made):
    opened, closed = {}, {}
    for row in run_of(made).journal.rows():
        if row.event in (Event.JOINED, Event.BORN) and row.after >= 0:
            assert row.entity not in opened
            opened[row.entity] = row.day
        elif row.event == Event.CLOSED:
            closed[row.entity] = row.day
        elif row.event in PROGRAMME_EVENTS and row.provision in CLAUSES:
            assert opened[row.entity] <= row.day and row.entity not in closed


@audited
def test_work_is_done_at_the_desk_that_the_reading_names(made):
    run = run_of(made)
    at = Counter(run.desks[row.desk] for row in rows_by(run, Event.ASKED) if row.provision in CLAUSES)
    if made.later:
        return
    one = dict(made.set).get("sme.window", 0) == 1
    assert set(at) <= ({WINDOW} if one else set(PROGRAMME_DESKS))


def provinces(made: Inputs):
    "A province at the end of its history, and every application that was granted, with the law of that day."
    granted = []

    def watching(province):
        offices = applications.offices(province)
        first = offices.first

        def noted(asks):
            granted.append((asks, province.law_now, province.clock.now))
            return first(asks)

        offices.first = noted
        return offices

    last = day_number(f"{2020 + made.years}-12-31")
    province = Province(
        generate(made.count, seed=made.seed % 1000), *dated(made), FIRST, last, made.seed, 0, applications.HAPPENS,
        applications.DONE, watching,
    )  # fmt: skip
    join(province)
    applications.begin(province)
    province.clock.run_through(last)
    return province, granted


@audited
def test_nothing_is_granted_to_whom_the_rule_refuses_and_never_more_than_the_rule_gives(made):
    _, granted = provinces(made._replace(later=()))
    for asks, law, _ in granted:
        found = standing(asks.declared, asks.facts, law)
        assert found.open == Open.YES and asks.amount == found.most >= 0
        assert asks.facts.get("size", Size.MICRO) in tuple(Size)


@audited
def test_on_a_day_of_payment_nobody_is_passed_over_for_a_later_turn_that_is_no_smaller(made):
    "Whoever waits on although somebody behind it was paid asked for more than was left then."
    province, _ = provinces(made._replace(later=()))
    budget = province.budget
    for line, _name in enumerate(budget.lines):
        waiting = sorted(budget.open[line].values(), key=lambda claim: claim.turn)
        for one, after in pairwise(waiting):
            assert one.turn < after.turn
        assert budget.now[line].waiting == sum(claim.amount for claim in waiting)


def test_regions_with_a_fund_of_their_own_are_paid_first():
    made = Inputs(11, 1_500, 2, (("sme.special_fund", 300), ("sme.told_share", 1.0)))
    province, granted = provinces(made)
    paid = {(row.entity, row.provision, row.day) for row in province.journal.rows() if row.event == Event.PAID}
    shares = defaultdict(list)
    for asks, _, _ in granted:
        if asks.declared.line in PRIORITY_LINES[:1]:
            got = any(who == asks.who and clause == code(asks.declared.clauses[0]) for who, clause, _ in paid)
            shares[has_own_fund(province, asks.who)].append(got)
    assert min(len(shares[True]), len(shares[False])) > 5
    assert np.mean(shares[True]) > np.mean(shares[False])


def test_the_same_seed_gives_the_same_journal_and_another_replication_another():
    made = Inputs(5, 100, 2)
    again = simulate(generate(100, seed=5), *dated(made), FIRST, day_number("2022-12-31"), 5, 0)
    assert again.journal.sha256() == run_of(made).journal.sha256()
    other = simulate(generate(100, seed=5), *dated(made), FIRST, day_number("2022-12-31"), 5, 1)
    assert other.journal.sha256() != again.journal.sha256()


def test_a_longer_history_begins_with_the_shorter_one():
    short, long = (list(run_of(Inputs(6, 80, years)).journal.rows()) for years in (1, 2))
    names = [run_of(Inputs(6, 80, years)).journal.vocabulary.entities for years in (1, 2)]
    told = [[(r.day, names[k][r.entity], *r[2:]) for r in rows] for k, rows in enumerate((short, long))]
    assert told[0] == told[1][: len(told[0])] and len(told[1]) > len(told[0])


PAIRED = {
    "told": (("sme.told_share", 1.0),),
    "a tenth of the fund": (("sme.employment_fund", 50),),
    "one window": (("sme.window", 1),),
    "slow desks": (("sme.guarantees_days", 15),),
}


@pytest.mark.parametrize("name", PAIRED)
def test_scenarios_stay_paired(name):
    "Who opens, closes, grows and could ask for what is the same whatever offices do, and however much money there is."
    life = (Event.JOINED, Event.BORN, Event.GREW, Event.SHRANK, Event.CLOSED, Event.COULD_ASK)
    base, other = Inputs(7, 300, 3), Inputs(7, 300, 3, PAIRED[name])
    lives = [rows_by(run_of(made), *life) for made in (base, other)]
    assert lives[0] == lives[1] and len(lives[0]) > 500
    assert run_of(base).journal.sha256() != run_of(other).journal.sha256()


def test_an_enterprise_has_the_same_luck_among_others():
    "What happens to the first enterprises of a roster does not depend on how many follow them."
    lives = []
    for count in (100, 200):
        roster = generate(200, seed=3)
        some = Roster.of(roster.rows[:count], "some")
        run = simulate(some, *dated(Inputs(3)), FIRST, day_number("2023-12-31"), 3, 0)
        mine = (Event.GREW, Event.SHRANK, Event.CLOSED, Event.COULD_ASK)
        lives.append([row for row in rows_by(run, *mine) if row.entity < 100])
    assert lives[0] == lives[1] and len(lives[0]) > 60


def test_the_order_of_a_roster_changes_names_and_not_numbers():
    "Luck belongs to the place in the roster: two rosters that differ in names alone have the same history."
    rows = generate(60, seed=4).rows
    renamed = Roster.of([replace(row, id=f"X{k}", name=f"X{k}") for k, row in enumerate(rows)], "x")
    last = day_number("2022-12-31")
    one, two = (simulate(r, *dated(Inputs(4)), FIRST, last, 4, 0) for r in (Roster.of(rows, "a"), renamed))
    assert one.journal.packed() == two.journal.packed()


def test_columns_follow_the_rule_of_size_all_the_way():
    province, _ = provinces(Inputs(9, 200, 3))
    firms: Firms = province.firms
    for k in range(firms.count):
        if firms.size[k] != CLOSED:
            bounds = size_rows()[INDUSTRIES[firms.industry[k]]].bounds
            assert firms.size[k] == size_class(int(firms.staff[k]), int(firms.revenue[k]), int(firms.assets[k]), bounds)


def test_what_assumptions_say_is_what_happens():
    "Shares of a large history lie where the assumptions put them."
    made = Inputs(2, 3_000, 4)
    run, b = run_of(made), SmeBehaviour()
    could = Counter(row.provision for row in rows_by(run, Event.COULD_ASK))
    asked = Counter(row.provision for row in rows_by(run, Event.ASKED))
    guarantee = code("sme.16")
    assert abs(asked[guarantee] / could[guarantee] - b.find_out_share) < 0.06
    years = 4 * 3_000 * (1 - sum(r.before == Size.LARGE for r in rows_by(run, Event.JOINED)) / 3_000)
    assert abs(could[guarantee] / years - b.occasions_guarantee / 1_000) < 0.008
    born = len(rows_by(run, Event.BORN))
    assert abs(born - 3_000 * b.births_per_thousand / 1_000 * 3.75) <= 15
    assert len(run.journal.vocabulary.entities) == 3_000 + born + len(ACTORS) + len(run.desks)


def test_demand_waits_for_money_when_claims_wait():
    poor = tuple((f"sme.{line}", 0) for line in LINES)
    law, behaviour = (
        Dated("sme", SmeLaw, [Change(None, {"sme.unpaid_claims": 1})]),
        Dated("sme", SmeBehaviour, [Change(None, dict(poor))]),
    )
    run = simulate(generate(200), law, behaviour, FIRST, day_number("2022-12-31"), 1, 0)
    assert rows_by(run, Event.PAID, Event.UNPAID) == []
    last = run.accounts[-len(LINES) :]
    assert sum(account.waiting for account in last) > 0
    granted = [r for r in rows_by(run, Event.GRANTED) if r.provision not in UNPAID_CLAUSES]
    dropped = sum(account.withdrawn > 0 for account in run.accounts)
    assert len(granted) == sum(account.claims for account in run.accounts) and dropped >= 0


def test_draws_of_a_column_are_those_of_single_enterprises():
    province, _ = provinces(Inputs(9, 200, 3))
    who = np.arange(5, 210)
    found = province.draws(3, who, 7)
    streams = Streams(9, 0)
    assert found.tolist() == [streams.draw(3, int(province.firms.address[k]), 7) for k in who]


SCARCE = (
    ("sme.employment_fund", 3_000),
    ("sme.occasions_first_set", 30.0),
    ("sme.occasions_social_insurance_subsidy", 250.0),
    ("sme.occasions_startup_loan", 200.0),
    ("sme.special_fund", 600),
    ("sme.told_share", 1.0),
)
ACT = {
    "window": 1,
    "unpaid_claims": 1,
    "fund_carried_over": 1,
    "regions_first": 1,
    "fund_of_its_own": 1,
    "subsidy_year": 1,
    "existing_staff": 1,
    "part_of_a_person": 2,
}


@pytest.mark.parametrize("name", ACT)
def test_a_reading_acts_in_a_history(name):
    "What is read otherwise changes who is paid, or when, or what an account says."
    made = Inputs(8, 600, 4, SCARCE)
    other = made._replace(set=(*made.set, (f"sme.{name}", ACT[name])))
    told = [
        (run.journal.sha256(), [(a.paid, a.carried, a.waiting) for a in run.accounts])
        for run in map(run_of, (made, other))
    ]
    assert told[0] != told[1]
