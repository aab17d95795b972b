"""The objects of a verb, and the words that say what an act is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues
from detente.reading.acts.governors import is_bare_participle, is_turning
from detente.reading.acts.stand_ins import thing_meant
from detente.reading.events import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

TIMES: Final = ("DATE", "TIME")
_OBJECTS: Final = ("dobj", "dative", "attr", "oprd")
_CONTENT: Final = (*_OBJECTS, "pobj", "compound", "amod", "poss", "conj", "nmod", "prt")


def objects_of(verb: Token) -> list[Token]:
    """Return the heads of a verb's objects; of a passive its subject."""
    heads = [
        child
        for child in verb.children
        if (child.dep_ in _OBJECTS or _is_unknown_name(child, verb))
        and child.ent_type_ not in TIMES
        and child.pos_ not in ("ADJ", "ADV", "ADP")
    ]
    heads = [thing_meant(_antecedent(head), verb) for head in heads]
    if is_passive(verb):
        patient = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        if patient is None and verb.dep_ in ("conj", "xcomp"):
            patient = next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)
        if patient is None and verb.dep_ == "conj":
            patient = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
        if patient is None and verb.dep_ == "acl":
            patient = verb.head
        if patient is None:
            # "The sailors, held hostage by rebels": the parser makes them its subject.
            patient = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if patient is not None:
            heads.insert(0, patient)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is not None and (is_turning(verb, subject) or is_bare_participle(verb)):
        heads.insert(0, subject)
    return heads


def with_those_of_back(word: Token) -> Iterator[Token]:
    """Yield what depends on a word, also where the parser gives it to "back": "go back to the mill"."""
    for child in word.children:
        yield child
        if child.lower_ == "back" and child.dep_ in ("advmod", "prt") and child.i > word.i:
            yield from (inner for inner in child.children if inner.dep_ == "prep")


def _is_unknown_name(word: Token, verb: Token) -> bool:
    """Return True for a name that the parser does not know as the object: "offered to meet Orvik"."""
    return word.dep_ in ("advmod", "npadvmod") and word.pos_ == "PROPN" and word.left_edge.i == verb.i + 1


def _antecedent(head: Token) -> Token:
    """Return the noun that a relative pronoun stands for: "a paper which they refuse to sign"."""
    if head.tag_ not in ("WDT", "WP") and not (head.lower_ == "that" and head.dep_ == "dobj"):
        return head
    clause = next((word for word in head.ancestors if word.dep_ == "relcl"), None)
    return clause.head if clause is not None and clause.head.pos_ in ("NOUN", "PROPN") else head


def content_lemmas(head: Token) -> Iterator[str]:
    """Yield the lemmas of an act's content words: its verb or noun, objects and what is linked to them."""
    stack = [head]
    while stack:
        token = stack.pop(0)
        if (token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and not token.is_stop) or token is head:
            yield token.lemma_.lower()
        stack += [
            child for child in with_those_of_back(token) if _belongs(child, token, of_head=token is head)
        ]


def _belongs(word: Token, above: Token, *, of_head: bool) -> bool:
    """Return True for a word that says more of the act: its objects, or what a preposition links to it."""
    if word.dep_ in _CONTENT and (word.pos_ != "VERB" or not of_head):
        return True
    if word.dep_ in ("prep", "dative", "agent") and word.lower_ in act_cues().links and word.i > above.i:
        return True
    return of_head and word.dep_ in ("nsubjpass", "xcomp")
