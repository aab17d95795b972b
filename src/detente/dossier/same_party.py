"""The parties of many reports that are one party, by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from detente.dossier.judgements import JudgedKeys, Judgement, Key, judged_keys
from detente.dossier.spelling import normal_name, plain_name
from detente.reading import Findings, Party, state_words

_PROPER: Final = re.compile(r"(?!(?:[Tt]he|An?|[Ss]ome|His|Her|Its|Their) )(?:.* )?[^\W\d_a-z]\S*")
_LEAST_LETTERS: Final = 8
_LEAST_WORDS: Final = 4
"""Names of so many words with one acronym may differ in one word: a slip of whoever wrote a report."""


def group_parties(findings: Sequence[Findings], judgements: Sequence[Judgement] = ()) -> list[list[Key]]:
    """Group the parties of all reports: one group for one party.

    Two parties of different reports are one if they are of compatible kinds and share a name. A
    single word (a surname, an acronym) joins only where it names nobody else: never two people
    across one surname. What a person judged comes first, and nothing joins what a person held apart; of
    two judgements that contradict each other the later one holds.

    Returns
    -------
    list
        Groups in the order of first appearance.
    """
    parties = {(f.id, p.id): p for f in findings for p in f.parties}
    group = {key: _Group.of(key, party) for key, party in parties.items()}

    def join_all(keys: Sequence[Key], *, judged: bool = False) -> None:
        for other in keys[1:]:
            first, second = group[keys[0]], group[other]
            if first is not second and (first.held_apart(second) if judged else not first.may_join(second)):
                continue
            if first is not second:
                large, small = (first, second) if len(first.keys) >= len(second.keys) else (second, first)
                large.take(small)
                group.update(dict.fromkeys(small.keys, large))

    _judge(judged_keys(judgements, parties), group, join_all)

    # Full names first, so that a lone surname meets people who are already whole.
    acronyms = {normal_name(n) for p in parties.values() for n in (p.name, *p.aliases) if n.isupper()}
    for name, keys in sorted(_by_name(parties).items(), key=lambda item: (" " not in item[0], item[0])):
        if " " in name or _names_one_party(name, keys, group, _is_slip if name in acronyms else _is_same):
            join_all(keys)
    for name, keys in sorted(_by_surname(parties).items()):
        if _names_one_party(name, keys, group, _is_one_person):
            join_all(keys)
    position = {key: number for number, key in enumerate(parties)}
    groups = {id(one): one for one in (group[key] for key in parties)}
    return [sorted(one.keys, key=position.__getitem__) for one in groups.values()]


def _judge(judged: Sequence[JudgedKeys], group: Mapping[Key, _Group], join_all: Callable[..., None]) -> None:
    """Hold apart, and join, what a person judged; the latest first, so that nothing earlier undoes it."""
    for number, one in enumerate(judged):
        if not one.judgement.same:
            for side, keys in enumerate((one.one, one.other)):
                for key in keys - (one.one & one.other):
                    group[key].sides.add((number, side))
    for one in reversed(judged):
        if one.judgement.same:
            join_all(sorted(one.one | one.other), judged=True)


def _by_name(parties: Mapping[Key, Party]) -> dict[str, list[Key]]:
    names: dict[str, list[Key]] = {}
    for key, party in parties.items():
        for name in {_spelling(name, party) for name in (party.name, *party.aliases)}:
            names.setdefault(name, []).append(key)
    return names


def _by_surname(parties: Mapping[Key, Party]) -> dict[str, list[Key]]:
    """Return the people whose whole name is the end of another's, with those others."""
    people = {
        key: _spelling(party.name, party)
        for key, party in parties.items()
        if (party.kind == "person" or _is_no_known_state(party)) and _PROPER.fullmatch(party.name)
    }
    whole = set(people.values())
    short: dict[str, list[Key]] = {}
    for key, name in people.items():
        for surname in _ends(name):
            if surname in whole:
                short.setdefault(surname, []).append(key)
    for key, name in people.items():
        if name in short:
            short[name].append(key)
    return short


def _ends(name: str) -> Iterator[str]:
    words = name.split()
    yield from (" ".join(words[k:]) for k in range(1, len(words)))


def _spelling(name: str, party: Party) -> str:
    """Return a name as all spellings of it have it: without accents, of an organisation in the singular.

    A state has one name: "US" and "the United States" are one.
    """
    usual = state_words().names.get(name, name) if party.kind == "state" else name
    bare = plain_name(usual)
    if party.kind in ("organization", "body") and " " in bare and len(bare) >= _LEAST_LETTERS:
        return re.sub(r"(?<=[^s])s$", "", bare)
    return bare


@dataclass(eq=False, slots=True)
class _Group:
    keys: set[Key]
    reports: set[str]
    kinds: set[str]
    names: set[str]
    sides: set[tuple[int, int]]
    """The number of each judgement that holds it apart from others, and its side in it."""

    @classmethod
    def of(cls, key: Key, party: Party) -> _Group:
        plain = party.kind == "other" or _is_no_known_state(party)
        return cls({key}, {key[0]}, set() if plain else {party.kind}, {_spelling(party.name, party)}, set())

    def may_join(self, other: _Group) -> bool:
        if not self.reports.isdisjoint(other.reports):
            return False  # the reading of one report has already separated them
        if self.held_apart(other):
            return False
        kinds = self.kinds | other.kinds
        return len(kinds) <= 1 or kinds <= {"organization", "body"}

    def held_apart(self, other: _Group) -> bool:
        return any((number, 1 - side) in other.sides for number, side in self.sides)

    def take(self, other: _Group) -> None:
        self.keys |= other.keys
        self.reports |= other.reports
        self.kinds |= other.kinds
        self.names |= other.names
        self.sides |= other.sides


def _is_no_known_state(party: Party) -> bool:
    """Return True for a name that one report may have mistaken for that of a state: "the Bek government"."""
    return party.kind == "state" and party.name not in state_words().names


def _names_one_party(
    name: str, keys: Iterable[Key], group: Mapping[Key, _Group], is_one: Callable[[str, str], bool]
) -> bool:
    """Return True if all parties with one name could be one: no two of them have other, longer names."""
    groups = {id(one): one for one in (group[key] for key in keys)}
    words = len(name.split())
    longer = sorted({full for one in groups.values() for full in one.names if len(full.split()) > words})
    return all(is_one(longer[0], other) for other in longer[1:])


def _is_same(name: str, other: str) -> bool:
    return name == other


def _is_slip(name: str, other: str) -> bool:
    """Return True for long names that differ in one word: "Salt Carriers' United Front" and "... League"."""
    words, others = name.split(), other.split()
    same_length = len(words) == len(others) >= _LEAST_WORDS
    return same_length and sum(a != b for a, b in zip(words, others, strict=True)) <= 1


def _is_one_person(name: str, other: str) -> bool:
    """Return True for one name with and without what stands between its first and its last word."""
    words, others = name.split(), other.split()
    ends = words[0] == others[0] and words[-1] == others[-1]
    return ends and (set(words) <= set(others) or set(others) <= set(words))
