"""What a what-if changes, as a table for a person."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.brief.differences import Difference
from detente.brief.safe_text import safe_text
from detente.brief.wording import counted


def print_differences(
    console: Console, differences: Sequence[Difference], changes: Sequence[str], *, limit: int
) -> None:
    """Print what a what-if changed in the answer, as a table; or that it changed nothing.

    Parameters
    ----------
    limit
        At most this many rows; the others are counted.
    """
    asked = ", ".join(changes)
    if not differences:
        console.print(Text(safe_text(f"What if {asked}: nothing comes out otherwise."), style="bold"))
        console.print()
        return
    title = Text(safe_text(f"What if {asked}"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left")
    for column in ("", "before", "after"):
        table.add_column(column, overflow="fold")
    for found in differences[:limit]:
        table.add_row(*(Text(safe_text(text)) for text in (found.what, found.before, found.after)))
    console.print(table)
    if len(differences) > limit:
        console.print(Text(f"and {counted(len(differences) - limit, 'more difference')}", style="dim"))
