# Made from nbs/lab/14_page.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import base64
import re
from collections.abc import Sequence
from html import escape as escaped
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote
from gazette_sim.law.language import in_markdown, printable
from IPython.display import HTML
from gazette_sim.lab.page import *


def test_both_forms_hold_the_same_words_and_escape_them():
    parts = [Heading("A & B", 1), Paragraph("x < y"), Table(("a", "b"), (("1|2", "3"),), frozenset({(0, 1)}))]
    page, text = to_html(parts), to_markdown(parts, Path())
    assert "<h1>A &amp; B</h1>" in page and "x &lt; y" in page and "<b>3</b>" in page
    assert "# A \\& B" in text and "1\\|2" in text and "**3**" in text


def test_a_name_means_nothing_to_either_form():
    name = "$5 <script>alert(1)</script> [x](javascript:y) *b* a|b \u202e"
    page, text = to_html([Paragraph(name)]), to_markdown([Paragraph(name), Table((name,), ((name,),))], Path())
    assert "<script" not in page and "\u202e" not in page + text and "\\u202e" in page
    assert r"\$5 \<script\>" in text and r"\[x\](javascript:y) \*b\* a\|b" in text
