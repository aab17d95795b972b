"""The timeline in a terminal: the moments one below the other, the date first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.page import Moment, Timeline, clause_end, cut_at_clause
from detente.sources import Evidence

_LEAST_WORDS = 30
_MOST_LINES, _MOST_LINES_OF_ALL = 4, 14
_SHORTEST_CUT = 60
"""Letters of a first clause: fewer may be a subject with what is said beside it."""
_RAGGED = 12
"""Columns that the end of a line may leave empty."""


def print_timeline(
    timeline: Timeline,
    console: Console,
    cited: Callable[[Text, Sequence[Evidence]], Text],
    *,
    compact: bool = False,
) -> None:
    """Print the moments by their dates, then what holds since nobody says when.

    Parameters
    ----------
    cited
        Adds the numbers of notes to words.
    compact
        Whether a long timeline says only the first clause of its longest moments.
    """
    shown = (*timeline.moments, *timeline.undated)
    leads = [moment.lead or "no date" for moment in shown]
    room = max(_LEAST_WORDS, console.width - max(map(len, leads), default=0) - 2)
    shown = _shortened(shown, room) if compact else shown
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for lead, moment in zip(leads, shown, strict=True):
        table.add_row(Text(lead, style="bold" if moment.lead else "dim"), _words(moment, room, cited))
    console.print(table)
    if timeline.left_out:
        console.print(Text(timeline.left_out, style="dim"))


def _shortened(moments: Sequence[Moment], room: int) -> tuple[Moment, ...]:
    """Moments with few enough lines for a first page: of the longest ones that have two clauses the first."""
    shown = list(moments)
    lines = [-(-_width(moment) // room) for moment in shown]
    for place in sorted(range(len(shown)), key=lambda place: -_width(shown[place])):
        if sum(lines) <= _MOST_LINES_OF_ALL:
            break
        text = shown[place].text
        end = clause_end(text, room - 1 - (_width(shown[place]) - len(text)))
        if lines[place] > 1 and end is not None and end >= _SHORTEST_CUT:
            # The first clause of a sentence is one too; words of a report end in "…".
            rest = "…" if shown[place].quoted else ""
            shown[place], lines[place] = replace(shown[place], text=f"{text[:end]}{rest}"), 1
    return tuple(shown)


def _width(moment: Moment) -> int:
    tags = f"  ({', '.join(moment.tags)})" if moment.tags else ""
    return len(moment.text) + len(tags) + 2 * moment.quoted


def _words(moment: Moment, room: int, cited: Callable[[Text, Sequence[Evidence]], Text]) -> Text:
    """A moment with its tags and notes, whole if it has room on four lines."""
    end = Text(f"  ({', '.join(moment.tags)})" if moment.tags else "", style="dim")
    end = cited(end, moment.evidence)
    marks = 2 if moment.quoted else 0
    room_at_most = _MOST_LINES * room - (_MOST_LINES - 1) * _RAGGED - end.cell_len - marks
    words = cut_at_clause(moment.text, max(_LEAST_WORDS, room_at_most))
    text = Text(f"“{words}”" if moment.quoted else words)
    text.append_text(end)
    return text
