"""Coreference: the names of one party joined (full names, surnames, initials, spellings)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.reading.intervals import Intervals
from detente.reading.lexica import state_words
from detente.reading.parsed import report_of
from detente.reading.parties.actors import does_or_is_asked
from detente.reading.parties.capital_runs import is_acronym
from detente.reading.parties.capitals import join_capitals
from detente.reading.parties.drafts import PartyDraft, join_name, new_draft
from detente.reading.parties.institutions import add_institution, join_bodies, join_bracketed
from detente.reading.parties.kinds import NameKind, acts, head_of, kind_of_name
from detente.reading.parties.lexicon import (
    BODY_HEADS,
    GROUP_BODIES,
    NAME_HEADS,
    ORGANIZATION_HEADS,
    PARTICLES,
    REALMS,
    ROLE_NOUNS,
    STATE_OWNED,
)
from detente.reading.parties.named_bodies import NamedBodies
from detente.reading.parties.named_persons import NamedPersons
from detente.reading.parties.named_states import NamedStates
from detente.reading.parties.names import Name, Words
from detente.reading.parties.other_names import join_other_names
from detente.reading.parties.shared_surnames import gender_of, share_out
from detente.reading.parties.spelling import folded
from detente.reading.parties.sufferers import is_dealt_with, is_struck, owns_a_will
from detente.reading.statements import find_quotes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS_OF_A_PERSON = 4
_LETTERS_OF_A_NAME = 4
_MINISTERS = frozenset({"Minister", "minister", "Secretary", "Ministers"})
_WHERE = frozenset({"in", "at", "near", "from", "outside", "around", "across", "inside", "into", "of"})


def draft_parties(doc: Doc, names: Sequence[Name]) -> list[PartyDraft]:
    """Bring the names of a text together as parties, in the order they first appear.

    A part of a person's name stands for that person where only one person of the text has it; where two do,
    it stays apart unless one of them alone was named since the paragraph before.
    """
    drafts: list[PartyDraft] = []
    persons: list[Name] = []
    quoted = Intervals(find_quotes(report_of(doc).text))
    kinds = _kinds(doc, names)
    bodies, states, known = NamedBodies(), NamedStates(), NamedPersons()
    for name in sorted(names, key=lambda n: -len(n.words)):
        kind = kinds[name.words]
        if kind == "person":
            persons.append(name)
        elif kind in ("organization", "body") and not _is_portfolio(doc, name):
            add_institution(drafts, bodies, name, kind)
        elif kind in ("state", "nationality", "place"):
            _add_if_acting(doc, drafts, states, name, kind, quoted)
    join_capitals(doc, drafts, list(kinds))
    join_bracketed(doc, drafts)
    join_bodies(drafts)
    for name in persons:
        _add_person(doc, drafts, known, name)
    join_other_names(doc, drafts)
    order = {name.words: k for k, name in enumerate(names)}
    for draft in drafts:
        draft.places.sort()
        if draft.kind == "person":
            _call_by_usual_name(draft, [names[k] for k in sorted(order[words] for words in draft.words)])
            draft.gender = gender_of(doc, draft)
    return sorted((d for d in drafts if d.places), key=lambda d: d.places[0])


def _kinds(doc: Doc, names: Sequence[Name]) -> dict[Words, NameKind]:
    """Return the kind of each name; a single word that ends a longer name is of that name's kind."""
    kinds = {name.words: kind_of_name(doc, name) for name in names}
    by_words = {name.words: name for name in names}
    spelt: dict[Words, list[Words]] = {}
    for words in kinds:
        if len(words) == 1:
            spelt.setdefault(folded(words), []).append(words)
    for full in [words for words, kind in kinds.items() if kind == "none" and len(words) > 1]:
        # "Xi Jinping" where the text goes on about Xi.
        parts = (*spelt.get(folded(full[-1:]), ()), *spelt.get(folded(full[:1]), ()))
        if len(full) <= _WORDS_OF_A_PERSON and any(kinds[other] == "person" for other in parts):
            kinds[full] = "person"
    for words, kind in kinds.items():
        if (
            kind == "organization"
            and _is_somebody(doc, by_words[words])
            and kinds.get(words[-1:]) == "person"
        ):
            # "Ana Roy had let them": the recogniser took her for a firm, and knows Roy further on.
            kinds[words] = "person"
    for words, kind in kinds.items():
        if kind == "person":
            for double in _double_surnames(words):
                if kinds.get(double) in ("organization", "place", "none"):
                    kinds[double] = "person"
        if len(words) > 1 and kind == "person" and kinds.get((words[0],)) == "organization":
            kinds[(words[0],)] = "person"  # In many languages the family name comes first.
        if len(words) > 1 and kind == "person" and kinds.get((words[0],)) == "place":
            known = state_words()
            if not {words[0]} & (known.seats.keys() | known.names.keys()):
                kinds[(words[0],)] = "person"
        for inner in words[1:-1] if kind == "person" else ():
            # "Chaudhry Nisar Ali Khan" goes by "Nisar".
            if len(inner) >= _LETTERS_OF_A_NAME and kinds.get((inner,)) in ("organization", "none"):
                kinds[(inner,)] = "person"
        if len(words) > 1 and kind in ("person", "organization"):
            alone = (words[-1],)
            if kinds.get(alone) == "place" and kind == "person" and _is_surname(doc, by_words[alone]):
                kinds[alone] = "person"
            if kinds.get(alone) == "state" and kind == "person" and _is_no_place(doc, by_words[alone]):
                kinds[alone] = "person"
            for other in spelt.get(folded(alone), ()):
                if other != alone and kind == "person" and kinds[other] in ("organization", "place", "none"):
                    kinds[other] = "person"
            if alone in kinds and kinds[alone] not in ("state", "place") and not is_acronym(words[-1]):
                kinds[alone] = "person" if kinds[alone] == "person" and kind == "person" else kind
    return kinds


def _is_somebody(doc: Doc, name: Name) -> bool:
    """Return True for a name that by its words may be a person's: two or three, no "the", no acronym."""
    words = name.words
    return (
        2 <= len(words) <= 3
        and all(word.isalpha() and word.istitle() for word in words)
        and not {word.lower() for word in words} & (ORGANIZATION_HEADS | BODY_HEADS | NAME_HEADS | ROLE_NOUNS)
        and not any(start and doc[start - 1].lower_ in ("the", "a", "an") for start, _ in name.places)
    )


def _double_surnames(words: Words) -> Iterator[Words]:
    """Yield the surnames of several words that a full name ends in: "Weiss-Keller", "von der Leyen"."""
    for k in range(1, len(words) - 1):
        if words[k].lower() in PARTICLES or words[k + 1] == "-":
            yield words[k:]
            yield (words[k].capitalize(), *words[k + 1 :])


def _is_portfolio(doc: Doc, name: Name) -> bool:
    """Return True for what somebody is only minister of: "Works Secretary", "Minister for Works"."""
    return all(
        doc[end : end + 1].text in _MINISTERS
        or (start > 1 and doc[start - 1].lower_ in ("for", "of") and doc[start - 2].text in _MINISTERS)
        for start, end in name.places
    )


def _is_surname(doc: Doc, name: Name) -> bool:
    """Return True for a place that acts, or that is none: no known capital, and nothing is "in" it."""
    if any(doc[end - 1].dep_ == "nsubj" for _, end in name.places):
        return True
    return _is_no_place(doc, name)


def _is_no_place(doc: Doc, name: Name) -> bool:
    """Return True for a name that no known state or capital has, and that nothing is "in"."""
    heads = [doc[end - 1] for _, end in name.places]
    in_it = any(head.dep_ == "pobj" and head.head.lower_ in _WHERE for head in heads)
    return not in_it and name.text not in state_words().seats and name.text not in state_words().names


def _add_if_acting(
    doc: Doc,
    drafts: list[PartyDraft],
    known: NamedStates,
    name: Name,
    acting_places: NameKind,
    quoted: Intervals,
) -> None:
    """A state, place or people is a party only where it acts; a nationality used as an adjective never is."""
    places = name.places if name.words[0].lower() not in REALMS else [(s, s + 1) for s, _ in name.places]
    heads = [head for place in places if (head := head_of(doc, place)).idx not in quoted]
    realm = known.in_full(name.words)
    if realm is not None and acting_places in ("state", "place"):
        # "The Republic of Talan" goes by "Talan".
        known.add(realm, name)
        draft = drafts[realm]
        join_name(draft, name)
        draft.aliases.remove(name.text)
        draft.aliases.append(draft.name)
        draft.name = name.text
    elif acting_places == "state" and any(
        acts(head) or _owns_a_body(head) or owns_a_will(head) or is_struck(head) for head in heads
    ):
        same = known.by_usual_name(name.text)
        known.add(len(drafts) if same is None else same, name)
        if same is None:
            new_draft(drafts, name, "state")
        else:
            join_name(drafts[same], name)
    elif acting_places == "place" and (
        any(head.dep_ in ("nsubj", "agent") and head.head.pos_ == "VERB" for head in heads)
        or any(is_dealt_with(head) for head in heads)
        or (
            name.text in state_words().seats and any(does_or_is_asked(doc[end - 1]) for _, end in name.places)
        )
    ):
        new_draft(drafts, name, "other")
    elif acting_places == "nationality":
        places = [
            place
            for place in name.places
            if doc[place[1] - 1].dep_ not in ("amod", "compound", "nmod") and not _is_half(doc, place[0])
        ]
        acting = [head for head in heads if head.text.endswith("s")]
        if any(head.dep_ == "nsubj" or does_or_is_asked(head) for head in acting):
            draft = new_draft(drafts, name, "other")
            draft.places, draft.plural = places, True


def _is_half(doc: Doc, start: int) -> bool:
    """Return True for the second half of a people's name: "Cuban-Americans"."""
    before = doc[start - 1] if start else None
    return before is not None and before.text in ("-", "–")


def _owns_a_body(head: Token) -> bool:
    """Return True for the owner of an office or a body: "Drevnia’s trade minister"."""
    owned = head.head.lemma_.lower()
    return head.dep_ == "poss" and (owned in STATE_OWNED or owned in ROLE_NOUNS or owned in GROUP_BODIES)


def _add_person(doc: Doc, drafts: list[PartyDraft], known: NamedPersons, name: Name) -> None:
    bearers = known.bearers(name.words)
    if len(bearers) == 1:
        known.add(bearers[0], name.words)
        join_name(drafts[bearers[0]], name)
        return
    left = share_out(doc, [drafts[k] for k in bearers], name) if bearers else name.places
    if left:
        known.add(len(drafts), name.words)
        new_draft(drafts, name, "person").places = list(left)


def _call_by_usual_name(draft: PartyDraft, names: Sequence[Name]) -> None:
    """The full name used most often; the longest may have caught a word of a headline."""
    full = [name for name in names if len(name.words) > 1]
    if full:
        usual = max(full, key=lambda name: (len(name.places), len(name.words)))
        others = [alias for alias in (draft.name, *draft.aliases) if alias != usual.text]
        caught = {name.text for name in full if len(name.words) > len(usual.words) and len(name.places) == 1}
        draft.name, draft.aliases = usual.text, [alias for alias in others if alias not in caught]
