# Made from nbs/pilot_zone/10_supervision.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Collection
from typing import Any
from gazette_sim.law.rule import enacts
from gazette_sim.pilot_zone.clearance import Consignment, checked, clear, delivered, lodge, plan_declaration, send_from_warehouse
from gazette_sim.pilot_zone.events import AUTHORITIES, TRADING, Event, Phase, Purpose, TaskKind
from gazette_sim.pilot_zone.firms import GOOD, ORDINARY, POOR, Enterprise
from gazette_sim.pilot_zone.parameters import PilotZoneBehaviour
from gazette_sim.pilot_zone.parks import DAYS_A_YEAR, FIRST, Zone, assumed, read_as
from gazette_sim.pilot_zone.population import EnterpriseRow, roster_of
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, frame
from gazette_sim.pilot_zone.supervision import *


def test_every_fault_is_found_or_missed_and_nothing_is_cleared_twice():
    for replication in range(4):
        zone = senders(replication)
        declared, cleared = counted_of(zone, Event.DECLARED), counted_of(zone, Event.CLEARED)
        assert 0 <= declared - cleared < 60
        assert counted_of(zone, Event.ALERTED) <= counted_of(zone, Event.FAULT_FOUND, Event.FAULT_MISSED) + 5
        assert zone.journal.check() == []


def test_without_alerts_and_checks_every_fault_is_missed():
    zone = senders(1, supervised=False, check_share=0.0)
    assert counted_of(zone, Event.FAULT_FOUND, Event.CHECKED, Event.ALERTED, Event.ALERTED_FALSELY) == 0
    assert counted_of(zone, Event.FAULT_MISSED) > 20


def test_perfect_alerts_and_checks_miss_nothing_and_trouble_nobody():
    zone = senders(1, check_finds_share=1.0, alert_hit_share=1.0, false_alert_share=0.0)
    assert counted_of(zone, Event.FAULT_MISSED, Event.ALERTED_FALSELY) == 0


def test_mutual_recognition_looks_less_and_finds_less():
    values = {"careless_share": 0.5, "check_finds_share": 0.5}
    once, many = ([senders(k, window=w, **values) for k in range(3)] for w in (1, 0))
    found = [sum(counted_of(zone, Event.FAULT_FOUND) for zone in zones) for zones in (once, many)]
    looks = [sum(counted_of(zone, Event.CHECKED) for zone in zones) for zones in (once, many)]
    assert found[0] < found[1] and looks[0] < looks[1]


def test_classes_rise_one_at_a_time_and_fall_to_the_lowest():
    zone = senders(0, years=0)
    enterprise = zone.enterprises[0]
    for _ in range(PilotZoneBehaviour().clean_for_better):
        assert enterprise.credit == ORDINARY
        raise_credit(enterprise)
    assert enterprise.credit == GOOD
    lower_credit(enterprise)
    assert enterprise.credit == POOR and enterprise.clean == 0
