"""Chinese administrative rules as code: decide cases, simulate offices, compare laws. `dir(gazette_sim)` is all there is.

The names below stand in gazette_sim.lab.api (nbs/lab/32_api.ipynb explains them); they are imported when first used.
"""

__version__ = "0.1.0"

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazette_sim.lab.api import (
        Study,
        attribute,
        calibrate,
        compare,
        decide,
        decide_frame,
        decisions,
        effects,
        explain,
        find_smallest,
        grid,
        open_result,
        parameters,
        provisions,
        rank,
        run,
        sensitivity,
        studies,
        study,
    )
    from gazette_sim.law.citation import InputError

__all__ = [
    "InputError",
    "Study",
    "__version__",
    "attribute",
    "calibrate",
    "compare",
    "decide",
    "decide_frame",
    "decisions",
    "effects",
    "explain",
    "find_smallest",
    "grid",
    "open_result",
    "parameters",
    "provisions",
    "rank",
    "run",
    "sensitivity",
    "studies",
    "study",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from gazette_sim.lab import api

        return getattr(api, name)
    if name.startswith("_"):
        raise AttributeError(f"module gazette_sim has no attribute {name!r}")
    from difflib import get_close_matches

    near = get_close_matches(name, __all__, 1)
    raise AttributeError(f"gazette_sim has no {name}" + (f"; did you mean {near[0]}?" if near else ""))


def __dir__() -> list[str]:
    return sorted(__all__)
