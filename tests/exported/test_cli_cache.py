# Made from nbs/cli/08_cache.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import time
from typing import Annotated, Any
from typer import Option
from gazette_sim.cli.options import AsJson, Language, example, known_language, print_json
from gazette_sim.law.language import aligned, say
import os
import tempfile
import matplotlib.pyplot as plt
from gazette_sim.cli.program import terminal
from gazette_sim.lab.result import open_result
from gazette_sim.law.drawing import described
from gazette_sim.cli.cache import *


def test_the_cache_says_what_it_holds_and_is_cleared():
    usual, home = os.environ.get("GAZETTE_SIM_CACHE", ""), os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["GAZETTE_SIM_CACHE"] = "c"
        try:
            assert "histories" in terminal("cache --json", show=False)
            assert '"limit": 7000000' in terminal("cache --limit 7 --json", show=False)
            assert '"removed": 0' in terminal("cache --clear --json", show=False)
            assert '"limit": 7000000' in terminal("cache --json", show=False)  # remembered
            os.environ["GAZETTE_SIM_CACHE"] = "off"
            assert "off" in terminal("cache", show=False)
        finally:
            os.environ["GAZETTE_SIM_CACHE"] = usual or "off"
            os.chdir(home)
