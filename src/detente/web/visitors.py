"""The person at whose request something is done: several may be at one workbench, each under a name."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final


@dataclass
class Visitor:
    """A person who signed in.

    Attributes
    ----------
    name
        The name or initials under which decisions of this person are kept.
    """

    name: str


AT_THE_DOOR: Final[ContextVar[Visitor | None]] = ContextVar("at the door", default=None)
"""The visitor of the request that is being answered; None where the bench has one person."""

_LONGEST_NAME: Final = 80


def name_of_person(typed: str) -> str:
    """Return a name as it is kept: on one line, of at most 80 characters.

    Examples
    --------
    >>> name_of_person("  A.  Analyst ")
    'A. Analyst'
    """
    return " ".join(typed.split())[:_LONGEST_NAME]
