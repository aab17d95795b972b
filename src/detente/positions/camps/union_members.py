"""Unions that a report names only by their members, and employers by their body: "the members of the X"."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern
from detente.reading import Party

_MEMBERS_OF: Final = as_pattern(
    r"(?:[Tt]he |[Ss]ome |[Aa]bout |[Nn]early )?(?:[\d,]+ )?(?:[a-z-]+ )?members of (?:the )?"
    r"(?P<union>[A-Z][\w’'-]+(?: (?:of|and|[A-Z][\w’'-]+))* (?:Workers|Union|Guild|Brotherhood|Federation)"
    r"(?: of America)?)"
)
_RANKS: Final = as_pattern(
    r"(?:[Tt]he |[Ss]ome |[Ii]ts )?"
    r"(?:[Rr]ank-and-file|[Ss]triking|[Uu]nion|[Oo]rdinary|[Uu]nioni[sz]ed) [a-z]+s"
)
_ITS_PEOPLE: Final = as_pattern(
    r"(?:[Tt]he )?[Uu]nion(?:['’]s)? (?:leaders|chiefs|council|executive|negotiators|delegates|leadership"
    r"|bargainers|negotiating team)"
)
_ITS_OFFICE: Final = as_pattern(
    r"(?:the )?union['’]s (?:president|leader|general secretary|secretary|chief negotiator|chairman|head)",
    re.IGNORECASE,
)


def union_of_members(name: str) -> str | None:
    """Return the union in a name of its members.

    Examples
    --------
    >>> union_of_members("the 9,000 members of the United Dock Workers")
    'United Dock Workers'
    >>> union_of_members("members of the parliament")
    """
    match = _MEMBERS_OF.fullmatch(name)
    return match["union"] if match else None


def is_of_the_union(party: Party) -> bool:
    """Return True for who can only be of the one union of a report: "rank-and-file miners"."""
    if party.kind == "person":
        return any(role.of is None and _ITS_OFFICE.fullmatch(role.title) for role in party.roles)
    return _RANKS.fullmatch(party.name) is not None or _ITS_PEOPLE.fullmatch(party.name) is not None


def trade_of(union: str) -> str | None:
    """Return what the people of a union of workers are called: "miners" for the United Mine Workers.

    Examples
    --------
    >>> trade_of("United Mine Workers")
    'miners'
    >>> trade_of("Farm Workers Union")
    """
    match = re.search(r"\b(?!Farm)([A-Z][a-z]+) ?[Ww]orkers\b", union)
    if match is None or match[1] in ("United", "General", "National"):
        return None
    trade = match[1].casefold()
    return f"{trade}rs" if trade.endswith("e") else f"{trade}ers"
