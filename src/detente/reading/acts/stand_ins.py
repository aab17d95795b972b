"""The things that "it" and "them" stand for, where the words before make it sure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.acts.catalogue import match_act
from detente.reading.acts.cues import predicate_of
from detente.reading.lexica import word_table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PLURAL: Final = {"it": False, "them": True}
_MAIN: Final = ("nsubj", "nsubjpass", "dobj", "attr")
_TO_PEOPLE: Final = frozenset((
    "invite", "consult", "inform", "tell", "brief", "persuade", "convince", "urge", "call", "summon",
    "arrest", "pardon", "pay", "thank", "warn", "disarm", "divide",
))  # fmt: skip
_OF_PEOPLE: Final = ("receive", "greet", "welcome", "free")
"""Acts that may be done to things, and are more often done to people: "agreed to receive them"."""
_STATES_OF_PEOPLE: Final = frozenset(
    ("confidence", "custody", "account", "trial", "task", "hostage", "exile")
)
_PARTS: Final = ("last", "first", "most", "all", "some", "many", "half", "rest", "part", "both", "several")
_NO_THINGS: Final = ("PERSON", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "NORP")


def thing_meant(pronoun: Token, verb: Token) -> Token:
    """Return the noun that the object of a verb stands for, the pronoun itself where that is not sure.

    It is sure where only one thing of the sentence so far, or else of the sentence before, agrees with it; or
    where only one of them is what such an act is done to: laws are repealed, parliaments are not.
    """
    if pronoun.lower_ not in _PLURAL or pronoun.pos_ != "PRON" or is_done_to_people(verb):
        return pronoun
    if _is_taken_somewhere(pronoun, verb):
        return pronoun  # "place it before the court": the matter
    for things in _things_before(pronoun, verb):
        if predicate_of(verb) in _OF_PEOPLE:
            things = [thing for thing in things if _names_people(thing)]
        fitting = _each_once(thing for thing in things if _is_done_to(verb, thing))
        main = _each_once(thing for thing in things if thing.dep_ in _MAIN or _is_part_of_it(thing))
        # "Gave it its backing": what gets backing is not what is given.
        for sure in (main,) if pronoun.dep_ == "dative" else (fitting, main):
            if len(sure) == 1:
                return sure[0]
        if things:
            return pronoun
    return pronoun


def is_done_to_people(verb: Token) -> bool:
    """Return True for what is done to people alone: "take them into confidence", "invite them"."""
    return predicate_of(verb) in _TO_PEOPLE or any(
        child.dep_ == "pobj" and child.lemma_.lower() in _STATES_OF_PEOPLE
        for word in verb.children
        for child in word.children
    )


def _things_before(pronoun: Token, verb: Token) -> Iterator[list[Token]]:
    """Yield the things named before a pronoun in its sentence, then those of the sentence before."""
    doc, start = pronoun.doc, pronoun.sent.start
    clauses = {verb.i, *(word.i for word in verb.ancestors)}
    here = [word for word in doc[start : pronoun.i] if _is_thing(word, pronoun)]
    # Whoever speaks or is spoken of is not what is acted on.
    yield [word for word in here if not (word.dep_ in ("nsubj", "nsubjpass") and word.head.i in clauses)]
    if start and not _is_about_it(doc[start - 1].sent, pronoun):
        yield [word for word in doc[start - 1].sent if _is_thing(word, pronoun)]


def _is_taken_somewhere(pronoun: Token, verb: Token) -> bool:
    links = [child.lower_ for child in verb.children if child.dep_ in ("prep", "dative")]
    moved = verb.lemma_.lower() in ("place", "put", "bring", "take", "refer", "carry")
    return pronoun.lower_ == "it" and moved and ("before" in links or "to" in links)


def _is_about_it(sentence: Span, pronoun: Token) -> bool:
    """Return True for a sentence on "it" before one that has "it" as an object: both are one thing."""
    return pronoun.lower_ == "it" and any(
        word.lower_ == "it" and word.dep_ in ("nsubj", "nsubjpass") and word.head.dep_ == "ROOT"
        for word in sentence
    )


def _is_thing(word: Token, pronoun: Token) -> bool:
    return (
        word.pos_ == "NOUN"
        and word.dep_ in (*_MAIN, "pobj", "conj")
        and _is_plural(word) == _PLURAL[pronoun.lower_]
        and word.ent_type_ not in _NO_THINGS
        and not word.is_ancestor(pronoun)
        and not _does(word)
        and not _is_asked(word, pronoun)
    )


def _is_part_of_it(word: Token) -> bool:
    """Return True for the mines of "shut the last of its mines"."""
    part = word.head.head if word.dep_ == "pobj" and word.head.lower_ == "of" else word
    return part.dep_ in ("dobj", "nsubjpass") and part.lower_ in _PARTS


def _is_plural(word: Token) -> bool:
    return word.tag_ == "NNS" or word.dep_ == "conj" or any(child.dep_ == "conj" for child in word.children)


def _does(word: Token) -> bool:
    """Return True for whoever acts on something: of "the ministry took the licence", the ministry."""
    return word.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in word.head.children)


def _is_asked(word: Token, pronoun: Token) -> bool:
    """Return True for whoever would do it: "asked the governor to reject it"."""
    return word.dep_ == "dobj" and pronoun.head.dep_ in ("xcomp", "ccomp") and word.head == pronoun.head.head


def _names_people(thing: Token) -> bool:
    plural = thing.lower_.endswith(("ers", "ors", "ists", "ants", "men", "women"))
    return thing.lower_ in _group_nouns() or (plural and thing.lower_ not in _no_people())


@cache
def _group_nouns() -> frozenset[str]:
    words = word_table("party_words.yaml")
    listed = frozenset(word for key in ("group_nouns", "people") for word in words[key].split())
    return listed - _no_people()


@cache
def _no_people() -> frozenset[str]:
    return frozenset(word_table("party_words.yaml")["no_people"].split())


def _is_done_to(verb: Token, thing: Token) -> bool:
    words = [thing.lemma_.lower(), *(c.lemma_.lower() for c in thing.children if c.dep_ == "compound")]
    return match_act(predicate_of(verb), [words]) is not None and match_act(predicate_of(verb), []) is None


def _each_once(things: Iterator[Token]) -> list[Token]:
    """Return the last mention of each thing."""
    return list({thing.lemma_.lower(): thing for thing in things}.values())
