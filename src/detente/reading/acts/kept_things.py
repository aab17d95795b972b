"""Things that stay or are kept: the refusal of the act that would end them ("the duty will stay")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import Mood
from detente.reading.acts.act import Act, catalogue_label, object_lemmas
from detente.reading.acts.catalogue import Match, match_act
from detente.reading.acts.conditions import conditions_of, is_condition
from detente.reading.acts.cues import act_cues, predicate_of
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.nouns import nominals
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.owners import is_rally_for_votes
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import modal_of, plover_kind_of

if TYPE_CHECKING:
    from spacy.tokens import Token


_AT_THE_TIME: Final = ("while", "as", "when", "since")
_SUSPENDED: Final = ("suspended", "frozen")
_SHUT: Final = ("closed", "shut", "sealed")
_QUARTERS: Final = frozenset(("barrack", "barracks", "quarters", "garrison", "home"))
"""Where troops are that nobody has to withdraw."""
_NOT_IN_DISPUTE: Final = ("monitoring", "mediation", "inquiry", "investigation", "work", "review", "support")
_COURSES: Final = ("continue", "go on", "persist", "go ahead", "proceed", "go forward")


def kept_act(verb: Token, names: NamedParties) -> Act | None:
    """Something is to stay or be kept: its ending is refused, by whoever says so or keeps it."""
    cues = act_cues()
    lemma = verb.lemma_.lower()
    if verb.lower_ in _SUSPENDED and any(
        c.dep_ == "auxpass" and c.lemma_.lower() in ("remain", "stay") for c in verb.children
    ):
        return _stays_suspended(verb, names)
    stays = lemma in cues.stays or predicate_of(verb) in cues.stays
    keeps = predicate_of(verb) in cues.keeps or lemma in cues.keeps
    if not stays and not keeps:
        return None
    thing = (
        next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if stays
        else next((c for c in verb.children if c.dep_ == "dobj"), None)
    )
    if thing is None:
        return None
    if stays and any(
        c.dep_ in ("dobj", "xcomp", "ccomp") and c.lower_ not in _SUSPENDED for c in verb.children
    ):
        return None
    if any(c.dep_ == "mark" and c.lower_ in _AT_THE_TIME for c in verb.children):
        return None  # "while the fighting goes on"
    reading = mood_of(verb)
    if reading is None or reading.mood not in (
        "planned",
        "in force",
        "offered",
        "forecast",
        "demanded",
        "refused",
    ):
        return None
    if is_rally_for_votes(thing, names):
        return None
    words = list(phrase_words(thing, names, 6))
    noun = thing.lemma_.lower()
    held = {
        w.lemma_.lower() for c in verb.children if c.dep_ == "prep" for w in c.children if w.dep_ == "pobj"
    }
    if held & cues.prisons:
        ending = "release"
    elif noun in cues.armed:
        if held & _QUARTERS or any(child.lower_ == "home" for child in verb.children):
            return None
        ending = "withdraw"
    elif noun in cues.measures:
        ending = "lift"
    elif noun in _NOT_IN_DISPUTE and any(child.tag_ == "PRP$" for child in thing.children):
        return None  # "its monitoring will go on": nobody refuses to end it
    elif stays and predicate_of(verb) in _COURSES and is_activity(thing):
        ending = "stop"
    elif stays and (suspended := _suspension_of(verb, thing)) is not None:
        return _kept_suspended(verb, thing, reading, suspended, names)
    elif stays and _is_shut(verb) and conditions_of(verb):
        ending = "reopen"  # "will remain closed until it pays"
    elif lemma in ("keep", "retain") and names.of(thing) and _plain_keep(verb):
        ending = "give up"
    else:
        return None
    if not words or is_condition(verb):
        return None
    decided = not stays or modal_of(verb) is not None or reading.mood == "demanded"
    mood: Mood = "demanded" if reading.mood == "demanded" else "refused"
    sign = reading.mood not in ("demanded",)
    if reading.mood == "refused":
        mood = "planned"
    return Act(
        head=verb,
        reading=replace(
            reading,
            mood=mood,
            sign=sign,
            doer=None if stays else reading.doer,
            own=decided,
            cue=predicate_of(verb),
        ),
        predicate=ending,
        words=(ending, *dict.fromkeys(content_lemmas(thing))),
        label=as_label([*ending.split(), *words]),
        kind="CONCEDE",
        match=match_act(ending, [*object_lemmas(thing)]),
        conditions=conditions_of(verb),
        parts=(thing,),
    )


def _suspension_of(verb: Token, thing: Token) -> Match | None:
    """Return the suspension that goes on: "the treaty would remain suspended"."""
    suspended = any(
        child.dep_ in ("acomp", "oprd", "xcomp", "advcl", "attr") and child.lower_ in _SUSPENDED
        for child in verb.children
    )
    return match_act("suspend", [*object_lemmas(thing)]) if suspended else None


def _stays_suspended(verb: Token, names: NamedParties) -> Act | None:
    """Return the refusal in "would remain suspended" where "remain" is a mere auxiliary to the parser."""
    thing = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    match = match_act("suspend", [*object_lemmas(thing)]) if thing is not None else None
    reading = MoodReading("refused", None, own=True, cue="remain")
    if thing is None or match is None or is_condition(verb):
        return None
    return _kept_suspended(verb, thing, reading, match, names)


def _kept_suspended(
    verb: Token, thing: Token, reading: MoodReading, match: Match, names: NamedParties
) -> Act:
    """Return the refusal to lift a suspension, by whoever says that it goes on."""
    ending = replace(match, sign=False)
    return Act(
        head=verb,
        reading=replace(reading, mood="refused", doer=None, own=True, cue=reading.cue or predicate_of(verb)),
        predicate="lift",
        words=("lift", "suspend", *dict.fromkeys(content_lemmas(thing))),
        label=catalogue_label(ending, names, [thing], verb),
        kind=match.entry.ending_kind,
        match=ending,
        conditions=conditions_of(verb),
        parts=(thing,),
    )


def _is_shut(verb: Token) -> bool:
    return any(child.dep_ == "acomp" and child.lower_ in _SHUT for child in verb.children)


def is_activity(noun: Token) -> bool:
    """Return True for a noun of something that is done: "the blasting", "the attacks"."""
    lemma = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and (
        lemma.endswith("ing") or lemma in nominals() or plover_kind_of(noun) is not None
    )


def _plain_keep(verb: Token) -> bool:
    """Return True where something is kept and not kept in some state: "keep the boy", not "keep it open"."""
    return not any(child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "prt") for child in verb.children)
