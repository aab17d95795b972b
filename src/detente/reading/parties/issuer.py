"""Who issues a text that says "we": the front of a declaration, the council of a letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.intervals import Intervals
from detente.reading.parties.drafts import PartyDraft
from detente.reading.statements import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OURS: Final = frozenset({"we", "us", "our", "ours", "ourselves"})
_LEAST_OURS: Final = 2
_OFTEN_OURS: Final = 3
_NEAR_THE_START: Final = 8


def issuer_of(
    doc: Doc, drafts: Sequence[PartyDraft], quoted: Intervals, said_at: Mapping[int, Attribution]
) -> PartyDraft | None:
    """Return who issues a text that says "we" outside quotation marks, None where no words show it.

    "We, the Council of the Front, declare"; else the one party of a paragraph that ends in a colon and is
    addressed to nobody: "The Workers' Front, considering that:".
    """
    ours = [token for token in doc if token.lower_ in OURS and token.idx not in quoted]
    ours = [token for token in ours if token.idx not in said_at and token.text != "US"]
    bodies = {
        i: draft
        for draft in drafts
        if draft.kind in ("organization", "body") or draft.plural
        for start, end in draft.places
        for i in range(start, end)
    }
    for token in ours:
        if token.lower_ == "we" and token.i + 2 < len(doc) and doc[token.i + 1].text == ",":
            behind = next(
                (bodies[i] for i in range(token.i + 2, min(len(doc), token.i + 8)) if i in bodies), None
            )
            if behind is not None:
                return behind
    if len(ours) < _LEAST_OURS:
        return None
    if (heading := _who_heads_it(doc, bodies)) is not None:
        return heading
    if (writing := _who_writes(ours, bodies)) is not None:
        return writing
    for first, last in _paragraphs(doc):
        if first > ours[0].i:
            return None
        if doc[last].text == ":" and doc[first].lower_ != "to":
            named = [bodies[i] for i in range(first, last) if i in bodies and bodies[i].named]
            if named:
                return named[0]
    return None


def _who_writes(ours: Sequence[Token], bodies: Mapping[int, PartyDraft]) -> PartyDraft | None:
    """Return the body that goes on as "we": "The Forum has written to her; we have asked the port to pay"."""
    writing = set()
    who: PartyDraft | None = None
    for token in ours:
        if token.lower_ != "we" or token.dep_ != "nsubj":
            continue
        before = [
            word
            for word in token.sent
            if word.i < token.i
            and word.i in bodies
            and word.dep_ == "nsubj"
            and word.head.tag_ in ("VBZ", "VBN")
        ]
        if before and before[0].i - token.sent.start < _NEAR_THE_START:
            who = bodies[before[0].i]
            writing.add(id(who))
    return who if len(writing) == 1 and len(ours) >= _OFTEN_OURS else None


def _who_heads_it(doc: Doc, bodies: Mapping[int, PartyDraft]) -> PartyDraft | None:
    """Return the body of a first line such as "Salt League: our demands", if the text goes on to name it."""
    first, last = next(_paragraphs(doc), (0, -1))
    colon = next((k for k in range(first, last + 1) if doc[k].text == ":"), None)
    if colon is None or colon == first:
        return None
    draft = bodies.get(colon - 1)
    whole = draft is not None and (first, colon) in [(s, e) for s, e in draft.places]
    return draft if whole and draft is not None and len(draft.places) >= _LEAST_OURS else None


def _paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each paragraph."""
    first = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > first:
                yield first, token.i - 1
            first = token.i + 1
    if first < len(doc):
        yield first, len(doc) - 1
