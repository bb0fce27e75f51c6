# Made from nbs/credit/19_figures.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Sequence
from typing import TYPE_CHECKING
import numpy as np
from gazette_sim.credit.events import STATES, Event
from gazette_sim.credit.metrics import open_applications, series, shows, years
from gazette_sim.credit.population import CHANGBAISHAN, regions
from gazette_sim.credit.simulation import Run
from gazette_sim.credit.status import STATUS_COLOURS
from gazette_sim.law.calendar import civil, from_civil
from gazette_sim.law.drawing import INK, LIMIT, drawn_in, frame, on_colour
from gazette_sim.law.language import say
import matplotlib.pyplot as plt
from gazette_sim.credit.parameters import CreditBehaviour, CreditLaw
from gazette_sim.credit.population import generate
from gazette_sim.credit.simulation import simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.parameter import Dated
from gazette_sim.credit.figures import *


def test_shows_still_open_are_censored_not_dropped():
    days, share = survival([(0, 100, True), (0, 200, True), (0, 150, False)])
    assert days == [0, 100, 200] and abs(share[1] - 2 / 3) < 1e-12 and share[2] == 0.0


def test_every_picture_is_drawn_in_both_languages():
    days = day_number("2021-01-01"), day_number("2022-12-31")
    run = simulate(generate(60), Dated("credit", CreditLaw), Dated("credit", CreditBehaviour), *days, 4, 0)
    for lang in ("en", "zh"):
        titles = {draw(runs, lang).get_title(loc="left") for draw, runs in ((draw_stock, [run]), (draw_survival, [run]), (draw_queue, run), (draw_flows, [run]), (draw_regions, [run]))}
        plt.close("all")
        assert len(titles) == 5 and all(title.strip() for title in titles)
