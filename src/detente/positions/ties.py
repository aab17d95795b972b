"""Ties between the parties of a dossier: who speaks for whom, by the words that say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from detente.dossier import Dossier
from detente.reading import Party, state_words, word_table, words_of

STATE = "state:"
"""The beginning of the id of a state that is no party of the dossier by its own name."""
_LEAST_STEM = 4
_ENDING = r"(?:an|n|ian|ean|ese|i|ish|ic|er|s)"
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie of a party to another one, or to a state, with the reason in words."""

    to: str
    why: str


@cache
def camp_words() -> Mapping[str, frozenset[str]]:
    """Return the word lists of offices, organs and callings."""
    return {name: frozenset(words_of(line)) for name, line in word_table("camp_words.yaml").items()}


@cache
def _any_of(name: str) -> re.Pattern[str]:
    words = sorted(camp_words()[name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def is_assessor(party: Party) -> bool:
    """Return True if a party weighs what others do, as an analyst or a witness, and decides nothing."""
    titles = [held.title for held in party.roles]
    named = [] if party.kind == "organization" else [party.name]
    return any(_any_of("assessors").search(words) for words in (*titles, *named))


def ties_of(dossier: Dossier) -> dict[str, Tie]:
    """Return the tie of each party that speaks for another one.

    A party has one tie at most: the first of these that the reports give. It is a state's name, capital or
    seat; it is named by its owner ("the Drevnian government"); it holds an office in another party; the text
    calls it another party's leader, envoy or the like; it holds an office of the one state.
    """
    states = _States(dossier)
    by_id = {party.id: party for party in dossier.parties}
    beside = _Beside(dossier)
    ties: dict[str, Tie] = {}
    for party in dossier.parties:
        if is_assessor(party):
            continue
        tie = (
            states.named(party)
            or states.organ(party)
            or _office(party, by_id)
            or states.titled(party)
            or beside.tie(party)
        )
        if tie is not None and tie.to != party.id:
            ties[party.id] = tie
    for party in dossier.parties:
        if party.id not in ties and not is_assessor(party):
            tie = states.unowned(party)
            if tie is not None and tie.to != party.id:
                ties[party.id] = tie
    rebels = _rebels(dossier)
    ties.update({party: tie for party, tie in rebels.items() if party not in ties and tie.to != party})
    return ties


def _office(party: Party, by_id: Mapping[str, Party]) -> Tie | None:
    for role in party.roles:
        owner = by_id.get(role.of or "")
        if owner is None or owner.id == party.id or _any_of("over").search(role.title):
            continue
        if _any_of("speaks_for").search(role.title):
            return Tie(owner.id, f"holds an office in it: {role.title}")
    return None


class _States:
    """The states of a dossier, and what is theirs."""

    def __init__(self, dossier: Dossier) -> None:
        self.words = state_words()
        self.party_of: dict[str, str] = {}
        self.adjectives: dict[str, str] = {}
        text = "\n".join(report.text for report in dossier.reports.values())
        self.capitals = set(re.findall(r"\b[A-Z][\w’'.-]*", text))
        self.count: Counter[str] = Counter()
        for party in dossier.parties:
            if party.kind == "state":
                state = self.words.names.get(party.name, party.name)
                self.party_of.setdefault(state, party.id)
                self.count[state] += len(party.mentions)
        for name, state in self.words.names.items():
            if name.split()[0] in self.capitals:
                times = len(re.findall(rf"\b{re.escape(name)}(?!\w)", text))
                if times:
                    self.count[state] = max(self.count[state], 0) + times
        for adjective, owners in self.words.adjectives.items():
            if adjective.split()[0] in self.capitals:
                times = len(re.findall(rf"\b{re.escape(adjective)}(?!\w)", text))
                if times:
                    owner = next((state for state in owners if state in self.count), owners[0])
                    self.adjectives[adjective] = owner
                    self.count[owner] += times
        for state in list(self.party_of):
            if state not in self.words.names.values():
                self.adjectives.update(dict.fromkeys(self._adjectives_of(state), state))

    def _adjectives_of(self, state: str) -> Iterator[str]:
        """Yield the words of the text that are formed from an unknown state's name: Montaro, Montaran."""
        stem = state.rstrip("aeiouy")
        if len(stem) < _LEAST_STEM or " " in state:
            return
        for word in self.capitals:
            if word != state and re.fullmatch(rf"{re.escape(stem)}[a-z]?{_ENDING}", word):
                yield word

    def node(self, state: str) -> str:
        """Return the id of a state's party, or one of its own."""
        return self.party_of.get(state, STATE + state)

    def named(self, party: Party) -> Tie | None:
        """Tie another name, a capital or a seat of a state to the state."""
        if party.kind == "person":
            return None
        for name in (party.name, *party.aliases):
            bare = re.sub(r"^the ", "", name, flags=re.IGNORECASE)
            state = self.words.names.get(bare)
            if state is not None:
                return Tie(self.node(state), "name of the state")
            owners = self.words.seats.get(bare, ())
            state = next((owner for owner in owners if owner in self.count), None)
            if state is not None:
                return Tie(self.node(state), "its capital or seat")
        return None

    def owner_in(self, words: str) -> str | None:
        """Return the state named in the words: by its name, or by its adjective."""
        for name in sorted((*self.party_of, *self.words.names), key=len, reverse=True):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
                return self.words.names.get(name, name)
        for adjective, state in self.adjectives.items():
            if re.search(rf"(?<!\w){re.escape(adjective)}(?!\w)", words):
                return state
        return None

    def organ(self, party: Party) -> Tie | None:
        """Tie an organ that is named by its state: "the Drevnian government", "U.S. officials"."""
        if party.kind == "person":
            return None
        for name in (party.name, *party.aliases):
            if _is_organ(name):
                state = self.owner_in(name)
                if state is not None:
                    return Tie(self.node(state), "named as its organ")
        return None

    def titled(self, party: Party) -> Tie | None:
        """Tie the holder of an office that is named by its state: "the Salvadoran president"."""
        titles = [role.title for role in party.roles] + ([party.name] if not _is_full_name(party) else [])
        for title in titles:
            if _any_of("over").search(title) or not _any_of("state_offices").search(title):
                continue
            state = self.owner_in(title)
            if state is not None:
                return Tie(self.node(state), f"holds an office of the state: {title}")
        return None

    def unowned(self, party: Party) -> Tie | None:
        """Tie "the government", "the army" and "Prime Minister X" to the state, if the text has one only."""
        if len(self.count) > 1:
            return None
        state = next(iter(self.count), "")
        if party.kind != "person" and _is_organ(party.name):
            return Tie(self.node(state), "organ of the one state")
        for role in party.roles:
            held = role.of is None and not _any_of("over").search(role.title)
            if held and _any_of("state_offices").search(role.title):
                return Tie(self.node(state), f"holds an office of the one state: {role.title}")
        return None


def _is_full_name(party: Party) -> bool:
    return party.kind == "person" and party.name[:1].isupper() and " " in party.name


def _is_organ(name: str) -> bool:
    head = re.split(r"\b(?:of|for|in|with)\b", name)[0]
    return bool(_any_of("state_organs").search(head)) and not (
        _any_of("apart").search(head) and not re.search(r"(military|ruling) council", head, re.IGNORECASE)
    )


class _Beside:
    """What stands right before and after the mentions of a party."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.by_end: dict[tuple[str, int], str] = {}
        self.by_start: dict[tuple[str, int], str] = {}
        for party in dossier.parties:
            for mention in party.mentions:
                self.by_end.setdefault((mention.report, mention.end), party.id)
                self.by_start.setdefault((mention.report, mention.start), party.id)
        office = _any_of("speaks_for").pattern
        self.before = re.compile(
            rf"(?:['’]s?)?\s+(?:(?!and\b)[\w-]+\s+){{0,3}}{office}(?:\s+general)?,?\s+", re.IGNORECASE
        )
        self.after = re.compile(
            rf",\s+(?:the\s+|a\s+|an\s+)?(?:[\w-]+\s+){{0,3}}{office}\s+(?:of|for|with|in)\s+(?:the\s+)?"
            r"|,\s+who\s+(?:leads|heads|chairs|runs|commands|speaks\s+for|represents)\s+(?:the\s+)?",
            re.IGNORECASE,
        )

    def tie(self, party: Party) -> Tie | None:
        """Tie a party to the one that owns it by the words beside it: "its envoy, X", "X, who heads Y"."""
        if party.kind not in ("person", "other", "body"):
            return None
        for mention in party.mentions:
            text = self.dossier.reports[mention.report].text
            start = max(0, mention.start - _NEAR)
            for end in range(mention.start - 1, start, -1):
                owner = self.by_end.get((mention.report, end))
                if owner is not None and owner != party.id:
                    between = text[end : mention.start]
                    if self.before.fullmatch(between) and not _any_of("over").search(between):
                        return Tie(owner, f"called its {' '.join(between.split()).strip(' ,’')}")
            for start in range(mention.end + 1, min(len(text), mention.end + _NEAR)):
                owner = self.by_start.get((mention.report, start))
                if owner is not None and owner != party.id:
                    between = text[mention.end : start]
                    if self.after.fullmatch(between) and not _any_of("over").search(between):
                        return Tie(owner, f"called its {' '.join(between.split()).strip(' ,')}")
        return None


def _rebels(dossier: Dossier) -> dict[str, Tie]:
    """Tie "the rebels" to the one rebel organisation of the dossier."""
    named = [
        party
        for party in dossier.parties
        if party.kind in ("organization", "body")
        and any(_any_of("rebel_names").search(name) for name in (party.name, *party.aliases))
    ]
    if len(named) != 1:
        return {}
    return {
        party.id: Tie(named[0].id, "the one rebel organisation")
        for party in dossier.parties
        if party.kind == "other" and re.sub(r"^the ", "", party.name.casefold()) in camp_words()["rebels"]
    }
