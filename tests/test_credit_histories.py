"""Properties of the credit simulation, over random rosters, readings, laws and behaviours."""

from itertools import groupby, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazette_sim.credit.campaign import recheck_by, review_by
from gazette_sim.credit.disclosure import minimum_until
from gazette_sim.credit.events import Event
from gazette_sim.credit.flowchart import missteps
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import generate
from gazette_sim.credit.recognition import mailings_count
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


def run_of(seed: int, count: int, readings: dict[str, int], extra: dict[str, float], changes: tuple = ()) -> Run:
    law = Dated("credit", CreditLaw, [Change(None, readings), *changes])
    behaviour = Dated("credit", CreditBehaviour, [Change(None, {**ROUGH, **extra})])
    return simulate(generate(count, seed=seed % 1000), law, behaviour, FIRST, LAST, seed, 0)


@st.composite
def runs(draw, default_reading: bool = False) -> Run:
    "Five years of 30 to 80 enterprises, rough behaviour, perhaps random readings and a reform in the middle."
    chosen = [] if default_reading else draw(st.lists(st.sampled_from(READINGS), max_size=10))
    readings = {p.name: draw(st.integers(0, len(p.options) - 1)) for p in chosen}
    staff = {"credit.county_staff_minimum": draw(st.integers(1, 3)), "credit.city_reviewers": draw(st.integers(1, 5))}
    changes = ()
    if not default_reading and draw(st.booleans()):
        day = FIRST + draw(st.integers(1, LAST - FIRST))
        changes = (Change(day, {"credit.disclosure_months": draw(st.integers(6, 36))}),)
    return run_of(draw(st.integers(0, 2**64 - 1)), draw(st.integers(30, 80)), readings, staff, changes)


few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def histories(run: Run) -> list[list]:
    "The rows of each enterprise."
    rows = sorted(
        ((row.entity, place, row) for place, row in enumerate(run.journal.rows()) if row.entity < len(run.roster))
    )
    return [[row for _, _, row in group] for _, group in groupby(rows, key=lambda each: each[0])]


@few
@given(runs())
def test_every_status_change_cites_a_provision_and_chains_hold(run):
    assert run.journal.check() == []


@few
@given(runs())
def test_queues_conserve_tasks(run):
    taken = run.journal.columns()
    for number, name in enumerate(run.desks):
        d = run.counters[name]
        assert d["arrived"] == d["done"] + d["withdrawn"] + d["waiting"] + d["in_hand"], name
        assert d["taken"] == int(((taken["event"] == Event.TAKEN_UP) & (taken["desk"] == number)).sum())


@few
@given(runs())
def test_every_history_is_a_path_of_the_rebuilt_annex_9(run):
    assert missteps(run) == []


@few
@given(runs(default_reading=True))
def test_nobody_is_trustworthy_after_an_adverse_recognition_until_the_next_campaign(run):
    for rows in histories(run):
        barred = False
        for row in rows:
            if row.event == Event.RECOGNISED:
                barred = True
            elif row.event in (*SET_ASIDE, Event.APPLIED):  # the next campaign begins with its application
                barred = False
            assert not (barred and row.after == 0), row


@few
@given(runs(default_reading=True))
def test_who_is_on_show_is_dishonest_and_who_is_dishonest_comes_on_show(run):
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


@few
@given(runs(default_reading=True))
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


@few
@given(runs())
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
        late = [by for since, by in zip(passed, checked, strict=False) if by > recheck_by(since, since, calendar, law)]
        overdue = [row.day for row in rows if row.event == Event.RECHECK_OVERDUE]
        assert late == overdue or law.in_principle or law.recheck_start


@few
@given(runs(default_reading=True))
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


@few
@given(runs(default_reading=True))
def test_who_is_punished_while_trustworthy_is_so_no_longer(run):
    for rows in histories(run):
        status = -1
        for place, row in enumerate(rows):
            if row.event == Event.PENALISED and status == 0:
                after = rows[place + 1]
                assert (after.event, after.before, after.after) == (Event.QUALIFICATION_LOST, 0, 1)
                assert run.journal.vocabulary.provisions[after.provision] == "credit.12.2"
            status = row.after if row.after >= 0 else status


@few
@given(runs(default_reading=True))
def test_a_show_ends_neither_before_six_months_nor_after_its_lawful_end(run):
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
                undone = True  # what rested on a decision fell: the show may end at once
                if 0 <= row.after < 3:
                    published, lawful, undone = None, 0, False
            elif row.event == Event.REMOVED:
                assert row.day <= lawful + 1
                assert undone or minimum_until(published, law) < row.day
                published, lawful, undone, ended = None, 0, False, ended + 1
        assert published is None or lawful + 1 > run.last_day or undone
    assert ended or len(run.journal) < 2000


@few
@given(runs())
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


@few
@given(runs())
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
                elif row.event == Event.UNREACHABLE:
                    assert decided is not None and any(mailings_count(a, b, law) for a, b in pairwise(mailed))
                    decided = None
            assert decided is None or decided > run.last_day - 120


@few
@given(runs(default_reading=True))
def test_an_abnormal_enterprise_is_never_put_on_show(run):
    for rows in histories(run):
        ranks = {}
        for row in rows:
            if row.event == Event.RECOGNISED:
                ground = run.journal.vocabulary.provisions[row.provision]
                ranks[row.desk] = max(ranks.get(row.desk, 0), int(ground.split(".")[1]) - 6)
            assert row.event != Event.PUBLISHED or ranks[row.desk] >= 3


@pytest.mark.parametrize("option", [0, 1])
def test_a_penalty_alone_or_any_adverse_recognition_ends_trust_by_the_reading(option):
    behaviour = {"credit.penalty_share": 0.0, "credit.late_pursued_share": 1.0}
    run = run_of(11, 200, {"credit.listed_meanwhile": option}, behaviour)
    resumed = sum(row.event == Event.QUALIFICATION_RESUMED for row in run.journal.rows())
    assert (resumed > 0) == (option == 1)


def test_the_same_seed_gives_the_same_journal():
    assert run_of(3, 60, {}, {}).journal.sha256() == run_of(3, 60, {}, {}).journal.sha256()
    assert run_of(3, 60, {}, {}).journal.sha256() != run_of(4, 60, {}, {}).journal.sha256()


def test_every_reading_can_be_simulated():
    for parameter in READINGS:
        for option in range(1, len(parameter.options)):
            run = run_of(5, 30, {parameter.name: option}, {})
            assert run.journal.check() == missteps(run) == [], (parameter.name, option)
