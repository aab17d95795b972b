"""The picture of all states as tiles, coloured by how often each lasts."""

from __future__ import annotations

from matplotlib.figure import Figure

from detente.model import Model
from detente.page import (
    StateMap,
    SweepWords,
    completions_judged,
    counted,
    lay_out,
    option_owner,
    short_state,
)
from detente.render.pictures.style import (
    LINE,
    MARGIN,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
    Sheet,
    text_width,
    wrapped,
)
from detente.sweeps import share_or_open

_LARGEST = 112.0
_SPACE = 4.0
_DOT, _DOTS = 5.0, 11.0
"""Across a dot, and from one dot to the next."""


def draw_states(words: SweepWords) -> Figure:
    """Draw every state as a tile whose colour says in what share of completions it lasts under SEQ."""
    sweep = words.sweep
    sheet = Sheet(
        "states", f"{words.case.title}: map of the states, coloured by how often each lasts under SEQ"
    )
    tiles = lay_out(sweep)
    about = f"In how many of {completions_judged(sweep)} a state lasts under SEQ"
    y = sheet.headline("Where the lasting states lie", about)
    shares = [words.shares.lasting("seq", cell) for row in tiles.cells for cell in row if cell >= 0]
    with_open = any(share.is_open for share in shares)
    y = sheet.share_legend(MARGIN, y + 8, "Lasts in", with_open=with_open) + 2
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
            _tile(sheet, words, cell, x, top, width, height, by_dots=bool(tiles.down))
    y += len(tiles.cells) * (height + _SPACE) + 6
    if tiles.down:
        y = _key(sheet, sweep.model, tiles, y)
    if sweep.model.status_quo is not None:
        y = _note(sheet, "Outlined: the status quo.", y)
    for note in words.notes_on(shares):
        y = _note(sheet, note, y)
    if tiles.left_out:
        more = counted(tiles.left_out, "more state is", "more states are").capitalize()
        y = _note(sheet, f"{more} not shown, less often lasting under the four concepts together.", y)
    return sheet.finished(y + MARGIN - 4)


def _note(sheet: Sheet, says: str, y: float) -> float:
    return sheet.note(says, y + SMALL) - SMALL + 2


def _letter(option: int) -> str:
    return chr(ord("a") + option) if option < 26 else str(option + 1)


def _column_heads(sheet: Sheet, tiles: StateMap, left: float, y: float, width: float) -> float:
    """Draw above each column which options are taken in it; the height at which the tiles begin."""
    if not tiles.across:
        return y
    for k, option in enumerate(tiles.across):
        middle = y + (k + 0.5) * _DOTS
        sheet.text(left - 6, middle + 2.5, _letter(option), SMALL, colour=SOFT, align="right")
        for column, pattern in enumerate(tiles.columns):
            x = left + column * (width + _SPACE) + width / 2
            sheet.dot(x, middle, _DOT, filled=pattern[k] == "Y")
    y += len(tiles.across) * _DOTS
    for k, option in enumerate(tiles.down):
        sheet.text(MARGIN + (k + 0.5) * _DOTS, y + 8, _letter(option), SMALL, colour=SOFT, align="center")
    return y + 12


def _tile(
    sheet: Sheet,
    words: SweepWords,
    cell: int,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    by_dots: bool,
) -> None:
    """Draw a state; one without a name is told by the dots of its row and column where there are any."""
    model, share = words.model, words.shares.lasting("seq", cell)
    ink = sheet.state(
        x, y, width, height, None if share.is_open else share.share,
        is_status_quo=cell == model.status_quo, round_by=2.5, line=0.5, name=f"tile {cell}",
    )  # fmt: skip
    size = SMALL if width >= 50 else SMALL - 1
    told_by_dots = by_dots and cell not in model.names
    label = [] if told_by_dots else wrapped(short_state(model, cell, 30), width - 7, size, 2)
    says = share_or_open(share).removeprefix("in ")
    fits = TEXT if text_width(says, TEXT, bold=True) <= width - 4 else size - 0.5
    if text_width(says, fits, bold=True) > width - 4:
        says = says.partition(" ")[0]
    written = size * 1.2 * len(label) + TEXT
    baseline = y + (height - written) / 2 + size - 0.5
    for line in label:
        sheet.text(x + width / 2, baseline, line, size, colour=ink, align="center", name=f"name {cell}")
        baseline += size * 1.2
    sheet.text(x + width / 2, baseline + 1, says, fits, colour=ink, bold=True, align="center")


def _key(sheet: Sheet, model: Model, tiles: StateMap, y: float) -> float:
    """Explain the dots; the height at which that ends."""
    y += TEXT
    sheet.dot(MARGIN + 2.5, y - 2.5, _DOT, filled=True)
    sheet.text(MARGIN + 9, y, "taken up", SMALL, colour=SOFT)
    x = MARGIN + 9 + text_width("taken up", SMALL) + 12
    sheet.dot(x, y - 2.5, _DOT, filled=False)
    sheet.text(x + 6.5, y, "not", SMALL, colour=SOFT)
    if any(cell < 0 for row in tiles.cells for cell in row):
        sheet.text(x + 6.5 + text_width("not", SMALL) + 12, y, "–  cannot be", SMALL, colour=SOFT)
    y += SMALL * 1.6
    for option, label in enumerate(model.option_labels):
        sheet.text(MARGIN, y, _letter(option), SMALL, colour=SOFT)
        says = f"{label} ({option_owner(model, option)})"
        y = sheet.lines(MARGIN + 12, y, says, WIDTH - 2 * MARGIN - 12, SMALL, colour=SOFT, most=2)
    return y - SMALL + 3
