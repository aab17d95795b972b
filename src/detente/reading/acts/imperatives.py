"""Orders of a text to its reader to say or suppose something: nobody in it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING: Final = frozenset(
    ("say", "tell", "write", "answer", "report", "claim", "state", "suppose", "imagine", "assume", "pretend")
)
_INNER: Final = frozenset(("ccomp", "xcomp", "conj", "advcl", "dobj", "acl", "pobj", "prep"))


def is_dictated(word: Token) -> bool:
    """Return True for an act within what an imperative tells the reader to say: "Say that they will pay"."""
    return any(_commands_to_say(head) for head in _heads(word))


def _heads(word: Token) -> list[Token]:
    heads: list[Token] = []
    while word.dep_ in _INNER and word.head is not word:
        word = word.head
        heads.append(word)
    return heads


def _commands_to_say(verb: Token) -> bool:
    """Return True for a verb of saying in the imperative: the bare form, without a subject before it."""
    if verb.tag_ != "VB" or verb.lemma_.lower() not in _SAYING or verb.dep_ not in ("ROOT", "conj", "ccomp"):
        return False
    return not any(
        child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "mark") and child.i < verb.i
        for child in (*verb.children, *(verb.head.children if verb.dep_ == "conj" else ()))
    )
