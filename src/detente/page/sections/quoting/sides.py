"""The names that mean one side of a dispute: a short name, its capital and ministries, who writes for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Final

from detente.dossier import Dossier
from detente.page.sections.quoting.whose import OURS, bare_subject
from detente.patterns import as_pattern
from detente.reading import Party, state_words

_OF_A_GOVERNMENT: Final = as_pattern(
    r"(?:government|(?:prime |foreign |defen[cs]e |finance )?minister|president|premier|negotiators?|envoy"
    r"|ambassador|delegation|foreign ministry|ministry of foreign affairs|secretary of state|side"
    r"|administration|officials?|authorities|leaders?)\b",
    re.IGNORECASE,
)
_FEWEST_STATES: Final = 2
_HEAD_LINES, _LAST_LINES, _LONG = 7, 4, 90
_ISSUED: Final = (
    r"(?:issued by|from:|by an? (?:[\w-]+ ){1,6}of|statement (?:of|by)|resolutions? of"
    r"|position (?:paper )?of)"
)
_ITS_PAPER: Final = r"(?:statement|press release|communiqu[eé]|circular|bulletin|newsletter|resolutions?)"
_FEWEST_WORDS: Final = 2
_SMALL: Final = frozenset(("for", "of", "the", "and", "de", "y", "in"))


class Sides:
    """Tells which keys of parties mean one and the same side, where the words of the reports say so.

    Parameters
    ----------
    keys
        The keys of parties whose will is told: ids of parties that were read, or the words that name them.
    """

    def __init__(self, dossier: Dossier, keys: Collection[str]) -> None:
        self._dossier, self._keys = dossier, keys
        self._by_id = {party.id: party for party in dossier.parties}

    @cached_property
    def joined(self) -> Mapping[str, str]:
        """The key of the side that each of some keys means."""
        joined = {**self._of_states, **self._of_short_names}
        if OURS in self._keys and (writer := self._writer) is not None:
            joined[OURS] = writer
        return {key: joined.get(other, other) for key, other in joined.items()}

    def _name(self, key: str) -> str:
        party = self._by_id.get(key)
        return bare_subject(key if party is None else party.name)

    @cached_property
    def _of_short_names(self) -> Mapping[str, str]:
        """Map "the Front" to "the Front for Salt", where both have the article."""
        names = {key: self._name(key) for key in {*self._keys, *self._by_id}}
        joined = {}
        for key, name in names.items():
            if key not in self._keys or " " in name or not name[:1].isupper():
                continue
            longer = {other for other, whole in names.items() if whole.startswith(f"{name} ")}
            if len(longer) == 1 and self._has_article(name) and self._has_article(names[min(longer)]):
                joined[key] = longer.pop()
        return joined

    def _has_article(self, name: str) -> bool:
        return any(re.search(rf"\b[Tt]he {re.escape(name)}\b", text) for text in self._texts)

    @cached_property
    def _texts(self) -> Collection[str]:
        return [report.text for report in self._dossier.reports.values()]

    @cached_property
    def _of_states(self) -> Mapping[str, str]:
        """Map a capital, a ministry and a negotiator to their state, in a dispute of several states."""
        state_of = {key: state for key in self._keys if (state := self._state(key))}
        states = set(state_of.values())
        if len(states) < _FEWEST_STATES:
            return {}
        joined = {}
        for state in states:
            of = [key for key, other in state_of.items() if other == state]
            itself = next((party.id for party in self._dossier.parties if party.name == state), None)
            first = itself or max(of, key=lambda key: (self._count(key), key))
            joined.update(dict.fromkeys(of, first))
        return joined

    def _count(self, key: str) -> int:
        party = self._by_id.get(key)
        return 0 if party is None else len(party.mentions)

    def _state(self, key: str) -> str:
        """Return the one state that a key names or speaks for; nothing where it is of none or of several."""
        words = state_words()
        party = self._by_id.get(key)
        for name in self._called(key, party):
            if state := words.names.get(name):
                return state
            places = words.seats.get(name) or ()
            if len(places) == 1:
                return places[0]
            first, _, rest = name.partition(" ")
            owner = re.fullmatch(r"([\w .-]+)[’']s (.+)", name)
            if owner is not None and _OF_A_GOVERNMENT.match(owner[2]):
                return words.names.get(owner[1], "")
            states = words.adjectives.get(first, ())
            if len(states) == 1 and _OF_A_GOVERNMENT.match(rest):
                return states[0]
            part = {
                state for seat, held in words.seats.items() if seat.startswith(f"{name} ") for state in held
            }
            # "The Treasury" is that of the one state that has such a seat and is named.
            if len(part) == 1 and part <= {other.name for other in self._dossier.parties}:
                return part.pop()
        return ""

    def _called(self, key: str, party: Party | None) -> Iterator[str]:
        if party is None:
            yield bare_subject(key)
            return
        yield from map(bare_subject, (party.name, *party.aliases))
        yield from (bare_subject(role.title) for role in party.roles)

    @cached_property
    def _writer(self) -> str | None:
        """The party that wrote the one report in which "we" speak, by its head or its signature."""
        if len(self._dossier.reports) != 1:
            return None
        (text,) = self._texts
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        head, signed = lines[:_HEAD_LINES], lines[-_LAST_LINES:]
        edges = [line for line in chain(head, signed) if len(line) <= _LONG]
        signed = [line for line in signed if len(line) <= _LONG]
        by_weight = sorted(self._dossier.parties, key=lambda party: -len(party.mentions))
        for party in by_weight:
            if party.kind == "person" or party.kind == "state":
                continue
            for name in (party.name, *party.aliases):
                bare = bare_subject(name)
                if len(bare) > 1 and bare[:1].isupper() and (_issues(bare, edges) or _signs(bare, signed)):
                    return party.id
        return None


def _issues(name: str, lines: Collection[str]) -> bool:
    """Return True for a party named as the one that issued a paper, or in full as its letterhead."""
    named = re.escape(name)
    says = re.compile(
        rf"\b{_ISSUED}[^,.]{{0,40}}\b{named}\b|^{named}[^.]{{0,40}}\b{_ITS_PAPER}\b"
        rf"|^{named}: .*\b(?:our|we)\b",
        re.IGNORECASE,
    )
    return any(
        says.search(line) is not None
        or (name.isupper() and len(name) > _FEWEST_WORDS and _initials(line) == name)
        for line in lines
    )


def _initials(line: str) -> str:
    words = [word for word in re.findall(r"[^\W\d_][\w’-]*", line) if word.casefold() not in _SMALL]
    return "".join(word[0] for word in words).upper()


def _signs(name: str, lines: Collection[str]) -> bool:
    """Return True for "Strike Committee Presidium" below a paper of the Harbour Strike Committee."""
    for line in lines:
        words = [word for word in line.split() if word not in ("Presidium", "Executive", "Secretariat")]
        if len(words) >= _FEWEST_WORDS and line[:1].isupper() and name.endswith(" ".join(words)):
            return True
    return False
