"""Missions that an organisation has abroad, which act for themselves: "the UN mission in Velland"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.parties.actors import does_or_is_asked
from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.kinds import acts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHERE: Final = frozenset(("in", "for", "to"))
_LONGEST_PLACE: Final = 4
_NO_MISSION_OF_A_BODY: Final = frozenset(("diplomatic", "permanent", "rescue", "space", "trade", "bombing"))


def add_missions(doc: Doc, drafts: list[PartyDraft]) -> None:
    """Draft the mission of a named body, with the place where it works, if the text says what it does.

    Where the text has a name that ends in "Mission", every mission of a body is that one.
    """
    taken = {i: draft for draft in drafts for start, end in draft.places for i in range(start, end)}
    heads = [token for token in doc if token.lower_ == "mission" and token.pos_ in ("NOUN", "PROPN")]
    if not any((acts(head) or does_or_is_asked(head)) and _is_definite(head) for head in heads):
        return
    places = [
        _place(doc, head, owner)
        for head in heads
        if head.i not in taken and (owner := _owner(head, taken)) is not None
    ]
    if not places:
        return
    named = [
        draft
        for draft in drafts
        if draft.named and any(word.lower() == "mission" for words in draft.words for word in words)
    ]
    if len(named) > 1:
        return
    start, end = max(places, key=lambda place: place[1] - place[0])
    if named:
        mission = named[0]
    else:
        name = " ".join(doc[start:end].text.split())
        words = tuple(name.split())
        head_at = next(k for k, word in enumerate(words) if word.lower() == "mission")
        mission = PartyDraft(name, "organization", {words, words[: head_at + 1]}, named=True)
        drafts.append(mission)
    mission.places = sorted({*mission.places, *places})
    for draft in drafts:
        if draft is not mission:
            # "The United Nations" of its name does not act there.
            draft.places = [
                place
                for place in draft.places
                if not any(s <= place[0] and place[1] <= e for s, e in places) or _is_state_of(doc, place)
            ]
    drafts[:] = [draft for draft in drafts if draft.places]


def _is_definite(head: Token) -> bool:
    return any(child.lower_ in ("the", "this") and child.dep_ == "det" for child in head.lefts)


def _owner(head: Token, taken: dict[int, PartyDraft]) -> PartyDraft | None:
    """Return the body whose mission it is, right before the word."""
    if any(child.lower_ in _NO_MISSION_OF_A_BODY for child in head.lefts):
        return None
    for child in head.lefts:
        owner = taken.get(child.i)
        if owner is not None and owner.named and owner.kind in ("organization", "body"):
            return owner if child.dep_ in ("compound", "nmod", "amod", "poss") else None
    return None


def _place(doc: Doc, head: Token, owner: PartyDraft) -> tuple[int, int]:
    start = min(s for s, e in owner.places if any(s <= c.i < e for c in head.lefts))
    end = head.i + 1
    if end + 1 < len(doc) and doc[end].lower_ in _WHERE and doc[end + 1].pos_ == "PROPN":
        last = end + 1
        while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN" and last - end < _LONGEST_PLACE:
            last += 1
        end = last + 1
    return start, end


def _is_state_of(doc: Doc, place: tuple[int, int]) -> bool:
    return place[0] > 0 and doc[place[0] - 1].lower_ in _WHERE
