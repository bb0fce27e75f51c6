"""Figures and report of a study: every scenario drawn, nothing missing in silence, nothing from outside the file."""

import base64
import re
import shutil
import tomllib
import warnings
from contextlib import contextmanager
from functools import cache
from types import SimpleNamespace

import matplotlib
import matplotlib.pyplot as plt
import pytest
from test_report import Page

from gazette_sim.regime.metric import metrics
from gazette_sim.lab import figures
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.result import open_result
from gazette_sim.lab.report import changes, page, report
from gazette_sim.lab.study import make_study, read_study
from gazette_sim.law.citation import InputError, UnknownName
from gazette_sim.law.drawing import drawn_in, missing_in
from gazette_sim.law.language import say, unit_in
from gazette_sim.law.regulation import add_regulation, regulations, remove_regulation
from gazette_sim.regime.panel import limits

matplotlib.use("Agg")

BLANK = base64.b64decode(  # a picture of one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


def run_small(tmp, scenarios, replications=2, mines=4):
    head = {"name": "small", "regulation": "coal", "starts_on": "2021-01-01", "years": 2, "seed": 5}
    head["replications"] = replications
    study = make_study({"study": head, "population": {"generate": mines}, "scenario": scenarios})
    return run_study(study, workers=1, out=tmp / "small", progress=False)


SCENARIOS = [
    {"name": "as issued"},
    {"name": "ten days from July", "reform": [{"on": "2021-07-01", "set": {"coal.review_working_days": 10}}]},
    {"name": "one reviewer", "assumptions": {"coal.city_reviewers": 1}},
    {"name": "a name that is far too long for the panel that it stands over", "set": {"coal.validity_months": 12}},
]


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    return run_small(tmp_path_factory.mktemp("study"), SCENARIOS)


@pytest.fixture(autouse=True)
def close():
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def reported(result):
    """By language the page of a report and its figures by file, each as it was saved; drawn once. Their pixels are made
    where their room is tested (tests/exported/test_lab_figures.py), those of other rules in tests/test_report.py."""
    return cache(lambda lang: report_and_figures(result, lang, pixels=False))


def report_and_figures(result, lang, pixels):
    with kept_figures(pixels) as kept, warnings.catch_warnings():
        warnings.simplefilter("error")
        return report(result, lang), kept


@contextmanager
def kept_figures(pixels):
    "Every figure that is saved, by its file, with the dots per inch it was saved with."
    kept, usual = {}, figures._save

    def keeps(figure, path, dpi, lang):
        kept[path.name] = figure
        saved = usual(figure, path, dpi, lang) if pixels else laid_out(figure, path, dpi, lang)
        figure.set_dpi(dpi)
        return saved

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figures, "_save", keeps)
        yield kept


def laid_out(figure, path, dpi, lang):
    "All that is done to save a figure, but for its pixels: its file shows nothing."
    path.parent.mkdir(exist_ok=True)
    with drawn_in(lang):
        figure.set_dpi(dpi)
        figure.draw_without_rendering()
    path.write_bytes(BLANK)
    plt.close(figure)
    return path


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_figure_has_every_glyph_and_every_text_inside(result, reported, lang):
    assert_drawn_whole(result, reported(lang)[1], lang)


def assert_drawn_whole(result, saved, lang):
    "Every figure is there, those that a report divides undivided too, with every glyph and every text inside."
    drawn = saved | undivided(result, saved, lang)
    assert {f"{name}.{lang}.png" for name in figures.drawings(result)} <= {*drawn}
    for name, figure in drawn.items():
        assert outside(figure) == [], name
        assert missing_in(figure) == "", name


def undivided(result, drawn, lang):
    "Those again that a report divides into pages, each as one figure."
    whole = {name: draw for name, draw in figures.drawings(result).items() if f"{name}-2.{lang}.png" in drawn}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = {name: draw(result, lang=lang).figure for name, draw in whole.items()}
        for figure in found.values():
            figure.draw_without_rendering()
    return found


def outside(figure):
    "The texts of a figure that was drawn which do not lie in it, but for a hundredth of an inch or two."
    (width, height), little = figure.canvas.get_width_height(), 0.02 * figure.dpi
    found = [text for ax in figure.axes for text in (*ax.texts, ax.title, ax.xaxis.label) if text.get_text()]
    boxes = {text.get_text(): text.get_window_extent() for text in found}
    low, right, top = -little, width + little, height + little
    return [t for t, b in boxes.items() if b.x0 < low or b.y0 < low or b.x1 > right or b.y1 > top]


def test_each_scenario_has_its_panel(reported):
    for name in ("grades", "waits", "flows"):
        shown = [ax for ax in reported("en")[1][f"{name}.en.png"].axes if ax.get_visible()]
        assert len(shown) == len(SCENARIOS)


def test_a_reform_of_the_limit_moves_its_line(result):
    ax = figures.draw("waits", result, "ten days from July")
    labels = [text.get_text() for text in ax.texts]
    assert {"20 working days, coal.7.0", "10 working days, coal.7.0"} <= set(labels)


def test_a_dated_reform_is_marked_with_its_day(result):
    assert "2021-07-01" in [text.get_text() for text in figures.draw("grades", result, "ten days from July").texts]
    assert "2021-07-01" not in [text.get_text() for text in figures.draw("grades", result, "as issued").texts]


def test_a_shipped_reform_and_one_by_hand_are_told_in_the_order_of_their_days(tmp_path):
    limit = "coal.review_working_days"
    rows = [{"name": "as issued"}, {
        "name": "twice", "reforms": ["national_2024"],
        "reform": [{"on": "2021-07-01", "set": {"coal.grade_one_foundation_score": 88, limit: 15}},
                   {"on": "2024-12-01", "set": {limit: 12}}]}]  # fmt: skip
    head = {"name": "late", "regulation": "coal", "starts_on": "2021-01-01", "years": 5, "replications": 1}
    study = make_study({"study": head, "population": {"generate": 4}, "scenario": rows})
    late = run_study(study, workers=1, out=tmp_path / "late", progress=False)
    told = [row[1:2] + row[4:6] for row in changes(late).rows if "foundation_score" in row[3]]
    assert told == [("2021-07-01", "90 points", "88 points"), ("2024-10-16", "88 points", "85 points")]
    assert [days for days, _ in limits(late, "twice", "review_working_days")] == [20, 15, 12]
    spelt_out = (late.folder / "scenarios.csv").read_text("utf-8").splitlines()
    sources = [line.rsplit(",", 1)[1] for line in spelt_out if "foundation_score" in line]
    assert sources == ["default", "study", "national_2024"]


def test_a_reform_older_than_the_study_is_not_marked(tmp_path):
    rows = [{"name": "of 2024", "reforms": ["national_2024"]}]
    head = {"name": "old", "regulation": "coal", "starts_on": "2025-01-01", "years": 1, "replications": 1}
    study = make_study({"study": head, "population": {"generate": 4}, "scenario": rows})
    old = run_study(study, workers=1, out=tmp_path / "old", progress=False)
    assert "2024-10-16" not in [text.get_text() for text in figures.draw("grades", old).texts]


def test_scenarios_are_called_by_their_chinese_names_in_chinese(tmp_path):
    rows = [{"name": "as issued", "name_zh": "原规定"}, {"name": "longer", "set": {"coal.validity_months": 60}}]
    named = run_small(tmp_path, rows)
    assert read_study(named.folder / "study.toml").scenarios == named.study.scenarios
    shown = {ax.get_title(loc="left") for ax in figures.draw("grades", named, lang="zh").figure.axes}
    assert shown == {"原规定", "longer"}
    assert "原规定" in figures.draw_differences(named, lang="zh").figure.get_suptitle()
    text = "".join(str(part) for part in page(named, "zh", figures=False))
    assert "as issued" not in text and "原规定 (基准)" in text and "原规定" not in str(page(named, figures=False))


def test_the_settings_of_the_session_are_left_alone(result):
    before = dict(plt.rcParams)
    figures.draw("grades", result, lang="zh")
    assert dict(plt.rcParams) == before


def test_one_scenario_gives_all_figures_but_the_differences(tmp_path, capsys):
    single = run_small(tmp_path, SCENARIOS[:1], replications=1)
    names = [path.name for path in figures.draw_all(single, dpi=40)]
    assert names == [f"{name}.en.png" for name in figures.drawings(single) if name != "differences"]
    assert capsys.readouterr().err == ""


def test_a_folder_without_a_finished_run_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"no manifest\.json"):
        figures.draw("grades", tmp_path)


def test_what_a_result_lacks_is_named_with_the_nearest(result, tmp_path):
    with pytest.raises(UnknownName, match=r"no such metric; did you mean coal\.accidents"):
        figures.draw_differences(result, ["acidents"])
    shutil.copytree(result.folder, tmp_path / "copy")
    poor = open_result(tmp_path / "copy")
    poor.series = poor.series[poor.series["series"] != "grade_two"]
    with pytest.raises(UnknownName, match="grade_two: no such series"):
        figures.draw("grades", poor)


def test_every_metric_of_the_coal_rules_has_a_label_in_each_language(result):
    for lang in ("en", "zh"):
        assert [name for name in result.metrics if figures.metric_label(name, lang) == name] == []


def test_every_metric_says_in_chinese_what_it_means_and_how_it_is_reckoned():
    measured = {name: known for name, known in regulations().items() if known.has("metrics")}
    assert {"coal", "credit", "sme", "pilot_zone", "gazette"} <= set(measured)
    for name, known in measured.items():
        told = tomllib.loads(known.data("words", "metrics.zh.toml").read_text("utf-8"))
        home = known.room("metrics").__name__.rpartition(".")[0]
        own = [n.split(".")[1] for n, m in metrics(name).items() if m.__module__.startswith(f"{home}.")]
        assert set(told) == {name} and set(told[name]) == set(own)
        assert all(re.search("[一-鿿]", text) for row in told[name].values() for text in row.values())


def test_a_chinese_report_has_no_english_sentence(result):
    def cells(part):
        return [getattr(part, "text", ""), *(c for row in getattr(part, "rows", ()) for c in row)]

    said = [text for part in page(result, "zh", figures=False) for text in cells(part)]
    sentences = [text for text in said if re.search(r"([a-z]+ ){4}", text) and not re.search("[一-鿿]", text)]
    assert [text for text in sentences if text not in result.scenarios] == []


def test_every_unit_has_a_word(result):
    units = {told["unit"] for told in result.manifest["metrics"].values()}
    assert [unit for unit in units if unit_in(unit, "zh") == unit] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_report_holds_its_figures_and_nothing_from_outside(result, reported, lang):
    path = reported(lang)[0]
    text = path.read_text("utf-8")
    files = sorted(path.name for path in (result.folder / "figures").glob(f"*.{lang}.png"))
    assert {f"{name}.{lang}.png" for name in figures.drawings(result)} <= {*files}
    assert text.count("data:image/png;base64,") == len(files) > 6
    read = Page(text)
    assert read.open == read.wrong == [] and len(read.images) == len(files)
    assert all(image["src"].startswith("data:image/png;base64,") for image in read.images)
    assert re.findall(r'<(?:script|link|iframe)|(?:src|href)="(?!data:|#)', text) == []
    assert say("report.check", lang) in text and result.manifest["code_sha256"] in text
    pictures = re.findall(r"\]\((figures/[^)]+)\)", path.with_suffix(".md").read_text("utf-8"))
    assert len(pictures) == len(files) and all((result.folder / picture).is_file() for picture in pictures)


def test_a_report_is_the_same_when_written_again(result):
    assert page(result, figures=False) == page(open_result(result.folder), figures=False)


def test_changes_cite_law_and_leave_assumptions_without_a_clause(result):
    rows = {row[0]: row for row in changes(result).rows}
    assert "(coal.7.0)" in rows["ten days from July"][6] and rows["ten days from July"][2] == "law"
    assert rows["one reviewer"][6] == "" and rows["one reviewer"][2] == "assumption"


def test_a_regulation_without_figures_gets_lines_and_its_metrics_by_unit(tmp_path):
    head = {"name": "toy", "regulation": "permits", "starts_on": "2021-01-01", "years": 2, "seed": 1, "replications": 2}
    rows = [{"name": "as issued"}, {"name": "half the term", "set": {"permits.permit_months": 18}}]
    add_regulation("permits", "toy_permits")
    try:
        made = make_study({"study": head, "population": {"generate": 9}, "scenario": rows})
        toy = run_study(made, workers=1, out=tmp_path / "toy", progress=False)
        names = ["lines", "measures_permits", "measures_days", "differences"]
        assert list(figures.drawings(toy)) == names
        for lang in ("en", "zh"):
            assert [path.name for path in figures.draw_all(toy, lang, dpi=40)] == [f"{n}.{lang}.png" for n in names]
        assert "permits" in [text.get_text() for text in figures.draw("lines", toy).texts]
        assert figures.title_of(toy, "measures_days") == "What was measured, days"
    finally:
        remove_regulation("permits")


# Names are strings


HOSTILE = ["$5 and $6", "a | <b>bold</b>", "[x](javascript:alert(1)) *y* _z_", "1", "long " * 40]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    rows = [{"name": name.strip(), "set": {"coal.validity_months": 12 * k + 12}} for k, name in enumerate(HOSTILE)]
    head = {"name": "names", "title": "What $1 | <i>and</i> $2 *do*", "regulation": "coal", "starts_on": "2021-01-01"}
    head |= {"years": 1, "seed": 5, "replications": 2}
    study = make_study({"study": head, "population": {"generate": 4}, "scenario": rows})
    return run_study(study, workers=1, out=tmp_path_factory.mktemp("names") / "n", journal=True, progress=False)


def test_names_are_drawn_as_they_are(hostile):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, draw in figures.drawings(hostile).items():
            figure = draw(hostile).figure.get_figure(root=True)
            figure.draw_without_rendering()
            assert not any(
                text.get_parse_math() for text in figure.findobj(matplotlib.text.Text) if "$" in text.get_text()
            )
            assert "$1 | <i>and</i> $2 *do*" in figure.get_suptitle().replace("\n", " "), name
        fig, ax = plt.subplots()
        figures.draw("grades", hostile, HOSTILE[0], ax)
        fig.draw_without_rendering()


def test_names_mean_nothing_to_a_report(hostile):
    path = report(hostile, figures=False)
    page, text = path.read_text("utf-8"), path.with_suffix(".md").read_text("utf-8")
    assert "<b>bold" not in page and "<i>and" not in page and "&lt;b&gt;bold" in page
    assert r"\$5 and \$6" in text and r"a \| \<b\>bold\</b\>" in text and r"\[x\](javascript" in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    heads = {line.replace("\\|", "").count("|") for line in tables if r"\$5 and \$6" in line and "metric" in line}
    assert heads == {6, 9}  # the table of differences, that of results


def test_every_scenario_has_its_journal_whatever_its_name(hostile):
    again = open_result(hostile.folder)
    assert all(len(again.journal(name.strip(), 1)) > 0 for name in HOSTILE)


@pytest.mark.parametrize("name", ["=1+1", "+2 reviewers", "@x", "a\u202eb", "a\nb", "a\u200bb", "x" * 201, " "])
def test_a_name_that_no_medium_can_show_is_refused(name):
    with pytest.raises(InputError, match="a name in one line"):
        run_small(None, [{"name": name}])


def test_many_scenarios_are_split_into_pages(tmp_path):
    rows = [{"name": f"term of {k} years", "set": {"coal.validity_months": 12 * k}} for k in range(1, 9)]
    many = run_small(tmp_path, rows, mines=2)
    with kept_figures(pixels=False) as kept:
        names = [path.name for path in figures.draw_all(many, dpi=40)]
    assert {"grades.en.png", "grades-2.en.png", "desk_load-2.en.png", "grades_changes-2.en.png"} <= {*names}
    titles = [kept[name].get_suptitle() for name in ("grades.en.png", "grades-2.en.png")]
    assert "(1 of 2)" in titles[0] and "(2 of 2)" in titles[1]


def test_the_highest_total_fits_where_mines_close_later(reported):
    for ax in reported("en")[1]["grades.en.png"].axes:
        assert ax.get_ylim()[1] >= 4  # all mines, though fewer may be left at the end


@pytest.mark.parametrize(
    ("scenario", "days"),
    [
        ({}, [20]),
        ({"set": {"coal.review_working_days": 15}}, [15]),
        (
            {"reform": [{"on": "2021-01-01", "set": {"coal.review_working_days": 15}}]},
            [15],
        ),
        ({"reform": [{"on": "2021-01-02", "set": {"coal.review_working_days": 15}}]}, [20, 15]),
    ],
)
def test_limits_are_those_under_which_the_study_runs(scenario, days):
    "What held before its first day is none."
    head = {"name": "limits", "regulation": "coal", "starts_on": "2021-01-01", "years": 2, "replications": 1}
    study = make_study({"study": head, "population": {"generate": 3}, "scenario": [{"name": "a", **scenario}]})
    assert [limit.days for limit in limits(SimpleNamespace(study=study), "a", "review_working_days")] == days
    assert limits(SimpleNamespace(study=study), "a", "no_such_number") == []
