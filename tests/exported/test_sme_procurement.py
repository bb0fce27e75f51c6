# Made from nbs/sme/15_procurement.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple
from gazette_sim.engine.clock import Moment
from gazette_sim.law.calendar import from_civil
from gazette_sim.law.money import FEN, MILLIONTHS, part_of
from gazette_sim.law.rule import enacts
from gazette_sim.regime.roster import regions
from gazette_sim.regime.world import Subject, World
from gazette_sim.sme.events import GOVERNMENTS, Event, Phase, Purpose, code, offices
from gazette_sim.sme.market import reserve
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.population import places_in
import matplotlib.pyplot as plt
import numpy as np
from gazette_sim.engine.streams import Streams
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described, drawn_in, frame
from gazette_sim.law.money import yuan
from gazette_sim.sme.parameters import SixtyPercentOf
from gazette_sim.sme.procurement import *


def test_what_is_won_holds_together_in_every_year_and_under_both_readings():
    from gazette_sim.sme.parameters import Undeliverable

    b, streams = SmeBehaviour(), Streams(7, 0)
    for n in range(200):
        law = SmeLaw()._replace(sixty_percent_of=SixtyPercentOf(n % 2), undeliverable=Undeliverable(n // 2 % 2))
        buyer = buyer_of(n % len(GOVERNMENTS), streams.uniforms(1, n, 0, 4), b)
        p = purchases_of(buyer, 0, 2021, streams.uniforms(2, n, 0, 4), law, b)
        assert 0 <= p.reserved <= p.due <= p.deliverable <= p.budget
        assert p.unaided <= p.won <= p.deliverable and p.reserved <= p.won
        assert p.reserved_small_micro <= p.won_small_micro <= p.won
        assert (p.missing == 0) == (p.reserved == p.due and p.reserved_small_micro == p.due_small_micro)


def test_a_buyer_that_reserves_all_misses_nothing_and_one_that_does_not_misses_its_part():
    law, b = SmeLaw(), SmeBehaviour()._replace(reserved_otherwise=0.5)
    buyer = buyer_of(0, [0.5] * 4, b)
    good, bad = (purchases_of(buyer, 0, 2021, [0.5, 0.5, 0.5, u], law, b) for u in (0.0, 0.999))
    assert good.missing == 0 and good.reserved == good.due
    assert bad.missing == bad.due - bad.due // 2 > 0


def test_what_cannot_be_delivered_is_not_missing():
    law, b = SmeLaw(), SmeBehaviour()._replace(deliverable_share=0.1, deliverable_spread=0.0)
    p = purchases_of(buyer_of(0, [0.5] * 4, b), 0, 2021, [0.5, 0.5, 0.5, 0.0], law, b)
    assert p.deliverable == p.due < p.budget * 30 // 100 and p.missing == 0


def test_a_higher_reserve_moves_more_and_reserves_more():
    def year(law):
        b, streams = SmeBehaviour(), Streams(3, 0)
        own = [buyer_of(n, streams.uniforms(1, n, 0, 4), b) for n in range(len(GOVERNMENTS))]
        return shares_of([purchases_of(o, n, 2021, streams.uniforms(1, n, 4, 4), law, b) for n, o in enumerate(own)])

    less, more = year(SmeLaw()), year(SmeLaw()._replace(reserved_percent=60))
    assert more.reserved > less.reserved and more.moved > less.moved >= 0
    assert shares_of([]) == Shares(0, 0, 0, 0, 0, 0)
