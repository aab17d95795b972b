"""Verbs and nouns of the lexicon in a sense that is no event: games, ailments, fights with cancer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.events.modality import OBLIGING, modal_of
from detente.reading.lexica import word_table

if TYPE_CHECKING:
    from spacy.tokens import Token

_SENT_OUT: Final = frozenset((
    "ambassador", "envoy", "diplomat", "consul", "attache", "representative", "mission", "delegation",
    "staff", "negotiator", "observer", "troop", "soldier", "force", "army", "contingent", "unit",
    "reservist",
))  # fmt: skip
_OF_GAMES: Final = frozenset((
    "beat", "attack", "fight", "defend", "strike", "hit", "shoot", "battle", "clash", "storm", "defeat",
    "conquer", "kill", "fire", "back", "host", "meet", "capture", "seize",
))  # fmt: skip
_GAMES: Final = frozenset((
    "match", "quarterfinal", "semifinal", "semi-final", "quarter-final", "championship", "tournament",
    "playoff", "innings", "wicket", "midfielder", "goalkeeper", "quarterback", "touchdown", "scoreline",
    "football", "soccer", "basketball", "cricket", "rugby", "hockey", "tennis", "half-time", "halftime",
    "batsman", "bowler", "kickoff", "kick-off",
))  # fmt: skip
_OFTEN_OF_GAMES: Final = frozenset((
    "striker", "goal", "coach", "team", "player", "half", "draw", "season", "score", "defender",
    "winger", "fan", "keeper", "squad", "referee", "pitch", "ball",
    "derby", "wide", "penalty",
))  # fmt: skip
_CAUSES: Final = frozenset((
    "pay", "wage", "salary", "contract", "condition", "job", "pension", "hour", "raise", "cut",
))  # fmt: skip
_LABOUR: Final = frozenset((
    "worker", "teacher", "nurse", "miner", "docker", "driver", "doctor", "union", "staff", "employee",
    "pilot", "student", "farmer", "guild", "steelworker", "railwayman", "postman", "cleaner", "actor",
    "writer", "crew",
))  # fmt: skip
# What hits and kills without anybody's will.
_MISHAPS: Final = frozenset((
    "drought", "flood", "storm", "earthquake", "quake", "hurricane", "cyclone", "typhoon", "tsunami",
    "tornado", "recession", "crisis", "inflation", "pandemic", "epidemic", "virus", "disease", "heatwave",
    "outage", "shortage", "famine", "landslide", "avalanche", "rain", "lightning", "wildfire", "blizzard",
    "fog", "train", "bus",
))  # fmt: skip
_OF_WAR: Final = frozenset((
    "die", "dead", "kill", "wound", "police", "soldier", "rebel", "gunman", "army", "troop", "bomb",
    "militia",
))  # fmt: skip
_MOVING: Final = frozenset(("arrive", "fly", "travel", "leave", "depart", "return"))
_PLACES: Final = frozenset((
    "capital", "border", "airport", "country", "region", "island", "town", "city", "village", "home",
))  # fmt: skip
_SCORE: Final = as_pattern(r"\d{1,3}[-–]\d{1,3}")
_AILING: Final = frozenset(("heart", "panic", "asthma", "anxiety", "epileptic", "angina"))


def means_other(verb: Token, lemma: str, objects: Sequence[Token]) -> bool:
    """Return True if a verb of the lexicon is used in a sense that is no event.

    To fight cancer is no attack, to fight *for* something is to strive, to be committed is a state, to insist
    *that it is so* asserts, and to recall what is nobody's envoy or soldiers is to remember it.
    """
    if lemma in _OF_GAMES and _is_of_a_game(verb):
        return True
    if any(noun.lemma_.lower() in _other_objects().get(lemma, ()) for noun in objects):
        return True
    if lemma in ("hit", "strike", "kill", "injure", "wound", "batter", "destroy", "beat"):
        governing = verb.head if verb.dep_ in ("advcl", "conj") and verb.tag_ != "VBN" else verb
        subjects = [child for word in (verb, governing) for child in word.children if child.dep_ == "nsubj"]
        if subjects and subjects[0].lemma_.lower() in _MISHAPS:
            return True
    if lemma == "recall":
        return not any(noun.lemma_.lower() in _SENT_OUT for noun in objects)
    if lemma == "fight":
        beside = {child.lower_ for child in verb.children if child.dep_ == "prep"}
        return "for" in beside and not beside & {"with", "against"} and not objects
    if lemma == "commit":
        to_act = any(inner.dep_ == "pcomp" for child in verb.children for inner in child.children)
        return _is_state(verb) and not to_act
    if lemma == "meet":
        return _is_answered(verb)
    if lemma in _MOVING:
        return destination_of(verb) is None
    if lemma == "speak":
        return _is_manner(verb)
    if lemma == "insist":
        clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        return clause is not None and clause.tag_ != "VB" and modal_of(clause) not in OBLIGING
    return False


def _is_answered(verb: Token) -> bool:
    """Return True for "was met with anger": nobody met anybody."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    return passive and any(child.dep_ == "prep" and child.lower_ == "with" for child in verb.children)


def destination_of(verb: Token) -> Token | None:
    """Return the place of "arrived in Rome" and "flew to the border".

    None of "arrived at a deal" and "returned to work".
    """
    objects = [
        inner
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in ("in", "at", "to", "for")
        for inner in child.children
        if inner.dep_ == "pobj"
    ]
    return next((noun for noun in objects if _is_place(noun)), None)


def _is_place(noun: Token) -> bool:
    named = noun.ent_type_ in ("GPE", "LOC", "FAC") or (noun.pos_ == "PROPN" and not noun.ent_type_)
    return named or noun.lemma_.lower() in _PLACES


def _is_manner(verb: Token) -> bool:
    """Return True for "spoke with anger" and "spoke with one voice"."""
    objects = [
        inner
        for child in verb.children
        if child.lower_ == "with"
        for inner in child.children
        if inner.dep_ == "pobj"
    ]
    return any(
        noun.lemma_.lower() in ("voice", "accent")
        or (noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss") for child in noun.children))
        for noun in objects
    )


def _is_of_a_game(word: Token) -> bool:
    """Return True in a sentence that speaks of a game: "beat them in the final", "won the match"."""
    words = [token for token in word.sent if token.i != word.i]
    if any(
        token.lower_ in ("final", "finals", "cup") and token.i and token.nbor(-1).lower_ in ("the", "world")
        for token in words
        if token.i + 1 == len(token.doc) or token.nbor().pos_ not in ("NOUN", "PROPN")
    ):
        return True
    if any(token.lemma_ in _GAMES or _SCORE.fullmatch(token.text) for token in words):
        return True
    if any(token.lemma_.lower() in _OF_WAR for token in words):
        return False
    # "Striker" alone may be one who is on strike, "goal" an aim, "season" one of the rains.
    return len({token.lemma_ for token in words if token.lemma_ in _OFTEN_OF_GAMES}) > 1


@cache
def _other_objects() -> dict[str, frozenset[str]]:
    """Return the objects with which a verb tells of no event."""
    return {verb: frozenset(words.split()) for verb, words in word_table("other_senses.yaml").items()}


def is_walkout(verb: Token) -> bool:
    """Return True for "the teachers struck" and "are striking for higher pay", which hit nobody."""
    if any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children):
        return False
    if any(
        word.lower_ == "of" for child in verb.children for word in (child, *child.children) if word.i > verb.i
    ):
        return False  # "walked out of the talks"
    causes = {
        inner.lemma_.lower()
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in ("for", "over")
        for inner in child.children
    }
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return bool(causes & _CAUSES) or (subject is not None and subject.lemma_.lower() in _LABOUR)


def is_ailment(noun: Token) -> bool:
    """Return True for "heart attack" and "panic attack"."""
    return any(child.lower_ in _AILING for child in noun.lefts) and noun.lemma_.lower() in (
        "attack",
        "strike",
    )


def _is_state(verb: Token) -> bool:
    """Return True if a participle describes the state of its subject: "is committed to peace"."""
    stands = verb.dep_ == "acomp" or any(
        child.lemma_ == "be" and child.dep_ in ("auxpass", "aux") for child in verb.children
    )
    return verb.tag_ == "VBN" and stands and not any(child.dep_ == "agent" for child in verb.children)
