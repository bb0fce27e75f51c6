# Made from nbs/sme/19_complaints.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar
import numpy as np
from gazette_sim.engine.clock import Moment
from gazette_sim.engine.desk import Desk, Task
from gazette_sim.engine.streams import Streams, draws_of_all
from gazette_sim.law.money import FEN
from gazette_sim.law.rule import enacts
from gazette_sim.regime.world import Subject, World
from gazette_sim.sme.events import Event, Phase, Purpose, TaskKind, code
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.rights import may_refuse
import matplotlib.pyplot as plt
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.sme.parameters import Overcharge
from gazette_sim.sme.complaints import *


def test_a_charge_of_a_listed_item_is_refused_under_one_reading_only():
    from gazette_sim.sme.parameters import Overcharge

    firms = Present(np.arange(20_000), np.arange(20_000), np.zeros(20_000, dtype=np.int64))
    b = SmeBehaviour()._replace(outside_charges=0.1, listed_charge_share=0.5)
    for reading in Overcharge:
        of = charges_of(Streams(5, 0), firms, 3, 18628, 90, SmeLaw()._replace(overcharge=reading), b)
        assert of.listed.any() and (of.refused & ~of.listed).any()
        assert (of.refused & of.listed).any() == (reading == Overcharge.REFUSED)
        assert not (of.refused & of.complains).any()
        assert of.days.min() >= 18628 and of.days.max() < 18628 + 90


def test_charges_are_as_many_as_assumed_and_the_same_for_the_same_seed():
    firms = Present(np.arange(50_000), np.arange(50_000), np.zeros(50_000, dtype=np.int64))
    b = SmeBehaviour()
    one, same, other = (charges_of(Streams(seed, 0), firms, 0, 18628, 90, SmeLaw(), b) for seed in (1, 1, 2))
    expected = 50_000 * b.outside_charges / QUARTERS
    assert abs(len(one.firms) - expected) < 5 * expected**0.5
    assert one.firms.tolist() == same.firms.tolist() != other.firms.tolist()


def test_who_is_not_there_is_not_charged():
    nobody = Present(np.arange(0), np.arange(0), np.arange(0))
    assert len(charges_of(Streams(1, 0), nobody, 0, 18628, 90, SmeLaw(), SmeBehaviour()).firms) == 0
