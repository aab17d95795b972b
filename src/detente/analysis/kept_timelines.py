"""The timeline of a dossier that is kept: laid out once for each state of it, and then read page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from detente.analysis.answer_tables import TIMELINE_COLUMNS, AnswerTable
from detente.analysis.listings import Listing
from detente.dossier import (
    Gap,
    longest_spans,
)
from detente.sources import Evidence

if TYPE_CHECKING:
    from detente.dossier import Filter, TimelineRows


@dataclass(frozen=True)
class KeptLine:
    """A line of a timeline that is kept, with the passages it rests on and its row in a table."""

    text: str
    lead: str
    tags: tuple[str, ...]
    points: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    row: tuple[Any, ...]


@dataclass(frozen=True)
class KeptTimeline:
    """A page of a timeline that is kept, and what is to be said of the whole.

    Attributes
    ----------
    dated, without_year, undated
        The lines on this page: with a date; with one that has no year, or counts from a report that has
        none; without any. ``undated`` is None where that is not asked for.
    all_dated, all_without_year, all_undated
        The number of the lines on all pages.
    without_date, not_plain
        The numbers of events left out: those without a date, and those whose words do not say plainly what
        happened.
    reports, days
        The number of the reports, and the first and the last day of their publication.
    reports_without_day
        The number of those that have none.
    start
        The number of lines on the pages before.
    """

    dated: tuple[KeptLine, ...]
    undated: tuple[KeptLine, ...] | None
    all_dated: int
    all_undated: int
    without_date: int
    not_plain: int
    gaps: tuple[Gap, ...]
    reports: int
    days: tuple[date, date] | None
    reports_without_day: int
    start: int = 0
    without_year: tuple[KeptLine, ...] = ()
    all_without_year: int = 0

    @property
    def every(self) -> int:
        """The number of the lines on all pages."""
        return self.all_dated + self.all_without_year + self.all_undated

    @property
    def lines(self) -> tuple[KeptLine, ...]:
        """The lines on this page."""
        return (*self.dated, *self.without_year, *(self.undated or ()))

    @property
    def table(self) -> AnswerTable:
        """The page as a table."""
        lines = self.lines
        return AnswerTable(
            Listing("timeline", TIMELINE_COLUMNS, tuple(line.row for line in lines)),
            tuple(line.evidence for line in lines),
            (("no date", self.without_date), ("not plainly said", self.not_plain)),
            self.gaps,
        )


def ask_timeline(
    rows: TimelineRows,
    only: Filter,
    *,
    gaps: int = 3,
    limit: int | None = None,
    start: int = 0,
    undated: bool = False,
) -> KeptTimeline:
    """Return a page of the timeline that is laid out in a store.

    Parameters
    ----------
    gaps
        At most this many of the longest spans between two happenings.
    limit, start
        Lines at most, None for all; and the number of lines on the pages before.
    undated
        Also what no words date.
    """
    page, about = rows.page(only, limit=limit, start=start, undated=undated), rows.about
    spans = longest_spans(rows.exact_days(only), gaps)
    published = [(date.fromisoformat(day), number) for day, number in about["published"]]
    return KeptTimeline(
        dated=tuple(map(_kept_line, page.dated)),
        undated=tuple(map(_kept_line, page.undated)) if undated else None,
        all_dated=page.all_dated,
        all_undated=page.all_undated,
        without_date=about["undated"],
        not_plain=about["unsure"] + page.wordless,
        gaps=tuple(
            Gap(
                first,
                last,
                rows.vague_within(only, first, last),
                sum(number for day, number in published if first <= day <= last),
            )
            for first, last in spans
        ),
        reports=about["reports"],
        days=None if about["days"] is None else _days(*about["days"]),
        reports_without_day=about["without_day"],
        start=start,
        without_year=tuple(map(_kept_line, page.without_year)),
        all_without_year=page.all_without_year,
    )


def _days(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


def _kept_line(payload: Mapping[str, Any]) -> KeptLine:
    return KeptLine(
        payload["shown"],
        payload["lead"],
        tuple(payload["tags"]),
        tuple(payload["points"]),
        tuple(Evidence(*passage) for passage in payload["evidence"]),
        tuple(payload["row"]),
    )
