"""The timeline as a picture that can be zoomed: a lane for each party, and bands for uncertain dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from detente.analysis import KeptTimeline
from detente.edtf import DateRange
from detente.page.words import cut_at_word
from detente.safe import safe_text

MOST_MOMENTS: Final = 1_500
"""Moments that are drawn at once; of more a bar a month tells how many there are."""
_MOST_ROWS: Final = 9
"""Parties with a row of their own; the others share one."""
_MOST_LANES: Final = 4
_OTHERS: Final = "Others"
_NOBODY: Final = "Nobody named"
_LONGEST: Final = 220
_APART: Final = 400
"""Moments of one row that follow within this part of the whole time stand in lanes of their own."""

Certainty = Literal["day", "days", "open"]


@dataclass(frozen=True)
class DrawnMoment:
    """Something that happened or is to come, with the days that it may mean.

    Attributes
    ----------
    row, lane
        The number of the row of the party that does it, and of the lane within that row.
    first, last
        The days between which it is drawn; where an end is open, that of the other end.
    open
        The ends of which no report tells: "before", "after", both or neither.
    certainty
        A day, some days, or open to one side.
    hedged
        True for "about" and "perhaps".
    """

    row: int
    lane: int
    first: date
    last: date
    open: tuple[Literal["before", "after"], ...]
    certainty: Certainty
    hedged: bool
    status: str
    when: str
    text: str
    report: str


@dataclass(frozen=True)
class DrawnTimeline:
    """A timeline to be drawn.

    Attributes
    ----------
    rows
        The names of the parties, one a row; the last may be those of all others.
    moments
        Empty where there are too many to be drawn at once.
    months
        How many begin in each month, by its first day.
    fitting
        The number of moments that fit the filters.
    """

    rows: tuple[str, ...]
    moments: tuple[DrawnMoment, ...]
    months: tuple[tuple[date, int], ...]
    fitting: int


def drawn_timeline(timeline: KeptTimeline, begun: Sequence[tuple[str, int]]) -> DrawnTimeline:
    """Return the picture of a timeline that is kept.

    Parameters
    ----------
    timeline
        A page of it; where that is not the whole of it, no moment is drawn.
    begun
        How many begin in each month.
    """
    months = tuple((date.fromisoformat(f"{month}-01"), number) for month, number in begun)
    told = [
        (record, when)
        for record in timeline.table.listing.records
        if (when := DateRange.parse(record["when"])).dated
    ]
    if not told or len(timeline.dated) < timeline.all_dated:
        return DrawnTimeline((), (), months, timeline.all_dated)
    actors = Counter(_doer(record) for record, _ in told)
    common = sorted(
        (name for name in actors if name != _NOBODY), key=lambda name: (-actors[name], name.casefold())
    )
    named = common[:_MOST_ROWS]
    rows = (
        *named,
        *([_OTHERS] if len(common) > len(named) else []),
        *([_NOBODY] if _NOBODY in actors else []),
    )
    place = {name: number for number, name in enumerate(rows)}
    ends = [day for _, when in told for day in _days(when)]
    apart = max((max(ends) - min(ends)).days // _APART, 0)
    free: dict[int, list[date]] = {}
    moments = []
    for record, when in sorted(told, key=lambda item: item[1].order):
        row = place.get(_doer(record), len(named))
        first, last = _days(when)
        lanes = free.setdefault(row, [])
        lane = next((k for k, until in enumerate(lanes) if (first - until).days > apart), len(lanes))
        if lane == len(lanes) and lane < _MOST_LANES:
            lanes.append(last)
        # Where all lanes are taken, the one that is free first takes two.
        lane = lane if lane < _MOST_LANES else lanes.index(min(lanes))
        lanes[lane] = max(lanes[lane], last)
        moments.append(_moment(record, when, row, lane))
    return DrawnTimeline(rows, tuple(moments), months, timeline.all_dated)


def _doer(record: dict[str, Any]) -> str:
    """Return the first of those who act, else the first of those it is done to."""
    names = str(record["actors"] or record["recipients"] or "")
    return safe_text(names.partition("; ")[0]) or _NOBODY


def _days(when: DateRange) -> tuple[date, date]:
    assert when.known_days is not None
    return when.known_days


def _moment(record: dict[str, Any], when: DateRange, row: int, lane: int) -> DrawnMoment:
    first, last = _days(when)
    sides: Sequence[tuple[Literal["before", "after"], date | None]] = (
        ("before", when.earliest), ("after", when.latest),
    )  # fmt: skip
    is_open = tuple(side for side, end in sides if end is None)
    certainty: Certainty = "open" if is_open else "day" if first == last else "days"
    return DrawnMoment(
        row,
        lane,
        first,
        last,
        is_open,
        certainty,
        when.uncertain or when.approximate,
        record["status"],
        when.words,
        safe_text(cut_at_word(record["text"], _LONGEST)),
        record["report"],
    )
