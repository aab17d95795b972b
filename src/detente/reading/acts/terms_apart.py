"""Conditions that the parser gives to another word than their act, and terms of an exchange."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import copula_of
from detente.reading.acts.conditions import conditions_behind, conditions_of
from detente.reading.acts.cues import act_cues, cue_of
from detente.reading.events import is_infinitive, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

IN_EXCHANGE: Final = "in exchange"
"""The cue of what one side gives or wants for what is told beside it."""
_GIVEN_FOR: Final = ("exchange", "return")
_TELLING: Final = frozenset(("support", "regret", "criticism", "concern", "dismay", "anger", "surprise"))
_OF_WILL: Final = ("offer", "plan", "refusal", "threat")


def conditions_around(verb: Token, cue: Token | None) -> tuple[tuple[Token, str, bool], ...]:
    """Return the conditions of an act, also those that the parser gives to its cue: "offered to go if"."""
    of_cue = conditions_of(cue) if cue is not None and cue.pos_ in ("VERB", "ADJ") else ()
    of_cue += conditions_of_teller(verb, cue)
    if cue is not None and cue.pos_ == "ADJ":
        of_cue += conditions_of(copula_of(cue))  # "is ready to sue if the toll is raised"
    joined = verb.head if verb.dep_ == "conj" else None
    shared = conditions_of(joined) if joined is not None and joined.pos_ == "VERB" else ()
    own = (clause for clause in conditions_of(verb) if not hangs_on_what_is_told(verb, clause[0]))
    exchanged = (clause for word in (verb, cue) if word is not None for clause in exchanged_for(word))
    return tuple(dict.fromkeys((*own, *shared, *of_cue, *conditions_behind(verb), *exchanged)))


def conditions_of_teller(verb: Token, noun: Token | None) -> tuple[tuple[Token, str, bool], ...]:
    """Return the conditions of an act that a noun of will rules: "voiced its readiness to sign if it pays".

    The parser gives the clause to whoever voices it, also where he speaks of another's will: "voiced support
    for the decision to leave until it pays".
    """
    if noun is None or noun.pos_ != "NOUN" or not is_infinitive(verb):
        return ()
    teller = _teller_of(noun)
    if teller is None:
        return ()
    return tuple(clause for clause in conditions_of(teller) if clause[0].i > verb.i)


def hangs_on_what_is_told(verb: Token, clause: Token) -> bool:
    """Return True if a condition that the parser gives to a verb is that of a will it tells of."""
    wills = (
        word
        for word in verb.subtree
        if verb.i < word.i < clause.i and word.pos_ == "NOUN" and _is_will(word) and _teller_of(word) == verb
    )
    return any(
        is_infinitive(act) and act.i < clause.i
        for will in wills
        for act in will.children
        if act.dep_ in ("acl", "relcl")
    )


def exchanged_for(word: Token) -> Iterator[tuple[Token, str, bool]]:
    """Yield "in exchange for a release" of "proposed a truce in exchange for a release"."""
    cue = cue_of(word)
    if cue is not None and cue[0] in ("demand", "want") and cue[1] != "propose":
        return  # who demands a release in exchange for a truce offers the truce
    if word.pos_ == "NOUN" and word.dep_ == "dobj" and (above := cue_of(word.head)) and above[0] == "demand":
        return
    for child in word.children:
        if child.dep_ != "prep" or child.lower_ != "in" or child.i < word.i:
            continue
        if any(
            noun.lower_ in _GIVEN_FOR and any(leaf.lower_ == "for" for leaf in noun.children)
            for noun in child.children
        ):
            yield child, "in exchange for", True


def wanted_for(offered: Token, verb: Token | None) -> tuple[tuple[Token, str, bool], ...]:
    """Return the release of "demands a release in exchange for a truce" as the condition of the truce."""
    wanted = (child for child in verb.children if child.dep_ == "dobj") if verb is not None else ()
    return tuple((noun, "if", True) for noun in wanted if noun.i < offered.i)


def _teller_of(noun: Token) -> Token | None:
    """Return the verb that tells of somebody's will: "expressed its readiness", "regretted his decision"."""
    first = noun
    while first.dep_ == "pobj" and first.head.head.lemma_.lower() in _TELLING:
        first = first.head.head
    above = first.head
    if first.dep_ != "dobj" or above.pos_ != "VERB" or is_negated(above):
        return None  # "has not signed an agreement to leave if it loses": it has set no terms
    tells = first != noun or above.lemma_.lower() in act_cues().carriers
    return above if tells else None


def _is_will(noun: Token) -> bool:
    cue = cue_of(noun)
    return cue is not None and cue[0] in _OF_WILL
