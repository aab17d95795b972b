"""Tables on paper: as wide as a sheet, and in parts where not all columns have room on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from detente.page import Cell, Chronology, Line, OptionTable, StanceRow, StanceTable, Table
from detente.render.document.elements import Element, Grid, GridColumn, GridRow, Paragraph, Run
from detente.render.document.runs import line_paragraphs, line_runs, tag_runs

_LETTERS: Final = 100
"""Letters of a table's size that have room on a line of a sheet."""
_EDGE: Final = 3
"""Letters that the edges of a cell take."""
_ACT: Final = 26
"""Letters that the first column has at the least."""
_WIDE_ACT: Final = 48
"""Letters up to which it goes before stances, which may have more lines."""
_STANCE: Final = 26
"""Letters of a stance at the most on one line."""
_LEAST, _MOST = 9, 40
"""Letters of a column at the least and at the most."""
_SMALL: Final = 24
"""Letters at the most that small remarks make a column wide."""
_NAME: Final = 30
"""Letters up to which what stands first in a row is set as its name; beyond, it is a sentence."""
_HEAD_LINES: Final = 5
"""Lines that a state's name and standing may take in the head of its column."""
_MARKS: Final = {"yes": "●", "no": "·", "either": "–"}
_MARKS_EXPLAINED: Final = "● taken   · not taken   – either"
_SILENT: Final = "–"
_DATE: Final = 0.17
"""A date's share of a line."""


def table_grids(table: Table) -> Iterator[Element]:
    """Lay out a table of words and numbers."""
    if not table.rows:
        return
    cells = [[row[place] for row in table.rows] for place in range(len(table.columns))]
    widths = [_width(column.head, of) for column, of in zip(table.columns, cells, strict=True)]
    least = [_least_width(column.head, of) for column, of in zip(table.columns, cells, strict=True)]
    headed = any(column.head for column in table.columns)
    for part in _parts(least[1:], _LETTERS - least[0], "columns"):
        if isinstance(part, Paragraph):
            yield part
            continue
        places = [0, *(place + 1 for place in part)]
        yield Grid(
            table.about,
            tuple(
                GridColumn(
                    table.columns[place].head,
                    widths[place],
                    "right" if table.columns[place].numeric else "left",
                )
                for place in places
            ),
            tuple(
                GridRow(tuple(_cell(row[place], is_name=headed and place == 0) for place in places))
                for row in table.rows
            ),
        )
    if table.left_out:
        yield quiet(table.left_out)


def _width(head: str, cells: Sequence[Cell]) -> int:
    """Estimate the letters that a column needs so that no text is broken, up to a limit."""
    texts = ["", *(text for cell in cells for text in (cell.text, *cell.points))]
    small = max((len(remark) for cell in cells for remark in cell.about), default=0)
    return max(_least_width(head, cells), min(_MOST, max(*map(len, texts), min(_SMALL, small))) + _EDGE)


def _least_width(head: str, cells: Sequence[Cell]) -> int:
    """Count the letters that a column needs so that no word is broken."""
    texts = [text for cell in cells for text in (cell.text, *cell.points, *cell.about)]
    return _longest_word([head, *texts]) + _EDGE


def _cell(cell: Cell, *, is_name: bool) -> tuple[Paragraph, ...]:
    text = [Run(cell.text, "strong" if is_name and len(cell.text) <= _NAME else "plain")] if cell.text else []
    return (
        *([Paragraph(tuple(text), "cell")] if text else []),
        *(Paragraph((Run(remark, "quiet"),), "cell") for remark in cell.about),
        *(Paragraph((Run(point),), "cell") for point in cell.points),
    )


def chronology_grid(chronology: Chronology) -> Iterator[Element]:
    """Lay out dated lines; a date that several share is written once."""
    rows = []
    for before, line in pairwise((None, *chronology.lines)):
        assert line is not None
        lead = line.lead if before is None or before.lead != line.lead else ""
        words = Line(line.text, tags=line.tags, evidence=line.evidence, assumed=line.assumed)
        rows.append(GridRow((_date(lead), line_paragraphs(words, "cell"))))
    yield Grid("What happened, by date", (GridColumn("", _DATE), GridColumn("", 1 - _DATE)), tuple(rows))


def _date(lead: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(lead, "strong"),), "cell"),) if lead else ()


def stance_grids(table: StanceTable) -> Iterator[Element]:
    """Lay out the acts below the party that would do them, with the stance of each party on them."""
    rows = [row for _, rows in table.makers for row in rows]
    words = [[party, *(row.stances[place].word for row in rows)] for place, party in enumerate(table.parties)]
    least = [max(_LEAST, _longest_word(of)) + _EDGE for of in words]
    wide = [
        max(fewest, min(_STANCE, max(map(len, of)) + _EDGE)) for fewest, of in zip(least, words, strict=True)
    ]
    for part in _parts(least, _LETTERS - _ACT, "parties"):
        if isinstance(part, Paragraph):
            yield part
            continue
        has_room = sum(wide[place] for place in part) <= _LETTERS - _WIDE_ACT
        widths = wide if has_room else least
        room = _LETTERS - sum(widths[place] for place in part)
        columns = (GridColumn("Act", room), *(GridColumn(table.parties[k], widths[k]) for k in part))
        # What stands below an act is said once, not in each part.
        yield Grid(
            "Acts, and the stance of each party on them",
            columns,
            tuple(_stance_rows(table, part, with_remarks=part.start == 0)),
        )
    yield quiet(f"{_SILENT} silent")
    if table.left_out:
        yield quiet(table.left_out)


def _stance_rows(table: StanceTable, part: range, *, with_remarks: bool) -> Iterator[GridRow]:
    for maker, rows in table.makers:
        name = (Run(maker.text, "strong", maker.evidence), *tag_runs(maker.tags))
        yield GridRow(((Paragraph(name, "cell"),),), whole=True)
        for row in rows:
            yield GridRow((_act(row), *(_stance(row, place) for place in part)))
            if row.remarks and with_remarks:
                remarks = (Paragraph(_remark(remark), "cell", level=1) for remark in row.remarks)
                yield GridRow((tuple(remarks),), whole=True, goes_on=True)


def _act(row: StanceRow) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(row.act.text, notes=row.act.evidence), *tag_runs(row.act.tags)), "cell"),)


def _stance(row: StanceRow, place: int) -> tuple[Paragraph, ...]:
    cell = row.stances[place]
    looks = {"for": "plain", "against": "strong", "mixed": "plain", "silent": "quiet"}
    look = looks[cell.tone] if cell.word else "quiet"
    return (Paragraph((Run(cell.word or _SILENT, look, cell.evidence),), "cell"),)  # type: ignore[arg-type]


def _remark(remark: Line) -> tuple[Run, ...]:
    lead = (Run(f"{remark.lead} ", "quiet"),) if remark.lead else ()
    text = f"“{remark.text}”" if remark.quoted else remark.text
    return (*lead, Run(text, "quiet", remark.evidence), *tag_runs(remark.tags))


def option_grids(table: OptionTable) -> Iterator[Element]:
    """Lay out the options by state, with the state's standing in its head."""
    heads = list(zip(table.states, table.standing, strict=True))
    widths = [max(_LEAST, _longest_word(head), len(" ".join(head)) // _HEAD_LINES) + _EDGE for head in heads]
    for part in _parts(widths, _LETTERS - _ACT, "states"):
        if isinstance(part, Paragraph):
            yield part
            continue
        room = _LETTERS - sum(widths[place] for place in part)
        states = (GridColumn("\n".join(heads[k]).strip(), widths[k], "center") for k in part)
        yield Grid(
            "Options by state", (GridColumn("Option", room), *states), tuple(_option_rows(table, part))
        )
    yield quiet(_MARKS_EXPLAINED)


def _option_rows(table: OptionTable, part: range) -> Iterator[GridRow]:
    for party, options in table.parties:
        yield GridRow((line_paragraphs(party, "cell", look="strong"),), whole=True)
        for option, marks in options:
            taken = ((Paragraph((Run(_MARKS[marks[place]]),), "cell"),) for place in part)
            yield GridRow(((Paragraph(line_runs(option), "cell"),), *taken))


def quiet(text: str) -> Paragraph:
    """Return a sentence that is set small."""
    return Paragraph((Run(text, "quiet"),), "quiet")


def above(text: str) -> Paragraph:
    """Return a sentence that is set small and stays with what stands below it."""
    return Paragraph((Run(text, "quiet"),), "above")


def _longest_word(texts: Sequence[str]) -> int:
    """Count the letters of the longest word, up to the most of a column."""
    return min(_MOST, max((len(word) for text in texts for word in text.split()), default=0))


def _parts(widths: Sequence[int], room: int, of: str) -> Iterator[range | Paragraph]:
    """Divide columns into parts that have room beside each other, and say which part one is.

    Examples
    --------
    >>> [part for part in _parts([8, 8, 12, 8], 20, "states") if isinstance(part, range)]
    [range(0, 2), range(2, 4)]
    >>> list(_parts([8, 8], 20, "states"))
    [range(0, 2)]
    """
    parts = _filled(widths, room)
    # As many parts, of much the same width: no last part of one column.
    narrow = next(
        n for n in range(sum(widths) // len(parts), room + 1) if len(_filled(widths, n)) <= len(parts)
    )
    parts = _filled(widths, narrow)
    for number, part in enumerate(parts, start=1):
        if len(parts) > 1:
            yield above(
                f"Part {number} of {len(parts)}: {of} {part.start + 1} to {part.stop} of {len(widths)}"
            )
        yield part


def _filled(widths: Sequence[int], room: int) -> list[range]:
    """Divide columns into parts, each as full as it can be, at the least one column a part."""
    starts, left = [0], room
    for place, width in enumerate(widths):
        if left < width and place > starts[-1]:
            starts.append(place)
            left = room
        left -= width
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(widths)], strict=True)]
