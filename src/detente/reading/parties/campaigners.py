"""Descriptions by one word of bodies with a name of their own: "the House", "the rights group"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.lexicon import NAME_HEADS
from detente.reading.parties.unnamed import modifiers_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

CAMPAIGNERS: Final = frozenset({"organization", "organisation", "group", "watchdog", "charity"})
"""Nouns for an organization that campaigns, aids or watches."""
OF_CAMPAIGNERS: Final = frozenset(
    {"rights", "human", "aid", "advocacy", "civil", "humanitarian", "monitoring", "relief"}
)
"""Words that may stand before one of them."""
_RIGHTS: Final = frozenset({"rights", "amnesty", "transparency"})


def is_bare_group(chunk: Words) -> bool:
    """Return True for "rights group" in a headline."""
    words = modifiers_of(chunk.root)
    return chunk[0].dep_ != "det" and bool(words) and words <= OF_CAMPAIGNERS


def is_a_house(head: Token) -> bool:
    """Return True for "the House" of a parliament, which no text calls so without a capital."""
    before = head.nbor(-1) if head.i else None
    return head.text == "House" and before is not None and before.lower_ == "the"


def campaigns(draft: PartyDraft) -> bool:
    """Return True for a named organization that campaigns or watches: "Human Rights Watch"."""
    return (
        draft.named
        and draft.kind == "organization"
        and any(
            words[-1].lower() in NAME_HEADS or _RIGHTS & {w.lower() for w in words} for words in draft.words
        )
    )
