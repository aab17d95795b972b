"""Requests by letter: "wrote a letter to the rebels urging them to leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

_WRITES: Final = frozenset(
    ("write", "send", "address", "deliver", "issue", "dispatch", "hand", "email", "cable")
)
_LETTERS: Final = frozenset((
    "letter", "message", "note", "statement", "memo", "memorandum", "telegram", "cable", "email", "appeal",
))  # fmt: skip
_DEEPEST: Final = 4


def sent_by_letter(asking: Token) -> tuple[Token, Token | None] | None:
    """Return the verb of writing that a participle of asking hangs on, and whom the letter is to.

    The parser gives "urging" to the letter, or to the rebels; the one who asks is whoever wrote it.
    """
    if asking.tag_ != "VBG" or asking.dep_ not in ("acl", "advcl"):
        return None
    above = [asking.head]
    while above[-1].pos_ != "VERB" and len(above) < _DEEPEST and above[-1].head != above[-1]:
        above.append(above[-1].head)
    writes = above[-1]
    if writes.lemma_.lower() not in _WRITES or writes.i > asking.i:
        return None
    letters = [child for child in writes.children if child.dep_ == "dobj"]
    if letters and not any(letter.lemma_.lower() in _LETTERS for letter in letters):
        return None
    if not letters and writes.lemma_.lower() not in ("write", "email", "cable"):
        return None
    for holder in (writes, *letters):
        for child in holder.children:
            if child.dep_ in ("prep", "dative") and child.lower_ == "to" and child.i < asking.i:
                return writes, next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
    return writes, next((child for child in writes.children if child.dep_ == "dative"), None)
