"""The timeline: what happened, in the order of its dates, and the longest spans without anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.filters import Filter
from detente.dossier.questions.happening import Happening
from detente.dossier.questions.happenings import Happenings
from detente.edtf import Precision

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days of which nothing exactly dated is reported.

    Attributes
    ----------
    first, last
        The first and the last of these days.
    vague
        Happenings so vaguely dated that they may lie within them.
    published
        Reports published on these days: where there are some, silence says more.
    """

    first: date
    last: date
    vague: int
    published: int

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Timeline:
    """Happenings by their dates.

    Attributes
    ----------
    gaps
        The longest first.
    undated
        Events that no report dates.
    unsure
        Dated events whose words do not bear out that they happened, or will.
    """

    happenings: tuple[Happening, ...]
    gaps: tuple[Gap, ...]
    undated: int
    unsure: int


def timeline(base: EvidenceBase, only: Filter | None = None, *, gaps: int = 3) -> Timeline:
    """Return what happened or is to come, in the order of its dates.

    Parameters
    ----------
    gaps
        At most this many of the longest spans between two happenings.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> timeline(EvidenceBase(join_findings([])))
    Timeline(happenings=(), gaps=(), undated=0, unsure=0)
    """
    only = only or Filter()
    joined = Happenings(base)
    happenings = tuple(
        one
        for one in joined.all
        if only.takes_part(one.parties)
        and only.is_of_type(one.type)
        and only.is_reported(one.evidence)
        and only.is_within(one.range)
    )
    undated = sum(not event.when for event in base.dossier.events)
    return Timeline(happenings, gaps_between(happenings, base, most=gaps), undated, joined.left_out)


def undated_deeds(base: EvidenceBase, only: Filter | None = None) -> tuple[Happening, ...]:
    """Return what happened on a day that no words give, in the order of the reports that tell it.

    Its date is that of the report, before which it was: ``../DAY``. Only what is plainly said to have
    happened, by or to somebody who is named, is among it; several reports of one event are not joined.
    """
    only = only or Filter()
    joined = Happenings(base)
    deeds = [
        replace(joined.undated(event), when=f"../{day.isoformat()}")
        for event in base.dossier.events
        if not event.when
        and event.modality in ("happened", "ongoing")
        and (event.actors or event.recipients)
        and base.reality.is_asserted(event)
        and (day := base.day(event.span)) is not None
    ]
    fitting = (
        one
        for one in deeds
        if only.takes_part(one.parties)
        and only.is_of_type(one.type)
        and only.is_reported(one.evidence)
        and only.is_within(one.range)
    )
    return tuple(sorted(fitting, key=lambda one: (one.when or "", one.tellings[0].words.start)))


def gaps_between(happenings: Sequence[Happening], base: EvidenceBase, *, most: int) -> tuple[Gap, ...]:
    """Return the longest spans between facts that are dated to the month or better."""
    facts = [one.range for one in happenings if one.status == "fact"]
    exact = sorted(
        (when.earliest, when.latest)
        for when in facts
        if when.precision <= Precision.MONTH and when.earliest is not None and when.latest is not None
    )
    vague = [when for when in facts if when.precision > Precision.MONTH]
    days = [report.published for report in base.dossier.reports.values() if report.copy_of is None]
    return tuple(
        Gap(
            first,
            last,
            vague=sum(
                (when.earliest is None or when.earliest <= last)
                and (when.latest is None or when.latest >= first)
                for when in vague
            ),
            published=sum(day is not None and first <= day <= last for day in days),
        )
        for first, last in longest_spans(exact, most)
    )


def longest_spans(exact: Sequence[tuple[date, date]], most: int) -> list[tuple[date, date]]:
    """Return the longest spans between the days of facts, which are in their order; the longest first.

    Examples
    --------
    >>> first, second = date(2021, 5, 1), date(2021, 5, 9)
    >>> [str(day) for day in longest_spans([(first, first), (second, second)], 1)[0]]
    ['2021-05-02', '2021-05-08']
    """
    over_by = accumulate((latest for _, latest in exact), max)
    spans = [
        (over + _DAY, begins - _DAY)
        for over, (begins, _) in zip(over_by, exact[1:], strict=False)
        if (begins - over).days > 1
    ]
    spans.sort(key=lambda span: span[0] - span[1])
    return spans[:most]
