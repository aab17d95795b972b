"""Sentences whose teller comes last: "..., opposition leader Aron Mill told Ostpress"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAYING: Final = frozenset(("say", "tell", "add", "state", "announce", "declare", "explain", "warn", "note"))
_LONGEST_TAIL: Final = 4
"""Words behind the verb: to whom, and on which day."""
_NO_TELLER: Final = frozenset(("and", "but", "or", "while", "who", "which", "that", "as", "when"))


def mend_told_last(doc: Doc) -> None:
    """Make a long sentence the words of the teller behind it, whose verb the parser joins to it."""
    for sentence in doc.sents:
        for verb in sentence:
            if _tells_what_is_before(verb):
                first = verb.head
                verb.head, verb.dep_ = verb, "ROOT"
                first.head, first.dep_ = verb, "ccomp"


def _tells_what_is_before(verb: Token) -> bool:
    first = verb.head
    if (
        verb.dep_ != "conj"
        or verb.lemma_.lower() not in _SAYING
        or verb.tag_ != "VBD"
        or first.dep_ != "ROOT"
    ):
        return False
    teller = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    behind = [word for word in verb.doc[verb.i + 1 : verb.sent.end] if not (word.is_punct or word.is_space)]
    if teller is None or teller.pos_ != "PROPN" or teller.i > verb.i or len(behind) > _LONGEST_TAIL:
        return False
    if any(child.dep_ in ("ccomp", "xcomp", "aux") for child in verb.children):
        return False
    comma = next((word for word in reversed(list(verb.doc[first.i : teller.i])) if word.text == ","), None)
    if comma is None:
        return False
    between = verb.doc[comma.i + 1 : verb.i]
    return between[0].lower_ not in _NO_TELLER and not any(word.pos_ in ("VERB", "AUX") for word in between)
