"""The demands of a table that are still open, as questions: what nobody answers, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator

from detente.page.lines import Line
from detente.page.words import NamesInProse
from detente.positions import Position, Positions, surely_read
from detente.short import lower_first

_ANSWERED = frozenset({"offers", "accepts", "does", "plans"})


def open_demands(positions: Positions, names: NamesInProse) -> Iterator[Line]:
    """Yield a question for each demand that is not granted, the most central first.

    Demands and refusals that may be misread make none; an answer that may be misread is one all the same.
    """
    for whole in positions.rows:
        row = surely_read(whole)
        if row is None:
            continue
        demanded = [v for v in row.voices if v.stance == "demands" and v.party not in (None, row.maker)]
        stances = row.stances_of(row.maker)
        if (
            not row.in_force
            and (demanded or "refuses" in stances)
            and not whole.stances_of(row.maker) & _ANSWERED
        ):
            yield Line(_question(row, names, refused="refuses" in stances), evidence=row.evidence[:2])


def _question(row: Position, names: NamesInProse, *, refused: bool) -> str:
    maker, act = names.name(row.maker), lower_first(row.act)
    if refused:
        return f"What would move {maker} to {act}?"
    return f"Would {maker} {act}? No report says."
