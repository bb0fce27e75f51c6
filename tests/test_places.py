"A reform that holds in some places only: who lives there lives by it, and nobody else does."

from itertools import pairwise

import pytest
from gazette_sim.coal.story import life
from gazette_sim.lab.job import make_job
from gazette_sim.lab.replication import measured, simulated
from gazette_sim.lab.study import make_study, to_toml
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import InputError

REFORM = {"on": "2022-03-01", "set": {"coal.validity_months": 18}}
PERSON = {"on": "2021-06-01", "set": {"credit.campaigns_a_year": 2, "credit.qualification_months": 12}}


def study(regulation, generate, *scenarios, years=3):
    head = {"name": "border", "regulation": regulation, "starts_on": "2021-01-01", "years": years, "replications": 1}
    rows = [{"name": f"s{n}", "reform": reforms} for n, reforms in enumerate(scenarios)]
    return {"study": head, "population": {"generate": generate}, "scenario": rows}


def cities(regulation, generate):
    roster = make_job(make_study(study(regulation, generate, []))).roster
    return list(dict.fromkeys(row.city for row in roster.rows))


@pytest.mark.parametrize(("regulation", "generate", "reform"), [("coal", 12, REFORM), ("credit", 60, PERSON)])
def test_a_reform_in_every_city_is_the_reform_of_the_province(regulation, generate, reform):
    everywhere = {**reform, "where": cities(regulation, generate)}
    job = make_job(make_study(study(regulation, generate, [], [reform], [everywhere])))
    none, province, places = (simulated(job, k, 0).journal.sha256() for k in range(3))
    assert places == province != none


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
    none, province, places = (simulated(job, k, 0).journal.sha256() for k in range(3))
    assert places == province != none


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
            "no places",
        ),
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
