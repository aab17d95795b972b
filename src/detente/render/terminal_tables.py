"""Tables in a terminal: cells below their heads, and options by state."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from detente.page import Block, Cell, Line, OptionTable, Table
from detente.sources import Evidence

_MARKS = {"yes": "●", "no": "·", "either": "–"}
_OPTION_WIDTH = 28
_STATE_WIDTH = 12
_NAME_WIDTH = 26
_NUMBER_WIDTH = 14
"""Columns at most of a number, whose head has more lines where it is longer."""


def line_as_text(line: Line, cited: Callable[[Text, Sequence[Evidence]], Text]) -> Text:
    """Return a line with its lead, its tags and what it assumes.

    Parameters
    ----------
    cited
        Adds the numbers of notes to words.
    """
    text = Text()
    if line.lead:
        text.append(f"{line.lead}  ", style="bold")
    text.append(line.text)
    if line.tags:
        text.append(f"  ({', '.join(line.tags)})", style="dim")
    if line.assumed:
        text.append(f"  [assumed: {line.assumed}]", style="yellow")
    return cited(text, line.evidence)


def print_table(table: Table, console: Console) -> None:
    """Print a table of cells; its last words take the room that numbers leave."""
    if not table.rows:
        return
    headed = is_headed(table)
    if headed:
        shown = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    else:
        shown = RichTable(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    last = len(table.columns) - 1
    longest = max(len(row[0].text) for row in table.rows)
    for place, column in enumerate(table.columns):
        is_name = not headed and place == 0
        shown.add_column(
            Text(column.head),
            justify="right" if column.numeric else "left",
            overflow="fold",
            # What does not wrap is cut off without a sign.
            no_wrap=not headed and place > 1,
            width=min(longest, _NAME_WIDTH) if is_name else None,
            max_width=_NUMBER_WIDTH if headed and column.numeric else None,
            # The last words of a table take the room that numbers leave.
            ratio=1 if not column.numeric and place in (1, last) and place else None,
        )
    for row in table.rows:
        shown.add_row(*map(_cell, row))
    console.print(shown)
    if table.left_out:
        console.print(Text(table.left_out, style="dim"))


def print_options(
    options: OptionTable, console: Console, cited: Callable[[Text, Sequence[Evidence]], Text]
) -> None:
    """Print the options by state; where all states have no room beside each other, in parts.

    Parameters
    ----------
    cited
        Adds the numbers of notes to words.
    """
    letters = options.letters or ("",) * len(options.states)
    heads = zip(options.states, options.standing, letters, strict=True)
    widths = [_head_width(" ".join(head)) for head in heads]
    beside = min(_OPTION_WIDTH, max(1, console.width // 3))
    parts = _parts(widths, console.width - beside - 2)
    for number, part in enumerate(parts, start=1):
        if len(parts) > 1:
            which = f"states {part[0] + 1} to {part[-1] + 1}" if len(part) > 1 else f"state {part[0] + 1}"
            console.print(Text(f"Part {number} of {len(parts)}: {which} of {len(widths)}", style="dim"))
        console.print(_part_of_options(options, part, widths, beside, cited))
    console.print(Text("● taken   · not taken   – either", style="dim"))


def _part_of_options(
    options: OptionTable,
    part: range,
    widths: list[int],
    beside: int,
    cited: Callable[[Text, Sequence[Evidence]], Text],
) -> RichTable:
    # Widths are fixed: a table that rich has to make narrower loses its last columns.
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("", width=beside, overflow="fold")
    for place in part:
        head = Text(options.states[place], style="bold")
        head.append(f"\n{options.standing[place]}", style="dim not bold")
        table.add_column(head, justify="center", width=widths[place], overflow="fold")
    for party, rows in options.parties:
        name = line_as_text(party, cited)
        name.stylize("bold", 0, len(party.text))
        table.add_row(name)
        for line, marks in rows:
            option = Padding(line_as_text(line, cited), (0, 0, 0, 2))
            table.add_row(option, *(Text(_MARKS[marks[place]]) for place in part))
    if options.letters:
        table.add_row(Text("In letters", style="dim"), *(Text(options.letters[place]) for place in part))
    return table


def is_headed(block: Block) -> bool:
    """Return True for a table with a head."""
    return isinstance(block, Table) and any(column.head for column in block.columns)


def _cell(cell: Cell) -> Text:
    text = Text(cell.text)
    for remark in cell.about:
        text.append(f"\n{remark}" if text else remark, style="dim")
    for point in cell.points:
        text.append(f"\n{point}" if text else point)
    return text


def _head_width(words: str) -> int:
    """The width of a state's column: its longest word, up to a limit beyond which words are folded."""
    return min(_STATE_WIDTH, max(len(word) for word in words.split()))


def _parts(widths: Sequence[int], room: int) -> list[range]:
    """Divide columns into parts that have room beside each other, at the least one a part.

    Examples
    --------
    >>> _parts([8, 8, 12, 8], 30)
    [range(0, 2), range(2, 4)]
    """
    starts, left = [0], room
    for place, width in enumerate(widths):
        if left < width + 3 and place > starts[-1]:
            starts.append(place)
            left = room
        left -= width + 3
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(widths)], strict=True)]
