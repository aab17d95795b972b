"""The events of a store page by page, in the order of their dates, without the rest of the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, tuple_

from detente.dossier.store.rows import UNDATED, report_of
from detente.dossier.store.schema import CHRONOLOGY, REPORTS
from detente.reading import Event

Place = tuple[str, str, int, int]
"""The place of an event in the chronology: its days, the number of its report, its position there."""


@dataclass(frozen=True)
class DatedEvent:
    """An event of one report, with its place in the chronology of all."""

    event: Event
    place: Place


def page_of_events(
    connection: Connection, since: date | None, until: date | None, limit: int, after: Place | None
) -> list[DatedEvent]:
    """Return events by their dates, undated ones last; an event of several reports stands once for each.

    Parameters
    ----------
    since, until
        Only what may have been on one of these days; undated events then are left out.
    limit
        Events at most.
    after
        The place of the last event of the page before.
    """
    days = CHRONOLOGY.c
    order = (days.first_day, days.last_day, days.report, days.position)
    page = select(CHRONOLOGY).order_by(*order)
    if until is not None:
        page = page.where(days.first_day <= until.isoformat())
    if after is not None:
        page = page.where(tuple_(*order) > tuple_(*after))
    rows: list[Any] = []
    if since is not None:
        first = since.isoformat()
        page = page.where(days.first_day < UNDATED)
        # What began before and may have gone on comes first; few events do, and they have an index.
        spans = days.last_day > days.first_day
        rows += connection.execute(
            page.where(days.first_day < first, days.last_day >= first, spans).limit(limit)
        )
        page = page.where(days.first_day >= first)
    if len(rows) < limit:
        rows += connection.execute(page.limit(limit - len(rows)))
    numbers = {row.report for row in rows}
    reports = {
        row["number"]: report_of(dict(row))
        for row in connection.execute(select(REPORTS).where(REPORTS.c.number.in_(numbers))).mappings()
    }
    return [
        DatedEvent(
            Event.model_validate_json(row.payload, context=reports[row.report]),
            (row.first_day, row.last_day, row.report, row.position),
        )
        for row in rows
    ]
