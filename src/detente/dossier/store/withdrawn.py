"""Reports that a person took out of a dossier: they stay in its file, and no question looks at them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, Literal

from sqlalchemy import Connection, select

from detente.dossier.store.decisions import Decision, that_count
from detente.dossier.store.schema import DECISIONS, REPORTS

WITHDRAW: Final[Literal["withdraw"]] = "withdraw"


def any_of(connection: Connection, *kinds: str) -> bool:
    """Return True if a decision of one of some kinds was made, counting or not."""
    one = select(DECISIONS.c.number).where(DECISIONS.c.kind.in_(kinds)).limit(1)
    return connection.execute(one).first() is not None


def withdrawals(decisions: Sequence[Decision]) -> dict[str, Decision]:
    """Return the decisions that hold by which reports were taken out, by the keys of these.

    Examples
    --------
    >>> out = Decision("Ana", "withdraw", {"report": "abc"}, number=1)
    >>> list(withdrawals([out])), withdrawals([out, Decision("Ana", "undo", undoes=1, number=2)])
    (['abc'], {})
    """
    return {each.target["report"]: each for each in that_count(decisions) if each.kind == WITHDRAW}


def numbers_of(connection: Connection, keys: Collection[str]) -> frozenset[int]:
    """Return the numbers of the reports of some keys."""
    if not keys:
        return frozenset()
    query = select(REPORTS.c.number).where(REPORTS.c.key.in_(keys))
    return frozenset(connection.execute(query).scalars())


def stand_ins(connection: Connection, out: Collection[int]) -> dict[str, str]:
    """Return, by the id of each report that is out, the id of the wire copy of it that takes its place.

    That is the first one that is not out itself; where there is none the report is not among them.
    """
    if not out:
        return {}
    gone = set(connection.execute(select(REPORTS.c.id).where(REPORTS.c.number.in_(out))).scalars())
    copies = (
        select(REPORTS.c.id, REPORTS.c.copy_of)
        .where(REPORTS.c.copy_of.in_(gone), REPORTS.c.number.not_in(out))
        .order_by(REPORTS.c.number)
    )
    places: dict[str, str] = {}
    for row in connection.execute(copies):
        places.setdefault(row.copy_of, row.id)
    return places


def original_of(copy: str, copy_of: str | None, places: Mapping[str, str], out: Iterable[str]) -> str | None:
    """Return the id of the report that a wire copy counts as; None where it counts as itself.

    Parameters
    ----------
    places, out
        As `stand_ins` returns them, and the ids of the reports that are out.

    Examples
    --------
    >>> original_of("b", "a", {}, ()), original_of("b", "a", {"a": "b"}, ["a"])
    ('a', None)
    >>> original_of("c", "a", {"a": "b"}, ["a"])
    'b'
    """
    if copy_of is None or copy_of not in out:
        return copy_of
    instead = places.get(copy_of)
    return None if instead == copy else instead
