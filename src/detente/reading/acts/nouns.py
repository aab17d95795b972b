"""The nouns that name acts, and whom such an act is by, asked of and done to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import modifier_lemmas, oblique_lemmas
from detente.reading.acts.catalogue import is_a_verb, match_act
from detente.reading.acts.cues import act_cues, cue_of
from detente.reading.lexica import word_table, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOING: Final = ("resignation", "abdication", "departure")
_PER_CENT: Final = ("cent", "percent", "%")
_NOBODY: Final = (*_PER_CENT, "per", "pay", "wage", "salary", "cease")
_OWNED: Final = frozenset(
    ("right", "claim", "freedom", "share", "due", "property", "land", "money", "custody", "job")
)
"""Words for things of whoever asks for them: "demanded his rights"."""

_THINGS: Final = frozenset((
    "meeting", "hearing", "ruling", "sitting", "gathering", "warning", "reading", "standing", "finding",
    "offering", "saying", "building", "understanding", "rating", "showing", "beginning", "training",
    "feeling",
))  # fmt: skip
"""Words in -ing for things, not for the doing of something."""


@cache
def nominals() -> dict[str, str]:
    """Return each noun made from a verb with that verb.

    Examples
    --------
    >>> nominals()["withdrawal"], nominals()["handover"]
    ('withdraw', 'hand over')
    """
    pairs = (item.split(" ", 1) for item in words_of(word_table("act_cues.yaml")["nominals"]))
    return {noun: verb.strip() for noun, verb in pairs}


def verb_named_by(noun: Token) -> str | None:
    """Return the verb that a noun stands for: "release", "hand over" for "the handing over of".

    A gerund names one only with whatever it is done to.
    """
    lemma = noun.lemma_.lower()
    if lemma in nominals():
        return nominals()[lemma]
    stem = lemma.removesuffix("ing")
    done_to = any(child.lower_ == "of" and child.dep_ == "prep" for child in noun.children)
    if stem == lemma or lemma in _THINGS or noun.tag_ != "NN" or not done_to:
        return None
    forms = (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
    verb = next((form for form in forms if is_a_verb(form)), None)
    particle = next((child.lower_ for child in noun.children if child.dep_ == "prt"), None)
    return f"{verb} {particle}" if verb is not None and particle is not None else verb


def names_an_act(noun: Token) -> bool:
    """Return True if a noun names an act: "opposed a cease-fire", but not "blocked the port"."""
    lemma = noun.lemma_.lower()
    return (
        verb_named_by(noun) is not None
        or cue_of(noun) is not None
        or match_act(lemma, modifier_lemmas(noun), oblique_lemmas(noun), noun=True) is not None
    )


def from_whom(word: Token, noun: Token) -> Token | None:
    """Return of whom something is demanded: "guarantees from the army", "asked the board for talks"."""
    figures = [
        leaf for c in noun.children if c.lower_ == "of" for leaf in c.children if leaf.lower_ in _PER_CENT
    ]
    # "A rise of 9 per cent from the board": the parser gives the board to "cent".
    for holder in (word, noun, *figures):
        for child in holder.children:
            # "A ban on the singer" is asked of others: only of "guarantees from the army" the noun says.
            asking = ("from", "on", "upon", "of") if holder is word else ("from",)
            if child.dep_ == "prep" and child.lower_ in asking:
                inner = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
                if inner is not None and inner.i != noun.i and inner.ent_type_ not in ("DATE", "TIME"):
                    return inner
    if word.pos_ == "VERB":
        person = next(
            (
                c
                for c in word.children
                if c.dep_ in ("dobj", "dative") and c.i != noun.i and c.ent_type_ not in ("DATE", "TIME")
            ),
            None,
        )
        if person is not None:
            return person
    return None


def by_whom(noun: Token) -> Token | None:
    """Return whoever would do what a noun names: "a withdrawal by the army", "the army's withdrawal"."""
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ == "by":
            return next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
    if noun.lemma_.lower() in _GOING:
        return next((leaf for c in noun.children if c.lower_ == "of" for leaf in c.children), None) or next(
            (child for child in noun.children if child.dep_ == "poss"), None
        )
    if noun.lemma_.lower() in act_cues().suffered or noun.lemma_.lower() in _OWNED:
        return None
    target = target_before(noun)
    return next((child for child in noun.children if child.dep_ == "poss"), None) or next(
        (
            child
            for child in noun.children
            if child.dep_ == "compound" and child.lower_ not in _NOBODY and child != target
        ),
        None,
    )


def target_before(noun: Token) -> Token | None:
    """Return the firm of "called for a Nordmilk boycott", which is boycotted, and boycotts nothing.

    "The opposition boycott" and "the UDF boycott of the vote" are by those before them.
    """
    behind = any(child.dep_ == "prep" and child.lower_ in ("of", "by") for child in noun.children)
    if noun.lemma_.lower() != "boycott" or behind:
        return None
    return next(
        (
            child
            for child in noun.lefts
            if child.dep_ == "compound" and child.pos_ == "PROPN" and child.ent_type_ != "NORP"
            if not child.text.isupper()
        ),
        None,
    )


def patients_of(noun: Token) -> list[Token]:
    """Return what the act of a noun is done to: "the release of X", "an end to the blockade"."""
    owners = (
        [c for c in noun.children if c.dep_ == "poss"] if noun.lemma_.lower() in act_cues().suffered else []
    )
    target = target_before(noun)
    owners += [target] if target is not None else []
    return owners + [
        leaf
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("of", "to", "in", "on", "with", "between", "for")
        for leaf in child.children
        if leaf.dep_ == "pobj" and leaf.ent_type_ not in ("DATE", "TIME")
    ]
