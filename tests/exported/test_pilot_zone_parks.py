# Made from nbs/pilot_zone/06_parks.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Mapping
from typing import Any
from gazette_sim.engine.desk import Task
from gazette_sim.engine.streams import OwnStreams, between
from gazette_sim.law.reform import Change, Dated, parameters
from gazette_sim.law.rule import enacts
from gazette_sim.pilot_zone.events import ASKED, BUILDING, OPEN, PLANNED, Event, Phase, Purpose, TaskKind, code, vocabulary
from gazette_sim.pilot_zone.parameters import LeadingCounted, ParkBuilt, PilotZoneBehaviour, PilotZoneLaw, SpecialistTrained
from gazette_sim.pilot_zone.population import ParkPlace, Roster, Slots, generate, park_places
from gazette_sim.pilot_zone.structure import day
from gazette_sim.pilot_zone.targets import leading_target_met, parks_target_met, specialists_target_met
from gazette_sim.regime.world import Phases, Subject, World
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.law.calendar import iso
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, frame
from gazette_sim.pilot_zone.parks import *


def test_every_park_is_asked_for_before_it_opens_and_names_its_clause():
    for replication in range(20):
        zone = parks_alone(replication)
        assert zone.journal.check() == []
        for park in zone.parks:
            rows = [row for row in zone.journal.rows() if row.entity == park.number and row.event != Event.TAKEN_UP]
            asked = sum(row.event == Event.PARK_ASKED for row in rows)
            ended = sum(row.event in (Event.PARK_APPROVED, Event.PARK_REFUSED) for row in rows)
            assert asked - 1 <= ended <= asked == park.asked
            assert {row.provision for row in rows} == {code(park.place.provision)}


def test_a_place_that_is_never_granted_never_opens_and_one_always_granted_asks_once():
    refused, granted = (parks_alone(3, park_approval_share=share) for share in (0.3, 1.0))
    assert [park.asked for park in granted.parks] == [1] * 6 and granted.counts["open"] == 6
    assert sum(park.asked for park in refused.parks) > 6


def test_a_park_is_half_full_at_half_of_its_room_and_full_at_all_of_it():
    zone = parks_alone(0, park_seats=12)
    park = zone.parks[0]
    take_room(park, 5)
    assert zone.counts["half_full"] == 0 and park.has_room
    take_room(park, 1)
    assert zone.counts["half_full"] == 1
    take_room(park, 6)
    assert not park.has_room
    take_room(park, -7)
    assert zone.counts["half_full"] == 0
