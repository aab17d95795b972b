"""The home of a report: the state whose government it means by "the government".

The dateline, and names and adjectives of states, say it. Where they do not, nobody knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from detente.patterns import as_pattern
from detente.reading import Findings, state_words

_WORD: Final = as_pattern(r"[^\W\d_][\w.’'-]*\w|[^\W\d_]")
_DATELINE: Final = as_pattern(
    r"^[ \t]*(?P<town>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2})[^\n.]{0,40}?(?:[-–—]|\()", re.MULTILINE
)
"""Also below a headline, a date and the name of a paper."""
_OPENS_IN: Final = 300
_INSTITUTION_BEHIND: Final = as_pattern(
    r"[’']?s?,? (?:[a-z-]+ ){0,2}(?:government|army|military|parliament|president|prime minister|premier"
    r"|police|rebels|opposition|troops|soldiers|forces|guerrillas|authorities|cabinet|ministry|minister|congress|senate"
    r"|junta|regime|people|voters|capital|judges|court)\b",
    re.IGNORECASE,
)
_WITHIN: Final = as_pattern(r"\b(?:in|across|of|throughout|inside|over)(?: the)? $")
_OF_A_DATELINE, _OF_AN_INSTITUTION, _OF_A_PLACE, _NAMED = 5, 3, 2, 1
_LEAST: Final = 3
"""A state is surely the home of a report only if what tells of it weighs so much."""
_TIMES: Final = 2
"""And so many times as much as what tells of any other."""
_EVERYWHERE: Final = frozenset(("United States", "Soviet Union"))
"""States that reports on others name more often than those: one is at home only where it is alone."""
_MAY_BE: Final = 4
"""A report may be about a state if what tells of it weighs at most so many times less than the most."""


@dataclass(frozen=True)
class Home:
    """The home of a report.

    Attributes
    ----------
    state
        Its usual name; None where the report does not surely say.
    may_be
        The states that it may be, where it is not sure; none where the report names no state.
    """

    state: str | None = None
    may_be: frozenset[str] = frozenset()


def home_in(findings: Findings) -> Home:
    """Return the home of a report, by its own words alone."""
    weights = _weights(findings)
    if not weights:
        return Home()
    (state, most), (_, second) = [*weights.most_common(2), ("", 0)][:2]
    is_clear = second < _LEAST if state in _EVERYWHERE else most >= _TIMES * second
    if most >= _LEAST and is_clear:
        return Home(state)
    return Home(None, frozenset(each for each, weight in weights.items() if _MAY_BE * weight >= most))


def _weights(findings: Findings) -> Counter[str]:
    """Return what speaks for each state that a report names."""
    words = state_words()
    unknown = {
        party.name
        for party in findings.parties
        if party.kind == "state" and party.name not in words.names and party.name[:1].isupper()
    }
    text = findings.text
    weights: Counter[str] = Counter()
    by_adjective: list[tuple[tuple[str, ...], int]] = []
    towns = (line["town"].title() for line in _DATELINE.finditer(text, 0, _OPENS_IN))
    for states in [states for town in towns if (states := words.seats.get(town))][:1]:
        weights[states[0]] += _OF_A_DATELINE
    end = 0
    first = _first_words(frozenset(unknown))
    for match in _WORD.finditer(text):
        start = match.start()
        if start < end or match[0] not in first:
            continue
        name = next(
            (
                each
                for each in first[match[0]]
                if text.startswith(each, start) and _ends(text, start + len(each))
            ),
            None,
        )
        if name is None:
            continue
        end = start + len(name)
        weight = _weight(text, start, end)
        if name in words.names or name in unknown:
            weights[words.names.get(name, name)] += weight
        else:
            by_adjective.append((words.adjectives.get(name) or words.seats[name], weight))
    for owners, weight in by_adjective:
        # "Congolese" is of whichever of its states the report names.
        weights[next((state for state in owners if weights[state]), owners[0])] += weight
    return weights


def _weight(text: str, start: int, end: int) -> int:
    if _INSTITUTION_BEHIND.match(text, end):
        return _OF_AN_INSTITUTION
    return _OF_A_PLACE if _WITHIN.search(text, max(0, start - 16), start) else _NAMED


def _ends(text: str, end: int) -> bool:
    return not text[end : end + 1].isalnum()


@cache
def _first_words(unknown: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """Return the names that begin with a word, the longest first."""
    if unknown:
        by_first = {word: list(names) for word, names in _first_words(frozenset()).items()}
        names: Iterable[str] = unknown
    else:
        words = state_words()
        by_first = {}
        names = {*words.names, *words.adjectives, *words.seats}
    for name in names:
        match = _WORD.search(name)
        if match is not None:
            by_first.setdefault(match[0], []).append(name)
    return {word: sorted(several, key=lambda name: (-len(name), name)) for word, several in by_first.items()}
