"""The section that shows what a what-if changes in the answer."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis import Difference
from detente.page.page import Block, Cell, Column, Paragraphs, Section, Table


def differences_section(
    differences: Sequence[Difference], limit: int, moved: tuple[str, str] | None = None
) -> Section:
    """Show the differences, at most ``limit`` of them, or say that there are none.

    Parameters
    ----------
    moved
        The status quo of the case and the one of the what-if, where it had to move.
    """
    block: Block = Paragraphs(("Nothing comes out otherwise.",))
    if differences:
        columns = (Column("What"), Column("Before"), Column("After"))
        rows = tuple((Cell(one.what), Cell(one.before), Cell(one.after)) for one in differences[:limit])
        more = len(differences) - len(rows)
        left_out = f"And {more:,} more." if more else ""
        block = Table("differences", "What comes out otherwise", columns, rows, left_out)
    title = "What comes out otherwise than in the case itself"
    blocks = (block,) if moved is None else (Paragraphs((_moved(*moved),)), block)
    return Section("what-if", title, blocks, "What is changed")


def _moved(stated: str, allowed: str) -> str:
    return (
        f"The status quo has moved: the what-if does not allow {stated}, so all is computed from "
        f"{allowed}, the state it allows that differs from it in the fewest options."
    )
