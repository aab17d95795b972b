"""Judgements of a person about parties: these two are one, or they are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.dossier.general_names import is_general
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


def judged_keys(
    judgements: Sequence[Judgement], parties: Mapping[Key, Party], homes: Mapping[str, str] | None = None
) -> list[JudgedKeys]:
    """Look up the parties that judgements are about; one that is about no two of them is left out.

    Parameters
    ----------
    homes
        The home of each report, by its id, where they have several. A judgement about "the government"
        wherever it is named was made when there was one: it is about that of each home by itself.
    """
    if not judgements:
        return []
    named: dict[str, list[Key]] = {}
    for key, party in parties.items():
        named.setdefault(plain_name(party.name), []).append(key)
    judged: list[JudgedKeys] = []
    for judgement in judgements:
        one, other = (
            frozenset(_of(named.get(side.name, ()), side.reports))
            for side in (judgement.one, judgement.other)
        )
        if not one or not other:
            continue
        sides = ((judgement.one, one), (judgement.other, other))
        if homes and any(
            not side.reports and all(is_general(parties[key].name) for key in keys) for side, keys in sides
        ):
            judged += _by_home(JudgedKeys(judgement, one, other), homes)
        else:
            judged.append(JudgedKeys(judgement, one, other))
    return judged


def _by_home(judged: JudgedKeys, homes: Mapping[str, str]) -> Iterator[JudgedKeys]:
    """Yield a judgement for each home in which reports name both; as it is where there is none."""
    one, other = ({homes.get(report, "") for report, _ in keys} for keys in (judged.one, judged.other))
    if one.isdisjoint(other):
        yield judged
    for home in sorted(one & other):
        sides = (
            frozenset(key for key in keys if homes.get(key[0], "") == home)
            for keys in (judged.one, judged.other)
        )
        yield JudgedKeys(judged.judgement, *sides)


def _of(keys: Iterable[Key], reports: frozenset[str]) -> Iterable[Key]:
    return (key for key in keys if not reports or key[0] in reports)
