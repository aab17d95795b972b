"""Whoever something is done to: people, states and places that an event's verb has as object."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.lexica import word_table, words_of
from detente.reading.parties.lexicon import WILLS

if TYPE_CHECKING:
    from spacy.tokens import Token

_KINDS: Final = ("ASSAULT", "COERCE", "SANCTION", "AID", "CONCEDE", "ACCUSE", "CONSULT")
_DOING_AT: Final = frozenset(("in", "inside", "into", "of", "at", "on", "against", "to", "near", "around"))
_AT: Final = frozenset(("ASSAULT", "COERCE"))
_DONE_TO: Final = frozenset(("aid", "food", "relief", "attack", "raid", "ban", "curfew", "war"))
_TARGETS: Final = frozenset(
    (
        "target",
        "village",
        "town",
        "city",
        "position",
        "base",
        "area",
        "camp",
        "post",
        "site",
        "bridge",
        "house",
    )
)
_DEALING: Final = frozenset(("ACCUSE", "SANCTION", "AID", "CONSULT"))
_GIVING: Final = frozenset((
    "give", "send", "offer", "promise", "lend", "grant", "sell", "tell", "urge", "warn", "ask",
))  # fmt: skip
_HANDING: Final = frozenset((
    "give", "provide", "send", "grant", "deliver", "lend", "supply", "distribute", "extend", "donate", "hand",
))  # fmt: skip
_HELP: Final = frozenset((
    "asylum", "aid", "help", "shelter", "refuge", "food", "money", "loan", "amnesty", "protection",
    "medicine", "weapon", "assistance", "fund", "water", "grant",
))  # fmt: skip
_TOWARDS: Final = frozenset((
    "to", "against", "with", "from", "between", "among", "on", "towards", "toward",
))  # fmt: skip
_BETWEEN: Final = frozenset((
    "relation", "tie", "dispute", "war", "conflict", "tension", "rivalry", "crisis", "standoff", "feud",
    "link", "contact", "row", "treaty", "pact", "accord", "agreement", "deal", "truce", "peace", "border",
    "alliance", "quarrel", "talk", "negotiation", "clash", "exchange",
))  # fmt: skip
_DEALT: Final = ("AID", "THREATEN", "REQUEST", "SANCTION", "AGREE", "CONCEDE", "ACCUSE", "CONSULT")
_AGAINST: Final = frozenset((
    "war", "attack", "strike", "campaign", "offensive", "complaint", "case", "march", "threat",
))  # fmt: skip
_UP: Final = 3  # nouns between a place and the verb: "bombed villages on the coast of Drevnia"


def suffers(head: Token) -> bool:
    """Return True for people that an event's verb has as its object: "arrested two fishermen"."""
    if head.lemma_.lower() in _TARGETS:
        return False
    if head.dep_ == "conj":
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.dep_ in ("dobj", "nsubjpass"):
        head = head.head.head  # "dozens of students"
    verb = head.head
    if head.dep_ == "pobj" and verb.lower_ in ("with", "against", "to", "on"):
        ruler = verb.head.head if verb.head.dep_ == "dobj" else verb.head
        if verb.lower_ == "to" and (ruler.lemma_ in _HANDING or _offers_help(ruler)):
            return True
        return _kind(ruler) not in (None, "CONSULT") or verb.head.lemma_.lower() in _DONE_TO
    if any(child.dep_ == "acl" and child.tag_ == "VBN" and _kind(child) in _AT for child in head.rights):
        return True  # "the two men arrested by soldiers"
    return head.dep_ in ("dobj", "dative", "nsubjpass") and _kind(verb) is not None


def _offers_help(verb: Token) -> bool:
    """Return True for "offered asylum to"; "offered talks to" makes nobody a party."""
    return verb.lemma_ == "offer" and any(
        child.dep_ == "dobj" and child.lemma_.lower() in _HELP for child in verb.children
    )


def is_struck(head: Token) -> bool:
    """Return True for a state or a place that an attack or a ban is on: "bombed targets in Drevnia"."""
    word = head.head if head.dep_ == "appos" else head
    for _ in range(_UP):
        if word.dep_ == "pobj" and word.head.lower_ in _DOING_AT:
            word = word.head.head
        elif word.dep_ in ("compound", "nmod"):
            word = word.head
        else:
            break
        if word.pos_ == "VERB":
            # Behind a verb a place says where, unless what is struck is itself a place there.
            hit = (child.lemma_.lower() for child in word.children if child.dep_ in ("dobj", "nsubjpass"))
            return _kind(word) in _AT and any(lemma in _TARGETS for lemma in hit)
        if word.dep_ in ("dobj", "nsubjpass"):
            return _kind(word.head) in _AT and word.i != head.i
    return head.dep_ == "appos" and word.dep_ in ("dobj", "nsubjpass") and _kind(word.head) in _AT


def is_dealt_with(head: Token) -> bool:
    """Return True for a place that means who governs it: "gave aid to Estria", "talks between A and B"."""
    word = head
    while word.dep_ in ("conj", "appos") and word.head.i != word.i:
        word = word.head
    verb = word.head
    if word.dep_ in ("dobj", "dative"):
        return _kind(verb) in _DEALING or verb.lemma_ in _GIVING
    if word.dep_ != "pobj" or verb.lower_ not in _TOWARDS:
        return False
    ruler = verb.head
    if verb.dep_ == "dative" or (ruler.pos_ == "VERB" and ruler.lemma_ in _GIVING and verb.lower_ == "to"):
        return True
    if ruler.pos_ == "VERB":
        return _kind(ruler) in _DEALING and verb.lower_ in ("with", "against")
    noun = ruler.lemma_.lower()
    return (
        noun in _dealings()
        or (noun in _BETWEEN and verb.lower_ in ("between", "with"))
        or (noun in _AGAINST and verb.lower_ == "against")
    )


def owns_a_will(head: Token) -> bool:
    """Return True for the owner of a decision, demand or offer: "Drevnia's decision"."""
    return head.dep_ in ("poss", "compound") and head.head.lemma_.lower() in WILLS


def _kind(verb: Token) -> str | None:
    return _kinds().get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None


@cache
def _dealings() -> frozenset[str]:
    """Return the nouns of what is done to or with a state: "an ultimatum to", "sanctions on"."""
    nouns = word_table("plover_predicates.yaml")["nouns"]
    return frozenset(
        word
        for kind in _DEALT
        for word in words_of(nouns[kind])
        if word not in ("visit", "meeting", "summit")
    )


@cache
def _kinds() -> dict[str, str]:
    verbs = word_table("plover_predicates.yaml")["verbs"]
    return {words: kind for kind in _KINDS for words in words_of(verbs[kind])}
