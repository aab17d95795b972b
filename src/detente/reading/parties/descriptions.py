"""Parties named by a description: "the ruling party", "the court", "a senior official of the party"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from detente.patterns import as_pattern
from detente.reading.intervals import Intervals
from detente.reading.parsed import report_of
from detente.reading.parties.actors import (
    names_people,
)
from detente.reading.parties.campaigners import (
    CAMPAIGNERS,
    OF_CAMPAIGNERS,
    campaigns,
    is_a_house,
    is_bare_group,
)
from detente.reading.parties.described_persons import Persons
from detente.reading.parties.disjoint import is_named_apart
from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.lexicon import (
    KIN,
    NEVER_BODIES,
    ROLE_NOUNS,
    WILLS,
)
from detente.reading.parties.roles import add_roles
from detente.reading.parties.unnamed import (
    DEFINITE,
    HEADS,
    acts_here,
    can_speak,
    is_of_rules,
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
_CLOCK = as_pattern(r"\d{1,2}[:.]\d\d")
"""The time that heads an entry of a live page: "21:30 - The union's side"."""
_OF_A_PAIR = ("both", "either", "neither")
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
        persons = Persons(drafts)
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
    if head.lower_ == "opposition" and any(child.lower_ == "to" for child in head.rights):
        return False  # "its opposition to the sale" is no party
    if is_of_rules(head):
        return False
    return head.i not in taken and head.pos_ in ("NOUN", "PROPN") and not dated


def _tied(doc: Doc, drafts: Sequence[PartyDraft], persons: Persons, chunk: Words) -> bool:
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
        chunk.doc[start].is_space
        or chunk.doc[start].is_punct
        or chunk.doc[start].lower_ in _BEFORE_A_NAME
        or _CLOCK.fullmatch(chunk.doc[start].text)
        or _is_of_a_pair(chunk.doc[start])
    ):
        start += 1
    return start, end


def _is_of_a_pair(word: Token) -> bool:
    """Return True for "both" of "both the army and the rebels", which is no part of the army's name."""
    return word.lower_ in _OF_A_PAIR and word.nbor(1).lower_ in ("the", "a", "an", "its", "their")


def _described(doc: Doc, drafts: Sequence[PartyDraft], persons: Persons, chunk: Words) -> PartyDraft | None:
    head, words = chunk.root, modifiers_of(chunk.root)
    a_role = head.lower_ in ROLE_NOUNS | KIN
    owned = any(
        child.dep_ == "poss" and (child.ent_type_ in ("GPE", "NORP", "PERSON") or head.lower_ in KIN)
        for child in head.children
    )
    if a_role and (holder := persons.holder_at(chunk) or persons.beside(chunk)) is not None:
        return holder
    if (
        chunk[0].lower_ not in DEFINITE
        and not owned
        and not (head.lower_ in CAMPAIGNERS and is_bare_group(chunk))
    ):
        return None
    if a_role:
        return persons.described(chunk)
    if (
        head.lower_ not in HEADS
        and head.lower_ not in ("opposition", "mission", "group")
        and not is_a_house(head)
    ):
        return None
    kind_of = "party" if head.lower_ == "opposition" else head.lower_
    kin = [
        d
        for d in drafts
        if d.named
        and d.kind in ("organization", "body")
        and (_headed(d, kind_of) or _is_called(doc, d, kind_of))
        and not _is_of_another_place(d, head)
        and not is_named_apart(doc, d, head)
    ]
    if not kin and head.lower_ in _FIRMS:
        kin = [drafts[k] for k in sorted(_firms(drafts))]
    if not kin and head.lower_ in CAMPAIGNERS and words <= OF_CAMPAIGNERS:
        return _only([d for d in drafts if campaigns(d)])
    if chunk[0].lower_ not in DEFINITE and not owned:
        return None
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
    if head.lower_ == "government" and (national := _only([d for d in kin if _is_national(d)])) is not None:
        return national  # not the one of the region that was named last
    if head.lower_ == "army":
        kin = [d for d in kin if not any(_FIGHTERS & {w.lower() for w in names} for names in d.words)]
    return max(
        (d for d in kin if d.places[0][0] < head.i), key=lambda d: _salience(doc, d, head.i), default=None
    )


def _is_national(draft: PartyDraft) -> bool:
    return any(len(w) == 2 and w[0].lower() in ("national", "central", "federal") for w in draft.words)


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


def _is_of_another_place(draft: PartyDraft, head: Token) -> bool:
    """Return True for "the council in Narva" beside the Council of Velland: that one says itself of what.

    The name opens with the word that is described, so nothing but what follows "of" tells it from others.
    """
    places = {
        leaf.text
        for child in head.rights
        if child.dep_ == "prep" and child.lower_ in ("in", "of", "at", "for")
        for leaf in child.children
        if leaf.dep_ == "pobj" and leaf.pos_ == "PROPN"
    }
    alike = [words for words in draft.words if len(words) > 2 and words[0].lower() == head.lower_]
    return bool(places and alike) and not any(
        words[1] != "of" or places & set(words[2:]) or "the" in words for words in alike
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
