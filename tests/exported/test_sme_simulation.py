# Made from nbs/sme/22_simulation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from gazette_sim.law.reform import Dated
from gazette_sim.law.rule import enacts
from gazette_sim.regime.budget import Account
from gazette_sim.regime.world import Run as AnyRun
from gazette_sim.regime.world import run_through, without_garbage_collection
from gazette_sim.sme import applications, oversight
from gazette_sim.sme.banks import Quarter
from gazette_sim.sme.complaints import ChargesQuarter
from gazette_sim.sme.guarantors import FeeYear
from gazette_sim.sme.offices import Evaluated
from gazette_sim.sme.payments import Deliveries
from gazette_sim.sme.procurement import Purchases
from gazette_sim.sme.enterprise import Province, join
from gazette_sim.sme.events import Phase
from gazette_sim.sme.parameters import SmeBehaviour, SmeLaw
from gazette_sim.sme.population import Roster
from gazette_sim.law.reform import Change
from gazette_sim.regime.budget import accounts_table
from gazette_sim.sme.events import Event
from gazette_sim.sme.population import generate
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.sme.events import code
from gazette_sim.sme.programmes import PROGRAMMES
from gazette_sim.sme.simulation import *


def history(count=120, years=3, seed=2020, replication=0, law=(), **assumed):
    from gazette_sim.law.reform import Change
    from gazette_sim.sme.population import generate

    read, assume = ({f"sme.{name}": value for name, value in dict(some).items()} for some in (law, assumed))
    dated = Dated("sme", SmeLaw, [Change(None, read)]), Dated("sme", SmeBehaviour, [Change(None, assume)])
    return simulate(generate(count), *dated, 18628, 18627 + 365 * years, seed, replication)


def test_the_same_seed_gives_the_same_journal():
    assert history().journal.sha256() == history().journal.sha256() != history(replication=1).journal.sha256()


def test_the_journal_is_sound():
    assert history().journal.check() == []


def test_an_observer_sees_every_row():
    seen = []
    from gazette_sim.law.reform import Dated as AnyDated
    from gazette_sim.sme.population import generate

    dated = AnyDated("sme", SmeLaw), AnyDated("sme", SmeBehaviour)
    run = simulate(generate(60), *dated, 18628, 18628 + 400, 1, 0, [seen.append])
    assert seen == list(run.journal.rows())
