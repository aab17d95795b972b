"""Draw the rooms of detente and what each hands on; run it to write rooms.svg beside it."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

WIDE, HIGH, GAP, ROW_GAP, LEFT, TOP = 208, 92, 28, 46, 22, 50
INK, PALE, LINE, ACCENT = "#1d1d1b", "#5c5c58", "#b9b6ab", "#8a2f2f"

# Each row: its heading, then four places: a room with its job and what it hands on, or something outside.
ROWS: Final = [
    ("TEXT", [
        "sources|files, feeds, archives|Report",
        "reading|who, what, when|Findings",
        "dossier|many reports, joined|Dossier",
        "positions|who wants what of whom|Positions",
    ]),
    ("CASE", [
        "drafting|a first case|case file",
        "interview|asks a person|case file",
        "case|the case file|Case",
        "model|states, moves, ranks|Model",
    ]),
    ("ENGINE", [
        "stability|does a state last?|Stability",
        "claims|is an analyst right?|ClaimVerdict",
        "sweeps|all completions|Sweep",
        "wishes|what would it take?|LeastChanges",
    ]),
    ("ANSWER", [
        "analysis|one function a question|Analysis",
        "page|words and sections|Page",
        "render|one module a medium|text",
        "you read|terminal, HTML, JSON,|table, pictures",
    ]),
    ("FRONT DOORS", [
        "you ask|in a terminal, a browser,|a notebook",
        "cli|the commands|exit code",
        "web|the workbench|pages, data",
        "notebook|the results in Python|objects",
    ]),
]  # fmt: skip
OUTSIDE: Final = {"you read", "you ask"}


def _text(x: float, y: float, words: str, size: int, colour: str = INK, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}" {more}>{escape(words)}</text>'


def _place(column: int, row: int) -> tuple[int, int]:
    return LEFT + column * (WIDE + GAP), TOP + row * (HIGH + ROW_GAP)


def _box(column: int, row: int, words: str) -> str:
    name, job, handed_on = words.split("|")
    x, y = _place(column, row)
    middle = x + WIDE / 2
    centred = 'text-anchor="middle"'
    if name in OUTSIDE:
        frame = f'rx="{HIGH / 2}" fill="none" stroke="{LINE}" stroke-dasharray="5 4"'
        lines = [
            _text(middle, y + 32, name, 17, PALE, f'{centred} font-style="italic"'),
            _text(middle, y + 54, job, 15, PALE, centred),
            _text(middle, y + 73, handed_on, 15, PALE, centred),
        ]
    else:
        frame = f'rx="6" fill="#ffffff" stroke="{INK}" stroke-width="1.3"'
        mono = 'font-family="ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace"'
        lines = [
            _text(middle, y + 31, name, 19, INK, f'{centred} {mono} font-weight="bold"'),
            _text(middle, y + 54, job, 15, INK, centred),
            _text(middle, y + 77, f"→ {handed_on}", 15, ACCENT, f"{centred} {mono}"),
        ]
    return f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" {frame}/>' + "".join(lines)


def _aside(name: str, column: int, row: int) -> str:
    """A room that some reports or cases go through, between a place and the next one in its row."""
    (x, y), wide, high = _place(column, row), 108, 28
    top = y - 41
    middle = x + WIDE + GAP / 2
    mono = 'font-family="ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace"'
    return (
        f'<rect x="{middle - wide / 2}" y="{top}" width="{wide}" height="{high}" rx="6" fill="#ffffff"'
        f' stroke="{INK}" stroke-width="1.3" stroke-dasharray="5 4"/>'
        + _text(middle, top + 19, name, 15, INK, f'text-anchor="middle" {mono} font-weight="bold"')
        + _arrow([(middle, top + high), (middle, y + HIGH / 2 - 3)], dashed=True)
    )


def _line(points: list[tuple[float, float]], more: str = 'stroke-dasharray="5 4"') -> str:
    path = "M" + " L".join(f"{x} {y}" for x, y in points)
    return f'<path d="{path}" fill="none" stroke="{PALE}" stroke-width="1.5" {more}/>'


def _arrow(points: list[tuple[float, float]], dashed: bool = False) -> str:
    return _line(points, 'marker-end="url(#head)"' + (' stroke-dasharray="5 4"' if dashed else ""))


def _arrows() -> list[str]:
    drawn = []
    for row in range(4):
        for column in range(3):
            x, y = _place(column, row)
            drawn.append(_arrow([(x + WIDE, y + HIGH / 2), (x + WIDE + GAP - 2, y + HIGH / 2)]))
    for row in range(3):
        (x, y), (x_next, y_next) = _place(3, row), _place(0, row + 1)
        turn = y + HIGH + ROW_GAP / 2
        bend = [(x + WIDE / 2, y + HIGH), (x + WIDE / 2, turn), (x_next + WIDE / 2, turn)]
        drawn.append(_arrow([*bend, (x_next + WIDE / 2, y_next - 2)]))
    bottom = _place(0, 4)[1] + HIGH / 2
    first, second = (_place(column, 4)[0] for column in range(2))
    drawn.append(_arrow([(first + WIDE, bottom), (second - 2, bottom)]))
    (_, answers), (_, callers) = _place(0, 3), _place(0, 4)
    rail = (answers + HIGH + callers) / 2
    centres = [_place(column, 0)[0] + WIDE / 2 for column in range(4)]
    drawn += [_arrow([(x, rail), (x, answers + HIGH + 2)], dashed=True) for x in centres[:3]]
    drawn.append(_line([(centres[0], rail), (centres[3], rail)]))
    drawn += [_line([(x, rail), (x, callers)]) for x in centres[1:]]
    return drawn


def _drawing() -> str:
    width = 2 * LEFT + 4 * WIDE + 3 * GAP
    height = TOP + 5 * HIGH + 4 * ROW_GAP + 76
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="The rooms of detente and what each hands to the next" '
        'font-family="Helvetica Neue, Helvetica, Arial, DejaVu Sans, sans-serif">',
        f'<defs><marker id="head" markerWidth="9" markerHeight="9" refX="7" refY="4" orient="auto">'
        f'<path d="M0 0 L8 4 L0 8 z" fill="{PALE}"/></marker></defs>',
        f'<rect width="{width}" height="{height}" rx="8" fill="#fbfaf6"/>',
    ]
    for row, (heading, boxes) in enumerate(ROWS):
        x, y = _place(0, row)
        parts.append(_text(x, y - 9, heading, 12, PALE, 'letter-spacing="1.5"'))
        parts += [_box(column, row, words) for column, words in enumerate(boxes)]
    parts += _arrows()
    parts += [_aside("assistant", 1, 0), _aside("symbolic", 0, 2)]
    foot = height - 40
    notes = (
        "Beside the rooms: errors (BadInput, Fault), edtf (dates partly known), "
        "content (equality, short repr), cluster (Dask).",
        "Solid arrows: the way of the data. Dashed: who calls. "
        "A room may import the rooms before it, by their doors; none after it.",
    )
    parts += [_text(LEFT, foot + 20 * number, words, 14, PALE) for number, words in enumerate(notes)]
    return "\n".join([*parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("rooms.svg").write_text(_drawing(), encoding="utf-8")
