"""Decisions, parameters and readings have words in both languages."""

import tomllib

import pytest

from gazette_sim.coal.decisions import MODULES
from gazette_sim.law.answer import in_words
from gazette_sim.law.regulation import data_files
from gazette_sim.law.decision import decide, decisions
from gazette_sim.law.language import say_for, texts, word_for
from gazette_sim.law.reform import parameters


def chinese(name: str) -> dict:
    "All files of that name together."
    return {
        group: said
        for path in data_files("words", name)
        for group, said in tomllib.loads(path.read_text("utf-8")).items()
    }


def test_every_parameter_has_its_chinese_line_and_no_other_does():
    groups = chinese("parameters.zh.toml").items()
    given = {f"{group}.{name}": text for group, names in groups for name, text in names.items()}
    assert given.keys() == parameters().keys()
    assert all(text.strip() == text != "" for text in given.values())


def test_every_option_of_a_reading_has_its_chinese_name():
    given = {f"{group}.{name}": tuple(options) for group, table in chinese("options.zh.toml").items()
             for name, options in table.items()}  # fmt: skip
    assert given == {name: p.options for name, p in parameters().items() if p.options}


CASES = {
    "coal.grade": {"on": "2021-09-02", "mine_type": "underground", "weighted_score": 93.5,
                   "part_scores": {"通风": 91, "安全基础管理": 88},
                   "accidents": [{"on": "2021-03-01", "severity": "ordinary"}]},
    "coal.route": {"grade": 3, "pilot_county": True, "after_revocation": True},
    "coal.validity": {"granted_on": "2021-05-31", "grade": 3},
    "coal.extension": {"grade": 1, "mine_type": "underground", "expires_on": "2023-11-30",
                       "applied_on": "2023-08-30", "commitment": True, "zero_gas_exceedance": True,
                       "zero_outburst": True, "zero_water_inrush": True, "zero_spontaneous_combustion": True,
                       "zero_rock_burst": True, "working_faces": 3,
                       "mechanisation": 99.5, "fatal_accident": False, "major_hazard": False},
    "coal.sanction": {"grade": 2, "event": "below_standard", "directly_extended": True},
    "coal.deadline": {"received_on": "2021-09-13", "rectification_days": 6, "publicity_from": "2021-11-01"},
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_decision_is_explained_in_words(name: str):
    answer = decide(name, CASES[name])
    for lang in ("en", "zh"):
        assert say_for("coal", f"decision.{name.split('.')[1]}", lang) in answer.explain(lang)
        for field in answer.outcome:
            assert say_for("coal", f"outcome.{field}", lang) in answer.explain(lang)
        for ground in answer.grounds:
            assert all(say_for("coal", f"fact.{fact}", lang) for fact in ground.facts)


def test_every_word_that_a_case_may_hold_has_a_text():
    wanted: set[str] = set()
    for name, decision in decisions().items():
        if name.startswith("coal."):
            schema = decision.schema()
            for each in (schema, *schema.get("$defs", {}).values()):
                for field in each["properties"].values():
                    wanted |= {f"value.{word}" for word in field.get("enum", ())}
    assert len(wanted) > 15
    assert [key for key in sorted(wanted) if not word_for("coal", key, "zh", "")] == []


def test_every_fact_that_a_rule_names_has_a_text():
    known = {name.split(".", 1)[1] for name in parameters()}
    for module in MODULES:
        for rule in vars(module).values():
            for names in getattr(rule, "provisions", {}).values():
                for name in set(names) - known:
                    shown = f"{name[:-4]}_on" if name.endswith("_day") else name
                    assert word_for("coal", f"fact.{shown}", "zh", ""), f"{rule.__name__}: {name}"


def test_units_and_actors_have_chinese_words():
    from gazette_sim.law.language import unit_in
    from gazette_sim.law.reform import parameters
    from gazette_sim.law.provision import register
    from gazette_sim.law.regulation import regulations

    assert {p.unit for p in parameters().values() if not p.options and unit_in(p.unit, "zh") == p.unit} <= {""}
    said = [p.norm("zh") for document in regulations() for p in register(document).values()]
    assert [words for words in said if any("a" <= letter <= "z" for word in words for letter in word)] == []
    assert {key.split(".")[1] for key in texts("zh") if key.startswith("norm.")} == {"kind", "modality"}


@pytest.mark.parametrize("name", sorted(decisions()))
def test_what_a_case_may_be_asked_about_has_a_name_in_both_languages(name: str):
    schema = decisions()[name].schema()
    tables = [schema, *schema.get("$defs", {}).values()]
    for fact in {fact for table in tables for fact in table.get("properties", {})}:
        assert all(word_for(decisions()[name].regulation, f"fact.{fact}", lang, "") for lang in ("en", "zh")), fact


@pytest.mark.parametrize("name", sorted(decisions()))
def test_what_a_case_may_say_has_chinese_words_that_fit_the_fact(name: str):
    schema, regulation = decisions()[name].schema(), decisions()[name].regulation
    for table in (schema, *schema.get("$defs", {}).values()):
        for fact, node in table.get("properties", {}).items():
            words = [word for each in node.get("anyOf", [node]) for word in each.get("enum", ())]
            assert all(in_words(str(word), "zh", fact, regulation) for word in words), fact
    assert in_words("industry", "zh", "industry", "sme") == "工业"
    assert in_words("industry", "zh", "standard", "sme") == "行业标准"
