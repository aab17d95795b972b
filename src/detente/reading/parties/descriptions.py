"""Parties named by a description: "the ruling party", "the court", "a senior official of the party"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from detente.reading.findings import Role
from detente.reading.intervals import Intervals
from detente.reading.parsed import report_of
from detente.reading.parties.actors import (
    names_people,
)
from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.lexicon import (
    FALLEN,
    KIN,
    NEVER_BODIES,
    ROLE_NOUNS,
    WILLS,
)
from detente.reading.parties.placed import Placed
from detente.reading.parties.roles import add_roles, title_head
from detente.reading.parties.unnamed import (
    DEFINITE,
    HEADS,
    acts_here,
    can_speak,
    modifiers_of,
    name_at,
    same_description,
    two_in_one,
    unnamed_draft,
    with_owner,
)
from detente.reading.statements import SUBJECTS, Attribution, find_quotes, speaker_words
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

# In words: a subject stays the topic about two sentences longer than other names.
_SUBJECT_BONUS = 40
_PASSES = 3
_BEFORE_A_NAME = frozenset({"even", "also", "only", "mostly", "mainly", "especially", "apparently"})
_CLOSED = frozenset({"ban", "dissolve", "disband", "outlaw", "abolish"})
_CLOSED_WORDS = frozenset({"banned", "dissolved", "disbanded", "outlawed", "defunct"})
_FIGHTERS = frozenset({"resistance", "liberation", "republican", "revolutionary", "salvation", "freedom"})
"""Words of the names of armies that rebels raise: beside one of them, "the army" is the state's."""
_FIRMS = frozenset({"company", "firm"})
_FIRM_OFFICES = ("chief executive", "managing director", "chief financial officer", "ceo")
_RULING = frozenset({"ruling", "governing"})


def add_descriptions(
    doc: Doc, drafts: list[PartyDraft], attributions: Sequence[Attribution], furniture: Sequence[Evidence]
) -> None:
    """Tie definite descriptions to their parties, and draft the unnamed ones that speak or act."""
    inside_quotes = Intervals(find_quotes(report_of(doc).text))
    taken = {i for draft in drafts for start, end in draft.places for i in range(start, end)}
    speaking = {a.speaker.i for a in attributions if a.speaker is not None}
    chunks = [chunk for chunk in _chunks(doc, furniture) if _may_describe(chunk.root, taken)]
    tied: set[int] = set()
    # Again: a description tied in the first pass ("dissolved the party") may show who "the banned party" is,
    # and so who "the party leader" is.
    for _ in range(_PASSES):
        persons = _Persons(drafts)
        tied |= {
            chunk.root.i
            for chunk in chunks
            if chunk.root.i not in tied and _tied(doc, drafts, persons, chunk)
        }
        add_roles(doc, drafts)
    unnamed: defaultdict[str, list[PartyDraft]] = defaultdict(list)
    for chunk in chunks:
        head = chunk.root
        if head.i in tied:
            continue
        speaks_or_acts = (head.i in speaking and can_speak(head)) or acts_here(
            drafts, chunk, quoted=head.idx in inside_quotes
        )
        if (both := two_in_one(chunk)) is not None:
            for piece in both if speaks_or_acts else ():
                _add_piece(doc, drafts, unnamed[piece[-1].lower_], piece)
            continue
        place = _place(chunk)
        again = same_description(doc, unnamed[head.lower_], chunk)
        if again is not None:
            again.places.append(place)
        elif speaks_or_acts:
            start, end = speaker_words(head) if head.i in speaking else with_owner(head, place)
            new = unnamed_draft(doc, head, (max(start, place[0]), max(end, place[1])))
            unnamed[head.lower_].append(new)
            drafts.append(new)


def _add_piece(doc: Doc, drafts: list[PartyDraft], alike: list[PartyDraft], piece: Words) -> None:
    """Add one of two parties that a noun phrase joins: to the one of that description, or as a new one."""
    place = piece.start, piece.end
    bare = _bare(name_at(doc, place))
    same = next((draft for draft in alike if _bare(draft.name) == bare), None)
    if same is not None:
        same.places.append(place)
        return
    new = unnamed_draft(doc, piece[-1], place)
    alike.append(new)
    drafts.append(new)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _may_describe(head: Token, taken: set[int]) -> bool:
    dated = head.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT")
    return head.i not in taken and head.pos_ in ("NOUN", "PROPN") and not dated


def _tied(doc: Doc, drafts: Sequence[PartyDraft], persons: _Persons, chunk: Words) -> bool:
    """Tie a description to the named party it describes, if there is one."""
    known = _described(doc, drafts, persons, chunk)
    if known is None:
        return False
    place = _place(chunk)
    known.places.append(place)
    known.places.sort()
    persons.add(known, place)
    name = name_at(doc, place)
    telling = modifiers_of(chunk.root) if known.kind != "person" else any(t.pos_ == "PROPN" for t in chunk)
    if telling and name not in known.aliases:
        known.aliases.append(name)
    return True


def _chunks(doc: Doc, furniture: Sequence[Evidence]) -> Iterable[Words]:
    unread = Intervals(furniture)
    for chunk in doc.noun_chunks:
        if chunk.root.idx in unread:
            continue
        yield from (doc[owner.left_edge.i : owner.i + 1] for owner in _owners_of_wills(chunk.root))
        yield chunk


def _owners_of_wills(noun: Token) -> Iterable[Token]:
    """Yield the bodies and groups whose will a noun names: "the rebels' decision", "a government offer"."""
    if noun.lemma_.lower() in WILLS:
        for child in noun.lefts:
            body = child.lower_ in HEADS - NEVER_BODIES or names_people(child)
            if child.dep_ in ("poss", "compound") and child.pos_ == "NOUN" and body:
                yield child


def _place(chunk: Words) -> tuple[int, int]:
    start, end = chunk.start, chunk.end
    while start < chunk.root.i and (
        chunk.doc[start].is_space or chunk.doc[start].is_punct or chunk.doc[start].lower_ in _BEFORE_A_NAME
    ):
        start += 1
    return start, end


def _described(doc: Doc, drafts: Sequence[PartyDraft], persons: _Persons, chunk: Words) -> PartyDraft | None:
    head, words = chunk.root, modifiers_of(chunk.root)
    a_role = head.lower_ in ROLE_NOUNS | KIN
    owned = any(
        child.dep_ == "poss" and (child.ent_type_ in ("GPE", "NORP", "PERSON") or head.lower_ in KIN)
        for child in head.children
    )
    if a_role and (holder := persons.holder_at(chunk) or persons.beside(chunk)) is not None:
        return holder
    if chunk[0].lower_ not in DEFINITE and not owned:
        return None
    if a_role:
        return persons.described(chunk)
    if head.lower_ not in HEADS and head.lower_ != "opposition":
        return None
    kind_of = "party" if head.lower_ == "opposition" else head.lower_
    kin = [
        d
        for d in drafts
        if d.named
        and d.kind in ("organization", "body")
        and (_headed(d, kind_of) or _is_called(doc, d, kind_of))
    ]
    if not kin and head.lower_ in _FIRMS:
        kin = [drafts[k] for k in sorted(_firms(drafts))]
    if words & _RULING:
        return _only([d for d in kin if _is_ruling(doc, d)])
    if words & _CLOSED_WORDS or "opposition" in {*words, head.lower_}:
        closed = [d for d in kin if _was_closed(doc, d)]
        if words & _CLOSED_WORDS and len(closed) == 1:
            return closed[0]
        opposing = [d for d in kin if _opposes(doc, d)] or closed
        if not opposing and len(kin) == 2:
            opposing = [d for d in kin if not _is_ruling(doc, d)]
        return _only(opposing)
    if words:
        return _only([d for d in kin if any(words <= {w.lower() for w in names} for names in d.words)])
    if _is_closed(head):
        # "Since the party was dissolved": not the one that rules, and the one described before as closed.
        kin = [d for d in kin if not _is_ruling(doc, d)]
        closed = [d for d in kin if _was_closed(doc, d)]
        if len(closed) == 1:
            return closed[0]
    if head.lower_ == "army":
        kin = [d for d in kin if not any(_FIGHTERS & {w.lower() for w in names} for names in d.words)]
    return max(
        (d for d in kin if d.places[0][0] < head.i), key=lambda d: _salience(doc, d, head.i), default=None
    )


def _firms(drafts: Sequence[PartyDraft]) -> set[int]:
    """Return the organizations that have an office which only firms have: a chief executive."""
    held = {(role.of, role.title.lower()) for draft in drafts for role in draft.roles if role.of is not None}
    firms = {int(of) for of, title in held if any(office in title for office in _FIRM_OFFICES)}
    return {k for k in firms if drafts[k].named and drafts[k].kind in ("organization", "body")}


def _salience(doc: Doc, draft: PartyDraft, before: int) -> int:
    """Return the salience of a party: nearness of its last mention, with a bonus for main subjects."""
    return max(
        start + (_SUBJECT_BONUS if doc[end - 1].dep_ in SUBJECTS and doc[end - 1].head.dep_ == "ROOT" else 0)
        for start, end in draft.places
        if start < before
    )


def _only(drafts: Sequence[PartyDraft]) -> PartyDraft | None:
    return drafts[0] if len(drafts) == 1 else None


def _headed(draft: PartyDraft, head: str) -> bool:
    return any(
        len(words) > 1 and head in (words[-1].lower(), words[0].lower(), _head_of(words).lower())
        for words in draft.words
    )


def _is_called(doc: Doc, draft: PartyDraft, head: str) -> bool:
    """Return True for a name beside what it is: "the largest opposition party, Vanda, announced"."""
    return any(
        start > 1 and doc[start - 1].text == "," and doc[start - 2].lower_ == head
        for start, _ in draft.places
    )


def _head_of(words: Sequence[str]) -> str:
    """Return the head of a name: the last word before "of" or "for", else the last."""
    return next((words[k - 1] for k in range(1, len(words)) if words[k] in ("of", "for")), words[-1])


def _heads(doc: Doc, draft: PartyDraft) -> Iterable[Token]:
    return (doc[end - 1] for _, end in draft.places)


def _is_ruling(doc: Doc, draft: PartyDraft) -> bool:
    return _said_before(doc, draft, _RULING)


def _was_closed(doc: Doc, draft: PartyDraft) -> bool:
    return any(map(_is_closed, _heads(doc, draft))) or _said_before(doc, draft, _CLOSED_WORDS)


def _is_closed(head: Token) -> bool:
    return head.dep_ in ("nsubjpass", "dobj") and head.head.lemma_ in _CLOSED


def _opposes(doc: Doc, draft: PartyDraft) -> bool:
    return _said_before(doc, draft, frozenset({"opposition"}))


def _said_before(doc: Doc, draft: PartyDraft, words: frozenset[str]) -> bool:
    """Return True if one of the words stands right before a place of the name."""
    return any(token.lower_ in words for start, _ in draft.places for token in doc[max(0, start - 2) : start])


class _Persons:
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
        peoples = _peoples_of(head)
        # "The deposed president" is the one who is called so, not the president of another state.
        fallen = modifiers_of(head) & FALLEN
        fitting: PartyDraft | None = None
        for draft, role, words in roles:
            if fallen and not words & FALLEN:
                continue
            # "The minority leader" is not the "majority leader"; but whoever is only called "leader" may be.
            if draft is fitting or (compounds - words and len(words) > 1):
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


_NOT_YET = frozenset({"next", "future", "first", "last", "previous", "former", "late", "incoming"})
_FOLLOWERS = frozenset({"ally", "loyalist", "supporter", "aide", "confidant"})
