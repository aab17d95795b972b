"""A case with its states and moves laid out, for other programs; nothing is judged."""

from __future__ import annotations

from dataclasses import dataclass

from detente.case import Case
from detente.content import ByContent
from detente.model import Model, StateSpace, compile_on, state_space


@dataclass(frozen=True, eq=False, repr=False)
class LaidOut(ByContent):
    """A case, how its states are written, and its model."""

    case: Case
    space: StateSpace
    model: Model


def lay_out(case: Case) -> LaidOut:
    """Lay out the states, moves and preferences of a case.

    Raises
    ------
    BadInput
        If the case contradicts itself.
    """
    space = state_space(case)
    return LaidOut(case, space, compile_on(case, space))
