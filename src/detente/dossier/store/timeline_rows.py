"""The timeline that is laid out in a store, read page by page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Table,
    and_,
    case,
    exists,
    func,
    literal_column,
    select,
)

from detente.dossier.questions import Filter
from detente.dossier.store.engine import broken
from detente.dossier.store.happening_rows import lines_query, unsealed
from detente.dossier.store.laid_out import TIMELINE
from detente.dossier.store.schema import (
    HAPPENING_DAYS,
    HAPPENING_REPORTS,
    HAPPENING_SIDES,
    HAPPENING_TWINS,
    HAPPENINGS,
    LAID_OUT,
    SIDE_NAMES,
)
from detente.errors import BadInput

Payload = Mapping[str, Any]
_AT_ONCE: Final = 5_000
_ZERO: Final[ColumnElement[int]] = literal_column("0")
_ONE: Final[ColumnElement[int]] = literal_column("1")
_KINDS: Final[tuple[ColumnElement[int], ...]] = (_ZERO, _ONE, literal_column("2"))
DATED, UNDATED, WITHOUT_YEAR = 0, 1, 2
"""The kinds of lines: see `LaidOutHappening`."""
_SAME_PLACE: Final = HAPPENING_TWINS.c.place == HAPPENINGS.c.place


@dataclass(frozen=True)
class TimelinePage:
    """A page of a timeline, and how many lines there are on all.

    Attributes
    ----------
    dated
        The payloads of the dated happenings on it, in their order.
    without_year
        Of what is dated without a year, or by a day that counts from a report which has none.
    undated
        Of those that no words date.
    all_dated, all_without_year, all_undated
        The number of lines of each kind on all pages.
    wordless
        The number of dated happenings that fit and have no line.
    """

    dated: tuple[Payload, ...]
    without_year: tuple[Payload, ...]
    undated: tuple[Payload, ...]
    all_dated: int
    all_without_year: int
    all_undated: int
    wordless: int


class DamagedLine(BadInput):
    """A line of a timeline that is not as it was laid out; it can be laid out again."""


class TimelineRows:
    """The rows of a timeline, as a connection sees them."""

    def __init__(self, connection: Connection, where: str = "") -> None:
        self._connection = connection
        self._where = where

    @cached_property
    def about(self) -> Payload:
        """Return what was kept about the whole of it."""
        query = select(LAID_OUT.c.payload).where(LAID_OUT.c.name == TIMELINE)
        about: Payload = json.loads(self._connection.execute(query).scalar_one())
        return about

    def page(
        self, only: Filter, *, limit: int | None = None, start: int = 0, undated: bool = False
    ) -> TimelinePage:
        """Return the lines of a page.

        Parameters
        ----------
        limit
            Lines at most; None for all.
        start
            The number of lines on the pages before.
        undated
            Also what no words date, behind the others.
        """
        lines: list[list[Payload]] = [[], [], []]
        shown, wordless = [0, 0, 0], 0
        for kind in (DATED, WITHOUT_YEAR, UNDATED) if undated else (DATED, WITHOUT_YEAR):
            for part in _PARTS:
                number, bare = self._count(only, kind, part)
                room = None if limit is None else limit - sum(map(len, lines))
                if start < number and room != 0:
                    lines[kind] += self._lines(only, kind, part, start, room)
                start = max(0, start - number)
                shown[kind] += number
                wordless += bare if kind == DATED else 0
        return TimelinePage(
            tuple(lines[DATED]),
            tuple(lines[WITHOUT_YEAR]),
            tuple(lines[UNDATED]),
            shown[DATED],
            shown[WITHOUT_YEAR],
            shown[UNDATED],
            wordless,
        )

    def _count(self, only: Filter, kind: int, part: _Part) -> tuple[int, int]:
        """Return how many of those that fit have a line to show, and how many have no words."""
        table = _counted(only)
        conditions = part(table, only, kind)
        if conditions is None:
            return 0, 0
        of = table.c
        by_one = table is HAPPENINGS
        alone_of = case((of.twin.is_(None), of.worded), else_=0) if by_one else of.alone
        columns = (func.count() if by_one else func.sum(of.number), func.sum(of.worded), func.sum(alone_of))
        counted = self._connection.execute(select(*columns).where(conditions)).one()
        every, worded, alone = (int(number or 0) for number in counted)
        if every == worded == alone:
            return alone, 0
        first = part(HAPPENINGS, only, kind)
        assert first is not None
        twins = select(func.count()).select_from(HAPPENING_TWINS.join(HAPPENINGS, _SAME_PLACE))
        shown = self._connection.execute(twins.where(first, _is_first_of_twins(only))).scalar_one()
        return alone + int(shown), every - worded

    def _lines(self, only: Filter, kind: int, part: _Part, start: int, room: int | None) -> Iterator[Payload]:
        of, conditions = HAPPENINGS.c, part(HAPPENINGS, only, kind)
        assert conditions is not None
        query = (
            select(of.place)
            .where(conditions, of.worded == _ONE, of.twin.is_(None) | _is_first_of_twins(only))
            # An index has them in this order, which is that of the places.
            .order_by(*(() if _picks_places(only) else (of.undated, of.first_day)), of.place)
        )
        if room is not None:
            query = query.limit(room).offset(start)
        places = self._connection.execute(query).scalars().all()[start if room is None else 0 :]
        for first in range(0, len(places), _AT_ONCE):
            yield from self._whole_lines(of.place.in_(places[first : first + _AT_ONCE]))

    def _whole_lines(self, some: ColumnElement[bool] | None = None) -> Iterator[Payload]:
        """Yield lines in their order, each held against its checksum."""
        for row in self._connection.execute(lines_query(some)).mappings():
            try:
                yield unsealed(dict(row), row["payload"])
            except ValueError as error:
                damage = broken(self._where, str(error))
                raise DamagedLine(damage.where, damage.what, "ask again: it is laid out anew") from error

    def require_whole(self) -> None:
        """Hold every line against its checksum."""
        for _ in self._whole_lines():
            pass

    def exact_days(self, only: Filter) -> tuple[tuple[date, date], ...]:
        """Return the days of the facts that are dated to the month or better, in their order.

        Of those that begin on one day the one that ends last stands for all.
        """
        table = _counted(only)
        of = table.c
        query = (
            select(of.earliest, func.max(of.latest))
            .where(*_facts(table, only, 0), *_conditions(table, only))
            .group_by(of.earliest)
            .order_by(of.earliest)
        )
        rows = self._connection.execute(query)
        return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in rows)

    def begun_in_months(self, only: Filter) -> tuple[tuple[str, int], ...]:
        """Return the number of dated lines that begin in each month, by months as ``2021-05``."""
        of = HAPPENINGS.c
        month = func.substr(of.first_day, 1, 7)
        query = (
            select(month, func.count())
            .where(
                of.undated == 0,
                of.worded == 1,
                *_conditions(HAPPENINGS, only),
                of.twin.is_(None) | _is_first_of_twins(only),
            )
            .group_by(month)
            .order_by(month)
        )
        return tuple((str(begins), int(number)) for begins, number in self._connection.execute(query))

    def vague_within(self, only: Filter, first: date, last: date) -> int:
        """Return how many facts that are dated less exactly may lie within some days."""
        table = _counted(only)
        of = table.c
        number = func.count() if table is HAPPENINGS else func.sum(of.number)
        query = select(number).where(
            *_facts(table, only, 1),
            of.earliest <= last.isoformat(),
            of.latest >= first.isoformat(),
            *_conditions(table, only),
        )
        return int(self._connection.execute(query).scalar_one() or 0)

    def sides_named(self, name: str, key: str) -> set[str]:
        """Return the ids of the parties of a name or an id, and those of their sides."""
        of = SIDE_NAMES.c
        query = select(of.party, of.side).where((of.party == name) | (of.key == key))
        return {each for row in self._connection.execute(query) for each in row}

    def names(self) -> Sequence[str]:
        """Return all names of the parties."""
        return self._connection.execute(select(SIDE_NAMES.c.name)).scalars().all()


def _counted(only: Filter) -> Table:
    """Return the table to count in: the small one of days, unless a question asks for parties or reports."""
    return HAPPENINGS if _picks_places(only) else HAPPENING_DAYS


def _picks_places(only: Filter) -> bool:
    return bool(only.parties or only.reports)


def _facts(table: Table, only: Filter, vague: int) -> Iterator[ColumnElement[bool]]:
    yield _is_of(table, only, 0)
    yield table.c.status == "fact"
    yield table.c.vague == (_ONE if vague else _ZERO)


def _conditions(table: FromClause, only: Filter, *, since: bool = True) -> Iterator[ColumnElement[bool]]:
    of = table.c
    if only.types:
        yield of.type.in_(only.types)
    if only.parties:
        sides = HAPPENING_SIDES.c
        yield of.place.in_(select(sides.place).where(sides.side.in_(only.parties)))
    if only.reports:
        reports = HAPPENING_REPORTS.c
        yield of.place.in_(select(reports.place).where(reports.report.in_(only.reports)))
    if since and only.since is not None:
        yield of.latest >= only.since.isoformat()
    if only.until is not None:
        yield of.earliest <= only.until.isoformat()


def _going_on(table: Table, only: Filter, kind: int) -> ColumnElement[bool] | None:
    """Return the condition of what began before the days asked for, and may have gone on."""
    if only.since is None:
        return None
    of, since = table.c, only.since.isoformat()
    every = (_is_of(table, only, kind), *_conditions(table, only))
    # Few do, and they have an index.
    return and_(*every, of.first_day < since, of.latest > of.first_day)


def _since_then(table: Table, only: Filter, kind: int) -> ColumnElement[bool]:
    """Return the condition of what began on one of the days asked for."""
    of = table.c
    every = [_is_of(table, only, kind), *_conditions(table, only, since=False)]
    return and_(*every, *([of.first_day >= only.since.isoformat()] if only.since is not None else []))


def _is_of(table: Table, only: Filter, kind: int) -> ColumnElement[bool]:
    """Return the condition of what is dated, or of what is not."""
    undated = table.c.undated
    # Where a question picks few places these are looked up, and no index of days is gone through.
    plain = undated + _ZERO if _picks_places(only) else undated
    return plain == _KINDS[kind]


_Part = Callable[[Table, Filter, int], ColumnElement[bool] | None]
_PARTS: Final[tuple[_Part, ...]] = (_going_on, _since_then)
"""The rows that fit a question, in two parts that follow upon each other in the order of the places."""


def _is_first_of_twins(only: Filter) -> ColumnElement[bool]:
    """Return the condition that no other happening of the same words that fits stands before one."""
    other, twin = HAPPENINGS.alias("other"), HAPPENING_TWINS.alias("of_other")
    before = exists().where(
        twin.c.twin == HAPPENINGS.c.twin,
        twin.c.standing < HAPPENINGS.c.standing,
        other.c.place == twin.c.place,
        *_conditions(other, only),
    )
    return ~before
