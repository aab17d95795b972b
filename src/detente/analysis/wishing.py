"""A wish of its own: the least changes under which a state lasts."""

from __future__ import annotations

from detente.case import Case
from detente.model import compile_on, state_space, what_always_holds
from detente.wishes import PATIENCE, ClassicConcept, Wished, answer_wish


def grant_wish(case: Case, wish: str, concept: ClassicConcept = "seq", patience: float = PATIENCE) -> Wished:
    """Find the least that parties must come to see differently for a state to last.

    Parameters
    ----------
    wish
        A state's name or Y/N string, or an expression over options.
    concept
        The solution concept under which it is to last.
    patience
        Seconds after which the answer is what is known by then.

    Raises
    ------
    BadInput
        If the case contradicts itself, there is no such state, or the model is too large.
    """
    space = state_space(case)
    model = what_always_holds(case, space, compile_on(case, space))
    return answer_wish(case, space, model, wish, concept, patience)
