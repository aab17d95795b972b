"""Decisions of a person about a store: written once, in a chain, never changed; undone by a further one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Literal, cast

from sqlalchemy import Connection, select

from detente.dossier.store.keys import canonical, digest_of
from detente.dossier.store.schema import DECISIONS

DecisionKind = Literal[
    "accept", "reject", "correct", "add", "same", "different", "unsure", "mark", "describe", "withdraw",
    "together", "claim", "weigh", "undo",
]  # fmt: skip
"""The kinds of what a person decides: of a finding, of two parties, of a source, of reports that tell of
one dispute, of an assessment, or that a decision no longer counts."""


@dataclass(frozen=True)
class Decision:
    """A decision: who decided what, when and why.

    Attributes
    ----------
    number
        Its number in the store; 0 for one that is not stored yet.
    made_at
        The moment, in UTC.
    target
        What it is about, by content: words of a report, names of parties, a source.
    payload
        What was decided, beside the kind.
    undoes
        The number of the decision that it takes back; None for every other kind.
    """

    who: str
    kind: DecisionKind
    target: Mapping[str, Any] = field(default_factory=dict)
    payload: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""
    undoes: int | None = None
    made_at: str = ""
    number: int = 0

    @property
    def by(self) -> str:
        """Who decided, when, and the number to look it up by.

        Examples
        --------
        >>> Decision("Ana", "accept", made_at="2026-05-07T10:00:00Z", number=3).by
        'Ana, 2026-05-07, decision 3'
        """
        return f"{self.who}, {self.made_at[:10]}, decision {self.number}"


_COLUMNS: Final = ("made_at", "who", "why", "kind", "target", "payload", "undoes")


def now() -> str:
    """Return the moment as a store writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_decision(connection: Connection, decision: Decision) -> int:
    """Write a decision behind all others, and return its number."""
    last = connection.execute(
        select(DECISIONS.c.digest).order_by(DECISIONS.c.number.desc()).limit(1)
    ).scalar_one_or_none()
    row = {
        "made_at": decision.made_at or now(),
        # PostgreSQL holds no zero in a text.
        "who": decision.who.replace("\x00", "\ufffd"),
        "why": decision.why.replace("\x00", "\ufffd"),
        "kind": decision.kind,
        "target": canonical(decision.target),
        "payload": canonical(decision.payload),
        "undoes": decision.undoes,
        **({"number": decision.number} if decision.number else {}),
    }
    result = connection.execute(DECISIONS.insert().values(**row, digest=_digest(row, last)))
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def read_decisions(connection: Connection) -> list[Decision]:
    """Return all decisions in their order.

    Raises
    ------
    ValueError
        If one was changed or taken out since it was written.
    """
    decisions = []
    last: str | None = None
    for row in connection.execute(select(DECISIONS).order_by(DECISIONS.c.number)).mappings():
        if not is_as_written(dict(row), last):
            raise ValueError(f"decision {row['number']} is not as it was written, or one before it is gone")
        last = row["digest"]
        decisions.append(
            Decision(
                who=row["who"],
                kind=cast("DecisionKind", row["kind"]),
                target=json.loads(row["target"]),
                payload=json.loads(row["payload"]),
                why=row["why"],
                undoes=row["undoes"],
                made_at=row["made_at"],
                number=row["number"],
            )
        )
    return decisions


def that_count(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions that hold: those that were not taken back.

    Taking back a taking back makes the first one count again.

    Examples
    --------
    >>> first = Decision("Ana", "accept", number=1)
    >>> back = Decision("Ana", "undo", undoes=1, number=2)
    >>> again = Decision("Ana", "undo", undoes=2, number=3)
    >>> [d.number for d in that_count([first, back])], [d.number for d in that_count([first, back, again])]
    ([], [1])
    """
    taken_back = undone(decisions)
    return [d for d in decisions if d.kind != "undo" and d.number not in taken_back]


def undone(decisions: Sequence[Decision]) -> set[int]:
    """Return the numbers of the decisions that were taken back, by one that was not taken back itself."""
    taken_back: set[int] = set()
    for decision in reversed(decisions):
        if decision.undoes is not None and decision.number not in taken_back:
            taken_back.add(decision.undoes)
    return taken_back


def is_as_written(row: Mapping[str, Any], last: str | None) -> bool:
    """Return True if the checksum of a row bears it out, behind the decision of the checksum ``last``."""
    return bool(row["digest"] == _digest(row, last))


def _digest(row: Mapping[str, Any], last: str | None) -> str:
    return digest_of([last or "", *("" if row[name] is None else str(row[name]) for name in _COLUMNS)])
