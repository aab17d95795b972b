"""Deadlines told of whoever has to meet them: "Roy said the rebels had 30 days to free the captives"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import own_subject_of
from detente.reading.acts.governors import has_deadline
from detente.reading.events import is_infinitive, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_TASKS: Final = frozenset((
    "live", "go", "prepare", "play", "wait", "learn", "think", "serve", "run", "spend", "be", "get", "enjoy",
    "rest", "recover", "appeal", "respond", "reply", "decide", "vote", "file", "register", "apply",
))  # fmt: skip
"""Verbs of what one is left time for, and is not told to do."""
_SAYING: Final = frozenset(("say", "tell", "warn", "announce", "declare", "add", "state"))


def who_has_until(verb: Token) -> Token | None:
    """Return the rebels of "Roy said the rebels had until Friday to free the captives".

    None where nobody is said to say so: the law may give the time.
    """
    if not is_infinitive(verb) or verb.lemma_.lower() in _NO_TASKS:
        return None
    having = next((word for word in list(verb.ancestors)[:2] if word.pos_ in ("VERB", "AUX")), None)
    if having is None or having.lemma_ != "have" or having.i > verb.i or is_negated(having):
        return None
    said = having.dep_ == "ccomp" and having.head.lemma_.lower() in _SAYING
    return own_subject_of(having) if said and has_deadline(having) else None
