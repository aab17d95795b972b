"""Second names that a text gives somebody: "also known as", "alias", "whose real name is"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.parties.drafts import PartyDraft, take_in

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GIVING: Final = as_pattern(
    r"\s*[,(\[–—-]*\s*(?:who (?:is|was) |who goes |which (?:is|was) )?"
    r"(?:(?:also|better|widely|commonly|popularly|otherwise|formerly|previously|previously also|once) known"
    r"(?: simply)? (?:as|by (?:the|his|her|its) [a-z ]{0,20}(?:names?|initials|acronym|letters)(?: of)?,?)"
    r"|known (?:also|simply|widely|better)? ?as"
    r"|(?:also|formerly|once|previously) called|alias|a\.?k\.?a\.?|formerly"
    r"|whose (?:real|full|given|original|birth) name (?:is|was)|real name:?|born"
    r"|(?:who )?(?:uses|used|goes by|went by|by|under) (?:the|his|her) "
    r"(?:nom de guerre|alias|code ?name|pseudonym|name)(?: of)?,?"
    r"|whose nom de guerre (?:is|was)|nom de guerre)\s*,?\s*(?:the )?[“\"‘'«]?\s*(?-i:[A-Z][a-z]+ )?",
    re.IGNORECASE,
)
_MOST: Final = 14  # words and marks between the two names
_OWNING: Final = frozenset({"'s", "’s", "'", "’"})


def join_other_names(doc: Doc, drafts: list[PartyDraft]) -> None:
    """Join a party and the second name that the text gives it right behind the first."""
    starts = {start: (end, draft) for draft in drafts for start, end in draft.places}
    ordered = sorted((start, end, draft) for start, (end, draft) in starts.items() if draft.named)
    joined: dict[int, PartyDraft] = {}

    def now(draft: PartyDraft) -> PartyDraft:
        while id(draft) in joined:
            draft = joined[id(draft)]
        return draft

    for (_, end, first), (start, last, second) in pairwise(ordered):
        one, other = now(first), now(second)
        if one is other or not 0 < start - end <= _MOST or not _GIVING.fullmatch(f" {doc[end:start].text} "):
            continue
        if last < len(doc) and doc[last].text in _OWNING and _owns(doc, last):
            continue
        take_in(drafts, one, other)
        joined[id(other)] = one


def _owns(doc: Doc, i: int) -> bool:
    """Return True for "Okello's ally", where the mark is no closing quotation mark."""
    return i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN", "ADJ")
