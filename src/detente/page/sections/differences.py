"""The section that shows what a what-if changes in the answer."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis import Difference
from detente.page.page import Block, Cell, Column, Paragraphs, Section, Table


def differences_section(differences: Sequence[Difference], limit: int) -> Section:
    """Show the differences, at most ``limit`` of them, or say that there are none."""
    block: Block = Paragraphs(("Nothing comes out otherwise.",))
    if differences:
        columns = (Column("What"), Column("Before"), Column("After"))
        rows = tuple((Cell(one.what), Cell(one.before), Cell(one.after)) for one in differences[:limit])
        more = len(differences) - len(rows)
        left_out = f"And {more:,} more." if more else ""
        block = Table("differences", "What comes out otherwise", columns, rows, left_out)
    title = "What comes out otherwise than in the case itself"
    return Section("what-if", title, (block,), "What is changed")
