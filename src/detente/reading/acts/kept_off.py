"""Subjects that somebody keeps off an agenda, and so refuses to discuss: "kept the islands off it"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.doers import doers_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, is_passive, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_KEEPING: Final = ("keep", "leave", "take", "strike")
_AGENDAS: Final = ("agenda", "table", "programme", "program")
_CERTAIN: Final = (None, "will", "would", "'ll", "’ll")


def kept_off(verb: Token, names: NamedParties) -> Act | None:
    """Return the refusal to discuss what somebody keeps off the agenda, None for any other verb."""
    if verb.lemma_.lower() not in _KEEPING or is_negated(verb) or is_passive(verb):
        return None
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.pos_ == "NOUN"), None)
    who = doers_of(verb)
    if thing is None or who is None or modal_of(verb) not in _CERTAIN or not _is_off_an_agenda(verb, thing):
        return None
    words = list(phrase_words(thing, names, LONGEST_LABEL - 1))
    words = words[: words.index("off")] if "off" in words else words
    return Act(
        head=verb,
        reading=MoodReading("refused", who, who, own=True),
        predicate="discuss",
        words=tuple(dict.fromkeys(("discuss", *content_lemmas(thing)))),
        label=as_label(["discuss", *words]),
        kind="REJECT",
        match=None,
        parts=(thing,),
    )


def _is_off_an_agenda(verb: Token, thing: Token) -> bool:
    links = [c for word in (verb, thing) for c in word.children if c.lower_ == "off" and c.i > thing.i]
    return any(leaf.lemma_.lower() in _AGENDAS for link in links for leaf in link.children)
