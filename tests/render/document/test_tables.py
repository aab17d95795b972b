"""Tables on paper: no column or row is lost, however wide they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.page.lines import Line
from detente.page.tables import Cell, Column, OptionTable, StanceCell, StanceRow, StanceTable, Table
from detente.render.document.elements import Element, Grid, Paragraph
from detente.render.document.tables import option_grids, stance_grids, table_grids


def heads(elements: list[Element]) -> list[str]:
    return [
        column.head for element in elements if isinstance(element, Grid) for column in element.columns[1:]
    ]


def said(elements: list[Element]) -> list[str]:
    return [run.text for element in elements if isinstance(element, Paragraph) for run in element.runs]


@given(st.lists(st.text("abc ", max_size=60), min_size=2, max_size=30))
def test_every_column_of_a_table_is_in_one_of_its_parts(names: list[str]) -> None:
    columns = tuple(Column(f"{number} {name}") for number, name in enumerate(names))
    row = tuple(Cell(name) for name in names)
    elements = list(table_grids(Table("t", "A table", columns, (row,))))
    assert heads(elements) == [column.head for column in columns[1:]]
    for grid in (element for element in elements if isinstance(element, Grid)):
        assert grid.columns[0].head == columns[0].head


def stances(parties: int) -> StanceTable:
    cells = tuple(StanceCell("demands", "for") for _ in range(parties))
    row = StanceRow(
        Line("Reopen the mill"), cells, (Line("only if it is dry", lead="condition", quoted=True),)
    )
    names = tuple(f"Party {number}" for number in range(parties))
    return StanceTable(names, ((Line("The owners"), (row,)),), left_out="And 6 more acts.")


@pytest.mark.parametrize("parties", [1, 5, 6, 7, 12, 40])
def test_every_party_has_its_column_and_what_is_left_out_is_said(parties: int) -> None:
    elements = list(stance_grids(stances(parties)))
    assert heads(elements) == list(stances(parties).parties)
    grids = [element for element in elements if isinstance(element, Grid)]
    assert len([text for text in said(elements) if text.startswith("Part ")]) == (
        len(grids) if len(grids) > 1 else 0
    )
    assert "And 6 more acts." in said(elements)


def test_a_remark_stands_once_below_its_act_however_many_parts_there_are() -> None:
    elements = list(stance_grids(stances(12)))
    remarks = [
        run.text
        for element in elements
        if isinstance(element, Grid)
        for row in element.rows
        if row.goes_on
        for cell in row.cells
        for paragraph in cell
        for run in paragraph.runs
    ]
    assert remarks == ["condition ", "“only if it is dry”"]


def test_parts_are_much_of_a_width() -> None:
    states = tuple(f"state {number}" for number in range(9))
    table = OptionTable(states, ("",) * 9, ((Line("A"), ((Line("Act"), ("yes",) * 9),)),))
    grids = [element for element in option_grids(table) if isinstance(element, Grid)]
    sizes = [len(grid.columns) - 1 for grid in grids]
    assert sum(sizes) == 9
    assert max(sizes) - min(sizes) <= 1
