"""The timeline laid out in a store: each happening with its line, until the store changes.

It is made from all reports and decisions together, and read page by page. What it is made of decides; the
rows are never the only place of anything.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Table, create_engine, delete, select

from detente.dossier.store.keys import digest_of
from detente.dossier.store.schema import (
    HAPPENING_DAYS,
    HAPPENING_LINES,
    HAPPENING_REPORTS,
    HAPPENING_SIDES,
    HAPPENING_TWINS,
    HAPPENINGS,
    LAID_OUT,
    METADATA,
    SIDE_NAMES,
)

FIRST_OF_ALL: Final = "0001-01-01"
LAST_OF_ALL: Final = "9999-12-31"
"""The days in the places of open ends."""
TIMELINE: Final = "timeline"
_AT_ONCE: Final = 5_000
_SEAL: Final = "digest"
_NAMED: Final = ("key", "name", "party", "side")
TABLES_OF_TIMELINE: Final = (
    HAPPENINGS,
    HAPPENING_LINES,
    HAPPENING_SIDES,
    HAPPENING_REPORTS,
    HAPPENING_TWINS,
    HAPPENING_DAYS,
    SIDE_NAMES,
    LAID_OUT,
)
_OF_DAYS: Final = ("undated", "first_day", "earliest", "latest", "vague", "type", "status")


@dataclass(frozen=True, slots=True)
class LaidOutHappening:
    """A happening as it is kept: what questions choose by, and its line.

    Attributes
    ----------
    undated
        True for what no words date: it stands behind all others, by the day of its report.
    first_day
        By which it is ordered.
    earliest, latest
        The first and the last day that its date may mean.
    vague
        True if its date is less exact than a month.
    sides, reports
        Ids of the sides that take part, and of the reports that tell of it.
    twin
        Number of the happenings of the same words of the same report, of which one is shown; None where it is
        the only one.
    standing
        Its place among its twins: the first of those that a question chooses is shown.
    payload
        Its line and the values of its row in a table; None where its words make no line.
    """

    edtf: str
    first_day: str
    earliest: str
    latest: str
    vague: bool
    type: str
    status: str
    sides: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    undated: bool = False
    twin: int | None = None
    standing: int = 0
    payload: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class SideName:
    """A name of a party, as it is compared, and the side that the party stands on."""

    key: str
    name: str
    party: str
    side: str


@dataclass(frozen=True)
class TimelineLaidOut:
    """A timeline to be kept.

    Attributes
    ----------
    happenings
        In their order, those that no words date last.
    about
        What is to be known of the whole.
    """

    happenings: Sequence[LaidOutHappening]
    names: Sequence[SideName]
    about: Mapping[str, Any]


def laid_out_state(connection: Connection) -> str | None:
    """Return the state of the store that its timeline was laid out of; None where none is."""
    query = select(LAID_OUT.c.state).where(LAID_OUT.c.name == TIMELINE)
    return connection.execute(query).scalar_one_or_none()


def lay_out(connection: Connection, state: str, timeline: TimelineLaidOut) -> None:
    """Keep a timeline in the place of an earlier one, with the state that it was made of."""
    forget_timeline(connection)
    numbered = enumerate(timeline.happenings)
    while some := list(islice(numbered, _AT_ONCE)):
        _insert(connection, HAPPENINGS, (_row(place, one) for place, one in some))
        _insert(
            connection,
            HAPPENING_LINES,
            (
                {"place": place, "payload": sealed(_row(place, one), one.payload)}
                for place, one in some
                if one.payload is not None
            ),
        )
        sides = ({"side": side, "place": place} for place, one in some for side in one.sides)
        _insert(connection, HAPPENING_SIDES, sides)
        reports = ({"report": report, "place": place} for place, one in some for report in one.reports)
        _insert(connection, HAPPENING_REPORTS, reports)
        twins = (
            {"twin": one.twin, "standing": one.standing, "place": place}
            for place, one in some
            if one.twin is not None
        )
        _insert(connection, HAPPENING_TWINS, twins)
    _insert(connection, HAPPENING_DAYS, _day_rows(timeline.happenings))
    _insert(connection, SIDE_NAMES, ({name: getattr(one, name) for name in _NAMED} for one in timeline.names))
    connection.execute(LAID_OUT.insert().values(name=TIMELINE, state=state, payload=_json(timeline.about)))


@contextmanager
def in_memory(timeline: TimelineLaidOut) -> Iterator[Connection]:
    """Yield a connection to a database in memory that holds a timeline, where it cannot be kept."""
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            METADATA.create_all(connection, tables=list(TABLES_OF_TIMELINE))
            lay_out(connection, "", timeline)
            yield connection
    finally:
        engine.dispose()


def forget_timeline(connection: Connection) -> None:
    """Empty the tables of the timeline."""
    for table in TABLES_OF_TIMELINE:
        connection.execute(delete(table))


def sealed(row: Mapping[str, Any], payload: Mapping[str, Any]) -> str:
    """Return the line of a happening as it is stored, with the checksum of both."""
    return _json({_SEAL: _checksum(row, payload), **payload})


def unsealed(row: Mapping[str, Any], stored: str) -> Mapping[str, Any]:
    """Return the line of a happening.

    Raises
    ------
    ValueError
        If it, or the happening, is not as it was laid out.
    """
    payload: dict[str, Any] = json.loads(stored)
    if payload.pop(_SEAL, None) != _checksum(row, payload):
        raise ValueError(f"line {row['place']} of its timeline is not as it was laid out")
    return payload


def _checksum(row: Mapping[str, Any], payload: Mapping[str, Any]) -> str:
    return digest_of([*(str(row[column.name]) for column in HAPPENINGS.columns), _json(payload)])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _day_rows(happenings: Iterable[LaidOutHappening]) -> Iterator[dict[str, Any]]:
    counts: defaultdict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    for one in happenings:
        has_line = one.payload is not None
        counts[tuple(getattr(one, name) for name in _OF_DAYS)].update(
            {"number": 1, "worded": has_line, "alone": has_line and one.twin is None}
        )
    for of, numbers in counts.items():
        known = dict(zip(_OF_DAYS, of, strict=True))
        yield {
            **known,
            "undated": int(known["undated"]),
            "vague": int(known["vague"]),
            **{name: int(numbers[name]) for name in ("number", "worded", "alone")},
        }


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(table.insert(), listed)


def _row(place: int, one: LaidOutHappening) -> dict[str, Any]:
    return {
        "place": place,
        "undated": int(one.undated),
        "edtf": one.edtf,
        "first_day": one.first_day,
        "earliest": one.earliest,
        "latest": one.latest,
        "vague": int(one.vague),
        "type": one.type,
        "status": one.status,
        "worded": int(one.payload is not None),
        "twin": one.twin,
        "standing": one.standing,
    }
