"""Words for the kinds of events, and for what a person can correct of a finding."""

from __future__ import annotations

from typing import Final

EVENT_KINDS: Final[dict[str, str]] = {
    "AGREE": "An agreement",
    "CONSULT": "Talks or a meeting",
    "SUPPORT": "Support",
    "CONCEDE": "A concession",
    "COOPERATE": "Cooperation",
    "AID": "Aid",
    "RETREAT": "A withdrawal",
    "REQUEST": "A request",
    "ACCUSE": "An accusation",
    "REJECT": "A refusal",
    "THREATEN": "A threat",
    "PROTEST": "A protest",
    "SANCTION": "Sanctions",
    "MOBILIZE": "Forces made ready",
    "COERCE": "Coercion, as an arrest, a ban or a seizure",
    "ASSAULT": "An attack",
    "ELECTION": "An election",
    "TRIAL": "A trial",
    "HEARING": "A hearing",
    "COUP": "A coup",
    "TRAVEL": "A journey",
    "RULING": "A ruling",
}
"""The types of events, each in words."""
FIELDS: Final[dict[str, str]] = {
    "name": "Its name",
    "kind": "What it is",
    "speaker": "Who says it",
    "addressee": "To whom",
    "type": "What kind of event",
    "when": "When, as 2026-05-07 or 2026-05",
    "modality": "Did it happen",
    "actors": "Who did it",
    "recipients": "To whom, or with whom",
    "doer": "Who does it, or is to do it",
    "voice": "Who says or demands it",
    "label": "The act",
    "mood": "It is",
    "edtf": "The day, as 2026-05-07, 2026-05 or 2026~",
}
"""The fields of a finding that can be corrected, each in words."""


def event_kind_in_words(kind: str) -> str:
    """Return a type of event in words.

    Examples
    --------
    >>> event_kind_in_words("REJECT"), event_kind_in_words("COURT_ORDER")
    ('A refusal', 'Court order')
    """
    words = EVENT_KINDS.get(kind, kind.replace("_", " ").capitalize())
    return words.partition(",")[0]
