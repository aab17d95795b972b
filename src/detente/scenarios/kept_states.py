"""What a case leaves open of a party's order, of some of its states alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from detente.case.open_preference import (
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


def of_kept_states(preference: OpenPreference, kept: NDArray[np.bool_]) -> OpenPreference:
    """The same preference where a what-if leaves only some states: no other state's place is asked for.

    Comparisons beside priorities or weights may speak of states that are gone, and still say which
    order of importance there is; of those all states are kept.

    Parameters
    ----------
    kept
        Shape ``(cells,)``.

    Examples
    --------
    >>> kept = np.array([True, False, True, True])
    >>> of_kept_states(OpenLevels(np.array([2, 1, 1, 0])), kept).levels.tolist()
    [2, -1, 1, 0]
    """
    if isinstance(preference, OneOf):
        parts = tuple(_of_one_picture(part, kept) for part in preference.parts)
        return OneOf(parts, preference.probabilities)
    return _of_one_picture(preference, kept)


def _of_one_picture(
    preference: PlainPreference | Narrowed, kept: NDArray[np.bool_]
) -> PlainPreference | Narrowed:
    match preference:
        case OpenLevels(levels):
            return OpenLevels(_dense(levels, kept))
        case OpenOrder(groups, above):
            left = np.unique(groups[kept & (groups >= 0)])
            return OpenOrder(_dense(groups, kept).astype(np.int64), above[np.ix_(left, left)])
        case OpenPriorities() | BoundedWeights():
            return replace(preference, feasible=preference.feasible & kept)
        case KnownOrder() | Narrowed():
            return preference


def _dense(numbers: NDArray[np.int32] | NDArray[np.int64], kept: NDArray[np.bool_]) -> NDArray[np.int32]:
    inside = kept & (numbers >= 0)
    found = np.full(numbers.shape, -1, dtype=np.int32)
    found[inside] = np.unique(numbers[inside], return_inverse=True)[1]
    return found
