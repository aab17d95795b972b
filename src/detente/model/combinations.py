"""The layout of combinations of options: all of them in order, or the feasible ones listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case import Expression, evaluate, leaves


@dataclass(frozen=True)
class Combinations:
    """The combinations of a case's options that arrays have a place for.

    Attributes
    ----------
    codes
        None where place ``c`` holds combination ``c`` and there are ``2 ** len(options)`` places;
        else the combination at each place, ascending. Option 0 is the most significant bit.
    feasible
        Shape ``(places,)``: which of them the rules allow; all true where they are listed.
    """

    options: tuple[str, ...]
    codes: NDArray[np.int64] | None
    feasible: NDArray[np.bool_]

    def truth(self, expression: Expression) -> NDArray[np.bool_]:
        """Shape ``(places,)``: where an expression is true."""
        named = {option.name for option in leaves(expression)}
        count = len(self.options)
        if self.codes is None:
            axes = {
                name: np.array([False, True]).reshape((1,) * k + (2,) + (1,) * (count - 1 - k))
                for k, name in enumerate(self.options)
                if name in named
            }
            value = evaluate(expression, axes)
            return np.broadcast_to(value, (2,) * count).reshape(-1)
        taken: Mapping[str, NDArray[np.bool_]] = {
            name: (self.codes >> (count - 1 - k) & 1).astype(np.bool_)
            for k, name in enumerate(self.options)
            if name in named
        }
        value = evaluate(expression, taken)
        return np.asarray(value, dtype=np.bool_)

    def matching(self, pattern: str) -> NDArray[np.int64]:
        """The places of the feasible combinations that a string of Y, N and - matches, ascending."""
        if self.codes is None:
            places = codes_of_pattern(pattern)
            return places[self.feasible[places]]
        fixed = int("".join("0" if letter == "-" else "1" for letter in pattern), 2)
        wanted = int("".join("1" if letter == "Y" else "0" for letter in pattern), 2)
        if fixed == (1 << len(pattern)) - 1:
            place = int(np.searchsorted(self.codes, wanted))
            there = place < self.codes.size and self.codes[place] == wanted
            return np.array([place] if there else [], dtype=np.int64)
        return np.flatnonzero(self.codes & fixed == wanted)

    def pattern(self, place: int) -> str:
        """The Y/N string at a place."""
        return pattern_of_code(place if self.codes is None else int(self.codes[place]), len(self.options))


_DIGITS = str.maketrans("NY", "01")


def codes_of_pattern(pattern: str) -> NDArray[np.int64]:
    """The combinations a string of Y, N and - matches, ascending.

    Examples
    --------
    >>> codes_of_pattern("Y-N").tolist()
    [4, 6]
    """
    if "-" not in pattern:
        return np.array([int(pattern.translate(_DIGITS), 2)], dtype=np.int64)
    codes = np.zeros(1, dtype=np.int64)
    for letter in pattern:
        codes = codes * 2
        if letter == "Y":
            codes = codes + 1
        elif letter == "-":
            codes = np.stack([codes, codes + 1], axis=1).reshape(-1)
    return codes


def pattern_of_code(cell: int, options: int) -> str:
    """The Y/N string of a combination of options.

    Examples
    --------
    >>> pattern_of_code(4, 3)
    'YNN'
    """
    return format(cell, f"0{options}b").replace("0", "N").replace("1", "Y")
