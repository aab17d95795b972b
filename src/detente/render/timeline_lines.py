"""The timeline in a terminal: a line a moment, the date first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.page import Moment, Timeline, cut_at_word
from detente.sources import Evidence

_LEAST_WORDS = 30
_MUCH = 1.5
_RAGGED = 12
"""Columns that the end of a first line may leave empty."""


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
    """A moment with its tags and notes: on one line, on two where one would lose much of it."""
    end = Text(f"  ({', '.join(moment.tags)})" if moment.tags else "", style="dim")
    end = cited(end, moment.evidence)
    marks = 2 if moment.quoted else 0
    on_one_line = max(_LEAST_WORDS, room - end.cell_len - marks)
    needs_two = len(moment.text) > on_one_line * _MUCH
    words = cut_at_word(moment.text, on_one_line + room - _RAGGED if needs_two else on_one_line)
    text = Text(f"“{words}”" if moment.quoted else words)
    text.append_text(end)
    return text
