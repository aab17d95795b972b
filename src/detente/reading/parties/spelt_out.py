"""Acronyms joined with the names that they spell: with an article, or in another language's order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from detente.reading.parties.capital_runs import is_acronym
from detente.reading.parties.drafts import PartyDraft, take_in
from detente.reading.parties.known_bodies import body_of
from detente.reading.parties.names import Words

_SMALL: Final = frozenset(("of", "the", "and", "for", "on", "in", "&", "'s", "’s", "to"))
_FEWEST: Final = 3
_FEWEST_WORDS: Final = 2
_ABROAD: Final = {
    "army": "E",
    "front": "F",
    "forces": "F",
    "federation": "F",
    "party": "P",
    "movement": "M",
    "union": "US",
    "confederation": "C",
    "coordination": "C",
    "committee": "C",
    "council": "C",
    "league": "L",
    "alliance": "A",
    "organization": "O",
    "organisation": "O",
}
"""The first letters that heads of names have in French, Spanish and Portuguese, where they come first."""


def join_spelt_out(drafts: list[PartyDraft]) -> bool:
    """Join "APNU" with "A Partnership for National Unity", "ELN" with "National Liberation Army".

    The letters of a name in another language stand in another order. Return True if any was joined.
    """
    joined = False
    for short in [draft for draft in drafts if _is_only_an_acronym(draft)]:
        letters = short.name.replace(".", "")
        for spells in (_has_initials, _has_initials_abroad):
            fitting = [draft for draft in drafts if draft is not short and spells(draft, letters)]
            if spells is _has_initials_abroad:
                fitting = [draft for draft in fitting if not _has_its_own(draft, drafts)]
            if len(fitting) == 1:
                long = fitting[0]
                first, second = sorted((short, long), key=lambda draft: draft.places[0])
                take_in(drafts, first, second)
                first.places.sort()
                first.aliases = [name for name in (first.name, *first.aliases) if name != long.name]
                first.name, first.kind, first.named, first.plural = long.name, "organization", True, False
                joined = True
                break
    return joined


def _has_its_own(long: PartyDraft, drafts: Sequence[PartyDraft]) -> bool:
    """Return True for a name whose own letters, in its own order, the report has: AIFF, so it is no FIFA."""
    own = {"".join(_initials(words)) for words in _names(long)}
    return any(name.replace(".", "") in own for draft in drafts for name in (draft.name, *draft.aliases))


def _is_only_an_acronym(draft: PartyDraft) -> bool:
    return (
        draft.kind in ("organization", "body")
        and is_acronym(draft.name)
        and len(draft.name.replace(".", "")) >= _FEWEST
        and all(len(words) == 1 for words in draft.words)
    )


def _names(draft: PartyDraft) -> Iterator[Words]:
    """Yield the names of a body that are of several words, each with a capital but for the smallest."""
    if draft.kind not in ("organization", "body", "other"):
        return
    for name in (draft.name, *draft.aliases):
        words = tuple(name.replace("’s", "").replace("'s", "").split())
        content = [word for word in words if word.lower() not in _SMALL]
        if len(content) >= _FEWEST_WORDS and all(word[0].isupper() for word in content):
            yield words


def _has_initials(draft: PartyDraft, letters: str) -> bool:
    return any("".join(_initials(words)) == letters for words in _names(draft))


def _initials(words: Words) -> list[str]:
    return [word[0] for word in words if word.lower() not in _SMALL]


def _has_initials_abroad(draft: PartyDraft, letters: str) -> bool:
    """Return True for a name whose head comes first in the acronym, in the letter of another language."""
    if body_of((letters,)) is not None and body_of((letters,)) not in (draft.name, *draft.aliases):
        known = body_of((letters,)) or ""
        if not any(known.startswith(name) for name in (draft.name, *draft.aliases)):
            return False  # the acronym is known to be another body's
    for words in _names(draft):
        content = [word for word in words if word.lower() not in _SMALL]
        head = next((words[k - 1] for k in range(1, len(words)) if words[k] in ("of", "for")), words[-1])
        first = _ABROAD.get(head.lower(), "")
        if letters[0] not in first or len(content) != len(letters):
            continue
        others = list(content)
        others.remove(head)
        if sorted(word[0] for word in others) == sorted(letters[1:]):
            return True
    return False
