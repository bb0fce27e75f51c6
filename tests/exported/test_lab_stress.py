# Made from nbs/lab/35_stress.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Callable
from typing import Any
from gazette_sim.lab.figures import metric_label, parameter_called
from gazette_sim.lab.page import Heading, Paragraph, Part, Table
from gazette_sim.lab.precision import guaranteed, widths_said
from gazette_sim.lab.result import Result, main_metrics
from gazette_sim.lab.scenario import parameters_of
from gazette_sim.law.calendar import day_number, iso, state_council_calendar
from gazette_sim.law.citation import documents
from gazette_sim.law.language import say, unit_in, word_for
from gazette_sim.law.parameter import Parameter, fact
from gazette_sim.law.provision import register
from gazette_sim.law.regulation import regulation
import tempfile
from pathlib import Path
from IPython.display import Markdown
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.page import to_markdown
from gazette_sim.lab.study import make_study
from gazette_sim.lab.stress import *


def listed(replications=2):
    head = {"name": "listed", "regulation": "coal", "starts_on": "2021-01-01", "ends_on": "2022-12-31", "seed": 7}
    head |= {"measure_from": "2022-01-01", "replications": replications}
    rows = [{"name": "as issued"}, {"name": "longer", "set": {"coal.validity_months": 60}}]
    study = make_study({"study": head, "population": {"generate": 3}, "scenario": rows})
    return run_study(study, 1, Path(tempfile.mkdtemp()) / "listed", progress=False)


def test_every_item_is_answered_in_both_languages():
    small = listed()
    for lang in ("en", "zh"):
        rows = [row for part in checklist(small, lang) if isinstance(part, Table) for row in part.rows]
        assert [row[0].split()[0] for row in rows] == [
            *("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5"),
            *("3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4", "6.1"),
        ]
        assert all(len(said) > 20 for _, said in rows)


def test_answers_are_what_the_study_declares():
    small = listed()
    rows = {row[0].split()[0]: row[1] for part in checklist(small) if isinstance(part, Table) for row in part.rows}
    assert "2022-01-01" in rows["4.1"] and "2021-01-01" in rows["4.2"] and "2.0 years" in rows["4.2"]
    assert "1.0" in rows["4.2"] and "2 replications" in rows["4.3"] and "seed 7" in rows["5.2"]
    kinds = [p.kind for p in parameters_of("coal").values()]
    for kind in ("law", "reading", "data", "assumption"):
        assert f"{kinds.count(kind)} " in rows["3.3"]
    assert small.manifest["code_sha256"][:16] in rows["6.1"] and "grade one" in rows["2.1"]
