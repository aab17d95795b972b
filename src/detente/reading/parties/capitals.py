"""Capitals that stand for their state: "Moscow rejected the charge", in a report that names Russia or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.lexica import SEATS_OF_BODIES, state_words, word_table, words_of
from detente.reading.parsed import report_of
from detente.reading.parties.drafts import PartyDraft, take_in
from detente.reading.parties.kinds import ALSO_PEOPLE, acts
from detente.reading.parties.lexicon import ASKING, MOTION
from detente.reading.parties.names import Words
from detente.reading.parties.sufferers import is_dealt_with, owns_a_will
from detente.reading.statements import QUOTE_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# States that are no more, and the last year in which reports speak of them as of today.
_UNTIL: Final = {
    "Soviet Union": 1991,
    "Yugoslavia": 2003,
    "Czechoslovakia": 1992,
    "West Germany": 1990,
    "North Yemen": 1990,
    "North Vietnam": 1976,
}
_LONGEST_PERSON: Final = 4  # words
_WANTING: Final = frozenset((
    "want", "hope", "seek", "fear", "insist", "plan", "decide", "see", "believe", "consider", "view",
    "recall", "sever", "sign", "side", "respond", "react", "retaliate", "try", "know", "ban", "test",
    "trade", "exchange", "pursue", "maintain", "back", "act", "regard",
    "suspect", "intend",
))  # fmt: skip
_OF_ANYBODY: Final = frozenset((
    "have", "hold", "take", "make", "open", "close", "join", "leave", "face", "go", "stand", "lead", "lose",
    "win", "see", "return", "start", "begin", "end", "collect", "gather", "remain", "put", "show", "increase",
    "burn", "throw",
))  # fmt: skip
_DEEDS_OF_TOWNS: Final = frozenset((
    "host", "clash", "meet", "beat", "fight", "fall", "burn", "explode", "feed", "tour", "visit", "elect",
    "vote", "riot", "strike", "march", "protest", "demonstrate", "shelter", "occupy",
))  # fmt: skip


def join_capitals(doc: Doc, drafts: list[PartyDraft], written: Sequence[Words]) -> None:
    """Join a capital with its state, or name it after its state, at the places where it acts.

    ``written`` are all names of the text: where somebody is called "Sofia Petrova", Sofia may be she.
    """
    people = {
        word for words in written if 1 < len(words) <= _LONGEST_PERSON for word in (words[0], words[-1])
    }
    seats, names = state_words().seats, state_words().names
    states = [draft for draft in drafts if draft.kind == "state" and draft.name not in seats]
    _join_seats_of_bodies(doc, drafts)
    for capital in [d for d in drafts if d.kind in ("other", "state") and d.name in seats]:
        owners = [
            state
            for state in states
            if any(names.get(name) in seats[capital.name] for name in (state.name, *state.aliases))
        ]
        acting = [place for place in capital.places if _acts(doc[place[1] - 1])]
        if not acting or (capital.name in ALSO_PEOPLE and capital.name in people):
            continue
        if len(owners) == 1:
            capital.places = acting
            take_in(drafts, owners[0], capital)
        elif (
            not owners
            and not _is_of_a_body(doc, capital.name)
            and any(_speaks_for_a_state(doc[end - 1]) for _, end in acting)
        ):
            state = _state_of(doc, seats[capital.name])
            if state is not None:
                capital.aliases = [capital.name, *capital.aliases]
                capital.name, capital.kind, capital.places = state, "state", acting


def _join_seats_of_bodies(doc: Doc, drafts: list[PartyDraft]) -> None:
    """Join Brussels, or Rome, with the one body that sits there, in a text that says nothing of the state."""
    for seat, (bodies, state) in SEATS_OF_BODIES.items():
        towns = [d for d in drafts if d.kind in ("other", "state") and d.name == seat]
        seated = [d for d in drafts if any(name in bodies for name in (d.name, *d.aliases))]
        spoken_of = any(word in doc.text for word in state)
        if len(towns) != 1 or len(seated) != 1 or spoken_of:
            continue
        acting = [place for place in towns[0].places if _acts(doc[place[1] - 1])]
        if acting:
            towns[0].places = acting
            take_in(drafts, seated[0], towns[0])


def _is_of_a_body(doc: Doc, seat: str) -> bool:
    """Return True for Brussels, or Rome, where a text names a body that sits there, and not the state."""
    if seat not in SEATS_OF_BODIES:
        return False
    bodies, state = SEATS_OF_BODIES[seat]
    text = report_of(doc).text
    return any(re.search(rf"\b{body}\b", text) for body in bodies) and not any(word in text for word in state)


def _state_of(doc: Doc, states: tuple[str, ...]) -> str | None:
    """Return the one state of those with a seat there that was one when the report was published."""
    published = report_of(doc).published
    year = published.year if published is not None else None
    past = [state for state in states if state in _UNTIL]
    if not past:
        return states[0] if len(states) == 1 else None
    if year is None:
        return None
    then = [state for state in past if year <= _UNTIL[state]]
    today = [state for state in states if state not in _UNTIL]
    return then[0] if then else today[0] if len(today) == 1 else None


def _speaks_for_a_state(head: Token) -> bool:
    """Return True where a government says, wants or does something or is dealt with; a town burns."""
    word = head
    while word.dep_ == "conj" and word.head.i != word.i:
        word = word.head
    verb = word.head
    if word.dep_ in ("nsubj", "nsubjpass"):
        lemma = verb.lemma_.lower()
        if lemma in _DEEDS_OF_TOWNS:
            return False
        if word.dep_ == "nsubjpass":
            return lemma in ("accuse", "urge", "ask", "warn", "blame", "sanction", "tell")
        return lemma in QUOTE_VERBS | ASKING | _WANTING or lemma in _deeds()
    return is_dealt_with(head) or _owns_a_will(head)


def _owns_a_will(head: Token) -> bool:
    """Return True for "Moscow's demand", not for "the Paris agreement"."""
    return head.dep_ == "poss" and owns_a_will(head)


@cache
def _deeds() -> frozenset[str]:
    table = word_table("plover_predicates.yaml")
    verbs = {words.split()[0] for line in table["verbs"].values() for words in words_of(line)}
    phrases = {verb for groups in table["phrases"].values() for group in groups for verb in group[0].split()}
    return frozenset(verbs | (phrases - _OF_ANYBODY))


def _acts(head: Token) -> bool:
    if is_dealt_with(head) or _owns_a_will(head):
        return True
    if not acts(head):
        return False
    ruler = head.head.head if head.dep_ == "pobj" else head.head
    return head.dep_ in ("nsubj", "nsubjpass") or ruler.lemma_.lower() not in MOTION
