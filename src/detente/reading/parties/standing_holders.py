"""Whoever is in a standing, and whoever put them there, by the grammar of the clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.events import PartiesByToken, actors_of, is_passive, subject_of
from detente.reading.findings import Party
from detente.reading.parties.standing_words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_TARGETS: Final = frozenset(("on", "against", "of", "for", "over", "upon"))
_COLLECTIVE: Final = frozenset(("family", "couple", "crew", "team", "group", "opposition", "delegation"))
_COUNTED: Final = frozenset(
    ("some", "several", "many", "few", "most", "other", "more", "all", "two", "three", "dozens")
)
_LOCKED: Final = frozenset(("detained", "imprisoned", "held captive", "under house arrest", "on trial"))


class Holders:
    """The parties of a text that a clause says are in a standing."""

    def __init__(self, known: PartiesByToken, parties: Sequence[Party]) -> None:
        self._known = known
        self._kinds = {party.id: party.kind for party in parties}
        # A surname by itself is often taken for an organization.
        self._surnames = {
            p.id for p in parties if p.kind == "organization" and p.name.isalpha() and p.name.istitle()
        }

    def at(self, head: Token) -> tuple[str, ...]:
        """Return the parties that a phrase names, with those joined to it: none of "her brother"."""
        at: list[str] = []
        if _is_counted(head):
            return ()
        for joined in _joined(head):
            named = self._known.at_head(joined)
            if not named:
                named = next(
                    (
                        there
                        for child in joined.children
                        if child.dep_ == "appos" and (there := self._known.at_head(child))
                    ),
                    (),
                )
            if not _is_counted(self._known.referent(joined)):
                at += [party for party in named if party not in at and self._is_whom(joined, party)]
        return tuple(at)

    def _is_whom(self, head: Token, party: str) -> bool:
        """Return True unless a phrase names a thing ("the poll"): a loose group is plural."""
        head = self._known.referent(head)
        if head.pos_ == "NOUN" and head.lemma_.lower() in word_set("things"):
            return False
        singular = head.tag_ in ("NN", "NNP") and not any(child.dep_ == "conj" for child in head.children)
        return self._kinds[party] != "other" or not singular or head.lemma_.lower() in _COLLECTIVE

    def people_at(self, head: Token) -> bool:
        """Return True if a phrase names people."""
        return any(self._kinds[party] in ("person", "other") for party in self.at(head))

    def may_be(self, party: str, status: str) -> bool:
        """Return True if a party of this kind can be in a standing."""
        kind = self._kinds[party]
        if status in word_set("individuals"):
            return kind == "person"
        if status in word_set("people"):
            return kind in ("person", "other") or (party in self._surnames and status in _LOCKED)
        return kind != "person" if status in word_set("groups") else True

    def in_status(self, head: Token, status: str) -> list[str]:
        """Return the parties a phrase names that can be in a standing."""
        return [party for party in self.at(head) if self.may_be(party, status)]

    def in_any(self, head: Token, statuses: Sequence[str]) -> list[str]:
        """Return the parties a phrase names that can be in any of some standings."""
        return [party for party in self.at(head) if any(self.may_be(party, status) for status in statuses)]

    def target_of(self, noun: Token, verb: Token | None, *, owner_imposes: bool) -> Token | None:
        """Return whom a noun is against: X in "the ban on X", "X’s arrest", "imposed a ban on X"."""
        for head in (noun, verb):
            for child in head.children if head is not None else ():
                if child.dep_ in ("prep", "dative") and (
                    child.lower_ in _TARGETS or (head is verb and child.lower_ == "to")
                ):
                    for leaf in child.children:
                        if leaf.dep_ == "pobj" and self.at(leaf):
                            return leaf
        for word in noun.subtree:  # "two charges of sedition against him"
            if word.dep_ == "prep" and word.lower_ == "against":
                for leaf in word.children:
                    if leaf.dep_ == "pobj" and self.at(leaf):
                        return leaf
        if owner_imposes or any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children):
            return None
        return next((child for child in noun.children if child.dep_ == "poss" and self.at(child)), None)

    def owner_of(self, noun: Token, owner_imposes: bool) -> str | None:
        """Return who imposes what a noun names: X in "X’s ban on Y", "the arrest of Y by X"."""
        for child in noun.children:
            if (
                owner_imposes
                and child.dep_ in ("poss", "compound", "nmod")
                and (named := self._controller(child))
            ):
                return named
            if child.dep_ in ("prep", "agent") and child.lower_ == "by":
                for leaf in child.children:
                    if leaf.dep_ == "pobj" and (named := self._controller(leaf)):
                        return named
        return None

    def doer(self, verb: Token, holder: str, patient: Token) -> str | None:
        """Return the party that does a verb, other than the holder; of "courts loyal to X" it is X."""
        for actor in actors_of(verb):
            if actor == patient or actor in patient.subtree:
                continue
            named = self._controller(actor)
            if named is not None and named != holder:
                return named
        return None

    def _controller(self, actor: Token) -> str | None:
        named = self._known.of_phrase(actor)
        if named:
            return named[0]
        actor = self._known.referent(actor)
        for child in actor.children:
            if child.lemma_.lower() in word_set("controlled"):
                for preposition in child.children:
                    if preposition.lower_ in ("to", "by", "with"):
                        for leaf in preposition.children:
                            if leaf.dep_ == "pobj" and (named := self._known.of_phrase(leaf)):
                                return named[0]
        return None

    def is_prosecutor(self, verb: Token) -> bool:
        """Return True if the doer of a verb is a court, a prosecutor, the police or a state."""
        return any(
            actor.lemma_.lower() in word_set("prosecutors")
            or any(self._kinds[party] in ("state", "body") for party in self._known.at_head(actor))
            for actor in actors_of(verb)
        )

    def is_official(self, verb: Token) -> bool:
        """Return True if a verb has no doer, or one that is no person."""
        actors = actors_of(verb)
        parties = [party for actor in actors for party in self._known.at_head(actor)]
        return not any(self._kinds[party] == "person" for party in parties)


def patient_of(verb: Token) -> Token | None:
    """Return whom a verb is done to: its object, or its subject in the passive."""
    shares_passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    has_object = any(child.dep_ == "dobj" for child in verb.children)
    if is_passive(verb) and (shares_passive or not has_object):
        for child in verb.children:
            if child.dep_ == "nsubjpass":
                return child
        if verb.dep_ == "acl":
            return None if _is_behind_a_clause(verb) else verb.head
        if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
            return patient_of(verb.head) if is_passive(verb.head) else subject_of_clause(verb.head)
        return verb.head if verb.dep_ == "relcl" else None
    has_subject = any(child.dep_ == "nsubj" for child in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and not has_object and not has_subject:
        if verb.dep_ == "acl" and _is_behind_a_clause(verb):
            return None
        return verb.head if verb.dep_ == "acl" else subject_of_clause(verb.head)
    for child in verb.children:
        if child.dep_ == "dobj":
            # "took Anna Weber hostage" is often parsed as one name.
            if child.lower_ in ("hostage", "captive", "prisoner"):
                return next((c for c in child.children if c.dep_ in ("compound", "nsubj", "nmod")), None)
            return child
    return next((c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), None)


def subject_of_clause(verb: Token) -> Token | None:
    """Return the subject of a clause, active or passive, or the noun that the clause describes."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return child
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.head
    return subject_of(verb)


def _is_behind_a_clause(participle: Token) -> bool:
    """Return True for "Velland, which fears the Front, banned in May": either may be banned."""
    return any(child.dep_ == "relcl" and child.i < participle.i for child in participle.head.children)


def _joined(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from _joined(child)


def _is_counted(head: Token) -> bool:
    """Return True for "twelve activists", "dozens of activists": some of a group are not the group."""
    if head.tag_ not in ("NNS", "NNPS"):
        return False
    return any(child.dep_ == "nummod" or child.lower_ in _COUNTED for child in head.children)
