"""A draft written with the names of a case: its parties and options as the case calls them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.patterns import as_pattern

_NAME = as_pattern(r"(?<![\w.])([A-Za-z_]\w*)(\.[A-Za-z_]\w*)?(?![\w.])")


@dataclass(frozen=True)
class Renaming:
    """The names of a draft to those of the case."""

    parties: Mapping[str, str]
    options: Mapping[str, str]

    def expression(self, text: str) -> str:
        """Return an expression with the names of the case.

        Examples
        --------
        >>> Renaming({"A": "UP"}, {"A.x": "UP.go"}).expression('not A.x if reachable("B.y") for A')
        'not UP.go if reachable("B.y") for UP'
        """

        def renamed(match: re.Match[str]) -> str:
            if match[2]:
                return self.options.get(match[0], match[0])
            return self.parties.get(match[0], match[0])

        return _NAME.sub(renamed, text)


def options_named(text: str) -> list[str]:
    """Return what stands as ``PARTY.option`` in an expression.

    Examples
    --------
    >>> options_named("not A.x if B.y and A.x")
    ['A.x', 'B.y']
    """
    return list(dict.fromkeys(match[0] for match in _NAME.finditer(text) if match[2]))


def opposite(priority: str) -> str:
    """Return the opposite of a plain priority.

    Examples
    --------
    >>> opposite("A.x"), opposite("not A.x")
    ('not A.x', 'A.x')
    """
    return priority.removeprefix("not ") if priority.startswith("not ") else f"not {priority}"
