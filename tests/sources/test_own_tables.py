"""Tables that `detente export` wrote lie among reports without being taken for reports."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from tests.support.paths import EXAMPLE_CASE

from detente.cli.analyse import analyse
from detente.cli.export import export
from detente.errors import BadInput
from detente.sources.folders import reports_in_folder


def _left(folder: Path) -> tuple[list[str], list[str]]:
    named: list[BadInput] = []
    reports = reports_in_folder(folder, named)
    return [path.name for path in reports], [Path(part.where).name for part in named]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("kind", ["tables", "matrices"])
def test_exported_tables_are_neither_read_nor_named(tmp_path: Path, kind: str, ending: str) -> None:
    out = tmp_path / f"case.{ending}"
    done = CliRunner().invoke(export, [str(EXAMPLE_CASE), "--to", kind, str(out)])
    assert done.exit_code == 0, done.output
    assert list(tmp_path.iterdir())
    (tmp_path / "report.txt").write_text("They met.")
    assert _left(tmp_path) == (["report.txt"], [])


def test_a_table_of_states_and_verdicts_is_neither_read_nor_named(tmp_path: Path) -> None:
    out = tmp_path / "states.parquet"
    done = CliRunner().invoke(analyse, [str(EXAMPLE_CASE), "--format", "json", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert out.exists()
    assert _left(tmp_path) == ([], [])


def test_a_table_of_states_that_a_spreadsheet_program_saved_again_is_still_known(tmp_path: Path) -> None:
    (tmp_path / "well-states.csv").write_text("state;name;status_quo;UP.share\nN;calm;TRUE;FALSE\n")
    assert _left(tmp_path) == ([], [])


def test_tables_of_reports_are_read_whatever_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "border-moves.csv").write_text("date,text\n2021-05-01,They met.\n")
    (tmp_path / "state.csv").write_text("state,name,status_quo,text\nN,calm,TRUE,They met.\n")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["date", "text"])
    sheet.append(["2021-05-01", "They met."])
    book.save(tmp_path / "news.xlsx")
    assert _left(tmp_path)[0] == ["border-moves.csv", "news.xlsx", "state.csv"]
