"""Judgements of a person about parties: these two are one, or they are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.dossier.spelling import plain_name
from detente.reading import Party

Key = tuple[str, str]
"""Report id and party id."""


@dataclass(frozen=True)
class PartyNamed:
    """The parties of a name, in all reports or in some.

    Examples
    --------
    >>> PartyNamed("The Salt Board") == PartyNamed("salt board")
    True
    """

    name: str
    reports: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", plain_name(self.name))


@dataclass(frozen=True)
class Judgement:
    """The judgement that two parties are one, or that they are not, and whose it is."""

    one: PartyNamed
    other: PartyNamed
    same: bool
    by: str


@dataclass(frozen=True)
class JudgedKeys:
    """A judgement with the parties of reports that it is about."""

    judgement: Judgement
    one: frozenset[Key]
    other: frozenset[Key]


def judged_keys(judgements: Sequence[Judgement], parties: Mapping[Key, Party]) -> list[JudgedKeys]:
    """Look up the parties that judgements are about; one that is about no two of them is left out."""
    if not judgements:
        return []
    named: dict[str, list[Key]] = {}
    for key, party in parties.items():
        named.setdefault(plain_name(party.name), []).append(key)
    judged = []
    for judgement in judgements:
        one, other = (
            frozenset(_of(named.get(side.name, ()), side.reports))
            for side in (judgement.one, judgement.other)
        )
        if one and other:
            judged.append(JudgedKeys(judgement, one, other))
    return judged


def _of(keys: Iterable[Key], reports: frozenset[str]) -> Iterable[Key]:
    return (key for key in keys if not reports or key[0] in reports)
