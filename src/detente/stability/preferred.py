"""Which states a party prefers to which, for certain and perhaps."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Compared, Model
from detente.stability.moves import Values

Cells = int | NDArray[np.int64]


def compared(model: Model, party: int) -> Compared | None:
    """What is certain of the party's order beyond its ranks; None where ranks say all of it."""
    return model.compared[party] if model.compared else None


def surely_better(model: Model, party: int, here: Cells, there: Cells) -> Any:
    """Whether the party prefers some states to others however open questions turn out.

    Parameters
    ----------
    here, there
        Cells, combined by broadcasting.

    Returns
    -------
    bool or NDArray of bool
        Whether ``there`` is preferred to ``here``.
    """
    known = compared(model, party)
    if known is not None:
        return known.above[there, here]
    return model.ranks[party][there] > model.ranks[party][here]


def maybe_better(model: Model, party: int, here: Cells, there: Cells) -> Any:
    """Whether the party may prefer some states to others, as far as anybody knows; see `surely_better`."""
    known = compared(model, party)
    if known is not None:
        return ~known.at_least[here, there] & (np.asarray(here) != there)
    ranks = model.ranks[party]
    if model.open_ties[party]:
        return (ranks[there] >= ranks[here]) & (np.asarray(here) != there)
    return ranks[there] > ranks[here]


def hardest_ranks(model: Model, party: int, cells: NDArray[np.int64]) -> Values:
    """For each of some states ranks under which as many others as can be are preferred to it.

    Returns
    -------
    Values
        Shape ``(len(cells), cells)``; a row is meant for its own state alone. -1 in infeasible cells.
    """
    return _told_from(model, maybe_better(model, party, cells[:, None], np.arange(model.cells)))


def kindest_ranks(model: Model, party: int, cells: NDArray[np.int64]) -> Values:
    """For each of some states ranks under which only what surely is preferred is; see `hardest_ranks`."""
    return _told_from(model, surely_better(model, party, cells[:, None], np.arange(model.cells)))


def _told_from(model: Model, better: NDArray[np.bool_]) -> Values:
    ranks = better.astype(np.int32)
    ranks[:, ~model.feasible] = -1
    return ranks
