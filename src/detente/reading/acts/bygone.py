"""Acts that are over once they are told: rulings, meetings of the past, an old vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.catalogue import Match
from detente.reading.acts.cues import act_cues, predicate_of
from detente.reading.acts.doers import agent_of, doers_of
from detente.reading.acts.sides_taken import is_history
from detente.reading.acts.striking_crews import is_mere_return
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

TOLD: Final = frozenset(("done", "in force", "failed"))
"""Moods of what is, or was, and not of what somebody wants."""
_MEETINGS: Final = ("round", "session", "meeting", "summit")
_SIDES_TAKEN: Final = ("support", "vote_for")


def is_bygone(verb: Token, reading: MoodReading, match: Match) -> bool:
    """Return True for an act of the catalogue that is over and leaves nothing in force."""
    entry = match.entry
    if entry.id == "strike" and _leaves_others(verb):
        return True
    if reading.mood == "done":
        between = _is_between(verb) or (verb.dep_ == "relcl" and verb.tag_ == "VBD")
        return (
            (entry.id == "strike" and is_mere_return(verb))
            or (entry.id in _SIDES_TAKEN and is_history(verb))
            or (entry.both_sides and (_is_counted_or_past(verb) or between))  # "who negotiated the contract"
            or _is_a_ruling(verb, match)
        )
    if reading.mood == "in force":
        # "His brother, who works with the rebels": how things are.
        works_along = verb.dep_ == "relcl" and entry.id == "cooperate"
        return works_along or (entry.both_sides and _began_ago(verb))
    return False


def _leaves_others(verb: Token) -> bool:
    """Return True for "Bhumla, her partner, walked out": a party that leaves a cabinet is on no strike."""
    doer = doers_of(verb)
    if predicate_of(verb) != "walk out" or doer is None or doer.tag_ != "NNP" or doer.text.isupper():
        return False
    return doer.lemma_.lower() not in ("union", "federation", "guild", "association", "league")


def _is_a_ruling(verb: Token, match: Match) -> bool:
    """Return True for "the court sided with the union": over once it is said, and no support."""
    if match.entry.id != "support" or verb.tag_ == "VBG":
        return False
    doer = doers_of(verb)
    return doer is not None and doer.lemma_.lower() in act_cues().courts


def _is_counted_or_past(verb: Token) -> bool:
    """Return True for meetings that are history: "have met only once", "have held two rounds of talks"."""
    return any(
        (child.dep_ == "advmod" and child.lower_ in ("once", "twice"))
        or (child.dep_ == "aux" and child.lower_ in ("had", "'d", "’d"))
        # "They were talking when the lights went out."
        or (child.dep_ == "aux" and child.lower_ in ("was", "were") and verb.tag_ == "VBG" and _when(verb))
        for child in verb.children
    ) or any(
        child.dep_ == "dobj"
        and child.lemma_.lower() in _MEETINGS
        and any(c.dep_ == "nummod" for c in child.lefts)
        for child in verb.children
    )


def _is_between(verb: Token) -> bool:
    """Return True for "was negotiated between the two unions", over now and no talks of anybody else."""
    beside = verb.dep_ == "relcl" and agent_of(verb) is None  # "the talks, which were held in Port Roy"
    return is_passive(verb) and (
        beside or any(c.dep_ == "prep" and c.lower_ == "between" for c in verb.children)
    )


def _began_ago(verb: Token) -> bool:
    """Return True for "began speaking with members a few months ago": if they still speak is not said."""
    return verb.tag_ == "VBG" and any(
        child.lower_ == "ago" for word in (verb, verb.head) for child in word.children
    )


def _when(verb: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(word.lower_ in ("when", "as", "until") for word in child.lefts)
        for child in verb.children
    )
