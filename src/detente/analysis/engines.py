"""The choice between the engine that holds every state and the one that holds sets of states."""

from __future__ import annotations

from typing import Literal

from detente.case import Case
from detente.errors import BadArgument
from detente.model import fits_in_memory
from detente.symbolic import why_not_symbolic

Engine = Literal["dense", "symbolic"]


def engine_for(case: Case, wanted: Engine | None = None) -> Engine:
    """Choose the engine for a case: the dense one, unless memory cannot hold its states.

    The dense one also where the symbolic one cannot take the case: it says how many states would fit.

    Parameters
    ----------
    wanted
        The engine to take whatever the size.

    Raises
    ------
    BadInput
        If the symbolic engine is wanted and cannot take the case.
    """
    if wanted == "dense" or (wanted is None and fits_in_memory(case.file)):
        return "dense"
    why_not = why_not_symbolic(case)
    if why_not and wanted == "symbolic":
        raise BadArgument("engine", f"the symbolic engine cannot take this case: {why_not}", "leave it out")
    return "dense" if why_not else "symbolic"
