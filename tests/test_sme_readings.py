"""Each option of each reading of the rules on smaller enterprises changes a decision, a rule, or a history."""

import pytest

from gazette_sim.law.calendar import day_number
from gazette_sim.law.decision import decide
from gazette_sim.law.reform import Change, Dated, parameters
from gazette_sim.sme.innovation import first_set_compensated
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.population import generate
from gazette_sim.sme.simulation import simulate

HIRING = {"borrower": "enterprise", "size": "small", "contract_years": 1}
HIRED = HIRING | {"on": "2021-03-01", "staff": 10, "hired_on": ["2020-12-30", "2020-12-31"]}
SMALL_FEE = {"principal": 500_000, "rate": 0.0095, "small_micro": True, "other_charges": 0.001}
FEES = [{"principal": 8_000_000, "rate": 0.018, "small_micro": False}, SMALL_FEE]
REFINANCED = {"event": "equity_refinancing", "amount": 1_000_000_000, "invested_in_province": 500_000_000}
EARLIER = {"earlier": [{"event": "equity_refinancing", "award": 2_500_000}]}
BOND = {"event": "debt_financing", "amount": 130_000_000, "invested_in_province": 130_000_000}
HOME = {"headquarters_in_province": True, "main_business_in_province": True}
BANK = {"bank_type": "rural", "small_micro_lending_falls_short": True, "measures_taken": 1}
FUND = {"allotted": 100, "left_over": 50, "special_fund": True}
QUARTER = {"quarter_ends_on": "2021-09-30", "size": "small", "reports": False}
BROKER = {"registered_broker": True, "annual_contract_value": 20_000_000, "transformed_results": 6}
GRADUATE = {"size": "small", "hire_in_graduation_year": True, "contract_years": 1, "months_subsidised_before": 12}
OWED = {"payer": "public_body", "delivered_on": "2021-03-01", "contract_due_on": "2021-07-01"}
PATENT = {"insured_from": "2021-03-01", "eligible": True}

# A case of a decision in which the option matters.
CASES = {
    "hires_of_the_year=calendar_year": ("startup_loan", HIRED),
    "hundred_staff=higher_size": ("startup_loan", HIRING | {"staff": 100, "new_eligible_hires": 8}),
    "existing_staff=with_new_hires": ("startup_loan", HIRING | {"staff": 40, "new_eligible_hires": 6}),
    "part_of_a_person=rounded_to_nearest": ("startup_loan", HIRING | {"staff": 41, "new_eligible_hires": 6}),
    "one_percent_itself=excluded": ("guarantee_fee", {"guarantees": [SMALL_FEE | {"rate": 0.009}]}),
    "comprehensive_fee=guarantee_fee_alone": ("guarantee_fee", {"guarantees": FEES}),
    "average_fee=plain": ("guarantee_fee", {"guarantees": FEES}),
    "strive=limit": ("guarantee_fee", {"guarantees": [SMALL_FEE | {"rate": 0.012}]}),
    "listed_abroad=any_enterprise": (
        "listing_award",
        {"event": "overseas_listing", "headquarters_in_province": False, "main_business_in_province": True},
    ),
    "refinancing_cap=all_together": ("listing_award", REFINANCED | EARLIER),
    "large_awarded=not_awarded": ("listing_award", {"event": "domestic_listing", "size": "large", **HOME}),
    "bond_schedule=steps": ("listing_award", BOND),
    "bond_schedule=left_open": ("listing_award", BOND),
    "awards_add_up=greatest_alone": ("listing_award", REFINANCED | EARLIER),
    "half_invested=excluded": ("listing_award", REFINANCED),
    "measures_in_turn=one_after_another": ("supervision", BANK),
    "other_measures=others_too": ("supervision", BANK),
    "fund_carried_over=carried_over": ("special_fund", FUND),
    "fund_of_its_own=both": ("special_fund", FUND),
    "regions_first=among_those_of_a_day": ("special_fund", FUND),
    "statistics_cover=all_smaller_enterprises": ("statistics", QUARTER),
    "statistics_due=within_the_next_month": ("statistics", QUARTER | {"reports": True}),
    "joint_punishment_bars=seriously_dishonest": ("joint_punishment", {"statistical_credit": "seriously_dishonest"}),
    "joint_punishment_bars=all_dishonest": ("joint_punishment", {"statistical_credit": "dishonest"}),
    "contract_beyond_limit=contract": ("payment", OWED),
    "overcharge=refused": ("fee", {"charged": 1200, "in_catalogue": True, "listed_amount": 1000}),
    "subsidy_year=of_the_firm": ("social_insurance_subsidy", GRADUATE),
    "sixty_percent_of=budget": ("procurement_reserve", {"budget": 1_000_000}),
    "undeliverable=leaves_the_base": ("procurement_reserve", {"budget": 1_000_000, "undeliverable": 500_000}),
    "under_the_floor=raised": ("equity_investment", {"eligible": True, "requested": 900_000}),
    "results_counted=of_the_year": ("tech_transfer_subsidy", BROKER | {"transformed_that_year": 4}),
    "insurance_year=day_before": ("patent_insurance", PATENT),
    "patent_subsidy_year=calendar": ("patent_insurance", PATENT),
}
# No decision asks these.
RULES = {"insured_makers=any_maker": lambda law: first_set_compensated(3, True, True, law)}
# Whoever reaches a part of a person reaches the next whole one: the two say the same of every number of hires.
THE_SAME = {"part_of_a_person=rounded_up": ("startup_loan", HIRING | {"staff": 41})}

OPTIONS = {
    f"{parameter.name.removeprefix('sme.')}={option}": (parameter.name, option)
    for parameter in parameters("sme").values()
    if parameter.kind == "reading"
    for option in parameter.options[1:]
}
IN_HISTORIES = OPTIONS.keys() - CASES.keys() - RULES.keys() - THE_SAME.keys()


def test_every_case_is_about_an_option_there_is():
    assert CASES.keys() | RULES.keys() | THE_SAME.keys() <= OPTIONS.keys()


@pytest.mark.parametrize("which", CASES)
def test_an_option_changes_the_answer_to_a_case(which: str):
    decision, case = CASES[which]
    name, option = OPTIONS[which]
    assert decide(f"sme.{decision}", case, readings={name: option}).outcome != decide(f"sme.{decision}", case).outcome


@pytest.mark.parametrize("which", RULES)
def test_an_option_changes_a_rule(which: str):
    name, option = OPTIONS[which]
    other = SmeLaw(**{name.removeprefix("sme."): parameters("sme")[name].options.index(option)})
    assert RULES[which](other) != RULES[which](SmeLaw())


@pytest.mark.parametrize("which", THE_SAME)
def test_an_option_that_says_the_same_does_so_for_any_number(which: str):
    decision, case = THE_SAME[which]
    name, option = OPTIONS[which]
    for hires in range(12):
        asked = case | {"new_eligible_hires": hires}
        answers = [decide(f"sme.{decision}", asked, readings=each).outcome for each in ({}, {name: option})]
        assert answers[0] == answers[1], hires


def _history(**law: int) -> str:
    "The journal of three years of little money, in which desks and funds have work to do."
    assumed = {"told_share": 1.0, "special_fund": 60, "employment_fund": 60, "treasury_awards": 100}
    readings, behaviour = ({f"sme.{name}": value for name, value in some.items()} for some in (law, assumed))
    dated = Dated("sme", SmeLaw, [Change(None, readings)]), Dated("sme", SmeBehaviour, [Change(None, behaviour)])
    span = day_number("2021-01-01"), day_number("2023-12-31")
    return simulate(generate(250), *dated, *span, 7, 0).journal.sha256()


@pytest.mark.parametrize("which", sorted(IN_HISTORIES))
def test_an_option_that_no_case_asks_for_changes_a_history(which: str):
    name, option = OPTIONS[which]
    chosen = {name.removeprefix("sme."): parameters("sme")[name].options.index(option)}
    assert _history(**chosen) != _history()
