"""Which combinations of options satisfy some rules: counted and listed by a decision diagram.

With many options there are far too many combinations to try each. A binary decision diagram of the
rules knows how many satisfy them before any is listed, and lists just those.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.case.expressions import Expression, evaluate, options_in

_NODES = 1 << 22
"""Most nodes of a diagram; rules that need more are too entangled to be listed."""


class TooEntangled(Exception):
    """Rules whose diagram does not fit into memory."""


class Solutions:
    """The combinations that satisfy all rules added so far.

    Examples
    --------
    >>> from detente.case.expressions import parse_expression
    >>> found = Solutions(("A.x", "A.y", "B.z"))
    >>> found.add(parse_expression("A.x iff B.z"))
    >>> found.count(), [format(code, "03b") for code in found.codes()]
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
        """How many combinations there are, none of them listed."""
        return int(self._diagram.sat_count(len(self._places)))

    def codes(self) -> NDArray[np.int64]:
        """The combinations, ascending: option 0 is the most significant bit of a code."""
        listed: dict[Any, NDArray[np.int64]] = {}
        return np.sort(_codes_below(self._diagram, 0, len(self._places), listed))


def _codes_below(
    node: Any, level: int, levels: int, listed: dict[Any, NDArray[np.int64]]
) -> NDArray[np.int64]:
    """What satisfies ``node``, as codes over the options from ``level`` on."""
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
