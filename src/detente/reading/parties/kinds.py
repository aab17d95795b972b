"""The kind of party behind a name, by a vote of its places in the text and by its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from detente.reading.findings import PartyKind
from detente.reading.lexica import state_words
from detente.reading.parties.capital_runs import is_acronym, leads_the_opposition
from detente.reading.parties.known_bodies import body_of
from detente.reading.parties.lexicon import (
    BODY_HEADS,
    NAME_HEADS,
    NEAR_STATES,
    NEVER_NAMES,
    ORGANIZATION_HEADS,
    PERSON_TITLES,
    REALMS,
    ROLE_NOUNS,
    STATE_OF,
    STATE_OWNED,
    STATE_TITLES,
    STATES,
)
from detente.reading.parties.named_by_a_day import is_letter_and_number
from detente.reading.parties.names import Name, is_camel_case
from detente.reading.parties.told_bodies import is_a_measure, is_spoken_of_as_a_thing, is_told_to_be_a_body
from detente.reading.statements import QUOTE_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF_A_PEOPLE = ("an", "ese", "ish", "ic", "s", "ans", "i")
NameKind = PartyKind | Literal["place", "nationality", "none"]

_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent"})
ALSO_PEOPLE = frozenset({
    "Sofia", "Santiago", "Paris", "Sucre", "Lima", "Kingston", "Wellington", "Washington", "Salisbury",
    "Madrid", "Berlin", "London", "Vienna", "Georgetown", "Lagos", "Juba", "Cardiff", "Rome", "Male", "Bern",
})  # fmt: skip
_TOWARDS = frozenset({"with", "against", "by", "between", "to", "for", "on", "among", "upon"})


_JOINED = 3
_LEADING = frozenset({
    "leader", "leaders", "chairman", "chairwoman", "chair", "president", "head", "secretary", "spokesman",
    "spokeswoman", "members", "deputies", "founder",
})  # fmt: skip
_BODIES_BEFORE = frozenset({"party", "movement", "militia", "coalition", "alliance", "faction", "federation"})
"""Nouns that say of the name behind them that it is a body's."""


def kind_of_name(doc: Doc, name: Name) -> NameKind:
    """Decide a name's kind from the labels of all its places, its words, and what stands beside it.

    ``place`` and ``nationality`` are names that are no party by themselves, ``none`` is no name of anybody.
    """
    last = name.words[-1].lower()
    realm = len(name.words) > 2 and name.words[0].lower() in REALMS and name.words[1] == "of"
    if body_of(name.words) is not None:
        return "organization"
    if name.text in STATES or realm or _has_a_state(doc, name):
        return "state"
    if any(_is_called_a_body(doc, start, end) for start, end in name.places):
        return "organization"
    if len(name.words) == 1 and is_acronym(name.words[0]) and is_a_measure(doc, name.places):
        return "none"
    if all(word.lower() in NEVER_NAMES or word.lower() in PERSON_TITLES for word in name.words):
        return "none"
    if any(word.lower() in BODY_HEADS for word in (last, *_before_of(name.words))) and last not in ("party",):
        return "body" if len(name.words) > 1 else "none"
    if len(name.words) > 1 and last in NAME_HEADS:
        return "organization"
    if last in ORGANIZATION_HEADS or any(word in ORGANIZATION_HEADS for word in _before_of(name.words)):
        return "organization" if len(name.words) > 1 else "none"
    heads = [head_of(doc, place) for place in name.places]
    if _is_told_to_be_a_body(doc, name) or _joins_acronyms(name):
        return "organization"
    if len(name.words) == 1 and is_letter_and_number(name.words[0]):
        bracketed = any(start and doc[start - 1].text == "(" for start, _ in name.places)
        return "organization" if bracketed else "none"  # "the M-16" may be a rifle or a road
    if len(name.words) == 1 and is_acronym(name.words[0]):
        if name.labels["GPE"] > name.labels["ORG"]:
            return "place"
        bracketed = any(
            (start and doc[start - 1].text == "(")
            or (end + 1 < len(doc) and doc[end].text == "(" and doc[end + 1].text[:1].isupper())
            for start, end in name.places
        )
        known = (
            bracketed
            or len(name.places) > 1
            or any(acts(head) or head.dep_ in ("poss", "compound", "appos") for head in heads)
            or any(child.dep_ == "appos" for head in heads for child in head.children)
            or any(_is_where_somebody_is(head) for head in heads)
        )
        return "organization" if known else "none"
    if len(name.words) == 1 and is_camel_case(name.words[0]) and any(acts(head) for head in heads):
        prefixed = name.words[0][:2] in ("Mc", "Ma", "De", "Di", "Le", "La", "Mb") or name.labels["PERSON"]
        if not prefixed:
            return "organization"
    labelled = name.labels.total() - name.labels[""]
    if name.text in state_words().seats and (not labelled or _is_no_first_name(name)):
        return "place"
    if (
        len(name.words) > 1
        and not name.labels["GPE"]
        and any(_is_what_somebody_is_of(doc, start) for start, _ in name.places)
    ):
        return "organization"
    placed = len(name.words) == 1 and not name.labels["PERSON"]
    if not placed and any(_person_beside(doc, start, end) for start, end in name.places):
        return "person"
    votes = {label: count for label, count in name.labels.items() if label}
    speaks = any(_speaks(head) for head in heads)
    best = max(votes, key=lambda label: votes[label], default="")
    if best == "NORP":
        return "place" if _acts_as_a_state(name, heads) else "nationality"
    if best == "GPE" or best in ("LOC", "FAC"):
        return "person" if best == "GPE" and speaks and len(name.words) > 2 else "place"
    if best == "PERSON" or (votes.get("PERSON", 0) >= 0.34 * sum(votes.values()) and "PERSON" in votes):
        return "person"
    if best == "ORG":
        known = len(name.places) > 1 or any(acts(head) or head.dep_ == "poss" for head in heads)
        known = known or any(_has_a_leader(doc, end) for _, end in name.places)
        return "organization" if known else "none"
    if speaks and 2 <= len(name.words) <= 4:
        return "person"
    if len(name.words) == 1 and not votes and any(head.dep_ == "nsubj" for head in heads):
        return "place"
    return "none"


def _joins_acronyms(name: Name) -> bool:
    """Return True for "VRO-DPN", the letters of two bodies that are one."""
    return len(name.words) == _JOINED and name.words[1] == "-" and all(map(is_acronym, name.words[::2]))


def _has_a_leader(doc: Doc, end: int) -> bool:
    """Return True for the League of "the League, whose leader, Ana Roy, said"."""
    return any(
        word.lower_ == "whose" and word.dep_ == "poss" and word.head.lower_ in _LEADING and word.i - end <= 1
        for word in doc[end : end + 2]
    )


def _is_where_somebody_is(head: Token) -> bool:
    """Return True for RMT in "Jan Orvik of the RMT"."""
    of = head.head
    return head.dep_ == "pobj" and of.lower_ == "of" and of.head.ent_type_ == "PERSON"


def _is_what_somebody_is_of(doc: Doc, start: int) -> bool:
    """Return True for the Vell Orvik of "Ana Roy of Vell Orvik": nobody with a full name is of a person."""
    of = doc[start - 1] if start else None
    if of is not None and of.lower_ == "the" and start > 1:
        of = doc[start - 2]
    if of is None or of.lower_ != "of" or of.i < 2:
        return False
    name = doc[of.i - 2 : of.i]
    full = all(
        word.ent_type_ in ("PERSON", "")
        and word.text.istitle()
        and word.pos_ == "PROPN"
        and word.lower_ not in PERSON_TITLES | ROLE_NOUNS | ORGANIZATION_HEADS | BODY_HEADS | NAME_HEADS
        for word in name
    )
    titled = of.i > 2 and doc[of.i - 3].lower_.rstrip(".") in PERSON_TITLES
    return full and not titled and doc[start].ent_type_ not in ("GPE", "LOC", "FAC", "DATE", "NORP")


def _is_called_a_body(doc: Doc, start: int, end: int) -> bool:
    """Return True for "the separatist party Batara", not for "the party Jan Orvik leads"."""
    noun = doc[start - 1] if start else None
    if noun is None or noun.lower_ not in _BODIES_BEFORE or noun.tag_ != "NN":
        return False
    return noun.dep_ == "compound" and noun.head.i == end - 1


def _is_told_to_be_a_body(doc: Doc, name: Name) -> bool:
    """Return True for a name that no title makes a person's, and that is said to be that of a body."""
    if any(start and doc[start - 1].lower_.rstrip(".") in PERSON_TITLES for start, _ in name.places):
        return False
    return any(
        is_told_to_be_a_body(doc, start, end) or is_spoken_of_as_a_thing(doc, start, end)
        for start, end in name.places
    )


def _is_no_first_name(name: Name) -> bool:
    """Return True for a capital that the recogniser takes for a person, though nobody is called so."""
    return len(name.words) == 1 and name.labels["PERSON"] > 0 and name.text not in ALSO_PEOPLE


def head_of(doc: Doc, place: tuple[int, int]) -> Token:
    """Return the word of a name that its clause is built on: of "Movement for Peace" the first."""
    start, end = place
    inside = any(token.pos_ == "ADP" for token in doc[start : end - 1])
    return doc[start:end].root if inside else doc[end - 1]


def _has_a_state(doc: Doc, name: Name) -> bool:
    """Return True for a name that a text uses as a state's: "Drevnia’s minister", "neighbouring Brodnia"."""
    last = name.words[-1].lower()
    if len(name.words) > 2 or is_acronym(name.words[0]) or last in ORGANIZATION_HEADS or last in BODY_HEADS:
        return False
    if any(doc[start - 1].lower_.rstrip(".") in PERSON_TITLES for start, _ in name.places if start):
        return False
    return any(_owns_an_office(doc, end) or _is_owner(doc, start) for start, end in name.places)


def _owns_an_office(doc: Doc, end: int) -> bool:
    if end >= len(doc) or doc[end].lower_ not in ("'s", "’s"):
        return False
    for token in doc[end + 1 : end + 5]:
        if token.lower_ in STATE_OWNED:
            return True
        if token.pos_ not in ("ADJ", "NOUN", "PROPN"):
            return False
    return False


def _is_owner(doc: Doc, start: int) -> bool:
    before = doc[start - 1].lower_ if start else ""
    if before in NEAR_STATES:
        return True
    if doc[start].dep_ == "conj" and doc[start].head.dep_ == "pobj" and doc[start].head.head.lower_ == "of":
        return doc[start].head.head.head.lower_ in ("states", "republics", "kingdoms", "countries")
    if before != "of" or start < 2:
        return False
    office = doc[start - 1].head
    if office.pos_ == "PROPN" and office.ent_type_ == "PERSON":
        return any(child.lower_ in STATE_TITLES for child in office.lefts)
    return office.lower_ in STATE_OF and office.i < start


def _acts_as_a_state(name: Name, heads: Sequence[Token]) -> bool:
    """Return True for a name that the recogniser takes for a people, though it is that of a state.

    "Telsk denied it": one word in the singular that never stands before a noun.
    """
    word = name.words[-1]
    return (
        len(name.words) == 1
        and not word.endswith(_OF_A_PEOPLE)
        and any(head.dep_ == "nsubj" and head.tag_ == "NNP" for head in heads)
        and not any(head.dep_ in ("amod", "compound", "nmod") for head in heads)
    )


def acts(head: Token) -> bool:
    """Return True if a name is subject or object at this place, not a location."""
    token = head
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ in _ACTING:
        return True
    return token.dep_ == "pobj" and token.head.lower_ in _TOWARDS and token.head.head.pos_ in ("VERB", "NOUN")


def _before_of(words: Iterable[str]) -> tuple[str, ...]:
    """The head of "Ministry of Defence": the word before the first "of"."""
    listed = [word.lower() for word in words]
    return (listed[listed.index("of") - 1],) if "of" in listed[1:] else ()


def _speaks(head: Token) -> bool:
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in QUOTE_VERBS


def _person_beside(doc: Doc, start: int, end: int) -> bool:
    """A title or role right before the name, or a role right after it between commas."""
    before = doc[start - 1] if start else None
    if leads_the_opposition(doc, start):
        return True
    if before is not None and (before.lower_.rstrip(".") in PERSON_TITLES or before.lower_ in ROLE_NOUNS):
        return (before.i + 1 == start and not before.is_sent_start) or before.lower_.rstrip(
            "."
        ) in PERSON_TITLES
    if end + 1 < len(doc) and doc[end].text == ",":
        for token in doc[end + 1 : end + 6]:
            if token.lower_ in ROLE_NOUNS:
                return doc[end + 1].lower_ in ("a", "an", "the", "who") or doc[end + 1].pos_ in (
                    "ADJ",
                    "NOUN",
                )
            if token.is_punct or token.pos_ == "VERB":
                break
    return False
