"""The base of a question to a dossier: the dossier, who speaks for whom, and what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from detente.analysis.named_filters import (
    known_parties,
    require_days,
    require_known,
    require_reports,
    unknown_party,
)
from detente.dossier import (
    DaysOf,
    Dossier,
    EvidenceBase,
    Filter,
    SourceMark,
    by_their_homes,
    content_words,
    normal_name,
)
from detente.edtf import DateRange
from detente.positions import Camps, Position, Positions, Voice, joined_parties

if TYPE_CHECKING:
    from detente.dossier import TimelineRows

_EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ELECTION", "TRIAL", "HEARING",
    "COUP", "TRAVEL", "RULING",
)  # fmt: skip


def evidence_base(
    dossier: Dossier,
    joined: Camps | Positions | None = None,
    own_sources: Mapping[str, str] | None = None,
    days_of: DaysOf | None = None,
) -> EvidenceBase:
    """Return a dossier with who speaks for whom.

    Parameters
    ----------
    joined
        Its parties joined, or its table of positions, where that is made already.
    own_sources
        Publisher to the name of the party whose own it is.
    days_of
        Finds the days that reports tell in a sentence of their own.
    """
    joined = joined or joined_parties(dossier)
    marks = {
        publisher: SourceMark("party", one_party(dossier, party))
        for publisher, party in (own_sources or {}).items()
    }
    # A person may call a party of the table otherwise than it was read.
    parties = by_their_homes(joined.parties, dossier.homes)
    names = {**joined.names, **{party.id: party.name for party in parties}}
    return EvidenceBase(dossier, joined.speaks_for, marks, names, days_of)


def filter_of(
    base: EvidenceBase,
    *,
    parties: Sequence[str] = (),
    types: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    reports: Sequence[str] = (),
) -> Filter:
    """Return what is asked for, with the parties, types and reports that are named looked up.

    Raises
    ------
    BadInput
        If one of them is unknown.
    """
    dossier = base.dossier
    wanted = {party for name in parties for party in known_parties(dossier, name)}
    sides = {*wanted, *map(base.side, wanted)}
    return _filter(sides if parties else set(), types, since, until, reports, dossier.reports)


def filter_of_timeline(
    rows: TimelineRows,
    known_reports: Collection[str],
    *,
    parties: Sequence[str] = (),
    types: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    reports: Sequence[str] = (),
) -> Filter:
    """Do what `filter_of` does, for a timeline that is kept.

    Parameters
    ----------
    known_reports
        The ids of the reports of the dossier, where some are asked for.
    """
    wanted: set[str] = set()
    for name in parties:
        sides = rows.sides_named(name, normal_name(name))
        if not sides:
            raise unknown_party(name, rows.names())
        wanted |= sides
    return _filter(wanted, types, since, until, reports, known_reports)


def _filter(
    sides: Collection[str],
    types: Sequence[str],
    since: date | None,
    until: date | None,
    reports: Sequence[str],
    known_reports: Collection[str],
) -> Filter:
    kinds = tuple(kind.upper() for kind in types)
    require_known("--type", kinds, _EVENT_TYPES, "the types are " + ", ".join(_EVENT_TYPES))
    require_reports(reports, known_reports)
    require_days(since, until)
    return Filter(
        parties=frozenset(sides),
        types=frozenset(kinds),
        reports=frozenset(reports),
        since=since,
        until=until,
    )


def one_party(dossier: Dossier, name: str) -> str:
    """Return the id of the party of a name: of several the one that is named most.

    Raises
    ------
    BadInput
        If there is none.
    """
    named = known_parties(dossier, name)
    return next(party.id for party in dossier.parties if party.id in named)


def positions_on(
    dossier: Dossier,
    positions: Positions,
    parties: Sequence[str] = (),
    issue: str = "",
    *,
    since: date | None = None,
    until: date | None = None,
    reports: Sequence[str] = (),
) -> Positions:
    """Return the rows of a table that some parties make or speak on, and that speak of an issue.

    Parameters
    ----------
    issue
        Words that the act, or the words it rests on, must have; all of them, in any form.
    since, until
        The first and the last day on which a stance was taken, by its words; else that of its report.
    reports
        Ids of the reports of which only what they tell is kept.

    Raises
    ------
    BadInput
        If nobody has the name of a party, or a report is unknown.
    """
    named = {each for name in parties for each in known_parties(dossier, name)}
    asked = _filter(set(), (), since, until, reports, dossier.reports)
    sides = {positions.speaks_for.get(each, each) for each in named} | named
    wanted = content_words(issue) or frozenset(issue.casefold().split())

    def fits(row: Position) -> bool:
        involved = {row.maker, *(voice.party for voice in row.voices)}
        words = " ".join((row.act, *(passage.quote for passage in row.evidence)))
        speaks_of_it = wanted <= content_words(words) | frozenset(words.casefold().split())
        return speaks_of_it and (not parties or bool(sides & involved))

    def is_taken(voice: Voice) -> bool:
        days = (dossier.reports[words.report].published for words in voice.evidence)
        on = voice.when or next((day.isoformat() for day in days if day is not None), None)
        return asked.is_reported(voice.evidence) and asked.is_within(DateRange.parse(on))

    rows = positions.rows
    if since is not None or until is not None or reports:
        kept = ((row, tuple(filter(is_taken, row.voices))) for row in rows)
        rows = tuple(replace(row, voices=voices) for row, voices in kept if voices)
    elif not parties and not issue:
        return positions
    rows = tuple(filter(fits, rows))
    involved = {each for row in rows for each in (row.maker, *(voice.party for voice in row.voices))}
    of_rows = tuple(each for each in positions.parties if each.id in involved)
    # Of a party that no row tells of, this part of the table says nothing.
    return replace(positions, rows=rows, parties=of_rows, unused=(), silent=())
