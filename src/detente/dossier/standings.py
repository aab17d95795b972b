"""The standings of one party in many reports: the latest report's word wins, the earlier ones are history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from detente.edtf import DateRange
from detente.reading import Standing, supersedes

_OVER: Final = ".."
"""The ``until`` of what was over at an unstated time."""


@dataclass(slots=True)
class _Term:
    standing: Standing
    day: date
    reports: set[str] = field(default_factory=set)


def join_standings(said: Iterable[tuple[date | None, Standing]]) -> tuple[Standing, ...]:
    """Return each term of each standing once, with the bounds that any report gives.

    A later report ends what an earlier one tells of as lasting, or tells that it has begun again. Where two
    reports of the same day contradict each other, both standings are there.

    Parameters
    ----------
    said
        The day of the report, None where it is unknown, with what it says.
    """
    terms: list[_Term] = []
    for day, standing in sorted(
        ((day or date.min, standing) for day, standing in said), key=lambda one: one[0]
    ):
        same = next((t for t in reversed(terms) if _is_one_term(t, standing, day)), None)
        if same is None:
            terms.append(_Term(standing, day, {standing.span.report}))
        else:
            same.standing = _with_bounds_of(same.standing, standing)
            same.day = day
            same.reports.add(standing.span.report)
    for later in terms:
        for earlier in terms:
            if _is_closed_by(earlier, later):
                until = later.standing.since or _OVER
                earlier.standing = earlier.standing.model_copy(update={"until": until})
    return tuple(term.standing for term in terms)


def _is_one_term(term: _Term, said: Standing, day: date) -> bool:
    """Return True if a report speaks of a term that is known from other reports."""
    known = term.standing
    if known.status != said.status or said.span.report in term.reports:
        return False
    if not _may_be_one(known.since, said.since) or not _may_be_one(known.until, said.until):
        return False
    if _is_before(known.until, said.since) or _is_before(said.until, known.since):
        return False
    if known.until is not None and said.until is None:
        # "is in prison" after a release is a new term; "was arrested in May" may well be the one that ended.
        began_since = _is_before(term.day.isoformat(), said.since) if term.day != date.min else False
        return said.since is not None and not began_since
    if known.until is None and said.until is not None and term.day == day != date.min:
        return known.since is not None  # else two reports of one day contradict each other
    return True


def _with_bounds_of(known: Standing, said: Standing) -> Standing:
    until = said.until if known.until in (None, _OVER) and said.until is not None else known.until
    unbounded = known.since is None and known.until is None
    return known.model_copy(
        update={
            "since": known.since or said.since,
            "until": until,
            "by": known.by or said.by,
            "span": said.span if unbounded and (said.since or said.until) else known.span,
        }
    )


def _is_closed_by(earlier: _Term, later: _Term) -> bool:
    """Return True if the standing of a later report brings that of an earlier one to an end."""
    old, new = earlier.standing, later.standing
    if old.until is not None or not earlier.reports.isdisjoint(later.reports):
        return False
    if not supersedes(new.status, old.status) or _is_before(new.since, old.since):
        return False
    return new.until is None and (_is_before(old.since, new.since) or later.day > earlier.day)


def _may_be_one(bound: str | None, other: str | None) -> bool:
    return DateRange.parse(bound).overlaps(DateRange.parse(other))


def _is_before(bound: str | None, other: str | None) -> bool:
    return DateRange.parse(bound).surely_before(DateRange.parse(other))
