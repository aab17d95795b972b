"""Things that somebody calls unacceptable, and so refuses: "the demands are unacceptable"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, modal_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNACCEPTABLE: Final = ("unacceptable", "intolerable")
_FINDING: Final = ("find", "found", "call", "consider", "deem", "describe", "term", "declare")
_TERMS: Final = frozenset((
    "proposal", "offer", "demand", "plan", "term", "condition", "timetable", "deal", "schedule", "result",
    "decision", "draft", "compromise", "precondition", "request", "settlement", "document", "text",
    "agreement", "resolution", "ultimatum", "outcome",
))  # fmt: skip


def refusal_in_a_word(verb: Token, names: NamedParties) -> Act | None:
    """Return the refusal of what a clause calls unacceptable, by its subject or by whoever says so."""
    if is_negated(verb) or modal_of(verb) is not None:
        return None
    lemma = verb.lemma_.lower()
    adjective = next((word for word in _words_of(verb) if word.lower_ in _UNACCEPTABLE), None)
    if adjective is None:
        return None
    voice: Token | None = None
    if lemma == "be" and adjective.head == verb:
        thing = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    elif lemma in _FINDING:
        voice = subject_of(verb)
        thing = next((word for word in _words_of(verb) if word.lemma_.lower() in _TERMS), None)
    else:
        return None
    if thing is None or thing.lemma_.lower() not in _TERMS:
        return None
    return Act(
        head=verb,
        reading=MoodReading("refused", voice, voice, own=True, cue="unacceptable", cue_word=adjective),
        predicate="accept",
        words=("accept", *content_lemmas(thing)),
        label=as_label(["accept", *phrase_words(thing, names, 8)]),
        kind="AGREE",
        match=None,
    )


def _words_of(verb: Token) -> list[Token]:
    """Return what depends on a verb, and on the small clause behind it: "found the offer unacceptable"."""
    children = list(verb.children)
    inner = [word for child in children if child.dep_ in ("ccomp", "oprd", "dobj") for word in child.children]
    # "Found the timetable for a vote unacceptable": the parser gives the last word to "vote".
    last = [word for word in verb.subtree if word.dep_ == "amod" and word.i > word.head.i]
    return [*children, *inner, *last]
