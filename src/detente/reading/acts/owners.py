"""Words beside the noun of an act that name whom or where it struck, and not who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.catalogue import Match
from detente.reading.acts.cues import act_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.acts.names import NamedParties

_TARGETS: Final = ("against", "on", "upon", "of", "into")
_PLACES: Final = ("GPE", "LOC", "FAC")
_INQUIRY: Final = "investigate"
_APPEAL: Final = "appeal_in_court"
_INQUIRIES: Final = ("probe", "inquiry", "investigation", "review")
_RALLY: Final = "protest"
_AIMS: Final = ("against", "over", "demanding", "calling", "to")
_ABOUT: Final = frozenset((_INQUIRY, _APPEAL, "charge", "try_in_court", "sue", "arrest"))
_ORGANS: Final = frozenset((
    "department", "ministry", "office", "agency", "bureau", "service", "unit", "division", "section",
    "authority",
    "committee", "commission", "panel", "team",
))  # fmt: skip


def does_it(owner: Token, noun: Token, match: Match | None, *, person: bool) -> bool:
    """Return False where the word before an act's noun is its place or its target.

    Examples are "the Kenya bombing", "the embassy attacks", "the Moor investigation" and, behind the noun, an
    appeal "of the judge's ruling". "U.S. air raids on the port" and "the FBI investigation" tell who acts.
    """
    if match is None:
        return True
    entry = match.entry
    if _names_an_organ(noun):
        return False
    if owner.dep_ == "pobj":
        return not (entry.id == _APPEAL and owner.head.lower_ == "of")
    if owner.dep_ == "poss":
        return True
    if entry.id == _RALLY and person:
        return False  # a candidate's rally is no protest of his
    strikes = entry.kind == "ASSAULT"
    if not (strikes or entry.id in _ABOUT) or _is_adjective(owner):
        return True
    if person or (owner.ent_type_ in _PLACES and not _has_target(noun)):
        return False
    return not (strikes and owner.lemma_.lower() in act_cues().struck and not _has_target(noun))


def is_rally_for_votes(noun: Token, names: NamedParties) -> bool:
    """Return True for the rallies of a candidate, which protest at nothing: "Holm's rallies"."""
    if noun.lemma_.lower() != "rally":
        return False
    if any(child.lower_ in _AIMS and child.i > noun.i for child in noun.children):
        return False
    if any(child.lower_ in ("campaign", "election") for child in noun.lefts):
        return True
    return any(child.dep_ in ("poss", "compound") and names.is_one_of_a_name(child) for child in noun.lefts)


def is_kept(noun: Token) -> bool:
    """Return False for what a clause says is sought, lost or taken away: "cut its support", "win votes".

    "Found it during their investigation" does not say that this goes on.
    """
    if noun.dep_ == "pobj" and noun.head.lower_ in ("during", "after", "before", "following"):
        return False
    return not (noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in act_cues().not_kept)


def is_told_in_passing(noun: Token, owner: Token) -> bool:
    """Return True for a name before what a longer phrase is about: "the pressure over the FBI probe"."""
    beside = owner.dep_ in ("compound", "nmod") and owner.head == noun
    return beside and noun.lemma_.lower() in _INQUIRIES and noun.dep_ == "pobj" and not _has_target(noun)


def _names_an_organ(noun: Token) -> bool:
    """Return True for the first half of a name: "the criminal investigation and immigration departments"."""
    return any(child.dep_ == "conj" and child.lemma_.lower() in _ORGANS for child in noun.children)


def _is_adjective(owner: Token) -> bool:
    """Return True for "U.S." and "UK", which stand before a noun as "American" and "British" do."""
    letters = owner.text.replace(".", "")
    return letters.isupper() and len(letters) > 1


def _has_target(noun: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ in _TARGETS for child in noun.children)
