"""Figures are drawn without a window, in whatever order tests run; no test finds what another one has simulated."""

import os

os.environ.setdefault("MPLBACKEND", "agg")
os.environ["GAZETTE_SIM_CACHE"] = "off"
