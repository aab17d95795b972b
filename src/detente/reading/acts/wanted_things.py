"""Things that are asked for in so many words: a guarantee that something will not be, a rise in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.conditions import conditions_of
from detente.reading.acts.cues import cue_of
from detente.reading.acts.doers import doers_of
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.names import NamedParties
from detente.reading.acts.nouns import from_whom
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS_GIVEN: Final = ("guarantee", "assurance", "promise", "pledge", "commitment")
_LONGEST_PROMISE: Final = 7


def rise_in_figures(noun: Token, names: NamedParties) -> list[str]:
    """Return the words of "a 16 per cent pay increase for its members", without for whom."""
    words = list(phrase_words(noun, names, 7))
    cut = next((k for k, word in enumerate(words) if word in ("for", "from", "to", "in")), len(words))
    is_rise = noun.lemma_.lower() in ("increase", "rise", "raise")
    return words[:cut] if is_rise and any(char.isdigit() for word in words[:cut] for char in word) else []


def _asking_for(noun: Token) -> Token | None:
    """Return "pressed" of "pressed the board for an assurance", "wants" of "wants a guarantee"."""
    if noun.dep_ == "dobj":
        return noun.head
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else None
    return above if above is not None and above.pos_ == "VERB" else None


def promise_wanted(noun: Token) -> Act | None:
    """Return the promise that somebody wants: "wants a guarantee no worker will lose his job"."""
    asking = _asking_for(noun)
    if noun.lemma_.lower() not in _WORDS_GIVEN or asking is None:
        return None
    clause = next(
        (
            c
            for c in (*noun.children, *asking.children)
            if c.dep_ in ("acl", "relcl", "ccomp") and c.i > noun.i and modal_of(c) is not None
        ),
        None,
    )
    cue = cue_of(asking)
    if clause is None or cue is None or cue[0] not in ("demand", "want") or is_negated(asking):
        return None
    asked = from_whom(asking, noun)
    reading = MoodReading("demanded", asked, doers_of(asking), cue=cue[1], cue_word=asking)
    beside = {t.i for verb, _, _ in conditions_of(clause) for t in verb.subtree}
    words = [t.text for t in clause.subtree if t.i not in beside and not t.is_punct and t.lower_ != "that"]
    if len(words) > _LONGEST_PROMISE:
        return None
    return Act(
        head=noun,
        reading=reading,
        predicate="guarantee",
        words=tuple(dict.fromkeys(("guarantee", *content_lemmas(clause)))),
        label=as_label(["guarantee", "that", *words]),
        kind="CONCEDE",
        match=None,
        conditions=conditions_of(clause),
    )
