"""Acts that go on, told by a noun: "has been on strike", "the blockade continues", "the duty X imposed"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.catalogue import Match
from detente.reading.acts.cues import act_cues
from detente.reading.acts.doers import agent_of, doers_of, owner_of
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.noun_words import adds_nothing
from detente.reading.acts.nouns import nominals
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_infinitive, is_negated, modal_of, plover_kind_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_GO_ON: Final = ("strike", "blockade", "lockout", "occupy")
_BEGUN: Final = frozenset((
    "begin", "start", "continue", "enter", "drag", "spread", "paralyse", "paralyze", "cripple", "disrupt",
))  # fmt: skip


def is_kept_up(noun: Token, reading: MoodReading, match: Match) -> bool:
    """Return True for a noun of what goes on: "the strike of the miners", but not "the raid on the depot"."""
    lasts = match.entry.option == "doing" and match.sign and not match.entry.both_sides
    at_once = match.entry.kind == "ASSAULT" and plover_kind_of(noun) is not None and noun.tag_ == "NN"
    return reading.mood == "in force" and lasts and noun.lemma_.lower() not in nominals() and not at_once


def kept_up_label(noun: Token, names: NamedParties) -> str:
    """Return the label of what goes on: "Keep up the strike over pay"."""
    words = ["keep", "up", "the"]
    words += [
        c.text
        for c in noun.lefts
        if c.dep_ in ("amod", "compound") and not names.of_head(c) and not adds_nothing(c, words)
    ]
    words.append(noun.text)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "against", "over", "in", "for"):
            for leaf in child.children:
                if leaf.dep_ == "pobj" and leaf.ent_type_ not in ("DATE", "TIME"):
                    words += [child.lower_, *phrase_words(leaf, names, 8 - len(words))]
    return as_label(words)


def imposer_of(noun: Token) -> Token | None:
    """Return who imposed a measure: "the duty that the board imposed"."""
    for clause in noun.children:
        if clause.dep_ in ("relcl", "acl") and clause.lemma_.lower() in act_cues().imposes:
            return doers_of(clause) if clause.dep_ == "relcl" else agent_of(clause)
    return None


def being_on(noun: Token) -> MoodReading | None:
    """Return the reading of "has been on strike", "are in revolt"."""
    copula = noun.head.head
    if (
        noun.dep_ != "pobj"
        or noun.head.lower_ not in ("on", "in")
        or copula.lemma_ not in ("be", "go", "stay")
    ):
        return None
    if any(child.dep_ in ("acomp", "attr") for child in copula.children):
        return None  # "promised to be patient in the talks": patience is what is promised
    tense = mood_of(copula)
    if tense is None or (copula.lemma_ == "be" and copula.tag_ == "VBD" and tense.mood == "done"):
        return None
    now = copula.lemma_ != "go" and tense.mood in ("done", "in force")
    return replace(tense, mood="in force" if now else tense.mood)


def goes_on_by_itself(noun: Token, match: Match | None) -> MoodReading | None:
    """Return the reading of what goes on without a doer: "the strike began", "talks to end the blockade"."""
    verb = noun.head
    if match is None or not match.sign or match.entry.id not in _GO_ON or verb.pos_ != "VERB":
        return None
    if is_negated(verb) or owner_of(noun, plain=True) is not None:
        return None
    finite = verb.tag_ in ("VBD", "VBZ", "VBP", "VBG") or (
        verb.tag_ == "VBN" and any(child.lemma_ == "have" for child in verb.children)
    )
    begun = noun.dep_ == "nsubj" and finite and modal_of(verb) is None and verb.lemma_.lower() in _BEGUN
    to_be_ended = (
        noun.dep_ == "dobj"
        and verb.dep_ == "acl"
        and is_infinitive(verb)
        and verb.lemma_.lower() in ("end", "settle", "resolve")
    )
    return MoodReading("in force", None) if begun or to_be_ended else None
