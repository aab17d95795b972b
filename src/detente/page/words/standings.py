"""Words for the standing of a party: how it began, and that it lasts."""

from __future__ import annotations

from typing import Final

from detente.page.words.parties import upper_first
from detente.reading import Standing

_BECAME: Final = {
    "held captive": "taken captive",
    "on bail": "released on bail",
    "besieged": "besieged",
}
_WENT: Final = {"on trial": "went on trial", "exiled": "went into exile"}
_STILL: Final = {
    "detained": "still held",
    "held captive": "still held",
    "imprisoned": "still held",
    "exiled": "still in exile",
    "on trial": "not over",
}
_AT_ONCE: Final = frozenset((
    "killed", "removed", "expelled", "convicted", "sentenced to death", "charged", "dissolved",
    "deregistered",
))  # fmt: skip
"""Standings that nothing keeps up: only their beginning is a moment."""


def standing_in_a_sentence(named: str, standing: Standing, *, is_plural: bool = False) -> str:
    """Say how a standing of a party began, in a sentence.

    Examples
    --------
    >>> from detente.sources import Report
    >>> words = Report("r", "r.txt", "arrested").passage(0, 8)
    >>> standing_in_a_sentence("Lena Roth", Standing(status="detained", since="2017", until=None, span=words))
    'Lena Roth was arrested'
    >>> banned = Standing(status="under a travel ban", since="2017", until=None, span=words)
    >>> standing_in_a_sentence("the envoys", banned, is_plural=True)
    'The envoys were put under a travel ban'
    """
    status = standing.status
    if status in _WENT:
        return upper_first(f"{named} {_WENT[status]}")
    if status == "detained" and "arrest" in standing.span.quote.lower():
        status = "arrested"
    status = f"put {status}" if status.startswith("under ") else _BECAME.get(status, status)
    return upper_first(f"{named} {'were' if is_plural else 'was'} {status}")


def lasting_in_words(standing: Standing) -> str:
    """Return "still in force", "still held" and the like; nothing for what is over as soon as it is done."""
    if standing.status in _AT_ONCE:
        return ""
    return _STILL.get(standing.status, "still in force")
