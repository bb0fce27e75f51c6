"""Figures are drawn without a window, in whatever order tests run; no test finds what another one has simulated."""

import gc
import os

os.environ.setdefault("MPLBACKEND", "agg")
os.environ["GAZETTE_SIM_CACHE"] = "off"
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a process that a test starts need not compile every module anew


def pytest_collection_finish() -> None:
    "What is imported by now stays; circles among what the tests make are looked for less often."
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
