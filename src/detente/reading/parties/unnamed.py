"""Groups, bodies and people without a name that speak, act or are asked, as parties of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.patterns import as_pattern
from detente.reading.findings import PartyKind
from detente.reading.lexica import state_words
from detente.reading.parties.actors import (
    does_or_is_asked,
    is_definite,
    names_one,
    names_one_person,
    names_people,
)
from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.kinds import acts
from detente.reading.parties.lexicon import (
    BODY_HEADS,
    FEMALE,
    GROUP_BODIES,
    GROUP_NOUNS,
    KIN,
    LOOSE_GROUPS,
    MALE,
    NEVER_BODIES,
    NOBODY,
    OFFICES_IN_NAMES,
    ORGANIZATION_HEADS,
    ROLE_NOUNS,
    SOURCE_NOUNS,
)
from detente.reading.parties.roles import title_head
from detente.reading.parties.sufferers import suffers
from detente.reading.statements import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

DEFINITE = frozenset({"the", "this", "that"})
_GOVERNS = frozenset({"government", "authorities", "regime"})
_DATELINE_TOWN = as_pattern(r"\s*([A-Z][A-Z .'’-]+[A-Z])\s*(?:,[^\n(]{1,40})?(?:\(|_|--|—|–|\s-\s)")
_LONGEST_OWNER = 5
_CHARGING = frozenset(
    {"accuse", "convict", "acquit", "suspect", "rob", "strip", "deprive", "warn", "inform", "remind", "rid"}
)
_SIDES = frozenset({"rebel", "guerrilla", "opposition", "regime", "insurgent", "separatist", "employer"})
_RULING = frozenset({"army", "military", "coup", "puppet", "minority", "majority", "clan", "police"})
_PLURAL = frozenset({"NNS", "NNPS"})
_NOT_ANY = frozenset({"no", "any", "every"})
HEADS = (ORGANIZATION_HEADS | BODY_HEADS) - {
    "news",
    "times",
    "post",
    "journal",
    "radio",
    "television",
    "press",
    "house",
}


def can_speak(head: Token) -> bool:
    """People, bodies and documents speak; "his hesitancy suggests" makes no party of hesitancy."""
    words = {head.lower_, head.lemma_.lower()}
    return bool(words & (ROLE_NOUNS | GROUP_NOUNS | ORGANIZATION_HEADS | BODY_HEADS | SOURCE_NOUNS))


def acts_here(drafts: Sequence[PartyDraft], chunk: Words, *, quoted: bool) -> bool:
    """Return True for somebody who acts; in a quotation only a body that it speaks of as known."""
    if quoted:
        body = chunk.root.lower_ in HEADS | GROUP_BODIES and chunk.root.tag_ not in _PLURAL
        return body and is_definite(chunk) and does_or_is_asked(chunk.root) and _acting_group(chunk)
    return _acting_group(chunk) or _acting_people(drafts, chunk) or _suffering_people(chunk)


def _acting_group(chunk: Words) -> bool:
    """A body or a group of people that does or suffers something; "to join forces" names none."""
    head = chunk.root
    owned = any(child.tag_ == "PRP$" for child in head.children)
    body = head.lower_ in HEADS - NEVER_BODIES and head.tag_ not in _PLURAL and not owned
    if (head.lower_ not in GROUP_NOUNS and not body) or chunk[0].lower_ in _NOT_ANY:
        return False
    if not (acts(head) or does_or_is_asked(head)) or _quantified(chunk) or chunk[0].lower_ == "whose":
        return False
    return len(chunk) > 1 or head.dep_ in SUBJECTS or _is_one_of_two_sides(head)


def is_of_rules(head: Token) -> bool:
    """Return True for "the sanctions regime" and "the tariff regime", which are rules, and no government."""
    return head.lower_ == "regime" and any(
        child.dep_ in ("compound", "nmod") and child.pos_ == "NOUN" and child.lower_ not in _RULING
        for child in head.lefts
    )


def _is_one_of_two_sides(head: Token) -> bool:
    """Return True for both of "clashes between rebels and soldiers"."""
    first = head.head if head.dep_ == "conj" else head
    return first.dep_ == "pobj" and first.head.lower_ == "between"


def _acting_people(drafts: Sequence[PartyDraft], chunk: Words) -> bool:
    """People named by what they are who do something or are asked to; no office that somebody named holds."""
    head = chunk.root
    if chunk[0].lower_ in _NOT_ANY:
        return False
    if not does_or_is_asked(head) or any(c.tag_ in ("PRP$", "WP$") for c in head.children):
        return False
    if any(
        token.lower_ in NOBODY and token.dep_ not in ("nummod", "quantmod")
        for token in chunk
        if token != head
    ):
        return False
    if head.dep_ == "pobj" and head.head.dep_ == "agent" and names_one_person(head):
        return True  # "shot by a gunman"
    if names_one(head):
        held = any(head.lower_ == title_head(role.title) for draft in drafts for role in draft.roles)
        # "A French minister" is somebody known by where he is from.
        of_a_state = head.lower_ in OFFICES_IN_NAMES and any(
            child.ent_type_ in ("NORP", "GPE") for child in head.lefts
        )
        return (is_definite(chunk) or of_a_state) and not held
    return names_people(head)


def _suffering_people(chunk: Words) -> bool:
    """People whom something is done to, with a word that says who they are: "Danish fishermen"."""
    head = chunk.root
    described = any(child.dep_ in ("amod", "compound", "nmod") for child in head.children) or (
        chunk[0].lower_ == "the" and head.dep_ in ("dobj", "nsubjpass") and head.lower_ not in KIN
    )
    people = names_people(head) or (described and names_one_person(head))
    owned = any(child.tag_ in ("PRP$", "WP$") for child in head.children)
    return people and not owned and chunk[0].lower_ not in _NOT_ANY and head.tag_ != "NNP" and suffers(head)


def _quantified(chunk: Words) -> bool:
    whole = {"other", "all", "both", "several"}
    return any(
        token.dep_ in ("nummod", "quantmod") or (token.lower_ in NOBODY and token.lower_ not in whole)
        for token in chunk
    )


def two_in_one(chunk: Words) -> tuple[Words, Words] | None:
    """Return both parties of a noun phrase that joins two before one head, None where it names one.

    "The port union and state government", "government and rebel negotiators".
    """
    doc, head = chunk.doc, chunk.root
    for first in head.lefts:
        joint = next((c for c in first.rights if c.lower_ == "and" and c.i < head.i), None)
        if first.dep_ not in ("nmod", "compound") or joint is None or first.pos_ != "NOUN":
            continue
        second = next((c for c in first.conjuncts if joint.i < c.i < head.i), None)
        two_bodies = first.lower_ in HEADS and head.lower_ in HEADS and head.tag_ not in _PLURAL
        two_sides = second is not None and _is_side(first) and _is_side(second) and head.tag_ in _PLURAL
        if two_bodies or two_sides:
            return doc[chunk.start : joint.i], doc[joint.i + 1 : head.i + 1]
    return None


def _is_side(noun: Token) -> bool:
    return noun.lower_ in HEADS or noun.lower_ in _SIDES


def unnamed_draft(doc: Doc, head: Token, place: tuple[int, int]) -> PartyDraft:
    """Begin a draft of somebody without a name."""
    if doc[place[0]].tag_ == "WP$" and place[1] - place[0] > 1:
        place = place[0] + 1, place[1]  # "whose authorities" are the authorities
    draft = PartyDraft(name_at(doc, place), _unnamed_kind(head), places=[place], named=False)
    draft.plural = head.tag_ in _PLURAL
    draft.gender = "f" if head.lower_ in FEMALE else "m" if head.lower_ in MALE else ""
    return draft


def with_owner(head: Token, place: tuple[int, int]) -> tuple[int, int]:
    """Take in the words behind "of" that name whose body it is: "the government of Hanbora"."""
    for child in head.rights:
        if child.i == place[1] and child.lower_ == "of" and not _is_charged(head):
            # "The chief of the Velland section in the capital": as far as whose he is.
            behind = (t.i - 1 for t in head.doc[child.i + 1 : child.right_edge.i + 1] if t.dep_ == "prep")
            last = next(behind, child.right_edge.i)
            inside = head.doc[child.i : last + 1]
            if last - child.i <= _LONGEST_OWNER and not any(
                t.dep_ in ("relcl", "acl", "prep") for t in inside[1:]
            ):
                return place[0], last + 1
    return place


def _is_charged(head: Token) -> bool:
    """Return True for the object of "accused the army of murder", which is no army of murder."""
    return head.dep_ in ("dobj", "nsubjpass", "dative") and head.head.lemma_ in _CHARGING


def _owners(head: Token) -> set[str]:
    """Return the nouns whose a group or body is said to be: "the dockers' union"."""
    return {child.lower_ for child in head.children if child.dep_ == "poss" and child.pos_ != "PRON"}


def _is_of_a_body(head: Token) -> bool:
    """Return True for the holder of an office in a union, a firm and the like, which has no name here."""
    return any(child.dep_ == "poss" and child.pos_ == "NOUN" for child in head.children)


def same_description(doc: Doc, drafts: Sequence[PartyDraft], chunk: Words) -> PartyDraft | None:
    """A definite description taken up again; an indefinite one ("another analyst") is always somebody new.

    ``drafts`` are those described with the same head word so far.
    """
    head, words = chunk.root, modifiers_of(chunk.root)
    if chunk[0].lower_ == "a" and head.lower_ == "government" and not words:
        # "Will not be heard by a government that shuns all talks": the one that the text speaks of.
        told = any(child.dep_ == "relcl" for child in head.children)
        before = [d for d in drafts if d.name.casefold() == "the government" and d.places[0][0] < chunk.start]
        return before[0] if told and len(before) == 1 else None
    if chunk[0].lower_ in ("a", "an", "another", "one", "some"):
        return None
    for draft in reversed(drafts):
        start, end = draft.places[0]
        first = doc[start:end].root
        if (first.tag_ in _PLURAL) != (head.tag_ in _PLURAL) or start >= chunk.start:
            continue
        known = modifiers_of(first)
        if "PRP$" in (chunk[0].tag_, doc[start].tag_) and chunk[0].lower_ != doc[start].lower_:
            continue  # "Her government" need not be the one named before.
        if _owners(head) and _owners(first) and _owners(head) != _owners(first):
            continue  # "the drivers' union" is not "the dockers' union"
        if head.lower_ in ROLE_NOUNS and not _owners(first) and _is_of_a_body(head):
            continue  # "the union's president" is not "the President"
        definite = chunk[0].lower_ in DEFINITE or any(child.dep_ == "poss" for child in head.children)
        if head.lower_ in _GOVERNS and not words and _is_of_another_state(doc, known):
            continue
        if words <= known and (definite or known == words):
            return draft
        alone = len(drafts) == 1 and not known and head.tag_ in _PLURAL and head.lower_ not in LOOSE_GROUPS
        if alone and definite and not any(child.dep_ == "poss" for child in head.children):
            return draft
    return None


def _is_of_another_state(doc: Doc, modifiers: set[str]) -> bool:
    """Return True for a state's adjective that is not that of the dateline: "the U.S. government" in OSLO."""
    town = _DATELINE_TOWN.match(doc.text)
    states = state_words()
    homes = states.seats.get(town[1].title(), ()) if town else ()
    owners = {
        owner
        for name, of in (
            *states.adjectives.items(),
            *((name, (state,)) for name, state in states.names.items()),
        )
        if name.lower() in modifiers
        for owner in of
    }
    return bool(homes) and bool(owners) and not owners & set(homes)


def _unnamed_kind(head: Token) -> PartyKind:
    if head.tag_ == "NNP" and head.lower_ in ROLE_NOUNS:
        return "person"  # "the deposed President"
    if head.tag_ == "NN" and (head.lemma_.lower() in ROLE_NOUNS or names_one_person(head)):
        return "person"
    if head.lower_ in GROUP_BODIES or head.lower_ in BODY_HEADS:
        return "body"
    return "organization" if head.lower_ in ORGANIZATION_HEADS else "other"


def name_at(doc: Doc, place: tuple[int, int]) -> str:
    """Return the words at a place as one line."""
    return " ".join(doc[place[0] : place[1]].text.split())


def modifiers_of(head: Token) -> set[str]:
    """Return the words before a head that say which one it is."""
    return {child.lower_ for child in head.lefts if child.dep_ in ("amod", "compound", "nmod")}
