"""Models with fewer states: those in which a condition always holds, and those without gaps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from detente.case import Case, argument_of
from detente.errors import BadArgument, Fault, Place
from detente.model.model import Model
from detente.model.moves import GraphMoves, OptionMoves
from detente.model.preferences import (
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenOrder,
    OpenPreference,
    OpenPriorities,
    PlainPreference,
)
from detente.model.rows import listed_states
from detente.model.states import StateSpace


def restricted(model: Model, allowed: NDArray[np.bool_], status_quo: int | None) -> Model:
    """Restrict a model to some of its states; cells, names and the order of the states stay as they were.

    Parameters
    ----------
    allowed
        Shape ``(cells,)``.
    status_quo
        One of the states kept, or None.
    """
    feasible = model.feasible & allowed
    ranks = np.where(feasible, model.ranks, np.int32(-1)).astype(np.int32)
    moves = model.moves
    if isinstance(moves, GraphMoves):
        moves = _arcs_between(moves, feasible)
    known = tuple(None if of_party is None else of_party.within(feasible) for of_party in model.compared)
    return replace(model, feasible=feasible, ranks=ranks, moves=moves, status_quo=status_quo, compared=known)


def _arcs_between(moves: GraphMoves, allowed: NDArray[np.bool_]) -> GraphMoves:
    starts, targets = [], []
    for begin, arcs in zip(moves.starts, moves.targets, strict=True):
        origins = np.repeat(np.arange(allowed.size), np.diff(begin))
        inside = allowed[origins] & allowed[arcs]
        counts = np.bincount(origins[inside], minlength=allowed.size)
        starts.append(np.concatenate(([0], np.cumsum(counts))).astype(np.int64))
        targets.append(arcs[inside])
    return GraphMoves(tuple(starts), tuple(targets))


def nearest_kept(model: Model, allowed: NDArray[np.bool_], condition: str, place: Place) -> int | None:
    """The status quo, or if it is not allowed the state allowed that differs from it in the fewest options.

    Raises
    ------
    Fault
        If no state is allowed, or several are equally near.
    """
    cells = np.flatnonzero(allowed & model.feasible)
    if not cells.size:
        raise Fault(place, f"no state has {condition}", "mend the condition or the rules")
    quo = model.status_quo
    if quo is None or allowed[quo]:
        return quo
    here = model.pattern(quo) or ""
    differing = [_differing(here, model.pattern(cell) or "") for cell in cells.tolist()]
    nearest = [cell for cell, many in zip(cells.tolist(), differing, strict=True) if many == min(differing)]
    if len(nearest) > 1:
        names = " and ".join(model.label(cell) for cell in nearest[:3])
        raise Fault(
            place, f"{condition} does not hold in the status quo, and {names} are equally near to it",
            "say more in the condition, so that one state is nearest",
        )  # fmt: skip
    return nearest[0]


def _differing(pattern: str, other: str) -> int:
    return sum(a != b and "-" not in (a, b) for a, b in zip(pattern, other, strict=True))


def what_always_holds(case: Case, space: StateSpace, model: Model) -> Model:
    """Apply the conditions that a what-if adds; the status quo moves to the nearest state that is left.

    Raises
    ------
    BadInput
        If an expression cannot be read, holds nowhere, or several states are equally near.
    """
    for expression in case.always:
        try:
            holds = space.truth((), expression) & model.feasible
            quo = nearest_kept(model, holds, expression, ())
        except Fault as fault:
            about = "" if expression in fault.what else f"{expression}: "
            argument = argument_of(expression, case.changes)
            raise BadArgument(argument, about + fault.what, fault.mend) from None
        model = restricted(model, holds, quo)
    return model


def compact(model: Model) -> tuple[Model, NDArray[np.int64]]:
    """Renumber the states of a model without gaps.

    Tables of each state against each then have the size of the states, not of the combinations that
    the rules exclude.

    Returns
    -------
    smaller
        The model, each of whose cells is a state, in the same order.
    cells
        The cell that each of them has in ``model``.

    Examples
    --------
    >>> model = Model.of("UP: share; LOW: raid", {"UP": "NN > YN > NY", "LOW": "YN > NY > NN"},
    ...     rules=["not (UP.share and LOW.raid)"], status_quo="YN")
    >>> smaller, cells = compact(model)
    >>> cells.tolist(), smaller.label(smaller.status_quo), smaller.ranks.tolist()
    ([0, 1, 2], 'YN', [[2, 0, 1], [0, 1, 2]])
    """
    cells = np.flatnonzero(model.feasible)
    place = np.full(model.cells, -1, dtype=np.int64)
    place[cells] = np.arange(cells.size)
    moves = model.moves
    among: OptionMoves | GraphMoves
    if isinstance(moves, GraphMoves):
        among = _arcs_among(moves, cells, place)
    else:
        codes = cells if moves.listed is None else moves.listed.codes[cells]
        among = replace(moves, listed=listed_states(moves.owner, moves.one_way, codes, len(model.parties)))
    smaller = replace(
        model,
        cells=cells.size,
        feasible=np.ones(cells.size, dtype=np.bool_),
        moves=among,
        ranks=model.ranks[:, cells],
        status_quo=None if model.status_quo is None else int(place[model.status_quo]),
        names={int(place[cell]): name for cell, name in model.names.items() if place[cell] >= 0},
        patterns={int(place[cell]): text for cell, text in model.patterns.items() if place[cell] >= 0},
        strengths=tuple(None if of_party is None else of_party.of(cells) for of_party in model.strengths),
        chances=tuple(None if of_party is None else of_party.of(cells) for of_party in model.chances),
        fuzzy=tuple(None if of_party is None else of_party.of(cells) for of_party in model.fuzzy),
        compared=tuple(None if of_party is None else of_party.of(cells) for of_party in model.compared),
    )
    return smaller, cells


def _arcs_among(moves: GraphMoves, cells: NDArray[np.int64], place: NDArray[np.int64]) -> GraphMoves:
    starts, targets = [], []
    for begin, arcs in zip(moves.starts, moves.targets, strict=True):
        origins = place[np.repeat(np.arange(place.size), np.diff(begin))]
        inside = (origins >= 0) & (place[arcs] >= 0)
        counts = np.bincount(origins[inside], minlength=cells.size)
        starts.append(np.concatenate(([0], np.cumsum(counts))).astype(np.int64))
        targets.append(place[arcs[inside]])
    return GraphMoves(tuple(starts), tuple(targets))


def of_kept_states(preference: OpenPreference, allowed: NDArray[np.bool_]) -> OpenPreference:
    """Restrict a preference to the states that a what-if leaves; the order of the others is not in question.

    Comparisons beside priorities or weights are kept whole: where they name states that are gone, they
    still say something of the order of importance.

    Parameters
    ----------
    allowed
        Shape ``(cells,)``.

    Examples
    --------
    >>> allowed = np.array([True, False, True, True])
    >>> of_kept_states(OpenLevels(np.array([2, 1, 1, 0])), allowed).levels.tolist()
    [2, -1, 1, 0]
    """
    if isinstance(preference, OneOf):
        parts = tuple(_of_one_picture(part, allowed) for part in preference.parts)
        return OneOf(parts, preference.probabilities)
    return _of_one_picture(preference, allowed)


def _of_one_picture(
    preference: PlainPreference | Narrowed, allowed: NDArray[np.bool_]
) -> PlainPreference | Narrowed:
    match preference:
        case OpenLevels(levels):
            return OpenLevels(_dense(levels, allowed))
        case OpenOrder(groups, above):
            left = np.unique(groups[allowed & (groups >= 0)])
            return OpenOrder(_dense(groups, allowed).astype(np.int64), above[np.ix_(left, left)])
        case OpenPriorities() | BoundedWeights():
            return replace(preference, feasible=preference.feasible & allowed)
        case KnownOrder() | Narrowed():
            return preference


def _dense(numbers: NDArray[np.int32] | NDArray[np.int64], allowed: NDArray[np.bool_]) -> NDArray[np.int32]:
    inside = allowed & (numbers >= 0)
    dense = np.full(numbers.shape, -1, dtype=np.int32)
    dense[inside] = np.unique(numbers[inside], return_inverse=True)[1]
    return dense
