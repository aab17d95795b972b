"""Things that somebody wants gone, or undone together: "wants the law gone", "the rise and the tax cut"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.catalogue import match_act
from detente.reading.acts.cues import cue_of, predicate_of
from detente.reading.acts.doers import agent_of, doers_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.tenses import MoodReading
from detente.reading.acts.term_words import OFFICES
from detente.reading.events import is_infinitive, is_negated, is_passive, modal_of, plover_kind_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_WANTING: Final = ("want", "demand", "like")
_BEHIND: Final = 2
_LEAVING: Final = ("leave", "go", "quit", "depart")
_AT_ONCE: Final = ("at", "instead", "in", "by", "before", "without")


def wanted_gone(verb: Token, names: NamedParties) -> Iterator[Act]:
    """Yield the stepping down of whom somebody wants gone, and the scrapping of what somebody wants gone."""
    who = _who_wants(verb)
    if who is None:
        return
    for gone in verb.children:
        thing = next((c for c in gone.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        leaves = is_wanted_out_of_office(gone, names)
        if not (leaves or gone.lower_ in ("gone", "out")) or gone.i < verb.i or thing is None:
            continue
        person = leaves or bool(names.of(thing)) or names.is_person(thing)
        predicate = "resign" if person else "scrap"
        words = [] if person else list(phrase_words(thing, names, LONGEST_LABEL - 1))
        yield Act(
            head=gone,
            reading=MoodReading("demanded", thing if person else None, who, cue="want", cue_word=verb),
            predicate=predicate,
            words=tuple(dict.fromkeys((predicate, *content_lemmas(thing)))),
            label="Step down" if person else as_label(["scrap", *words]),
            kind="CONCEDE",
            match=match_act(predicate, [] if person else [thing.lemma_.lower()]),
            parts=() if person else (thing,),
        )


def is_wanted_out_of_office(verb: Token, names: NamedParties) -> bool:
    """Return True for "want the prime minister to leave": of a place nothing is said, so his office."""
    if verb.lemma_.lower() not in _LEAVING or not is_infinitive(verb):
        return False
    who = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if who is None or verb.head.lemma_.lower() not in _WANTING or any(map(_says_where, verb.children)):
        return False
    officer = who.lemma_.lower() in OFFICES and who.tag_ == "NN"
    return officer or (names.is_person(who) and who.pos_ == "PROPN")


def _says_where(word: Token) -> bool:
    place = word.dep_ == "prep" and any(leaf.dep_ == "pobj" for leaf in word.children)
    return word.dep_ in ("dobj", "prt") or (place and word.lower_ not in _AT_ONCE)


def wanted_done(verb: Token, names: NamedParties) -> Iterator[Act]:
    """Yield what is wanted done to the first of two things, which the parser takes for what is wanted.

    "Wants both the rise and the levy withdrawn": the rise, too, is to be withdrawn.
    """
    who = _who_wants(verb)
    thing = _first_of_two(verb) if who is not None else None
    if who is None or thing is None:
        return
    done = _done_to_both(thing)
    assert done is not None
    second = [child for child in done.children if child.dep_ in ("nsubj", "nsubjpass")]
    for each in (thing, *(second or [done.head])):
        predicate = predicate_of(done)
        yield Act(
            head=done,
            reading=MoodReading("demanded", agent_of(done), who, cue="want", cue_word=verb),
            predicate=predicate,
            words=tuple(dict.fromkeys((*predicate.split(), *content_lemmas(each)))),
            label=as_label([*predicate.split(), *phrase_words(each, names, LONGEST_LABEL - 1)]),
            kind=plover_kind_of(done) or "CONCEDE",
            match=match_act(predicate, [each.lemma_.lower()]),
            parts=(each,),
        )


def is_wanted_done(noun: Token) -> bool:
    """Return True for the first of two things that are wanted undone: nobody asks for it."""
    verb = noun.head.head if noun.dep_ == "conj" else noun.head
    first = _first_of_two(verb) if verb.pos_ == "VERB" else None
    done = _done_to_both(first) if first is not None else None
    return first is not None and done is not None and (noun in (first, done.head) or noun.is_ancestor(done))


def _who_wants(verb: Token) -> Token | None:
    cue = cue_of(verb)
    if verb.lemma_.lower() not in _WANTING or cue is None or is_negated(verb) or is_passive(verb):
        return None
    return doers_of(verb) if modal_of(verb) in (None, "would", "'d", "’d") else None


def _first_of_two(verb: Token) -> Token | None:
    if verb.lemma_.lower() not in _WANTING:
        return None
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.pos_ == "NOUN"), None)
    return thing if thing is not None and _done_to_both(thing) is not None else None


def _done_to_both(thing: Token) -> Token | None:
    """Return "withdrawn" of "the rise and the levy withdrawn", also behind "both the rise"."""
    if any(child.lower_ == "both" for child in thing.lefts):
        seconds = [child for child in thing.children if child.dep_ == "conj" and child.pos_ == "NOUN"]
        behind = [c for noun in seconds for c in noun.subtree if c.dep_ == "acl" and c.tag_ == "VBN"]
        behind = [c for c in behind if agent_of(c) is None and c.i - c.head.i <= _BEHIND]
        if behind and behind[0].i > seconds[0].i:
            return behind[0]
    joined = (child for child in thing.children if child.dep_ == "conj" and child.tag_ in ("VBN", "VBD"))
    return next(
        (
            verb
            for verb in joined
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
            and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        ),
        None,
    )
