"""Rows of a table that were changed since they were taken up: the new row takes the place of the old one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from detente.dossier.spelling import plain_name
from detente.dossier.store.applying import FROM
from detente.dossier.store.decisions import Decision, that_count, undone

ROW_ID: Final = "row id"
"""In where a finding was taken from: the id that the table gives its row."""
CHANGED: Final = "changed row"
"""In a decision that takes another back: its row was changed, so what it said may be said again."""
_Key = Callable[[Decision], Hashable]


@dataclass(frozen=True)
class RowChanges:
    """The fate of the rows of a table that were taken up before, and are not in it as they were.

    Attributes
    ----------
    sure
        The decision about an old row, and the new one that takes its place.
    unsure
        Two of which nothing but their row or their words say that they may be one.
    gone
        The decisions about rows that the table does not have any more.
    """

    sure: tuple[tuple[Decision, Decision], ...] = ()
    unsure: tuple[tuple[Decision, Decision], ...] = ()
    gone: tuple[Decision, ...] = ()


def row_changes(
    file: str,
    present: Iterable[Decision],
    fresh: Iterable[Decision],
    made: Sequence[Decision],
    content: Callable[[Decision], str],
) -> RowChanges:
    """Return which rows of a table were changed since they were taken up.

    Parameters
    ----------
    file
        The name of the table.
    present, fresh
        What its rows say now; and what of that nobody decided yet.
    made
        All decisions of the dossier.
    content
        Says what a decision decides, whoever made it.
    """
    here = {content(decision) for decision in present}
    old = [
        decision
        for decision in that_count(made)
        if decision.kind == "add"
        and decision.payload.get(FROM, {}).get("file") == file
        and content(decision) not in here
    ]
    new = [decision for decision in fresh if decision.kind == "add"]
    sure: list[tuple[Decision, Decision]] = []
    for key in (_by_id, _by_what):
        sure += _taken_pairs(old, new, key)
    unsure = _taken_pairs(old, new, _by_place)
    return RowChanges(tuple(sure), tuple(unsure), tuple(old))


def _taken_pairs(old: list[Decision], new: list[Decision], key: _Key) -> list[tuple[Decision, Decision]]:
    """Take the pairs of an old and a new decision that alone have one key out of both lists."""
    by_key: defaultdict[Hashable, tuple[list[Decision], list[Decision]]] = defaultdict(lambda: ([], []))
    for place, decisions in enumerate((old, new)):
        for decision in decisions:
            by_key[key(decision)][place].append(decision)
    pairs = [
        (before[0], after[0])
        for known, (before, after) in by_key.items()
        if known is not None and len(before) == len(after) == 1 and not _are_of_two_rows(before[0], after[0])
    ]
    for before, after in pairs:
        old.remove(before)
        new.remove(after)
    return pairs


def _from(decision: Decision, name: str) -> Any:
    return decision.payload.get(FROM, {}).get(name)


def _are_of_two_rows(before: Decision, after: Decision) -> bool:
    """Return True if a table gives the two rows ids of their own."""
    ids = {_from(before, ROW_ID), _from(after, ROW_ID)} - {None}
    return len(ids) > 1


def _by_id(decision: Decision) -> Hashable:
    row = _from(decision, ROW_ID)
    return None if row is None else (decision.target["kind"], row)


def _by_what(decision: Decision) -> Hashable:
    """Return what a row is about: an event's words and day, a party's name, who wants what of whom."""
    kind, payload = decision.target["kind"], decision.payload
    if kind == "event":
        return (
            None if payload.get("when") is None else (kind, _plain(decision.target["quote"]), payload["when"])
        )
    if kind == "party":
        return kind, plain_name(payload["name"])
    return kind, plain_name(payload.get("voice") or ""), _plain(payload["label"]), payload.get("doer")


def _by_place(decision: Decision) -> Hashable:
    return decision.target["kind"], _from(decision, "place")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def taken_back_by_rows(made: Sequence[Decision]) -> frozenset[int]:
    """Return the numbers of the decisions that were taken back because their row was changed."""
    back = undone(made)
    return frozenset(
        decision.undoes
        for decision in made
        if decision.undoes is not None and CHANGED in decision.payload and decision.number not in back
    )


def in_its_place(before: Decision, after: Decision) -> list[Decision]:
    """Return the decisions by which a changed row takes the place of the old one."""
    place = {name: _from(after, name) for name in ("file", "place")}
    why = f"changed in {place['file']}, {place['place']}"
    back = Decision(after.who, "undo", payload={CHANGED: place}, why=why, undoes=before.number)
    return [back, after]
