# Made from nbs/law/16_drawing.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import base64
import html
import io
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, cast
from gazette_sim.law.language import font_path, printable, width_of
from contextlib import redirect_stderr
from itertools import combinations, pairwise
import matplotlib.pyplot as plt
import pytest
from gazette_sim.law.drawing import *


def test_ranks_keep_their_order_on_a_grey_print():
    greys = [luminance(colour) for colour in DARK_TO_LIGHT]
    assert all(lighter - darker > 0.09 for darker, lighter in pairwise(greys))


def test_scenarios_differ_in_colour_and_in_marker():
    assert len(set(SCENARIO_COLOURS)) == len(set(SCENARIO_MARKERS)) == len(SCENARIO_COLOURS) == len(SCENARIO_MARKERS)


def test_no_two_ranks_look_alike_to_a_dichromat():
    # Viénot, Brettel and Mollon (1999): what is left of red and green; blue and lightness stay
    def seen(colour):
        r, g, b = ((int(colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5))
        return 0.29275 * r + 0.70725 * g, -0.02234 * r + 0.02234 * g + b

    apart = [sum(abs(p - q) for p, q in zip(seen(a), seen(b))) for a, b in combinations(DARK_TO_LIGHT, 2)]
    assert min(apart) > 0.15


def test_the_image_carries_its_description():
    shown = described(plt.subplots()[1], "An empty frame.")
    data, metadata = shown._repr_mimebundle_()
    assert metadata["image/png"]["alt"] == data["text/plain"] == "An empty frame."
    assert data["text/html"].startswith('<img alt="An empty frame." src="data:image/png;base64,')
    assert 3 * metadata["image/png"]["width"] > 4 * metadata["image/png"]["height"] - 100
    assert not plt.get_fignums()  # shown once


def test_a_part_of_a_figure_shows_the_whole():
    figure, (left, _) = plt.subplots(1, 2)
    assert described(left, "Two frames.").image.startswith(b"\x89PNG")
    with pytest.raises(ValueError, match="empty"):
        described(figure, " ")


def test_the_session_s_font_comes_back():
    before = plt.rcParams["font.family"]
    with drawn_in("zh"):
        assert plt.rcParams["font.family"][0] == "Gazette Sans SC"
    assert plt.rcParams["font.family"] == before


def test_either_language_falls_back_on_the_other_s_font():
    assert set(font_families("zh")) == set(font_families("en")) and font_families("zh")[0] != font_families("en")[0]


def test_a_dollar_sign_is_no_mathematics():
    with drawn_in():
        drawn = plt.figure().text(0, 0, "$5 and $6")
    assert not drawn.get_parse_math()
    plt.close("all")


def test_names_of_people_and_firms_can_be_drawn():
    figure = plt.figure()
    figure.text(0, 0, "鑫淼 𬬻 㛃 臺灣 香港 さくら Ærø Москва $")
    assert missing_in(figure) == ""
    plt.close(figure)


def test_what_no_font_has_is_said_once():
    said = io.StringIO()
    for _ in range(2):
        figure = plt.figure()
        figure.text(0, 0, "a\U000e0fff")
        with redirect_stderr(said), warnings.catch_warnings():
            described(figure, "A box.")
    assert said.getvalue().count("U+E0FFF") == 1


def test_no_line_is_wider_than_it_may_be_and_nothing_is_lost():
    for text in ("a name " * 40, "名" * 90, "x" * 300, "一 two 三four"):
        lines = in_lines(text, 20)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert max(len(line) + sum("一" <= c for c in line) for line in lines) <= 20
    assert len(in_lines("x" * 300, 20, 2)) == 2 and in_lines("x" * 300, 20, 2)[1].endswith("…")


def test_writing_on_a_colour_can_be_read():
    assert on_colour(DARK_TO_LIGHT[0]) == "white" and on_colour(DARK_TO_LIGHT[-1]) == "black"
