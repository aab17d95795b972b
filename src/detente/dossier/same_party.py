"""Which parties of several reports are one and the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from detente.reading.findings import Findings, Party

Key = tuple[str, str]
"""Report id and party id."""


def group_parties(findings: Sequence[Findings]) -> list[list[Key]]:
    """Put the parties of all reports into groups that each stand for one party.

    Two parties of different reports are one if they are of compatible kinds and share a name. A
    single word (a surname, an acronym) joins only where it names nobody else: never two people
    across one surname.

    Returns
    -------
    list
        Groups in the order of first appearance.
    """
    parties = {(f.id, p.id): p for f in findings for p in f.parties}
    group = {key: {key} for key in parties}

    def join(first: Key, second: Key) -> None:
        if group[first] is group[second] or not _may_join(parties, group[first], group[second]):
            return
        merged = group[first] | group[second]
        for key in merged:
            group[key] = merged

    by_name: dict[str, list[Key]] = {}
    for key, party in parties.items():
        for name in {normal_name(n) for n in (party.name, *party.aliases)}:
            by_name.setdefault(name, []).append(key)
    # Full names first, so that a lone surname meets people who are already whole.
    for name, keys in sorted(by_name.items(), key=lambda item: (" " not in item[0], item[0])):
        if " " in name or _names_one_party(keys, parties, group):
            for other in keys[1:]:
                join(keys[0], other)
    position = {key: number for number, key in enumerate(parties)}
    seen: set[int] = set()
    order = []
    for key in parties:
        if id(group[key]) not in seen:
            seen.add(id(group[key]))
            order.append(sorted(group[key], key=position.__getitem__))
    return order


def normal_name(name: str) -> str:
    """A name without article, possessive, case and spacing.

    Examples
    --------
    >>> normal_name("The  Kem Sokha’s")
    'kem sokha'
    """
    bare = re.sub(r"(’s|'s|’|')$", "", " ".join(name.split()))
    return re.sub(r"^the ", "", bare, flags=re.IGNORECASE).casefold()


def _names_one_party(
    keys: Iterable[Key], parties: Mapping[Key, Party], group: Mapping[Key, set[Key]]
) -> bool:
    """Whether all that go by this word could be one: at most one of them has a longer name."""
    longer = {
        normal_name(parties[member].name)
        for key in keys
        for member in group[key]
        if " " in normal_name(parties[member].name)
    }
    return len(longer) <= 1


def _may_join(parties: Mapping[Key, Party], first: set[Key], second: set[Key]) -> bool:
    reports = {report for report, _ in first}
    if any(report in reports for report, _ in second):
        return False  # the reading of one report has already told them apart
    kinds = {parties[key].kind for key in first | second} - {"other"}
    return len(kinds) <= 1 or kinds <= {"organization", "body"}
