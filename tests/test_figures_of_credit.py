"""Figures of statistical credit: every scenario drawn, every glyph there, limits cited; the study that is shipped."""

import re
from functools import cache

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from test_figures import assert_drawn_whole, report_and_figures

from gazette_sim.credit import figures as credit
from gazette_sim.credit.population import regions
from gazette_sim.lab import figures
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.study import make_study, read_study
from gazette_sim.law.citation import UnknownName
from gazette_sim.law.reform import reforms

matplotlib.use("Agg")

THREE_MONTHS = {"on": "2022-07-01", "set": {"credit.minimum_disclosure_months": 3}}
SCENARIOS = [
    {"name": "as issued"},
    {"name": "three months from July 2022", "reform": [THREE_MONTHS]},
    {"name": "no campaign", "set": {"credit.campaigns_a_year": 0}},
]


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    head = {"name": "small", "regulation": "credit", "starts_on": "2021-01-01", "years": 4, "seed": 5}
    head["replications"] = 2
    study = make_study({"study": head, "population": {"generate": 150}, "scenario": SCENARIOS})
    return run_study(study, workers=1, out=tmp_path_factory.mktemp("study") / "small", progress=False)


@pytest.fixture(autouse=True)
def close():
    yield
    plt.close("all")


def texts_of(ax):
    return [text.get_text() for text in ax.texts]


@pytest.fixture(scope="module")
def reported(result):
    "By language the page of a report and its figures by file, as they were saved; drawn once, the Chinese in pixels."
    return cache(lambda lang: report_and_figures(result, lang, pixels=lang == "zh"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_figure_has_every_glyph_and_every_text_inside(result, reported, lang):
    assert_drawn_whole(result, reported(lang)[1], lang)


def test_each_scenario_has_its_panel_and_the_map_has_one(reported):
    for name, drawing in credit.DRAWINGS.items():
        shown = [ax for ax in reported("zh")[1][f"{name}.zh.png"].axes if ax.get_visible()]
        assert len(shown) == (1 if getattr(drawing, "whole", True) else len(SCENARIOS)), name


def test_a_figure_uses_the_axes_it_is_given_and_the_scenario_asked_for(result):
    ax = plt.subplots()[1]
    assert figures.draw("disclosures", result, "no campaign", ax) is ax
    with pytest.raises(UnknownName, match="no such scenario; did you mean no campaign"):
        figures.draw("regions", result, "no campain")


def test_an_unknown_figure_is_refused_with_the_nearest(result):
    with pytest.raises(UnknownName, match="no such figure; did you mean statuses"):
        figures.draw("status", result)


def test_limits_carry_their_clauses_and_move_with_a_reform(result):
    as_issued, reformed = (texts_of(figures.draw("disclosures", result, SCENARIOS[k]["name"])) for k in (0, 1))
    assert {"6 months\ncredit.17.1", "12 months\ncredit.17.1", "24 months\ncredit.17.2"} <= set(as_issued)
    assert "3 months\ncredit.17.1" in reformed and "3 months\ncredit.17.1" not in as_issued
    campaign = " ".join(texts_of(figures.draw("campaign", result, "as issued")))
    assert "15 working days, credit.11.2" in campaign and "20 working days, credit.11.3" in campaign


def test_what_has_no_value_is_said_so(result):
    assert "undefined" in " ".join(texts_of(figures.draw("campaign", result, "no campaign")))


def test_the_stock_adds_up_to_the_roster(result):
    ax = figures.draw("statuses", result, "as issued")
    assert ax.get_ylim() == (0, 150)
    ends = [float(re.search(r"\n([\d.]+)", text)[1]) for text in texts_of(ax) if "\n" in text]
    assert len(ends) == 5 and abs(sum(ends) - 150) < 0.3


def test_the_map_shows_every_region_and_says_where_nobody_is(result):
    words = texts_of(figures.draw("regions", result))
    assert len([text for text in words if "\n" in text]) == len(regions())
    rows = result.series[(result.series["scenario"] == "as issued") & (result.series["series"] == "region_enterprises")]
    assert len([text for text in words if text.endswith("\n–")]) == int((rows["mean"] == 0).sum())


def test_the_map_tells_the_upper_end_of_an_interval_that_is_longer_upwards(result):
    words = texts_of(figures.draw("regions", result))
    there = credit.curve(result, "as issued", "region_enterprises").mean
    _, mean, low, high = credit.curve(result, "as issued", "region_dishonest")
    longer = np.flatnonzero(high - mean > 1.5 * (mean - low))
    assert len(longer) > 0
    for most in 100 * high[longer] / there[longer]:
        assert any(text.endswith((f", {most:.1f}]", f", {most:.0f}]")) for text in words), most


def test_survival_of_a_result_falls_from_one_and_stays_in_its_ribbon(result):
    found = credit.survival_of(result, "as issued")
    assert found.share[0] == 1 and (np.diff(found.share) <= 0).all() and found.share[-1] < 0.5
    assert (found.low <= found.share).all() and (found.share <= found.high).all()


def test_every_metric_has_a_label_in_each_language(result):
    for lang in ("en", "zh"):
        assert [name for name in result.metrics if figures.metric_label(name, lang) == name] == []
    assert figures.metric_label("credit.desk_load_county") != figures.metric_label("coal.desk_load_county")


def test_the_main_differences_are_metrics(result):
    from gazette_sim.credit.metrics import MAIN

    assert [name for name in MAIN if f"credit.{name}" not in result.metrics] == []


def test_a_report_holds_the_figures(result, reported):
    path = reported("zh")[0]
    files = [*(result.folder / "figures").glob("*.zh.png")]
    assert path.read_text("utf-8").count("data:image/png;base64,") == len(files) >= len(figures.drawings(result))


def test_the_shipped_study_changes_what_its_scenarios_say():
    study = read_study("credit-disclosure")
    changed = {s.name: {name: value for change in s.changes for name, value in change.values} for s in study.scenarios}
    assert changed["as issued"] == {} and study.title_zh
    assert changed["no early removal"] == {"credit.minimum_disclosure_months": 12}
    assert changed["three months at the least"] == {"credit.minimum_disclosure_months": 3}
    assert changed["two years for all"] == {"credit.disclosure_months": 24, "credit.minimum_disclosure_months": 24}
    assert changed["two years, early removal as issued"] == {"credit.disclosure_months": 24}
    # Of order 35 the cited fact gives title and day alone: a reform that said more would have no source.
    order = reforms("credit")["national_2022"]
    assert (str(order.on), order.facts, order.values) == (
        "2022-05-19",
        ("stat.national2022",),
        {"credit.published_from_rank": 4},
    )
