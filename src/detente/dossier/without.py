"""A dossier without some of its reports: nothing in it rests on their words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from detente.dossier.dossier import Dossier
from detente.reading import Event, Party, Statement
from detente.sources import Evidence

_T = TypeVar("_T")


def without_reports(dossier: Dossier, reports: Collection[str]) -> Dossier:
    """Return a dossier without some reports; a party that only they name is in it no more.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> from detente.reading import Findings
    >>> from detente.sources import Report
    >>> two = join_findings([Findings(report=Report(name, name, "Talks.")) for name in ("r1", "r2")])
    >>> list(without_reports(two, {"r2"}).reports)
    ['r1']
    """
    if not reports:
        return dossier

    def stays(words: Evidence) -> bool:
        return words.report not in reports

    parties = tuple(party for each in dossier.parties if (party := _party(each, stays)) is not None)
    left = {party.id for party in parties}
    return replace(
        dossier,
        reports={name: report for name, report in dossier.reports.items() if name not in reports},
        furniture={name: spans for name, spans in dossier.furniture.items() if name not in reports},
        parties=parties,
        statements=_kept(dossier.statements, lambda each: all(map(stays, _words_of(each)))),
        events=tuple(event for each in dossier.events if (event := _event(each, stays)) is not None),
        dates=_kept(dossier.dates, lambda each: stays(each.span)),
        clauses=_kept(dossier.clauses, lambda each: stays(each.date)),
        acts=_kept(dossier.acts, lambda each: stays(each.span)),
        left_out=_kept(dossier.left_out, lambda each: stays(each.span)),
        homes={party: home for party, home in dossier.homes.items() if party in left},
        homes_of_reports={
            name: home for name, home in dossier.homes_of_reports.items() if name not in reports
        },
    )


def _kept(items: Iterable[_T], stays: Callable[[_T], bool]) -> tuple[_T, ...]:
    return tuple(filter(stays, items))


def _party(party: Party, stays: Callable[[Evidence], bool]) -> Party | None:
    """Return a party by the words that stay; None where no mention does, though some did not."""
    mentions = _kept(party.mentions, stays)
    if len(mentions) == len(party.mentions):
        return party
    if not mentions:
        return None
    roles = _kept(party.roles, lambda held: stays(held.span))
    standing = _kept(party.standing, lambda held: stays(held.span))
    return party.model_copy(update={"mentions": mentions, "roles": roles, "standing": standing})


def _event(event: Event, stays: Callable[[Evidence], bool]) -> Event | None:
    words = _kept(event.evidence, stays)
    if len(words) == len(event.evidence):
        return event
    return event.model_copy(update={"span": words[0], "also": words[1:]}) if words else None


def _words_of(statement: Statement) -> tuple[Evidence, ...]:
    cue = () if statement.cue_span is None else (statement.cue_span,)
    return (*statement.content_spans, *cue)
