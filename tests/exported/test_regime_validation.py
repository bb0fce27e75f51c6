# Made from nbs/regime/08_validation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from typing import NamedTuple
from gazette_sim.regime.metric import Interval
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import INK, described, drawn_in, frame
from gazette_sim.regime.validation import *


def test_a_verdict_is_about_intervals_that_meet():
    seen = Observed("x.y", 1.0, 0.9, 1.1, "", "")
    nan = float("nan")
    for low, high, verdict in (
        (1.1, 1.2, "agrees"),
        (0.8, 0.9, "agrees"),
        (0.5, 2.0, "too_few"),
        (1.11, 1.2, "differs"),
        (0.7, 0.89, "differs"),
        (nan, nan, "too_few"),
    ):
        assert Compared(seen, "days", Interval((low + high) / 2, low, high, 9)).verdict == verdict, (low, high)


def test_a_bound_is_kept_or_not():
    bound = Observed("x.y", 0.6, 0.0, 0.6, "", "", "bound")
    said = [Compared(bound, "share", Interval(mean, mean - 0.1, mean + 0.1, 9)).verdict for mean in (0.3, 0.55, 0.9)]
    assert said == ["within", "beyond", "beyond"]


def test_ends_stay_within_what_the_unit_allows():
    seen = Observed("x.y", 0.5, 0.4, 0.6, "", "")
    wide = Interval(0.5, -0.2, 1.2, 2)
    assert Compared(seen, "share", wide).ends == (0.0, 1.0) and Compared(seen, "days", wide).ends == (0.0, 1.2)


def test_the_range_of_a_share_is_wilsons():
    # 4 of 61: centre (p + z²/2n)/(1 + z²/n), reach by hand
    n, p, z2 = 61, 4 / 61, 1.959963984540054**2
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    reach = (p * (1 - p) / n + z2 / (4 * n * n)) ** 0.5 * z2**0.5 / (1 + z2 / n)
    low, high = share_range(4, 61)
    assert abs(low - (centre - reach)) < 1e-12 and abs(high - (centre + reach)) < 1e-12


def test_an_interval_is_not_too_wide_up_to_half_of_its_mean():
    narrow, wide = (Observed("x.y", 1.0, 1 - d, 1 + d, "", "") for d in (0.01, 2.0))
    assert Compared(narrow, "days", Interval(2.0, 1.5, 2.5, 9)).verdict == "differs"
    assert Compared(narrow, "days", Interval(2.0, 1.4, 2.5, 9)).verdict == "too_few"
    assert Compared(wide, "days", Interval(2.0, 1.0, 3.0, 9)).verdict == "agrees"  # or as wide as what was observed


def test_both_ends_of_a_bound_belong_to_it():
    seen = Observed("x.y", 0.5, 0.4, 0.6, "", "", "bound")
    said = [Compared(seen, "days", Interval(0.5, *ends, 9)).verdict for ends in ((0.4, 0.6), (0.39, 0.5), (0.5, 0.61))]
    assert said == ["within", "beyond", "beyond"]


def test_what_was_observed_says_its_range():
    share = share_observed("x.y", 4, 61, "", "", "free")
    assert (share.value, share.low, share.high) == (
        4 / 61,
        *share_range(4, 61),
    ) and share.low < share.value < share.high
    for one, other in ((3.0, 5.0), (5.0, 3.0)):
        assert between_observed("x.y", one, other, "s", "n", "tuned") == ("x.y", 4.0, 3.0, 5.0, "s", "n", "tuned")
    assert up_to_observed("x.y", 2.0, 7.0, "s", "n") == ("x.y", 2.0, 0.0, 7.0, "s", "n", "bound")
