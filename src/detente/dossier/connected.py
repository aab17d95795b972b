"""Names that are joined two by two, and the sets that come of it."""

from __future__ import annotations

from collections.abc import Iterable


class Connected:
    """Sets of names, each known by one of them.

    Examples
    --------
    >>> sets = Connected("abcd")
    >>> sets.join("b", to="a")
    >>> sets.join("d", to="b")
    >>> "".join(sets.root(name) for name in "abcd")
    'aaca'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._first = {name: name for name in names}

    def __contains__(self, name: object) -> bool:
        """Return True for one of the names."""
        return name in self._first

    def root(self, name: str) -> str:
        """Return the name by which the set of a name is known."""
        first = self._first
        while first[name] != name:
            first[name] = first[first[name]]
            name = first[name]
        return name

    def join(self, name: str, *, to: str) -> None:
        """Make one set of two, known as the second was."""
        self._first[self.root(name)] = self.root(to)
