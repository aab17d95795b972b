"""Things that somebody wants back: "the union wants the old rosters back"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.cues import cue_of
from detente.reading.acts.doers import doers_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.names import NamedParties
from detente.reading.acts.nouns import from_whom
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, is_passive, modal_of
from detente.reading.lexica import word_table

if TYPE_CHECKING:
    from spacy.tokens import Token

_WANTING: Final = ("want", "demand")


def wanted_back(verb: Token, names: NamedParties) -> Iterator[Act]:
    """Yield the giving back of a thing that somebody wants back; of people, who would go back is not said."""
    cue = cue_of(verb)
    if verb.lemma_.lower() not in _WANTING or cue is None or is_negated(verb) or is_passive(verb):
        return
    back = _back_behind(verb)
    thing = next((word for word in _things(verb, back) if word.pos_ == "NOUN"), None) if back else None
    who = doers_of(verb)
    if back is None or thing is None or who is None or modal_of(verb) is not None:
        return
    if names.of_head(thing) or thing.lemma_.lower() in _people():
        return
    words = [word for word in phrase_words(thing, names, LONGEST_LABEL - 2) if word.lower() != "back"]
    if not words:
        return
    yield Act(
        head=verb,
        reading=MoodReading(
            "demanded", _from(back) or from_whom(verb, thing), who, cue="want", cue_word=verb
        ),
        predicate="bring back",
        words=tuple(dict.fromkeys(("bring", *content_lemmas(thing)))),
        label=as_label(["bring", "back", *words]),
        kind="CONCEDE",
        match=None,
    )


def is_wanted_back(noun: Token, names: NamedParties) -> bool:
    """Return True for the thing that somebody wants back, which he does not ask to be agreed to."""
    verb = noun.head
    return noun.dep_ == "dobj" and verb.pos_ == "VERB" and any(True for _ in wanted_back(verb, names))


def _back_behind(verb: Token) -> Token | None:
    """Return "back" behind what a verb wants: to the parser its adverb, or a clause of its own."""
    things = [child for child in verb.children if child.dep_ in ("dobj", "ccomp", "advmod", "prt")]
    words = (word for thing in things for word in (thing, *thing.children) if word.i > verb.i + 1)
    return next((word for word in words if word.lower_ == "back"), None)


def _things(verb: Token, back: Token) -> Iterator[Token]:
    yield from (child for child in verb.children if child.dep_ == "dobj" and child.i < back.i)
    yield from (child for child in back.children if child.dep_ == "nsubj")


def _from(back: Token) -> Token | None:
    """Return the board of "wants them back from the board"."""
    links = (child for child in back.children if child.lower_ == "from")
    return next((leaf for link in links for leaf in link.children if leaf.dep_ == "pobj"), None)


@cache
def _people() -> frozenset[str]:
    words = word_table("party_words.yaml")
    listed = frozenset(word for key in ("kin", "role_nouns") for word in words[key].split())
    return listed | {
        "member",
        "striker",
        "worker",
        "soldier",
        "prisoner",
        "hostage",
        "people",
        "staff",
        "boy",
        "girl",
    }
