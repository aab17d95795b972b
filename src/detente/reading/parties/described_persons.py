"""The persons of a text by their roles: whom "the spokesman" and "the deposed president" speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.reading.findings import Role
from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.lexicon import FALLEN, KIN
from detente.reading.parties.placed import Placed
from detente.reading.parties.roles import title_head
from detente.reading.parties.unnamed import modifiers_of, with_owner

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token


class Persons:
    """The persons of a text by the last words of their roles, and where all parties are named."""

    def __init__(self, drafts: Sequence[PartyDraft]) -> None:
        self._drafts = drafts
        self._numbers = {id(draft): k for k, draft in enumerate(drafts)}
        self._placed = Placed(drafts)
        self._by_head: defaultdict[str, list[tuple[PartyDraft, Role, set[str]]]] = defaultdict(list)
        self._followers: list[tuple[PartyDraft, Role, set[str]]] = []
        self._by_start: dict[int, PartyDraft] = {}
        for draft in drafts:
            for role in draft.roles if draft.kind == "person" else ():
                words = {word.lower() for word in role.title.split()}
                self._by_head[_spelt(title_head(role.title))].append((draft, role, words))
                self._by_start[role.span.start] = draft
                if {"prime", "minister"} <= words:
                    self._by_head["pm"].append((draft, role, {*words, "pm"}))
                if words & _SENT:
                    self._by_head["envoy"].append((draft, role, {*words, "envoy"}))
                if words & _FOLLOWERS:
                    self._followers.append((draft, role, words))

    def add(self, draft: PartyDraft, place: tuple[int, int]) -> None:
        """Add a place that a draft has got since."""
        self._placed.add(self._numbers[id(draft)], place)

    def holder_at(self, chunk: Words) -> PartyDraft | None:
        """Return whose office the words are: "spokesman" in "spokesman for the union, Ana Roy,"."""
        behind = chunk.doc[chunk.end : chunk.end + 1].text
        return self._by_start.get(chunk.start_char) if behind.lower() in ("of", "for") else None

    def beside(self, chunk: Words) -> PartyDraft | None:
        """Take "Ana's aunt" of "Ana's aunt, Clara Brandt," for Clara Brandt."""
        for child in chunk.root.children:
            if (
                child.dep_ == "appos"
                and child.pos_ == "PROPN"
                and child.doc[child.left_edge.i - 1].text == ","
            ):
                named = [self._drafts[k] for k in self._placed.ending_at(child.i + 1)]
                people = [draft for draft in named if draft.kind == "person" and draft.named]
                return people[0] if len(people) == 1 else None
        return None

    def described(self, chunk: Words) -> PartyDraft | None:
        """Take "the X ally" or "the spokesman" for the one person whose role it is, else nobody."""
        head = chunk.root
        if modifiers_of(head) & _NOT_YET:
            return None  # "the next president" is not the one in office
        roles = self._by_head.get(_spelt(head.lower_), [])
        if head.lower_ in _FOLLOWERS:
            roles = [*roles, *self._followers]
        if not roles:
            return None
        inside = self._placed.inside(chunk.start, chunk.end)
        if head.lower_ in KIN:
            inside = [*inside, *self._placed.inside(*with_owner(head, (chunk.start, chunk.end)))]
        names = {w.lower() for k in inside for ws in self._drafts[k].words for w in ws}
        compounds = {c.lower_ for c in head.lefts if c.dep_ == "compound" and c.pos_ == "NOUN"}
        peoples, portfolio = _peoples_of(head), _portfolio_of(head)
        # "The deposed president" is the one who is called so, not the president of another state.
        fallen = modifiers_of(head) & FALLEN
        fitting: PartyDraft | None = None
        for draft, role, words in roles:
            if fallen and not words & FALLEN:
                continue
            # "The minority leader" is not the "majority leader"; but whoever is only called "leader" may be.
            if draft is fitting or (compounds - words and len(words) > 1):
                continue
            # "The Foreign Minister" is not the Prime Minister.
            if portfolio and portfolio not in words and len(words) > 1:
                continue
            # "The Norwegian leader" is not the leader of the union.
            if role.of is not None and peoples - words:
                continue
            if not inside or (role.of is not None and int(role.of) in inside) or names & words:
                if fitting is not None:
                    return None
                fitting = draft
        return fitting


def _spelt(word: str) -> str:
    """Return one spelling of an office: an advisor is an adviser."""
    return "adviser" if word == "advisor" else word


def _peoples_of(head: Token) -> set[str]:
    """Return the words before a head that say of which state somebody is."""
    return {c.lower_ for c in head.lefts if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ == "NORP"}


def _portfolio_of(head: Token) -> str | None:
    """Return the word before a minister that says of what: "foreign" of "the Foreign Minister"."""
    before = head.nbor(-1) if head.i else None
    if before is None or head.lower_ not in _MINISTERS or before not in [*head.lefts]:
        return None
    plain = before.dep_ in ("amod", "compound", "nmod") and before.ent_type_ not in ("NORP", "GPE")
    return before.lower_ if plain else None


_MINISTERS = frozenset({"minister", "secretary"})
_NOT_YET = frozenset({"next", "future", "first", "last", "previous", "former", "late", "incoming"})
_SENT = frozenset({"mission", "representative"})
"""Whoever heads a mission, or is a special representative, is an envoy."""
_FOLLOWERS = frozenset({"ally", "loyalist", "supporter", "aide", "confidant"})
