"""Reports that tell of several disputes: groups of reports with no party in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from detente.dossier import Connected, Dossier
from detente.names import bare_name
from detente.patterns import as_pattern
from detente.positions.table import Positions
from detente.reading import Party

_FEWEST: Final = 2
"""Parties that act, and rows, below which reports tell of no dispute of their own."""
_MOST_NAMED: Final = 3
_FEWEST_NAMES: Final = 2
"""Names in common that join reports in which no party that acts is read in both."""

_WORD: Final = as_pattern(r"\w+")


@dataclass(frozen=True)
class ReportsApart:
    """Reports that share no party with the others.

    Attributes
    ----------
    reports
        Their ids, in the order of the dossier.
    parties
        Ids of the parties that they tell most of, at most three.
    """

    reports: tuple[str, ...]
    parties: tuple[str, ...]


def disputes_apart(dossier: Dossier, positions: Positions) -> tuple[ReportsApart, ...]:
    """Return the groups of reports that seem to tell of a dispute each, the largest first.

    Two reports belong together if both name a person, a state or an organisation on whose side somebody
    acts; and so on from report to report. So do two that both print the name of an organisation that acts in
    one of them, or two names of which one is part of the name of a party that acts. "The government" and
    "both sides" name nobody: camps that reports of two countries are joined by are what this is to find.
    Reports that tell of no dispute stand in no group. Reports of which a person said that they tell of one
    dispute do.

    Returns
    -------
    tuple
        Empty where all reports may tell of one dispute.

    Examples
    --------
    >>> from detente.dossier import Dossier
    >>> disputes_apart(Dossier({}, {}, (), (), ()), Positions((), ()))
    ()
    """
    if len(dossier.reports) < _FEWEST:
        return ()
    acting, rows, groups = _grouped(dossier, positions)
    apart = _apart(dossier, groups, acting, rows)
    if len(apart) > 1:
        by_name = _joined_by_name(dossier, [each.reports for each in apart], acting)
        apart = _apart(dossier, by_name, acting, rows)
    return tuple(apart) if len(apart) > 1 else ()


def reports_apart_from(
    dossier: Dossier, positions: Positions, known: Collection[str]
) -> tuple[ReportsApart, ...]:
    """Return the groups of reports that share no party with reports that are known, and that have a row.

    Parameters
    ----------
    known
        The ids of reports of one dispute; where the dossier has none of them nothing is apart.

    Examples
    --------
    >>> from detente.dossier import Dossier
    >>> reports_apart_from(Dossier({}, {}, (), (), ()), Positions((), ()), ["r1"])
    ()
    """
    if not set(known) & set(dossier.reports):
        return ()
    acting, rows, groups = _grouped(dossier, positions)
    if len(groups) > 1:
        groups = _joined_by_name(dossier, groups, acting)
    apart = []
    for reports in groups:
        if not set(known) & set(reports) and any(rows.get(each) for each in reports):
            acts = sum((acting.get(report, Counter()) for report in reports), Counter[str]())
            parties = _named_in(dossier, acts, reports)
            apart.append(ReportsApart(tuple(reports), tuple(parties[:_MOST_NAMED])))
    return tuple(apart)


def _grouped(
    dossier: Dossier, positions: Positions
) -> tuple[dict[str, Counter[str]], dict[str, set[str]], list[list[str]]]:
    """Return who acts in each report, the rows that rest on it, and the reports joined by their parties."""
    acting: dict[str, Counter[str]] = {}
    rows: dict[str, set[str]] = {}
    for row in positions.rows:
        for words in row.evidence:
            rows.setdefault(words.report, set()).add(row.id)
            acting.setdefault(words.report, Counter())[row.maker] += 1
        for voice in row.voices:
            for words in voice.evidence:
                if voice.party is not None:
                    acting[words.report][voice.party] += 1
    who_acts = {party for parties in acting.values() for party in parties}
    group_of = _joined(dossier, positions, who_acts)
    groups: dict[str, list[str]] = {}
    for report in dossier.reports:
        groups.setdefault(group_of[report], []).append(report)
    return acting, rows, list(groups.values())


def _apart(
    dossier: Dossier,
    groups: Sequence[Sequence[str]],
    acting: dict[str, Counter[str]],
    rows: dict[str, set[str]],
) -> list[ReportsApart]:
    """Return the groups that tell of a dispute, the largest first."""
    apart = []
    for reports in groups:
        acts = sum((acting.get(report, Counter()) for report in reports), Counter[str]())
        parties = _named_in(dossier, acts, reports)
        if len(parties) >= _FEWEST and len(set().union(*(rows.get(each, ()) for each in reports))) >= _FEWEST:
            apart.append(ReportsApart(tuple(reports), tuple(parties[:_MOST_NAMED])))
    apart.sort(key=lambda each: -len(each.reports))
    return apart


@dataclass(frozen=True)
class _Names:
    """The names that a group of reports prints, and those of its parties that act.

    Attributes
    ----------
    printed
        Names of parties of the dossier, whichever of them is read as a party in these reports.
    organizations
        Those of the organisations that act here.
    acting
        Those of all parties that act here.
    """

    printed: frozenset[str]
    organizations: frozenset[str]
    acting: frozenset[str]


def _joined_by_name(
    dossier: Dossier, groups: Sequence[Sequence[str]], acting: dict[str, Counter[str]]
) -> list[list[str]]:
    """Join groups of reports that print the same names."""
    # Many reports name a country, or a ministry, that has no part in what they tell of.
    telling = {
        name
        for name in (bare_name(each.name) for each in dossier.parties if each.kind not in ("state", "body"))
        if name[:1].isupper()
    }
    place = {report: number for number, report in enumerate(dossier.reports)}
    joined: list[tuple[list[str], list[_Names]]] = []
    for group in groups:
        names = _names_of(dossier, group, acting, telling)
        together = [one for one in joined if any(_share_names(names, other) for other in one[1])]
        joined = [one for one in joined if one not in together]
        reports = [*group, *(each for one in together for each in one[0])]
        of_all = [names, *(each for one in together for each in one[1])]
        joined.append((sorted(reports, key=place.__getitem__), of_all))
    return [reports for reports, _ in joined]


def _names_of(
    dossier: Dossier, reports: Sequence[str], acting: dict[str, Counter[str]], telling: Collection[str]
) -> _Names:
    text = "\n".join(dossier.reports[each].text for each in reports)
    words = frozenset(_WORD.findall(text))
    who_acts = {party for report in reports for party in acting.get(report, ())}
    parties = [party for party in dossier.parties if party.id in who_acts]
    return _Names(
        frozenset(name for name in telling if _WORD.findall(name)[0] in words and _is_printed(name, text)),
        frozenset(bare_name(each.name) for each in parties if each.kind == "organization"),
        frozenset(bare_name(each.name) for each in parties),
    )


def _share_names(first: _Names, second: _Names) -> bool:
    shared = first.printed & second.printed
    if shared & (first.organizations | second.organizations):
        return True
    apart = [one for one in shared if not any(one != other and _is_part(one, other) for other in shared)]
    return len(apart) >= _FEWEST_NAMES and any(
        _is_part(name, party) for name in apart for party in first.acting | second.acting
    )


def _is_part(name: str, of: str) -> bool:
    return name in of and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", of) is not None


def _is_printed(name: str, text: str) -> bool:
    """Return True if a text has a name within a sentence, where a capital letter says that it is one."""
    return name in text and re.search(rf"(?<=[\w,’'] ){re.escape(name)}(?!\w)", text) is not None


def _named_in(dossier: Dossier, acting: Counter[str], reports: Collection[str]) -> list[str]:
    """Return the parties that act in some reports and are named there, those that act most first."""
    by_id = {party.id: party for party in dossier.parties}
    return [
        id_
        for id_, _ in acting.most_common()
        if id_ in by_id and any(words.report in reports for words in by_id[id_].mentions)
    ]


def _joined(dossier: Dossier, positions: Positions, who_acts: set[str]) -> dict[str, str]:
    """Return a report of its group for each report, the same for all of a group."""
    together = Connected(dossier.reports)
    for party in dossier.parties:
        if positions.speaks_for.get(party.id, party.id) not in who_acts or not _is_a_name(party):
            continue
        reports = [
            each for each in dict.fromkeys(words.report for words in party.mentions) if each in together
        ]
        for report in reports[1:]:
            together.join(report, to=reports[0])
    for reports_of_one in dossier.together:
        for report in reports_of_one[1:]:
            together.join(report, to=reports_of_one[0])
    for report, original in ((each.id, each.copy_of) for each in dossier.reports.values()):
        if original is not None and original in together:
            together.join(report, to=original)
    return {report: together.root(report) for report in dossier.reports}


def _is_a_name(party: Party) -> bool:
    """Return True for a name that stands for one party wherever it is read.

    A body such as "the Ministry of Labour" is in many countries, and a word such as "Government" too.
    """
    name = bare_name(party.name)
    return party.kind in ("person", "state", "organization") and name[:1].isupper()
