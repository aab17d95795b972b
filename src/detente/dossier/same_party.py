"""The parties of many reports that are one party, by their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from detente.dossier.general_names import is_general
from detente.dossier.judgements import JudgedKeys, Judgement, Key, judged_keys
from detente.dossier.likeness import differ_in_a_state
from detente.dossier.spelling import body_name, normal_name, person_name, plain_name, state_name
from detente.patterns import as_pattern
from detente.reading import Findings, Party, state_words

_PROPER: Final = as_pattern(r"(?!(?:[Tt]he|An?|[Ss]ome|His|Her|Its|Their) )(?:.* )?[^\W\d_a-z]\S*")
_INITIALS: Final = as_pattern(r"(?:[A-Z]\.?){1,3}")
_DOTTED: Final = as_pattern(r"\b(?:[A-Z]\.){2,}")
_LEAST_LETTERS: Final = 8
_TWO: Final = 2
_CLEARLY: Final = 5
"""An office is clearly one person's if of so many reports that name who has it, at most one names another."""
_MOST_NAMES: Final = 12
"""One party has so many whole names at most; of a surname that more people have nobody knows whose it is."""
_LEAST_WORDS: Final = 4
"""Names of so many words with one acronym may differ in one word: a slip of whoever wrote a report."""


def group_parties(
    findings: Sequence[Findings],
    judgements: Sequence[Judgement] = (),
    homes: Mapping[str, str] | None = None,
) -> list[list[Key]]:
    """Group the parties of all reports: one group for one party.

    Two parties of different reports are one if they are of compatible kinds and share a name. A
    single word (a surname, an acronym) joins only where it names nobody else: never two people
    across one surname. What a person judged comes first, and nothing joins what a person held apart; of
    two judgements that contradict each other the later one holds.

    Parameters
    ----------
    homes
        The home of each report, by its id, where they have several: "the government" of two homes is two.

    Returns
    -------
    list
        Groups in the order of first appearance.
    """
    parties = {(f.id, p.id): p for f in findings for p in f.parties}
    homes = homes or {}
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

    _judge(judged_keys(judgements, parties, homes), group, join_all)

    heads = _heads_of_several(parties)
    # Full names first, so that a lone surname meets people who are already whole.
    acronyms = {normal_name(n) for p in parties.values() for n in (p.name, *p.aliases) if n.isupper()}
    for name, keys in sorted(
        _by_name(parties, homes).items(), key=lambda item: (" " not in item[0], item[0])
    ):
        if name in heads:
            # "Salt Union", of that of Brine in one report and that of Tarn in another, joins neither with it.
            join_all([key for key in keys if _spelling(parties[key].name, parties[key]) == name])
        elif " " in name or _names_one_party(name, keys, group, _is_slip if name in acronyms else _is_same):
            for some in _parted_by_name(name, keys, parties):
                join_all(some)
    for keys in _by_initials(parties):
        join_all(keys)
    for name, keys in sorted(_by_surname(parties).items()):
        if _names_one_party(name, keys, group, _is_one_person):
            join_all(keys)
        else:
            for some in _of_one_office(name, keys, parties, group):
                join_all(some)
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


def _by_name(parties: Mapping[Key, Party], homes: Mapping[str, str]) -> dict[str, list[Key]]:
    names: dict[str, list[Key]] = {}
    for key, party in parties.items():
        home = homes.get(key[0], "")
        for name in {_at_home(name, party, home) for name in _joining_names(party)}:
            names.setdefault(name, []).append(key)
    return names


def _at_home(name: str, party: Party, home: str) -> str:
    """Return a name with the home of its report, if any dispute has it: "Peru government"."""
    if not home or not is_general(name):
        return _spelling(name, party)
    return _spelling(f"{home} {normal_name(name)}", party)


def _heads_of_several(parties: Mapping[Key, Party]) -> set[str]:
    """Return the names that two organisations have and go on with "of" and another word each."""
    longer: dict[str, set[str]] = {}
    for party in parties.values():
        if party.kind in ("organization", "body") and " of " in party.name:
            name = _spelling(party.name, party)
            head, of, _ = name.partition(" of ")
            if of and " " in head:
                longer.setdefault(head, set()).add(name)
    return {head for head, names in longer.items() if len(names) > 1}


def _joining_names(party: Party) -> Iterator[str]:
    """Yield the names by which a party is known in other reports: "the senator" is what many are called."""
    yield party.name
    yield from (
        alias for alias in party.aliases if party.kind != "person" or _PROPER.fullmatch(alias) is not None
    )


def _parted_by_name(name: str, keys: Sequence[Key], parties: Mapping[Key, Party]) -> list[list[Key]]:
    """Part the people of an alias that is nobody's name, and whose own names have no word in common.

    "The senator" is an alias of many.
    """
    own = {key: _spelling(parties[key].name, parties[key]) for key in keys}
    if name in own.values() or any(parties[key].kind != "person" for key in keys):
        return [list(keys)]
    parts: list[tuple[set[str], list[Key]]] = []
    for key in keys:
        words = set(own[key].split())
        part = next((part for part in parts if part[0] & words), None)
        if part is None:
            parts.append((words, [key]))
        else:
            part[0].update(words)
            part[1].append(key)
    return [each for _, each in parts]


def _by_initials(parties: Mapping[Key, Party]) -> Iterator[list[Key]]:
    """Yield the people of one name with an initial in it and without: "John F. Kerry", "John Kerry".

    Where two have other initials, as a father and his son may, nobody knows whose the name without is.
    """
    people: dict[str, dict[str, list[Key]]] = {}
    for key, party in parties.items():
        words = party.name.split()
        if party.kind == "person" and len(words) > 1 and _PROPER.fullmatch(party.name):
            initials = [word for word in words[1:-1] if _INITIALS.fullmatch(word)]
            bare = " ".join(word for word in words if word not in initials)
            letters = "".join(initials).replace(".", "")
            people.setdefault(_spelling(bare, party), {}).setdefault(letters, []).append(key)
    for by_initials in people.values():
        if len(by_initials) == 2 and "" in by_initials:
            yield [key for keys in by_initials.values() for key in keys]


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
    # "South Ostland" and "Ostland" are two states, and nobody's name.
    return {name: keys for name, keys in short.items() if any(parties[key].kind != "state" for key in keys)}


def _of_one_office(
    name: str, keys: Sequence[Key], parties: Mapping[Key, Party], group: Mapping[Key, _Group]
) -> Iterator[list[Key]]:
    """Yield the people of a surname that several have, by an office that one of these alone has.

    Of "President Roth" and "the president, Ana Roth" the office says that Karl Roth is not meant.
    """
    by_title: dict[str, list[Key]] = {}
    for key in keys:
        for title in {role.title.casefold() for role in parties[key].roles}:
            by_title.setdefault(title, []).append(key)
    words = len(name.split())
    for _, held in sorted(by_title.items()):
        whole = [group[key] for key in held if any(len(full.split()) > words for full in group[key].names)]
        times = Counter(map(id, whole)).most_common(1)
        # A report may have given the office of a president to his wife.
        if times and times[0][1] * _CLEARLY > len(whole) * (_CLEARLY - 1):
            yield [key for key in held if id(group[key]) == times[0][0] or group[key] not in whole]


def _ends(name: str) -> Iterator[str]:
    words = name.split()
    yield from (" ".join(words[k:]) for k in range(1, len(words)))


def _spelling(name: str, party: Party) -> str:
    """Return a name as all spellings of it have it: without accents, of an organisation in the singular.

    A state has one name: "US" and "the United States" are one.
    """
    usual = state_name(name) if party.kind == "state" else name
    if party.kind in ("organization", "body"):
        usual = body_name(name)
    elif party.kind == "person":
        usual = person_name(name)
    bare = plain_name(_DOTTED.sub(lambda match: match[0].replace(".", ""), usual))
    if party.kind in ("organization", "body"):
        bare = re.sub(r"(?<=\w)[’']s? ", " ", bare).replace("united states", "us")
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
    return party.kind == "state" and state_name(party.name) not in state_words().names


def _names_one_party(
    name: str, keys: Iterable[Key], group: Mapping[Key, _Group], is_one: Callable[[str, str], bool]
) -> bool:
    """Return True if all parties with one name could be one: no two of them have other, longer names."""
    groups = {id(one): one for one in (group[key] for key in keys)}
    words = len(name.split())
    whole = [one for one in groups.values() if any(len(full.split()) > words for full in one.names)]
    if len(whole) < _TWO:
        return True
    longer = {full for one in whole for full in one.names if len(full.split()) > words}
    if len(longer) > _MOST_NAMES:
        return False
    return all(is_one(full, other) for full, other in combinations(sorted(longer), 2))


def _is_same(name: str, other: str) -> bool:
    return name == other


def _is_slip(name: str, other: str) -> bool:
    """Return True for long names that differ in one word: "Salt Carriers' United Front" and "... League".

    Or in a state that one of them leaves out: "FBI" stands for the bureau of one state, named or not.
    """
    if differ_in_a_state(name.split(), other.split()):
        return True
    words, others = name.split(), other.split()
    same_length = len(words) == len(others) >= _LEAST_WORDS
    return same_length and sum(a != b for a, b in zip(words, others, strict=True)) <= 1


def _is_one_person(name: str, other: str) -> bool:
    """Return True for one name with and without what stands between its first and its last word."""
    words, others = name.split(), other.split()
    ends = words[0] == others[0] and words[-1] == others[-1]
    return ends and (set(words) <= set(others) or set(others) <= set(words))
