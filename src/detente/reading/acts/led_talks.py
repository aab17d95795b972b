"""Talks and mediation of one kind: "insists on League-mediated talks" asks the other side, not the League."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.contrasts import set_against, who_is_against
from detente.reading.acts.doers import doers_of
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.tenses import MoodReading

if TYPE_CHECKING:
    from spacy.tokens import Token

_LED: Final = frozenset((
    "mediated", "led", "brokered", "sponsored", "facilitated", "backed", "hosted", "moderated", "chaired",
    "supervised",
))  # fmt: skip
_BETWEEN: Final = ("mediation", "arbitration")
_LIKE: Final = ("similar", "such", "comparable")
_COUNTED: Final = ("in force", "planned")


def is_led_by_somebody(noun: Token) -> bool:
    """Return True for "League-mediated talks", which say what kind of talks is wanted."""
    return any(
        child.dep_ == "amod" and child.lower_ in _LED and child.i > 0 and child.nbor(-1).text == "-"
        for child in noun.children
    )


def is_mediation_of_a_kind(noun: Token) -> bool:
    """Return True for "League-led mediation": the sides would accept it, and the League is not asked."""
    return noun.lemma_.lower() in _BETWEEN and is_led_by_somebody(noun)


def acceptance_of(noun: Token, reading: MoodReading, names: NamedParties) -> Act:
    """Return the accepting of what a third party would do as an act of its own: "accept arbitration"."""
    return Act(
        head=noun,
        reading=reading,
        predicate="accept",
        words=("accept", *content_lemmas(noun)),
        label=as_label(["accept", *phrase_words(noun, names, 8)]),
        kind="AGREE",
        match=None,
    )


def pursued_mediation(verb: Token, names: NamedParties) -> Act | None:
    """Return what who pursues a mediation asks of the one that is against it in the same sentence.

    Of "Norland is pursuing a mediation, though Sorra rebuffed it": that Sorra accept it.
    """
    if (noun := _pursued_by(verb)) is None or (against := who_is_against(verb)) is None:
        return None
    reading = mood_of(verb)
    if reading is None or reading.mood not in _COUNTED:
        return None
    asked = MoodReading("demanded", against, reading.doer, cue="want", cue_word=verb)
    return acceptance_of(noun, asked, names)


def refused_alike(verb: Token, noun: Token, names: NamedParties) -> Act | None:
    """Return the refusal of "similar proposals" as one of what the other clause tells that they are like."""
    other = set_against(verb)
    like = any(child.lower_ in _LIKE for child in noun.lefts)
    said = any(child.dep_ in ("prep", "acl", "relcl", "poss") for child in noun.children)
    wanted = _pursued_by(other) if other is not None and like and not said else None
    rejecting = doers_of(verb)
    if wanted is None or rejecting is None:
        return None
    refused = MoodReading("refused", rejecting, rejecting, own=True, cue="reject", cue_word=noun)
    return acceptance_of(wanted, refused, names)


def _pursued_by(verb: Token) -> Token | None:
    if verb.lemma_.lower() != "pursue":
        return None
    things = (child for child in verb.children if child.dep_ == "dobj")
    return next((thing for thing in things if thing.lemma_.lower() in _BETWEEN), None)
