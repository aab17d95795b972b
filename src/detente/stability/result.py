"""The answer of a solution concept: stable states, and the reasons for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.content import ByContent

Concept = Literal["nash", "gmr", "smr", "seq", "sseq"]
CONCEPTS: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq")
"""The classic four, which every analysis answers; the others are asked for by name."""


class NotDefined(ValueError):
    """A concept that is asked of a model it is not defined for; the message says why."""


@dataclass(frozen=True, eq=False, repr=False)
class Stability(ByContent):
    """The states that are stable for each party under one concept.

    Where the ties of a party are open (their order is unknown), two answers bound the truth: a state is
    ``certain`` if it is stable under every completion of the unknown orders, and ``possible`` unless it is
    known to be unstable under all of them. Without open ties both are the same array.

    Attributes
    ----------
    certain, possible
        Shape ``(parties, cells)``; False in infeasible cells.
    """

    concept: Concept
    certain: NDArray[np.bool_]
    possible: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Move:
    """One party's unilateral move between two cells (indices into the model)."""

    party: int
    origin: int
    target: int


@dataclass(frozen=True, slots=True)
class Response:
    """An improvement a party has, and the counter-moves that would deter it.

    ``sanction`` is None where nothing deters (or, under Nash, nothing can), else the legal
    sequence of the others' moves from the improvement's target to a state that is not better
    for the party than where it stood.

    With open ties ``improvement_known`` is False where the move may, but need not, improve; and
    ``sanction_known`` where the sanction deters under some orders of the tied states only.
    """

    improvement: Move
    sanction: tuple[Move, ...] | None
    improvement_known: bool = True
    sanction_known: bool = True


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reason(ByContent):
    """The reason why one state is stable or not for one party under one concept.

    ``open`` means: it depends on preferences nobody knows. ``responses`` begin with what decides
    against the state: improvements that nothing deters, then those that only unknown preferences
    could deter. ``omitted`` counts the improvements left out of a long list.
    """

    party: int
    state: int
    concept: Concept
    verdict: Literal["stable", "unstable", "open"]
    responses: tuple[Response, ...]
    omitted: int = 0


CONCEPT_NAMES: dict[Concept, str] = {"nash": "Nash", "gmr": "GMR", "smr": "SMR", "seq": "SEQ", "sseq": "SSEQ"}
