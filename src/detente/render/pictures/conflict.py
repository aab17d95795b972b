"""The picture of a conflict: a line down for each party, and below each other an arrow for each tie.

No two words can meet, as each tie has a row of its own; and as the lines are few the drawing is narrow
enough for a phone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from textwrap import wrap
from typing import Final

from markupsafe import escape

from detente.page import ConflictPicture, Tie

_WIDTH: Final = 360
_LETTER: Final = 6.9
"""The width of a letter at most, on average, of a sans serif at the size of the words."""
_BOLD: Final = 8.0
_LINE: Final = 15
_ROW: Final = 19
"""Below the words of a tie: its arrow, and the space to the next."""
_HEAD: Final = 8
_PAD: Final = 8
_ROWS_OF_NAMES: Final = 2
"""Names that have no room side by side stand in two rows, each second one below."""


def draw_conflict(picture: ConflictPicture) -> str:
    """Draw the parties side by side, and their ties below each other."""
    plain = list(picture.parties)
    rows_of_names = _ROWS_OF_NAMES if sum(map(_narrowest, plain)) > _WIDTH else 1
    columns = _widths(plain) if rows_of_names == 1 else [_WIDTH / len(plain)] * len(plain)
    widths = [_room(column, name, rows_of_names) for column, name in zip(columns, plain, strict=True)]
    names = [_wrapped(name, width - _PAD, _BOLD) for name, width in zip(plain, widths, strict=True)]
    lefts = list(accumulate(columns, initial=0.0))
    places = [left + width / 2 for left, width in zip(lefts, columns, strict=False)]
    row = max(map(len, names)) * _LINE + 2 * _PAD
    tops = [row * (place % rows_of_names) for place in range(len(plain))]
    boxes = _boxes(places, widths, rows_of_names)
    y = float(row * rows_of_names + _PAD)
    rows: list[str] = []
    for tie in picture.ties:
        drawn, y = _tie(tie, places, y)
        rows.append(drawn)
    height = round(y + _PAD)
    parts = [
        f'<svg class="conflict" viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="conflict-title">',
        f'<title id="conflict-title">{escape(_about(picture))}</title>',
    ]
    # The line of a name above goes behind the names below it.
    for top, place, lines, left, width in sorted(zip(tops, places, names, boxes, widths, strict=True)):
        parts += _party(place, lines, left, width, top, row, height)
    return "".join((*parts, *rows, "</svg>"))


def _about(picture: ConflictPicture) -> str:
    return "Who demands what of whom, and who could end what. " + " ".join(
        tie.sentence for tie in picture.ties
    )


def _widths(names: Sequence[str]) -> list[float]:
    """A width for each party: the room of its longest word, and an equal share of what is left.

    Examples
    --------
    >>> wide, narrow = _widths(["Government", "CPP"])
    >>> wide > narrow, round(wide + narrow) == _WIDTH
    (True, True)
    """
    words = [_narrowest(name) for name in names]
    left = _WIDTH - sum(words)
    return [width + left / len(names) for width in words]


def _narrowest(name: str) -> float:
    """Return the width in which no word of a name is broken."""
    return max(map(len, name.split()), default=0) * _BOLD + 2 * _PAD


def _room(column: float, name: str, rows: int) -> float:
    """Return the width of a party's box: in one of two rows it may reach into the columns beside its own."""
    return column if rows == 1 else min(max(column, _narrowest(name)), rows * column)


def _wrapped(words: str, width: float, letter: float = _LETTER) -> list[str]:
    return wrap(words, max(4, int(width / letter)), max_lines=4, placeholder="…") or [""]


def _boxes(places: Sequence[float], widths: Sequence[float], rows: int) -> list[float]:
    """Return where the box of each party begins: about its line, within the drawing, beside the others."""
    lefts = [min(max(x - width / 2, 0.0), _WIDTH - width) for x, width in zip(places, widths, strict=True)]
    for k in reversed(range(len(lefts) - rows)):
        lefts[k] = max(0.0, min(lefts[k], lefts[k + rows] - widths[k]))
    return lefts


def _party(
    x: float, lines: Sequence[str], left: float, width: float, top: float, row: float, height: float
) -> Iterator[str]:
    wide, middle = width - 4, left + width / 2
    left += 2
    yield f'<line class="life" x1="{x:.1f}" x2="{x:.1f}" y1="{top + row - 1:.1f}" y2="{height}"/>'
    box = f'x="{left:.1f}" y="{top + 1:.1f}" width="{wide:.1f}" height="{row - 2:.1f}"'
    yield f'<rect class="party" {box} rx="3"/>'
    y = top + (row - len(lines) * _LINE) / 2 + 11
    for line in lines:
        yield f'<text class="name" x="{middle:.1f}" y="{y:.1f}" text-anchor="middle">{escape(line)}</text>'
        y += _LINE


def _tie(tie: Tie, places: Sequence[float], y: float) -> tuple[str, float]:
    """One tie below a height, and the height at which it ends."""
    begins, ends = places[tie.origin], places[tie.target]
    lines = _wrapped(tie.says, _WIDTH - 8)
    parts = []
    for line in lines:
        y += _LINE
        half = len(line) * _LETTER / 2
        x = min(max((begins + ends) / 2, half + 2), _WIDTH - half - 2)
        parts.append(f'<text x="{x:.1f}" y="{y - 4:.1f}" text-anchor="middle">{escape(line)}</text>')
    parts.append(_arrow(tie, begins, ends, y + 4))
    style = tie.kind.replace(" ", "-")
    return f'<g class="{style}">{"".join(parts)}</g>', y + _ROW


def _arrow(tie: Tie, begins: float, ends: float, y: float) -> str:
    """A line with a dot where it begins; it ends in a head, or across if what is demanded is refused."""
    way = 1 if ends > begins else -1
    stop = ends - way * 2
    back = stop - way * _HEAD
    dot = f'<circle cx="{begins:.1f}" cy="{y:.1f}" r="2.6"/>'
    if tie.kind == "refuses":
        bar = back - way * 2
        line = (
            f'<path class="line" d="M{begins:.1f} {y:.1f} H{bar:.1f} M{bar:.1f} {y - 6:.1f} V{y + 6:.1f}"/>'
        )
        return f"{line}{dot}"
    line = f'<path class="line" d="M{begins:.1f} {y:.1f} H{back:.1f}"/>'
    head = f'<path class="head" d="M{stop:.1f} {y:.1f} L{back:.1f} {y - 5:.1f} V{y + 5:.1f} Z"/>'
    return f"{line}{head}{dot}"
