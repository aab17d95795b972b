"""Names of one organisation joined: acronyms, in brackets or not, and parts of a longer name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.findings import PartyKind
from detente.reading.parties.capital_runs import is_acronym, is_name_word
from detente.reading.parties.drafts import PartyDraft, join_name, new_draft, take_in
from detente.reading.parties.known_bodies import body_of
from detente.reading.parties.named_bodies import NamedBodies
from detente.reading.parties.named_by_a_day import is_letter_and_number
from detente.reading.parties.names import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc

_INSIDE_NAMES = frozenset({"of", "for", "the", "and", "de", "del", "on", "'s", "’s"})


def add_institution(drafts: list[PartyDraft], known: NamedBodies, name: Name, kind: PartyKind) -> None:
    """Add an organisation or a body: to the one that it is a short name of, else as a new one."""
    number = known.meant_by(name.words)
    if number is not None and not _goes_by_other_letters(name, drafts[number]):
        join_name(drafts[number], name)
    else:
        number = len(drafts)
        new_draft(drafts, name, kind)
    known.add(number, name.words)


def _goes_by_other_letters(name: Name, draft: PartyDraft) -> bool:
    """Return True for a University of Narva and the UN, which is known to be another body."""
    body = body_of(name.words) if len(name.words) == 1 and is_acronym(name.words[0]) else None
    return body is not None and all(body_of(words) != body for words in draft.words)


def join_bracketed(doc: Doc, drafts: list[PartyDraft]) -> None:
    """Join an acronym and the name that one of them has in brackets behind it, in whatever order of letters.

    Acronyms of names in other languages ("FMLN") are no initials of the English name.
    """
    bodies = [draft for draft in drafts if draft.kind in ("organization", "body")]
    starts = {start: (end, draft) for draft in bodies for start, end in draft.places}
    gone: set[int] = set()
    for first in bodies:
        for start, end in list(first.places):
            bracket = _bracket_behind(doc, end)
            last, behind = starts.get(bracket + 1, (0, None))
            if id(first) in gone or behind is None or behind is first or id(behind) in gone:
                continue
            closed = last < len(doc) and doc[last].text == ")"
            if closed and _is_short(doc, (start, end)) != _is_short(doc, (bracket + 1, last)):
                longer = max((first.name, behind.name), key=len)
                take_in(drafts, first, behind)
                gone.add(id(behind))
                first.aliases = [name for name in (first.name, *first.aliases) if name != longer]
                first.name = longer
                starts |= {s: (e, first) for s, e in first.places}


def join_bodies(drafts: list[PartyDraft]) -> None:
    """Join the parties that go by several names of one body."""
    by_body: dict[str, PartyDraft] = {}
    for draft in list(drafts):
        if draft.kind not in ("organization", "body"):
            continue
        known = {body_of(words) for words in draft.words}
        # A text that has another name for an acronym speaks of another body.
        body = next(iter(known)) if len(known) == 1 else None
        if body is None:
            continue
        first = by_body.setdefault(body, draft)
        if first is not draft:
            take_in(drafts, first, draft)


def _bracket_behind(doc: Doc, end: int) -> int:
    """Return where a bracket opens behind a name and the rest of it ("for the National Dialogue"), or -2."""
    while end < len(doc) and (is_name_word(doc[end]) or doc[end].lower_ in _INSIDE_NAMES):
        end += 1
    return end if end < len(doc) and doc[end].text == "(" else -2


def _is_short(doc: Doc, place: tuple[int, int]) -> bool:
    word = doc[place[0]].text
    return place[1] - place[0] == 1 and (is_acronym(word) or is_letter_and_number(word))
