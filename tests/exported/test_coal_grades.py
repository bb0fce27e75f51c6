# Made from nbs/coal/01_grades.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from functools import cache
from typing import Annotated, Any, NamedTuple
from pydantic import model_validator
from gazette_sim.coal.parameters import Analogy, CoalLaw, ExtendedHazard, ExtensionWaits, FalsifiedBar, FalsifiedYear, OldGrades, RevokedUnrectified, Slippage, StaleIsSlippage, StoppedHalt, Unrectified, WaitStarts
from gazette_sim.law.calendar import day_number, iso
from gazette_sim.law.citation import InputError, in_order
from gazette_sim.law.decision import Case, as_numbers, decision
from gazette_sim.law.drawing import DARK_TO_LIGHT
from gazette_sim.law.field import POINTS, Check, Day, Flag, OneOf, Score, Whole
from gazette_sim.law.ground import Ground, grounds_of
from gazette_sim.law.parameter import fact
from gazette_sim.law.period import NEVER, issued_and_published, last_day, last_day_half_years
from gazette_sim.law.regulation import regulation
from gazette_sim.law.rule import compilable, implements, items, places, provisions_met
from gazette_sim.law.check import clause
from gazette_sim.law.decision import decide
from gazette_sim.law.drawing import described
from gazette_sim.law.rule import looks_at
import matplotlib.pyplot as plt
from gazette_sim.coal.grades import *


def graded(on, **facts):
    case = {"on": on, "mine_type": "underground", "weighted_score": 95, "part_scores": [95]}
    how = {k: facts.pop(k) for k in ("readings", "set", "reforms") if k in facts}
    return decide("coal.grade", case | facts, **how).outcome


def test_marks_include_the_figure():
    assert graded("2021-01-01", weighted_score=90, part_scores=[90, 90])["grade"] == 1
    assert graded("2021-01-01", weighted_score=90, part_scores=[90, 89.9]) == {
        "grade": 2,
        "bars": {"1": ["coal.5.1"], "2": [], "3": []},
    }
    assert graded("2021-01-01", weighted_score=79.9, part_scores=[80])["grade"] == 3
    assert graded("2021-01-01", weighted_score=69.9, part_scores=[99])["grade"] is None


def test_accident_waits_by_severity_end_on_the_corresponding_day():
    waits = {
        "ordinary": ("2022-03-01", "2021-09-01"),
        "larger": ("2023-03-01", "2022-03-01"),
        "major": ("2023-03-01", "2022-03-01"),
        "extraordinary": ("2024-03-01", "2024-03-01"),
    }
    for severity, ends in waits.items():
        for grade, end in zip((1, 2), ends):
            accident = [{"on": "2021-03-01", "severity": severity}]
            assert f"coal.5.{grade}.2" in graded(end, accidents=accident)["bars"][str(grade)]
            assert f"coal.5.{grade}.2" not in graded(iso(day_number(end) + 1), accidents=accident)["bars"][str(grade)]


def test_an_unrectified_accident_bars_grade_three_by_the_letter_and_all_a_fortiori():
    accident = [{"on": "2018-03-01", "severity": "ordinary", "rectified": False}]
    assert graded("2021-01-01", accidents=accident)["bars"] == {"1": [], "2": [], "3": ["coal.5.3.2"]}
    later = {"on": "2020-12-31", "severity": "ordinary"}  # what it demands has been done
    assert graded("2021-01-01", accidents=[*accident, later])["bars"]["3"] == ["coal.5.3.2"]
    same_day = [{"on": "2021-01-01", "severity": "ordinary", "rectified": False}]
    assert graded("2021-01-01", accidents=same_day)["bars"] == {g: [f"coal.5.{g}.2"] for g in "123"}
    all_grades = graded("2021-01-01", accidents=accident, readings={"coal.unrectified": "all_grades"})
    assert all_grades == {"grade": None, "bars": {g: ["coal.5.3.2"] for g in "123"}}


def test_lost_grades_count_by_cause_and_kind():
    def loss(cause, kind="downgraded", rectified=True):
        return [{"on": "2021-03-01", "kind": kind, "cause": cause, "rectified": rectified}]

    for cause in ("management_slippage", "major_hazard", "below_standard"):
        assert graded("2022-03-01", losses=loss(cause))["bars"]["1"] == ["coal.5.1.4"], cause
        assert graded("2022-03-02", losses=loss(cause))["grade"] == 1
    for cause in ("fatal_accident", "stopped_over_six_months", "system_not_updated"):
        assert graded("2021-03-01", losses=loss(cause, "revoked"))["grade"] == 1, cause
    assert graded("2021-09-01", losses=loss("major_hazard", "revoked"))["bars"]["2"] == ["coal.5.2.3"]
    assert graded("2021-09-01", losses=loss("major_hazard", "downgraded"))["bars"]["2"] == []
    assert graded("2023-09-01", losses=loss("major_hazard", "revoked", False))["bars"] == {
        "1": ["coal.11.4"],
        "2": ["coal.11.4"],
        "3": ["coal.11.4", "coal.5.3.3"],
    }
    assert (
        graded("2021-09-01", losses=loss("below_standard"), readings={"coal.slippage": "express_finding_only"})["grade"]
        == 1
    )


def test_an_extended_grade_that_was_lost_waits_by_both_clauses():
    loss = [{"on": "2021-03-01", "kind": "revoked", "cause": "extended_spot_check"}]
    assert graded("2022-03-01", losses=loss)["bars"]["1"] == ["coal.11.5", "coal.5.1.4"]
    assert graded("2023-03-01", losses=loss)["bars"]["1"] == ["coal.11.5"]
    assert graded("2023-03-02", losses=loss)["grade"] == 1
    assert graded("2022-03-01", losses=loss)["bars"]["2"] == graded("2022-03-01", losses=loss)["bars"]["3"] == []
    lowered = [{"on": "2021-03-01", "kind": "downgraded", "cause": "extended_spot_check"}]
    for how, last, clauses in (
        ("side_by_side", "2022-03-01", ["coal.11.5", "coal.5.1.4"]),
        ("special_displaces", "2022-03-01", ["coal.11.5"]),
        ("add_up", "2023-03-01", ["coal.11.5"]),
    ):
        read = {"coal.extension_waits": how}
        assert graded(last, losses=lowered, readings=read)["bars"]["1"] == clauses
        assert graded(iso(day_number(last) + 1), losses=lowered, readings=read)["grade"] == 1
    displaced = {"coal.extension_waits": "special_displaces"}
    assert graded("2022-03-01", losses=loss, readings=displaced)["bars"]["1"] == ["coal.11.5"]
    add_up = {"coal.extension_waits": "add_up"}
    assert graded("2024-03-01", losses=loss, readings=add_up)["bars"]["1"] == ["coal.11.5"]
    assert graded("2024-03-02", losses=loss, readings=add_up)["grade"] == 1


def test_a_field_of_the_other_type_of_mine_has_no_effect():
    open_pit = {"mine_type": "open_pit"}
    assert graded("2021-01-01", extraction_outsourced=True, stripping_contractors=9)["grade"] == 1
    assert graded("2021-01-01", **open_pit, extraction_outsourced=True)["bars"]["1"] == ["coal.5.1.5"]
    assert graded("2021-01-01", **open_pit, stripping_contractors=2)["grade"] == 1
    assert graded("2021-01-01", **open_pit, stripping_contractors=3)["bars"]["1"] == ["coal.5.1.5"]
    assert graded("2021-01-01", **open_pit, shift_headcount_exceeded=True)["grade"] == 1
    assert graded("2021-01-01", **open_pit, dispatch_labour_underground=True)["grade"] == 1  # it has no 井下
    both = graded("2021-01-01", **open_pit, dispatch_labour_underground=True, shift_headcount_exceeded=True)
    assert both["bars"] == {"1": [], "2": [], "3": []}
    assert graded("2021-01-01", dispatch_labour_underground=True)["bars"]["3"] == ["coal.5.3.4"]
    assert graded("2021-01-01", shift_headcount_exceeded=True)["bars"] == {
        "1": ["coal.5.1.1"],
        "2": ["coal.5.2.1"],
        "3": ["coal.5.3.1"],
    }


def test_a_missing_basic_condition_bars_each_grade_and_hides_nothing():
    outcome = graded("2021-01-01", basic_conditions_met=False, blacklisted=True)
    assert outcome == {
        "grade": None,
        "bars": {"1": ["coal.4", "coal.5.1.6"], "2": ["coal.4", "coal.5.2.4"], "3": ["coal.4"]},
    }


def test_a_falsified_self_evaluation_bars_two_grades_for_a_year():
    assert graded("2022-03-01", falsified_on="2021-03-01")["bars"] == {"1": ["coal.7.3"], "2": ["coal.7.3"], "3": []}
    assert graded("2022-03-02", falsified_on="2021-03-01")["grade"] == 1
    assert (
        graded("2022-03-01", falsified_on="2021-03-01", readings={"coal.falsified_bar": "all_grades"})["grade"] is None
    )


def test_on_the_day_of_the_finding_and_until_rectified_a_falsified_self_evaluation_bars_every_grade():
    every = {"grade": None, "bars": {grade: ["coal.7.3"] for grade in "123"}}
    assert graded("2021-03-01", falsified_on="2021-03-01") == every
    assert graded("2021-03-02", falsified_on="2021-03-01")["grade"] == 3
    assert graded("2023-03-02", falsified_on="2021-03-01", falsified_rectified=False) == every
    assert graded("2021-02-28", falsified_on="2021-03-01", falsified_rectified=False)["grade"] == 1


def test_whoever_was_revoked_for_whatever_cause_is_graded_again_only_when_rectified():
    for cause in CAUSES:
        lost = {"on": "2021-03-01", "kind": "revoked", "cause": cause, "rectified": False}
        outcome = graded("2025-09-01", losses=[lost])
        assert outcome["grade"] is None and all("coal.11.4" in bars for bars in outcome["bars"].values()), cause
        assert graded("2025-09-01", losses=[lost | {"rectified": True}])["grade"] == 1, cause
        assert graded("2025-09-01", losses=[lost | {"kind": "downgraded"}])["grade"] == 1, cause
    accident = {"on": "2021-03-01", "severity": "larger", "rectified": False}  # 整改 is not done while this is open
    lost = {"on": "2021-03-01", "kind": "revoked", "cause": "fatal_accident"}
    assert graded("2025-09-01", accidents=[accident], losses=[lost])["bars"]["1"] == ["coal.11.4"]
    assert graded("2025-09-01", accidents=[accident], losses=[lost | {"kind": "downgraded"}])["bars"]["1"] == []
    stopped = [{"on": "2021-03-01", "kind": "revoked", "cause": "stopped_over_six_months", "rectified": False}]
    assert graded("2025-09-01", losses=stopped, readings={"coal.stopped_halt": "displaced"})["grade"] == 1


def test_readings_of_revocation_and_stale_records_act():
    revoked = [{"on": "2021-03-01", "kind": "revoked", "cause": "major_hazard", "rectified": False}]
    assert graded("2023-09-01", losses=revoked)["grade"] is None
    alone = graded("2023-09-01", losses=revoked, readings={"coal.revoked_unrectified": "hazards_alone"})
    assert alone == {"grade": 1, "bars": {"1": [], "2": [], "3": ["coal.5.3.3"]}}
    stale = [{"on": "2021-03-01", "kind": "downgraded", "cause": "system_not_updated"}]
    assert graded("2022-03-01", losses=stale)["grade"] == 1
    assert graded("2022-03-01", losses=stale, readings={"coal.stale_is_slippage": "yes"})["bars"]["1"] == ["coal.5.1.4"]


def test_the_year_of_7_3_runs_from_the_finding_or_from_rectification_by_the_reading():
    case = {"falsified_on": "2021-03-01", "falsified_rectified_on": "2021-07-01"}
    late = {"coal.falsified_year": "from_rectification"}
    assert graded("2021-06-30", **case)["grade"] is None and graded("2021-07-01", **case)["grade"] == 3
    assert graded("2022-03-02", **case)["grade"] == 1 and graded("2022-03-02", **case, readings=late)["grade"] == 3
    assert graded("2022-07-01", **case, readings=late)["grade"] == 3
    assert graded("2022-07-02", **case, readings=late)["grade"] == 1


def test_the_waits_after_a_loss_run_from_the_decision_or_from_its_announcement_by_the_reading():
    lost = {"on": "2021-03-01", "kind": "revoked", "cause": "major_hazard", "announced_on": "2021-04-10"}
    told = {"coal.wait_starts": "announcement"}
    for on, grade, later in (("2021-09-02", 2, 3), ("2021-10-11", 2, 2), ("2022-03-02", 1, 2), ("2022-04-11", 1, 1)):
        assert (
            graded(on, losses=[lost])["grade"] == grade and graded(on, losses=[lost], readings=told)["grade"] == later
        )
    untold = lost | {"announced_on": "2023-01-01"}
    assert graded("2022-12-31", losses=[untold], readings=told)["grade"] == 3  # its wait has not begun to run


def test_a_part_that_cannot_be_read_is_named():
    for parts, name in (
        ([95, "a"], "part_scores[1]"),
        ({"a": 101}, "part_scores.a"),
        ([], "part_scores"),
        ({}, "part_scores"),
        (95, "part_scores"),
        ("95", "part_scores"),
        (True, "part_scores"),
    ):
        try:
            graded("2021-01-01", part_scores=parts)
        except ValueError as error:
            assert str(error).startswith(f"coal.grade: {name}: found")
        else:
            raise AssertionError(f"{parts} was taken")


def test_what_is_dated_later_has_not_happened():
    assert (
        graded(
            "2021-01-01",
            accidents=[{"on": "2021-01-02", "severity": "major", "rectified": False}],
            grade1_failed_on="2021-02-01",
        )["grade"]
        == 1
    )
    case = {"on": "2021-01-01", "mine_type": "underground", "weighted_score": 95, "part_scores": [95]}
    (note,) = decide("coal.grade", case | {"part_scores": {"zz": 91, "通风": 91, "aa": 92}}).notes
    assert "aa" in note and "zz" in note and note.index("aa") < note.index("zz") and "通风" not in note
    late = decide("coal.grade", case | {"accidents": [{"on": "2021-01-02", "severity": "major"}]})
    assert "accidents[0].on" in late.notes[0] and "2021-01-02" in late.notes[0] and "not_yet" not in late.outcome
    assert graded("2021-03-01", grade1_failed_on="2021-02-01")["bars"]["1"] == ["coal.5.1.3"]


def test_the_national_methods_of_2024_set_the_foundation_its_own_mark():
    parts = {"通风": 91, "安全基础管理": 86}
    assert graded("2024-10-16", part_scores=parts)["grade"] == 2
    assert graded("2024-10-16", part_scores=parts, reforms=["national_2024"])["grade"] == 1
    assert graded("2024-10-15", part_scores=parts, reforms=["national_2024"])["grade"] == 2
    for mark, grade in ((85, 1), (84.9, 2)):
        at_the_mark = {"通风": 91, "安全基础管理": mark}
        assert graded("2024-10-16", part_scores=at_the_mark, reforms=["national_2024"])["grade"] == grade


def test_a_case_that_cannot_be_read_is_refused_in_one_line():
    wrong = (
        {"on": "2024-02-30"},
        {"weighted_score": 90.05},
        {"part_scores": []},
        {"accidents": [{"on": "2021-01-01", "severity": "huge"}]},
        {"grade": 4},
    )
    expected = (
        "on: found",
        "weighted_score: found",
        "part_scores: found",
        "accidents[0].severity: found",
        "grade: found",
    )
    for facts, start in zip(wrong, expected):
        try:
            decide(
                "coal.grade",
                {"on": "2021-01-01", "mine_type": "underground", "weighted_score": 95, "part_scores": [95]} | facts,
            )
        except ValueError as error:
            assert str(error).startswith(f"coal.grade: {start}") and "\n" not in str(error), str(error)
        else:
            raise AssertionError(f"{facts} was taken")


def lost(on="2021-03-01", kind="revoked", cause="major_hazard", **more):
    return {"on": on, "kind": kind, "cause": cause, **more}


def test_a_hazard_found_in_a_key_check_waits_as_any_loss_there_by_one_reading():
    checked = [lost(in_key_check=True)]
    for option in ExtendedHazard:
        read = {"coal.extended_hazard": option.name.lower()}
        waits = ["coal.11.5"] if option == ExtendedHazard.ANY_LOSS_IN_KEY_CHECK else []
        assert graded("2023-03-01", losses=checked, readings=read)["bars"]["1"] == waits
        assert graded("2023-03-01", losses=[lost()], readings=read)["bars"]["1"] == []
        slipped = [lost(cause="management_slippage", in_key_check=True)]  # is no hazard, and no spot check
        assert graded("2022-03-01", losses=slipped, readings=read)["bars"]["1"] == ["coal.5.1.4"]


def test_of_several_losses_the_latest_waits_and_each_must_be_put_right():
    spot = [lost(on, "downgraded", "extended_spot_check") for on in ("2021-09-01", "2021-03-01")]
    for losses in (spot, spot[::-1]):
        assert graded("2022-09-01", losses=losses)["bars"]["1"] == ["coal.11.5", "coal.5.1.4"]
        assert graded("2022-09-02", losses=losses)["grade"] == 1
    for cause in ("major_hazard", "management_slippage", "stopped_over_six_months"):
        open_one = lost("2018-03-01", cause=cause, rectified=False)
        for losses in ([open_one, lost("2018-09-01", cause=cause)], [lost("2018-01-01", cause=cause), open_one]):
            bars = graded("2025-01-01", losses=losses)["bars"]
            assert bars["1"] == ["coal.11.4"] and ("coal.5.3.3" in bars["3"]) == (cause == "major_hazard")


def test_one_loss_that_is_not_put_right_does_not_hide_another():
    hazard, slipped, stopped = (
        lost("2018-03-01", cause=cause, rectified=False)
        for cause in ("major_hazard", "management_slippage", "stopped_over_six_months")
    )
    assert graded("2021-01-01", losses=[hazard, slipped])["bars"]["3"] == ["coal.11.4", "coal.5.3.3"]
    displaced = {"coal.stopped_halt": "displaced"}
    assert graded("2021-01-01", losses=[slipped, stopped], readings=displaced)["bars"]["3"] == ["coal.11.4"]
    assert graded("2021-01-01", losses=[stopped], readings=displaced)["grade"] == 1
    assert graded("2021-09-01", losses=[lost(cause="management_slippage")])["bars"]["2"] == []  # 5.2.3 is of hazards


def test_the_clauses_that_are_met_are_those_that_bar_a_grade():
    revoked = lost(cause="management_slippage", rectified=False)
    for facts in (
        {"losses": [revoked]},
        {"losses": [lost("2020-12-01", cause="extended_spot_check")], "blacklisted": True},
        {"falsified_on": "2021-01-01", "falsified_rectified": False, "weighted_score": 85},
        {"basic_conditions_met": False, "shift_headcount_exceeded": True},
        {"accidents": [{"on": "2020-12-01", "severity": "larger", "rectified": False}]},
    ):
        for readings in ({}, {"coal.revoked_unrectified": "hazards_alone"}):
            case = {"on": "2021-05-01", "mine_type": "underground", "weighted_score": 95, "part_scores": [95], **facts}
            answer = decide("coal.grade", case, readings=readings)
            met = {ground.provision for ground in answer.grounds if ground.met}
            assert met == {clause for bars in answer.outcome["bars"].values() for clause in bars}
            looked_at = [ground.provision for ground in answer.grounds]
            assert len(looked_at) == len(set(looked_at)) and ("coal.11.4" in looked_at) == (not readings)


def test_a_loss_after_an_accident_is_put_right_once_that_accident_is_and_no_later_one():
    revoked = [lost(cause="fatal_accident")]
    for on, bars in (("2021-03-01", ["coal.11.4"]), ("2021-03-02", [])):
        accident = [{"on": on, "severity": "ordinary", "rectified": False}]
        assert graded("2025-09-01", losses=revoked, accidents=accident)["bars"]["1"] == bars
    done = [{"on": "2021-03-01", "severity": "ordinary"}]
    assert graded("2025-09-01", losses=revoked, accidents=done)["grade"] == 1


def test_what_happens_on_the_day_itself_has_happened_and_what_comes_later_is_said():
    assert graded("2021-03-01", losses=[lost(kind="downgraded")])["bars"]["1"] == ["coal.5.1.4"]
    case = {"on": "2021-03-01", "mine_type": "underground", "weighted_score": 95, "part_scores": [95]}
    for day, said in (("2021-03-01", 0), ("2021-03-02", 1)):
        for later in ({"losses": [lost(day)]}, {"falsified_on": day}, {"grade1_failed_on": day}):
            notes = decide("coal.grade", case | later).notes
            assert len(notes) == said and all(day in note for note in notes), later
            assert said == 0 or graded(case["on"], **later)["grade"] == 1  # it bars nothing yet


def test_days_in_an_order_that_cannot_be_are_refused_and_one_day_for_both_is_taken():
    lost, found = {"on": "2021-03-01", "kind": "revoked", "cause": "major_hazard"}, {"falsified_on": "2021-03-01"}
    early = 'found "2021-02-28", allowed: a day not before 2021-03-01'
    for facts, said in (
        ({"losses": [lost | {"announced_on": "2021-02-28"}]}, f"losses[0].announced_on: {early}"),
        (found | {"falsified_rectified_on": "2021-02-28"}, f"falsified_rectified_on: {early}"),
        ({"falsified_rectified_on": "2021-03-01"}, "falsified_on is not given"),
        (
            found | {"falsified_rectified": False, "falsified_rectified_on": "2021-04-01"},
            "falsified_rectified is false",
        ),
    ):
        try:
            graded("2021-05-01", **facts)
        except InputError as error:
            assert said in str(error)
        else:
            raise AssertionError(f"{facts} was taken")
    assert graded("2021-05-01", losses=[lost | {"announced_on": "2021-03-01"}])["grade"] == 3
    assert graded("2021-05-01", **found, falsified_rectified_on="2021-03-01")["grade"] == 3


def test_a_wait_of_a_month_or_half_a_year_ends_on_the_corresponding_day_and_one_of_none_never_runs():
    first, law = day_number("2021-03-01"), CoalLaw()
    for wait, end in ((waiting, "2021-04-01"), (waiting_half_years, "2021-09-01")):
        assert [wait(first, 1, day_number(end) + more, law) for more in (0, 1)] == [True, False]
        assert not wait(first, 0, first, law)


def test_readings_of_other_clauses_change_nothing_where_they_do_not_speak():
    accident = [{"on": "2018-03-01", "severity": "ordinary"}]
    assert graded("2021-01-01", accidents=accident, readings={"coal.unrectified": "all_grades"})["grade"] == 1
    loss = [{"on": "2021-03-01", "kind": "revoked", "cause": "extended_spot_check"}]
    alone = {"coal.extension_waits": "add_up", "coal.slippage": "express_finding_only"}  # nothing to add to
    assert graded("2023-03-01", losses=loss, readings=alone)["bars"]["1"] == ["coal.11.5"]
    assert graded("2023-03-02", losses=loss, readings=alone)["grade"] == 1
    for halt in StoppedHalt:
        law = CoalLaw(stopped_halt=halt)
        assert must_rectify(False, law)
        assert must_rectify(True, law) == (halt == StoppedHalt.RECTIFICATION_APPLIES)
    for answered in ExtendedHazard:
        law = CoalLaw(extended_hazard=answered)
        assert waits_after_key_check(False, law)
        assert waits_after_key_check(True, law) == (answered == ExtendedHazard.ANY_LOSS_IN_KEY_CHECK)
    assert [is_graded(producing, CoalLaw(analogy=a)) for producing in (True, False) for a in Analogy] == [
        True, True, *(a == Analogy.APPLIED for a in Analogy)
    ]  # fmt: skip


def test_the_highest_grade_of_the_rules_is_that_of_the_decision():
    law = CoalLaw()
    for score, grade in ((90, 1), (89.9, 2), (80, 2), (79.9, 3), (70, 3), (69.9, 0)):
        case = GradeCase(on="2021-01-01", mine_type="open_pit", weighted_score=score, part_scores=[95])
        assert highest_grade(facts_of(case, law), case.on, law) == grade
        assert (graded("2021-01-01", weighted_score=score)["grade"] or 0) == grade


def test_each_item_looks_at_its_own_facts():
    ones = looks_at(grade_one_bars)
    assert ones["coal.5.1.1"] == ("underground", "shift_headcount_exceeded")
    assert set(ones["coal.5.1.3"]) == {"on", "failed_day", "ban_months_failed", "month_rounding", "period_end"}
    assert "lost_records_day" in ones["coal.5.1.4"] and "extension_waits" in ones["coal.5.1.4"]
    assert "half_year" in looks_at(grade_two_bars)["coal.5.2.3"]
    assert looks_at(bars_outside)["coal.11.4"] == (
        "cause_unrectified",
        "stop_unrectified",
        "stopped_halt",
        "revoked_unrectified",
    )
