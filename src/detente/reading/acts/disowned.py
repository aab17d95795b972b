"""Nouns of acts that are denied, rejected or complained of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import OBJECTS, copula_of
from detente.reading.acts.cues import act_cues, cue_of
from detente.reading.acts.doers import doers_of, owner_of
from detente.reading.events import is_negated, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

INFORMING: Final = ("inform", "notify", "tell", "hear", "learn", "know", "warn", "aware", "approve")
_NO: Final = frozenset(("no", "little", "neither", "nor"))


def is_denied(noun: Token) -> bool:
    """Return True if there is said to be none of something: "no plans", "lack of", "gave up the idea"."""
    if any(child.dep_ in ("det", "amod", "neg") and child.lower_ in _NO for child in noun.children):
        return True
    if noun.dep_ == "pobj" and any(child.dep_ == "poss" and child.tag_ != "PRP$" for child in noun.children):
        return False  # "nobody has answered the front's decision": it stands
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in INFORMING:
        return False  # "has not been informed of the decision": it was made
    if noun.dep_ == "pobj" and noun.head.lower_ in ("despite", "after", "amid", "following"):
        return False  # "will not end it despite a plea": the plea was made
    if noun.dep_ in (*OBJECTS, "attr", "pobj"):
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if noun.dep_ == "pobj" and verb.lemma_.lower() in ("lack", "absence"):
            return True
        return verb.pos_ in ("VERB", "AUX") and (
            is_negated(verb) or verb.lemma_ in ("deny", "lack", "drop", "abandon")
        )
    return False


def rejecter_of(noun: Token) -> Token | None:
    """Return who rejects a demand: "the council rejected calls to resign"."""
    if noun.dep_ not in OBJECTS or noun.head.pos_ != "VERB":
        return None
    cue = cue_of(noun.head)
    if (cue is not None and cue[0] in ("refuse", "oppose")) or noun.head.lemma_ in (
        "dismiss",
        "ignore",
        "rebuff",
        "rip",
        "slam",
        "blast",
        "lambaste",
        "assail",
        "attack",
    ):
        return doers_of(noun.head)
    return None


def who_complains_of(noun: Token) -> Token | None:
    """Return who complains of something: "the guards are angered by its failure to pay"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.dep_ in OBJECTS and noun.head.lemma_.lower() in act_cues().complaining:
        return doers_of(noun.head)
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("by", "at", "over", "with", "of", "about"):
        return None
    above = noun.head.head
    if above.lemma_.lower() in act_cues().complaining and above.pos_ in ("VERB", "ADJ"):
        return subject_of(above) if above.pos_ == "VERB" else subject_of(copula_of(above))
    if above.pos_ == "NOUN" and above.lemma_.lower() in act_cues().complaints:
        return owner_of(above)
    return None
