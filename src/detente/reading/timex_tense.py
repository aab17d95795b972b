"""Whether the clause around a time expression looks back or ahead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

_AHEAD_MODALS: Final = frozenset(("will", "would", "’ll", "'ll", "’d", "shall", "wo"))
_PLANNING: Final = frozenset((
    "expect", "plan", "schedule", "set", "intend", "due", "want", "hope", "aim", "prepare", "ask", "urge",
    "order", "agree", "decide", "promise", "pledge", "vow", "threaten", "propose", "seek", "need", "likely",
    "slate", "pose", "go", "return", "await", "call", "tell", "require",
))  # fmt: skip
_SPEECH: Final = frozenset((
    "say", "tell", "report", "announce", "add", "note", "state", "declare", "write", "quote",
))  # fmt: skip

_DEADLINE: Final = re.compile(
    r"\b(?:as\s+early\s+as|as\s+soon\s+as|no\s+later\s+than|by|until|till|set\s+for|due)(?:\s+on)?\s*$", re.I
)


def governing_verb(token: Token) -> Token | None:
    """Return the verb whose clause a token stands in, or ``None`` in a fragment without one."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor
    return token if token.pos_ in ("VERB", "AUX") else None


def looks_ahead(token: Token) -> bool:
    """Say whether the clause a token stands in speaks of the future, by its tense and governing verb."""
    start = token.left_edge.i
    if _DEADLINE.search(token.doc[max(0, start - 5) : start].text):
        return True
    verb = governing_verb(token)
    if verb is None:
        return False
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in _AHEAD_MODALS for child in auxiliaries):
        return True
    if verb.tag_ == "VB" and any(child.lower_ == "to" for child in auxiliaries):
        ruler = verb.head
        if ruler.dep_ == "amod" or ruler.lemma_ in _PLANNING:
            return True
        return ruler != verb and any(child.lower_ in _AHEAD_MODALS for child in ruler.children)
    if verb.lemma_ in _SPEECH:
        return False
    if verb.lemma_ in ("expect", "schedule", "slate") and verb.tag_ == "VBN":
        return True
    return verb.tag_ in ("VBZ", "VBP") and verb.lemma_ != "be" and verb.lemma_ != "have"


def is_report_of_speech(token: Token) -> bool:
    """Say whether a time expression dates the saying ("said Friday") and not what is told."""
    verb = governing_verb(token)
    return verb is not None and verb.lemma_ in _SPEECH
