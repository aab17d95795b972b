"""Expressions over options as conditions: conjunctions of options taken and not taken, one of which holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.case import Compound, Expression, Option

Condition = frozenset[tuple[int, bool]]
"""Options by their places, each taken or not."""

_MOST = 500


class TooManyConditions(Exception):
    """An expression that takes more conditions than a person or a program would read."""


def conditions_of(
    expression: Expression, places: Mapping[str, int], *, holds: bool = True
) -> list[Condition]:
    """Return conditions one of which is fulfilled exactly where an expression is true.

    Parameters
    ----------
    places
        Option to its place.
    holds
        False for where it is false.

    Returns
    -------
    list
        Empty if that is nowhere; a condition without options is fulfilled everywhere.

    Raises
    ------
    TooManyConditions
        If there are more than 500 of them.

    Examples
    --------
    >>> from detente.case import parse_expression
    >>> places = {"A.x": 0, "A.y": 1, "B.z": 2}
    >>> [sorted(one) for one in conditions_of(parse_expression("A.y if B.z"), places)]
    [[(1, True)], [(2, False)]]
    >>> [sorted(one) for one in conditions_of(parse_expression("not (A.x and B.z)"), places, holds=False)]
    [[(0, True), (2, True)]]
    """
    return sorted(_Cubes(places).of(expression, holds), key=lambda one: (len(one), sorted(one)))


class _Cubes:
    """The conditions of each part of one expression, computed once however often it is needed."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self.places = places
        self.known: dict[tuple[Expression, bool], frozenset[Condition]] = {}

    def of(self, expression: Expression, holds: bool) -> frozenset[Condition]:
        if isinstance(expression, Option):
            return frozenset({frozenset({(self.places[expression.name], holds)})})
        if (expression, holds) not in self.known:
            self.known[expression, holds] = self._compound(expression, holds)
        return self.known[expression, holds]

    def _compound(self, expression: Compound[Option], holds: bool) -> frozenset[Condition]:
        parts = expression.parts
        match expression.operator:
            case "not":
                return self.of(parts[0], not holds)
            case "and" | "or":
                of_parts = [self.of(part, holds) for part in parts]
                return _all_of(of_parts) if (expression.operator == "and") == holds else _any_of(of_parts)
            case "if":
                then, given = self.of(parts[0], holds), self.of(parts[1], not holds)
                return _any_of([then, given]) if holds else _all_of([then, given])
            case "iff":
                one, other = ({truth: self.of(part, truth) for truth in (True, False)} for part in parts)
                return _any_of([_all_of([one[truth], other[truth == holds]]) for truth in (True, False)])


def _any_of(parts: Sequence[frozenset[Condition]]) -> frozenset[Condition]:
    return _shortest({one for part in parts for one in part})


def _all_of(parts: Sequence[frozenset[Condition]]) -> frozenset[Condition]:
    joined: set[Condition] = {frozenset()}
    for part in parts:
        if len(joined) * len(part) > _MOST * 40:
            raise TooManyConditions
        both = (one | other for one in joined for other in part)
        joined = set(_shortest({one for one in both if len({place for place, _ in one}) == len(one)}))
    return frozenset(joined)


def _shortest(conditions: set[Condition]) -> frozenset[Condition]:
    """Leave out conditions that hold only where another of them does."""
    kept: list[Condition] = []
    for one in sorted(conditions, key=len):
        if not any(other <= one for other in kept):
            kept.append(one)
        if len(kept) > _MOST:
            raise TooManyConditions
    return frozenset(kept)


def all_but(codes: NDArray[np.int64], options: int) -> list[Condition]:
    """Return conditions one of which is fulfilled by each combination of options that is not listed.

    Parameters
    ----------
    codes
        Combinations, ascending; option 0 is the most significant bit.

    Examples
    --------
    >>> [sorted(one) for one in all_but(np.array([0, 2, 3]), 2)]
    [[(0, False), (1, True)]]
    """
    conditions: list[Condition] = []
    waiting: list[tuple[Condition, NDArray[np.int64], int]] = [(frozenset(), codes, 0)]
    while waiting:
        fixed, inside, place = waiting.pop()
        if not inside.size:
            conditions.append(fixed)
        elif inside.size < 1 << (options - place):
            taken = (inside >> (options - 1 - place) & 1).astype(np.bool_)
            waiting.extend(
                (fixed | {(place, truth)}, inside[taken == truth], place + 1) for truth in (True, False)
            )
    return conditions
