# Made from nbs/law/08_provision.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import importlib
import pkgutil
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from html import escape
from types import ModuleType
from typing import Any
from gazette_sim.law.citation import InputError, UnknownName, cite, data_folder, documents, gazette_documents, in_order, parse_id
from gazette_sim.law.language import say
from gazette_sim.law.regulation import data_files, regulations
from gazette_sim.law.regulation import regulation as known_regulation
from gazette_sim.law.rule import Mark, marks
from collections import Counter
from gazette_sim.law.drawing import described, on_colour
from gazette_sim.law.rule import implements
from matplotlib import pyplot as plt
from gazette_sim.law.provision import *


import subprocess
import sys


def test_covered():
    few = {
        id: Provision(id, "00", not_modelled_en=why)
        for id, why in (
            ("coal.5.1.2", None),
            ("coal.5.1.1", "not so"),
            ("coal.11.2", None),
            ("coal.12", "interpretation"),
        )
    }

    def bars() -> None: ...

    def wait_ends() -> None: ...

    found = covered(
        few,
        [
            Mark("simulation", bars, ("coal.5.1.2", "coal.5.1.1")),
            Mark("simulation", wait_ends, ("coal.5.1.2", "coal.13")),
        ],
    )
    assert found.modelled == {
        "coal.5.1.2": (bars.__qualname__, wait_ends.__qualname__),
        "coal.5.1.1": (bars.__qualname__,),
    }
    assert found.registered == {"coal.12": "interpretation"}
    assert found.missing == ("coal.11.2",) and found.unknown == ("coal.13",) and found.contradictory == ("coal.5.1.1",)
    assert found.counts() == {"modelled": 2, "registered": 1, "missing": 1, "unknown": 1, "contradictory": 1}
    assert "<td" in found._repr_html_()


def test_register_is_complete():
    for document in documents():
        provisions = register(document)
        assert provisions and list(provisions) == in_order(provisions), document
        assert all(len(p.fingerprint) == 64 for p in provisions.values()), document
        assert all(len(fingerprint) == 64 for fingerprint in other_parts(document).values()), document
    assert all(p.described for p in register("coal").values())
    assert set(regulations()) <= set(documents())


def test_codes_number_the_register():
    numbers = codes("coal")
    assert numbers[""] == 0 and numbers["coal.1"] == 1 and len(numbers) == len(register("coal")) + 1


def test_register_refused():
    try:
        register("cole")
    except UnknownName as error:
        assert "did you mean coal?" in str(error)
    else:
        raise AssertionError("cole")


def test_import_is_light():
    code = "import sys, gazette_sim.law.provision; print({'numpy', 'pandas', 'numba', 'pydantic'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=data_folder().parents[1])
    assert (run.stdout.strip(), run.stderr) == ("set()", "")
