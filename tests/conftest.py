"""Figures are drawn without a window, in whatever order tests run; no test finds what another one has simulated."""

import gc
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("MPLBACKEND", "agg")
os.environ["GAZETTE_SIM_CACHE"] = "off"
os.environ.setdefault("NUMBA_OPT", "0")  # machine code that is made in half the time, and runs no differently
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a process that a test starts need not compile every module anew

from prepared import Prepared


@pytest.fixture(scope="session")
def prepared() -> Iterator[Prepared]:
    "Copies of it run studies, as the command line or in Python."
    libraries = ("filelock", "holidays", "pyarrow.parquet", "scipy.special", "tqdm")
    made = Prepared("gazette_sim.cli.studies", "gazette_sim.lab.experiment", "toy_permits", *libraries)
    yield made
    made.end()


def pytest_collection_finish() -> None:
    "What is imported by now stays; circles among what the tests make are looked for less often."
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
