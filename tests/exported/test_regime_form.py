# Made from nbs/regime/07_form.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple
from gazette_sim.law.calendar import civil, iso
from gazette_sim.law.citation import InputError, data_folder
from gazette_sim.law.regulation import NoRoom, regulation
import tempfile
import pytest
from gazette_sim.regime.form import *


TABLE = [
    {"cells": [{"label": "名　称"}, {"text": "{name}"}]},
    {"demanded": "x.1", "cells": [{"label": "理　由"}, {"text": "{reason}", "prose": True}]},
]
SHEET = {"title": "申请表", "widths": [25, 75], "rows": TABLE, "closing": ["{applied_on}"]}
TERMS = {"name": "名称", "reason": "理由", "applied_on": "申请日期"}


def sheet(**known):
    return fill(SHEET, {name: known.get(name) for name in TERMS}, known, TERMS, TERMS)


def test_a_place_is_filled_or_left_to_be_written():
    assert filled("{a}，{b:line}，{c}", {"a": "甲", "b": None, "c": None}) == "甲，＿＿＿＿＿＿，"
    assert filled("{a_on:slash} {b_on}", {"a_on": 18687, "b_on": None}) == "2021/03/01 　　　　年　　月　　日"


def test_a_form_says_what_is_known_and_what_is_blank():
    half = sheet(name="示例煤矿")
    assert half.blank == ("reason", "applied_on") and half.as_dict()["labels"] == {"name": "名称"}
    assert half.rows[1].cells[0].text == "＊理　由"  # demanded by an article, not by the form


def test_markup_in_a_name_stays_text():
    page = sheet(name="<b>&{reason}").to_html()
    assert "<b>" not in page and "&lt;b&gt;&amp;{reason}" in page


def test_a_regulation_without_forms_and_a_name_without_an_ending_are_refused():
    with pytest.raises(NoRoom, match="coal has no forms"):
        forms("coal")
    with pytest.raises(InputError, match=r"ends in \.docx or \.html"):
        render(sheet(), "form.pdf")
