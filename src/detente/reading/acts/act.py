"""An act that a clause or noun phrase speaks of, before its parties are known; its match and label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.acts.catalogue import Match, catalogue_patterns, match_act
from detente.reading.acts.catalogue_labels import entry_label, is_act_itself
from detente.reading.acts.cues import act_cues, predicate_of
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import label_of, phrase_words
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import is_how_it_is_done, objects_of, with_those_of_back
from detente.reading.acts.tenses import MoodReading
from detente.reading.once_a_word import once_a_word

if TYPE_CHECKING:
    from spacy.tokens import Token


_SIDES: Final = ("for", "against")
_PRONOUNS: Final = frozenset(("it", "them", "him", "her", "this", "that", "so"))
_HOLDING_DOWN: Final = ("freeze", "cap", "halve")
_RAISING: Final = frozenset(("raise", "increase", "put up", "double", "triple", "hike"))
_ARTICLE: Final = as_pattern(r"^(Scrap|Lift) an? ")
"""An imposed thing is known: of "introduced a fee", scrap the fee."""
_KEEPING: Final = frozenset(("keep", "hold", "retain"))


@dataclass(frozen=True, slots=True)
class Act:
    """An act before its parties are known."""

    head: Token
    reading: MoodReading
    predicate: str
    words: tuple[str, ...]
    label: str
    kind: str
    match: Match | None
    conditions: tuple[tuple[Token, str, bool], ...] = ()
    about: tuple[str, ...] = ()
    parts: tuple[Token, ...] = field(default=())
    turned: str | None = None


@once_a_word
def verb_match(verb: Token) -> Match | None:
    """Return the catalogue entry that a verb speaks of with its objects.

    "Give bargaining strength" speaks of strength: a word that only modifies the object names no act.
    """
    predicate = predicate_of(verb)
    doing = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBG"), None)
    if doing is not None and predicate in act_cues().stopping:
        inner = verb_match(doing)  # "stop filling the reservoir"
        return None if inner is None else replace(inner, sign=not inner.sign)
    if predicate in act_cues().escalating:
        return None  # to extend a strike is another act than to strike
    heads = objects_of(verb)
    match = match_act(predicate, [list(object_lemmas(head)) for head in heads], oblique_lemmas(verb))
    if match is None:
        return None
    modifiers = {c.lemma_.lower() for head in heads for c in head.children if c.dep_ in ("compound", "amod")}
    if not modifiers & set(match.words) or {head.lemma_.lower() for head in heads} & set(match.words):
        return match
    bare = [[lemma for lemma in object_lemmas(head) if lemma not in modifiers] for head in heads]
    return match_act(predicate, bare, oblique_lemmas(verb))


def object_lemmas(head: Token) -> Iterator[str]:
    """Yield the lemmas of an object: its head, what is joined to it, and "of" what it is."""
    yield head.lemma_.lower()
    for child in head.children:
        if child.dep_ in ("compound", "amod", "nmod"):
            yield child.lemma_.lower()
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (leaf.lemma_.lower() for leaf in child.children if leaf.dep_ == "pobj")
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            yield child.lemma_.lower()


def modifier_lemmas(noun: Token) -> list[str]:
    """Return the lemmas that say of what kind a noun's act is: "travel" ban, end "of" the siege."""
    return [child.lemma_.lower() for child in noun.children if child.dep_ in ("compound", "amod", "nmod")] + [
        leaf.lemma_.lower()
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("of", "to")
        for leaf in child.children
        if leaf.dep_ == "pobj" and leaf.ent_type_ not in ("MONEY", "CARDINAL", "QUANTITY", "PERCENT")
    ]


def oblique_lemmas(word: Token) -> list[tuple[str, str]]:
    """Return the prepositions of a word with the lemmas of their objects and of what is joined to these."""
    return [
        (child.lower_, part.lemma_.lower())
        for child in with_those_of_back(word)
        if child.dep_ in ("prep", "dative") and not _is_behind_the_side_taken(child)
        for leaf in child.children
        if leaf.dep_ == "pobj"
        for part in (leaf, *(inner for inner in leaf.children if inner.dep_ in ("compound", "amod")))
    ]


def _is_behind_the_side_taken(preposition: Token) -> bool:
    """Return True for the "for" of "vote against the budget for 2022", which is no vote for anything."""
    verb = preposition.head
    if verb.lemma_.lower() != "vote" or preposition.lower_ not in _SIDES:
        return False
    return any(child.lower_ in _SIDES and verb.i < child.i < preposition.i for child in verb.children)


def verb_label(verb: Token, match: Match | None, names: NamedParties) -> str:
    """Return the label of a verb's act: its own words, or the catalogue's where they say too little."""
    own = label_of(verb, names)
    if verb.lemma_.lower() in ("put", "bring") and (into := _into_what(verb)) is not None:
        return as_label([*own.split()[:6], "into", into])
    if verb.lemma_.lower() == "keep" and (away := _kept_where(verb, names)):
        return as_label([*own.split()[: 9 - len(away)], *away])
    if match is None or len(own.split()) >= 3:
        return own
    if verb.lemma_.lower() in _HOLDING_DOWN and match.entry.id == "levy" and len(own.split()) > 1:
        return own  # a price that is frozen is not scrapped
    if verb.lemma_.lower() in ("send", "deploy") and match.entry.id == "verify" and len(own.split()) > 1:
        return own  # observers are sent, and not verified
    label = catalogue_label(match, names, objects_of(verb), verb)
    words, predicate = own.split(), predicate_of(verb)
    says_more = label != entry_label(match.entry, match.sign, {})
    bare = len(words) == len(predicate.split())
    if says_more or len(words) < 2 or words[-1] in _PRONOUNS:
        return label
    return label if bare and not catalogue_patterns().stands_alone(match.entry.id, predicate) else own


def _kept_where(verb: Token, names: NamedParties) -> list[str]:
    """Return "out of the port" of "boats would be kept out of the port": without it, it says the contrary."""
    out = next((c for c in verb.children if c.lower_ in ("out", "away", "off") and c.i > verb.i), None)
    of = next((c for c in out.children if c.dep_ == "prep"), None) if out is not None else None
    where = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if out is None or of is None or where is None or f" {out.lower_} of " in f" {label_of(verb, names)} ":
        return []
    return [out.lower_, of.lower_, *phrase_words(where, names, 3)]


def _into_what(verb: Token) -> str | None:
    """Return "effect" of "put the cease-fire into effect", which says nothing without it."""
    into = (leaf for c in verb.children if c.lower_ == "into" for leaf in c.children if leaf.dep_ == "pobj")
    words = ("effect", "force", "practice", "line", "operation")
    return next((leaf.lower_ for leaf in into if leaf.lower_ in words), None)


def turned_label(
    match: Match | None, names: NamedParties, objects: Sequence[Token], head: Token
) -> str | None:
    """Return the label of the act with the other sign, None outside the catalogue.

    Where the catalogue's has nothing to fill it and a noun names the act, it is that noun that is kept up: of
    "call off the sit-in", the sit-in.
    """
    if match is None:
        return None
    label = _ARTICLE.sub(r"\1 the ", _other_label(match, names, objects, head))
    if match.sign and predicate_of(head) in _RAISING and label.startswith("Scrap "):
        return f"Lower {label.partition(' ')[2]}"  # what was raised was there before
    return label


def _other_label(match: Match, names: NamedParties, objects: Sequence[Token], head: Token) -> str:
    label = catalogue_label(replace(match, sign=not match.sign), names, objects, head)
    thing = next(
        (word for word in objects if word.pos_ == "NOUN" and word.lemma_.lower() in match.words), None
    )
    plain = label == entry_label(match.entry, not match.sign, {})
    if (
        plain
        and not match.sign
        and match.entry.option == "doing"
        and not match.entry.both_sides
        and thing is not None
    ):
        return as_label(["keep", "up", *phrase_words(thing, names, 7)])
    nouns = [word for word in objects if word.pos_ == "NOUN"]
    if plain and nouns and len(label.split()) == 1:
        return as_label(
            [label.lower(), *phrase_words(nouns[0], names, 7)]
        )  # of "raised the fee": scrap the fee
    return label


def catalogue_label(match: Match, names: NamedParties, objects: Sequence[Token], head: Token) -> str:
    """Return the catalogue's label, filled from the words."""
    slots: dict[str, str] = {}
    for child in head.children:
        aside_from_it = is_how_it_is_done(child) or _is_behind_the_side_taken(child)
        if child.dep_ in ("prep", "dative") and not aside_from_it:
            if child.lower_ == "with" and head.lemma_.lower() in _KEEPING:
                continue  # "to keep the boy with him": with whoever keeps him
            inner = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            aside = inner is None or inner.lemma_.lower() in act_cues().asides
            if inner is not None and _is_itself(match, inner):
                inner = next(iter(_owners(inner)), None)
            if inner is not None and not aside and inner.ent_type_ not in ("DATE", "TIME"):
                slots[child.lower_] = " ".join(phrase_words(inner, names, 5))
    for one, other in (("for", "against"), ("against", "for")):
        # Of "vote against the bill", "vote for the bill" is the other choice.
        if f"{{{one}|" in f"{match.entry.label}{match.entry.ending_label}" and other in slots:
            slots.setdefault(one, slots[other])
    # "Assurances" in "give assurances" is the act itself, and fills no slot; what it is of may.
    patients = [
        patient
        for word in objects
        for patient in (
            [word]
            if not _is_itself(match, word)
            else []
            if word.lemma_.lower() in match.words
            else _owners(word)
        )
    ]
    if patients:
        slots.setdefault("object", " ".join(phrase_words(patients[0], names, 6)))
    return entry_label(match.entry, match.sign, slots, [word.lemma_.lower() for word in head.sent])


def _is_itself(match: Match, word: Token) -> bool:
    lemma = word.lemma_.lower()
    return lemma in match.words or is_act_itself(match.entry.id, match.sign, lemma)


def _owners(noun: Token) -> list[Token]:
    """Return whose something is: "the party's accounts", "the accounts of four ministers"."""
    owners = [child for child in noun.children if child.dep_ == "poss" and child.tag_ != "PRP$"]
    return owners + [
        leaf
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("of", "against", "on")
        for leaf in child.children
        if leaf.dep_ == "pobj" and leaf.ent_type_ not in ("MONEY", "CARDINAL", "QUANTITY", "PERCENT")
    ]
