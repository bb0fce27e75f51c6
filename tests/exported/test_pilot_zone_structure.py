# Made from nbs/pilot_zone/01_structure.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from gazette_sim.law.calendar import day_number
from gazette_sim.law.language import say_for
from gazette_sim.law.regulation import regulations
from gazette_sim.law.check import clause
from gazette_sim.law.drawing import described
from gazette_sim.law.provision import register
from gazette_sim.pilot_zone.structure import *


def test_one_three_six_five_three_are_counted():
    assert [len(elements(kind)) for kind in ROWS] == [1, 3, 6, 5, 3]
    assert len(parts()) == 4 and len(elements("system")[3].said("parts")) == 1 + 3


def test_every_clause_of_the_plan_has_its_place_in_the_structure():
    placed = {each.clause for kind in KINDS for each in elements(kind)}
    headings, general = {"pilot_zone.2.2", "pilot_zone.2.3"}, {"pilot_zone.1.1", "pilot_zone.1.2"}
    assert placed | headings | general == set(register("pilot_zone")) and not placed & (headings | general)


def test_both_languages_say_the_same_things():
    for kind in KINDS:
        for each in elements(kind):
            keys = {key.rpartition("_")[0] for key in each.words if key.endswith(("_en", "_zh"))}
            for key in keys:
                en, zh = each.said(key), each.said(key, "zh")
                assert en and zh and isinstance(en, list) == isinstance(zh, list), (each.clause, key)
                assert not isinstance(en, list) or len(en) == len(zh), (each.clause, key)


def test_every_picture_can_be_drawn():
    import matplotlib.pyplot as plt

    for lang in ("en", "zh"):
        texts = [text.get_text() for text in draw_structure(lang).texts]
        assert len(texts) == len(ROWS) + 2 * sum(len(elements(kind)) for kind in ROWS)
        assert not any("…" in text for text in texts), lang
        plt.close()
