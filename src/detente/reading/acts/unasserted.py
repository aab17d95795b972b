"""Clauses that assert no act: what nothing points to, a charge, what is left undone or seen done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import has_subject, is_bare_participle, object_of, own_subject_of
from detente.reading.acts.disowned import is_denied
from detente.reading.events import is_infinitive, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST: Final = 6
_GROUNDS: Final = ("reason", "information", "evidence", "sign", "indication", "proof", "hint", "suggestion")
_CHARGES: Final = (
    "allege", "allegation", "accuse", "accusation", "claim", "charge", "suspect", "suspicion", "contend",
    "contention", "insinuate", "insinuation", "rumor", "rumour", "fear", "complain", "complaint", "deny",
    "denial",
)  # fmt: skip
"""Words that pass on what somebody charges another with, which is no fact."""
_RUMOURING: Final = (
    "say",
    "report",
    "believe",
    "think",
    "rumour",
    "rumor",
    "suspect",
    "understand",
    "reckon",
)
_SEEING: Final = ("see", "have", "get")
_INSIDE: Final = (
    "dobj", "pobj", "prep", "dative", "xcomp", "ccomp", "pcomp", "conj", "acl", "agent", "attr", "acomp",
    "nsubjpass",
)  # fmt: skip
_OF_ONE: Final = ("her", "him", "them", "it")


_FORETELLING: Final = (
    "forecast", "prediction", "guess", "bet", "hunch", "expectation", "reckoning", "projection", "prognosis",
    "scenario",
)  # fmt: skip
_WE: Final = ("i", "we", "my", "our")


def is_foretold(verb: Token) -> bool:
    """Return True for "draw" of "her forecast is that the cabinet will draw up the budget".

    It is no plan of the cabinet that is known. "Our expectation is that we will" is one's own word.
    """
    while verb.dep_ == "conj":
        verb = verb.head
    copula = verb.head
    if verb.dep_ not in ("ccomp", "attr") or copula.lemma_ != "be" or copula.i > verb.i:
        return False
    noun = next((child for child in copula.lefts if child.dep_ == "nsubj"), None)
    if noun is None or noun.lemma_.lower() not in _FORETELLING:
        return False
    subject = own_subject_of(verb)
    is_ours = subject is not None and subject.lower_ in _WE
    return not (is_ours and any(child.lower_ in _WE for child in noun.children))


def is_left_undone(verb: Token) -> bool:
    """Return True for "stopped short of promising it", "instead of striking"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "of":
        return False
    before = verb.head.nbor(-1) if verb.head.i else verb.head
    return before.lower_ in ("short", "instead")


def is_against_the_facts(word: Token) -> bool:
    """Return True for "the talks" and "opened" of "had it agreed to the talks, we would have opened".

    So too for "granted" in "should have taken the risk and granted it": nothing of it has been.
    """
    for _ in range(_DEEPEST):
        if word.pos_ in ("VERB", "AUX") and (_had_first(word) or _would_have(word)):
            return True
        apart = word.dep_ == "conj" and has_subject(word)
        inside = word.dep_ in _INSIDE or (word.dep_ == "advcl" and is_infinitive(word))
        if not inside or apart or word.head.i == word.i:
            return False
        word = word.head
    return False


def is_only_rumoured(word: Token) -> bool:
    """Return True for "attack" of "is said to be preparing an attack", of which no voice is named."""
    for _ in range(_DEEPEST):
        above = word.head
        if word.dep_ == "xcomp" and above.lemma_.lower() in _RUMOURING and is_passive(above):
            return not any(child.dep_ == "agent" for child in above.children)
        if word.dep_ not in _INSIDE or above.i == word.i:
            return False
        word = above
    return False


def _had_first(verb: Token) -> bool:
    """Return True for "Had the board agreed, ..."."""
    subject = own_subject_of(verb)
    helps = [child for child in verb.children if child.dep_ == "aux" and child.lower_ == "had"]
    return verb.dep_ == "advcl" and subject is not None and any(had.i < subject.left_edge.i for had in helps)


def _would_have(verb: Token) -> bool:
    helps = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    have = not helps.isdisjoint(("have", "'ve", "’ve"))
    return (
        verb.tag_ in ("VBN", "VBD") and have and not helps.isdisjoint(("would", "could", "should", "ought"))
    )


def has_no_ground(verb: Token) -> bool:
    """Return True for what nothing is said to point to: "no reason to believe that they plan to strike"."""
    above = list(verb.ancestors)[:_DEEPEST]
    if (
        verb.dep_ == "conj"
        and any(child.lower_ == "nor" for child in verb.head.children)
        and any(child.lower_ == "that" and child.dep_ == "mark" for child in verb.children)
    ):
        return True  # "no information that he left, nor that he was forced to": as little as the first
    if verb.dep_ == "xcomp" and verb.head.dep_ == "conj" and not has_subject(verb.head):
        # Behind a long clause the parser joins what nothing points to to whoever says so.
        above += [word for word in verb.sent if word.i < verb.i]
    return any(word.lemma_.lower() in _GROUNDS and word.i < verb.i and is_denied(word) for word in above)


def is_only_charged(verb: Token) -> bool:
    """Return True for the clause of a charge or its denial."""
    while verb.dep_ == "conj":
        verb = verb.head
    that = verb.dep_ in ("ccomp", "acl") and verb.head.lemma_.lower() in _CHARGES
    return that and verb.head.i < verb.i and own_subject_of(verb) is not None


def is_seen_done(verb: Token) -> bool:
    """Return True for a bare participle with its subject, under "see" or joined to another such."""
    if not (has_subject(verb) and is_bare_participle(verb)) or verb.head.pos_ != "VERB":
        return False
    return verb.dep_ == "conj" or verb.head.lemma_.lower() in _SEEING


def is_done_to(verb: Token, rejecting: Token) -> bool:
    """Return True for what would be done to whoever rejects it: "a request to question her"."""
    thing = object_of(verb)
    return (
        thing is not None
        and thing.lower_ in _OF_ONE
        and not any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in rejecting.head.children)
    )


def is_of_another_year(noun: Token) -> bool:
    """Return True for what was decided long ago: "the court's 2015 decision to allow it"."""
    return any(child.ent_type_ == "DATE" and child.i < noun.i for child in noun.children)
