"""States that a paper says at its head it is on: "BRIEFING: VELLAND - THE ROAD", "Re: Velland - talks"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from detente.patterns import as_pattern

_HEADED: Final = as_pattern(
    r"\A\s*(?:[A-Z]+(?: [A-Z]+)?: )?([A-Z][A-Z ’'-]+[A-Z])(?::| [-–—]) "
    r"|\n(?:Re|RE|Subject): ([A-Z][\w ]+\w)(?::| [-–—]) "
)
_HEAD: Final = 450
"""Characters of a date, of whom it is to and from, and of a headline."""


def states_headed(texts: Iterable[str], names: Mapping[str, str]) -> set[str]:
    r"""Return the states that the heads of some texts name, by a table of their names.

    Examples
    --------
    >>> states_headed(["BRIEFING: NORWAY - THE ROAD\n\nThe road is shut."], {"Norway": "Norway"})
    {'Norway'}
    >>> states_headed(["NORWAY'S ROAD IS SHUT\n\nOn Monday it was."], {"Norway": "Norway"})
    set()
    """
    headed = (match for text in texts for match in _HEADED.finditer(text, 0, _HEAD))
    called = {(match[1] or match[2]).title() for match in headed}
    return {names[name] for name in called & names.keys()}
