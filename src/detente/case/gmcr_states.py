"""The numbers of the feasible states of a `.gmcr` file: combinations of options as binary numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_STATES = 1 << 20
"""Combinations that may have to be told apart on the way."""
MOST_TESTS = 1 << 28
"""Combinations times conditions."""

Pattern = tuple[int, int]
"""Two numbers: the bits of the options that are named, and of those among them that are taken."""


class TooManyStates(Exception):
    """States that are more than can be listed."""


def pattern_of(letters: Sequence[tuple[int, str]]) -> Pattern:
    """Return a pattern for options, given by the places of their bits, each with Y or N.

    Examples
    --------
    >>> pattern_of([(0, "Y"), (2, "N")])
    (5, 1)
    """
    return sum(1 << place for place, _ in letters), sum(1 << place for place, y in letters if y == "Y")


def feasible_numbers(infeasible: Sequence[Pattern], options: int) -> NDArray[np.int64]:
    """Return the combinations that fulfil none of some conditions, ascending.

    Options are decided one after the other, the most significant bit first. A condition takes combinations
    out as soon as its last option is decided, so many options with few states are no harm.

    Raises
    ------
    TooManyStates
        If too many combinations are left at some point.

    Examples
    --------
    >>> feasible_numbers([(3, 3)], 2).tolist()
    [0, 1, 2]
    """
    import numpy as np

    decided_at: dict[int, list[Pattern]] = {}
    for taken, wanted in infeasible:
        decided_at.setdefault((taken & -taken).bit_length() - 1, []).append((taken, wanted))
    numbers, tests = np.zeros(1, dtype=np.int64), 0
    for place in range(options - 1, -1, -1):
        numbers = np.stack([numbers << 1, numbers << 1 | 1], axis=1).reshape(-1)
        if numbers.size > MOST_STATES:
            raise TooManyStates
        for taken, wanted in decided_at.get(place, ()):
            tests += numbers.size
            if tests > MOST_TESTS:
                raise TooManyStates
            numbers = numbers[numbers & (taken >> place) != wanted >> place]
    return numbers


def matching(numbers: NDArray[np.int64], pattern: Pattern) -> list[int]:
    """Return the places of the combinations that fit a pattern."""
    taken, wanted = pattern
    places: list[int] = (numbers & taken == wanted).nonzero()[0].tolist()
    return places
