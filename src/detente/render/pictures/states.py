"""The picture of all states as tiles, coloured by how often each lasts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from math import ceil, sqrt

import numpy as np
from matplotlib.figure import Figure

from detente.case import CaseFile
from detente.model import Model, OptionMoves
from detente.page import completions_judged, counted, error_clause, option_labels, state_name, state_told
from detente.render.pictures.style import (
    ACCENT,
    LINE,
    MARGIN,
    PAPER,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
    Sheet,
    colour_on,
    share_colour,
    text_width,
    wrapped,
)
from detente.sweeps import Sweep, by_share, share_in_words

MOST_TILES = 64
_MOST_ACROSS = 8
_MOST_DOWN = 16
_LARGEST = 112.0
_SPACE = 4.0
_DOT, _DOTS = 5.0, 11.0
"""Across a dot, and from one dot to the next."""


@dataclass(frozen=True)
class Tiles:
    """Which state stands where.

    Attributes
    ----------
    cells
        Rows of cells; -1 where there is no state.
    down, across
        The options whose combinations are the rows, and the columns; none where states just follow each
        other.
    rows, columns
        Those combinations, as letters.
    left_out
        How many states there are no tiles for.
    """

    cells: tuple[tuple[int, ...], ...]
    down: tuple[int, ...] = ()
    across: tuple[int, ...] = ()
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    left_out: int = 0


def lay_out(found: Sweep) -> Tiles:
    """Lay the states out: in option form by what some parties do against what the others do.

    The parties are parted in two so that the grid is as square as can be. Where it would have too many
    rows or columns, and in graph form, states follow each other in the case's own order; of more than
    `MOST_TILES` the status quo is shown, and those that come first by `detente.render.json_sweep.by_share`.
    """
    model = found.model
    cells = np.flatnonzero(model.feasible)
    by_options = _by_options(model, cells.tolist()) if cells.size <= MOST_TILES else None
    if by_options is not None:
        return by_options
    shown = cells
    if cells.size > MOST_TILES:
        first = by_share(found)
        quo = first == model.status_quo
        shown = np.sort(np.concatenate([first[quo], first[~quo]])[:MOST_TILES])
    wide = min(_MOST_ACROSS, max(ceil(sqrt(shown.size)), min(shown.size, 4)))
    listed = [*shown.tolist(), *[-1] * (-shown.size % wide)]
    rows = tuple(tuple(listed[k : k + wide]) for k in range(0, len(listed), wide))
    return Tiles(rows, left_out=int(cells.size - shown.size))


def _by_options(model: Model, cells: list[int]) -> Tiles | None:
    if not isinstance(model.moves, OptionMoves) or len(model.options) < 2:
        return None
    patterns = {cell: model.pattern(cell) or "" for cell in cells}
    ends = np.cumsum([len(list(options)) for _, options in groupby(model.moves.owner)]).tolist()[:-1]
    # Where parties' options cannot be parted into a fair grid, one party's are parted.
    for firsts in (ends, range(1, len(model.options))):
        found = [_parted(patterns, first, len(model.options)) for first in firsts]
        fair = [tiles for tiles in found if _is_fair(tiles)]
        if fair:
            return min(fair, key=lambda tiles: abs(len(tiles.rows) - len(tiles.columns)))
    return None


def _is_fair(tiles: Tiles) -> bool:
    rows, columns = len(tiles.rows), len(tiles.columns)
    return columns <= _MOST_ACROSS and rows <= _MOST_DOWN and max(rows, columns) <= 2 * min(rows, columns)


def _parted(patterns: dict[int, str], first: int, options: int) -> Tiles:
    at = {(pattern[:first], pattern[first:]): cell for cell, pattern in patterns.items()}
    rows, columns = (sorted({place[side] for place in at}) for side in (0, 1))
    return Tiles(
        tuple(tuple(at.get((row, column), -1) for column in columns) for row in rows),
        tuple(range(first)),
        tuple(range(first, options)),
        tuple(rows),
        tuple(columns),
    )


def draw_states(case: CaseFile, found: Sweep) -> Figure:
    """Every state as a tile whose colour says in what share of the completions it lasts under SEQ."""
    sheet = Sheet("states", f"{case.title}: map of the states, coloured by how often each lasts under SEQ")
    tiles = lay_out(found)
    about = f"Share of {completions_judged(found)} in which a state lasts under SEQ"
    y = sheet.headline("Where the lasting states lie", about)
    y = sheet.share_legend(MARGIN, y + 8, "Lasts in") + 2
    head = _DOTS * len(tiles.down) + (8 if tiles.down else 0)
    number = len(tiles.cells[0])
    width = min(_LARGEST, (WIDTH - 2 * MARGIN - head + _SPACE) / number - _SPACE)
    height = 40.0 if width >= 70 else 36.0
    left = MARGIN + head
    y = _column_heads(sheet, tiles, left, y, width)
    for row, cells in enumerate(tiles.cells):
        top = y + row * (height + _SPACE)
        if tiles.down:
            for k, letter in enumerate(tiles.rows[row]):
                sheet.dot(MARGIN + (k + 0.5) * _DOTS, top + height / 2, _DOT, filled=letter == "Y")
        for column, cell in enumerate(cells):
            x = left + column * (width + _SPACE)
            if cell < 0:
                if tiles.down:
                    sheet.line(
                        [
                            (x + width / 2 - 3, top + height / 2),
                            (x + width / 2 + 3, top + height / 2),
                        ],
                        LINE,
                        0.8,
                    )
                continue
            _tile(sheet, found, cell, x, top, width, height)
    y += len(tiles.cells) * (height + _SPACE) + 6
    if tiles.down:
        y = _key(sheet, case, tiles, y)
    if found.model.status_quo is not None:
        y = _note(sheet, "Outlined: the status quo.", y)
    if tiles.left_out:
        more = counted(tiles.left_out, "more state is", "more states are").capitalize()
        y = _note(sheet, f"{more} not shown, less often lasting under the four standards together.", y)
    return sheet.finished(y + MARGIN - 4)


def _note(sheet: Sheet, says: str, y: float) -> float:
    return sheet.lines(MARGIN, y + SMALL, says, WIDTH - 2 * MARGIN, SMALL, colour=SOFT) - SMALL + 2


def _letter(option: int) -> str:
    return chr(ord("a") + option) if option < 26 else str(option + 1)


def _column_heads(sheet: Sheet, tiles: Tiles, left: float, y: float, width: float) -> float:
    """Draw above each column which options are taken in it; the height at which the tiles begin."""
    if not tiles.across:
        return y
    for k, option in enumerate(tiles.across):
        middle = y + (k + 0.5) * _DOTS
        sheet.text(left - 6, middle + 2.5, _letter(option), SMALL, colour=SOFT, align="right")
        for column, letters in enumerate(tiles.columns):
            x = left + column * (width + _SPACE) + width / 2
            sheet.dot(x, middle, _DOT, filled=letters[k] == "Y")
    y += len(tiles.across) * _DOTS
    for k, option in enumerate(tiles.down):
        sheet.text(MARGIN + (k + 0.5) * _DOTS, y + 8, _letter(option), SMALL, colour=SOFT, align="center")
    return y + 12


def _tile(sheet: Sheet, found: Sweep, cell: int, x: float, y: float, width: float, height: float) -> None:
    share = float(found.equilibrium["seq"][cell])
    fill = share_colour(share)
    ink = colour_on(fill)
    if cell == found.model.status_quo:
        sheet.box(
            x, y, width, height, fill, edge=ACCENT, line=2.0, round_by=2.5, name=f"tile {cell}", layer=3
        )
        sheet.box(
            x + 1.4, y + 1.4, width - 2.8, height - 2.8, "none", edge=PAPER, line=0.8, round_by=1.5, layer=3
        )
    else:
        sheet.box(x, y, width, height, fill, edge=LINE, line=0.5, round_by=2.5, name=f"tile {cell}")
    size = SMALL if width >= 50 else SMALL - 1
    label = wrapped(state_name(found.model, cell), width - 7, size, 2)
    written = size * 1.2 * len(label) + TEXT
    baseline = y + (height - written) / 2 + size - 0.5
    for line in label:
        sheet.text(x + width / 2, baseline, line, size, colour=ink, align="center", name=f"name {cell}")
        baseline += size * 1.2
    sheet.text(
        x + width / 2, baseline + 1, share_in_words(share), TEXT, colour=ink, bold=True, align="center"
    )


def _key(sheet: Sheet, case: CaseFile, tiles: Tiles, y: float) -> float:
    """Say what the letters stand for; the height at which it ends."""
    owners = [party.name for party in case.parties.values() for _ in party.options]
    y += TEXT
    sheet.dot(MARGIN + 2.5, y - 2.5, _DOT, filled=True)
    sheet.text(MARGIN + 9, y, "taken up", SMALL, colour=SOFT)
    x = MARGIN + 9 + text_width("taken up", SMALL) + 12
    sheet.dot(x, y - 2.5, _DOT, filled=False)
    sheet.text(x + 6.5, y, "not", SMALL, colour=SOFT)
    if any(cell < 0 for row in tiles.cells for cell in row):
        sheet.text(x + 6.5 + text_width("not", SMALL) + 12, y, "–  cannot be", SMALL, colour=SOFT)
    y += SMALL * 1.6
    for option, label in enumerate(option_labels(case)):
        sheet.text(MARGIN, y, _letter(option), SMALL, colour=SOFT)
        says = f"{label} ({owners[option]})"
        y = sheet.lines(MARGIN + 12, y, says, WIDTH - 2 * MARGIN - 12, SMALL, colour=SOFT, most=2)
    return y - SMALL + 3


def caption_of_states(case: CaseFile, found: Sweep) -> str:
    """What the map shows, and how many states last in how many completions."""
    model = found.model
    cells = np.flatnonzero(model.feasible)
    shares = found.equilibrium["seq"][cells]
    never = int((shares <= 0).sum())
    half = int((shares >= 0.5).sum())
    laid_out = "by what the parties do in them" if lay_out(found).down else "in the order of the case"
    often = counted(half, "lasts", "last") if half else "none lasts"
    ever = f"{counted(never, 'lasts', 'last')} in none" if never else "each lasts in some"
    quo = ""
    if model.status_quo is not None:
        share = share_in_words(float(found.equilibrium["seq"][model.status_quo]))
        quo = f", and the status quo, {state_told(case, model, model.status_quo)}, in {share}"
    return (
        f"The states laid out {laid_out}, darker the more of {completions_judged(found)} they last in under "
        f"SEQ: of {counted(cells.size, 'state')} {often} in at least half, {ever}{quo}{error_clause(found)}."
    )
