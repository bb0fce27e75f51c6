"""Properties of the credit simulation, over random rosters, readings, laws and behaviours."""

from collections.abc import Callable
from functools import lru_cache, partial
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from gazette_sim.credit import adverse_decision, removal
from gazette_sim.credit.campaign import recheck_by, review_by
from gazette_sim.credit.disclosure import REMOVAL, REPEATED, minimum_until
from gazette_sim.credit.enterprise import OMISSIONS
from gazette_sim.credit.events import Event
from gazette_sim.credit.flowchart import missteps
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import generate
from gazette_sim.credit.recognition import mailings_count
from gazette_sim.credit.removal import add_turn
from gazette_sim.credit.rights import reply_by
from gazette_sim.credit.simulation import Run, simulate
from gazette_sim.law.calendar import day_number, state_council_calendar
from gazette_sim.law.reform import Change, Dated, parameters
from gazette_sim.law.period import last_day

FIRST, LAST = day_number("2021-01-01"), day_number("2025-12-31")
READINGS = [p for p in parameters("credit").values() if p.kind == "reading"]
ROUGH = {
    "credit.late_rate": 0.05,
    "credit.error_rate": 0.02,
    "credit.fraud_rate": 0.003,
    "credit.unreachable_share": 0.2,
    "credit.mailing_signed_share": 0.3,
    "credit.inspection_share": 0.2,
    "credit.mistaken_share": 0.1,
    "credit.reconsideration_share": 0.1,
    "credit.suit_share": 0.05,
    "credit.late_pursued_share": 0.5,
    "credit.objection_share": 0.1,
    "credit.withheld_share": 0.05,
    "credit.query_share": 0.1,
    "credit.penalty_published_share": 0.5,
    "credit.removal_tells_failure_share": 0.8,
    "credit.cure_fails_share": 0.3,
}
SERVED = (Event.SERVED, Event.LEFT, Event.NOTARISED, Event.SIGNED_FOR)
SET_ASIDE = (Event.CORRECTED, Event.OVERTURNED)


class Inputs(NamedTuple):
    "What a run is made from."

    seed: int
    count: int
    readings: tuple[tuple[str, int], ...] = ()
    extra: tuple[tuple[str, float], ...] = ()
    reform: tuple[int, int] | None = None  # a day, and the months of disclosure from then on


@lru_cache(maxsize=40)
def run_of(given: Inputs) -> Run:
    "Five years of rough behaviour; simulated once for all tests that look at it."
    reforms = () if given.reform is None else (Change(given.reform[0], {"credit.disclosure_months": given.reform[1]}),)
    law = Dated("credit", CreditLaw, [Change(None, dict(given.readings)), *reforms])
    behaviour = Dated("credit", CreditBehaviour, [Change(None, {**ROUGH, **dict(given.extra)})])
    return simulate(generate(given.count, seed=given.seed % 1000), law, behaviour, FIRST, LAST, given.seed, 0)


@st.composite
def inputs(draw, default_reading: bool) -> Inputs:
    "30 to 80 enterprises, few reviewers, perhaps random readings and a reform in the middle."
    chosen = [] if default_reading else draw(st.lists(st.sampled_from(READINGS), max_size=10))
    readings = {p.name: draw(st.integers(0, len(p.options) - 1)) for p in chosen}
    staff = {"credit.county_staff_minimum": draw(st.integers(1, 3)), "credit.city_reviewers": draw(st.integers(1, 5))}
    reform = None
    if not default_reading and draw(st.booleans()):
        reform = FIRST + draw(st.integers(1, LAST - FIRST)), draw(st.integers(6, 36))
    draws = draw(st.integers(0, 2**64 - 1)), draw(st.integers(30, 80))
    return Inputs(*draws, tuple(sorted(readings.items())), tuple(staff.items()), reform)


def over_runs(test: Callable[[Run], None] | None = None, *, default_reading: bool = False) -> Callable[..., Any]:
    "Puts runs before a test; every test of a kind is put before the same ones."
    if test is None:
        return partial(over_runs, default_reading=default_reading)

    def looks(drawn: Inputs) -> None:
        test(run_of(drawn))

    looks.__name__, looks.__module__ = test.__name__, test.__module__
    usual = settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    return usual(seed(2020)(given(inputs(default_reading))(looks)))


def histories(run: Run) -> list[list]:
    "The rows of each enterprise."
    rows = sorted(
        ((row.entity, place, row) for place, row in enumerate(run.journal.rows()) if row.entity < len(run.roster))
    )
    return [[row for _, _, row in group] for _, group in groupby(rows, key=lambda each: each[0])]


@over_runs
def test_every_status_change_cites_a_provision_and_chains_hold(run):
    assert run.journal.check() == []


@over_runs
def test_queues_conserve_tasks(run):
    taken = run.journal.columns()
    for number, name in enumerate(run.desks):
        d = run.counters[name]
        assert d["arrived"] == d["done"] + d["withdrawn"] + d["waiting"] + d["in_hand"], name
        assert d["taken"] == int(((taken["event"] == Event.TAKEN_UP) & (taken["desk"] == number)).sum())


@over_runs
def test_every_history_is_a_path_of_the_rebuilt_annex_9(run):
    assert missteps(run) == []


@over_runs(default_reading=True)
def test_nobody_is_trustworthy_after_an_adverse_recognition_until_the_next_campaign(run):
    for rows in histories(run):
        barred = False
        for row in rows:
            if row.event == Event.RECOGNISED:
                barred = True
            elif row.event in (*SET_ASIDE, Event.APPLIED):  # the next campaign begins with its application
                barred = False
            assert not (barred and row.after == 0), row


@over_runs(default_reading=True)
def test_nobody_is_announced_who_was_late_or_found_out_after_the_review(run):
    undone = (*SET_ASIDE, Event.DROPPED)
    for rows in histories(run):
        late, found, reviewed = False, set(), False
        for row in rows:
            if row.event == Event.REVIEW_PASSED:
                late, reviewed = False, True
            elif row.event == Event.REPORT_LATE:
                late = True
            elif row.event == Event.FOUND:
                found.add(row.desk)
            elif row.event == Event.RECOGNISED or row.event in undone:
                found.discard(row.desk)
            elif row.event == Event.ANNOUNCED:
                assert reviewed and not late and not found, row
                reviewed = False


@over_runs(default_reading=True)
def test_who_is_disclosed_is_dishonest_and_no_other_status_is_disclosed(run):
    for rows in histories(run):
        status, shown = -1, False
        for row in rows:
            status = row.after if row.after >= 0 else status
            if row.event == Event.PUBLISHED:
                assert status >= 3, row
                shown = True
            elif row.event == Event.REMOVED:
                shown = False
            assert not (shown and row.after in (0, 1, 2)) or row.event in SET_ASIDE, row


@over_runs(default_reading=True)
def test_joint_punishment_meets_the_seriously_dishonest_and_them_alone(run):
    for rows in histories(run):
        due = [
            int(run.journal.vocabulary.provisions[row.provision].split(".")[1]) == 10
            for row in rows
            if row.event == Event.RECOGNISED
        ]
        punished = sum(row.event == Event.JOINT_PUNISHED for row in rows)
        undone = sum(row.event in SET_ASIDE for row in rows)
        fresh = sum(row.event == Event.RECOGNISED and row.day > run.last_day - 60 for row in rows)
        assert sum(due) - undone - fresh <= punished <= sum(due)


@over_runs
def test_a_limit_is_missed_exactly_where_the_journal_says_so(run):
    law, calendar = run.law.on(FIRST), state_council_calendar()
    for rows in histories(run):
        asked = [row.day for row in rows if row.event == Event.QUERIED]
        answered = [row.day for row in rows if row.event == Event.REPLIED]
        late = [by for since, by in zip(asked, answered, strict=False) if by > reply_by(since, calendar, law)]
        assert late == [row.day for row in rows if row.event == Event.REPLY_OVERDUE]
        applied = [row.day for row in rows if row.event == Event.APPLIED]
        reviewed = [row.day for row in rows if row.event in (Event.REVIEW_PASSED, Event.REVIEW_FAILED)]
        late = [by for since, by in zip(applied, reviewed, strict=False) if by > review_by(since, calendar, law)]
        assert late == [row.day for row in rows if row.event == Event.REVIEW_OVERDUE] or law.in_principle
        passed = [row.day for row in rows if row.event == Event.REVIEW_PASSED]
        checked = [row.day for row in rows if row.event in (Event.RECHECK_PASSED, Event.RECHECK_FAILED)]
        late = [
            by
            for since, by in zip(passed, checked, strict=False)
            if by > recheck_by(since, since, since, calendar, law)
        ]
        overdue = [row.day for row in rows if row.event == Event.RECHECK_OVERDUE]
        assert late == overdue or law.in_principle or law.recheck_start or law.recheck_clock


@over_runs(default_reading=True)
def test_a_recognition_as_trustworthy_ends_two_years_after_its_announcement_at_the_latest(run):
    law = CreditLaw()
    for rows in histories(run):
        announced = None
        for row in rows:
            if row.event == Event.ANNOUNCED:
                announced = row.day
            elif row.event == Event.QUALIFICATION_ENDED and announced is not None:
                assert row.day == last_day(announced, law.qualification_months, law.time) + 1
        trusted = next((row.after == 0 for row in reversed(rows) if row.after >= 0), False)
        since = announced if announced is not None else FIRST
        assert not trusted or run.last_day <= last_day(since, law.qualification_months, law.time)


@over_runs(default_reading=True)
def test_who_is_punished_while_trustworthy_is_so_no_longer(run):
    for rows in histories(run):
        status = -1
        for place, row in enumerate(rows):
            if row.event == Event.PENALISED and status == 0:
                after = rows[place + 1]
                assert after.event == Event.QUALIFICATION_LOST  # displaced by the recognition, before any notification
                assert run.journal.vocabulary.provisions[after.provision] == "credit.6.1"
            status = row.after if row.after >= 0 else status


@over_runs(default_reading=True)
def test_a_disclosure_ends_neither_before_six_months_nor_after_its_lawful_end(run):
    law, ended = CreditLaw(), 0
    for rows in histories(run):
        published, latest, lawful, undone = None, 0, 0, False
        for row in rows:
            if row.event == Event.PUBLISHED:
                published, latest = row.day if published is None else published, row.day
                lawful = max(lawful, last_day(row.day, law.disclosure_months, law.time))
            elif published is None:
                continue
            elif row.event == Event.REPEATED:
                lawful = max(lawful, last_day(row.day, law.repeat_disclosure_months, law.time))
            elif row.event == Event.EXTENDED:
                lawful = max(lawful, last_day(latest, law.extended_disclosure_months, law.time))
            elif row.event in SET_ASIDE:
                undone = True  # what rested on a decision fell: the disclosure may end at once
                if 0 <= row.after < 3:
                    published, lawful, undone = None, 0, False
            elif row.event == Event.REMOVED:
                assert row.day <= lawful + 1
                assert undone or minimum_until(published, law) < row.day
                published, lawful, undone, ended = None, 0, False, ended + 1
        assert published is None or lawful + 1 > run.last_day or undone
    assert ended or len(run.journal) < 2000


@over_runs
def test_under_any_reading_nobody_is_taken_off_before_the_shortest_lawful_time(run):
    for rows in histories(run):
        published = None
        for row in rows:
            if row.event == Event.PUBLISHED and published is None:
                published = row.day
            elif row.event in SET_ASIDE:
                published = None  # what rested on the decision fell
            elif row.event == Event.REMOVED and published is not None:
                shortest = min(minimum_until(published, run.law.on(day)) for day in (published, row.day))
                assert row.day > shortest
                published = None


@over_runs
def test_every_decision_is_served_or_found_unservable_by_article_14(run):
    law = run.law.on(FIRST)
    for rows in histories(run):
        for desk in {row.desk for row in rows if row.event == Event.RECOGNISED}:
            decided, mailed = None, []
            for row in rows:
                if row.desk != desk:
                    continue
                if row.event == Event.RECOGNISED:
                    assert decided is None, "a decision before the bureau's last was served"
                    decided, mailed = row.day, []
                elif row.event == Event.MAILED:
                    mailed.append(row.day)
                    assert state_council_calendar().next_working_day(row.day) == row.day
                elif row.event in SERVED:
                    assert decided is not None and row.day >= decided
                    decided = None
                elif row.event == Event.DROPPED:
                    decided = None  # overtaken by a graver one before its letter went out
                elif row.event == Event.UNREACHABLE:
                    assert decided is not None and any(mailings_count(a, b, law) for a, b in pairwise(mailed))
                    decided = None
            assert decided is None or decided > run.last_day - 120


@over_runs(default_reading=True)
def test_an_abnormal_enterprise_is_never_disclosed(run):
    for rows in histories(run):
        ranks = {}
        for row in rows:
            if row.event == Event.RECOGNISED:
                ground = run.journal.vocabulary.provisions[row.provision]
                ranks[row.desk] = max(ranks.get(row.desk, 0), int(ground.split(".")[1]) - 6)
            assert row.event != Event.PUBLISHED or ranks[row.desk] >= 3


@pytest.mark.parametrize("option", [0, 1])
def test_a_penalty_alone_or_any_adverse_recognition_ends_trust_by_the_reading(option):
    behaviour = (("credit.penalty_share", 0.0), ("credit.late_pursued_share", 1.0))
    run = run_of(Inputs(11, 200, (("credit.listed_meanwhile", option),), behaviour))
    resumed = sum(row.event == Event.QUALIFICATION_RESUMED for row in run.journal.rows())
    assert (resumed > 0) == (option == 1)


@over_runs
def test_a_decision_is_overturned_by_no_bureau_and_on_a_working_day(run):
    calendar = state_council_calendar()
    for row in run.journal.rows():
        if row.event in (Event.OVERTURNED, Event.UPHELD):
            assert row.desk < 0 and calendar.next_working_day(row.day) == row.day, row


@pytest.mark.parametrize("reading", ["repeat_after", "continuing_omission", "removal_power"])
def test_these_readings_of_article_17_change_a_history(reading):
    extra = (
        ("credit.records_missing_share", 0.1),
        ("credit.removal_granted_share", 0.5),
        ("credit.publication_days", 10),
    )
    other = run_of(Inputs(8, 250, ((f"credit.{reading}", 1),), extra))
    assert other.journal.sha256() != run_of(Inputs(8, 250, (), extra)).journal.sha256()


@over_runs(default_reading=True)
def test_a_repeat_is_decided_and_was_published_before(run):
    for rows in histories(run):
        published = None
        for row in rows:
            if row.event == Event.PUBLISHED and published is None:
                published = row.day
            elif row.event == Event.REMOVED:
                published = None
            elif row.event == Event.REPEATED:
                assert published is not None and row.day > published, row


def test_whatever_lengthens_happened_again_and_whatever_shortens_was_put_right(monkeypatch):
    seen = {REPEATED: 0, REMOVAL: 0}

    def looked_at(enterprise, turn, decision=None):
        if turn.what == REPEATED:
            assert enterprise.disclosure.published_day < turn.violated_day <= turn.day
        elif turn.what == REMOVAL:
            found = {fact: each for each in enterprise.standing() for fact in each.facts if fact in OMISSIONS}
            assert all(enterprise.lacking.get(fact, LAST) > each.recognised_day for fact, each in found.items())
        seen[turn.what] = seen.get(turn.what, 0) + 1
        return add_turn(enterprise, turn, decision)

    for module in (adverse_decision, removal):
        monkeypatch.setattr(module, "add_turn", looked_at)
    extra = (("credit.records_missing_share", 0.1), ("credit.refusal_share", 0.05))
    run_of.__wrapped__(Inputs(100, 250, (), extra))
    assert seen[REPEATED] > 20 < seen[REMOVAL]


def test_a_refused_report_is_late_and_grave_only_in_grave_circumstances():
    for serious, found in ((0.0, "credit.8.3"), (1.0, "credit.10.2")):
        extra = (("credit.refusal_share", 1.0), ("credit.serious_share", serious), ("credit.error_rate", 0.0))
        run = run_of(Inputs(7, 40, (), extra))
        names, refused = run.journal.vocabulary.provisions, 0
        for rows in histories(run):
            for row, following in pairwise(rows):
                if row.event == Event.REPORT_REFUSED:
                    assert names[row.provision] == names[following.provision] == found
                    assert following.event == Event.FOUND
                    refused += 1
        assert refused > 20


def test_the_same_seed_gives_the_same_journal():
    again = run_of.__wrapped__(Inputs(3, 60))
    assert run_of(Inputs(3, 60)).journal.sha256() == again.journal.sha256()
    assert again.journal.sha256() != run_of(Inputs(4, 60)).journal.sha256()


def test_every_reading_can_be_simulated():
    for parameter in READINGS:
        for option in range(1, len(parameter.options)):
            run = run_of(Inputs(5, 30, ((parameter.name, option),)))
            assert run.journal.check() == missteps(run) == [], (parameter.name, option)
