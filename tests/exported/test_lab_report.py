# Made from nbs/lab/15_report.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import json
import math
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from gazette_sim.regime.panel import decimals
from gazette_sim.regime.metric import Interval, Metric
from gazette_sim.lab.answer import answer
from gazette_sim.lab.beside import assumptions_that_matter, beside, clauses_that_bring, readings_that_matter
from gazette_sim.lab.compare import Difference, compare
from gazette_sim.lab.page import Bullets, Heading, Paragraph, Part, Picture, Table, part_html, to_html, to_markdown
from gazette_sim.lab.printing import to_pdf
from gazette_sim.lab.result import Result, calendar_said, main_metrics, open_result
from gazette_sim.lab.figures import draw_all, meanings_zh, metric_label, parameter_called, title_of, roster_notes
from gazette_sim.lab.scenario import Scenario, demand_rates, parameters_of
from gazette_sim.lab.store import write_text
from gazette_sim.lab.precision import guaranteed, widths_said
from gazette_sim.lab.stress import checklist
from gazette_sim.lab.validation import gates
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError, UnknownName, cite, documents
from gazette_sim.law.language import say, unit_in, word_for
from gazette_sim.law.parameter import Parameter, fact, option_in
from gazette_sim.law.reform import Change, reforms
from gazette_sim.law.provision import register
import re
import tempfile
from html.parser import HTMLParser
from IPython.display import Markdown
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.job import own_metrics
from gazette_sim.lab.study import make_study
from gazette_sim.law.regulation import regulation
from gazette_sim.lab.report import *


from functools import cache


@cache
def reported():
    head = {"name": "small", "regulation": "coal", "starts_on": "2021-01-01", "years": 2, "replications": 3, "seed": 7}
    longer = {"on": "2022-01-01", "set": {"coal.validity_months": 60}}
    study = make_study(
        {
            "study": head,
            "population": {"generate": 5},
            "scenario": [
                {"name": "as issued"},
                {"name": "longer", "reform": [longer]},
                {"name": "slow", "assumptions": {"coal.initial_review_days": 12}},
            ],
        }
    )
    return run_study(study, workers=1, out=Path(tempfile.mkdtemp()) / "small", progress=False)


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.worst, self.images = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag == "img":
            self.images.append(dict(attrs)["src"])
        if tag not in ("img", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            self.worst.append(tag)


def test_a_report_is_one_whole_file_in_each_language():
    small = reported()
    for lang in ("en", "zh"):
        text = report(small, lang, figures=False).read_text("utf-8")
        tags = _Tags()
        tags.feed(text)
        assert tags.open == tags.worst == tags.images == [] and not (small.folder / "figures").exists()
        assert not re.search(r'(?:src|href)="(?!data:|#)', text)


def test_a_report_begins_with_the_question_and_what_was_found():
    small = reported()
    parts = page(small, figures=False)
    assert [part.text for part in parts if isinstance(part, Heading)][1] == "Question and answer"
    said = [part.text for part in parts if isinstance(part, Paragraph) and part.look in ("question", "answer")]
    assert said[0] == "small" and "“longer”" in said[1] and "“slow”" in said[2] and len(said) == 3
    assert any("3 pairs of replications" in part.text for part in parts if isinstance(part, Paragraph))


def test_the_notebook_makes_the_same_page():
    small = reported()
    written = report(small, "zh", figures=False)
    before, code = written.read_bytes(), []
    for cell in json.loads((small.folder / "report.ipynb").read_text("utf-8"))["cells"]:
        code += ["".join(cell["source"])] if cell["cell_type"] == "code" else []
    written.unlink()
    names, here = {}, os.getcwd()
    os.chdir(small.folder)
    try:
        for text in code:
            exec(text, names)
    finally:
        os.chdir(here)
    assert len(code) == len(SECTIONS) + 2 and written.read_bytes() == before
    assert "<h2>" in names["sections"]["unknown"]._repr_html_()


def test_a_change_names_its_day_its_clause_and_what_it_replaces():
    rows = changes(reported()).rows
    assert rows[0][3] == "nothing is changed"
    assert rows[1][:2] == ("longer", "2022-01-01") and rows[1][4:6] == ("36 months", "60 months")
    assert "(coal.8.1)" in rows[1][6]


def test_hashes_seed_and_horizon_can_be_found():
    small = reported()
    text = report(small, figures=False).with_suffix(".md").read_text("utf-8")
    hashes = [small.manifest["code_sha256"], small.manifest["population"]["sha256"], journals_sha256(small)]
    assert [wanted for wanted in (*hashes, "| seed | 7 |", "2021-01-01 – 2022-12-31") if wanted not in text] == []


def test_bold_is_what_all_comparisons_together_tell_apart():
    small = reported()
    table, told = differences(small)[0], [d for d in compare(small).differences if d.changed]
    assert len(table.rows) == len(told)
    for row, (cells, d) in enumerate(zip(table.rows, told, strict=True)):
        low, high = (float(x.replace(",", "")) for x in re.search(r"\[(.*), (.*)\]", cells[3]).groups())
        assert ((row, 3) in table.strong) == (d.verdict in ("higher", "lower"))
        assert (row, 3) not in table.strong or not low < 0 < high


def test_what_a_value_replaces_is_what_held_before_in_that_place_or_everywhere():
    from dataclasses import replace
    from types import SimpleNamespace

    from gazette_sim.law.calendar import day_number
    from gazette_sim.law.reform import Regional

    later = [{"on": "2023-01-01", "set": {"coal.validity_months": 60}}]
    own = {"name": "own", "set": {"coal.validity_months": 48}, "reform": later}
    head = {"name": "s", "regulation": "coal", "starts_on": "2021-01-01", "years": 4}
    study = make_study({"study": head, "population": {"generate": 5}, "scenario": [{"name": "as issued"}, own]})
    here = Regional(day_number("2022-01-01"), (("coal.validity_months", 24),), ("白山市",))
    there = replace(study.scenarios[1], regional=(here,))
    rows = changes(SimpleNamespace(study=study.with_(scenarios=(study.baseline, there)))).rows
    assert [(row[1], *row[4:6]) for row in rows[1:]] == [
        ("from the start", "36 months", "48 months"),
        ("2022-01-01 (白山市)", "48 months", "24 months"),
        ("2023-01-01", "48 months", "60 months"),
    ]


def test_how_often_a_metric_is_defined_is_said_for_each_scenario_where_it_differs():
    from types import SimpleNamespace

    def row(*n):
        known = {str(k): Interval(1234.5, 1234.4, 1234.6, count) for k, count in enumerate(n)}
        scenarios = [SimpleNamespace(name=name, called=lambda lang, name=name: name) for name in known]
        result = SimpleNamespace(
            scenarios=list(known),
            study=SimpleNamespace(scenarios=scenarios),
            manifest={"metrics": {"coal.applications": {"unit": "a year"}}},
            interval=lambda scenario, metric: known[scenario],
        )
        return results(result, metrics=["coal.applications"]).rows[0]

    assert row(3, 2)[-1] == "3 / 2" and row(3, 3)[-1] == "3" and row(3)[2] == "1,234.500 ± 0.100"
    assert row(0)[2] == "–"


def test_the_window_is_said_where_there_is_one():
    from types import SimpleNamespace

    about = {"first_day": "2021-01-01", "measured_from": "2021-01-01", "in_transit": {}}
    result = SimpleNamespace(manifest=about, study=SimpleNamespace(regulation="coal"))
    assert window_notes(result) == []
    about |= {"measured_from": "2023-01-01", "in_transit": {"grade_one": [3.0, 5.5]}}
    measured, moves = window_notes(result)
    assert "2023-01-01" in measured and "3" in moves and "5.5" in moves
