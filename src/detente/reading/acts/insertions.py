"""Insertions that part a word of will from its act: "plan, said their leader, to strike"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import cue_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSERTING: Final = {",": (",",), ")": ("(",), "—": ("—",), "–": ("–",), "--": ("--",), "-": ("-",)}
"""The mark that ends an insertion, by the one that opens it."""
_WILL: Final = ("plan", "offer", "refuse", "refusal", "threaten", "threat")
_OBJECTS: Final = ("dobj", "dative")


def will_before_insertion(verb: Token) -> Token | None:
    """Return the word of will that an insertion parts from its act: "plan, said their leader, to strike".

    The parser gives the act to the insertion, or takes the will for a noun.
    """
    to = next((child for child in verb.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    if to is None or to.i == 0 or to.nbor(-1).text not in _INSERTING:
        return None
    doc, closing = verb.doc, to.nbor(-1)
    for i in range(closing.i - 2, verb.sent.start, -1):
        if doc[i].text not in _INSERTING[closing.text]:
            continue
        before = i - 1
        while before > verb.sent.start and (doc[before].ent_type_ == "DATE" or doc[before].lower_ == "on"):
            before -= 1
        cue = cue_of(doc[before])
        if (
            cue is not None
            and cue[0] in _WILL
            and not any(child.dep_ in _OBJECTS for child in doc[before].children)
        ):
            return doc[before]
    return None


def is_bare_noun(noun: Token) -> bool:
    """Return True for a singular noun without a word before it, which the tagger may have from a verb."""
    return noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss", "amod") for child in noun.children)
