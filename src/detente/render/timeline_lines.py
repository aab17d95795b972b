"""The timeline in a terminal: the moments one below the other, the date first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.page import Moment, Timeline, cut_at_clause
from detente.sources import Evidence

_LEAST_WORDS = 30
_MOST_LINES = 3
_RAGGED = 12
"""Columns that the end of a line may leave empty."""


def print_timeline(
    timeline: Timeline, console: Console, cited: Callable[[Text, Sequence[Evidence]], Text]
) -> None:
    """Print the moments by their dates, then what holds since nobody says when.

    Parameters
    ----------
    cited
        Adds the numbers of notes to words.
    """
    shown = (*timeline.moments, *timeline.undated)
    leads = [moment.lead or "no date" for moment in shown]
    room = max(_LEAST_WORDS, console.width - max(map(len, leads), default=0) - 2)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for lead, moment in zip(leads, shown, strict=True):
        table.add_row(Text(lead, style="bold" if moment.lead else "dim"), _words(moment, room, cited))
    console.print(table)
    if timeline.left_out:
        console.print(Text(timeline.left_out, style="dim"))


def _words(moment: Moment, room: int, cited: Callable[[Text, Sequence[Evidence]], Text]) -> Text:
    """A moment with its tags and notes, whole if it has room on three lines."""
    end = Text(f"  ({', '.join(moment.tags)})" if moment.tags else "", style="dim")
    end = cited(end, moment.evidence)
    marks = 2 if moment.quoted else 0
    room_at_most = _MOST_LINES * room - (_MOST_LINES - 1) * _RAGGED - end.cell_len - marks
    words = cut_at_clause(moment.text, max(_LEAST_WORDS, room_at_most))
    text = Text(f"“{words}”" if moment.quoted else words)
    text.append_text(end)
    return text
