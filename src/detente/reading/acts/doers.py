"""The doer of an act: of a verb its subject or agent, of a noun whoever it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import OBJECTS, has_subject, is_bare_participle
from detente.reading.acts.cues import act_cues, cue_of
from detente.reading.events import is_passive, subject_of
from detente.reading.once_a_word import once_a_word

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNERS: Final = ("of", "by", "from")
_FACING: Final = frozenset((
    "grapple", "deal", "cope", "struggle", "contend", "wrestle", "comply", "agree", "disagree", "face",
    "meet",
))  # fmt: skip
"""Verbs of what comes from others: who grapples with calls to resign has made none."""
_NO_AGENTS: Final = ("DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "QUANTITY")


def owner_of(noun: Token, *, plain: bool = False) -> Token | None:
    """Return the head of the phrase for whoever a noun is of: "X's refusal", "X made an offer".

    With ``plain`` its verb says nothing: only who stands with the noun itself.
    """
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _OWNERS:
            inner = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if inner is not None and (child.lower_ != "of" or cue_of(noun) is not None):
                return inner
    if not plain and noun.dep_ in (*OBJECTS, "attr") and noun.head.lemma_.lower() in act_cues().carriers:
        return doers_of(noun.head)
    if (
        not plain
        and noun.dep_ == "pobj"
        and noun.head.head.pos_ in ("VERB", "AUX")
        and noun.head.lower_ in ("in", "with", "on")
        and noun.head.head.lemma_.lower() not in _FACING
    ):
        return doers_of(noun.head.head)
    before = [
        c
        for c in reversed(list(noun.lefts))
        if c.dep_ == "compound" or (c.dep_ in ("nmod", "amod") and c.ent_type_ in ("ORG", "GPE", "NORP"))
    ]
    # "The FLP military campaign" is the FLP's.
    return next((c for c in before if c.pos_ == "PROPN"), before[0] if before else None)


def agent_of(verb: Token) -> Token | None:
    """Return the head of "by X" in a passive; of "held hostage by X" the parser gives it to the hostage."""
    beside = [child for child in verb.children if child.dep_ in ("oprd", "dobj", "attr")]
    for child in (inner for word in (verb, *beside) for inner in word.children):
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and is_passive(verb)):
            agent = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if agent is not None and agent.ent_type_ not in _NO_AGENTS:
                return agent
    return None


@once_a_word
def doers_of(verb: Token) -> Token | None:
    """Return the head of the phrase that names the doer: the subject, or of a passive its agent.

    "The talks should resume" names none.
    """
    if is_passive(verb) or (is_bare_participle(verb) and has_subject(verb)):
        return agent_of(verb)
    subject = subject_of(verb)
    return None if subject is not None and is_turning(verb, subject) else subject


def is_turning(verb: Token, subject: Token) -> bool:
    """Return True if a verb's subject is what would be done: "the talks should resume"."""
    return (
        verb.lemma_.lower() in act_cues().turning
        and subject.pos_ == "NOUN"
        and not any(child.dep_ in ("dobj", "xcomp", "ccomp") for child in verb.children)
        and subject.ent_type_ in ("", "DATE")
    )
