"""Sets of states as decision diagrams, and the budget that they may take."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Diagram: TypeAlias = Any
"""A set of states, or of pairs of states: a function of oxidd, which knows ``&``, ``|``, ``^`` and ``~``."""

_SHORT = 8
"""Room for nodes is short where more than one in so many is taken."""
_ROUNDS = 20
"""Rounds of the search for an order of variables; it settles in fewer."""


class GaveUp(Exception):
    """A question that takes more nodes or more time than the budget has; the message says which."""


@dataclass
class Budget:
    """The most that an answer may cost.

    Attributes
    ----------
    nodes
        Nodes that all diagrams may have together.
    seconds
        Seconds from a `start` on; looked at between the operations on diagrams, for oxidd stops none.
    """

    nodes: int = 1 << 24
    seconds: float = 60.0
    _ends: float = field(default=float("inf"), init=False, repr=False)

    def start(self) -> None:
        """Count the seconds from now."""
        self._ends = time.monotonic() + self.seconds

    def check(self) -> None:
        """Raise `GaveUp` if the time for this question is over."""
        if time.monotonic() > self._ends:
            raise GaveUp(f"more than {self.seconds:g} seconds")


@contextmanager
def within(budget: Budget) -> Iterator[None]:
    """Raise `GaveUp` where more nodes are needed than the budget has."""
    try:
        yield
    except MemoryError:
        raise GaveUp(f"more than {budget.nodes:,} nodes") from None


class Diagrams:
    """Diagrams over two variables an option: its value in a state, and in the state a move leads to.

    The two lie side by side, and options that stand in one statement lie near each other.

    Parameters
    ----------
    options
        Their number.
    groups
        The options of each statement and rule.
    """

    def __init__(self, options: int, groups: Iterable[frozenset[int]], budget: Budget) -> None:
        from oxidd.bcdd import BCDDFunction, BCDDManager

        self.options = options
        self.budget = budget
        self._function: Any = BCDDFunction
        self._manager: Any = BCDDManager(budget.nodes, max(1 << 16, budget.nodes // 4), 1)
        self._manager.add_vars(2 * options)
        places = {option: place for place, option in enumerate(near_each_other(options, list(groups)))}
        self._here: list[Diagram] = [self._manager.var(2 * places[k]) for k in range(options)]
        self._there: list[Diagram] = [self._manager.var(2 * places[k] + 1) for k in range(options)]
        self._variables = [2 * places[k] for k in range(options)]
        self._cubes: dict[tuple[bool, tuple[int, ...]], Diagram] = {}
        self._renamings: dict[tuple[int, ...], Any] = {}
        self.everything: Diagram = self._manager.true()
        self.nothing: Diagram = self._manager.false()

    @property
    def nodes(self) -> int:
        """Nodes in use now."""
        return int(self._manager.num_inner_nodes())

    def start(self) -> None:
        """Begin a question: the seconds count from now, and where room is short it is made."""
        # Clearing away what no set holds any longer goes through the whole table.
        if self.nodes > self.budget.nodes // _SHORT:
            self._manager.gc()
        self.budget.start()

    def taken(self, option: int) -> Diagram:
        """The states in which an option is taken."""
        return self._here[option]

    def taken_there(self, option: int) -> Diagram:
        """The pairs of states in whose second one an option is taken."""
        return self._there[option]

    def some(self, states: Diagram, options: Sequence[int], *, there: bool = False) -> Diagram:
        """The states from which a change of some options leads into a set."""
        self.budget.check()
        return states.exists(self._cube(options, there)) if options else states

    def some_pair(self, pairs: Diagram, other: Diagram, options: Sequence[int]) -> Diagram:
        """The states that some second state, which differs in some options, pairs with in both sets."""
        from oxidd.util import BooleanOperator

        self.budget.check()
        return pairs.apply_exists(BooleanOperator.AND, other, self._cube(options, True))

    def given(self, states: Diagram, option: int, taken: bool) -> Diagram:
        """A set as it is where an option is taken or not; the option is then free."""
        literal = self._here[option] if taken else ~self._here[option]
        return self.some(states & literal, (option,))

    def there(self, states: Diagram, options: Sequence[int]) -> Diagram:
        """The pairs whose second state, which differs from the first in some options, is in a set."""
        key = tuple(options)
        if key not in self._renamings:
            pairs = [(self._variables[k], self._there[k]) for k in options]
            self._renamings[key] = self._function.make_substitution(pairs)
        self.budget.check()
        return states.substitute(self._renamings[key])

    def one(self, code: int) -> Diagram:
        """The set of one state; option 0 is the most significant bit of its code."""
        return self.agreeing(code, range(self.options))

    def agreeing(self, code: int, options: Iterable[int]) -> Diagram:
        """The combinations that agree with a state in some options."""
        states = self.everything
        for option in options:
            literal = self._here[option]
            states = states & (literal if code >> (self.options - 1 - option) & 1 else ~literal)
        return states

    def holds(self, states: Diagram, code: int) -> bool:
        """True if a set has a state."""
        taken = [(self._variables[k], bool(code >> (self.options - 1 - k) & 1)) for k in range(self.options)]
        return bool(states.eval([*taken, *((variable + 1, False) for variable, _ in taken)]))

    def count(self, states: Diagram) -> int:
        """The number of states of a set."""
        return int(states.sat_count(2 * self.options)) >> self.options

    def listed(self, states: Diagram, limit: int, first: Sequence[Diagram] = ()) -> list[int]:
        """The codes of at most so many states, ascending.

        Parameters
        ----------
        first
            Sets whose members come before all others, the first set counting most.
        """
        splits = [*first, *(~literal for literal in self._here)]
        codes: list[int] = []
        for member in self._one_by_one(states, splits, 0):
            if len(codes) >= limit:
                break
            codes.append(member)
        return codes

    def nearest(self, states: Diagram, code: int) -> Diagram:
        """The states of a set that differ from a combination in the fewest options; empty if the set is."""
        for around in self._around(code):
            within_reach = states & around
            if within_reach.satisfiable():
                return within_reach
        return self.nothing

    def nearest_first(self, states: Diagram, code: int, limit: int) -> list[int]:
        """The codes of at most so many states, those that differ from a combination least first.

        Of those that differ in equally many the order is ascending.
        """
        codes: list[int] = []
        left = states
        for around in self._around(code):
            codes += self.listed(left & around, limit - len(codes))
            left = left & ~around
            if len(codes) >= limit or not left.satisfiable():
                break
        return codes

    def _around(self, code: int) -> Iterator[Diagram]:
        """The combinations that differ from one in no option, in one at most, in two at most, and so on."""
        around = self.one(code)
        yield around
        for _ in range(self.options):
            wider = around
            for option in range(self.options):
                wider = wider | self.some(around, (option,))
            around = wider
            yield around

    def _one_by_one(self, states: Diagram, splits: list[Diagram], depth: int) -> Iterator[int]:
        self.budget.check()
        if not states.satisfiable():
            return
        if depth == len(splits):
            code = 0
            for option in range(self.options):
                code = code * 2 + bool((states & self._here[option]).satisfiable())
            yield code
            return
        yield from self._one_by_one(states & splits[depth], splits, depth + 1)
        yield from self._one_by_one(states & ~splits[depth], splits, depth + 1)

    def _cube(self, options: Sequence[int], there: bool) -> Diagram:
        key = (there, tuple(options))
        if key not in self._cubes:
            cube = self.everything
            for option in options:
                cube = cube & (self._there if there else self._here)[option]
            self._cubes[key] = cube
        return self._cubes[key]


def near_each_other(options: int, groups: Sequence[frozenset[int]]) -> list[int]:
    """Order options so that those of one group lie near each other.

    Each option moves to the mean of the centres of its groups, again and again [1]_; the order with the
    least sum of spans is returned.

    References
    ----------
    .. [1] Aloul, Markov and Sakallah, FORCE: a fast and easy-to-implement variable-ordering heuristic (2003).

    Examples
    --------
    >>> near_each_other(4, [frozenset({0, 2}), frozenset({1, 3})])
    [0, 2, 1, 3]
    """
    order = list(range(options))
    best, least = order, _spans(order, groups)
    for _ in range(_ROUNDS):
        place = {option: at for at, option in enumerate(order)}
        centres: list[list[float]] = [[] for _ in range(options)]
        for group in groups:
            if group:
                centre = sum(place[option] for option in group) / len(group)
                for option in group:
                    centres[option].append(centre)
        drawn_to = [
            (sum(of) / len(of) if of else float(place[option]), place[option])
            for option, of in enumerate(centres)
        ]
        order = sorted(order, key=drawn_to.__getitem__)
        spans = _spans(order, groups)
        if spans < least:
            best, least = order, spans
    return best


def _spans(order: Sequence[int], groups: Sequence[frozenset[int]]) -> int:
    place = {option: at for at, option in enumerate(order)}
    return sum(
        max(place[option] for option in group) - min(place[option] for option in group)
        for group in groups
        if group
    )
