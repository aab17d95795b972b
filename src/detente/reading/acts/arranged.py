"""Acts that somebody would have others do: "called on the board to have an outsider look into it"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act, verb_match
from detente.reading.acts.conditions import conditions_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import label_of, phrase_words
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import content_lemmas
from detente.reading.events import is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILLED: Final = frozenset(("demanded", "offered", "planned", "refused", "threatened", "accepted"))


def arranged_act(verb: Token, names: NamedParties) -> Act | None:
    """Return the act of whoever is asked, or willing, to have another do something; None for all else."""
    if verb.lemma_.lower() != "have" or not is_infinitive(verb):
        return None
    if verb.i > 1 and verb.nbor(-2).lower_ == "only":
        return None  # "agreed to a meeting, only to have the board call it off": what came of it
    inner = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    if inner is None or inner.tag_ != "VB" or is_infinitive(inner):
        return None
    whom = next((child for child in inner.children if child.dep_ == "nsubj"), None)
    if whom is None or whom.i < verb.i or whom.pos_ not in ("NOUN", "PROPN"):
        return None
    if any(child.dep_ == "mark" or child.tag_ == "MD" for child in inner.children):
        return None
    reading = mood_of(verb)
    if reading is None or reading.mood not in _WILLED or not reading.cue:
        return None
    act = label_of(inner, names).split()
    words = ["have", *phrase_words(whom, names, 4)]
    act = [act[0].lower(), *act[1:]] if act else [inner.lemma_.lower()]
    match = verb_match(inner)
    return Act(
        head=verb,
        reading=reading,
        predicate=inner.lemma_.lower(),
        words=tuple(dict.fromkeys((*content_lemmas(inner), *content_lemmas(whom)))),
        label=as_label([*words, *act][:LONGEST_LABEL]),
        kind=match.entry.kind if match is not None else "COOPERATE",
        match=match,
        conditions=conditions_of(verb),
        parts=(whom,),
    )
