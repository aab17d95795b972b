"""Pay that somebody wants, in figures: "the union wants 6 per cent more in base pay"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.catalogue import match_act
from detente.reading.acts.cues import cue_of
from detente.reading.acts.doers import doers_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, is_passive, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_WANTING: Final = frozenset(("want", "demand", "ask for", "seek", "call for"))
_PAY: Final = frozenset(("pay", "wage", "salary", "earnings"))
_PER_CENT: Final = ("percent", "cent", "%")


def pay_wanted(verb: Token) -> Iterator[Act]:
    """Yield the pay that somebody wants in figures, where no noun says that it is a rise."""
    cue = cue_of(verb)
    if cue is None or cue[1] not in _WANTING or is_negated(verb) or is_passive(verb) or modal_of(verb):
        return
    who = doers_of(verb)
    words = list(_words_behind(verb))
    figure = any(word.like_num for word in words) and any(word.lower_ in _PER_CENT for word in words)
    more = any(word.lower_ == "more" for word in words)
    if who is None or not (figure and more) or not any(word.lemma_.lower() in _PAY for word in words):
        return
    if not words[0].like_num or len(words) > LONGEST_LABEL - 1:
        return
    plain = [word.text for word in words]
    yield Act(
        head=verb,
        reading=MoodReading("demanded", None, who, cue=cue[1], cue_word=verb),
        predicate="pay",
        words=("pay", *(word.lemma_.lower() for word in words if word.pos_ in ("NOUN", "NUM"))),
        label=as_label(["pay", *plain]),
        kind="CONCEDE",
        match=match_act("grant", ["pay", "rise"]),
    )


def _words_behind(verb: Token) -> Iterator[Token]:
    """Yield the words right behind a verb, to where the phrase ends."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.is_punct and token.text != "%":
            return
        if token.dep_ in ("cc", "mark") or token.pos_ in ("VERB", "AUX", "SCONJ"):
            return
        yield token
