"""Evidence proposed for claims: what shares a party with a claim, and words of its act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from detente.dossier.ledger.ledger import UNDECIDED, Ledger, LedgerClaim, LedgerItem
from detente.dossier.questions import EvidenceBase, Saying, content_words, said, timeline
from detente.edtf import DateRange
from detente.names import bare_name
from detente.short import one_line
from detente.sources import Evidence

_MOST: Final = 8
_NEAR: Final = 120
"""Items proposed for one claim."""
_FEWEST_WORDS: Final = 2
_LONGEST_NAME: Final = 5
"""Words of a name: a longer one describes, and its words are those of an act too."""


def propose_items(ledger: Ledger, base: EvidenceBase) -> Ledger:
    """Return a ledger with the evidence that bears on its claims, not weighed: a person decides.

    An item bears on a claim if a party of it is named in the claim and the two share words of what is done.
    """
    names = _name_words(base)
    items = {item.id: item for item in ledger.items}
    marks = dict(ledger.marks)
    candidates = list(_candidates(base))
    for claim in ledger.claims:
        named = _named_in(claim, base)
        bearing = []
        for item, sides, words in candidates:
            shared = (content_words(claim.text) & content_words(words)) - names
            is_itself = one_line(item.words) in claim.text or claim.text in one_line(item.words)
            if named & sides and len(shared) >= _FEWEST_WORDS and not is_itself:
                bearing.append((len(shared), item))
        bearing.sort(key=lambda one: -one[0])
        for _, item in bearing[:_MOST]:
            if (item.id, claim.id) not in marks:
                items.setdefault(item.id, item)
                marks[item.id, claim.id] = UNDECIDED
    ordered = sorted(items.values(), key=lambda item: DateRange.parse(item.when).order)
    return replace(ledger, items=tuple(ordered), marks=marks)


def _candidates(base: EvidenceBase) -> Iterator[tuple[LedgerItem, frozenset[str], str]]:
    """Yield what happened and what sides say they want, each with its sides and its words."""
    for happening in timeline(base).happenings:
        if happening.status == "fact":
            first = happening.evidence[0]
            yield _item(first, happening.when), frozenset(happening.parties), first.quote
    for saying in said(base).sayings:
        if saying.act and saying.toward is not None:
            words = _with_cue(saying, base)
            yield _item(words, saying.when), frozenset((saying.side,)), f"{saying.act} {words.quote}"


def _with_cue(saying: Saying, base: EvidenceBase) -> Evidence:
    """Return the words of a saying with the word for it: "refused to open talks", not "to open talks"."""
    first, cue = saying.evidence[0], saying.cue
    if cue is None or cue.report != first.report:
        return first
    start, end = min(cue.start, first.start), max(cue.end, first.end)
    is_near = end - start - len(first.quote) <= _NEAR
    return base.dossier.reports[first.report].passage(start, end) if is_near else first


def _item(words: Evidence, when: str | None) -> LedgerItem:
    return LedgerItem(
        f"{words.report}:{words.start}",
        one_line(words.quote),
        when or "",
        words.report,
        words.start,
        words.end,
    )


def _named_in(claim: LedgerClaim, base: EvidenceBase) -> frozenset[str]:
    """Return the sides that a claim names."""
    text = f" {claim.text.casefold()} "
    return frozenset(
        base.side(party.id)
        for party in base.dossier.parties
        for name in (party.name, *party.aliases)
        if len(name) > 2 and f" {bare_name(name).casefold()}" in text
    )


def _name_words(base: EvidenceBase) -> frozenset[str]:
    return frozenset(
        word
        for party in base.dossier.parties
        for name in (party.name, *party.aliases)
        if len(name.split()) <= _LONGEST_NAME
        for word in content_words(name)
    )
