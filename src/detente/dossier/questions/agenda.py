"""Things due: trials, elections, deadlines and meetings to come, and what is overdue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from detente.dossier.questions.announced import MEETING, SET_BY_OTHERS, Announced, Due
from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.filters import Filter
from detente.dossier.questions.fulfilment import Fulfilment
from detente.edtf import Precision
from detente.reading import OnWords
from detente.sources import Evidence


def due(base: EvidenceBase, only: Filter | None = None, as_of: date | None = None) -> tuple[Due, ...]:
    """Return what is overdue, then what is due by its date, then what is due without one.

    Parameters
    ----------
    as_of
        The day from which to look ahead; by default that of the latest report. Overdue is what was to be
        before it, and of which no report says that it was. Only reports published by then are used.
    """
    only = only or Filter()
    day = as_of or base.dossier.latest
    rows = [
        row
        for row in base.once(("due", day), lambda: tuple(_rows(base, day)))
        if only.takes_part(row.parties)
        and only.is_of_type(row.type)
        and only.is_reported(row.evidence)
        and (row.status == "undated" or only.is_within(row.range))
    ]
    order = {"overdue": 0, "due": 1, "undated": 2}
    return tuple(sorted(rows, key=lambda row: (order[row.status], row.range.order)))


def is_reported_since(base: EvidenceBase, item: Due) -> bool:
    """Return True if a report of its day, or a later one, tells of something due as done."""
    return Fulfilment(base, None).was_reported(item)


def _rows(base: EvidenceBase, day: date | None) -> Iterator[Due]:
    announced, since = Announced(base, day), Fulfilment(base, day)
    told = list(announced.told_days())
    dated = [*announced.dated(), *(item for item in told if item.status == "due")]
    for item in _joined(dated, base):
        if not _is_over(item, day):
            yield item
        elif not since.was_reported(item):
            yield replace(item, status="overdue", last_word=since.last_word(item))
    acts = {item.act.casefold() for item in dated if item.act}
    undated = [*announced.after_something(), *announced.trials()]
    known = OnWords((words, item) for item in (*dated, *undated) for words in item.evidence)
    undated += (
        item
        for item in told
        if item.status == "undated" and not any(any(True for _ in known.on(words)) for words in item.evidence)
    )
    for item in _joined(undated, base):
        if not item.act or item.act.casefold() not in acts:
            yield item


def _is_over(item: Due, day: date | None) -> bool:
    return day is not None and item.range.latest is not None and item.range.latest < day


def _joined(items: Iterable[Due], base: EvidenceBase) -> list[Due]:
    """One row for one thing, however often it is announced; what is worded as an act first."""
    joined: list[Due] = []
    of_words: defaultdict[str, list[tuple[Evidence, int]]] = defaultdict(list)
    evidence: list[dict[Evidence, None]] = []
    for item in items:
        place = next((k for k in _told_in(item, of_words) if _is_of_one_time(joined[k], item)), None)
        if place is None:
            place = next((k for k, known in enumerate(joined) if _is_one(known, item)), None)
        if place is None:
            place = len(joined)
            joined.append(item)
            evidence.append({})
        else:
            joined[place] = _both(joined[place], item)
        evidence[place].update(dict.fromkeys(item.evidence))
        for words in item.evidence:
            of_words[words.report].append((words, place))
    return [
        replace(item, evidence=tuple(words), coverage=base.coverage(words))
        for item, words in zip(joined, evidence, strict=True)
    ]


def _told_in(item: Due, of_words: Mapping[str, list[tuple[Evidence, int]]]) -> Iterator[int]:
    """Yield the places of what is announced in the same words."""
    for words in item.evidence:
        for other, place in of_words.get(words.report, ()):
            if words.start < other.end and other.start < words.end:
                yield place


def _is_of_one_time(one: Due, other: Due) -> bool:
    return one.after.casefold() == other.after.casefold() and one.range.overlaps(other.range)


def _is_one(one: Due, other: Due) -> bool:
    if not _is_of_one_time(one, other) or _are_two_of_a_report(one, other):
        return False
    apart = one.parties and not {*one.parties} & {*other.parties}
    of_nobody = not other.parties and (one.type == other.type == "ELECTION" or _is_one_meeting(one, other))
    if apart and not of_nobody:
        return False
    if one.act and one.act.casefold() == other.act.casefold():
        return True
    types = {one.type, other.type}
    if "" in types:
        return False  # a sentence of which no event was read: the brief knows which of them are one
    if types <= SET_BY_OTHERS and one.when == other.when:
        return len(types) == 1
    exact = max(one.range.precision, other.range.precision) <= Precision.WEEK
    return exact and (types <= MEETING or len(types) == 1)


def _are_two_of_a_report(one: Due, other: Due) -> bool:
    """Return True for two meetings of nobody known that one report sets for two times."""
    reports = {words.report for item in (one, other) for words in item.evidence}
    return len(reports) == 1 and not one.parties and not other.parties and one.when != other.when


def _is_one_meeting(one: Due, other: Due) -> bool:
    """Return True for meetings of the very same days, of which one is told without who meets."""
    days = {(item.range.earliest, item.range.latest) for item in (one, other)}
    exact = max(one.range.precision, other.range.precision) <= Precision.WEEK
    return exact and len(days) == 1 and {one.type, other.type} <= MEETING


def _both(known: Due, again: Due) -> Due:
    same_act = known.act.casefold() == again.act.casefold()
    days = [day for day in (known.announced, again.announced) if day is not None]
    return replace(
        known,
        when=min(known.range, again.range, key=lambda when: when.precision).text or None,
        type=known.type or again.type,
        parties=tuple(dict.fromkeys((*known.parties, *again.parties))),
        act=known.act or again.act,
        doers=tuple(dict.fromkeys((*known.doers, *again.doers))) if same_act else known.doers or again.doers,
        announced=min(days, default=None),
        says=known.says or again.says,
    )
