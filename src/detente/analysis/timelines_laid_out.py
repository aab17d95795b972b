"""The timeline of a dossier laid out to be kept: each line with what it is chosen by, and its words."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

import detente
from detente.analysis.answer_tables import timeline_table, told_days_table
from detente.analysis.evidence_bases import evidence_base
from detente.dossier import (
    Coverage,
    Dossier,
    EvidenceBase,
    Happening,
    LaidOutHappening,
    SideName,
    TimelineLaidOut,
    ToldDay,
    normal_name,
    not_told_by,
    this_reader,
    timeline,
    undated_deeds,
)
from detente.edtf import DateRange, Precision
from detente.sources import Evidence

if TYPE_CHECKING:
    from detente.dossier import LinesBefore

_FORM: Final = 4
"""Counts up when what is kept of a timeline changes its form."""
_FIRST_OF_ALL: Final = "0001-01-01"
_LAST_OF_ALL: Final = "9999-12-31"
_DATED, _UNDATED, _LOOSE = 0, 1, 2
"""Kinds of lines: see `LaidOutHappening`."""


@dataclass(frozen=True)
class WordedLine:
    """The line of a happening in words.

    Attributes
    ----------
    shown
        The text and the points as a page prints them.
    report
        Of the passage that the text is made of. Of happenings with one text of one report one is shown.
    evidence
        The passages that it rests on.
    """

    text: str
    lead: str
    tags: tuple[str, ...]
    points: tuple[str, ...]
    shown: str
    report: str
    evidence: tuple[Evidence, ...] = ()


class Wording(Protocol):
    """Words the happenings of a dossier."""

    def line(self, happening: Happening, /) -> WordedLine | None:
        """Return the line of a happening; None where its words make none."""
        ...

    def rests_on(self, happening: Happening, /) -> Iterable[Hashable]:
        """Return all that its line is made of: while it is the same, so is the line."""
        ...

    def told(self, day: ToldDay, coverage: Coverage, /) -> WordedLine:
        """Return the line of a day that reports tell in a sentence of their own."""
        ...


def lay_out_timeline(
    dossier: Dossier,
    wording: Callable[[EvidenceBase], Wording],
    before: LinesBefore = MappingProxyType({}),
    base: EvidenceBase | None = None,
) -> TimelineLaidOut:
    """Return the timeline of a dossier with its lines, to be kept.

    Parameters
    ----------
    before
        What the lines say that are kept now: those that rest on the same are not worded again.
    base
        What questions need of the dossier, where it is made already.
    """
    base = evidence_base(dossier) if base is None else base
    worded = wording(base)
    answer = timeline(base, gaps=0)
    happenings = [_one_laid_out(base, one, worded, before, kind=_DATED) for one in answer.happenings]
    with_lines = [
        (one.range, one.evidence)
        for one, row in zip(answer.happenings, happenings, strict=True)
        if row.says is not None
    ]
    told = not_told_by(base.days(), with_lines)
    dated = [day for day in told if day.range.dated]
    rows = [*zip((one.range for one in answer.happenings), happenings, strict=True)]
    rows += [(day.range, _told_laid_out(base, day, worded, before)) for day in dated]
    rows.sort(key=lambda row: row[0].order)
    loose = sorted(
        (day for day in told if not day.range.dated), key=lambda day: (day.when or "~", day.evidence[0].start)
    )
    deeds = undated_deeds(base)
    laid_out = [
        *_with_twins(rows, _DATED),
        *_with_twins([(day.range, _told_laid_out(base, day, worded, before)) for day in loose], _LOOSE),
        *_with_twins(
            [(one.range, _one_laid_out(base, one, worded, before, kind=_UNDATED)) for one in deeds], _UNDATED
        ),
    ]
    reports = dossier.reports.values()
    days = sorted(report.published for report in reports if report.published is not None)
    own = Counter(
        report.published.isoformat()
        for report in reports
        if report.copy_of is None and report.published is not None
    )
    return TimelineLaidOut(
        laid_out,
        list(_names(base)),
        {
            "undated": answer.undated,
            "unsure": answer.unsure,
            "reports": len(dossier.reports),
            "without_day": len(dossier.reports) - len(days),
            "days": [days[0].isoformat(), days[-1].isoformat()] if days else None,
            "published": sorted(own.items()),
        },
    )


def _with_twins(rows: Sequence[tuple[DateRange, LaidOutHappening]], kind: int) -> Iterator[LaidOutHappening]:
    twins, standings = _twins([when for when, _ in rows], [row.says for _, row in rows], kind)
    for place, (_, row) in enumerate(rows):
        yield replace(row, twin=twins[place], standing=standings[place]) if place in twins else row


def _told_laid_out(
    base: EvidenceBase, day: ToldDay, wording: Wording, before: LinesBefore
) -> LaidOutHappening:
    coverage = base.coverage(day.evidence)
    reports = [base.dossier.reports[words.report] for words in day.evidence]
    made_of = _digest((
        "told", day, coverage, tuple(map(base.name, day.parties)),
        tuple((report.published, report.publisher, report.title) for report in reports),
    ))  # fmt: skip
    as_before = made_of in before
    line = None if as_before else wording.told(day, coverage)
    payload = None
    if line is not None:
        (row,) = told_days_table(base, [(day, line.text, coverage)]).listing.rows
        payload = _payload(line, row, day.evidence)
    return LaidOutHappening(
        **_when(day.range, day.when),
        type=day.type,
        status=day.standing,
        sides=day.parties,
        reports=tuple(dict.fromkeys(words.report for words in day.evidence)),
        undated=_DATED if day.range.dated else _LOOSE,
        made_of=made_of,
        says=before[made_of] if as_before else _says(line),
        as_before=as_before,
        payload=payload,
    )


def _when(when: DateRange, edtf: str | None) -> dict[str, Any]:
    _, first_day, _ = when.order
    return {
        "edtf": edtf or "",
        "first_day": first_day.isoformat(),
        "earliest": _FIRST_OF_ALL if when.earliest is None else when.earliest.isoformat(),
        "latest": _LAST_OF_ALL if when.latest is None else when.latest.isoformat(),
        "vague": when.precision > Precision.MONTH,
    }


def _one_laid_out(
    base: EvidenceBase, one: Happening, wording: Wording, before: LinesBefore, *, kind: int
) -> LaidOutHappening:
    made_of = _digest((
        kind, one.id, one.type, one.place, one.parties,
        tuple(map(base.name, one.actors)), tuple(map(base.name, one.recipients)),
        *wording.rests_on(one),
    ))  # fmt: skip
    as_before = made_of in before
    line = None if as_before else wording.line(one)
    payload = None
    if line is not None:
        (row,) = timeline_table(base, [(one, line.text)]).listing.rows
        payload = _payload(line, row, line.evidence or one.evidence)
    return LaidOutHappening(
        **_when(one.range, one.when),
        type=one.type,
        status=one.status,
        sides=one.parties,
        reports=tuple(dict.fromkeys(words.report for words in one.evidence)),
        undated=kind,
        made_of=made_of,
        says=before[made_of] if as_before else _says(line),
        as_before=as_before,
        payload=payload,
    )


def _says(line: WordedLine | None) -> str | None:
    return None if line is None else _digest((line.text, line.report))


def _digest(value: Hashable) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _twins(
    days: Sequence[DateRange], says: Sequence[str | None], kind: int
) -> tuple[dict[int, int], dict[int, int]]:
    """Return the number of the twins that a happening is one of, and its place among them, by its own place.

    Of two events of one sentence the one with the more exact date stands first.
    """
    alike: dict[str, list[int]] = {}
    for place, text in enumerate(says):
        if text is not None:
            alike.setdefault(text, []).append(place)
    twins, standings = {}, {}
    for number, places in enumerate(several for several in alike.values() if len(several) > 1):
        # Those of each kind have numbers of their own.
        for standing, place in enumerate(sorted(places, key=lambda k: days[k].precision)):
            twins[place], standings[place] = 3 * number + kind, standing
    return twins, standings


def _payload(line: WordedLine, row: tuple[Any, ...], evidence: Sequence[Evidence]) -> dict[str, Any]:
    return {
        "shown": line.shown,
        "lead": line.lead,
        "tags": line.tags,
        "points": line.points,
        "evidence": [(words.report, words.start, words.end, words.quote) for words in evidence],
        "row": row,
    }


def _names(base: EvidenceBase) -> Iterator[SideName]:
    for party in base.dossier.parties:
        for name in dict.fromkeys((party.name, *party.aliases)):
            yield SideName(normal_name(name), name, party.id, base.side(party.id))


@cache
def timeline_maker() -> str:
    """Return who lays timelines out: this version of detente; in a checkout, with its files as they are."""
    package = Path(detente.__file__).parent
    files = sorted(package.rglob("*.py")) if (package.parent.parent / ".git").exists() else []
    stamps = ((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    digest = hashlib.sha256(repr(list(stamps)).encode()).hexdigest()[:12] if files else ""
    return " ".join(filter(None, (this_reader(), f"form {_FORM}", digest)))
