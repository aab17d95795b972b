"""Nash, GMR, SMR and SEQ for all states at once, as diagrams."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle

from detente.stability import Concept
from detente.symbolic.diagrams import Diagram, within
from detente.symbolic.model import SymbolicModel
from detente.symbolic.values import (
    Value,
    extreme,
    greater,
    greatest_reached,
    improvements,
    least_over,
    least_reached,
    standing,
)


def stable_states(model: SymbolicModel, party: int, concept: Concept) -> Diagram:
    """The states that are stable for a party under one of the four classic concepts.

    The definitions are those of `detente.stability`. A state is unstable if the party has an improvement
    whose worst outcome, over the replies that the concept admits, it prefers to where it stands.

    Raises
    ------
    GaveUp
        If it takes more than the budget of the model.
    """
    with within(model.diagrams.budget):
        return _stable(model, party, concept)


def _stable(model: SymbolicModel, party: int, concept: Concept) -> Diagram:
    here = standing(model, party)
    if concept == "nash":
        digits = model.compared(party)
        best = greatest_reached(model, party, Value(model.feasible, digits))
        return model.feasible & ~greater(model.diagrams, best.digits, digits)
    best = greatest_reached(model, party, _outcome_of_replies(model, party, concept, here))
    return model.feasible & ~greater(model.diagrams, best.digits, here.digits)


def _outcome_of_replies(model: SymbolicModel, party: int, concept: Concept, here: Value) -> Value:
    """The worst that the others' replies make of each state for a party, or the state itself if it is worse.

    The state itself may count: it is an improvement wherever it matters, so it deters nobody.
    """
    others = [other for other in range(len(model.parties)) if other != party]
    if concept == "gmr":
        return _by_turns(others, here, lambda mover, value: least_reached(model, mover, value))
    if concept == "smr":
        # What a reply leads to is the best that the party makes of it.
        answered = greatest_reached(model, party, here)
        worst = _by_turns(others, answered, lambda mover, value: least_reached(model, mover, value))
        return extreme(model.diagrams, here, worst, greatest=False)
    steps = {other: improvements(model, other) for other in others}
    return _by_turns(others, here, lambda mover, value: least_over(model, mover, steps[mover], value))


def _by_turns(movers: Sequence[int], value: Value, step: Callable[[int, Value], Value]) -> Value:
    """Let the movers take turns until none of them lowers a number further."""
    unchanged = 0
    for mover in cycle(movers):
        lower = step(mover, value)
        unchanged = unchanged + 1 if _equal(lower, value) else 1
        value = lower
        if unchanged >= len(movers):
            break
    return value


def _equal(one: Value, other: Value) -> bool:
    return all(
        ((a ^ b) & one.on).satisfiable() is False for a, b in zip(one.digits, other.digits, strict=True)
    )
