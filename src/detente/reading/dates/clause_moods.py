"""The mood in which a clause tells of its day: as done, as it is now, as to come, as one of several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.dates.clause_verbs import is_helped_by, opens_a_condition, opens_with_it, own_subject
from detente.reading.dates.tense import SPEECH
from detente.reading.findings import ClauseMood

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_HELPS: Final = frozenset(("aux", "auxpass"))
_WISHES: Final = frozenset((
    "hope", "want", "ask", "demand", "expect", "plan", "urge", "order", "propose", "request", "wish",
    "seek",
    "call", "insist", "recommend", "threaten", "promise", "pledge", "vow", "predict", "fear", "think",
    "guess", "intend", "agree", "offer", "suggest",
))  # fmt: skip


def mood_of_clause(verb: Token, date: Span) -> ClauseMood:
    """Return how a clause tells of its day: as done, in the present, as to come, or as one of several."""
    ruler = verb
    while ruler.dep_ == "conj" and ruler.head.pos_ in ("VERB", "AUX"):
        ruler = ruler.head
    for each in (verb, ruler):
        if opens_a_condition(each) or (
            each.dep_ == "ccomp" and each.head.lemma_ in _WISHES and _unsure(each)
        ):
            return "open"
    is_bare = verb.tag_ == "VBN" and not any(child.dep_ in _HELPS for child in verb.children)
    if is_bare and (verb.dep_ == "acl" or opens_with_it(verb)):
        return "befell"
    if any(word.dep_ == "xcomp" and is_helped_by(word, "to") for word in _between(date.root, verb)) and (
        verb.lemma_ in _WISHES or verb.lemma_ == "be"
    ):
        return "ahead"
    # "It may stay, and he named a deputy": a verb with its own subject and tense has its own mood.
    shared = () if verb.tag_ == "VBD" and own_subject(verb) is not None else ruler.children
    helps = [child for child in (*verb.children, *shared) if child.dep_ in _HELPS]
    if any(child.tag_ == "MD" for child in helps) or verb.tag_ == "MD":
        return "ahead"
    if any(child.lower_ == "to" for child in helps):
        return "ahead"
    if verb.lemma_ in SPEECH and verb.tag_ != "VBN":
        return "said"
    if verb.tag_ in ("VBZ", "VBP") or any(
        child.tag_ in ("VBZ", "VBP") and child.lemma_ == "be"
        for child in verb.children
        if child.dep_ in _HELPS
    ):
        return "now"
    return "told"


def _between(date: Token, verb: Token) -> Iterator[Token]:
    """Yield the words between a date and the verb of its clause."""
    for word in date.ancestors:
        if word == verb:
            return
        yield word


def _unsure(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("if", "whether") for child in verb.children)
