"""Capitals that stand for their state: "Moscow rejected the charge" in a report that names Russia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexica import state_words
from detente.reading.parties.drafts import PartyDraft, take_in
from detente.reading.parties.kinds import acts
from detente.reading.parties.lexicon import MOTION

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def join_capitals(doc: Doc, drafts: list[PartyDraft]) -> None:
    """Join a capital with the one state of the text that it is the seat of, at the places where it acts."""
    seats, names = state_words().seats, state_words().names
    states = [draft for draft in drafts if draft.kind == "state"]
    for capital in [draft for draft in drafts if draft.kind == "other" and draft.name in seats]:
        owners = [
            state
            for state in states
            if any(names.get(name) in seats[capital.name] for name in (state.name, *state.aliases))
        ]
        acting = [place for place in capital.places if _acts(doc[place[1] - 1])]
        if len(owners) == 1 and acting:
            capital.places = acting
            take_in(drafts, owners[0], capital)


def _acts(head: Token) -> bool:
    if not acts(head):
        return False
    ruler = head.head.head if head.dep_ == "pobj" else head.head
    return head.dep_ in ("nsubj", "nsubjpass") or ruler.lemma_.lower() not in MOTION
