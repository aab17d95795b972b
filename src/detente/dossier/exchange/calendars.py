"""A calendar file of what is due: RFC 5545, one entry a date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from detente.dossier.questions import Due, EvidenceBase
from detente.short import one_line

if TYPE_CHECKING:
    from icalendar import Event


def due_calendar(base: EvidenceBase, rows: Iterable[Due]) -> bytes:
    """Return a calendar of what has a day or days; what has none is in no calendar.

    Days that are not exact are one entry over all of them.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//detente//due//EN")
    calendar.add("version", "2.0")
    times: Counter[str] = Counter()
    for row in rows:
        words = row.evidence[0]
        # The same in each export: a program that has the entry brings it up to date, and adds no second one.
        own = f"{words.report}-{words.start}-{row.when}"
        times[own] += 1
        entry = _entry(base, row, f"{own}-{times[own]}" if times[own] > 1 else own)
        if entry is not None:
            calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written


def _entry(base: EvidenceBase, row: Due, own: str) -> Event | None:
    from icalendar import Event

    first, last = row.range.earliest, row.range.latest
    if last is None:
        return None
    # What is to be done by a day is entered on it.
    first = last if first is None else first
    entry = Event()
    words = row.evidence[0]
    entry.add("uid", f"{own}@detente")
    # A calendar needs a stamp; the day of the report makes the same dossier give the same file.
    told = row.announced or first
    entry.add("dtstamp", datetime.combine(told, time(), tzinfo=UTC))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    who = ", ".join(base.name(party) for party in row.parties)
    # Where no act was read, the words say what is due.
    what = row.act or f"{row.type.capitalize()}: {one_line(words.quote)}"
    summary = row.says or (f"{who}: {what}" if who else what)
    by = "By then: " if row.range.earliest is None else ""
    entry.add("summary", f"{by}{summary}")
    entry.add("description", f"“{words.quote}” ({words.report}; {row.when}; {row.mood})")
    return entry
