"""Figures are drawn without a window, in whatever order tests run."""

import os

os.environ.setdefault("MPLBACKEND", "agg")
