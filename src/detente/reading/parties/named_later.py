"""People who speak before they are named: "one of his aides said. The aide, Ada Moor, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from detente.reading.parties.drafts import PartyDraft
from detente.reading.statements import Attribution, speaker_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SENTENCES_ON: Final = 3
_FIRST_WORDS: Final = frozenset(("a", "an", "one"))


class _Unnamed(NamedTuple):
    """Places of "one of his aides", and its draft where it has one."""

    places: list[tuple[int, int]]
    draft: PartyDraft | None


def join_named_later(doc: Doc, drafts: list[PartyDraft], attributions: Sequence[Attribution]) -> bool:
    """Join "a spokesman" with "the spokesman, NAME," of the sentences that follow; return True if any was."""
    unnamed = [one for one in _unnamed(drafts, attributions) if doc[one.places[0][0]].lower_ in _FIRST_WORDS]
    joined = False
    for person in [draft for draft in drafts if draft.kind == "person" and draft.named]:
        for start, _ in sorted(person.places):
            title = _title_before(doc, start)
            meant = [one for one in unnamed if title is not None and _is_taken_up(doc, one, title)]
            if len(meant) != 1:
                continue
            person.places = sorted((*person.places, *meant[0].places))
            unnamed.remove(meant[0])
            if meant[0].draft is not None:
                drafts.remove(meant[0].draft)
            joined = True
    return joined


def _unnamed(drafts: Sequence[PartyDraft], attributions: Sequence[Attribution]) -> Iterator[_Unnamed]:
    """Yield those whom a text describes and does not name, and speakers who are no party."""
    for draft in drafts:
        if not draft.named:
            yield _Unnamed(draft.places, draft)
    taken = {i for draft in drafts for start, end in draft.places for i in range(start, end)}
    for attribution in attributions:
        if attribution.speaker is not None and attribution.speaker.i not in taken:
            yield _Unnamed([speaker_words(attribution.speaker)], None)


def _title_before(doc: Doc, start: int) -> Token | None:
    """Return "ally" of "The ally, NAME"."""
    k = start - 2 if start > 1 and doc[start - 1].text == "," else start - 1
    if k < 1 or doc[k].pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ == "the" for c in doc[k].lefts):
        return None
    return doc[k]


def _is_taken_up(doc: Doc, one: _Unnamed, title: Token) -> bool:
    if one.places[-1][1] > title.i or _what_it_is(doc, one.places[0]) != title.lemma_.lower():
        return False
    return sum(1 for token in doc[one.places[-1][1] : title.i] if token.is_sent_start) < _SENTENCES_ON


def _what_it_is(doc: Doc, place: tuple[int, int]) -> str:
    """Return "ally" of "one of his closest allies" and of "a close ally"."""
    head = doc[place[0] : place[1]].root
    if head.lower_ != "one":
        return head.lemma_.lower()
    nouns = (leaf for child in head.children if child.lower_ == "of" for leaf in child.children)
    return next((leaf.lemma_.lower() for leaf in nouns if leaf.dep_ == "pobj"), "")
