"""Comparisons of states by one party: what it surely prefers, and what it may prefer."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.model import Compared, Model
from detente.stability.moves import Values

Cells = int | NDArray[np.int64]


def compared(model: Model, party: int) -> Compared | None:
    """The comparisons that are certain beyond a party's ranks; None where ranks say all that is certain."""
    return model.compared[party] if model.compared else None


def surely_better(model: Model, party: int, here: Cells, there: Cells) -> Any:
    """Return whether the party prefers some states to others under every order that it may have.

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
    """Return whether the party may prefer some states to others; see `surely_better`."""
    known = compared(model, party)
    if known is not None:
        return ~known.at_least[here, there] & (np.asarray(here) != there)
    ranks = model.ranks[party]
    if model.open_ties[party]:
        return (ranks[there] >= ranks[here]) & (np.asarray(here) != there)
    return ranks[there] > ranks[here]


def hardest_ranks(model: Model, party: int, cells: NDArray[np.int64]) -> Values:
    """For each of some states ranks under which as many others as possible are preferred to it.

    Returns
    -------
    Values
        Shape ``(len(cells), cells)``; a row is meant for its own state alone. -1 in infeasible cells.
    """
    return _ranks_of_preferred(model, maybe_better(model, party, cells[:, None], np.arange(model.cells)))


def kindest_ranks(model: Model, party: int, cells: NDArray[np.int64]) -> Values:
    """For each of some states ranks under which only what is surely preferred is; see `hardest_ranks`."""
    return _ranks_of_preferred(model, surely_better(model, party, cells[:, None], np.arange(model.cells)))


def _ranks_of_preferred(model: Model, better: NDArray[np.bool_]) -> Values:
    ranks = better.astype(np.int32)
    ranks[:, ~model.feasible] = -1
    return ranks
