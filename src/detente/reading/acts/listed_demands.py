"""Demands in a list whose items open with whoever is asked: "To the board: to publish it", "1. Vell, to"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import cue_of
from detente.reading.acts.doers import doers_of, owner_of
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_infinitive, is_negated, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_NAME: Final = 14
_MARKERS: Final = frozenset({".", ")", "(", "-", "–", "—", "•", "*", "·"})
_ASKING: Final = frozenset({"demand", "advise"})
_HEADINGS: Final = frozenset({
    "recommendations", "recommendation", "demands", "requests", "appeals", "our demands", "what we ask",
    "our recommendations", "our requests",
})  # fmt: skip
_TERMS: Final = frozenset(("demand", "condition", "precondition", "request", "requirement"))
_BACK: Final = 400
"""Words in which the list must have been announced."""


def listed_demand(verb: Token) -> MoodReading | None:
    """Return the demand that an item of a list makes of whom it opens with, None for any other verb.

    The items follow words that ask ("the league calls on:") or a heading such as "Recommendations", or open
    with "To" and a colon.
    """
    to = _to_before(verb)
    if to is None:
        return None
    first = _first_of_paragraph(verb)
    start = _behind_marker(verb.doc, first)
    addressed = verb.doc[start].lower_ == "to"
    start += addressed
    end = _end_of_name(verb.doc, start, to.i, colon=addressed)
    if end is None:
        return None
    announced, voice = _announced(verb.doc, first)
    if not announced and not addressed:
        return None
    doer = _head(verb.doc, start, end)
    if doer is None:
        return None
    return MoodReading("demanded", doer, voice, sign=not is_negated(verb), cue="call on", cue_word=verb)


def listed_thing(noun: Token) -> MoodReading | None:
    """Return the demand of an item that only names what is wanted, below "the union's demands are:".

    Whose demands they are must be said in the line that opens the list.
    """
    first = noun
    while first.dep_ in ("conj", "appos") and first.head.pos_ in ("NOUN", "PROPN") and first.head.i < first.i:
        first = first.head
    start = _first_of_paragraph(first)
    behind = _behind_marker(first.doc, start)
    if first.dep_ != "ROOT" or not start or behind == start:
        return None  # no marker: a paragraph, or a heading
    if min(word.i for word in first.subtree if word.i >= behind) != behind:
        return None
    colon = _colon_before(first.doc, start)
    voice = _who_lists(first.doc[colon]) if colon is not None else None
    if voice is None:
        return None
    return MoodReading("demanded", None, voice, cue="demand")


def _colon_before(doc: Doc, first: int) -> int | None:
    """Return the colon at the end of the line that opens a list; None where a full line stands between."""
    for k in range(first - 1, max(0, first - _BACK), -1):
        at_end = k + 1 < len(doc) and doc[k + 1].is_space and "\n" in doc[k + 1].text
        if at_end and doc[k].text == ":":
            return k
        opens = doc[k].is_space and "\n" in doc[k].text and k + 1 < len(doc)
        if opens and _behind_marker(doc, k + 1) == k + 1:
            return None  # a line without a marker
    return None


def _who_lists(colon: Token) -> Token | None:
    """Return whose the demands are, in "the union's demands are:" and "the union is asking for:"."""
    for word in reversed(list(colon.doc[colon.sent.start : colon.i])):
        if word.pos_ == "NOUN" and word.lemma_.lower() in _TERMS:
            owner = owner_of(word, plain=True)
            sets = word.dep_ == "dobj" and not is_negated(word.head)
            by_its_own = owner is not None and owner.pos_ == "PRON"
            return doers_of(word.head) if sets and (owner is None or by_its_own) else owner
        cue = cue_of(word) if word.pos_ == "VERB" else None
        if cue is not None and cue[0] in ("demand", "want"):
            return None if is_negated(word) else doers_of(word)
    return None


def as_listed(reading: MoodReading) -> MoodReading:
    """Return the reading of an act that an item of a list asks to refuse: "the board, to refuse it"."""
    word = reading.cue_word
    if reading.mood != "refused" or word is None or word.pos_ != "VERB":
        return reading
    listed = listed_demand(word)
    if listed is None:
        return reading
    return replace(reading, mood="opposed", doer=listed.doer, voice=listed.voice, own=False)


def _to_before(verb: Token) -> Token | None:
    """Return the "to" of an infinitive that opens an item, or goes on with it behind "and" or a comma."""
    if not is_infinitive(verb):
        return None
    to = next((child for child in verb.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    if to is None or not to.i:
        return None
    return to if to.nbor(-1).text in (",", ":", ";", "and") else None


def _first_of_paragraph(verb: Token) -> int:
    first = verb.i
    while first and not (verb.doc[first - 1].is_space and "\n" in verb.doc[first - 1].text):
        first -= 1
    return first


def _behind_marker(doc: Doc, first: int) -> int:
    """Return where an item begins behind its number or its dash."""
    start = first
    while start + 1 < len(doc) and (
        doc[start].text in _MARKERS
        or doc[start].text.rstrip(".").isdigit()
        or (doc[start].is_alpha and len(doc[start].text) == 1 and doc[start + 1].text in (".", ")"))
    ):
        start += 1
    return start


def _end_of_name(doc: Doc, start: int, to: int, *, colon: bool) -> int | None:
    """Return where the name of whoever is asked ends: at a comma or colon right before the first "to"."""
    marks = (":", ",") if colon else (",", ":")
    for k in range(start, min(to, start + _LONGEST_NAME)):
        if doc[k].text in marks and k > start and doc[k + 1].lower_ == "to":
            return k
        if doc[k].pos_ in ("VERB", "AUX") or doc[k].text in (".", ";"):
            return None
    return None


def _announced(doc: Doc, first: int) -> tuple[bool, Token | None]:
    """Return if words before a list ask for what it holds, with who asks."""
    for k in range(first - 1, max(0, first - _BACK), -1):
        if doc[k].text == ":" and k + 1 < len(doc) and doc[k + 1].is_space and "\n" in doc[k + 1].text:
            for word in reversed([*doc[doc[k].sent.start : k]]):
                cue = cue_of(word) if word.pos_ == "VERB" else None
                if cue is not None and cue[0] in _ASKING:
                    return True, subject_of(word)
            return False, None
        at_end = doc[k].is_space and "\n" in doc[k].text
        if at_end and _line_before(doc, k).casefold().rstrip(":") in _HEADINGS:
            return True, None
    return False, None


def _line_before(doc: Doc, end: int) -> str:
    start = end
    while start and not (doc[start - 1].is_space and "\n" in doc[start - 1].text) and end - start < 4:
        start -= 1
    return doc[start:end].text.strip()


def _head(doc: Doc, start: int, end: int) -> Token | None:
    """Return the last noun of a name before any "of": of "the Board of Trade" the board."""
    of = next((k for k in range(start + 1, end) if doc[k].lower_ == "of"), end)
    words = [doc[k] for k in range(start, of) if doc[k].pos_ in ("NOUN", "PROPN")]
    return words[-1] if words else None
