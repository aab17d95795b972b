"""Sums that a side asks for or offers: "has asked for $36 a barrel", "has offered $1 a barrel"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.catalogue import match_act
from detente.reading.acts.conditions import is_condition
from detente.reading.acts.doers import doers_of
from detente.reading.acts.label_words import as_label
from detente.reading.acts.names import NamedParties
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, is_passive, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING: Final = ("ask", "demand", "want")
_MONEY: Final = ("$", "£", "€", "¥")
_BEFORE: Final = (
    "under",
    "over",
    "about",
    "around",
    "at",
    "least",
    "most",
    "up",
    "to",
    "only",
    "just",
    "a",
    "us",
)
_PER: Final = ("a", "an", "per")
_LONGEST: Final = 6
_PER_CENT: Final = frozenset(("cent", "percent", "%", "pct"))
_PAY: Final = frozenset(("pay", "wage", "salary", "paycheck", "payroll"))
_AFTER_A_RATE: Final = frozenset((
    "on", "in", "over", "at", "for", "and", "but", "while", "more", "last", "from", "this", "yesterday",
    "now", "against", "instead",
))  # fmt: skip
_SUBORDINATE: Final = ("relcl", "acl", "advcl", "csubj", "pcomp")


def sum_named(verb: Token, names: NamedParties) -> Iterator[Act]:
    """Yield the payment of a sum that a party asks for or offers, where no other word says what for."""
    asks, offers = verb.lemma_.lower() in _ASKING, verb.lemma_.lower() == "offer"
    if not (asks or offers) or verb.dep_ in _SUBORDINATE or is_condition(verb):
        return
    if is_negated(verb) or is_passive(verb) or modal_of(verb) is not None:
        return
    who, words = doers_of(verb), _sum_behind(verb)
    if who is not None and not words and (rate := _rate_behind(verb)) and names.of(who):
        yield _rise_of(rate, verb, who, asks=asks)
        return
    if who is not None and asks and not words and (count := _count_behind(verb)) and names.of(who):
        yield Act(
            head=verb,
            reading=MoodReading("demanded", None, who, cue=verb.lemma_.lower(), cue_word=verb),
            predicate="agree",
            words=("agree", *count),
            label=as_label(["agree", "to", *count]),
            kind="CONCEDE",
            match=None,
        )
        return
    if who is None or not words or len(words) > _LONGEST or not names.of(who):
        return
    reading = (
        MoodReading("demanded", _payer_named(verb, names), who, cue=verb.lemma_.lower(), cue_word=verb)
        if asks
        else MoodReading("offered", who, who, own=True, cue="offer", cue_word=verb)
    )
    yield Act(
        head=verb,
        reading=reading,
        predicate="pay",
        words=("pay", *(word.lower() for word in words if word[:1].isalnum())),
        label=as_label(["pay", *words]),
        kind="CONCEDE",
        match=None,
    )


def _rise_of(rate: list[str], verb: Token, who: Token, *, asks: bool) -> Act:
    """Return the rise in pay that "offered 4 per cent" and "wants 7 per cent" speak of."""
    cue = verb.lemma_.lower()
    reading = (
        MoodReading("demanded", None, who, cue=cue, cue_word=verb)
        if asks
        else MoodReading("offered", who, who, own=True, cue="offer", cue_word=verb)
    )
    return Act(
        head=verb,
        reading=reading,
        predicate="grant",
        words=("grant", "pay", "rise", *rate),
        label=as_label(["grant", "a", "pay", "rise", "of", *rate]),
        kind="CONCEDE",
        match=match_act("grant", ["pay", "rise"]),
    )


def _rate_behind(verb: Token) -> list[str]:
    """Return "4 per cent" of "offered 4 per cent on Monday", where the text speaks of pay."""
    first = verb.i + 1
    doc, last = verb.doc, verb.sent.end
    if verb.lemma_.lower() == "ask" and first < last and doc[first].lower_ == "for":
        first += 1
    while first < last and doc[first].lower_ in ("only", "just", "some", "about", "at", "least", "up", "to"):
        first += 1
    if first >= last or not doc[first].like_num:
        return []
    behind = next((k for k in range(first + 1, min(first + 3, last)) if doc[k].lower_ in _PER_CENT), None)
    if behind is None or not any(word.lemma_.lower() in _PAY for word in doc):
        return []
    after = doc[behind + 1] if behind + 1 < last else doc[last - 1]
    plain = after.is_punct or after.lower_ in _AFTER_A_RATE
    return [word.text for word in doc[first : behind + 1]] if plain else []


def _count_behind(verb: Token) -> list[str]:
    """Return "169" of "asked for 169", where nothing says of what: the words before do."""
    first, doc, last = verb.i + 1, verb.doc, verb.sent.end
    if verb.lemma_.lower() == "ask":
        if first >= last or doc[first].lower_ != "for":
            return []
        first += 1
    bare = first + 1 < last and doc[first].like_num and doc[first].text[:1].isdigit()
    return [doc[first].text] if bare and (doc[first + 1].is_punct or doc[first + 1].is_space) else []


def _payer_named(verb: Token, names: NamedParties) -> Token | None:
    """Return Velland for "demands $5 million from Velland"."""
    links = (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "from")
    payers = (leaf for link in links for leaf in link.children if leaf.dep_ == "pobj")
    return next((payer for payer in payers if names.of(payer)), None)


def _sum_behind(verb: Token) -> list[str]:
    """Return "$36 a barrel" of "asked for $36 a barrel", and nothing where more is said than a sum."""
    first = verb.i + 1
    doc, last = verb.doc, verb.sent.end
    if verb.lemma_.lower() == "ask":
        if first >= last or doc[first].lower_ != "for":
            return []
        first += 1
    words: list[str] = []
    for token in doc[first:last]:
        counted = any(word in _MONEY for word in words)
        sums = token.text in _MONEY or token.like_num or token.ent_type_ == "MONEY"
        before = not counted and token.lower_ in _BEFORE
        each = counted and token.lower_ in _PER
        unit = counted and words[-1] in _PER and token.pos_ == "NOUN"
        if not (sums or before or each or unit):
            break
        words.append(token.text if sums else token.lower_)
    else:
        token = doc[last - 1]
    plain = token.is_punct or token.lower_ in ("for", "from", "and", "but", "while")
    return words if plain and words and words[0] != "a" and any(word in _MONEY for word in words) else []
