"""The table of stances in a terminal: columns where all parties have room, else a list below each act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as RichTable
from rich.text import Text

from detente.page import Line, StanceCell, StanceRow, StanceTable
from detente.sources import Evidence

Cite = Callable[[Text, Sequence[Evidence]], Text]
"""Puts the numbers of notes behind a text."""

_SHORT_TAG: Final = 10
"""Characters of a tag that stands behind its act: "in force", "done"."""
_LEAST_FOR_ACT: Final = 30
_LEAST_FOR_COMPACT_ACT: Final = 24
_MOST_FOR_ACT: Final = 60
_LEAST, _MOST = 8, 20
"""Width of a party's column, which its stances may widen: "threatens" has nine letters."""
_LONGEST_WORD: Final = 13
"""Letters of a word of a name up to which it is not cut in two."""
_NOTE: Final = 5
"""Width of the number of a note, with its brackets and the space before it."""
_GAP: Final = 2
_MOST_SILENT: Final = 3
"""Parties whose silence a list states; where more are silent, those who speak are what matters."""
_SILENT: Final = "·"
_LEGEND: Final = f"{_SILENT} silent"
_STYLES: Final = {"for": "", "against": "red", "mixed": "yellow", "silent": "dim"}


def print_stances(table: StanceTable, console: Console, cite: Cite, *, compact: bool = False) -> None:
    """Print the acts below the party that would do them, with the stance of each party.

    Parameters
    ----------
    compact
        Whether each act begins with the party instead, which takes fewer lines.
    """
    if compact:
        table = _with_makers_in_acts(table)
    widths = (
        _widths(table, console.width, _LEAST_FOR_COMPACT_ACT, 0)
        if compact
        else _widths(table, console.width, _LEAST_FOR_ACT, _NOTE)
    )
    # Of many parties each takes a stance on few acts: columns would be empty.
    in_columns = bool(widths) and table.is_whole
    if in_columns:
        _Columns(table, console, cite, widths, indent=0 if compact else 2).print()
    else:
        _List(table, console, cite, compact=compact).print()
    below = [_LEGEND if in_columns else "", table.left_out]
    if compact:
        below = [". ".join(filter(None, below))]
    for line in filter(None, below):
        if not compact:
            console.print()
        console.print(Text(line, style="dim"))


def _with_makers_in_acts(table: StanceTable) -> StanceTable:
    """Let each act begin with the short name of the party that would do it."""
    rows = []
    for maker, acts in table.makers:
        name = maker.tags[0] if maker.tags else maker.text
        for row in acts:
            act = replace(row.act, text=f"{name}: {row.act.text[:1].lower()}{row.act.text[1:]}")
            rows.append(replace(row, act=act))
    return replace(table, makers=((Line(""), tuple(rows)),) if rows else ())


def _widths(table: StanceTable, width: int, least_for_act: int, note: int) -> list[int]:
    """Return the widths of the acts and of each party; none where they have no room."""
    rows = [row for _, rows in table.makers for row in rows]
    needed = [
        max(
            _LEAST,
            len(name),
            *(len(row.stances[place].word) + note * len(row.stances[place].evidence) for row in rows),
        )
        for place, name in enumerate(table.parties)
    ]
    for longest in (_MOST, _LONGEST_WORD):
        least = [max(_LEAST, min(longest, max(map(len, name.split()), default=0))) for name in table.parties]
        for most in range(_MOST, _LEAST - 1, -1):
            widths = [max(fewest, min(most, wide)) for fewest, wide in zip(least, needed, strict=True)]
            for_act = width - sum(widths) - _GAP * len(widths)
            if for_act >= least_for_act:
                return [min(_MOST_FOR_ACT, for_act), *widths]
    return []


def _divided(name: str, width: int) -> str:
    """Return a name in which a word too long for its column is divided with a hyphen.

    Examples
    --------
    >>> _divided("the intergovernmental panel", 13)
    'the intergovernm- ental panel'
    """
    words = []
    for word in name.split():
        while len(word) > width:
            words.append(f"{word[: width - 1]}-")
            word = word[width - 1 :]
        words.append(word)
    return " ".join(words)


def _act(act: Line, cite: Cite) -> Text:
    """The act, behind it its short tags ("in force"), and in a line below it the longer ones."""
    text = cite(Text(act.text), act.evidence)
    short = [tag for tag in act.tags if len(tag) <= _SHORT_TAG]
    long = [tag for tag in act.tags if len(tag) > _SHORT_TAG]
    if short:
        text.append(f" ({', '.join(short)})", style="dim")
    if long:
        text.append(f"\n{' · '.join(long)}", style="dim")
    return text


def _maker(maker: Line, cite: Cite) -> Text:
    text = Text(maker.text, style="bold")
    for tag in maker.tags:
        text.append(f" ({tag})")
    return cite(text, maker.evidence)


def _remark(remark: Line, cite: Cite) -> Text:
    text = Text(f"{remark.lead} " if remark.lead else "", style="dim")
    text.append(f"“{remark.text}”" if remark.quoted else remark.text)
    for tag in remark.tags:
        text.append(f" ({tag})")
    return cite(text, remark.evidence)


def _print_by_maker(
    table: StanceTable, console: Console, cite: Cite, print_row: Callable[[StanceRow], None]
) -> None:
    for place, (maker, rows) in enumerate(table.makers):
        if place:
            console.print()
        if maker.text:
            console.print(_maker(maker, cite))
        for row in rows:
            print_row(row)


def _print_remarks(row: StanceRow, console: Console, cite: Cite) -> None:
    for remark in row.remarks:
        console.print(Padding(_remark(remark, cite), (0, 0, 0, 4)))


class _Columns:
    """The table with a column a party; remarks take the whole width below their act."""

    def __init__(
        self, table: StanceTable, console: Console, cite: Cite, widths: Sequence[int], *, indent: int
    ) -> None:
        self._indent = indent
        self._table = table
        self._console = console
        self._cite = cite
        self._widths = widths

    def print(self) -> None:
        """Print the heads, then maker by maker."""
        wide = zip(self._table.parties, self._widths[1:], strict=True)
        heads = [Text(_divided(name, width), style="bold") for name, width in wide]
        self._line([Text(), *heads])
        self._console.print(Rule(style="dim"))
        _print_by_maker(self._table, self._console, self._cite, self._row)

    def _row(self, row: StanceRow) -> None:
        act = Padding(_act(row.act, self._cite), (0, 0, 0, self._indent))
        self._line([act, *map(self._cell, row.stances)])
        _print_remarks(row, self._console, self._cite)

    def _cell(self, cell: StanceCell) -> Text:
        return self._cite(Text(cell.word or _SILENT, style=_STYLES[cell.tone]), cell.evidence)

    def _line(self, cells: Sequence[Text | Padding]) -> None:
        """Print one line of the table; a grid of its own, so that remarks can stand between two."""
        grid = RichTable.grid(padding=(0, _GAP, 0, 0))
        for width in self._widths:
            grid.add_column(width=width, overflow="fold")
        grid.add_row(*cells)
        self._console.print(grid)


class _List:
    """The same where the columns have no room: below each act a line for each stance."""

    def __init__(self, table: StanceTable, console: Console, cite: Cite, *, compact: bool) -> None:
        self._table = table
        self._console = console
        self._cite = cite
        self._compact = compact

    def print(self) -> None:
        """Print maker by maker, and act by act."""
        _print_by_maker(self._table, self._console, self._cite, self._row)

    def _row(self, row: StanceRow) -> None:
        self._console.print(Padding(_act(row.act, self._cite), (0, 0, 0, 0 if self._compact else 2)))
        by_word: dict[str, list[tuple[str, StanceCell]]] = {}
        for name, cell in zip(self._table.parties, row.stances, strict=True):
            by_word.setdefault(cell.word, []).append((name, cell))
        silent = [name for name, _ in by_word.pop("", [])]
        lines = []
        for word, cells in by_word.items():
            line = Text(f"{word}: ", style=_STYLES[cells[0][1].tone])
            for place, (name, cell) in enumerate(cells):
                line.append(f"{', ' if place else ''}{name}", style="default")
                line = self._cite(line, cell.evidence)
            lines.append(line)
        for line in [Text(" · ").join(lines)] if self._compact and lines else lines:
            self._console.print(Padding(line, (0, 0, 0, 4)))
        _print_remarks(row, self._console, self._cite)
        if self._compact:
            return
        if 0 < len(silent) <= _MOST_SILENT:
            self._console.print(Padding(Text(f"silent: {', '.join(silent)}", style="dim"), (0, 0, 0, 4)))
