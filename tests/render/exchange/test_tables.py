"""Tables and matrices of a case: they say what the model says, in Excel, CSV and Parquet alike."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from tests.support import oracle
from tests.support.random_cases import random_case

from detente.analysis.exporting import lay_out
from detente.case.load import Case, load_case
from detente.errors import BadInput
from detente.model.model import Model
from detente.render.exchange import table_files
from detente.render.exchange.matrices import case_matrices, matrix_entries, matrix_names
from detente.render.exchange.table_files import table_paths, write_tables
from detente.render.exchange.tables import case_tables, moves_at_most

WELL: dict[str, Any] = {
    "detente": "1",
    "title": "A well",
    "parties": {
        "UP": {"name": "=Upper", "options": {"share": "@Share\x1b the\nwell"}},
        "LOW": {"name": "Lower village", "options": {"raid": "Raid"}},
    },
    "states": {"=cmd": "YY", "open": "NN"},
    "one_way": ["LOW.raid"],
    "status_quo": "NY",
    "preferences": {
        "UP": {"ranking": [["NN"], ["YN", "NY"], ["YY"]]},
        "LOW": {"ranking": [["NN"], ["YN", "NY"], ["YY"]], "unknown": "the ties"},
    },
}


def tables_of(case: Case) -> dict[str, list[dict[str, Any]]]:
    return {table.name: table.columns.to_pylist() for table in case_tables(lay_out(case))}


def matrices_of(case: Case) -> dict[str, list[list[Any]]]:
    """Entries by name of the matrix, row by row, without the names of rows."""
    return {
        table.name: [list(row.values())[1:] for row in table.columns.to_pylist()]
        for table in case_matrices(lay_out(case))
    }


def test_the_tables_of_a_small_case() -> None:
    tables = tables_of(Case.from_data(WELL))
    assert tables["options"] == [
        {
            "option": "UP.share",
            "label": "'@Share\ufffd the well",
            "party": "UP",
            "party_name": "'=Upper",
            "direction": "both",
        },
        {
            "option": "LOW.raid",
            "label": "Raid",
            "party": "LOW",
            "party_name": "Lower village",
            "direction": "taken only",
        },
    ]
    assert tables["states"][1] == {
        "state": "NY", "name": None, "status_quo": True, "UP.share": False, "LOW.raid": True,
    }  # fmt: skip
    assert [row["name"] for row in tables["states"]] == ["open", None, None, "'=cmd"]
    assert [tuple(row.values()) for row in tables["rankings"]] == [
        ("UP", 1, "NN", "open", None),
        ("UP", 2, "NY", None, "equally good"),
        ("UP", 2, "YN", None, "equally good"),
        ("UP", 3, "YY", "'=cmd", None),
        ("LOW", 1, "NN", "open", None),
        ("LOW", 2, "NY", None, "unknown order"),
        ("LOW", 2, "YN", None, "unknown order"),
        ("LOW", 3, "YY", "'=cmd", None),
    ]
    assert [tuple(row.values()) for row in tables["moves"]] == [
        ("UP", "open", "YN", "no"),
        ("UP", "NY", "'=cmd", "no"),
        ("UP", "YN", "open", "yes"),
        ("UP", "'=cmd", "NY", "yes"),
        ("LOW", "open", "NY", "no"),
        ("LOW", "YN", "'=cmd", "no"),
    ]


def test_the_matrices_of_a_small_case() -> None:
    matrices = matrices_of(Case.from_data(WELL))
    assert matrices["LOW-moves"] == [[0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0]]
    assert matrices["UP-improvements"] == [[0, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]]
    assert matrices["UP-preferences"] == [[0, -1, -1, -1], [1, 0, 0, -1], [1, 0, 0, -1], [1, 1, 1, 0]]
    assert matrices["LOW-preferences"] == [[0, -1, -1, -1], [1, 0, None, -1], [1, None, 0, -1], [1, 1, 1, 0]]


def test_what_comparisons_say_stands_in_the_matrices() -> None:
    low = {"comparisons": ["NN > NY = YN"]}
    case = Case.from_data({**WELL, "states": {}, "preferences": {**WELL["preferences"], "LOW": low}})
    matrices = matrices_of(case)
    assert matrices["LOW-preferences"] == [
        [0, -1, -1, None],
        [1, 0, 0, None],
        [1, 0, 0, None],
        [None, None, None, 0],
    ]
    assert matrices["LOW-improvements"] == [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, None], [0, 0, 0, 0]]
    assert {row["ties"] for row in tables_of(case)["rankings"] if row["party"] == "LOW"} == {"unknown order"}


@pytest.mark.parametrize("coalesced", [False, True])
def test_drawn_cases_by_the_definitions(coalesced: bool) -> None:
    for seed in range(30):
        case = random_case(seed, coalesced=coalesced)
        model = lay_out(case).model
        tables, matrices = tables_of(case), matrices_of(case)
        cells = oracle.states(model)
        labels = [model.label(cell) for cell in cells]
        moves = oracle.unilateral_moves(model)
        listed = {(row["party"], row["from"], row["to"]): row["improvement"] for row in tables["moves"]}
        assert len(listed) == len(tables["moves"]) <= moves_at_most(model)
        for party, name in enumerate(model.parties):
            for i, here in enumerate(cells):
                for j, there in enumerate(cells):
                    order = _order(model, party, here, there)
                    improves = {1: "yes", None: "unknown"}.get(order, "no")
                    can = there in moves[party][here]
                    assert matrices[f"{name}-moves"][i][j] == can, seed
                    assert matrices[f"{name}-preferences"][i][j] == order, seed
                    assert matrices[f"{name}-improvements"][i][j] == (
                        {"yes": 1, "no": 0, "unknown": None}[improves] if can else 0
                    )
                    assert listed.get((name, labels[i], labels[j])) == (improves if can else None)


def _order(model: Model, party: int, here: int, there: int) -> int | None:
    """1 if the second state is preferred, -1 if the first is, 0 for a tie, None if that is unknown."""
    before, after = int(model.ranks[party, here]), int(model.ranks[party, there])
    if before != after:
        return 1 if after > before else -1
    return None if model.open_ties[party] and here != there else 0


def test_moves_of_a_table_are_moves_of_a_case(tmp_path: Path) -> None:
    graph = {
        "detente": "1",
        "title": "Two rooms",
        "parties": {"A": {"name": "A"}, "B": {"name": "B"}},
        "states": ["left", "right", "yard"],
        "moves": {"A": [["left", "right"], ["right", "yard"]], "B": [["yard", "left"]]},
        "preferences": {"A": "unknown", "B": {"payoffs": {"left": "1", "right": "2", "yard": "0"}}},
    }
    laid = lay_out(Case.from_data(graph))
    assert [table.name for table in case_tables(laid)] == ["states", "rankings", "moves"]
    write_tables([table for table in case_tables(laid) if table.name == "moves"], tmp_path / "rooms.csv")
    (tmp_path / "case.yaml").write_text(
        "detente: 1\ntitle: Two rooms\nparties: {A: {name: A}, B: {name: B}}\nstates: [left, right, yard]\n"
        "moves: rooms-moves.csv\npreferences: {A: unknown, B: {payoffs: {left: 1, right: 2, yard: 0}}}\n"
    )
    assert load_case(str(tmp_path / "case.yaml")).file == Case.from_data(graph).file


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".xlsx"])
def test_every_format_holds_the_same(tmp_path: Path, ending: str) -> None:
    laid = lay_out(Case.from_data(WELL))
    for kind, tables in (("t", list(case_tables(laid))), ("m", list(case_matrices(laid)))):
        out = tmp_path / f"{kind}{ending}"
        paths = write_tables(tables, out)
        assert paths == table_paths(out, [table.name for table in tables])
        for number, table in enumerate(tables):
            wanted = [
                list(table.columns.column_names),
                *(list(row.values()) for row in table.columns.to_pylist()),
            ]
            assert read_table(paths[number if len(paths) > 1 else 0], table.name) == (
                [[as_csv(value) for value in row] for row in wanted] if ending == ".csv" else wanted
            )
    assert matrix_names(laid) == [table.name for table in tables]
    assert matrix_entries(laid) == 3 * 2 * 16


def as_csv(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def read_table(path: Path, name: str) -> list[list[Any]]:
    if path.suffix == ".csv":
        return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    if path.suffix == ".parquet":
        table = pyarrow.parquet.read_table(path)
        return [table.column_names, *(list(row.values()) for row in table.to_pylist())]
    sheet = openpyxl.load_workbook(path)[name]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_table_larger_than_a_sheet_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "_MOST_ROWS", 4)
    with pytest.raises(BadInput, match="states: 4 rows and 5 columns are more than a sheet of Excel holds"):
        write_tables(case_tables(lay_out(Case.from_data(WELL))), tmp_path / "t.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_sheets_of_parties_with_long_names_can_be_told_apart(tmp_path: Path) -> None:
    long = "x" * 60
    case = Case.from_data(
        {
            "detente": "1",
            "title": "t",
            "parties": {f"{long}{k}": {"name": "n", "options": {"a": "b"}} for k in range(2)},
            "preferences": {f"{long}{k}": "unknown" for k in range(2)},
        }
    )
    write_tables(case_matrices(lay_out(case)), tmp_path / "m.xlsx")
    names = openpyxl.load_workbook(tmp_path / "m.xlsx").sheetnames
    assert len(set(names)) == 6
    assert all(len(name) <= 31 for name in names)
