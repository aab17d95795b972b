"""Clauses that tell of an act only in passing, and of nobody's will: a risk, a denial, a chance, history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import own_subject_of
from detente.reading.events import is_infinitive, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING: Final = ("tell", "say", "claim", "announce", "argue", "promise", "warn", "suggest")
_CHANCES: Final = ("chance", "opportunity", "occasion", "time")
_HAVING: Final = ("get", "have", "find", "miss", "give", "lose", "deny")
_TRYING: Final = ("try", "attempt", "seek")
_IN_VAIN: Final = ("without success", "in vain", "to no avail", "but failed", "without result")
_IT: Final = ("it", "they", "he", "she")
_PAST: Final = ("VBD", "VBN")


def is_told_aside(verb: Token) -> bool:
    """Return True for an act that its clause does not say that anybody wants, refuses or does now."""
    return (
        _is_only_weighed(verb)
        or _is_denied_too(verb)
        or _is_to_be_prevented(verb)
        or _is_a_chance(verb)
        or _was_tried_in_vain(verb)
        or _is_history_of_a_thing(verb)
    )


def _is_only_weighed(verb: Token) -> bool:
    """Return True for "send" of "the risk of telling voters that he would send them"."""
    telling = verb.head
    if verb.dep_ != "ccomp" or telling.tag_ != "VBG" or telling.lemma_.lower() not in _TELLING:
        return False
    risked = telling.dep_ == "xcomp" and telling.head.lemma_ in ("risk", "avoid")
    return risked or (
        telling.dep_ == "pcomp" and telling.head.lower_ == "of" and telling.head.head.pos_ == "NOUN"
    )


def _is_denied_too(verb: Token) -> bool:
    """Return True for "leave" of "denied that he would send him, or that he would leave"."""
    first = verb
    while first.dep_ == "conj":
        first = first.head
    denied = first.dep_ == "ccomp" and first.head.lemma_ == "deny" and first.head.i < first.i
    return denied and first != verb and own_subject_of(verb) is not None


def _is_to_be_prevented(verb: Token) -> bool:
    """Return True for "leave" of "will make sure that he does not leave"."""
    sure = verb.head
    return verb.dep_ == "ccomp" and sure.lower_ == "sure" and sure.head.lemma_ == "make" and is_negated(verb)


def _is_a_chance(verb: Token) -> bool:
    """Return True for "read" of "has not had a chance to read it", which is no refusal."""
    chance = verb.head
    if verb.dep_ not in ("acl", "relcl") or not is_infinitive(verb) or chance.lemma_.lower() not in _CHANCES:
        return False
    return chance.dep_ in ("dobj", "nsubjpass") and chance.head.lemma_.lower() in _HAVING


def _was_tried_in_vain(verb: Token) -> bool:
    """Return True for "mediate" of "tried to mediate in June, but without success"."""
    trying = verb.head
    if verb.dep_ != "xcomp" or trying.lemma_.lower() not in _TRYING or trying.tag_ not in _PAST:
        return False
    behind = verb.doc[verb.i : verb.sent.end].text.lower()
    return any(words in behind for words in _IN_VAIN)


def _is_history_of_a_thing(verb: Token) -> bool:
    """Return True for "invaded" of "withdraw from the valley that it had invaded".

    It only says which valley is meant, and whom the pronoun stands for the grammar does not show.
    """
    if verb.dep_ != "relcl" or verb.tag_ not in _PAST or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    if any(child.lower_ in ("has", "have", "is", "are", "still", "'s", "’s") for child in verb.children):
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return subject is not None and subject.lower_ in _IT
