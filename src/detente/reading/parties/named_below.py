"""Whom a lead only describes, and the text below it names: "the largest union", "the Dock Guild (DG)"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.parties.capital_runs import is_acronym
from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.lexicon import ROLE_NOUNS
from detente.reading.statements import QUOTE_VERBS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_NEAR: Final = 220
"""Words from the beginning of the lead to the name."""
_KINDS: Final = (
    frozenset({"alliance", "coalition", "front", "bloc", "group", "movement", "league", "party"}),
    frozenset({"union", "group", "association", "federation", "guild", "confederation", "organisation",
               "organization", "society", "league"}),
    frozenset({"church"}),
)  # fmt: skip
"""Heads of descriptions, and of the names that they may describe."""
_FULL_NAME: Final = 2


def join_named_below(doc: Doc, drafts: list[PartyDraft]) -> bool:
    """Join whom the lead describes with the one that the next paragraphs name; return True if any was.

    "An alliance of parties threw out the offer. ... The Salt Front (SF) said": where one body alone is
    brought in so. "Its oil minister said. ... / Ada Moor said": whoever speaks first below the lead, if
    nothing says who he is.
    """
    lead = _lead(doc)
    if lead is None:
        return False
    joined = False
    for one in [draft for draft in drafts if not draft.named and _is_of_the_lead(draft, lead)]:
        head = doc[one.places[0][0] : one.places[0][1]].root
        if head.dep_ not in SUBJECTS:
            continue
        if head.lower_ in ROLE_NOUNS:
            named = _speaker_below(doc, drafts, lead) if head.head.lemma_.lower() in QUOTE_VERBS else None
        else:
            named = _body_below(doc, drafts, lead, head.lower_)
        if named is not None:
            named.places = sorted((*named.places, *one.places))
            drafts.remove(one)
            joined = True
    return joined


def _lead(doc: Doc) -> Span | None:
    """Return the first sentence of a text, behind a headline and a dateline."""
    return next((s for s in doc.sents if s.text.rstrip().endswith((".", "”", '"'))), None)


def _is_of_the_lead(draft: PartyDraft, lead: Span) -> bool:
    return all(lead.start <= start < lead.end for start, _ in draft.places)


def _body_below(doc: Doc, drafts: Sequence[PartyDraft], lead: Span, head: str) -> PartyDraft | None:
    """Return the one body of such a name that is brought in with its acronym below the lead."""
    heads = frozenset().union(*(kind for kind in _KINDS if head in kind))
    meant = [
        draft
        for draft in drafts
        if draft.named and draft.kind in ("organization", "body")
        if lead.end <= min(draft.places)[0] < lead.start + _NEAR
        if _is_brought_in(doc, min(draft.places)) and doc[min(draft.places)[1] - 1].lower_ in heads
    ]
    return meant[0] if len(meant) == 1 else None


def _is_brought_in(doc: Doc, place: tuple[int, int]) -> bool:
    """Return True for a name with its acronym behind it: "the Salt Front (SF)"."""
    end = place[1]
    return end + 1 < len(doc) and doc[end].text == "(" and is_acronym(doc[end + 1].text)


def _speaker_below(doc: Doc, drafts: Sequence[PartyDraft], lead: Span) -> PartyDraft | None:
    """Return whoever speaks first in the paragraph below the lead, if nothing says who he is."""
    first = next((s for s in doc.sents if s.start >= lead.end and s.text.strip()), None)
    if first is None or "\n" not in doc.text[doc[lead.start].idx : doc[first.start].idx + 2]:
        return None
    for draft in drafts:
        start, end = min(draft.places)
        if draft.kind != "person" or not draft.named or end - start < _FULL_NAME:
            continue
        name = doc[start:end].root
        opens = start - first.start <= 1 and name.dep_ in SUBJECTS and name.head.lemma_.lower() in QUOTE_VERBS
        if opens and first.start <= start < first.end and doc[end].text != ",":
            return draft
    return None
