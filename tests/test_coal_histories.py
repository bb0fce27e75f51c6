"""Properties of the coal simulation, over thousands of random mines, laws and readings."""

from collections.abc import Callable
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazette_sim.coal.events import ACCIDENTS, Event, Phase
from gazette_sim.coal.grades import MineFacts, bar_ids, grade_bars
from gazette_sim.coal.metrics import reviews
from gazette_sim.coal.mine import Mine, Province
from gazette_sim.coal.parameters import CoalBehaviour, CoalLaw
from gazette_sim.coal.population import generate
from gazette_sim.coal.simulation import Run, simulate
from gazette_sim.coal.year import plan_year
from gazette_sim.law.calendar import day_number, state_council_calendar
from gazette_sim.law.reform import Change, Dated, parameters
from gazette_sim.law.period import LawInForce, last_day

FIRST, LAST = day_number("2021-01-01"), day_number("2025-12-31")
READINGS = [p for p in parameters("coal").values() if p.kind == "reading"]
ROUGH = {
    "coal.accident_rate": 0.3,
    "coal.hazard_rate": 0.2,
    "coal.stop_rate": 0.2,
    "coal.falsification_share": 0.3,
    "coal.staffing_violation_rate": 0.2,
    "coal.objection_share": 0.1,
    "coal.system_lapse_share": 0.3,
}


@st.composite
def runs(draw) -> Run:
    "A run over five years with random readings, rough behaviour, and perhaps a reform in the middle."
    count = draw(st.integers(20, 60))
    readings = {
        p.name: draw(st.integers(0, len(p.options) - 1)) for p in draw(st.lists(st.sampled_from(READINGS), max_size=12))
    }
    changes = [Change(None, readings)]
    if draw(st.booleans()):
        changes.append(
            Change(
                FIRST + draw(st.integers(1, LAST - FIRST)),
                {
                    "coal.validity_months": draw(st.integers(6, 60)),
                    "coal.ban_months_ordinary": draw(st.integers(0, 36)),
                },
            )
        )
    law = Dated("coal", CoalLaw, changes)
    behaviour = dict(ROUGH) if draw(st.booleans()) else {}
    for office in ("county", "city", "province", "national"):
        behaviour[f"coal.{office}_reviewers"] = draw(st.integers(1, 3))
    behaviour["coal.city_outsourced_teams"] = draw(st.integers(0, 2))
    return simulate(
        generate(count, seed=draw(st.integers(0, 999))),
        law,
        Dated("coal", CoalBehaviour, [Change(None, behaviour)]),
        FIRST,
        LAST,
        draw(st.integers(0, 2**64 - 1)),
        draw(st.integers(0, 999)),
    )


PROPERTIES: list[Callable[[Run], None]] = []


def holds(property_of: Callable[[Run], None]) -> Callable[[Run], None]:
    "What must hold in every run; all of them are asked of the same runs, below."
    PROPERTIES.append(property_of)
    return property_of


many = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@holds
def every_status_change_cites_a_provision_and_chains_hold(run):
    assert run.journal.check() == []


@holds
def queues_conserve_tasks(run):
    c = run.journal.columns()
    for number, name in enumerate(run.desks):
        d = run.counters[name]
        assert d["arrived"] == d["done"] + d["withdrawn"] + d["waiting"] + d["in_hand"], name
        assert d["taken"] == int(((c["event"] == Event.TAKEN_UP) & (c["desk"] == number)).sum())
        assert 0 <= d["busy_days"] <= d["working_days"] * max(d["reviewers"], 1) + d["reviewers"]


def record_of(rows, mine: int, until: int) -> MineFacts:
    """What the journal says of a mine before row `until`, as Article 5 looks at it.

    Its scores are not in the journal and count as full."""
    facts = MineFacts(weighted_score=1000, lowest_part_score=1000)._asdict()
    extended, hazard_day = False, None
    for day, entity, event, before, after, _, provision in rows[:until]:
        if entity != mine:
            continue
        name = Event(event)
        if name in ACCIDENTS:
            kind = ("ordinary", "larger", "larger", "extraordinary")[ACCIDENTS.index(name)]
            facts[f"{kind}_accident_day"], facts["accident_unrectified"] = day, True
        elif name == Event.ACCIDENT_RECTIFIED:
            facts["accident_unrectified"] = False
        elif name == Event.HAZARD_RECTIFIED:
            facts["hazard_unrectified"] = False
        elif name in (Event.HALTED, Event.HALT_LIFTED, Event.CAUSE_RECTIFIED):
            facts["cause_unrectified"] = name == Event.HALTED
        elif name == Event.FALSIFICATION_FOUND:
            facts["falsified_day"] = day
        elif name == Event.EXTENDED:
            extended = True
        elif name == Event.PRODUCED_WITH_HAZARD:
            hazard_day = day
        elif name in (Event.DOWNGRADED, Event.REVOKED):
            if extended and provision == "coal.11.5":
                facts["extended_revoked_day" if after == 0 else "extended_downgraded_day"] = day
            if name == Event.REVOKED and provision == "coal.11.1" and hazard_day == day:
                facts["hazard_revoked_day"] = facts["lost_day"] = day
                facts["hazard_unrectified"] = True
        if before != after and after >= 0:
            extended = name == Event.EXTENDED
    return MineFacts(**facts)


@holds
def no_grade_is_confirmed_while_barred(run):
    names = run.journal.vocabulary.provisions
    rows = [
        (r.day, r.entity, r.event, r.before, r.after, r.desk, names[r.provision])
        for r in run.journal.rows()
        if r.event not in (Event.SELF_CHECKED, Event.SUPERIOR_CHECKED, Event.TAKEN_UP, Event.STATE_INSPECTED)
    ]
    granted = 0
    for at, (day, mine, event, _, after, _, _) in enumerate(rows):
        if event not in (Event.ANNOUNCED, Event.CONFIRMED) or after <= 0:
            continue
        granted += 1
        facts = record_of(rows, mine, at)
        law = run.law.on(day)
        if run.law.days and law.time.law_in_force != LawInForce.DECISION:
            continue  # the law of another day applies; that reading is tested below
        barred = grade_bars(after, facts._replace(underground=run.roster.rows[mine].type == "underground"), day, law)
        assert not barred, (mine, day, bar_ids(after, barred))
    assert granted or run.counters["province"]["arrived"] < 5


@holds
def a_revoked_mine_is_halted_the_same_day_unless_it_stands_still_and_has_no_accident_meanwhile(run):
    halted, stopped = set(), set()
    rows = list(run.journal.rows())
    for at, row in enumerate(rows):
        if row.event == Event.HALTED:
            halted.add(row.entity)
        elif row.event == Event.HALT_LIFTED:
            halted.remove(row.entity)
        elif row.event == Event.STOPPED:
            stopped.add(row.entity)
        elif row.event == Event.RESUMED:
            stopped.discard(row.entity)
        elif row.event in ACCIDENTS:
            assert row.entity not in halted | stopped
        elif row.event == Event.REVOKED and row.entity not in stopped:
            later = [r for r in rows[at : at + 12] if r.entity == row.entity and r.day == row.day]
            told = {r.desk for r in rows[at:] if r.entity == row.entity and r.event == Event.LOSS_ANNOUNCED}
            by_the_announcer = row.desk in told or not told  # which has nobody to report to
            assert Event.HALTED in [r.event for r in later]
            assert by_the_announcer or Event.LOSS_REPORTED in [r.event for r in later]


@settings(many, max_examples=50)
@given(runs())
def test_every_history_has_every_property(run):
    for property_of in PROPERTIES:
        property_of(run)


@many
@given(st.integers(1, 80), st.integers(0, 999), st.integers(0, 2**64 - 1))
def test_yearly_checks_reach_their_shares_and_city_and_county_go_apart(count, seed, run_seed):
    province = Province(
        generate(count, seed=seed), Dated("coal", CoalLaw), Dated("coal", CoalBehaviour), FIRST, LAST, run_seed, 0
    )
    planned = []
    with patch.object(Mine, "at", lambda mine, day, phase, *integers: planned.append((mine, day, phase))):
        plan_year(province, 0)
    assert len({(mine.number, day) for mine, day, _ in planned}) == len(planned)  # never two authorities on one day
    graded = [m for m in province.mines if m.grade and not m.being_built]
    at = {
        phase: [m for m, _, p in planned if p == phase]
        for phase in (Phase.PROVINCE_CHECK, Phase.CITY_CHECK, Phase.COUNTY_CHECK)
    }
    assert sorted(m.number for m in at[Phase.COUNTY_CHECK]) == [m.number for m in graded]
    assert len(at[Phase.PROVINCE_CHECK]) * 5 >= len(graded)
    for city in province.city_desks:
        assert 2 * sum(m.row.city == city for m in at[Phase.CITY_CHECK]) >= sum(m.row.city == city for m in graded)
    extended = {m.number for m in graded if m.extended}
    assert all(extended <= {m.number for m in chosen} for chosen in at.values())


@holds
def publicity_takes_at_least_five_working_days_and_confirmation_comes_after(run):
    calendar = state_council_calendar()
    publicised = {}
    for row in run.journal.rows():
        if row.event == Event.PUBLICISED:
            publicised[row.entity] = row.day
        elif row.event == Event.CONFIRMED:
            assert (
                calendar.working_days_between(publicised[row.entity], row.day)
                > run.law.on(row.day).publicity_working_days
            )


@many
@given(st.integers(0, 999), st.integers(6, 48))
def test_a_grade_ends_with_its_validity_where_no_reading_keeps_it(seed, months):
    readings = {
        "coal.no_reminder": 1,
        "coal.undecided_at_expiry": 1,
        "coal.late_undecided": 1,
        "coal.validity_months": months,
    }
    law = Dated("coal", CoalLaw, [Change(None, readings)])
    run = simulate(generate(40, seed=seed), law, Dated("coal", CoalBehaviour), FIRST, LAST, seed, 0)
    expires, ended = {}, 0
    for row in run.journal.rows():
        if row.entity in expires:
            # whatever happens to a graded mine happens within its validity, or it is the lapse of the day after
            assert (
                row.day <= expires[row.entity]
                or (row.event == Event.LAPSED and row.day == expires[row.entity] + 1)
                or row.before == -1
            )
        if row.event == Event.ANNOUNCED and row.after > 0:
            expires[row.entity] = last_day(row.day, months, CoalLaw().time)
        elif row.event in (Event.LAPSED, Event.REVOKED, Event.EXTENDED):
            ended += row.event == Event.LAPSED
            expires.pop(row.entity, None)
    assert ended


def test_the_same_seed_gives_the_same_journal_and_the_hash_is_known_to_differ_by_seed():
    law, behaviour, roster = Dated("coal", CoalLaw), Dated("coal", CoalBehaviour), generate(30, seed=5)
    hashes = [simulate(roster, law, behaviour, FIRST, LAST, seed, 0).journal.sha256() for seed in (1, 1, 2)]
    assert hashes[0] == hashes[1] != hashes[2]


def test_a_metric_that_watches_sees_exactly_the_journal():
    seen = []
    run = simulate(
        generate(10, seed=5), Dated("coal", CoalLaw), Dated("coal", CoalBehaviour), FIRST, LAST, 1, 0, [seen.append]
    )
    assert [tuple(row) for row in seen] == [tuple(row) for row in run.journal.rows()]


def test_one_reviewer_is_slower_than_three():
    def late(reviewers):
        behaviour = Dated(
            "coal",
            CoalBehaviour,
            [
                Change(
                    None,
                    {
                        "coal.city_reviewers": reviewers,
                        "coal.province_reviewers": reviewers,
                        "coal.initial_review_days": 12,
                        "coal.spot_check_days": 5,
                    },
                )
            ],
        )
        run = simulate(generate(200, seed=5), Dated("coal", CoalLaw), behaviour, FIRST, LAST, 1, 0)
        used = reviews(run.journal, run)
        return sum(used) / len(used)

    assert late(1) > 1.2 * late(3)


def test_a_longer_validity_means_fewer_applications_under_common_random_numbers():
    def applications(months):
        law = Dated("coal", CoalLaw, [Change(None, {"coal.validity_months": months})])
        return sum(
            row.event == Event.SELF_EVALUATED
            for row in simulate(generate(60), law, Dated("coal", CoalBehaviour), FIRST, LAST, 1, 0).journal.rows()
        )

    assert applications(60) < applications(36)
