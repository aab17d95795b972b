"""A model in which something always holds: fewer states, the same moves between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from detente.case.load import LoadedCase
from detente.case.model import GraphMoves, Model
from detente.case.scores import truth_of_states
from detente.case.states import StateSpace
from detente.case.yaml_text import Place
from detente.errors import BadInput


def restricted(model: Model, kept: NDArray[np.bool_], status_quo: int | None) -> Model:
    """The model of the states kept; cells, names and the order of the states stay what they were.

    Parameters
    ----------
    kept
        Shape ``(cells,)``.
    status_quo
        One of the states kept, or None.
    """
    feasible = model.feasible & kept
    ranks = np.where(feasible, model.ranks, np.int32(-1)).astype(np.int32)
    moves = model.moves
    if isinstance(moves, GraphMoves):
        moves = _arcs_between(moves, feasible)
    return replace(model, feasible=feasible, ranks=ranks, moves=moves, status_quo=status_quo)


def _arcs_between(moves: GraphMoves, kept: NDArray[np.bool_]) -> GraphMoves:
    starts, targets = [], []
    for begin, arcs in zip(moves.starts, moves.targets, strict=True):
        origins = np.repeat(np.arange(kept.size), np.diff(begin))
        inside = kept[origins] & kept[arcs]
        counts = np.bincount(origins[inside], minlength=kept.size)
        starts.append(np.concatenate(([0], np.cumsum(counts))).astype(np.int64))
        targets.append(arcs[inside])
    return GraphMoves(tuple(starts), tuple(targets))


def nearest_kept(
    case: LoadedCase, model: Model, kept: NDArray[np.bool_], condition: str, place: Place
) -> int | None:
    """The status quo, or if it is not kept the state kept that differs from it in the fewest options.

    Raises
    ------
    BadInput
        If no state is kept, or several are equally near.
    """
    cells = np.flatnonzero(kept & model.feasible)
    if not cells.size:
        raise case.fault(place, f"no state has {condition}", "mend the condition or the rules")
    quo = model.status_quo
    if quo is None or kept[quo]:
        return quo
    here = model.pattern(quo) or ""
    differing = [_differing(here, model.pattern(cell) or "") for cell in cells.tolist()]
    nearest = [cell for cell, many in zip(cells.tolist(), differing, strict=True) if many == min(differing)]
    if len(nearest) > 1:
        names = " and ".join(model.label(cell) for cell in nearest[:3])
        raise case.fault(
            place, f"{condition} does not hold in the status quo, and {names} are equally near to it",
            "say more in the condition, so that one state is nearest",
        )  # fmt: skip
    return nearest[0]


def _differing(pattern: str, other: str) -> int:
    return sum(a != b and "-" not in (a, b) for a, b in zip(pattern, other, strict=True))


def what_always_holds(case: LoadedCase, space: StateSpace, model: Model, kept: Sequence[str]) -> Model:
    """The model in which some expressions always hold; the status quo moves to the nearest such state.

    Raises
    ------
    BadInput
        If an expression cannot be read, holds nowhere, or several states are equally near.
    """
    for expression in kept:
        try:
            holds = truth_of_states(case, space, (), expression) & model.feasible
            quo = nearest_kept(case, model, holds, expression, ())
        except BadInput as error:
            raise BadInput(f"what if always {expression}", error.what, error.mend) from None
        model = restricted(model, holds, quo)
    return model
