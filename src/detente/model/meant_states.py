"""The states that a person asks about, on the command line or in a notebook."""

from __future__ import annotations

from detente.errors import BadArgument, Fault
from detente.model.model import Model
from detente.model.states import StateSpace


def wished_cells(space: StateSpace, model: Model, argument: str, text: str) -> list[int]:
    """The cells that a person means by a name, a Y/N string, a pattern, or an expression over options.

    Parameters
    ----------
    argument
        The name of the argument that holds the text, for messages.

    Raises
    ------
    BadInput
        If it is neither a state nor an expression that some state satisfies.
    """
    if text == "status_quo":
        return [state_cell(space, model, argument, text)]
    try:
        cells = space.meant((), text, bare_expressions=True)
    except Fault as fault:
        raise BadArgument(argument, fault.what, fault.mend) from None
    left: list[int] = cells[model.feasible[cells]].tolist()
    if not left:
        raise _no_state(space, argument, text)
    return left


def state_cell(space: StateSpace, model: Model, argument: str, text: str) -> int:
    """The cell that a person means by the name of a state, its Y/N string, or ``status_quo``.

    Raises
    ------
    BadInput
        If there is no such state.
    """
    if text == "status_quo":
        if model.status_quo is None:
            raise BadArgument(argument, "the case has no status quo", "add `status_quo`, or name a state")
        return model.status_quo
    try:
        cell = space.cell((), text)
    except Fault as fault:
        raise BadArgument(argument, fault.what, fault.mend) from None
    if not model.feasible[cell]:
        raise _no_state(space, argument, text)
    return cell


def _no_state(space: StateSpace, argument: str, text: str) -> BadArgument:
    if space.is_pattern(text) or text in space.names.values():
        return BadArgument(argument, f"state {text} is ruled out by the what-if", "name another state")
    return BadArgument(argument, f"no state has {text}", "mend the expression")
