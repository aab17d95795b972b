"""The choice between the engine that holds every state and the one that holds sets of states."""

from __future__ import annotations

from typing import Literal

from detente.case import Case
from detente.errors import BadArgument, BadInput
from detente.model import fits_in_memory, state_space
from detente.symbolic import why_not_symbolic

Engine = Literal["dense", "symbolic"]


def engine_for(case: Case, wanted: Engine | None = None) -> Engine:
    """Choose the engine for a case: the dense one, unless memory cannot hold its states.

    Parameters
    ----------
    wanted
        The engine to take whatever the size.

    Raises
    ------
    BadInput
        If the symbolic engine is wanted and cannot take the case, or neither can.
    """
    if wanted == "dense" or (wanted is None and fits_in_memory(case.file)):
        return "dense"
    why_not = why_not_symbolic(case)
    if why_not and wanted == "symbolic":
        raise BadArgument("engine", f"the symbolic engine cannot take this case: {why_not}", "leave it out")
    if not why_not:
        return "symbolic"
    try:
        state_space(case)
    except BadInput as error:
        rather = f"; the symbolic engine would need no room for them, but {why_not}"
        raise BadInput(error.where, error.what + rather, error.mend, error.line) from None
    return "dense"
