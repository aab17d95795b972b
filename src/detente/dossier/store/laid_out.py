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
from typing import Any, Final

from sqlalchemy import Connection, create_engine, delete, select

from detente.dossier.store.happening_rows import AT_ONCE, insert_rows, lay_out_happenings
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

TIMELINE: Final = "timeline"
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
        0 for what is dated; 1 for what no words date: it stands behind all others, by the day of its report;
        2 for what is dated without a year, or by a day that counts from a report which has none.
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
    made_of
        The checksum of all that it and its line are made of.
    says
        The checksum of its line's words and their report; None where its words make no line.
    as_before
        True if it is kept already, made of the same: then nothing of its line is given.
    payload
        Its line and the values of its row in a table.
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
    undated: int = 0
    twin: int | None = None
    standing: int = 0
    made_of: str = ""
    says: str | None = None
    as_before: bool = False
    payload: Mapping[str, Any] | None = None


LinesBefore = Mapping[str, str | None]
"""By what each happening that is kept is made of, what its line says; see `LaidOutHappening`."""


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


def lines_before(connection: Connection, by: str) -> LinesBefore:
    """Return what the lines say that are kept; nothing where another made them.

    Parameters
    ----------
    by
        Says who makes a timeline, at the beginning of its state.
    """
    state = laid_out_state(connection)
    if state is None or not state.startswith(f"{by} "):
        return {}
    of = HAPPENINGS.c
    return {row.made_of: row.says for row in connection.execute(select(of.made_of, of.says))}


def lay_out(connection: Connection, state: str, timeline: TimelineLaidOut) -> bool:
    """Keep a timeline in the place of an earlier one, with the state that it was made of.

    What is as before stays as it is stored. Returns False where some of that is not there any more.
    """
    try:
        if not lay_out_happenings(connection, timeline.happenings):
            return False
    except ValueError:
        # A line that was to stay is damaged: next time all are made.
        forget_timeline(connection)
        return False
    _renew_counts(connection, timeline.happenings)
    _renew_names(connection, timeline.names)
    connection.execute(delete(LAID_OUT))
    connection.execute(LAID_OUT.insert().values(name=TIMELINE, state=state, payload=_json(timeline.about)))
    return True


def _renew_counts(connection: Connection, happenings: Sequence[LaidOutHappening]) -> None:
    rows = list(_day_rows(happenings))
    columns = [column.name for column in HAPPENING_DAYS.columns]
    before = {tuple(row) for row in connection.execute(select(HAPPENING_DAYS))}
    if before != {tuple(row[name] for name in columns) for row in rows}:
        connection.execute(delete(HAPPENING_DAYS))
        insert_rows(connection, HAPPENING_DAYS, rows)


def _renew_names(connection: Connection, names: Iterable[SideName]) -> None:
    """Write the names of those parties anew that have others now, or another side."""
    before: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in connection.execute(select(*(SIDE_NAMES.c[name] for name in _NAMED))):
        before[row.party].add(tuple(row))
    after: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for one in names:
        after[one.party].add(tuple(getattr(one, name) for name in _NAMED))
    changed = [party for party in {*before, *after} if before.get(party) != after.get(party)]
    for start in range(0, len(changed), AT_ONCE):
        some = changed[start : start + AT_ONCE]
        connection.execute(delete(SIDE_NAMES).where(SIDE_NAMES.c.party.in_(some)))
        rows = (row for party in some for row in sorted(after.get(party, ())))
        insert_rows(connection, SIDE_NAMES, (dict(zip(_NAMED, row, strict=True)) for row in rows))


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


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _day_rows(happenings: Iterable[LaidOutHappening]) -> Iterator[dict[str, Any]]:
    counts: defaultdict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    for one in happenings:
        has_line = one.says is not None
        counts[tuple(getattr(one, name) for name in _OF_DAYS)].update(
            {"number": 1, "worded": has_line, "alone": has_line and one.twin is None}
        )
    for of, numbers in counts.items():
        known = dict(zip(_OF_DAYS, of, strict=True))
        yield {
            **known,
            "vague": int(known["vague"]),
            **{name: int(numbers[name]) for name in ("number", "worded", "alone")},
        }
