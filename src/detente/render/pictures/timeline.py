"""The drawing of a timeline: an axis of days, and a strip for each moment with its mark at its place.

Places are shares of the width, so that one drawing fits a screen, a phone and paper, and its words keep
their size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from dateutil.relativedelta import relativedelta

from detente.edtf import DateRange, Precision
from detente.page import Moment, Timeline, counted

_LEAST_WIDTH: Final = 290
"""Pixels that an axis has at the least: how many words it may have depends on them."""
_LETTER: Final = 6.6
_SPACE: Final = 8
_LONG_GAP: Final = 0.3
"""The share of all days without a moment beyond which the scale is broken."""
_BREAK: Final = 0.05
_EDGE: Final = 0.03
_LEAST_BAND: Final = 0.02
_OPEN_END: Final = 0.08
_STEPS: Final = (
    relativedelta(days=1), relativedelta(days=2), relativedelta(days=7), relativedelta(months=1),
    relativedelta(months=3), relativedelta(months=6), relativedelta(years=1), relativedelta(years=2),
    relativedelta(years=5), relativedelta(years=10), relativedelta(years=20), relativedelta(years=50),
    relativedelta(years=100),
)  # fmt: skip


@dataclass(frozen=True)
class DrawnTimeline:
    """The axis of a timeline and the strip of each of its moments, as SVG."""

    axis: str
    strips: tuple[str, ...]


@dataclass(frozen=True)
class Stretch:
    """A run of days that is drawn to scale between two shares of the width."""

    first: date
    last: date
    left: float
    right: float

    def place(self, day: date) -> float:
        """Return the share of the width at which a day stands."""
        days = (self.last - self.first).days
        return self.left + (self.right - self.left) * (day - self.first).days / max(days, 1)


class Scale:
    """Days to shares of the width; long runs of days in which nothing stands are left out, and marked.

    Examples
    --------
    >>> days = [(date(1991, 10, 23), date(1991, 10, 23)), (date(2020, 1, 1), date(2021, 12, 31))]
    >>> scale = Scale(days)
    >>> len(scale.stretches), scale.place(date(2020, 12, 31)) > 0.5
    (2, True)
    """

    def __init__(self, days: Sequence[tuple[date, date]]) -> None:
        runs = _runs(days)
        whole = sum((last - first).days for first, last in runs)
        room = 1 - 2 * _EDGE - _BREAK * (len(runs) - 1)
        # Each run has some room, however short it is beside the others.
        least = 0.12
        shares = [max((last - first).days / max(whole, 1), least) for first, last in runs]
        shares = [share / sum(shares) for share in shares]
        self.stretches: list[Stretch] = []
        left = _EDGE
        for (first, last), share in zip(runs, shares, strict=True):
            self.stretches.append(Stretch(first, last, left, left + share * room))
            left += share * room + _BREAK

    def place(self, day: date) -> float:
        """Return the share of the width at which a day stands."""
        for stretch, after in pairwise((*self.stretches, None)):
            assert stretch is not None
            if day <= stretch.last or after is None:
                return stretch.place(min(max(day, stretch.first), stretch.last))
        raise AssertionError("a scale has a stretch")

    @property
    def breaks(self) -> list[float]:
        """The places at which days are left out."""
        return [(one.right + other.left) / 2 for one, other in pairwise(self.stretches)]


def _runs(days: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """Join the days of moments to runs, parted where long after one nothing happens."""
    ordered = sorted(days)
    first, last = ordered[0][0], max(end for _, end in ordered)
    long = max((last - first).days * _LONG_GAP, 2)
    runs = [ordered[0]]
    for start, end in ordered[1:]:
        begins, ends = runs[-1]
        if (start - ends).days > long:
            runs.append((start, end))
        else:
            runs[-1] = (begins, max(ends, end))
    around = max(timedelta(days=1), timedelta(days=(last - first).days // 60))
    if len(runs) > 1:
        return [(_moved(begins, -around), _moved(ends, around)) for begins, ends in runs]
    return [(runs[0][0], runs[0][1] if runs[0][1] > runs[0][0] else _moved(runs[0][0], timedelta(days=7)))]


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def draw_timeline(timeline: Timeline) -> DrawnTimeline:
    """Draw the axis and the strips of a timeline."""
    days = [known for moment in timeline.moments if (known := moment.when.known_days)]
    days += [(day, day) for day in timeline.reports[-1:]]
    scale = Scale(days)
    latest = timeline.reports[-1] if timeline.reports else None
    grid = "".join(_grid(scale, latest))
    marks = ("".join(_mark(moment, scale, latest)) for moment in timeline.moments)
    strips = tuple(f'<svg class="strip" aria-hidden="true">{grid}{mark}</svg>' for mark in marks)
    return DrawnTimeline(_axis(scale), strips)


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def _grid(scale: Scale, latest: date | None) -> Iterator[str]:
    for share in scale.breaks:
        x, width = _percent(share - _BREAK / 2), _percent(_BREAK)
        yield f'<rect class="gap" x="{x}" width="{width}" height="100%"/>'
    if latest is not None:
        x = _percent(scale.place(latest))
        yield f'<line class="report" x1="{x}" x2="{x}" y1="0" y2="100%"/>'


def _mark(moment: Moment, scale: Scale, latest: date | None) -> Iterator[str]:
    """Draw a point for a day, a band for days that it may have been, fading where it is open to a side."""
    when = moment.when
    if when.known_days is None:
        return
    kind = "fact" if moment.is_fact else "ahead"
    left, right = map(scale.place, when.known_days)
    if moment.lasts and latest is not None and scale.place(latest) > right:
        ends = _percent(scale.place(latest))
        yield f'<line class="lasts" x1="{_percent(left)}" x2="{ends}" y1="50%" y2="50%"/>'
    if when.precision == Precision.DAY and not when.approximate and not when.uncertain:
        yield f'<circle class="{kind}" cx="{_percent(left)}" cy="50%" r="4.5"/>'
    elif when.earliest is None:
        yield _bar(f"open {kind}", max(left - _OPEN_END, 0), right, "fade-in")
    elif when.latest is None:
        yield _bar(f"open {kind}", left, min(right + _OPEN_END, 1), "fade-out")
    else:
        width = max(right - left, _LEAST_BAND)
        left = min(left, 1 - width)
        yield _bar(f"band {kind}", left, left + width)


def _bar(style: str, left: float, right: float, fade: str = "") -> str:
    fill = f' fill="url(#{fade})"' if fade else ' rx="2"'
    return (
        f'<rect class="{style}"{fill} x="{_percent(left)}" width="{_percent(right - left)}"'
        ' y="50%" height="10" transform="translate(0 -5)"/>'
    )


def _axis(scale: Scale) -> str:
    """Draw the line of the axis with its words, and say what it shows."""
    first, last = scale.stretches[0].first, scale.stretches[-1].last
    breaks = len(scale.breaks)
    note = f", broken {counted(breaks, 'time')} where nothing is told" if breaks else ""
    parts = [
        '<svg class="axis" role="img" aria-labelledby="timeline-axis">',
        f'<title id="timeline-axis">Axis of time, {DateRange.parse(f"{first}/{last}").words}{note}</title>',
        f"<defs>{_fade('fade-in', 0, 0.6)}{_fade('fade-out', 0.6, 0)}</defs>",
    ]
    for stretch in scale.stretches:
        ends = f'x1="{_percent(stretch.left)}" x2="{_percent(stretch.right)}"'
        parts.append(f'<line class="line" {ends} y1="22" y2="22"/>')
    for share in scale.breaks:
        # A drawing of its own, as a path has no places that are shares of the width.
        cut = '<path d="M-5 27 L0 17 M0 27 L5 17"/>'
        parts.append(f'<svg x="{_percent(share)}" overflow="visible">{cut}</svg>')
    for share, words, anchor in _words(scale):
        x = _percent(share)
        parts.append(f'<line class="tick" x1="{x}" x2="{x}" y1="19" y2="25"/>')
        if words:
            parts.append(f'<text x="{x}" y="13" text-anchor="{anchor}">{words}</text>')
    return "".join((*parts, "</svg>"))


def _fade(name: str, begins: float, ends: float) -> str:
    stops = "".join(
        f'<stop class="stop" offset="{k}" stop-opacity="{o}"/>' for k, o in enumerate((begins, ends))
    )
    return f'<linearGradient id="{name}">{stops}</linearGradient>'


def _words(scale: Scale) -> Iterator[tuple[float, str, str]]:
    """Yield the ticks of the axis from left to right, with the words that have room.

    The first words of a stretch come before all others: without them nobody knows where it stands.
    """
    ticks = [
        (stretch.place(day), words, place > 0)
        for stretch in scale.stretches
        for place, (day, words) in enumerate(_ticks(stretch))
    ]
    taken: list[tuple[float, float]] = []
    shown = set()
    for tick in sorted(ticks, key=lambda tick: tick[2]):
        begins, ends = _room(*tick[:2])
        if all(ends + _SPACE <= left or right + _SPACE <= begins for left, right in taken):
            taken.append((begins, ends))
            shown.add(tick)
    for tick in ticks:
        share, words, _ = tick
        yield share, words if tick in shown else "", _anchor(share, words)


def _anchor(share: float, words: str) -> str:
    """The side of words that stands at their tick, so that they do not leave the drawing."""
    half = len(words) * _LETTER / 2
    at = share * _LEAST_WIDTH
    return "start" if at < half else "end" if at > _LEAST_WIDTH - half else "middle"


def _room(share: float, words: str) -> tuple[float, float]:
    """The places at which words begin and end in a drawing of the least width."""
    wide, at = len(words) * _LETTER, share * _LEAST_WIDTH
    begins = {"start": at, "middle": at - wide / 2, "end": at - wide}[_anchor(share, words)]
    return begins, begins + wide


def _ticks(stretch: Stretch) -> list[tuple[date, str]]:
    """The days at which a stretch has a tick: as many as have room for their words."""
    for step in _STEPS:
        days = list(_days(stretch, step))
        named = [(day, _named(day, step, is_first=place == 0)) for place, day in enumerate(days)]
        if not named:
            break
        if all(_apart(stretch, *pair) for pair in pairwise(named)):
            return named
    return [(stretch.first, _whole(stretch))]


def _apart(stretch: Stretch, one: tuple[date, str], other: tuple[date, str]) -> bool:
    """Return True if the words of two ticks have room beside each other."""
    between = (stretch.place(other[0]) - stretch.place(one[0])) * _LEAST_WIDTH
    return between >= (len(one[1]) + len(other[1])) * _LETTER / 2 + _SPACE


def _whole(stretch: Stretch) -> str:
    """A name for a stretch too short for any tick of its own."""
    if (stretch.last - stretch.first).days < 40:
        return f"{stretch.first:%b %Y}"
    return f"{stretch.first.year}"


def _days(stretch: Stretch, step: relativedelta) -> Iterator[date]:
    """Yield the days of a stretch on which a step begins: years of ten, firsts of months."""
    most = 60
    if step.years:
        year = -(-stretch.first.year // step.years) * step.years
        day = date(max(year, 1), 1, 1)
    elif step.months:
        month = (stretch.first.month - 1) // step.months * step.months + 1
        day = date(stretch.first.year, month, 1)
    else:
        day = stretch.first
    for _ in range(most):
        if day > stretch.last:
            return
        if day >= stretch.first:
            yield day
        try:
            day += step
        except (OverflowError, ValueError):
            return


def _named(day: date, step: relativedelta, *, is_first: bool) -> str:
    if step.years:
        return f"{day.year}"
    if step.months:
        return f"{day:%b} {day.year}" if is_first or day.month <= step.months else f"{day:%b}"
    return f"{day.day} {day:%b} {day.year}" if is_first else f"{day.day} {day:%b}"
