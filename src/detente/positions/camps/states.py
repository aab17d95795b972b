"""The states of a dossier: how they are named, and which of them an office or an organ is said to be of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps.counted_names import CAPITALISED, adjectives_of, times_named
from detente.positions.camps.headings import states_headed
from detente.reading import SEATS_OF_BODIES, Party, state_words

STATE = "state:"
"""The beginning of the id of a state that is no party of the dossier by its own name."""
ITS_PEOPLE = "its people"
_TRADES = (
    r"(?:fishermen|fishers|farmers|growers|miners|herders|traders|truckers|hauliers|dockers|settlers"
    r"|villagers"
    r"|students|activists|hostages|climbers|pilots)"
)
_LEAD = 600
"""Characters in which a report says whose quarrel it is."""
"""The reason why "the Vellanders" speak for Velland."""
_MAIN = 2
_OFTEN = 3
_THE_BEFORE = as_pattern(r"\b[Tt]he\s+$")
_THE_PEOPLES = as_pattern(r"\b[Tt]he ([A-Z]\w+) $")
_WITHIN = as_pattern(r"[\w,]\s+$")
_PLACE_NAME = as_pattern(r"[A-Z][\w’'-]*[^s\W](?: [A-Z][\w’'-]*[^s\W])?")
_OF_SOMETHING = as_pattern(r" of [A-Z]")
_BEFORE_OF = 90
_OF_A_STATE = as_pattern(
    r"(?:\b[Gg]overnment|\b[Rr]epublic|\b[Kk]ingdom|[Pp]rime [Mm]inister(?: [A-Z][\w’'-]+){2,3}"
    r"|President(?: [A-Z][\w’'-]+){2,3}|King(?: [A-Z][\w’'-]+){1,2}) of ([A-Z][\w’'-]*\w)\b(?! [A-Z])"
)
_LONGEST_NAME = 90
_BEGINS = as_pattern(r"\b[A-Z]")
_STATES_OWN = as_pattern(
    r"['’]s (?:own )?(?:[a-z]+ )?(?:ambassador|envoy|embassy|army|navy|air force|airspace|sky|prime minister"
    r"|foreign minister|foreign ministry|capital|marines|troops|soldiers|government)\b"
)
_STYLED = as_pattern(
    r"^(?:(?:[A-Z][\w’'-]+ ){0,3})(?:State|Republic|Kingdom|Sultanate|Commonwealth) of (?:the )?",
    re.IGNORECASE,
)
_REPRESENTED = as_pattern(
    r"['’]?s? (?:[A-Za-z]+ )?(?:ambassador|envoy|embassy|diplomats?|consul|tourists?|hostages?|nationals?"
    r"|citizens?|firm|company|journalists?|reporters?)\b",
    re.IGNORECASE,
)
_BY_SEAT = as_pattern(
    r"(?:[Tt]he )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:government|authorities|regime|administration"
    r"|leadership)"
)
_DATELINE = as_pattern(
    r"(?:\A|\n[ \t]*(?=\n))\s*([A-Z][A-Z .'’-]+[A-Z])[^\S\n]*(?:,[^\n(]{1,40})?(?:\(|_|--|—|–|[^\S\n]-\s)"
)
_COMPASS = ("North", "South", "East", "West")
_OPENING = as_pattern(r"(?:[^\n]{0,40}\b\d{4}\b[^\n]{0,10}\n\s*)?[^\n]*(?:\n\s*[^\n]*)?")
_OPENS_IN = 450
"""Characters of a date, a headline and a first sentence."""
_FAR_MORE = 3
_PREMIER = as_pattern(r"\b(?:[Pp]remier|[Gg]overnor|[Cc]hief [Mm]inister|[Ff]irst [Mm]inister)\b")
"""Heads of provinces: a report that has one is on what the province does."""
_BRITAIN = "Britain"
_COUNTRY_IN = {"Catalonia": "Spain", "Scotland": _BRITAIN, "Wales": _BRITAIN, "Northern Ireland": _BRITAIN}
"""Countries within states, of which each has a president or ministers of its own."""
_OF_BRITAIN = as_pattern(r"\b[Tt]he (?:House of )?Lords\b|\bWestminster\b|\bWhitehall\b")
"""Who governs where these are spoken of is not said: "the Government", "the Opposition"."""
_MEDIATOR = as_pattern("facilitat|mediat")


class StatesNamed:
    """The states that the reports name, by name, adjective, capital or seat.

    Attributes
    ----------
    count
        How often each is named.
    is_headed
        True where a report says at its head which state it is on: "BRIEFING: VELLAND".
    is_of_a_paper
        True for papers of a parliament, at home in its state whatever states they name.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._words = words = state_words()
        self._mediating: dict[str, bool] = {}
        self._reports = {id_: report.text for id_, report in dossier.reports.items()}
        self._texts = texts = [*self._reports.values()]
        capitalised = sorted({word for text in texts for word in CAPITALISED.findall(text)})
        self._party = self._parties(dossier, texts, capitalised)
        compass = {party.name for party in dossier.parties if party.name in _COMPASS}
        # Of a province that only a place is in, nothing is said to be.
        states = words.names.keys() - {name for name in words.parts if words.names[name] not in self._party}
        known = {*states, *words.adjectives, *words.seats, *self._party, *compass}
        times = times_named(known, texts)
        self._owners: dict[str, str] = {}
        self.count: Counter[str] = Counter()
        for name in (name for name in times if name in states or name in self._party):
            self._owners[name] = words.names.get(name, name)
            self.count[self._owners[name]] += times[name]
        self._halves = dict(self._halves_named(compass))
        for half, state in self._halves.items():
            self._owners[half] = state
            self.count[state] += times[half]
        for table, weight in ((words.adjectives, 1), (words.seats, 0)):
            for name in (name for name in times if name in table):
                # "Czech" is of whichever of its states the reports name.
                owner = next((state for state in table[name] if state in self.count), table[name][0])
                if owner in words.parts and owner not in self._party:
                    continue
                self.count[owner] += weight * times[name]
                if weight:
                    self._owners.setdefault(name, owner)
        for state in self._party:
            if state not in words.names.values():
                self._owners |= dict.fromkeys(adjectives_of(state, capitalised), state)
        # A capital stands for its state where it is a party: not where somebody is only stopped there.
        acting = {name for party in dossier.parties for name in (party.name, *party.aliases)}
        self._with_seats = Counter(self.count)
        for seat, of in ((seat, of) for seat, of in words.seats.items() if seat in acting):
            for state in [state for state in of if state in self.count][:1]:
                self._with_seats[state] += times[seat]
        datelines = (_DATELINE.search(text, 0, _OPENS_IN) for text in texts)
        homes = ((words.seats.get(match[1].title(), ()), match.start()) for match in datelines if match)
        self._home = {
            state
            for states, start in homes
            for state in states
            # Behind a headline it is of the state that the report is on, or names no more than a town.
            if state in self.count and (not start or self._leads(state))
        }
        headed = set() if self._home else states_headed(texts, words.names)
        self.is_headed = len(headed) == 1
        if self.is_headed:
            self._home = headed
            self.count.update(headed)
        self.is_of_a_paper = (
            not self._home and self.count[_BRITAIN] > 1 and any(map(_OF_BRITAIN.search, texts))
        )
        if self.is_of_a_paper:
            self._home = {_BRITAIN}
        longest = sorted(self._owners, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")

    def _leads(self, state: str) -> bool:
        """Return True for a state that is named, by its name or its seat, as often as any other."""
        return all(self._with_seats[state] >= times for times in self._with_seats.values())

    def _parties(self, dossier: Dossier, texts: Sequence[str], capitalised: Sequence[str]) -> dict[str, str]:
        """Return each state that is a party, or that a text calls one, with the id of its party or node."""
        names = self._words.names
        parties: dict[str, str] = {}
        for party in dossier.parties:
            if party.kind == "state":
                parties.setdefault(names.get(party.name, party.name), party.id)
        for state in (state for text in texts for state in _states_by_office(text)):
            parties.setdefault(names.get(state, state), STATE + state)
        for party in dossier.parties:
            # An unknown place that acts ("Zagoria will cut off the gas") is a state, or stands for one.
            if party.name in _COMPASS and any(f"{party.name} {land}" in names for land in _lands(texts)):
                continue
            if party.kind == "other" and party.name not in self._words.seats and _is_place(dossier, party):
                parties.setdefault(names.get(party.name, party.name), party.id)
        surnames = {
            name
            for party in dossier.parties
            if party.kind == "person"
            for whole in (party.name, *party.aliases)
            for name in (whole.split()[-1], whole)
            if whole != party.name or " " in whole
        }
        owners = {name for text in texts for name in _owners_in(text)}
        for party in dossier.parties:
            # So is one whose adjective the reports use: "Ossendia", "Ossendian soldiers".
            single = _PLACE_NAME.fullmatch(party.name) and not party.roles and party.name not in parties
            single = single and party.name not in surnames
            single = single and party.kind in ("person", "organization")
            single = single and party.name not in self._words.seats
            if single and (any(adjectives_of(party.name, capitalised)) or party.name in owners):
                parties.setdefault(party.name, party.id)
        return parties

    def _halves_named(self, compass: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each half that reports name bare with its state: "the North" and North Vellany."""
        for half in compass:
            whole = [state for state in self.count if state.startswith(f"{half} ")]
            if len(whole) == 1:
                yield half, whole[0]

    def node(self, state: str) -> str:
        """Return the id of a state's party, or a node of its own."""
        return self._party.get(state, STATE + state)

    def named_by(self, party: Party) -> tuple[str, str] | None:
        """Return the state that a party is by another name, its capital or a seat, and the reason."""
        if party.kind == "person":
            # A capital alone may be read as somebody's name.
            bare, names = party.name.title() if party.name.isupper() else party.name, self._words.seats
            state = next((owner for owner in names.get(bare, ()) if owner in self.count), "")
            return (self.node(state), "its capital or seat") if state else None
        for name in (party.name, *party.aliases):
            bare = re.sub(r"^the ", "", name, flags=re.IGNORECASE)
            if bare not in self._words.names:
                bare = _STYLED.sub("", bare)
            if bare.isupper() and bare.title() in self._words.seats:
                bare = bare.title()
            if bare in self._words.names:
                return self.node(self._words.names[bare]), "a name of the state"
            if bare in self._halves:
                return self.node(self._halves[bare]), "a short name of the state"
            if bare in self._words.seats and not (bare in SEATS_OF_BODIES and party.kind == "organization"):
                state = next((owner for owner in self._words.seats[bare] if owner in self.count), "")
                if state:
                    return self.node(state), "its capital or seat"
            people = self._owners.get(bare[:-1]) if bare.endswith("s") else None
            for owner in self._words.adjectives.get(bare[:-1], ()):
                people = people or (owner if owner in self.count and bare.endswith("s") else None)
            if party.kind == "other" and people is not None and not self._are_of_a_trade(bare[:-1]):
                return self.node(people), ITS_PEOPLE
        return None

    def _are_of_a_trade(self, adjective: str) -> bool:
        """Return True where reports open with "Indian fishermen": "the Indians" after that are these."""
        trade = re.compile(rf"\b{re.escape(adjective)} (?:and (?:[A-Z]\w+ ){{1,2}})?{_TRADES}\b")
        return any(trade.search(text[:_LEAD]) for text in self._texts)

    @property
    def owners(self) -> frozenset[str]:
        """The ids of the parties that are states by name."""
        return frozenset(self._party.values())

    def seated(self, name: str) -> str | None:
        """Return the state of a capital, if the reports name the state."""
        state = next((owner for owner in self._words.seats.get(name, ()) if owner in self.count), None)
        return self.node(state) if state is not None and state in self._party else None

    def owner_in(self, words: str) -> str | None:
        """Return the state that the words name first, by its name or its adjective."""
        match = self._pattern.search(words) if self._owners else None
        return self.node(self._owners[match[0]]) if match else None

    def owners_in(self, words: str) -> set[str]:
        """Return all states that the words name, by their names or adjectives."""
        matches = self._pattern.finditer(words) if self._owners else ()
        return {self.node(self._owners[match[0]]) for match in matches}

    def of_seat_in(self, words: str) -> str | None:
        """Return the state of a government that is named by its capital: "the Oslo government"."""
        match = _BY_SEAT.fullmatch(words)
        states = self._words.seats.get(match[1], ()) if match else ()
        return next((self.node(state) for state in states if self.count[state]), None)

    @property
    def home(self) -> str | None:
        """The state of the dateline."""
        return self.node(next(iter(self._home))) if len(self._home) == 1 else None

    def is_part(self, owner: str) -> bool:
        """Return True for a province, or the like, of another state."""
        return any(self.node(state) == owner for state in self.count.keys() & self._words.parts)

    def known(self, state: str) -> str | None:
        """Return the party or the node of a state that the reports name."""
        return self.node(state) if state in self.count else None

    def main(self) -> str | None:
        """Return the state of the dateline, or one that is named twice as often as any other; else None.

        One that is named most often needs no such lead where it alone is in the headline and first sentence.
        """
        if len(self._home) == 1:
            return self.node(next(iter(self._home)))
        own = Counter({state: times for state, times in self.count.items() if not self._mediates(state)})
        whole = [state for state in own if state not in self._words.parts and self._with_seats[state] > 1]
        if len(whole) == 1 and own.most_common(1)[0][0] in self._words.parts and not self._has_premiers:
            return self.node(whole[0])  # presidents and ministers are those of the whole country
        if self._with_seats[_COUNTRY_IN.get(next(iter(own.most_common(1)), ("", 0))[0], "")]:
            return None  # "the deputy prime minister", of Catalonia or of Spain
        (state, times), (_, second) = [*own.most_common(2), ("", 0), ("", 0)][:2]
        if times >= max(_OFTEN, _MAIN * second):
            return self.node(state)
        return self.node(state) if times >= _OFTEN and self.opening == {self.node(state)} else None

    @cached_property
    def _has_premiers(self) -> bool:
        return any(_PREMIER.search(text) for text in self._texts)

    def _mediates(self, state: str) -> bool:
        """Return True for "Norway, the facilitator": whose president is meant is not told by its name."""
        if state not in self._mediating:
            self._mediating[state] = self._is_told_to_mediate(state)
        return self._mediating[state]

    def _is_told_to_mediate(self, state: str) -> bool:
        if not self._with_mediators:
            return False
        name = re.escape(state)
        role = re.compile(
            rf"\b{name}\b[^.!?\n]{{0,60}}\b(?:as|its|the|an?) (?:\w+ )?(?:facilitator|mediator)\b"
            rf"|\b(?:facilitat|mediat)\w+ (?:by|of|from) {name}\b"
        )
        return any(role.search(text) for text in self._with_mediators)

    @cached_property
    def _with_mediators(self) -> list[str]:
        """The texts with the words for whoever mediates."""
        return [text for text in self._texts if _MEDIATOR.search(text)]

    @cached_property
    def opening(self) -> set[str]:
        """The states that the headlines and first sentences of the reports name."""
        openings = (_OPENING.match(text, 0, _OPENS_IN) for text in self._texts)
        return {state for opening in openings if opening for state in self.owners_in(opening[0])}

    def is_most_named(self, owner: str) -> bool:
        """Return True for a state that no other is named more often than."""
        times = max((self.count[state] for state in self.count if self.node(state) == owner), default=0)
        return times == max(self.count.values(), default=0)

    def is_outnumbered(self, owner: str) -> bool:
        """Return True for a state that is named far less often than another; False for any other party."""
        times = [self._with_seats[state] for state in self.count if self.node(state) == owner]
        return bool(times) and max(self._with_seats.values()) >= max(_OFTEN, _FAR_MORE * max(times))

    def is_outnumbered_in(self, owner: str, reports: Iterable[str]) -> bool:
        """Return True for a state that some reports name far less often than another."""
        times = times_named(self._owners, [self._reports[report] for report in reports])
        by_state: Counter[str] = Counter()
        for name, owned in self._owners.items():
            by_state[self.node(owned)] += times[name]
        most = max(by_state.values(), default=0)
        return owner in by_state and most >= max(_OFTEN, _FAR_MORE * by_state[owner])

    def only(self) -> str | None:
        """Return the one state of the dossier; a node without a name if there is none, None if several."""
        if len(self.count) > 1:
            return None
        state = next(iter(self.count), "")
        apart = self._is_only_represented(state) or (state != "" and self._mediates(state))
        return None if apart else self.node(state)

    def _is_only_represented(self, state: str) -> bool:
        """Return True for a state of which there are only envoys, visitors or firms."""
        names = [name for name, owner in self._owners.items() if owner == state]
        if not names:
            return False
        placed = rf"(?<![\w.-])(?:{'|'.join(map(re.escape, names))})(?![\w-])"
        return all(
            _REPRESENTED.match(text, match.end())
            for text in self._texts
            for match in re.finditer(placed, text)
        )


def _states_by_office(text: str) -> Iterator[str]:
    """Yield what "the government of X" and "President Y Z of X" name, looked for only around an "of"."""
    searched = 0
    for of in _OF_SOMETHING.finditer(text):
        start = max(searched, of.start() - _BEFORE_OF)
        if match := _OF_A_STATE.search(text, start, of.end() + _BEFORE_OF):
            searched = match.end()
            yield match[1]


def _owners_in(text: str) -> Iterator[str]:
    """Yield the names to which a text gives what only a state has: "Ossendia" of "Ossendia's navy"."""
    for own in _STATES_OWN.finditer(text):
        before = text[max(0, own.start() - _LONGEST_NAME) : own.start()]
        for start in _BEGINS.finditer(before):
            yield before[start.start() :]


def is_seat(name: str) -> bool:
    """Return True for a capital or a seat of government, also in the capitals of a dateline."""
    return (name.title() if name.isupper() else name) in state_words().seats


def _lands(texts: Sequence[str]) -> set[str]:
    """Return the words behind a point of the compass: "Korea" of "North Korea"."""
    return {land for text in texts for land in re.findall(r"\b(?:North|South|East|West) ([A-Z]\w+)", text)}


def _is_place(dossier: Dossier, party: Party) -> bool:
    """Return True for a name with a capital inside a sentence, too: "Fishermen" may begin one."""
    if not _PLACE_NAME.fullmatch(party.name):
        return False
    named = [mention for mention in party.mentions if mention.quote == party.name]
    before = [dossier.reports[m.report].text[max(0, m.start - _BEFORE_OF) : m.start] for m in named]
    if 2 * sum(_THE_BEFORE.search(words) is not None for words in before) > len(before):
        return False  # "the Coordinadora": a body of people
    peoples = {match[1] for words in before if (match := _THE_PEOPLES.search(words))}
    if peoples & state_words().adjectives.keys():
        return False  # "the Finnish Tornia": a firm from there
    return any(_WITHIN.search(words) for words in before)
