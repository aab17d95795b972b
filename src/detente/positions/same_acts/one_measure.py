"""Entries of the catalogue that are one measure by two names."""

from __future__ import annotations

from typing import Final

ONE_MEASURE: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("ban", "dissolve_body"),
        ("ban", "bar_from_office"),
        ("charge", "try_in_court"),
        ("arrest", "hostages"),
    )
)
"""Measures that are one choice for whoever could end them, where they are against the same party."""


def are_one_measure(one: str | None, other: str | None) -> bool:
    """Return True for entries that are one measure by two names: to ban a party and to dissolve it.

    Examples
    --------
    >>> are_one_measure("ban", "dissolve_body"), are_one_measure("ban", "arrest")
    (True, False)
    """
    return one is not None and other is not None and frozenset((one, other)) in ONE_MEASURE
