"""Troops that leave a place: a withdrawal, whatever verb tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act, turned_label
from detente.reading.acts.catalogue import Match, match_act
from detente.reading.acts.cues import act_cues, predicate_of
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import content_lemmas, objects_of
from detente.reading.acts.tenses import MoodReading
from detente.reading.acts.terms_apart import conditions_around

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_PLACES: Final = frozenset((
    "talk", "negotiation", "meeting", "conference", "dialogue", "summit", "table", "room", "truce",
    "ceasefire", "cease-fire", "pact", "agreement", "accord",
))  # fmt: skip


def leaving_of_troops(verb: Token, doer: Token | None) -> Match | None:
    """Return the withdrawal in "the army should leave the town", "the soldiers go back to barracks"."""
    if doer is None or not is_armed(doer):
        return None
    leaves = predicate_of(verb) in ("leave", "quit", "vacate", "go back", "go home", "go", "pull back")
    if any(word.lemma_.lower() in _NO_PLACES for word in objects_of(verb)):
        return None  # "the Ostland Army left the talks"
    back = any(c.dep_ == "prep" and c.lower_ in ("back", "from", "out", "to") for c in verb.children)
    if not leaves or (predicate_of(verb) == "go" and not back):
        return None
    return match_act("withdraw", [doer.lemma_.lower()])


def is_armed(doer: Token | None) -> bool:
    """Return True for an army, police, rebels: whoever can be withdrawn from a place."""
    return doer is not None and doer.lemma_.lower() in act_cues().armed


def withdrawal(verb: Token, reading: MoodReading, force: Token, match: Match, names: NamedParties) -> Act:
    """Return the leaving of troops as the withdrawal that it is: "Withdraw the police from the valley"."""
    # "That the army leave": the parser takes the first word for a place.
    place = [word for word in objects_of(verb) if word.i > verb.i]
    where = ["from", *phrase_words(place[0], names, 4)] if place else []
    return Act(
        head=verb,
        reading=reading,
        predicate="withdraw",
        words=tuple(dict.fromkeys(("withdraw", force.lemma_.lower(), *list(content_lemmas(verb))[1:]))),
        label=as_label(["withdraw", *phrase_words(force, names, 4), *where]),
        kind=match.entry.ending_kind,
        match=match,
        conditions=conditions_around(verb, reading.cue_word),
        parts=tuple(place),
        turned=turned_label(match, names, place, verb),
    )
