# Made from nbs/sme/17_guarantors.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from typing import Any, NamedTuple
from gazette_sim.engine.clock import Moment
from gazette_sim.law.calendar import from_civil
from gazette_sim.law.money import FEN, MILLIONTHS, part_of
from gazette_sim.law.rule import enacts
from gazette_sim.regime.world import Subject, World
from gazette_sim.sme.capital import counted_rate, fee_within_ceiling, fees_lawful, small_micro_fee_reached, weight_of
from gazette_sim.sme.events import Event, Phase, Purpose, code, offices
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw, Strive
import matplotlib.pyplot as plt
from gazette_sim.engine.streams import Streams
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.sme.guarantors import *


def test_a_lower_ceiling_means_lower_fees_and_more_turned_away():
    b, streams = SmeBehaviour(), Streams(3, 0)
    draws, fee = streams.uniforms(0, 0, 0, 4 * 400), 20_000
    dear, cheap = (fee_year(0, 2021, portfolio(f, draws, b), SmeLaw(), b) for f in (20_000, 10_000))
    assert dear.average > cheap.average and dear.turned_away < cheap.turned_away
    assert not dear.lawful and cheap.lawful
    assert next_fee(fee, dear, SmeLaw(), b) < fee == next_fee(fee, cheap, SmeLaw(), b)


def test_exactly_the_ceiling_is_lawful_and_a_millionth_more_is_not():
    law, b = SmeLaw(), SmeBehaviour()
    at, over = (Portfolio((100, 100), (15_000, rate), (False, False), 0, 0) for rate in (15_000, 15_001))
    assert fee_year(0, 2021, at, law, b).lawful and not fee_year(0, 2021, over, law, b).lawful


def test_striving_binds_by_one_reading_alone():
    b, law = SmeBehaviour()._replace(guarantee_other_charges=0), SmeLaw()
    of = Portfolio((100, 100), (12_000, 12_000), (True, True), 0, 0)
    aimed = fee_year(0, 2021, of, law, b)
    assert aimed.lawful and not aimed.reached and next_fee(12_000, aimed, law, b) == 12_000
    bound = law._replace(strive=Strive.LIMIT)
    year = fee_year(0, 2021, of, bound, b)
    assert not year.lawful and next_fee(12_000, year, bound, b) < 12_000


def test_an_institution_without_guarantees_has_no_average():
    year = fee_year(0, 2021, Portfolio((), (), (), 5, 500), SmeLaw(), SmeBehaviour())
    assert year.average == 0.0 and year.lawful and levels_of([]) == Levels(0, 0, 0, 0, 0)
    assert levels_of([year]).turned_away == 1.0
