"""Questions, direct and embedded: who asks whether an act will be done tells of none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import mark_of
from detente.reading.once_a_word import once_a_word

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHATEVER: Final = frozenset(("whatever", "whoever", "whomever", "whichever"))


@once_a_word
def is_in_question(verb: Token) -> bool:
    """Return True for a question, direct or embedded, and for "whatever we sign"."""
    if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") and is_in_question(verb.head):
        return True
    if mark_of(verb) == "whether" or _is_when_or_if(verb):
        return True
    if any(child.lower_ in _WHATEVER and child.i < verb.i for child in verb.children):
        return True
    if any(map(_asks_which, verb.lefts)) and verb.dep_ in ("ccomp", "pcomp", "xcomp", "ROOT"):
        return True
    if verb.dep_ == "advcl" and _is_asked_when(verb):
        return True
    return verb.dep_ == "ROOT" and verb.sent.text.rstrip("”\"' \n").endswith("?")


def _asks_which(word: Token) -> bool:
    """Return True for "when", "what" and "how much" before a verb."""
    if word.dep_ not in ("advmod", "dobj", "nsubj", "nsubjpass", "attr", "acomp"):
        return False
    return word.tag_ in ("WRB", "WP") or any(
        child.tag_ == "WRB" or child.lower_ in ("which", "what", "whose") for child in word.lefts
    )


def _is_asked_when(verb: Token) -> bool:
    """Return True for "must say when it will vote", which the parser takes for a time."""
    asks = any(child.lower_ in ("when", "how", "where", "why") for child in verb.lefts)
    return asks and any(child.tag_ == "MD" and child.lower_ in ("will", "shall") for child in verb.lefts)


def _is_when_or_if(verb: Token) -> bool:
    """Return True for "would not say when, or if, it will vote"."""
    first = verb.left_edge.i
    words = [
        word.lower_ for word in verb.doc[max(verb.sent.start, first - 4) : first + 5] if not word.is_punct
    ]
    return any(words[k : k + 3] in (["when", "or", "if"], ["if", "or", "when"]) for k in range(len(words)))
