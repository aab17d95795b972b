"""The homes of the reports of a dossier: those of one home mean one government, one army, one parliament.

A report that does not surely say its home has that of the reports which name the same parties. Others are
of a home that nobody knows, and what they call "the government" stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from detente.dossier.connected import Connected
from detente.dossier.general_names import general_words, is_general
from detente.dossier.homes import Home, home_in
from detente.dossier.spelling import plain_name
from detente.reading import Findings, state_words

UNKNOWN: Final = "?"
"""The first sign of a home that nobody knows; behind it stands the first of its reports."""
_LEAST_HOMES: Final = 2
"""Where reports have fewer, "the government" is one."""
_CLEARLY: Final = 3
"""The parties that a report names must be of one home so many times as often as of all others."""
_LEAST_LETTERS: Final = 3


def homes_of(findings: Sequence[Findings], home_of: Callable[[Findings], Home] = home_in) -> dict[str, str]:
    """Return the home of each report, by its id; none where the reports have no two homes.

    A home that nobody knows begins with `UNKNOWN`.
    """
    homes = {read.id: home_of(read) for read in findings}
    of = {report: home.state for report, home in homes.items() if home.state is not None}
    if len(set(of.values())) < _LEAST_HOMES:
        return {}
    names = {read.id: set(_telling_names(read)) for read in findings}
    of |= dict(_by_parties(homes, of, names))
    open_ = [report for report in homes if report not in of]
    return of | _unknown_homes(open_, homes, names)


def _by_parties(
    homes: Mapping[str, Home], of: Mapping[str, str], names: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """Yield reports whose home the parties say that they name, with that home."""
    homes_of_name: defaultdict[str, set[str]] = defaultdict(set)
    for report, state in of.items():
        for name in names[report]:
            homes_of_name[name].add(state)
    for report, home in homes.items():
        if report in of:
            continue
        shared = Counter(
            next(iter(several))
            for name in names[report]
            if len(several := homes_of_name.get(name, set())) == 1
        )
        if not shared:
            continue
        (best, times), (_, second) = [*shared.most_common(2), ("", 0)][:2]
        if times >= _CLEARLY * second and (not home.may_be or best in home.may_be):
            yield report, best


def _unknown_homes(
    reports: Sequence[str], homes: Mapping[str, Home], names: Mapping[str, set[str]]
) -> dict[str, str]:
    """Return a home for each report of which nobody knows it: one for those that name the same."""
    together = Connected(reports)
    by_sign: dict[object, str] = {}
    for report in reports:
        for sign in sorted(names[report]):
            other = by_sign.setdefault(sign, report)
            mine, theirs = homes[report].may_be, homes[other].may_be
            if mine and theirs and mine.isdisjoint(theirs):
                continue
            one, two = sorted((together.root(report), together.root(other)))
            together.join(two, to=one)
    return {report: f"{UNKNOWN}{together.root(report)}" for report in reports}


def _telling_names(read: Findings) -> Iterator[str]:
    """Yield the names of the parties of a report that tell which dispute it is about."""
    for party in read.parties:
        if party.kind == "state" or (party.kind == "other" and not party.name[:1].isupper()):
            continue
        name = plain_name(party.name)
        if _tells(name, party.kind, party.name) and not is_general(party.name):
            yield name


@cache
def _tells(plain: str, kind: str, name: str) -> bool:
    if plain in general_words("worldwide") or name in state_words().names or name in state_words().seats:
        return False
    acronym = name.isupper() and len(name) >= _LEAST_LETTERS and kind != "person"
    return acronym or (" " in plain and name != name.lower())
