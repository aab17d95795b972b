"""The words that give acts their mood, from the lexicon of the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.acts.catalogue import known_verb
from detente.reading.lexica import headings_by_word, word_table, words_of
from detente.reading.once_a_word import once_a_word

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that give the mood of the act that depends on them.

    Attributes
    ----------
    verbs, nouns, adjectives
        Lemma, for a verb with its particle or preposition, to the kind of cue ("demand", "refuse" ...).
    conditions
        Conjunction to True for a plain condition, False for one that turns it round ("unless").
    stays, keeps
        Verbs by which something stays in place, and by which a party keeps it there.
    armed, measures, prisons
        Nouns that tell by which act it would end: withdrawal, lifting, release.
    carriers
        Verbs that carry a noun of demand or offer ("made an offer").
    kin
        Relatives, who are not the one whose relatives they are.
    stopping, escalating
        Verbs that end what depends on them, and verbs that make more of it.
    imposes
        Verbs by which a measure is put in force.
    turning
        Verbs whose subject is what would be done ("the talks should resume").
    sought
        What a party asks others for, so that the asking is an act of its own.
    no_acts
        Verbs that are no act by themselves.
    asides
        Nouns that make no part of an act with their preposition: "on the pretext of".
    not_now
        Adjectives of an act that is not being done: "an aborted invasion".
    not_kept
        Verbs of what is lost, sought or taken away: "cut their support".
    struck
        Nouns of what is attacked: "the embassy bombings".
    grantable
        Nouns of what somebody asked grants: "visas". To other things one agrees.
    praise
        Cues that speak well of a thing and ask nobody for it: "support all efforts".
    outcomes
        Verbs of what succeeds or fails, which is nobody's to offer or refuse.
    suffered
        Nouns of acts whose owner is the one that they are done to: "the boy's return".
    idioms
        Nouns that ask for nothing with their verb: "call the board's bluff".
    links
        Prepositions that link more words to an act.
    judging
        Adjectives that tell what a reporter thinks of a thing, or that it goes on.
    instruments
        Rules that oblige whoever they are for, and are no party's demand.
    for_a_day
        Nouns of what is over within a day: "a rally".
    endings
        Verbs after which little is left of what they take: "cut its support", "averted a strike".
    not_yet
        Verbs of what need not be there: "expects a strike".
    complaining, complaints
        Verbs and adjectives, and nouns, of complaint of what another fails to do.
    incomplete
        Verbs that say nothing without what they are done to.
    spoken
        Verbs of what is said or not said to the press, which is no act.
    telling, told_things
        Verbs by which, and what, is given to the press or withheld from it: "details".
    feelings
        Nouns of what one thinks of a thing, which is no act that goes on: "opposition".
    courts
        Words for those who rule on what others dispute.
    consents
        Verbs by which a body does what a rule asks of it before another may act: "approve", "ratify".
    intransitive
        Verbs that take no object without a preposition: "proceed with the sale".
    effects
        Verbs of what a thing does to minds, which is no act: "anger the board".
    soothing, moods
        Verbs of what is done to doubts and fears, and nouns for these: "quell doubts".
    before_an_object
        Verbs whose object may stand behind a second verb: "impede or delay the sale".
    means
        Nouns of that by which one proceeds: "with all its means".
    hedges
        Sentences that take back half of the one before them: "Kind of."
    """

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    conditions: Mapping[str, bool]
    stays: frozenset[str]
    keeps: frozenset[str]
    armed: frozenset[str]
    measures: frozenset[str]
    prisons: frozenset[str]
    carriers: frozenset[str]
    imposes: frozenset[str]
    stopping: frozenset[str]
    escalating: frozenset[str]
    kin: frozenset[str]
    turning: frozenset[str]
    sought: frozenset[str]
    no_acts: frozenset[str]
    asides: frozenset[str]
    not_now: frozenset[str]
    not_kept: frozenset[str]
    struck: frozenset[str]
    grantable: frozenset[str]
    praise: frozenset[str]
    outcomes: frozenset[str]
    suffered: frozenset[str]
    idioms: frozenset[str]
    links: frozenset[str]
    judging: frozenset[str]
    instruments: frozenset[str]
    for_a_day: frozenset[str]
    endings: frozenset[str]
    not_yet: frozenset[str]
    complaining: frozenset[str]
    complaints: frozenset[str]
    incomplete: frozenset[str]
    spoken: frozenset[str]
    telling: frozenset[str]
    told_things: frozenset[str]
    feelings: frozenset[str]
    courts: frozenset[str]
    consents: frozenset[str]
    intransitive: frozenset[str]
    effects: frozenset[str]
    soothing: frozenset[str]
    moods: frozenset[str]
    before_an_object: frozenset[str]
    means: frozenset[str]
    hedges: frozenset[str]


@cache
def act_cues() -> Cues:
    """Return the cues, read once.

    Examples
    --------
    >>> act_cues().verbs["rule out"], act_cues().nouns["refusal"], act_cues().conditions["unless"]
    ('refuse', 'refusal', False)
    """
    table = word_table("act_cues.yaml")
    return Cues(
        verbs=headings_by_word(table["verbs"]),
        nouns=headings_by_word(table["nouns"]),
        adjectives=headings_by_word(table["adjectives"]),
        conditions={
            word: heading == "positive" for word, heading in headings_by_word(table["conditions"]).items()
        },
        **{
            name: frozenset(words_of(table[name]))
            for name in (
                "stays",
                "keeps",
                "armed",
                "measures",
                "prisons",
                "carriers",
                "imposes",
                "stopping",
                "escalating",
                "kin",
                "turning",
                "sought",
                "no_acts",
                "asides",
                "not_now",
                "not_kept",
                "struck",
                "grantable",
                "praise",
                "outcomes",
                "suffered",
                "idioms",
                "links",
                "judging",
                "instruments",
                "for_a_day",
                "endings",
                "not_yet",
                "complaining",
                "complaints",
                "incomplete",
                "spoken",
                "telling",
                "told_things",
                "feelings",
                "courts",
                "consents",
                "intransitive",
                "effects",
                "soothing",
                "moods",
                "before_an_object",
                "means",
                "hedges",
            )
        },
    )


_TALKS: Final = ("discussion", "talk", "consultation", "meeting", "dialogue", "negotiation")
_HOUSES: Final = frozenset((
    "parliament", "senate", "house", "assembly", "congress", "council", "committee", "board", "court",
    "commission", "legislature", "lawmaker", "legislator", "deputy", "senator", "jury", "cabinet", "chamber",
    "voter", "shareholder", "mp",
))  # fmt: skip
_PARTICLES: Final = frozenset(
    ("out", "away", "back", "off", "up", "down", "over", "in", "together", "ahead", "forward")
)


@once_a_word
def predicate_of(verb: Token) -> str:
    """Return a verb's lemma with its particle: "pull out", "set free"."""
    particle = next(
        (
            child.lower_
            for child in verb.children
            if child.dep_ == "prt"
            or (child.dep_ == "advmod" and child.i == verb.i + 1 and child.lower_ in _PARTICLES)
            or (child.dep_ == "advmod" and child.lower_ == "back" and child.i > verb.i)
            or (child.lower_ == "free" and child.dep_ in ("acomp", "oprd") and verb.lemma_ == "set")
        ),
        None,
    )
    lemma = known_verb(verb.lemma_.lower())
    return f"{lemma} {particle}" if particle else lemma


@once_a_word
def cue_of(word: Token) -> tuple[str, str] | None:
    """Return a cue's kind and lemma, None where the word is no cue."""
    cues = act_cues()
    lemma = word.lemma_.lower()
    if word.pos_ in ("VERB", "AUX"):
        lemma = known_verb(lemma)
        beside = [predicate_of(word)] if predicate_of(word) != lemma else []
        beside += [f"{lemma} {child.lower_}" for child in word.children if _may_be_of_a_cue(child)]
        if lemma == "appeal" and not beside and any(child.dep_ == "dobj" for child in word.children):
            return None  # "appealed the ruling"
        if lemma == "vote" and not _resolves(word):
            return None
        if lemma == "call" and _is_invited_to_talk(word):
            return None
        # "Called off" is no call.
        for spelled in (*beside, *([lemma] if predicate_of(word) == lemma else [])):
            if spelled in cues.verbs:
                return cues.verbs[spelled], spelled
        return None
    if word.pos_ in ("NOUN", "PROPN"):
        if lemma == "word" and word.dep_ == "dobj" and word.head.lemma_.lower() == "give":
            return "plan", "word"  # "gave her word that the board would pay"
        if lemma == "hope" and _is_voiced_for_another(word):
            return "want", "hope"
        if lemma == "right" and word.dep_ == "dobj" and word.head.lemma_.lower() == "reserve":
            return "threat", "right"  # "reserves the right to sue"
        if lemma == "order" and word.i and word.nbor(-1).lower_ == "in":
            return None  # "in order to"
        return (cues.nouns[lemma], lemma) if lemma in cues.nouns else None
    return (cues.adjectives[lemma], lemma) if lemma in cues.adjectives else None


def _is_voiced_for_another(hope: Token) -> bool:
    """Return True for "voiced the hope that the board would pay"."""
    voiced = hope.dep_ == "dobj" and hope.head.lemma_.lower() in ("voice", "express")
    return voiced and any(
        child.dep_ == "acl" and any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        for child in hope.children
    )


def _resolves(vote: Token) -> bool:
    """Return True for "the nurses voted to strike"; what a house votes for is a law, and no plan."""
    who = next((child for child in vote.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    of_a_house = who is not None and any(
        word.lemma_.lower() in _HOUSES for word in who.subtree if word.i <= who.i or word.dep_ == "pobj"
    )
    return any(child.dep_ == "xcomp" for child in vote.children) and not of_a_house


def _is_invited_to_talk(verb: Token) -> bool:
    """Return True for "should call all leaders for discussion", which demands nothing of them."""
    talks = (
        inner
        for child in verb.children
        if child.lower_ == "for" and child.dep_ == "prep"
        for inner in child.children
        if inner.lemma_.lower() in _TALKS
    )
    return any(child.dep_ == "dobj" for child in verb.children) and any(True for _ in talks)


def _may_be_of_a_cue(word: Token) -> bool:
    """Return True for a preposition, if not that of a day: "called it off on Saturday" calls on nobody."""
    days = any(child.ent_type_ in ("DATE", "TIME") for child in word.children)
    return word.dep_ == "prep" and not days
