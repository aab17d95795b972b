"""Which combinations of options are states, by the rules of a case or by its list."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.case.combinations import Combinations, codes_of_pattern
from detente.case.expressions import Expression
from detente.case.load import LoadedCase
from detente.case.options import checked_expression, require_pattern
from detente.case.room import require_room
from detente.case.solve import Solutions, TooEntangled

ALWAYS_IN_FULL = 14
"""Options whose combinations are laid out in full whatever the rules: there are too few to matter."""
MOST_IN_FULL = 26
"""Options whose combinations may be laid out in full."""
_WORTHWHILE = 8
"""Laid out in full, an array is faster than a list until it is this many times as long."""


def lay_out(case: LoadedCase, options: tuple[str, ...]) -> Combinations:
    """Lay out the combinations of a case's options, in full or the feasible ones alone.

    Raises
    ------
    BadInput
        If both `rules` and `feasible` are given, a line cannot be read, no state is left, or more
        than memory can hold.
    """
    file = case.file
    if file.feasible is not None and file.rules:
        raise case.fault(("feasible",), "has both `rules` and `feasible`", "keep the one you mean")
    if file.feasible is not None:
        return _from_list(case, options, file.feasible)
    rules = [checked_expression(case, ("rules", i), rule.rule, options) for i, rule in enumerate(file.rules)]
    if len(options) <= ALWAYS_IN_FULL or not rules:
        return _in_full(case, options, rules)
    solutions = Solutions(options)
    for i, rule in enumerate(rules):
        try:
            solutions.add(rule)
        except TooEntangled:
            raise case.fault(
                ("rules", i), "the rules up to this one are too entangled to list what they allow",
                "simplify them, or list the states under `feasible`",
            ) from None  # fmt: skip
        if not solutions.count():
            raise _contradiction(case, i)
    if _in_full_pays(len(options), solutions.count()):
        return _in_full(case, options, rules)
    require_room(case, solutions.count())
    return _listed(options, solutions.codes())


def _in_full_pays(options: int, states: int) -> bool:
    return options <= ALWAYS_IN_FULL or (options <= MOST_IN_FULL and 1 << options <= states * _WORTHWHILE)


def _in_full(case: LoadedCase, options: tuple[str, ...], rules: list[Expression]) -> Combinations:
    if len(options) > MOST_IN_FULL:
        raise case.fault(
            ("parties",), f"{len(options)} options and no rules make 2^{len(options)} states",
            f"add `rules` that leave fewer, or keep at most {MOST_IN_FULL} options",
        )  # fmt: skip
    require_room(case, 1 << len(options))
    everywhere = Combinations(options, None, np.ones(1 << len(options), dtype=np.bool_))
    feasible = everywhere.feasible
    for i, rule in enumerate(rules):
        feasible &= everywhere.truth(rule)
        if not feasible.any():
            raise _contradiction(case, i)
    return everywhere


def _from_list(case: LoadedCase, options: tuple[str, ...], patterns: tuple[str, ...]) -> Combinations:
    if not patterns:
        raise case.fault(("feasible",), "lists no state", "list at least one, or leave the key out")
    for i, pattern in enumerate(patterns):
        require_pattern(case, ("feasible", i), pattern, options)
    most = sum(1 << pattern.count("-") for pattern in patterns)
    if _in_full_pays(len(options), most):
        require_room(case, 1 << len(options))
        feasible = np.zeros(1 << len(options), dtype=np.bool_)
        for pattern in patterns:
            feasible[codes_of_pattern(pattern)] = True
        return Combinations(options, None, feasible)
    require_room(case, most)
    return _listed(options, np.unique(np.concatenate([codes_of_pattern(p) for p in patterns])))


def _listed(options: tuple[str, ...], codes: NDArray[np.int64]) -> Combinations:
    return Combinations(options, codes, np.ones(codes.size, dtype=np.bool_))


def _contradiction(case: LoadedCase, rule: int) -> Exception:
    return case.fault(
        ("rules", rule),
        "the rules up to this one contradict each other: no state is feasible",
        "loosen this rule or one above it",
    )
