"""Offers that somebody calls too little or an insult, and so turns down: "not enough, said the union"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, modal_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFERS: Final = frozenset((
    "offer", "proposal", "proposition", "concession", "counter-offer", "counteroffer", "counter-proposal",
))  # fmt: skip
_TOO_LITTLE: Final = frozenset((
    "inadequate", "insufficient", "laughable", "derisory", "insulting", "ridiculous",
    "unworkable", "paltry", "miserly", "meaningless", "worthless", "absurd", "unserious", "insult", "joke",
    "non-starter", "nonstarter", "farce", "mockery", "stunt", "ploy", "sham", "slap", "pittance",
))  # fmt: skip
_ENOUGH: Final = ("enough", "sufficient", "adequate", "acceptable")
_CALLING: Final = frozenset(("call", "term", "brand", "label", "describe", "deem", "consider", "find", "see"))
_SAYING: Final = frozenset(("say", "answer", "reply", "respond", "retort", "comment", "declare"))
_BARE: Final = (
    "not enough", "not nearly enough", "far from enough", "too little", "far too little",
    "too little, too late", "too late", "unacceptable", "no deal", "not good enough", "not acceptable",
)  # fmt: skip
_QUOTES: Final = "\"'“”‘’`«» \n"


def offer_belittled(verb: Token) -> Act | None:
    """Return the refusal of an offer told of before, by whoever calls it too little.

    Its ``words`` hold the noun of what is answered, and its label is empty, as of any bare answer.
    """
    if modal_of(verb) is not None:
        return None
    thing, who = _called(verb) or _said_to_be(verb) or _said_barely(verb) or (None, None)
    if thing is None:
        return None
    return Act(
        head=verb,
        reading=MoodReading("refused", None, who, own=True, cue="reject"),
        predicate="",
        words=(thing,),
        label="",
        kind="REJECT",
        match=None,
    )


def _called(verb: Token) -> tuple[str, Token] | None:
    """Return the offer and who speaks of "called the offer laughable"."""
    if verb.lemma_.lower() not in _CALLING or is_negated(verb):
        return None
    who = subject_of(verb)
    words = [word for child in verb.children for word in (child, *child.children)]
    words += [leaf for word in words for leaf in word.children if word.lower_ == "as"]
    thing = next((word for word in words if word.lemma_.lower() in _OFFERS), None)
    low = any(word.lower_ in _TOO_LITTLE for word in words if thing is not None and word.i > thing.i)
    return (thing.lemma_.lower(), who) if thing is not None and who is not None and low else None


def _said_to_be(verb: Token) -> tuple[str, Token | None] | None:
    """Return the offer of "the offer is not enough"; who says so, the clause around it tells."""
    if verb.lemma_ != "be":
        return None
    thing = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if thing is None or thing.lemma_.lower() not in _OFFERS:
        return None
    what = [child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr", "advmod")]
    low = any(word in (_ENOUGH if is_negated(verb) else _TOO_LITTLE) for word in what)
    return (thing.lemma_.lower(), None) if low else None


def _said_barely(verb: Token) -> tuple[str, Token] | None:
    """Return what "Not enough, answered the union" turns down, and the union."""
    if verb.lemma_.lower() not in _SAYING or verb.dep_ not in ("ROOT", "ccomp", "parataxis"):
        return None
    who = subject_of(verb)
    first = verb.doc[verb.sent.start : verb.i].text.strip(_QUOTES).rstrip(",.!" + _QUOTES)
    if who is not None and who.i < verb.i:
        first = verb.doc[verb.sent.start : who.left_edge.i].text.strip(_QUOTES).rstrip(",.!" + _QUOTES)
    return ("offer", who) if who is not None and " ".join(first.casefold().split()) in _BARE else None
