"""Charges in words: "charges the mayor with yielding" accuses him, and brings him before no court."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues
from detente.reading.acts.doers import doers_of
from detente.reading.events import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_PROSECUTING: Final = frozenset((
    "prosecutor", "prosecution", "attorney", "investigator", "authority", "government", "state", "ministry",
    "indictment", "tribunal", "junta", "regime", "office", "department", "magistrate",
))  # fmt: skip


def is_charge_in_words(verb: Token) -> bool:
    """Return True for "charges Roy with yielding", said by whoever has no court to bring him to.

    A prosecutor, an army and a government bring charges; an opposition and a union only speak. Nobody brings
    a state before a court for "breaking the truce".
    """
    if verb.lemma_.lower() != "charge" or is_passive(verb):
        return False
    whom = next((child for child in verb.children if child.dep_ == "dobj"), None)
    doing = any(
        leaf.dep_ == "pcomp" and leaf.tag_ == "VBG"
        for child in verb.children
        if child.lower_ == "with"
        for leaf in child.children
    )
    if whom is None or not doing:
        return any(child.dep_ == "ccomp" for child in verb.children)  # "charge that he yields"
    if whom.ent_type_ == "GPE":
        return True
    doer = doers_of(verb)
    if doer is None:
        return False
    words = {child.lemma_.lower() for child in doer.subtree if child.i <= doer.i} | {doer.lemma_.lower()}
    return not words & (_PROSECUTING | act_cues().courts | act_cues().armed) and doer.ent_type_ != "GPE"
