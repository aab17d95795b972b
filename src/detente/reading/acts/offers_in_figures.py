"""Pay offers in figures: "the 6 per cent offer" is what whoever made it offers to pay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.catalogue import match_act
from detente.reading.acts.cues import act_cues
from detente.reading.acts.doers import agent_of, doers_of, owner_of
from detente.reading.acts.label_words import as_label
from detente.reading.acts.names import NamedParties
from detente.reading.acts.tenses import MoodReading

if TYPE_CHECKING:
    from spacy.tokens import Token

_PER_CENT: Final = frozenset(("cent", "percent", "%", "pct"))
_PAY: Final = frozenset(("pay", "wage", "wages", "salary", "salaries"))
_BEFORE: Final = 4
"""Sentences within which "the offer" has been told of before."""
_TERMS: Final = ("offer", "proposal")


def figure_of(noun: Token) -> list[str]:
    """Return "6 per cent" of "the 6 per cent pay offer" and of "an offer of 6 per cent"."""
    inside = [word for word in noun.subtree if word.like_num and _unit_of(word) is not None]
    first = inside[0] if inside else None
    last = _unit_of(first) if first is not None else None
    return (
        [word.text for word in noun.doc[first.i : last.i + 1]]
        if first is not None and last is not None
        else []
    )


def earlier_offer(noun: Token) -> Token | None:
    """Return the offer, told of before, that "the 6 per cent offer" is."""
    the = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in noun.lefts)
    if not the or any(child.dep_ == "poss" for child in noun.lefts):
        return None
    sentences = [sentence for sentence in noun.doc.sents if sentence.start <= noun.i]
    before = noun.doc[sentences[-_BEFORE:][0].start : noun.i]
    named = (word for word in reversed(list(before)) if word.lemma_.lower() == noun.lemma_.lower())
    return next((word for word in named if maker_of_offer(word) is not None), None)


def maker_of_offer(noun: Token) -> Token | None:
    """Return who made an offer: "the board's offer", "an offer from the board", "the board made an offer"."""
    put = next((child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    owner = (agent_of(put) if put is not None else None) or owner_of(noun)
    if owner is not None and owner.lower_ in _PER_CENT:
        carried = noun.dep_ == "dobj" and noun.head.lemma_.lower() in act_cues().carriers
        return doers_of(noun.head) if carried else None
    return None if owner is None or (owner.pos_ == "NOUN" and owner.dep_ == "compound") else owner


def pay_offered(noun: Token, names: NamedParties) -> Iterator[Act]:
    """Yield the rise in pay that an offer in figures offers, by whoever made it."""
    if noun.lemma_.lower() not in _TERMS or not (figure := figure_of(noun)):
        return
    before = earlier_offer(noun)
    maker = maker_of_offer(noun) or (maker_of_offer(before) if before is not None else None)
    if maker is None or not names.of(maker) or not any(map(_is_of_pay, (noun, before or noun))):
        return
    yield Act(
        head=noun,
        reading=MoodReading("offered", maker, maker, own=True, cue="offer", cue_word=noun),
        predicate="grant",
        words=("grant", "pay", "rise", *figure),
        label=as_label(["grant", "a", "pay", "rise", "of", *figure]),
        kind="CONCEDE",
        match=match_act("grant", ["pay", "rise"]),
    )


def _unit_of(number: Token) -> Token | None:
    behind = number.doc[number.i + 1 : number.i + 3]
    return next((word for word in behind if word.lower_ in _PER_CENT), None)


def _is_of_pay(noun: Token) -> bool:
    return any(word.lower_ in _PAY for word in noun.sent)
