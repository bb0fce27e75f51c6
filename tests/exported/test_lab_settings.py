# Made from nbs/lab/00_settings.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import configparser
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args
from pydantic import BaseModel, ConfigDict, ValidationError
from gazette_sim.law.citation import InputError, UnknownName, data_folder
from gazette_sim.law.field import Cell, Mistake, Table, Text, Whole, first_error
import tempfile
from IPython.display import Markdown
from pydantic import Field
from gazette_sim.law.field import schema
from gazette_sim.law.language import markdown
from gazette_sim.lab.settings import *


def _says(text):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.ini"
        file.write_text(text, encoding="utf-8")
        try:
            return read_settings(file)
        except InputError as error:
            return str(error)


def test_settings_fill_in_and_are_checked():
    assert _says("[run]\nseed = 7\n") == read_settings().model_copy(update={"seed": 7})
    assert _says("[DEFAULT]\nlib_name = x\n") == read_settings()
    assert "did you mean workers?" in _says("[run]\nworker = 2\n")
    assert '[run] years: found "ten", allowed: a whole number from 1 to 96' in _says("[run]\nyears = ten\n")
    assert '[run] replications: found "0"' in _says("[run]\nreplications = 0\n")
    assert "settings.ini" in _says("seed = 1\n")


def test_a_schema_has_no_nulls_and_a_missing_key_says_what_it_is_for():
    class Part(Written):
        name: OneLine = Field(description="the part's name")
        note: OneLine | None = None

    assert schema(Part)["properties"]["note"].keys() == {"type", "minLength", "title", "description"}
    try:
        checked(Part, {}, "x.toml", stem="part.")
    except InputError as error:
        assert str(error) == "x.toml: part.name: found nothing, allowed: the part's name"
    else:
        raise AssertionError("a part without a name")
