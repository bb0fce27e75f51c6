"""Audits: who acts on smaller enterprises without a desk, of complaints, and of a roster filled by another regulation:
books agree with the journal, and what is simulated with what the decisions say."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.roster_from_results import filled
from gazette_sim.lab.scenario import shipped_rosters
from gazette_sim.lab.study import make_study, read_study
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.decision import decide
from gazette_sim.law.money import yuan
from gazette_sim.law.period import NEVER
from gazette_sim.law.reform import Change, Dated
from gazette_sim.sme.banks import STEPS
from gazette_sim.sme.capital import MEASURES
from gazette_sim.sme.events import ACTORS, BANKS, GOVERNMENTS, GUARANTORS, Event
from gazette_sim.sme.metrics import arrears_steps, charge_steps, shares_of
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw, StatisticsDue
from gazette_sim.sme.population import generate, read_roster
from gazette_sim.sme.rights import PAYERS
from gazette_sim.sme.simulation import Run, simulate

FIRST, LAST = "2021-01-01", "2024-12-31"


@cache
def history(count: int = 900, last: str = LAST, seed: int = 4, **values: float) -> Run:
    changes = [Change(None, {f"sme.{name}": value for name, value in values.items()})]
    dated = Dated("sme", SmeLaw, changes), Dated("sme", SmeBehaviour, changes)
    return simulate(generate(count), *dated, day_number(FIRST), day_number(last), seed, 0)


def rows(run: Run, *events: Event) -> int:
    return int(np.isin(run.journal.columns()["event"], events).sum())


# Books and journal


def test_the_book_of_purchases_is_the_journal_s():
    run = history()
    assert len(run.purchases) == 4 * len(GOVERNMENTS) == rows(run, Event.RESERVED, Event.RESERVE_MISSED)
    assert sum(bought.missing > 0 for bought in run.purchases) == rows(run, Event.RESERVE_MISSED) > 0


def test_the_book_of_banks_is_the_journal_s():
    run = history()
    assert rows(run, Event.BANK_MONITORED) == 48 * len(BANKS)
    assert len(run.bank_quarters) == rows(run, Event.BANK_REPORTED) == 16 * len(BANKS)
    taken = Counter(quarter.step for quarter in run.bank_quarters if quarter.step)
    assert taken and {STEPS[step - 1]: n for step, n in taken.items()} == {
        event: rows(run, event) for event in STEPS if rows(run, event)
    }
    assert all(quarter.short for quarter in run.bank_quarters if quarter.step)


def test_the_book_of_guarantors_is_the_journal_s():
    run = history()
    assert len(run.fee_years) == 4 * len(GUARANTORS)
    assert sum(not year.lawful for year in run.fee_years) == rows(run, Event.FEES_OVER) > 0


def test_the_book_of_evaluations_is_the_journal_s():
    run = history()
    assert len(run.evaluations) == rows(run, Event.EVALUATED) == 3 * len(GOVERNMENTS)  # of 2024 only in 2025
    assert sum(found.named for found in run.evaluations) == rows(run, Event.NAMED) > 0
    assert 0 < rows(run, Event.MENDED, Event.NOT_MENDED) <= rows(run, Event.NAMED)
    missed = {(bought.buyer, bought.year) for bought in run.purchases if bought.missing > 0}
    for found in run.evaluations:
        year = int(iso(found.day)[:4]) - 1
        assert found.missed == ((found.government, year) in missed)


def test_figures_are_handed_over_once_a_quarter_by_every_bureau():
    run = history()
    c = run.journal.columns()
    some = np.isin(c["event"], (Event.STATISTICS_GIVEN, Event.STATISTICS_LATE))
    counts = Counter(c["entity"][some].tolist())
    assert len(counts) == len(GOVERNMENTS) and set(counts.values()) <= {14, 15}  # the last quarters' are under way
    assert (
        rows(run, Event.STATISTICS_LATE)
        == 0
        < rows(history(statistics_due=StatisticsDue.WITHIN_THE_NEXT_MONTH), Event.STATISTICS_LATE)
    )


def test_those_who_act_are_entities_after_the_enterprises_and_before_the_desks():
    run = history()
    names, desks = run.journal.vocabulary.entities, run.desks
    assert names[-len(desks) - len(ACTORS) : -len(desks)] == ACTORS
    assert run.journal.check() == []


def test_the_same_seed_gives_the_same_history_and_another_does_not():
    short = {"count": 120, "last": "2021-12-31"}
    again = simulate(
        generate(120),
        Dated("sme", SmeLaw),
        Dated("sme", SmeBehaviour),
        day_number(FIRST),
        day_number("2021-12-31"),
        4,
        0,
    )
    assert history(**short).journal.sha256() == again.journal.sha256() != history(**short, seed=5).journal.sha256()


# The simulation and the decisions state the same law


def test_a_buyer_s_duty_is_what_the_decision_says():
    for bought in history().purchases[:40]:
        lacking = bought.budget - bought.deliverable
        case = {"budget": yuan(bought.budget), "undeliverable": yuan(lacking)}
        outcome = decide("sme.procurement_reserve", case).outcome
        due = outcome["reserved_for_sme"], outcome["reserved_for_small_micro"]
        assert due == (yuan(bought.due), yuan(bought.due_small_micro))


def test_a_day_to_pay_is_what_the_decision_says():
    of, names = history().deliveries[3], list(PAYERS)
    looked = Counter[str]()
    for payer, day, due in zip(of.payers.tolist(), of.days.tolist(), of.due.tolist(), strict=True):
        case = {"payer": names[payer], "delivered_on": iso(day)}
        without = decide("sme.payment", case).outcome["due_on"]
        if without != (iso(due) if due > NEVER else None):  # the contract names a day
            named = decide("sme.payment", case | {"contract_due_on": iso(due)}).outcome
            assert named["due_on"] == iso(due)
        looked[names[payer]] += 1
        if sum(looked.values()) == 90:
            break
    assert len(looked) == 3


def test_measures_are_those_that_the_decision_opens():
    for quarter in history().bank_quarters:
        if quarter.step:
            case = {"bank_type": "rural", "small_micro_lending_falls_short": True}
            assert MEASURES[quarter.step - 1] in decide("sme.supervision", case).outcome["measures"]


# Complaints


def test_every_complaint_ends_once_or_is_still_open():
    run = history(invoices=1.5, outside_charges=0.1)
    for steps, ends in (
        (charge_steps(run.journal, run), (Event.CHARGE_REFUNDED, Event.CHARGE_STANDS)),
        (arrears_steps(run.journal, run), ()),
    ):
        assert len(steps) > 30 and all(step.used >= 0 for step in steps)
        if ends:
            assert sum(step.finished for step in steps) == rows(run, *ends)
    assert len(charge_steps(run.journal, run)) == rows(run, Event.CHARGE_COMPLAINED)
    assert len(arrears_steps(run.journal, run)) == rows(run, Event.ARREARS_COMPLAINED)


def test_a_desk_brings_money_forward_and_never_back():
    helped = history(invoices=1.5, payment_complaint_share=0.6, cleared_share=1.0)
    alone = history(invoices=1.5, payment_complaint_share=0.02, cleared_share=0.2)
    sooner = 0
    for one, other in zip(helped.deliveries, alone.deliveries, strict=True):
        assert one.due.tolist() == other.due.tolist()
        assert not ((one.paid > other.paid) & ~other.complains).any()
        sooner += int((one.paid < other.paid).sum())
    assert sooner > 20


def test_nobody_complains_who_has_closed_and_large_enterprises_are_left_out():
    run = history(invoices=1.5)
    c = run.journal.columns()
    closed: dict[int, int] = {}
    for day, who, event in zip(c["day"].tolist(), c["entity"].tolist(), c["event"].tolist(), strict=True):
        if event == Event.CLOSED:
            closed[who] = day
        if event in (Event.CHARGE_COMPLAINED, Event.ARREARS_COMPLAINED):
            assert closed.get(who, day + 1) > day


def test_a_limit_for_complaints_is_counted_only_where_a_law_gives_one():
    busy = {"invoices": 1.5, "payment_complaint_share": 0.6, "arrears_reviewers": 0.2, "payment_handling_days": 20}
    assert (
        rows(history(**busy), Event.ARREARS_OVERDUE)
        == 0
        < rows(history(**busy, complaint_days=30), Event.ARREARS_OVERDUE)
    )


# Scenarios


def test_a_lower_ceiling_brings_fees_down_and_turns_more_away():
    usual, low = (history(average_fee_per_mille=n).fee_years for n in (15, 10))
    last = [year for year in usual if year.year == 2024], [year for year in low if year.year == 2024]
    fees = [sum(year.fees for year in some) / sum(year.principal for year in some) for some in last]
    assert fees[1] < fees[0] and sum(y.turned_away for y in last[1]) > sum(y.turned_away for y in last[0])


def test_a_higher_reserve_is_reserved_and_moves_hardly_anything():
    usual, more = (shares_of(history(reserved_percent=n).purchases) for n in (30, 40))
    assert more.reserved > usual.reserved * 1.25 and more.moved - usual.moved < 0.02


# A roster that another regulation filled


def test_the_shipped_roster_is_made_again_from_the_credit_history(tmp_path: Path):
    shipped = read_roster(shipped_rosters("sme")["credit-of-2023"])
    study = read_study("credit-disclosure")
    made, told = filled(generate(700, 2020), "statistical_credit", study, "2023-01-01", replication=1)
    assert made.sha256 == shipped.sha256
    assert told.journal_sha256 == shipped.history["journal_sha256"] and told.told() == shipped.attribution
    gravest = [row.id for row in shipped.rows if row.statistical_credit == "seriously_dishonest"]
    assert len(gravest) == 2


def test_a_study_of_that_roster_says_in_its_manifest_which_history_filled_it(tmp_path: Path):
    study = read_study("sme-credit").with_(replications=1, last_day=day_number("2023-12-31"))
    result = run_study(study, workers=0, out=tmp_path / "credit", progress=False)
    said = json.loads((tmp_path / "credit" / "manifest.json").read_text("utf-8"))["population"]["history"]
    assert said["regulation"] == "credit" and said["column"] == "statistical_credit" and said["on"] == "2023-01-01"
    assert (tmp_path / "credit" / "roster" / "credit-of-2023.source.toml").is_file()
    assert len(result.values("all dishonest are", "sme.payments_dishonest")) == 1


@pytest.mark.parametrize(("reading", "paid"), [("nobody", True), ("seriously_dishonest", False)])
def test_joint_punishment_shuts_out_of_public_money_by_a_reading(reading: str, paid: bool, tmp_path: Path):
    roster = tmp_path / "dishonest.csv"
    text = Path(shipped_rosters("sme")["credit-of-2023"]).read_text("utf-8").splitlines()
    lines = [line.rpartition(",")[0] + ",seriously_dishonest" for line in text[1:]]
    roster.write_text("\n".join([text[0], *lines]), encoding="utf-8")
    head = {"name": "barred", "regulation": "sme", "starts_on": "2023-01-01", "years": 2, "replications": 1}
    scenario = {"name": reading, "readings": {"sme.joint_punishment_bars": reading}}
    study = make_study({"study": head, "population": {"roster": str(roster)}, "scenario": [scenario]})
    result = run_study(study, workers=0, out=tmp_path / "out", progress=False)
    assert (result.values(reading, "sme.payments_dishonest")[0] > 0) == paid
