# Made from nbs/lab/14_page.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import base64
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote
from gazette_sim.law.citation import data_folder
from gazette_sim.law.language import font_path, in_markdown, printable, say
import tempfile
from html.parser import HTMLParser
from fontTools.ttLib import TTFont
from IPython.display import HTML
from gazette_sim.lab.page import *


class _Structure(HTMLParser):
    "Tags left open, headings in their order, images, and what a browser would fetch."

    def __init__(self, page: str):
        super().__init__()
        self.open, self.wrong, self.headings, self.images, self.fetched = [], [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self.fetched += [v for k, v in attrs if k in ("src", "href", "srcset") and not v.startswith(("#", "data:"))]
        self.images += [said] if tag == "img" else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag not in ("img", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_both_forms_hold_the_same_words_and_escape_them():
    parts = [Heading("A & B", 1), Paragraph("x < y"), Table(("a", "b"), (("1|2", "3"),), frozenset({(0, 1)}))]
    page, text = to_html(parts), to_markdown(parts, Path())
    assert "<h1>A &amp; B</h1>" in page and "x &lt; y" in page and "<b>3</b>" in page
    assert "# A \\& B" in text and "1\\|2" in text and "**3**" in text


def test_a_name_means_nothing_to_either_form():
    name = '$5 <script>alert(1)</script> [x](javascript:y) *b* a|b {{ 1 }} \u202e" onload="x'
    hostile = [Heading(name, 1), Paragraph(name), Bullets((name,)), Command(name), Table((name,), ((name,),))]
    page, text = to_html(hostile), to_markdown(hostile, Path())
    assert "<script" not in page and "\u202e" not in page + text and "\\u202e" in page and "{{ 1 }}" in page
    assert '" onload="' not in page
    assert r"\$5 \<script\>" in text and r"\[x\](javascript:y) \*b\* a\|b" in text


def test_a_page_is_well_formed_and_fetches_nothing():
    folder = Path(tempfile.mkdtemp())
    png = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    (folder / "dot.png").write_bytes(png)
    parts = [Heading("T", 1), Paragraph("p", "answer")]
    for n in range(5):
        parts += [
            Heading(f"s {n}"),
            Heading("deeper", 3),
            Bullets(("a", "b")),
            Command("run x"),
            Table(("a",), (("1",),)),
        ]
    parts.append(Picture(folder / "dot.png", "A dot", "One dark dot."))
    for lang in ("en", "zh"):
        found = _Structure(to_html(parts, lang))
        assert found.open == found.wrong == found.fetched == []
        assert found.headings[0] == 1 and max(b - a for a, b in zip(found.headings, found.headings[1:])) <= 1
        assert [image["alt"] for image in found.images] == ["One dark dot."]
        assert f'<html lang="{lang}">' in to_html(parts, lang) and "default-src 'none'" in to_html(parts, lang)
        assert to_html(parts, lang).count('<a href="#part-') == 5


def test_a_page_carries_the_glyphs_of_its_own_characters_and_no_others():
    page = to_html([Heading("煤矿", 1), Paragraph("定级，三年")], "zh")
    carried = re.search(r"url\(data:font/woff;base64,([^)]+)\)", page)
    codes = TTFont(BytesIO(base64.b64decode(carried[1]))).getBestCmap()
    assert set(map(chr, codes)) == {character for character in page if character >= "\u2e80"} >= set("煤矿定级，三年")
    assert page == to_html([Heading("煤矿", 1), Paragraph("定级，三年")], "zh")
    assert "@font-face" not in to_html([Heading("Mines", 1)], "en")
