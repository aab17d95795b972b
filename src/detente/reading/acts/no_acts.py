"""Verbs that speak of no act in a dispute: what is said to the press, looked forward to, only voiced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues, cue_of, predicate_of
from detente.reading.events import is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

_UTTERED: Final = frozenset((
    "ad", "advertisement", "speech", "interview", "tweet", "debate", "statement", "article", "letter",
    "remark", "comment", "campaign", "column", "editorial", "twitter", "television", "commercial", "book",
))  # fmt: skip
_VOICING: Final = (
    "maintain",
    "express",
    "voice",
    "reaffirm",
    "reiterate",
    "declare",
    "state",
    "announce",
    "confirm",
    "show",
)
_GIVEN_BY_OTHERS: Final = frozenset((
    "support", "backing", "offer", "proposal", "aid", "assistance", "reply", "answer", "approval", "help",
))  # fmt: skip
_DOORS: Final = ("door", "window", "floodgate")
_SELVES: Final = frozenset(("himself", "herself", "themselves", "itself", "myself"))


def is_told_of_a_deed(verb: Token) -> bool:
    """Return True for "to weaken it would give them a victory": what comes of a deed."""
    if any(child.dep_ == "csubj" for child in verb.children):
        return True
    modal = next((child for child in verb.children if child.tag_ == "MD"), None)
    own = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    deeds = (child for child in verb.children if child.dep_ == "advcl" and is_infinitive(child))
    return modal is not None and not own and any(deed.right_edge.i == modal.i - 1 for deed in deeds)


def voices_a_will(verb: Token) -> bool:
    """Return True for "to express its willingness to talk": to talk is the act."""
    things = (child for child in verb.children if child.dep_ == "dobj")
    cues = ((thing, cue_of(thing)) for thing in things)
    return verb.lemma_.lower() in _VOICING and any(
        cue is not None
        and cue[0] in ("offer", "plan", "want")
        and any(c.dep_ == "acl" for c in thing.children)
        for thing, cue in cues
    )


def is_sorry_for_another(verb: Token) -> bool:
    """Return True for "expressed regret that the house had adjourned", which is no apology."""
    regrets = (c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in ("regret", "sorrow"))
    return verb.lemma_.lower() in _VOICING and any(
        clause.dep_ == "acl"
        and any(c.dep_ in ("nsubj", "nsubjpass") and c.pos_ != "PRON" for c in clause.children)
        for regret in regrets
        for clause in regret.children
    )


def is_given_something(verb: Token) -> bool:
    """Return True for "to receive their support", which others would give."""
    things = (child.lemma_.lower() for child in verb.children if child.dep_ == "dobj")
    return verb.lemma_.lower() in ("receive", "get") and any(thing in _GIVEN_BY_OTHERS for thing in things)


def is_like_another(noun: Token) -> bool:
    """Return True for "similar proposals": like which, other words say."""
    like = any(child.lower_ == "similar" for child in noun.lefts)
    return like and not any(child.dep_ in ("prep", "acl", "relcl", "poss") for child in noun.children)


def is_a_door_to(noun: Token) -> bool:
    """Return True for "the door to talks", which nobody opens with a key."""
    return noun.lemma_.lower() in _DOORS and any(
        leaf.pos_ == "NOUN"
        for child in noun.children
        if child.lower_ in ("to", "of", "for")
        for leaf in child.children
    )


def is_said_to_the_press(verb: Token) -> bool:
    """Return True for "refused to comment", "would not give details": no act in a dispute."""
    if verb.lemma_.lower() in act_cues().spoken and not any(c.dep_ == "ccomp" for c in verb.children):
        things = [child for child in verb.children if child.dep_ == "dobj"]
        return not things or verb.lemma_.lower() != "answer"
    if verb.lemma_.lower() in ("talk", "speak", "discuss") and any(
        child.dep_ == "ccomp" or (child.dep_ == "prep" and any(c.dep_ == "pcomp" for c in child.children))
        for child in verb.children
    ):
        return True  # "declined to discuss what was being planned"
    told = act_cues().told_things | _SELVES
    if any(c.dep_ == "dobj" and c.lower_ in _SELVES for c in verb.children):
        return True  # "sought to distance himself"
    return predicate_of(verb).removesuffix(" out") in act_cues().telling and any(
        child.dep_ == "dobj" and child.lemma_.lower() in told for child in verb.children
    )


def nobody_does_it(verb: Token) -> bool:
    """Return True for "with whom nobody will talk", "no one would sign": it refuses nothing for any side."""
    return any(
        child.dep_ in ("nsubj", "nsubjpass")
        and (child.lower_ in ("nobody", "none") or (child.lower_ == "one" and _has_a_no(child)))
        for child in verb.children
    )


def _has_a_no(word: Token) -> bool:
    return any(child.lower_ == "no" for child in word.children)


def passes_time(verb: Token) -> bool:
    """Return True for "plans to be back on Tuesday", "will spend five hours in the port", "takes time"."""
    if verb.lemma_.lower() == "be":
        return predicate_of(verb) != "be"
    return verb.lemma_.lower() in ("spend", "take") and any(
        child.ent_type_ in ("TIME", "DATE")
        or child.lemma_.lower() in ("hour", "day", "week", "night", "time")
        for child in verb.children
        if child.dep_ in ("dobj", "npadvmod")
    )


def is_criticism(verb: Token) -> bool:
    """Return True for "attacked him for failing to pay", "in a speech": only words were thrown."""
    if any(child.lemma_.lower() in _UTTERED for child in verb.subtree if child.dep_ == "pobj"):
        return True
    return any(
        child.dep_ == "prep"
        and child.lower_ in ("for", "over")
        and any(
            leaf.dep_ == "pcomp" or (leaf.dep_ == "pobj" and leaf.ent_type_ not in ("DATE", "TIME"))
            for leaf in child.children
        )
        for child in verb.children
    )
