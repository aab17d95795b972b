"""The combinations of options that are states, by the rules of a case or by its list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.case import CaseFile, Expression, evaluate, option_names, options_in
from detente.errors import Fault
from detente.model.combinations import Combinations, codes_of_pattern
from detente.model.options import checked_expression, require_pattern

ALWAYS_IN_FULL = 14
"""Options whose combinations are laid out in full whatever the rules: there are too few to matter."""
MOST_IN_FULL = 26
"""Options whose combinations may be laid out in full."""
_WORTHWHILE = 8
"""Laid out in full, an array is faster than a list until it is this many times as long."""


def lay_out(file: CaseFile, options: tuple[str, ...]) -> Combinations:
    """Lay out the combinations of a case's options, in full or the feasible ones alone.

    Raises
    ------
    Fault
        If both `rules` and `feasible` are given, a line cannot be read, no state is left, or more
        than memory can hold.
    """
    if file.feasible is not None and file.rules:
        raise Fault(("feasible",), "has both `rules` and `feasible`", "keep the one you mean")
    if file.feasible is not None:
        return _from_list(file, options, file.feasible)
    rules = [checked_expression(("rules", i), rule.rule, options) for i, rule in enumerate(file.rules)]
    if len(options) <= ALWAYS_IN_FULL or not rules:
        return _in_full(file, options, rules)
    solutions = Solutions(options)
    for i, rule in enumerate(rules):
        try:
            solutions.add(rule)
        except TooEntangled:
            raise Fault(
                ("rules", i), "the rules up to this one are too entangled to list what they allow",
                "simplify them, or list the states under `feasible`",
            ) from None  # fmt: skip
        if not solutions.count():
            raise _contradiction(i)
    if _in_full_pays(len(options), solutions.count()):
        return _in_full(file, options, rules)
    require_room(file, solutions.count())
    return _listed(options, solutions.codes())


def _in_full_pays(options: int, states: int) -> bool:
    return options <= ALWAYS_IN_FULL or (options <= MOST_IN_FULL and 1 << options <= states * _WORTHWHILE)


def _in_full(file: CaseFile, options: tuple[str, ...], rules: list[Expression]) -> Combinations:
    if len(options) > MOST_IN_FULL:
        raise Fault(
            ("parties",), f"{len(options)} options and no rules make 2^{len(options)} states",
            f"add `rules` that leave fewer, or keep at most {MOST_IN_FULL} options",
        )  # fmt: skip
    require_room(file, 1 << len(options))
    everywhere = Combinations(options, None, np.ones(1 << len(options), dtype=np.bool_))
    feasible = everywhere.feasible
    for i, rule in enumerate(rules):
        feasible &= everywhere.truth(rule)
        if not feasible.any():
            raise _contradiction(i)
    return everywhere


def _from_list(file: CaseFile, options: tuple[str, ...], patterns: tuple[str, ...]) -> Combinations:
    if not patterns:
        raise Fault(("feasible",), "lists no state", "list at least one, or leave the key out")
    for i, pattern in enumerate(patterns):
        require_pattern(("feasible", i), pattern, options)
    most = sum(1 << pattern.count("-") for pattern in patterns)
    if _in_full_pays(len(options), most):
        require_room(file, 1 << len(options))
        feasible = np.zeros(1 << len(options), dtype=np.bool_)
        for pattern in patterns:
            feasible[codes_of_pattern(pattern)] = True
        return Combinations(options, None, feasible)
    require_room(file, most)
    return _listed(options, np.unique(np.concatenate([codes_of_pattern(p) for p in patterns])))


def _listed(options: tuple[str, ...], codes: NDArray[np.int64]) -> Combinations:
    return Combinations(options, codes, np.ones(codes.size, dtype=np.bool_))


def _contradiction(rule: int) -> Exception:
    return Fault(
        ("rules", rule),
        "the rules up to this one contradict each other: no state is feasible",
        "loosen this rule or one above it",
    )


_NODES = 1 << 22
"""Most nodes of a diagram; rules that need more are too entangled to be listed."""


class TooEntangled(Exception):
    """Rules whose diagram does not fit into memory."""


class Solutions:
    """The combinations that satisfy all rules added so far.

    Examples
    --------
    >>> from detente.case import parse_expression
    >>> solutions = Solutions(("A.x", "A.y", "B.z"))
    >>> solutions.add(parse_expression("A.x iff B.z"))
    >>> solutions.count(), [format(code, "03b") for code in solutions.codes()]
    (4, ['000', '010', '101', '111'])
    """

    def __init__(self, options: Sequence[str]) -> None:
        from oxidd.bdd import BDDManager

        self._manager: Any = BDDManager(_NODES, _NODES, 1)
        self._places: Mapping[str, int] = {name: place for place, name in enumerate(options)}
        self._manager.add_vars(len(options))
        self._diagram: Any = self._manager.true()

    def add(self, rule: Expression) -> None:
        """Keep only what satisfies one more rule.

        Raises
        ------
        TooEntangled
            If the diagram would grow out of bounds.
        """
        named: Iterable[str] = set(options_in(rule))
        taken = {name: self._manager.var(self._places[name]) for name in named}
        try:
            self._diagram = self._diagram & evaluate(rule, taken)
        except MemoryError:
            raise TooEntangled from None

    def count(self) -> int:
        """The number of combinations, counted without listing them."""
        return int(self._diagram.sat_count(len(self._places)))

    def codes(self) -> NDArray[np.int64]:
        """The combinations, ascending: option 0 is the most significant bit of a code."""
        listed: dict[Any, NDArray[np.int64]] = {}
        return np.sort(_codes_below(self._diagram, 0, len(self._places), listed))


def _codes_below(
    node: Any, level: int, levels: int, listed: dict[Any, NDArray[np.int64]]
) -> NDArray[np.int64]:
    """The combinations that satisfy ``node``, as codes over the options from ``level`` on."""
    own_level = node.node_level()
    if own_level is None:
        codes = np.zeros(1 if node.valid() else 0, dtype=np.int64)
        own_level = levels
    elif node in listed:
        codes = listed[node]
    else:
        taken, untaken = (_codes_below(part, own_level + 1, levels, listed) for part in node.cofactors())
        codes = listed[node] = np.concatenate([untaken, taken | 1 << (levels - 1 - own_level)])
    # An option that a diagram skips may be taken or not.
    for skipped in range(own_level - 1, level - 1, -1):
        codes = np.concatenate([codes, codes | 1 << (levels - 1 - skipped)])
    return codes


def fits_in_memory(file: CaseFile) -> bool:
    """Return whether the states of a case can be laid out and analysed in the memory that is free.

    True also for a case that cannot be laid out for another reason.

    Examples
    --------
    >>> from detente.case import Case
    >>> def case_of(options):
    ...     party = {"name": "A", "options": {f"x{k}": "Do" for k in range(options)}}
    ...     return Case.from_data({"detente": "1", "title": "A dispute", "parties": {"A": party}})
    >>> fits_in_memory(case_of(12).file), fits_in_memory(case_of(40).file)
    (True, False)
    """
    options = option_names(file)
    if file.feasible is not None or len(options) <= ALWAYS_IN_FULL:
        return True
    states = 1 << len(options)
    try:
        if len(options) <= MOST_IN_FULL and _has_room(file, states):
            return True
        if not file.rules:
            return False
        solutions = Solutions(options)
        for i, rule in enumerate(file.rules):
            solutions.add(checked_expression(("rules", i), rule.rule, options))
    except TooEntangled:
        return False
    except Fault:
        return True
    count = solutions.count()
    return _has_room(file, states if _in_full_pays(len(options), count) else count)


def _has_room(file: CaseFile, states: int) -> bool:
    try:
        require_room(file, states)
    except Fault:
        return False
    return True


BYTES_A_STATE = 60
BYTES_A_STATE_AND_PARTY = 30
"""Upper bounds of what a whole analysis holds at its peak; `benchmarks/stability.py` measures it."""
_SURELY_FITS = 1 << 18


def require_room(file: CaseFile, states: int) -> None:
    """See that an analysis of so many states would fit into the memory that is free.

    Raises
    ------
    Fault
        If it would not, with the number of states that would.
    """
    if states <= _SURELY_FITS:
        return
    import psutil  # only a large case has to ask

    each = BYTES_A_STATE + BYTES_A_STATE_AND_PARTY * len(file.parties)
    free = psutil.virtual_memory().available
    if states * each > free:
        fitting = free // each
        raise Fault(
            ("parties",),
            f"{states:,} states would need about {states * each / 1e9:,.1f} GB of memory, "
            f"and {free / 1e9:,.1f} GB are free",
            f"add `rules` that leave at most {fitting:,} states (2^{max(fitting, 1).bit_length() - 1} are "
            f"{max(fitting, 1).bit_length() - 1} options without rules), or merge options",
        )
