"""Pairs of states that differ in few options, and that suppose little else: those that may be asked about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST_SUPPOSED = 2
"""Options that a question may suppose to be otherwise than now."""


def near_each_other(
    patterns: Sequence[str | None],
    now: str | None,
    left: NDArray[np.intp],
    right: NDArray[np.intp],
    most: int,
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return how far apart pairs of states are, and which may be asked about: there are half a million.

    Parameters
    ----------
    patterns
        The Y/N strings of states.
    now
        That of the status quo.
    left, right
        The numbers of the two states of each pair among them.
    most
        Options in which two states may differ.
    """
    if not patterns or any(pattern is None for pattern in patterns):
        return np.zeros(len(left), dtype=np.int64), np.ones(len(left), dtype=bool)
    letters = np.array([list(pattern or "") for pattern in patterns])
    alike = letters[left] == letters[right]
    apart = (~alike).sum(axis=1, dtype=np.int64)
    few = apart <= most
    if now is not None:
        supposed = (alike & (letters[left] != np.array(list(now)))).sum(axis=1)
        whole = ~(letters == "-").any(axis=1)
        few &= ~(whole[left] & whole[right]) | (supposed <= MOST_SUPPOSED)
    return apart, few
