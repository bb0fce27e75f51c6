# Made from nbs/sme/16_banks.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from gazette_sim.engine.clock import Moment
from gazette_sim.engine.streams import between
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.money import FEN, MILLIONTHS, part_of
from gazette_sim.law.rule import enacts
from gazette_sim.regime.world import Subject, World
from gazette_sim.sme.capital import Bank as BankType
from gazette_sim.sme.capital import Measure, measure_open
from gazette_sim.sme.events import Event, Phase, Purpose, code, offices
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.engine.streams import Streams
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.sme.parameters import MeasuresInTurn, OtherMeasures
from gazette_sim.sme.banks import *


def test_the_ladder_is_climbed_step_by_step_and_left_when_lending_suffices():
    bank = Bank(BankType.CITY_COMMERCIAL, [0.5, 0.5, 0.5], SmeBehaviour())
    climbed = []
    for _ in range(5):
        bank.step = next_measure(bank, True, 0.5, SmeLaw(), SmeBehaviour())
        climbed.append(bank.step)
    assert climbed == [1, 2, 3, 3, 3]
    assert next_measure(bank, False, 0.5, SmeLaw(), SmeBehaviour()) == 0


def test_only_where_the_measures_come_in_turn_none_can_be_passed_over():
    b, law = SmeBehaviour()._replace(measures_in_turn_share=0.0), SmeLaw()
    bank = Bank(BankType.CITY_COMMERCIAL, [0.5, 0.5, 0.5], b)
    assert {next_measure(bank, True, u, law, b) for u in (0.0, 0.4, 0.9)} == {1, 2, 3}
    turn = law._replace(measures_in_turn=MeasuresInTurn.ONE_AFTER_ANOTHER, other_measures=OtherMeasures.OTHERS_TOO)
    assert {next_measure(bank, True, u, turn, b) for u in (0.0, 0.4, 0.9)} == {1}
    bank.step = 4
    assert next_measure(bank, True, 0.9, turn, b) == 4
    assert next_measure(Bank(BankType.OTHER, [0.5] * 3, b), True, 0.5, law, b) == 0


def test_lending_falls_short_under_the_percentage_and_not_at_it():
    b = SmeBehaviour()._replace(bank_growth=15, bank_growth_asked=15, bank_growth_spread=0)
    bank = Bank(BankType.RURAL, [0.0, 0.5, 0.5], b)
    for _ in range(12):
        bank.grow([0.5, 0.5], b)
    assert not bank.falls_short(b)  # interest upon interest: a little more than asked
    assert bank.falls_short(b._replace(bank_growth_asked=17))
    flat = Bank(BankType.RURAL, [0.0, 0.5, 0.5], b._replace(bank_growth=0))
    flat.grow([0.5, 0.5], b)
    assert flat.falls_short(b) and not flat.falls_short(b._replace(bank_growth_asked=0))


def test_a_measure_adds_growth_while_it_works_and_no_longer():
    b = SmeBehaviour()._replace(bank_growth=0, bank_growth_spread=0, measure_effect=12)
    bank = Bank(BankType.RURAL, [0.0, 0.5, 0.5], b)
    bank.works = (2, 2)  # the second measure, for two months
    for _ in range(4):
        bank.grow([0.5, 0.5], b)
    one, two, three, four, five = bank.lent
    assert two * 100 == one * 102 and three > two and three == four == five  # 24 percent a year is 2 a month
