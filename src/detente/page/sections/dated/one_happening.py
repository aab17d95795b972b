"""Moments that tell of one happening, brought together: by type, parties and days, or by the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from detente.edtf import MONTHS, Precision
from detente.page.drawings import Moment
from detente.page.sections.candidate import MOST_NOTES, TOLD, Candidate, overlap
from detente.page.sections.dated.told_moments import FEWEST_WORDS, ToldMoments
from detente.patterns import as_pattern
from detente.sources import Evidence

_NAME: Final = as_pattern(
    rf"\b(?!(?:{MONTHS}|\w+day)\b)"
    r"[A-Z][\w’'-]+"
)
_WORD: Final = as_pattern(
    r"\b(?!(?:that|with|from|their|have|been|were|into|over|after|before|said)\b)[A-Za-z]{4,}"
)
_STEM: Final = 5
_FEWEST_SHARED: Final = 2


def joined_moments(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One moment for one happening, however often it is told."""
    joined: list[Candidate] = []
    shown = ToldMoments()
    for candidate in candidates:
        near = shown.near(candidate)
        place = next((k for k in near if is_same(joined[k], candidate)), len(joined))
        if place < len(joined):
            joined[place] = _both(joined[place], candidate)
        else:
            joined.append(candidate)
        shown.add(place, joined[place])
    return joined


def is_same(one: Candidate, other: Candidate) -> bool:
    """Return True if two tell of one happening, by type, parties and days, or by the words themselves."""
    if one.moment.is_fact != other.moment.is_fact or not one.moment.when.overlaps(other.moment.when):
        return False
    if one.standing and other.standing and one.standing != other.standing:
        return False
    if share_words(one.moment.evidence, other.moment.evidence) or _say_the_same(one.moment, other.moment):
        return True
    if TOLD in (one.kind, other.kind):
        return _is_one_deed(one, other)
    if one.kind != other.kind:
        return False
    if one.standing or other.standing:
        return one.recipients == other.recipients
    parties, others = one.actors | one.recipients, other.actors | other.recipients
    return parties <= others or others <= parties or _is_one_deed(one, other)


def _is_one_deed(one: Candidate, other: Candidate) -> bool:
    """Return True for one deed of a day in two words: "rebels shelled the port", "the Reed Front shelled it".

    Half of the words of the shorter must be those of the longer, and no two names may differ.
    """
    if one.moment.when != other.moment.when or one.moment.when.precision > Precision.DAY:
        return False
    if one.recipients and other.recipients and not one.recipients & other.recipients:
        return False
    names, others = (_NAME.findall(moment.text[1:]) for moment in (one.moment, other.moment))
    if names and others and not set(names) & set(others):
        return False
    fewer, more = sorted((_stems(moment.text) for moment in (one.moment, other.moment)), key=len)
    shared = len(fewer & more)
    return shared >= _FEWEST_SHARED and 2 * shared >= len(fewer)


@lru_cache(maxsize=1 << 14)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text))


def _say_the_same(one: Moment, other: Moment) -> bool:
    """Return True if one text goes on where the other ends."""
    first, second = sorted((moment.text.casefold().rstrip(".").split() for moment in (one, other)), key=len)
    return len(first) >= FEWEST_WORDS and second[: len(first)] == first


def share_words(some: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    """Return True if passages of two tellings have words in common."""
    return any(overlap(one, other) for one in some for other in others)


def _both(known: Candidate, again: Candidate) -> Candidate:
    """The one moment of two tellings; words and date are those of one telling.

    A sentence that names who did it says more than the standing that it led to, and the more exact of two
    dates more than the other.
    """
    worded = known
    if known.moment.is_fact:
        worded = max(
            (known, again),
            key=lambda c: (not c.moment.quoted, bool(c.actors) and not c.standing, -c.moment.when.precision),
        )
    moment, exact = worded.moment, worded.moment
    if known.standing or again.standing:
        exact = min((known.moment, again.moment), key=lambda moment: moment.when.precision)
    lasting = next((c.moment for c in (known, again) if c.moment.lasts), None)
    notes = (*moment.evidence, *known.moment.evidence, *again.moment.evidence)
    return replace(
        known,
        moment=replace(
            moment,
            lead=exact.lead,
            when=exact.when,
            evidence=tuple(dict.fromkeys(notes))[:MOST_NOTES],
            tags=tuple(dict.fromkeys((*moment.tags, *(lasting.tags if lasting else ())))),
            lasts=lasting is not None,
        ),
        actors=known.actors | again.actors,
        recipients=known.recipients | again.recipients,
        standing=known.standing or again.standing,
    )
