"A reform that holds in some places only: who lives there lives by it, and nobody else does."

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from gazette_sim.coal.story import life
from gazette_sim.credit.papers import papers
from gazette_sim.credit.story import story
from gazette_sim.lab.job import make_job
from gazette_sim.lab.replication import history_of, measured, simulated
from gazette_sim.lab.study import make_study, to_toml
from gazette_sim.lab.task import together
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import InputError
from gazette_sim.sme.metrics import owed

REFORM = {"on": "2022-03-01", "set": {"coal.validity_months": 18}}
PERSON = {"on": "2021-06-01", "set": {"credit.campaigns_a_year": 2, "credit.qualification_months": 12}}


def study(regulation, generate, *scenarios, years=3):
    head = {"name": "border", "regulation": regulation, "starts_on": "2021-01-01", "years": years, "replications": 1}
    rows = [{"name": f"s{n}", "reform": reforms} for n, reforms in enumerate(scenarios)]
    return {"study": head, "population": {"generate": generate}, "scenario": rows}


@cache
def as_issued(regulation, generate):
    return make_job(make_study(study(regulation, generate, [])))


@cache
def journal_as_issued(regulation, generate):
    "The fingerprint of the history that every study here has for its first scenario."
    return simulated(as_issued(regulation, generate), 0, 0).journal.sha256()


def cities(regulation, generate):
    roster = as_issued(regulation, generate).roster
    return list(dict.fromkeys(row.prefecture if regulation == "sme" else row.city for row in roster.rows))


@pytest.mark.parametrize(("regulation", "generate", "reform"), [("coal", 12, REFORM), ("credit", 60, PERSON)])
def test_a_reform_in_every_city_is_the_reform_of_the_province(regulation, generate, reform):
    everywhere = {**reform, "where": cities(regulation, generate)}
    job = make_job(make_study(study(regulation, generate, [], [reform], [everywhere])))
    none, province, places = (simulated(job, k, 0).journal.sha256() for k in range(3))
    assert places == province != none == journal_as_issued(regulation, generate)


SME = {
    "columns": {
        "set": {"sme.public_payment_days": 10, "sme.longest_payment_days": 20, "sme.complaint_days": 5},
        "readings": {"sme.overcharge": "refused"},
    },
    "applications": {"set": {"sme.hires_percent": 40, "sme.founder_loan_most": 100_000, "sme.equity_most": 2_000_000}},
    "notes": {"set": {"sme.social_insurance_months": 6}, "readings": {"sme.subsidy_year": "of_the_firm"}},
}


@pytest.mark.parametrize("values", SME.values(), ids=SME)
def test_so_it_is_where_enterprises_are_worked_out_in_columns(values):
    one = {"on": "2022-07-01", **values}
    asked = make_study(study("sme", 400, [], [one], [{**one, "where": cities("sme", 400)}]))
    province, places = (simulated(make_job(asked), k, 0) for k in (1, 2))
    assert places.journal.sha256() == province.journal.sha256() != journal_as_issued("sme", 400)
    assert owed(places) == owed(province)


def test_on_one_side_of_the_border_invoices_fall_due_earlier_and_nothing_else_changes():
    inside, days = cities("sme", 400)[0], {"set": {"sme.public_payment_days": 10, "sme.late_interest": 10}}
    asked = study("sme", 400, [], [{"on": "2021-07-01", **days, "where": [inside]}], years=1)
    none, places = (simulated(make_job(make_study(asked)), k, 0) for k in range(2))
    here = {n for n, of in enumerate(places.places) if inside in of}
    moved = [
        np.isin(new.firms[new.due != old.due], list(here))
        for old, new in zip(none.deliveries, places.deliveries, strict=True)
    ]
    assert len(moved[0]) == len(moved[1]) == 0 < len(moved[2]) and all(each.all() for each in moved)
    assert all((old.firms == new.firms).all() for old, new in zip(none.deliveries, places.deliveries, strict=True))
    last = day_number("2021-12-31")
    assert {places.law_of(n, last).late_interest for n in here} == {10} != {none.law_of(0, last).late_interest}
    assert owed(places).interest > owed(none).interest
    government = places.journal.vocabulary.entities.index(f"government {inside}")
    assert places.places[government] == (inside,) and places.places[government + 1 :].count(()) > 10


def test_divided_histories_of_places_are_the_same_bytes():
    first, second = (
        [{"on": day, "set": {"sme.statistics_months": 1}, "where": cities("sme", 60)[:2]}]
        for day in ("2021-04-01", "2021-08-01")
    )
    job = make_job(make_study(study("sme", 60, [], first, second, years=1)))
    apart = {scenario: history_of(job, scenario, 0, journal=True) for scenario in range(3)}
    assert len({history.content for history in apart.values()}) == 3
    assert together(job, [0, 1, 2], 0, True, worth=0.0) == apart


@pytest.mark.parametrize(
    "values",
    [
        {"readings": {"coal.check_base": "mines_graded_by_authority", "coal.running_validity": "recalculated"}},
        {"set": {"coal.self_checks_a_year": 2, "coal.county_check_percent": 50, "coal.stop_months_max": 2}},
        {"readings": {"coal.below_standard": "always_revoke", "coal.late_application": "refused"}},
        {"set": {"coal.publicity_working_days": 2, "coal.city_check_percent": 100, "coal.superior_checks_a_year": 1}},
    ],
)
def test_so_it_is_for_duties_of_offices_running_terms_and_pending_applications(values):
    one, every = {"on": "2022-07-01", **values}, {"on": "2022-07-01", **values, "where": cities("coal", 12)}
    job = make_job(make_study(study("coal", 12, [], [one], [every])))
    province, places = (simulated(job, k, 0).journal.sha256() for k in (1, 2))
    assert places == province != journal_as_issued("coal", 12)


def test_on_one_side_of_the_border_a_grade_runs_out_earlier():
    inside = cities("coal", 30)[0]
    first_day = [{**REFORM, "on": "2021-01-01", "where": [inside]}]
    job = make_job(make_study(study("coal", 30, [], first_day, years=6)))
    reminded = [{True: set(), False: set()} for _ in range(2)]
    for k, found in enumerate(reminded):
        run = simulated(job, k, 0)
        for row in job.roster.rows:
            told = [e for e in life(run, row.id, job.roster).entries if e.event in ("announced", "reminded")]
            days = {b.day - a.day for a, b in pairwise(told) if (a.event, b.event) == ("announced", "reminded")}
            found[row.city == inside] |= days
    before, after = reminded
    assert min(before[True]) > 900 and max(after[True]) < 500  # days before three years, or a year and a half, are over
    assert after[False] == before[False] and min(after[False]) > 900
    law = job.law(1)
    assert law.within(("x", inside)).on(day_number("2021-06-01")).validity_months == 18
    assert law.within(("x", "y")) is law and law.on(day_number("2021-06-01")).validity_months == 36
    measured(job, 1, 0)  # metrics that ask for a limit ask by the subject's law


def test_changes_of_the_same_day_do_not_reach_over_the_border_and_later_ones_everywhere_hold_there_too():
    later = {"on": "2023-01-01", "set": {"coal.validity_months": 48}}
    inside = cities("coal", 12)[:1]
    law = make_job(make_study(study("coal", 12, [later, {**REFORM, "where": inside}]))).law(0)
    days = [day_number(day) for day in ("2022-02-28", "2022-03-01", "2023-01-01")]
    assert [law.within(("", *inside)).on(day).validity_months for day in days] == [36, 18, 48]
    assert [law.on(day).validity_months for day in days] == [36, 36, 48]
    assert law.changes_on() == days[1:]


def test_what_has_no_place_is_refused_in_one_line():
    for regulation, reform, said in (
        ("coal", {**REFORM, "where": ["长春"]}, "did you mean 长春市?"),
        ("coal", {"on": "2022-03-01", "where": ["长春市"], "set": {"coal.city_report_day": 3}}, "on one day"),
        (
            "coal",
            {"on": "2022-03-01", "where": ["长春市"], "assumptions": {"coal.city_reviewers": 3}},
            "set and readings",
        ),
        (
            "pilot_zone",
            {"on": "2022-03-01", "where": ["长春市"], "set": {"pilot_zone.specialists_target": 900}},
            "no places: the plan is one city's",
        ),
        (
            "gazette",
            {"on": "2022-03-01", "where": ["长春市"], "set": {"gazette.issues_a_year": 20}},
            "no places: the gazette is the province's",
        ),
        ("sme", {"on": "2022-03-01", "where": ["长春市"], "readings": {"sme.unpaid_claims": "wait"}}, "in one turn"),
        ("coal", {**REFORM, "where": "长春市"}, "a list of places"),
    ):
        with pytest.raises(InputError) as error:
            make_job(make_study(study(regulation, 30, [reform])))
        assert said in str(error.value), str(error.value)


def test_a_regional_study_reads_back_as_written():
    import tomllib

    asked = make_study(study("coal", 12, [], [{**REFORM, "where": ["长春市", "吉林市"]}]))
    assert make_study(tomllib.loads(to_toml(asked))) == asked and asked.scenarios[1].regional[0].where == (
        "长春市",
        "吉林市",
    )


def test_forms_and_stories_are_those_of_the_law_where_the_enterprise_is():
    inside = "长春市"
    reform = {"on": "2021-01-01", "where": [inside], "set": {"credit.statement_term": 9, "credit.disclosure_months": 5}}
    often = {"assumptions": {"credit.error_rate": 0.02, "credit.fraud_rate": 0.003}}
    asked = study("credit", 60, [], [reform])
    for row in asked["scenario"]:
        row.update(often)
    job = make_job(make_study(asked))
    run, terms = simulated(job, 1, 0), {True: set(), False: set()}
    for row in job.roster.rows:
        for filed in papers(run, row.id):
            if filed.annex == 3:
                terms[row.city == inside].add((filed.law.statement_term, filed.law.disclosure_months))
                assert str(filed.law.statement_term) in str(filed.form)
    usual = job.law(0).on(day_number("2021-06-01"))
    assert terms == {True: {(9, 5)}, False: {(usual.statement_term, usual.disclosure_months)}}
    told = {row.city == inside: story(run, row.id, roster=job.roster) for row in job.roster.rows}
    assert f"Law of {inside}, from 2021-01-01: credit.disclosure_months = 5 months; credit.stat" in told[True]
    assert "law of the whole province: no place" in told[False] and "province: no place" not in told[True]
    assert "whole province" not in story(simulated(job, 0, 0), job.roster.rows[0].id, roster=job.roster)
