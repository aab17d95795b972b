"""The states of a dossier: how they are named, and which of them an office or an organ is said to be of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from detente.dossier import Dossier
from detente.reading import Party, state_words

STATE = "state:"
"""The beginning of the id of a state that is no party of the dossier by its own name."""
_LEAST_STEM = 4
_MAIN = 2
_OFTEN = 3
_ENDING = r"(?:an|n|ian|ean|ese|i|ish|ic|er)"


_PLACE_NAME = re.compile(r"[A-Z][\w’'-]*[^s\W](?: [A-Z][\w’'-]*[^s\W])?")
_OF_A_STATE = re.compile(
    r"(?:\b[Gg]overnment|\b[Rr]epublic|\b[Kk]ingdom|[Pp]rime [Mm]inister(?: [A-Z][\w’'-]+){2,3}"
    r"|President(?: [A-Z][\w’'-]+){2,3}|King(?: [A-Z][\w’'-]+){1,2}) of ([A-Z][\w’'-]+)(?! [A-Z])"
)


_DATELINE = re.compile(r"\s*([A-Z][A-Z .'’-]+[A-Z])\s*(?:,[^\n(]{1,40})?(?:\(|_|--|—|–)")


class StatesNamed:
    """The states that the reports name, by name, adjective, capital or seat.

    Attributes
    ----------
    count
        How often each is named.
    """

    def __init__(self, dossier: Dossier) -> None:
        words = state_words()
        self._names = words.names
        self._seats = words.seats
        self._party: dict[str, str] = {}
        self.count: Counter[str] = Counter()
        for party in dossier.parties:
            if party.kind == "state":
                self._party.setdefault(self._names.get(party.name, party.name), party.id)
        text = "\n".join(report.text for report in dossier.reports.values())
        capitalised = set(re.findall(r"\b[A-ZÀ-Þ][\w’'.-]*", text))
        first_words = {word.rstrip(".,'’") for word in capitalised} | capitalised
        for state in _OF_A_STATE.findall(text):
            self._party.setdefault(self._names.get(state, state), STATE + state)
        for party in dossier.parties:
            # An unknown place that acts ("Zagoria will cut off the gas") is a state, or stands for one.
            if party.kind == "other" and _is_place(party, text) and party.name not in self._seats:
                self._party.setdefault(self._names.get(party.name, party.name), party.id)
        self._owners: dict[str, str] = {}
        for name in {*self._names, *self._party}:
            if name.split()[0] in first_words and (times := _times(name, text)):
                self._owners[name] = self._names.get(name, name)
                self.count[self._owners[name]] += times
        for adjective, states in words.adjectives.items():
            if adjective.split()[0] in first_words and (times := _times(adjective, text)):
                owner = next((state for state in states if state in self.count), states[0])
                self._owners.setdefault(adjective, owner)
                self.count[owner] += times
        for seat, states in words.seats.items():
            if seat.split()[0] in first_words and _times(seat, text):
                owner = next((state for state in states if state in self.count), states[0])
                self.count[owner] += 0
        self._home = {
            state
            for report in dossier.reports.values()
            if (match := _DATELINE.match(report.text))
            for state in words.seats.get(match[1].title(), ())
            if state in self.count
        }
        for state in self._party:
            if state not in self._names.values():
                self._owners |= dict.fromkeys(_adjectives(state, capitalised), state)
        longest = sorted(self._owners, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")

    def node(self, state: str) -> str:
        """Return the id of a state's party, or a node of its own."""
        return self._party.get(state, STATE + state)

    def named_by(self, party: Party) -> tuple[str, str] | None:
        """Return the state that a party is by another name, its capital or a seat, and the reason."""
        for name in (party.name, *party.aliases):
            bare = re.sub(r"^the ", "", name, flags=re.IGNORECASE)
            if bare in self._names:
                return self.node(self._names[bare]), "a name of the state"
            if bare in self._seats:
                state = next((owner for owner in self._seats[bare] if owner in self.count), "")
                if state:
                    return self.node(state), "its capital or seat"
        return None

    def owner_in(self, words: str) -> str | None:
        """Return the state that the words name first, by its name or its adjective."""
        match = self._pattern.search(words) if self._owners else None
        return self.node(self._owners[match[0]]) if match else None

    def main(self) -> str | None:
        """Return the state of the dateline, or one that is named twice as often as any other; else None."""
        if len(self._home) == 1:
            return self.node(next(iter(self._home)))
        (state, times), (_, second) = [*self.count.most_common(2), ("", 0), ("", 0)][:2]
        return self.node(state) if times >= max(_OFTEN, _MAIN * second) else None

    def only(self) -> str | None:
        """Return the one state of the dossier; a node without a name if there is none, None if several."""
        if len(self.count) > 1:
            return None
        return self.node(next(iter(self.count), ""))


def is_seat(name: str) -> bool:
    """Return True for a capital or a seat of government."""
    return name in state_words().seats


def _is_place(party: Party, text: str) -> bool:
    """Return True for a name with a capital inside a sentence, too: "Fishermen" may begin one."""
    inside = re.search(rf"[\w,]\s+{re.escape(party.name)}(?!\w)", text)
    return _PLACE_NAME.fullmatch(party.name) is not None and inside is not None


def _times(name: str, text: str) -> int:
    return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?!\w)", text))


def _adjectives(state: str, capitalised: set[str]) -> Iterator[str]:
    """Yield the words that are formed from an unknown state's name: Montaro, Montaran."""
    stem = state.rstrip("aeiouy")
    if len(stem) >= _LEAST_STEM and " " not in state:
        for word in capitalised:
            if word != state and re.fullmatch(rf"{re.escape(stem)}[a-z]?{_ENDING}", word):
                yield word
