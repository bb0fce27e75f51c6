"""The report of every simulated regulation: well-formed, complete in both languages, with the numbers of the run."""

import csv
import json
import math
import re
from html.parser import HTMLParser
from itertools import pairwise

import matplotlib
import pytest

from gazette_sim.cli.program import call
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.report import SECTIONS, report
from gazette_sim.lab.result import main_metrics
from gazette_sim.lab.study import make_study, read_study, shipped_studies
from gazette_sim.lab.figures import metric_label
from gazette_sim.law.language import say
from gazette_sim.regime.panel import decimals

matplotlib.use("Agg")

CHANGED = {  # an assumption of each regulation, so that there is a second scenario
    "coal": {"coal.initial_review_days": 12},
    "credit": {"credit.recognition_days": 9},
    "sme": {"sme.told_share": 0.9},
    "pilot_zone": {"pilot_zone.course_seats": 40},
    "gazette": {"gazette.closing_days": 9},
}
DRAWN = ("gazette",)  # figures of the others are drawn in their own tests
EMPTY = {"img", "meta"}


class Page(HTMLParser):
    "What a browser makes of a page: tables by their heads, headings, images, and what it would fetch."

    def __init__(self, text: str):
        super().__init__()
        self.open, self.wrong, self.headings, self.images, self.fetched = [], [], [], [], []
        self.tables, self.lang, self.text = [], "", ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self.lang = said.get("lang", self.lang)
        self.fetched += [v for k, v in attrs if k in ("src", "href", "srcset") and not v.startswith(("#", "data:"))]
        self.images += [said] if tag == "img" else []
        self.headings += [(int(tag[1]), "")] if re.fullmatch("h[1-6]", tag) else []
        self.tables += [[]] if tag == "table" else []
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")
        self.open += [tag] if tag not in EMPTY else []

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data
        if {"td", "th"} & {*self.open}:
            self.tables[-1][-1][-1] += data
        if self.open and re.fullmatch("h[1-6]", self.open[-1]):
            self.headings[-1] = (self.headings[-1][0], self.headings[-1][1] + data)


def scenarios(regulation: str) -> list[dict]:
    changed = {"name": "changed", "name_zh": "改动", "assumptions": CHANGED[regulation]}
    return [{"name": "as issued", "name_zh": "原规定"}, changed]


@pytest.fixture(scope="module", params=list(CHANGED))
def result(request, tmp_path_factory):
    head = {"name": "reported", "title": "A change", "title_zh": "一项改动", "regulation": request.param, "seed": 5}
    head |= {"starts_on": "2021-01-01", "years": 1, "replications": 2}
    head |= {"question": "What does it change?", "question_zh": "会改变什么？"}
    study = make_study({"study": head, "population": {"generate": 5}, "scenario": scenarios(request.param)})
    return run_study(study, 1, tmp_path_factory.mktemp("r") / "reported", progress=False)


@pytest.fixture(scope="module")
def pages(result):
    figures = result.study.regulation in DRAWN
    return {lang: Page(report(result, lang, figures).read_text("utf-8")) for lang in ("en", "zh")}


def test_a_page_is_well_formed_fetches_nothing_and_can_be_heard(result, pages):
    for lang, page in pages.items():
        assert page.open == page.wrong == page.fetched == [] and page.lang == lang
        levels = [level for level, _ in page.headings]
        assert levels[0] == 1 and levels.count(1) == 1
        assert max(b - a for a, b in pairwise(levels)) <= 1
        assert all(len(image["alt"]) > 20 for image in page.images)
        assert bool(page.images) == (result.study.regulation in DRAWN)


def test_a_page_begins_with_question_and_answer_and_has_its_sections_in_both_languages(pages):
    for lang, page in pages.items():
        told = [text for level, text in page.headings if level == 2]
        wanted = [say(f"report.{name}", lang) for name in SECTIONS]
        assert told == [name for name in wanted if name in told] and told[0] == wanted[0]
        for name in ("scenarios", "matter", "attribution", "results", "unknown", "check", "stress", "assumptions"):
            assert say(f"report.{name}", lang) in told
        question = {"en": "What does it change?", "zh": "会改变什么？"}[lang]
        said = page.text[page.text.index(question) :]
        assert said.index(say("answer.basis", lang, count=2, metrics=0, baseline="").split("0")[0][:8]) < 1500
    assert len(pages["en"].tables) == len(pages["zh"].tables) and len(pages["en"].headings) == len(pages["zh"].headings)


def shown(row: dict[str, str]) -> str:
    "A row of summary.csv as the page has it: mean and interval, each with two figures of the uncertainty."
    mean, low, high, half = (float(row[k] or "nan") for k in ("mean", "low", "high", "half_width"))
    if row["n"] == "0":
        return "–"
    places = decimals(half if half > 0 else abs(mean))
    if math.isnan(low) or math.isnan(high):
        return f"{mean:,.{places}f}"
    if abs((high - mean) - (mean - low)) <= 0.1 * half:
        return f"{mean:,.{places}f} ± {half:,.{places}f}"
    return f"{mean:,.{places}f}  [{low:,.{places}f}, {high:,.{places}f}]"


def test_the_numbers_of_the_page_are_those_of_the_summary(result, pages):
    with (result.folder / "summary.csv").open(encoding="utf-8") as file:
        summary = {(row["scenario"], row["metric"]): row for row in csv.DictReader(file)}
    for lang, page in pages.items():
        cells = {
            row[0]: row for table in page.tables if table[0][-1] == "n" and len(table[0]) == 5 for row in table[1:]
        }
        found = {name: cells[metric_label(name, lang)] for name in result.metrics if metric_label(name, lang) in cells}
        assert set(main_metrics(result)) <= set(found)
        heads = next(table[0] for table in page.tables if table[0][-1] == "n" and len(table[0]) == 5)
        if heads[2] != result.called("as issued", lang):
            continue
        for name, row in found.items():
            if row[2] == result.called("changed", lang):
                continue  # a row of differences
            ours = [shown(summary[scenario, name]) for scenario in result.scenarios]
            assert row[2:4] == ours, name


def test_a_notebook_lies_beside_the_page(result, pages):
    kept = json.loads((result.folder / "report.ipynb").read_text("utf-8"))
    sources = ["".join(cell["source"]) for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert all(f'section("{name}", edition)' in "\n".join(sources) for name in SECTIONS) and pages
    for source in sources:
        compile(source, "cell", "exec")


def test_every_shipped_study_states_its_question_in_both_languages():
    for name in shipped_studies():
        study = read_study(name)
        assert study.question.endswith("?") and study.question_zh.endswith("？"), name


def test_without_a_browser_the_page_is_written_and_one_line_says_so(result, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    page = result.folder / "report.en.html"
    page.unlink(missing_ok=True)
    monkeypatch.setattr("gazette_sim.lab.report.draw_all", lambda *_, **__: [])
    assert call(["report", str(result.folder), "--pdf"]) == 2
    said = capsys.readouterr().err.strip()
    assert said.startswith("--pdf: browser: found nothing") and "\n" not in said and page.is_file()
