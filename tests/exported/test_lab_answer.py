# Made from nbs/lab/36_answer.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import math
from collections.abc import Sequence
from gazette_sim.lab.compare import Difference, compare
from gazette_sim.lab.figures import metric_label
from gazette_sim.lab.page import Bullets, Paragraph, Part
from gazette_sim.lab.result import Result, main_metrics
from gazette_sim.law.language import say, unit_in
from gazette_sim.regime.metric import Interval
from gazette_sim.regime.panel import decimals
import tempfile
from pathlib import Path
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.study import make_study
from gazette_sim.lab.answer import *


def row(mean, low, high, changed=9, together=0.001, unit="share", metric="coal.share_reviews_in_time"):
    return Difference(
        "s", metric, unit, 0.9, 0.9 + mean, Interval(mean, low, high, 9), changed, 0.5, together, together
    )


def test_a_difference_that_is_told_says_both_levels_the_step_and_its_interval():
    assert finding(row(0.041, 0.02, 0.062)) == (
        "initial reviews done in time 94.1% instead of 90.0%, higher by 4.1 percentage points (95% interval 2.0 to 6.2)"
    )
    days = finding(row(-1.2, -1.54, -0.86, unit="working days", metric="coal.review_days_mean"))
    assert ", lower by 1.20" in days and "0.86 to 1.54" in days


def test_levels_of_other_replications_than_the_pairs_are_not_put_beside_their_difference():
    said = finding(row(0.1, 0.05, 0.15)._replace(mean=0.5))
    assert "instead of" not in said and "higher by 10.0 percentage points" in said and "9 pairs" in said


def test_nothing_told_is_never_called_none_and_says_what_is_still_possible():
    silent = sentence("s", "b", [row(0.01, -0.02, 0.04, together=1.0)])
    assert "no difference could be told" in silent and "−2.0 to +4.0 percentage points" in silent
    assert sentence("s", "b", [row(0.0, 0.0, 0.0, changed=0)]).startswith("With “s” in place of “b” nothing differs")


def test_a_difference_that_is_told_alone_only_is_a_perhaps():
    rows = [row(0.01, 0.001, 0.019, together=0.2)]
    said = sentence("s", "b", rows)
    assert "no difference could be told" in said and "higher by" not in said and further(rows).startswith("Perhaps")


def test_what_is_not_named_is_counted():
    rows = [row(0.1, 0.05, 0.15)] * 4 + [row(0.01, -0.02, 0.04, together=1.0)]
    rows.append(row(0.0, 0.0, 0.0, changed=0, metric="coal.accidents"))
    assert sentence("s", "b", rows).count("higher by") == NAMED and "told in 4 of 6 main metrics" in further(rows)
    assert further(rows).endswith("The same in every pair of replications: fatal accidents a year.")


def asked(scenarios, replications):
    head = {"name": "asked", "regulation": "coal", "starts_on": "2021-01-01", "years": 1, "seed": 7}
    made = {"study": head | {"replications": replications}, "population": {"generate": 2}, "scenario": scenarios}
    return run_study(make_study(made), 1, Path(tempfile.mkdtemp()) / "asked", progress=False)


def test_one_scenario_one_replication_and_many_scenarios_each_have_their_words():
    one = answer(asked([{"name": "as issued"}], 2))
    assert "as issued" in one[0].text and "nothing to compare" in one[1].text
    two = [{"name": "a"}, {"name": "b", "set": {"coal.validity_months": 60}}]
    assert "One replication" in answer(asked(two, 1))[0].text
    many = [{"name": f"term {k}", "set": {"coal.validity_months": 12 * k}} for k in range(2, 7)]
    parts = answer(asked(many, 2))
    assert parts[0].text.startswith("Of 4 other scenarios") and len(parts[1].items) == 4
