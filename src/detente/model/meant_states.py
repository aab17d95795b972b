"""Which states a text means: a name, letters, a pattern, `status_quo`, or an expression over options."""

from __future__ import annotations

import numpy as np

from detente.case import Case
from detente.errors import BadInput
from detente.model.model import Model
from detente.model.preferences import truth_of_states
from detente.model.states import StateSpace


def wished_cells(case: Case, space: StateSpace, model: Model, flag: str, text: str) -> list[int]:
    """The states a person means by a name, by letters and dashes, or by an expression over options.

    Parameters
    ----------
    flag
        What it was written after, for messages.

    Raises
    ------
    BadInput
        If it is neither a state nor an expression that some state satisfies.
    """
    if space.is_pattern(text) and (matching := space.matching(text)):
        if left := [cell for cell in matching if model.feasible[cell]]:
            return left
        raise _ruled_out(flag, text)
    try:
        return [state_cell(case, space, model, flag, text)]
    except BadInput:
        # A single word can be no expression: it was meant for a state's name.
        if space.combinations is None or text.replace("_", "").isalnum():
            raise
    try:
        holds = truth_of_states(case, space, (), text) & model.feasible
    except BadInput as error:
        raise BadInput(flag, error.what, error.mend) from None
    if not holds.any():
        raise BadInput(flag, f"no state has {text}", "mend the expression")
    return [int(cell) for cell in np.flatnonzero(holds)]


def state_cell(case: Case, space: StateSpace, model: Model, flag: str, text: str) -> int:
    """The state a person means by a name, by letters, or by status_quo; BadInput if there is none."""
    if text == "status_quo":
        if model.status_quo is None:
            raise BadInput(flag, "the case has no status quo", "add `status_quo`, or name a state")
        return model.status_quo
    try:
        cell = space.cell(case, (), text)
    except BadInput as error:
        raise BadInput(flag, error.what, error.mend) from None
    if not model.feasible[cell]:
        raise _ruled_out(flag, text)
    return cell


def _ruled_out(flag: str, text: str) -> BadInput:
    return BadInput(flag, f"state {text} is ruled out by the what-if", "name another state")
