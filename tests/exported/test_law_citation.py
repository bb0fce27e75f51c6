# Made from nbs/law/00_citation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import importlib.metadata
import importlib.util
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
import gazette_sim
import pickle
import subprocess
import sys
from IPython.display import Markdown
from gazette_sim.law.citation import *


def test_input_error():
    error = InputError("mines.csv:14", "granted_on", "2024-02-30", "a date that exists, YYYY-MM-DD")
    assert str(error) == 'mines.csv:14: granted_on: found "2024-02-30", allowed: a date that exists, YYYY-MM-DD'
    assert str(InputError("a.json:2", None, None, "an object")) == "a.json:2: found nothing, allowed: an object"
    assert isinstance(error, ValueError)


def test_errors_cross_processes():
    for error in (InputError("a", "b", 3, "c"), UnknownName("a", "coal.ban", "parameter", ["coal.bans", "coal.x"])):
        again = pickle.loads(pickle.dumps(error))
        assert str(again) == str(error) and again.found == error.found and type(again) is type(error)


def test_natural_order():
    assert in_order(["coal.5.10", "coal.5.2", "coal.12", "coal.5"]) == ["coal.5", "coal.5.2", "coal.5.10", "coal.12"]
    assert in_order(["credit.annex.1", "credit.29"]) == ["credit.29", "credit.annex.1"]


def test_ids_round_trip():
    for text in ("coal.5.1.2", "coal.7.0", "credit.annex.3", "pilot_zone.2.2.1", "gazette.status"):
        assert str(parse_id(text)) == text
    assert parse_id("coal.5.1.2") == ("coal", (5, 1, 2))


def test_ids_refused():
    for wrong in ("coal", "coal.", "coal.05", "Coal.5", "coal..5", "coal.5 ", "coal.5.-1", "coal.五", "", None):
        try:
            parse_id(wrong)
        except InputError as error:
            assert "allowed:" in str(error)
        else:
            raise AssertionError(wrong)
    try:
        parse_id("cole.5")
    except UnknownName as error:
        assert "did you mean coal?" in str(error)
    else:
        raise AssertionError("cole.5")


def test_cite():
    assert cite("coal.5.1.2", document=False) == "art. 5, grade-one list, item 2"
    assert cite("coal.5.1.2", "zh", document=False) == "第五条一级第2项"
    assert cite("coal.5.1", document=False) == "art. 5, grade-one list"
    assert cite("coal.7.0", "zh", document=False) == "第七条首部"
    assert cite("coal.7.3", "zh", document=False) == "第七条第（三）项"
    assert cite("coal.8.2", "zh", document=False) == "第八条第二款"
    assert cite("credit.17.1", "zh").endswith("》第十七条第一款")
    assert cite("credit.annex.3", "zh", document=False) == "附件3" and cite("talent.annex", document=False) == "annex"
    assert cite("pilot_zone.1.3", "zh", document=False) == "第一部分（三）"
    assert cite("appointments.80", "zh", document=False) == "吉政干任〔2020〕80号"
    assert cite("sme.49", "zh") == "《吉林省促进中小企业发展条例实施细则》第四十九条"


def test_cite_refused():
    for provision, lang in (("coal.annexe", "en"), ("coal.5", "de"), ("coal", "en"), ("gazette.statu", "zh")):
        try:
            cite(provision, lang)
        except InputError as error:
            assert "allowed:" in str(error) or "did you mean" in str(error)
        else:
            raise AssertionError((provision, lang))


def test_import_is_light():
    code = "import sys, gazette_sim.law.citation; print({'numpy', 'pandas', 'numba', 'pydantic'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=data_folder().parents[1])
    assert (run.stdout.strip(), run.stderr) == ("set()", "")
