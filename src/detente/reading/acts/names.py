"""The parties at the words of a parsed text, and the names that stand for their pronouns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.acts.cues import act_cues
from detente.reading.acts.issuers import is_paper, owners_of
from detente.reading.events import PartiesByToken
from detente.reading.findings import Party, Statement
from detente.reading.lexica import state_words, word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FAMILY = as_pattern(r"\b(?:relatives|family|kin)\b")
_OF_OTHERS = as_pattern(
    r"(?:[Tt]he )?(?:[Rr]elatives|[Ff]amil(?:y|ies)|[Ww]ives|[Mm]others|[Ff]riends|[Ss]upporters) of "
)
_SIDE_KIN = ("uncle", "aunt", "cousin", "relative", "great-uncle", "nephew", "niece")
_OF_A_PERSON = ("he", "him", "she", "her")
_FOLLOWING: Final = ("supporter", "sympathiser", "sympathizer", "backer", "ally", "opponent", "critic")
_COUNTS: Final = ("both", "all", "some", "many", "most", "several", "two", "three", "none")
_PARTS: Final = (
    "member", "leader", "head", "majority", "minority", "group", "number", "rest", "part", "half",
    "thousand", "hundred", "dozen", "million", "score", "handful", "pair", "couple", "team", "host",
    "coalition", "resident", "people", "citizen", "supporter", "opponent", "representative",
    "government", "president", "army", "side",
)  # fmt: skip
"""Nouns for some of a party, or for who speaks for it."""
_COME_FROM: Final = frozenset((
    "exile", "refugee", "migrant", "immigrant", "emigrant", "defector", "relative", "family", "member",
    "cousin", "doctor", "teacher", "expert", "student", "tourist", "visitor", "journalist", "reporter",
    "worker", "labourer", "laborer", "child", "woman", "man", "people", "resident", "pupil", "player",
    "pilgrim",
))  # fmt: skip
"""People of whom "from" says where they come from, and not for whom they act."""
_GENDERED: Final = {
    **dict.fromkeys(("he", "him", "his", "she", "her", "hers"), True),
    **dict.fromkeys(("it", "its"), False),
}
"""Pronouns of persons (True) and of others."""
_FIGHTING_GROUPS: Final = ("rebel", "guerrilla", "insurgent", "separatist", "militant", "loyalist")
"""Groups that a word before a noun names: "the rebel proposal"."""
_BEFORE: Final = ("amod", "nmod", "compound")
_LONGEST_NAME = 6
_SENTENCES_BACK = 2


class NamedParties:
    """The parties that the phrases of a text name, and the statements that its words stand in."""

    def __init__(self, doc: Doc, parties: Sequence[Party], statements: Sequence[Statement]) -> None:
        self._by_token = PartiesByToken(doc, parties, statements)
        self._names = {party.id: party.name for party in parties}
        self._groups = _groups_of(parties)
        self._persons = {party.id for party in parties if party.kind == "person"}
        self._led = {party.id: {role.of for role in party.roles if role.of} for party in parties}
        self._places = {party.id for party in parties if party.kind == "state"}
        self._said = sorted(
            ((span.start, span.end, s) for s in statements for span in s.content_spans),
            key=lambda said: said[:2],
        )
        self._starts = [start for start, _, _ in self._said]

    def of_nation(self, noun: Token) -> tuple[str, ...]:
        """Return the state whose act the adjective before a noun says that it is: "the Norse withdrawal"."""
        adjectives = state_words().adjectives
        nations = {state for c in noun.lefts if c.dep_ in _BEFORE for state in adjectives.get(c.text, ())}
        named = tuple(party for party in self._places if self._names[party] in nations)
        return named if len(named) == 1 else ()

    def led_by(self, person: str | None) -> frozenset[str]:
        """Return the parties that a person holds an office of."""
        return frozenset(self._led.get(person or "", ()))

    def of(self, head: Token | None) -> tuple[str, ...]:
        """Return the ids of the parties that a phrase names.

        "Elian's uncle, Ron Diaz" names Ron Diaz, and a mere "Elian's uncle" does not name Elian. A lawsuit
        asks for what whoever filed it asks, a decree for what whoever issued it does.
        """
        if head is not None and is_paper(head):
            return self._behind(head)
        if head is not None and _is_one_of_a_following(head) and not self._by_token.at_head(head):
            return ()
        if head is not None and (kin := _some_of_kin(head)) is not None:
            return self._relatives_of(kin)
        if head is not None and head.dep_ == "compound" and not self._by_token.at_head(head):
            # "The rebel proposal", where a text speaks of the rebels.
            group = self._groups.get(head.lower_)
            if group is not None:
                return (group,)
        if head is None or self._by_token.at_head(head):
            return () if head is None else (*self._joined_before(head), *self._by_token.of_phrase(head))
        for beside in head.children:
            if beside.dep_ == "appos" and (named := self._by_token.at_head(beside)):
                return named
        owned = any(child.dep_ == "poss" for child in head.children)
        return () if owned and head.lemma_.lower() in act_cues().kin else self._by_token.of_phrase(head)

    def _joined_before(self, head: Token) -> tuple[str, ...]:
        """Return the first of two parties before one head: "government and rebel envoys"."""
        return tuple(
            party
            for child in head.lefts
            if child.dep_ in ("nmod", "compound") and any(c.lower_ == "and" for c in child.rights)
            for party in self._by_token.at_head(child)
        )

    def doers(self, head: Token | None) -> tuple[str, ...]:
        """Return the parties that a phrase names as doers: of "his Green senators" the senators alone."""
        named = self.of(head)
        if head is not None and named and head.lemma_.lower() in _COME_FROM:
            named = tuple(party for party in named if party not in self._come_from(head))
        if head is not None and named and self._is_a_thing_of(head):
            return ()  # "the hulks of the embassy will stay"
        if head is not None and named and self._is_anothers(head, named):
            return ()  # "my Social Security plan will raise it"
        if head is None or len(named) < 2:
            return named
        if head.lower_ in _COUNTS:  # "both of his Green senators"
            of = (
                leaf for c in head.children if c.lower_ == "of" for leaf in c.children if leaf.dep_ == "pobj"
            )
            head = next(of, head)
        here = [party for party in self._by_token.at_head(head) if party in named]
        called = [party for party in here if self._names[party].split()[-1].casefold() == head.lower_]
        before = {p for c in head.children if c.dep_ in ("compound", "nmod") for p in self.of_head(c)}
        before -= set(self._joined_before(head))
        others = (party for party in named if party not in here and not (called and party in before))
        return (*called[:1], *others) if called else named

    def _come_from(self, head: Token) -> set[str]:
        """Return Velland for "exiles from Velland" and "doctors from Velland", who do not act for it."""
        if self._by_token.at_head(head):
            return set()
        places = (leaf for c in head.rights if c.lower_ == "from" for leaf in c.children)
        return {party for place in places for party in self.of_head(place)}

    def _is_anothers(self, head: Token, named: tuple[str, ...]) -> bool:
        """Return True for a thing that somebody owns, with a party in its name: that one does not do it."""
        if head.pos_ != "NOUN" or self._by_token.at_head(head):
            return False
        owners = [child for child in head.children if child.dep_ == "poss"]
        inside = [child for child in head.children if child.dep_ == "compound" and self.of_head(child)]
        return bool(owners and inside) and not any(party in named for o in owners for party in self.of(o))

    def _is_a_thing_of(self, head: Token) -> bool:
        """Return True for a common noun that is no party, with the party behind "of"."""
        if head.tag_ not in ("NN", "NNS") or self._by_token.at_head(head) or is_paper(head):
            return False
        if head.lemma_.lower() in (*_COUNTS, *_PARTS) or head.lemma_.lower() in _bodies() or head.ent_type_:
            return False
        return any(child.dep_ == "prep" and child.lower_ == "of" for child in head.children) and not any(
            self.of_head(child)
            for child in head.children
            if child.dep_ in ("poss", "compound", "appos", "nmod")
        )

    def _behind(self, paper: Token) -> tuple[str, ...]:
        """Return whoever the words beside a document say that it is of: "the league's suit", "filed by X"."""
        papers = self._by_token.at_head(paper)
        for owner in (*owners_of(paper), *(c for c in paper.children if c.dep_ in ("compound", "nmod"))):
            named = [party for party in self._by_token.of_phrase(owner) if party not in papers]
            if named:
                return tuple(named)
        return ()

    def _relatives_of(self, kin: Token) -> tuple[str, ...]:
        """Return the family that a report names where it speaks of somebody's uncles and cousins."""
        owners = [word.text for child in kin.children if child.dep_ == "poss" for word in child.subtree]
        families = [
            party
            for party, name in self._names.items()
            if _FAMILY.search(name) and any(word in name for word in owners if word[:1].isupper())
        ]
        return tuple(families[:1]) if kin.lemma_.lower() in _SIDE_KIN else ()

    def of_head(self, head: Token) -> tuple[str, ...]:
        """Return the ids of the parties that a phrase's own head mentions."""
        return self._by_token.at_head(head)

    def referent(self, token: Token) -> Token:
        """Return the noun that a pronoun stands for where the grammar shows it, else the token itself."""
        return self._by_token.referent(token)

    def one(self, head: Token | None) -> str | None:
        """Return the id of the party that a phrase names first."""
        parties = self.of(head)
        return parties[0] if parties else None

    def other_than(self, pronoun: Token, party: str | None) -> str | None:
        """Return whom a pronoun stands for if not a certain party: a subject of the sentences before.

        Of "him" in somebody's own words the sentences of others before do not tell.
        """
        if pronoun.lower_ in _OF_A_PERSON and self.statement_at(pronoun) is not None:
            return None
        start = pronoun.sent.start
        for _ in range(_SENTENCES_BACK):
            if not start:
                return None
            before = pronoun.doc[start - 1].sent
            for word in before:
                if word.dep_ in ("nsubj", "nsubjpass") and (named := self.one(word)) not in (None, party):
                    return named
            start = before.start
        return None

    def is_person(self, head: Token) -> bool:
        """Return True if a phrase names a person first."""
        return self.one(head) in self._persons

    def is_one_of_a_name(self, head: Token) -> bool:
        """Return True for a person, and for a bare name that may be a surname: "Holm's"."""
        party = self.one(head)
        bare = head.tag_ == "NNP" and head.text.istitle() and head.left_edge == head
        # Of a surname alone nobody knows the kind: the parser makes a firm of many a one.
        named = party is None or (party not in self._places and " " not in self._names[party])
        return party in self._persons or (bare and named and head.ent_type_ not in ("GPE", "LOC"))

    def name_of(self, word: Token) -> str | None:
        """Return the short name of the party that a pronoun or description stands for."""
        party = self.one(word)
        # "His" is no office's, and "its" is no person's: the pronoun was joined to the wrong party.
        if (
            party is not None
            and word.lower_ in _GENDERED
            and (party in self._persons) != _GENDERED[word.lower_]
        ):
            return None
        name = self._names.get(party) if party is not None else None
        if name is not None and _OF_OTHERS.match(name):
            return None  # of "relatives of the hostages" want them freed, the hostages are meant
        # "Officials in Velland and Sorra" has no name that a possessive can stand in.
        plain = name is not None and len(name.split()) <= _LONGEST_NAME and " in " not in name
        return name if plain else None

    def statement_at(self, token: Token) -> Statement | None:
        """Return the innermost statement whose words a token stands in."""
        place = bisect_right(self._starts, token.idx) - 1
        for k in range(place, max(-1, place - 8), -1):
            start, end, statement = self._said[k]
            if start <= token.idx < end:
                return statement
        return None


def _groups_of(parties: Sequence[Party]) -> dict[str, str]:
    """Return the one party that a plural names, by its singular: "rebel" to that of "the rebels"."""
    named: dict[str, set[str]] = {}
    for party in parties:
        for name in (party.name, *party.aliases):
            word = name.removeprefix("the ").removeprefix("The ").casefold().removesuffix("s")
            if word in _FIGHTING_GROUPS:
                named.setdefault(word, set()).add(party.id)
    return {word: next(iter(ids)) for word, ids in named.items() if len(ids) == 1}


def _is_one_of_a_following(head: Token) -> bool:
    """Return True for "one of the front's supporters" and "a Front supporter", who is not the front."""
    of = (leaf for child in head.children if child.lower_ == "of" for leaf in child.children)
    if head.lower_ == "one":
        return any(leaf.lemma_.lower() in _FOLLOWING for leaf in of)
    named = any(
        child.dep_ in ("appos", "compound") and child.ent_type_ == "PERSON" for child in head.children
    )
    return head.tag_ == "NN" and head.lower_ in _FOLLOWING and not named


def _some_of_kin(head: Token) -> Token | None:
    """Return the kin of "two of Elian's cousins", which does not name Elian."""
    kin = (
        leaf
        for child in head.children
        if child.lower_ == "of"
        for leaf in child.children
        if leaf.lemma_.lower() in act_cues().kin and any(child.dep_ == "poss" for child in leaf.children)
    )
    return next(kin, None) if head.pos_ in ("NUM", "PRON", "NOUN", "DET") else None


@cache
def _bodies() -> frozenset[str]:
    """Return the nouns for people and their organisations, which act: "the Orvik chapter of the union"."""
    words = word_table("party_words.yaml")
    keys = ("kin", "role_nouns", "body_heads", "organization_heads", "group_nouns", "group_bodies", "people")
    listed = {word for key in keys for word in words[key].split()}
    return frozenset(
        listed | {word.removesuffix("s") for word in listed} | {"chapter", "branch", "arm", "wing"}
    )
