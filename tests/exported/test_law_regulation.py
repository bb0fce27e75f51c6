# Made from nbs/law/01_regulation.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import importlib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from gazette_sim.law.citation import InputError, UnknownName, data_folder, package_folder, packages, set_package
from IPython.display import Markdown
from gazette_sim.law.regulation import *


def test_a_room_is_found_or_missing_in_one_line():
    assert regulation("coal").room("metrics").__name__ == "gazette_sim.coal.metrics"
    assert not regulation("coal").has("talents")
    try:
        regulation("coal").room("talents")
    except NoRoom as error:
        assert str(error) == "coal has no talents"
    else:
        raise AssertionError("a room that is not there was found")


def test_an_added_regulation_is_known_until_it_is_removed():
    add_regulation("dates", "email")
    assert regulation("dates").has("charset") and "dates" in regulations()
    remove_regulation("dates")
    assert "dates" not in regulations()
