"""The words around a noun in its sentence: what it is joined to, part of, said beside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.findings import Party
from detente.reading.lexica import word_table, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT_FORMS: Final = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "they": "they", "them": "they",
    "their": "they", "it": "it", "its": "it",
}  # fmt: skip
_CRIMES: Final = frozenset((
    "bombing", "attack", "case", "probe", "investigation", "inquiry", "killing", "shooting", "murder",
    "slaying", "blast",
    "explosion", "raid", "plot", "trial", "massacre", "kidnapping", "abduction", "hijacking",
))  # fmt: skip


def is_a_thing_of_somebody(noun: Token) -> bool:
    """Return True for "the front's message", False for "Roy's father" and "the front's leader"."""
    owned = any(child.dep_ == "poss" for child in noun.children)
    return owned and noun.tag_ == "NN" and noun.lemma_.lower() not in _people_of_somebody()


@cache
def _people_of_somebody() -> frozenset[str]:
    words = word_table("party_words.yaml")
    return (
        frozenset(word for key in ("role_nouns", "kin", "people") for word in words_of(words[key])) | _kin()
    )


def gender_of(party: Party) -> str:
    """Return "he" or "she" by the pronouns that the text has for a person, else ""."""
    forms = {SUBJECT_FORMS.get(mention.quote.casefold(), "") for mention in party.mentions} & {"he", "she"}
    return forms.pop() if len(forms) == 1 else ""


def is_plural(noun: Token) -> bool:
    """Return True for a noun in the plural, and for one that others are joined to."""
    return noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in noun.children)


def conjuncts(head: Token) -> Iterator[Token]:
    """Yield the nouns that are joined to a noun by "and" or "or"."""
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "ADJ", "PRON"):
            yield child
            yield from conjuncts(child)


def modifiers_of(head: Token) -> list[Token]:
    """Return the words before a phrase's head: "Ruritanian police", "the ministry's spokesman"."""
    return [
        token
        for child in head.children
        if child.dep_ in ("compound", "amod", "nmod", "poss") and child.i < head.i
        for token in child.subtree
    ]


def partitives_of(head: Token) -> list[Token]:
    """Return the words after "of", "from" and "in": "a group of Ruritanians", "rebels in the north".

    "Two suspects in the Kenya bombing" are not Kenya's.
    """
    return [
        inner
        for child in head.children
        if child.dep_ == "prep" and child.i > head.i
        for leaf in child.children
        if leaf.dep_ == "pobj"
        if not (_are_kin(leaf) or (child.lower_ in ("in", "over") and leaf.lemma_.lower() in _CRIMES))
        for inner in (leaf, *conjuncts(leaf), *modifiers_of(leaf), *partitives_of(leaf))
    ]


def _are_kin(noun: Token) -> bool:
    """Return True for "Elian's cousins", of whom "two" are not Elian."""
    return noun.lemma_.lower() in _kin() and any(child.dep_ == "poss" for child in noun.children)


@cache
def _kin() -> frozenset[str]:
    return frozenset(words_of(word_table("act_cues.yaml")["kin"]))


def appositions_of(head: Token) -> list[Token]:
    """Return the words of what is said beside a noun: "Roy, the mayor of Orvik"."""
    return [token for child in head.children if child.dep_ == "appos" for token in child.subtree]
