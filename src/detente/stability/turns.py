"""Steps of several parties by turns, until nothing changes any more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

Held = TypeVar("Held", bound=NDArray[Any])
"""Something held for every state: a value, or bits."""


class StepOf(Protocol[Held]):
    """One step of one party: for every state what is held for the states that it leads to, as one."""

    def __call__(self, party: int, held: Held, /, *, staying: bool) -> Held:
        """Staying counts as a step, or it does not."""


class StepAgain(Protocol[Held]):
    """One step, staying included, of a party that stepped before, where some cells have changed since."""

    def __call__(self, party: int, held: Held, changed: NDArray[np.bool_], /) -> Held:
        """For every state what is held for the states that the step leads to, as one."""


def by_turns(
    movers: Sequence[int], held: Held, step: StepOf[Held], again: StepAgain[Held] | None = None
) -> Held:
    """For every state what is held for all that the movers' steps lead to, in option form.

    Moves are transitive there, so a mover who moves on changes nothing and order is free: the movers
    step in turn until a whole round changes nothing.

    Parameters
    ----------
    again
        A faster form of a mover's second and further steps, for values that are not batched.
    """
    closed = 0
    changed: dict[int, NDArray[np.bool_]] = {}
    for party in cycle(movers):
        since = changed.pop(party, None)
        wider = (
            step(party, held, staying=True) if since is None or again is None else again(party, held, since)
        )
        if again is None:
            same = np.array_equal(wider, held)
        else:
            differs = wider != held
            same = not differs.any()
            for other in changed:
                changed[other] = changed[other] | differs
            changed[party] = np.zeros_like(differs)
        closed = closed + 1 if same else 1
        held = wider
        if closed == len(movers):
            break
    return held
