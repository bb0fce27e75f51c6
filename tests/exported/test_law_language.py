# Made from nbs/law/02_language.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from unicodedata import category, east_asian_width
from gazette_sim.law.citation import UnknownName, data_folder, packages
from gazette_sim.law.regulation import NoRoom, regulations
import pytest
import warnings
import matplotlib.pyplot as plt
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from gazette_sim.law.drawing import described
from gazette_sim.law.language import *


def test_say_fills_the_places():
    assert say("period.working_days", "en", days=20) == "20 working days"
    assert say("period.working_days", "zh", days=20) == "20个工作日"


def test_english_is_what_is_said_without_a_language():
    assert say("coal.grade.1") == texts("en")["coal.grade.1"] != say("coal.grade.1", "zh")


def test_a_regulation_s_own_word_goes_first():
    assert say_for("credit", "metric.desk_load_county") != say_for("coal", "metric.desk_load_county")
    assert say_for("coal", "period.working_days", "zh", days=20) == "20个工作日"
    assert word_for("coal", "event.none", "en", "as named") == unit_in("as named", "zh") == "as named"


def test_every_language_has_the_same_keys_and_places():
    assert untranslated() == []


def test_places_are_found_in_any_order():
    assert places("{a} then {b}") == places("{b} vor {a}") == {"a", "b"}
    assert places("nothing, {{not}} a place") == set()


def test_an_unknown_language_is_refused_with_the_nearest_name():
    with pytest.raises(UnknownName, match="zh"):
        say("coal.grade.1", "zhh")


def test_unknown_key_is_a_key_error():
    with pytest.raises(KeyError, match=r"grade\.4"):
        say("coal.grade.4", "zh")


def test_an_empty_place_is_a_key_error():
    with pytest.raises(KeyError, match="days"):
        say("period.working_days", "zh")


def test_a_number_is_no_text():
    with pytest.raises(TypeError, match=r"grade\.1"):
        dotted({"grade": {"1": 1}})


def test_what_cannot_be_seen_is_found_and_spelt_out():
    for hidden in ("\n", "\t", "\x1b", "\u202e", "\u200b", "\u2028", "\ufeff", "\ud800", "\uffff"):
        assert unprintable(f"a{hidden}b") == hidden and hidden not in printable(f"a{hidden}b")
    for seen in ("一级", "a b", "A\u3000B", "𬬻", "\ue000", "é"):
        assert unprintable(seen) == "" and printable(seen) == seen
    assert unprintable("a\nb", lines=True) == "" and len(printable("x" * 100_000, 200)) == 200


def test_markdown_shows_a_name_as_it_is():
    assert in_markdown("a_b five_years coal.7.0 2024-10-16 -3.5 ±1") == "a_b five_years coal.7.0 2024-10-16 -3.5 ±1"
    assert in_markdown("_a_ *b* $c$ <i> [d](e) |") == r"\_a\_ \*b\* \$c\$ \<i\> \[d\](e) \|"
    assert [in_markdown(line) for line in ("# a", "- a", "1. a", "---")] == [r"\# a", r"\- a", r"1\. a", r"\---"]


def test_a_spreadsheet_carries_nothing_out():
    for formula in ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1+1"):
        assert like_a_formula(formula) and in_spreadsheet(formula).startswith("'")
    for plain in ("-3.5", "+12", "2024-01-01", "a=b", "–", "", "5%", "-5%"):
        assert in_spreadsheet(plain) == plain


def test_tables_are_aligned_also_in_chinese():
    rows = [["metric", "value"], ["一级", "1.5"], ["long name", "12.25"]]
    assert aligned(rows).splitlines()[1:] == ["---------  -----", "一级         1.5", "long name  12.25"]
    assert markdown([["a|b", "c"], ["1", "2"]]).splitlines() == ["| a\\|b | c |", "| --- | --- |", "| 1 | 2 |"]


def test_every_text_can_be_drawn():
    drawable = set(FT2Font(str(font_path())).get_charmap())
    for lang in LANGUAGES:
        missing = {char for text in texts(lang).values() for char in text if ord(char) not in drawable}
        assert missing == set(), lang
