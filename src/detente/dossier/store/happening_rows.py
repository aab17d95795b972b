"""The happenings of a timeline written into a store: only those that differ from the ones that are there.

The place of a happening is a number with room before and behind it, so that others can be put there.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import Connection, Table, delete, select, update

from detente.dossier.store.keys import digest_of
from detente.dossier.store.schema import (
    HAPPENING_LINES,
    HAPPENING_REPORTS,
    HAPPENING_SIDES,
    HAPPENING_TWINS,
    HAPPENINGS,
)

if TYPE_CHECKING:
    from detente.dossier.store.laid_out import LaidOutHappening

AT_ONCE: Final = 5_000
"""Rows that are written in one go."""
_ROOM: Final = 1 << 32
"""Free places before and behind each happening, when all are laid out for the first time."""
_SEAL: Final = "digest"
_OF_PLACES: Final = (
    HAPPENING_LINES,
    HAPPENING_SIDES,
    HAPPENING_REPORTS,
    HAPPENING_TWINS,
    HAPPENINGS,
)
_Row = dict[str, Any]


class _Stored(NamedTuple):
    """The place of a happening that is stored, and which of its twins it is."""

    place: int
    twin: int | None
    standing: int


def lay_out_happenings(connection: Connection, happenings: Sequence[LaidOutHappening]) -> bool:
    """Write happenings in the place of those that are there.

    Returns False, and changes nothing, where one that is as before is not there.
    """
    stored = _stored(connection)
    if any(one.as_before and one.made_of not in stored for one in happenings):
        return False
    before = [stored[one.made_of] if one.as_before else None for one in happenings]
    stays = _in_their_order([None if each is None else each.place for each in before])
    places = _spread(stays)
    if places is None:
        # There is no room left between two.
        stays = [None] * len(happenings)
        places = _spread(stays) or []
    twins = _first_twins(happenings, places)
    moved = {
        each.place: one.made_of
        for one, each, stay in zip(happenings, before, stays, strict=True)
        if each is not None and stay is None
    }
    lines = dict(_lines_of(connection, moved))
    staying = {place for place in stays if place is not None}
    _forget(connection, [each.place for each in stored.values() if each.place not in staying])
    rows = (
        (
            _row(place, one, twins),
            one,
            one.payload if not one.as_before else lines.get(each.place if each else 0),
        )
        for place, one, each, stay in zip(places, happenings, before, stays, strict=True)
        if stay is None
    )
    while some := list(islice(rows, AT_ONCE)):
        _write(connection, some)
    for one, each, stay in zip(happenings, before, stays, strict=True):
        if each is not None and stay is not None:
            row = _row(stay, one, twins)
            if (row["twin"], row["standing"]) != (each.twin, each.standing):
                _write_twin(connection, row, was_twin=each.twin is not None)
    return True


def _stored(connection: Connection) -> dict[str, _Stored]:
    of = HAPPENINGS.c
    query = select(of.made_of, of.place, of.twin, of.standing)
    return {made_of: _Stored(*rest) for made_of, *rest in connection.execute(query)}


def _in_their_order(places: Sequence[int | None]) -> list[int | None]:
    """Return places without the fewest that keep the others from being in their order.

    Examples
    --------
    >>> _in_their_order([3, None, 9, 5, 7])
    [3, None, None, 5, 7]
    """
    ends: list[int] = []
    last: list[int] = []
    behind: dict[int, int] = {}
    known = [(number, place) for number, place in enumerate(places) if place is not None]
    for number, place in known:
        at = bisect_left(ends, place)
        if at:
            behind[number] = last[at - 1]
        ends[at : at + 1], last[at : at + 1] = [place], [number]
    stay = set()
    number_of = last[-1] if last else None
    while number_of is not None:
        stay.add(number_of)
        number_of = behind.get(number_of)
    return [place if number in stay else None for number, place in enumerate(places)]


def _spread(places: Sequence[int | None]) -> list[int] | None:
    """Return places in which those that are open are given; None where there is no room for them.

    Examples
    --------
    >>> _spread([10, None, 14]), _spread([10, None, 11]), _spread([None, 1 << 33]) == [1 << 32, 1 << 33]
    ([10, 12, 14], None, True)
    """
    spread: list[int] = []
    low, waiting = 0, 0
    for place in places:
        if place is None:
            waiting += 1
            continue
        step = (place - low) // (waiting + 1)
        if waiting and step == 0:
            return None
        spread += [low + step * k for k in range(1, waiting + 1)]
        spread.append(place)
        low, waiting = place, 0
    return spread + [low + _ROOM * k for k in range(1, waiting + 1)]


def _first_twins(happenings: Iterable[LaidOutHappening], places: Iterable[int]) -> dict[int, int]:
    """Return the place of the first of each number of twins: by it they are known to each other."""
    return {
        one.twin: place
        for one, place in zip(happenings, places, strict=True)
        if one.twin is not None and one.standing == 0
    }


def _lines_of(connection: Connection, places: Collection[int]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for some in _parted(list(places)):
        for row in connection.execute(lines_query(HAPPENINGS.c.place.in_(some))).mappings():
            yield row["place"], unsealed(dict(row), row["payload"])


def lines_query(some: Any = None) -> Any:
    """Return the query for happenings with their lines, in their order."""
    both = HAPPENINGS.join(HAPPENING_LINES, HAPPENING_LINES.c.place == HAPPENINGS.c.place)
    query = select(HAPPENINGS, HAPPENING_LINES.c.payload).select_from(both).order_by(HAPPENINGS.c.place)
    return query if some is None else query.where(some)


def _forget(connection: Connection, places: Sequence[int]) -> None:
    for some in _parted(places):
        for table in _OF_PLACES:
            connection.execute(delete(table).where(table.c.place.in_(some)))


def _parted(places: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(places), AT_ONCE):
        yield places[start : start + AT_ONCE]


def _write(
    connection: Connection, some: Sequence[tuple[_Row, LaidOutHappening, Mapping[str, Any] | None]]
) -> None:
    insert_rows(connection, HAPPENINGS, (row for row, _, _ in some))
    insert_rows(
        connection,
        HAPPENING_LINES,
        (
            {"place": row["place"], "payload": sealed(row, payload)}
            for row, _, payload in some
            if payload is not None
        ),
    )
    sides = ({"side": side, "place": row["place"]} for row, one, _ in some for side in one.sides)
    insert_rows(connection, HAPPENING_SIDES, sides)
    reports = ({"report": report, "place": row["place"]} for row, one, _ in some for report in one.reports)
    insert_rows(connection, HAPPENING_REPORTS, reports)
    insert_rows(connection, HAPPENING_TWINS, (_of_twin(row) for row, _, _ in some if row["twin"] is not None))


def _write_twin(connection: Connection, row: _Row, *, was_twin: bool) -> None:
    """Write of a happening that stays which of its twins it is now."""
    at = HAPPENINGS.c.place == row["place"]
    stored = connection.execute(lines_query(at)).mappings().one()
    payload = unsealed(dict(stored), stored["payload"])
    connection.execute(update(HAPPENINGS).where(at).values(twin=row["twin"], standing=row["standing"]))
    line = update(HAPPENING_LINES).where(HAPPENING_LINES.c.place == row["place"])
    connection.execute(line.values(payload=sealed(row, payload)))
    if was_twin:
        connection.execute(delete(HAPPENING_TWINS).where(HAPPENING_TWINS.c.place == row["place"]))
    if row["twin"] is not None:
        insert_rows(connection, HAPPENING_TWINS, [_of_twin(row)])


def _of_twin(row: _Row) -> _Row:
    return {name: row[name] for name in ("twin", "standing", "place")}


def insert_rows(connection: Connection, table: Table, rows: Iterable[_Row]) -> None:
    """Write rows into a table."""
    listed = list(rows)
    if listed:
        connection.execute(table.insert(), listed)


def _row(place: int, one: LaidOutHappening, twins: Mapping[int, int]) -> _Row:
    return {
        "place": place,
        "undated": one.undated,
        "edtf": one.edtf,
        "first_day": one.first_day,
        "earliest": one.earliest,
        "latest": one.latest,
        "vague": int(one.vague),
        "type": one.type,
        "status": one.status,
        "worded": int(one.says is not None),
        "twin": None if one.twin is None else twins[one.twin],
        "standing": one.standing,
        "made_of": one.made_of,
        "says": one.says,
    }


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
