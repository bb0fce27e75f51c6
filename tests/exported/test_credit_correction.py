# Made from nbs/credit/22_correction.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from gazette_sim.credit.campaign import qualification_revives
from gazette_sim.credit.ending import end_status, plan_cure, plan_year_end, who_acts
from gazette_sim.credit.enterprise import Decision, Enterprise, Office, note_overdue
from gazette_sim.credit.events import Event, Phase, Purpose, TaskKind, code
from gazette_sim.credit.finding import GROUNDS, find
from gazette_sim.credit.qualification import qualify
from gazette_sim.credit.removal import end_joint_punishment, leave_out, look_at_stay, take_off
from gazette_sim.credit.reports import plan_faults
from gazette_sim.credit.rights import correction_grounds, query_admissible, reply_by
from gazette_sim.credit.status import Status
from gazette_sim.law.period import NEVER, add_months
from gazette_sim.law.rule import enacts
from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.simulation import excerpt
from gazette_sim.credit.story import draw_story
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.credit.correction import *


from gazette_sim.credit.campaign import Bureau
from gazette_sim.credit.finding import find
from gazette_sim.credit.simulation import events_of, one_enterprise, pass_days

QUIET = {"never_cures_share": 1.0, "mistaken_share": 0.0, "withheld_share": 0.0, "unreachable_share": 0.0}


def found(days, *facts, law=None, **behaviour):
    "An enterprise of which these facts were found, the given number of days later."
    firm = one_enterprise(law, **{**QUIET, **behaviour})
    find(firm, Bureau.COUNTY, *facts)
    pass_days(firm, days)
    return firm


def clauses(firm, event):
    provisions = firm.province.journal.vocabulary.provisions
    return [provisions[row.provision] for row in firm.province.journal.rows() if row.event == event]


def test_a_mistaken_decision_set_aside_ends_the_disclosure():
    firm = found(150, "fabricated_data", penalty_share=0.0)
    assert firm.disclosure is not None
    set_aside(firm.decision, Event.CORRECTED, "credit.20.1")
    assert firm.disclosure is None and firm.status == Status.NONE and firm.province.journal.check() == []
    assert events_of(firm)[-1] == Event.REMOVED and firm.found_day == NEVER


def test_an_abnormal_status_that_a_graver_one_displaced_is_back_when_that_one_falls():
    firm = found(60, "records_kept")
    abnormal = firm.decision
    find(firm, Bureau.CITY, "untrue_data")
    pass_days(firm, 60)
    assert firm.status == Status.DISHONEST and firm.decision.displaced.decision is abnormal
    set_aside(firm.decision, Event.CORRECTED, "credit.20.1")
    assert firm.status == Status.ABNORMAL and firm.decision is abnormal and not abnormal.closed


def test_a_late_answer_is_noticed_above():
    firm = one_enterprise(query_days=60, handling_spread=0.0, superior_look_share=1.0)
    ask(firm)
    pass_days(firm, 360)
    assert events_of(firm)[-3:] == [Event.REPLIED, Event.REPLY_OVERDUE, Event.DUTY_ORDERED]


def mistaken(by=Bureau.COUNTY):
    "An enterprise about which a bureau of that level was mistaken, and has served its decision."
    none = dict.fromkeys(("statement_share", "reconsideration_share", "suit_share"), 0.0)
    firm = one_enterprise(**{**QUIET, **none, "mistake_seen_share": 1.0, "superior_look_share": 1.0})
    find(firm, by, "records_kept")
    pass_days(firm, 90)
    firm.decision.mistaken = True
    firm.office_of(by).mistaken.append(firm.decision)
    return firm


def test_a_bureau_corrects_what_it_finds_itself_and_what_its_superior_finds():
    for level, cited in zip(Bureau, ("credit.20.1", "credit.20.2", "credit.20.2"), strict=True):
        firm = mistaken()
        check_records(firm.office_of(level))
        pass_days(firm, 60)
        assert clauses(firm, Event.CORRECTED) == [cited] and firm.status == Status.NONE
        assert clauses(firm, Event.CORRECTION_ORDERED) == ["credit.20.2"] * (level > 0)
    firm = mistaken(by=Bureau.CITY)
    check_records(firm.nearest)  # what a superior decided is no business of the county's
    assert clauses(firm, Event.CORRECTED) == []


def test_who_asks_what_is_recorded_asks_the_bureau_that_recognised_and_has_a_mistake_corrected():
    firm = mistaken(by=Bureau.CITY)
    ask(firm)
    pass_days(firm, 180)
    replied = [row.desk for row in firm.province.journal.rows() if row.event == Event.REPLIED]
    assert replied == [firm.desk_of(Bureau.CITY).number] and clauses(firm, Event.CORRECTED) == ["credit.20.3"]
