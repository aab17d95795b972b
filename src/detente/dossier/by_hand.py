"""Findings that a person added, known by their ids."""

from __future__ import annotations

from typing import Final

BY_HAND: Final = "by-hand-"
"""Begins the id of what a person added; the number of the decision ends it."""


def is_added(finding: str, number: int | None = None) -> bool:
    """Return True if a person added the finding of an id: by that decision, where one is named.

    Examples
    --------
    >>> is_added("r1:by-hand-3"), is_added("r1:by-hand-3", 4), is_added("r1:a2")
    (True, False, False)
    """
    own = finding.rpartition(":")[2]
    return own.startswith(BY_HAND) if number is None else own == f"{BY_HAND}{number}"
