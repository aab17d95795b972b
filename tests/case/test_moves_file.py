"""Moves of a graph-form case in a CSV file: read as if the case listed them, or refused by row and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.commands import answer, run

from detente.case.load import load_case, parse_case
from detente.case.moves_file import MOST_MOVES
from detente.errors import BadInput

CASE = """\
detente: 1
title: Two drivers
parties: {A: {name: First driver}, B: {name: Second driver}}
states: [swerve, 'yields, A', B_yields, crash]
status_quo: crash
preferences:
  A: {ranking: [[B_yields], [swerve], ['yields, A'], [crash]]}
  B: {payoffs: {'yields, A': 3, swerve: 2, B_yields: 1, crash: 0}}
"""
IN_FULL = """\
moves:
  A: [[swerve, B_yields], [B_yields, swerve], ['yields, A', crash], [crash, 'yields, A']]
  B: [[swerve, 'yields, A'], ['yields, A', swerve], [B_yields, crash], [crash, B_yields]]
"""
ROWS = """\
party,from,to
A,swerve,B_yields
A,B_yields,swerve
A,"yields, A",crash
A,crash,"yields, A"
B,swerve,"yields, A"
B,"yields, A",swerve
B,B_yields,crash
B,crash,B_yields
"""


def written(folder: Path, rows: str | bytes, name: str = "moves.csv") -> Path:
    (folder / "moves.csv").write_bytes(rows.encode() if isinstance(rows, str) else rows)
    path = folder / "case.yaml"
    path.write_text(CASE + f"moves: {name}\n")
    return path


def refusal(folder: Path, rows: str | bytes, name: str = "moves.csv") -> str:
    path = written(folder, rows, name)
    with pytest.raises(BadInput) as refused:
        load_case(str(path))
    return str(refused.value).removeprefix(f"{folder}/")


def test_they_are_the_moves_that_the_case_would_list(tmp_path: Path) -> None:
    other = tmp_path / "full.yaml"
    other.write_text(CASE + IN_FULL)
    assert answer("analyse", str(written(tmp_path, ROWS)), "--full") == answer(
        "analyse", str(other), "--full"
    )


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.replace(",", ";").replace("yields; A", "yields, A"),
        ROWS.replace(",", "\t").replace("yields\t A", "yields, A"),
        ROWS.replace("\n", "\r\n").encode("utf-8-sig"),
        ROWS.replace("party,from,to", "Party, From ,TO,improvement") + "\n,,,\n",
    ],
    ids=["semicolons", "tabs", "as Excel saves it", "more columns, empty rows"],
)
def test_the_forms_of_csv(tmp_path: Path, rows: str | bytes) -> None:
    listed = parse_case(CASE + IN_FULL).file.moves
    assert load_case(str(written(tmp_path, rows))).file.moves == listed


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("", "moves.csv:1: the column party is not there; begin the file with the line party,from,to"),
        ("party,from\nA,crash\n", "moves.csv:1: the column to is not there"),
        ("party,to,from,to\n", "moves.csv:1: the column to stands twice"),
        (ROWS + "C,crash,swerve\n", "moves.csv:10: column party: unknown party C"),
        (ROWS.replace("A,B_yields", "A,B_yield"), "moves.csv:3: column from: unknown state B_yield (did you"),
        ("party,from,to\n\nA,crash,\n", "moves.csv:3: column to: nothing stands there"),
        ("party,from,to\nA,crash\n", "moves.csv:2: column to: nothing stands there"),
        ("party,from,to\nA,crash,crash\n", "moves.csv:2: column to: a move from crash to itself"),
        ('party,from,to\nA,crash,"' + "x" * 200_000, "moves.csv:2: cannot be read as a table"),
        (b"party,from,to\nA,crash,\xff\n", "moves.csv: not text in UTF-8"),
    ],
)
def test_a_fault_is_named_by_row_and_column(tmp_path: Path, rows: str | bytes, said: str) -> None:
    assert refusal(tmp_path, rows).startswith(said)


def test_a_file_elsewhere_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text(ROWS)
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    for name in ("../secret.csv", str(tmp_path / "secret.csv"), "link.csv"):
        assert "moves are not read from outside the folder of the case" in refusal(folder, ROWS, name)
    assert "gone.csv: cannot be read: No such file" in refusal(folder, ROWS, "gone.csv")
    assert "Is a directory" in refusal(folder, ROWS, "'.'")


def test_more_moves_than_an_analysis_is_made_for(tmp_path: Path) -> None:
    rows = "party,from,to\n" + "A,crash,swerve\n" * (MOST_MOVES + 1)
    assert refusal(tmp_path, rows).startswith(f"moves.csv:{MOST_MOVES + 2}: more than 2,000,000 moves")


def test_a_what_if_and_an_answer_know_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, ROWS)
    changed = load_case(str(path)).what_if(set={"status_quo": "swerve"})
    assert changed.file.moves == load_case(str(path)).file.moves
    path.write_text(
        path.read_text().replace("{payoffs: {'yields, A': 3, swerve: 2, B_yields: 1, crash: 0}}", "unknown")
    )
    asked = answer("ask", str(path))["question"]
    (tmp_path / "answers.yaml").write_text(f"- {{id: '{asked['id']}', answer: 'yes', why: So}}\n")
    assert run("ask", str(path), "--answers", str(tmp_path / "answers.yaml")).status == 0
    assert "moves: moves.csv\n" in path.read_text()


def test_a_case_with_too_long_a_list_of_moves_is_told_of_the_file() -> None:
    moves = ", ".join(["[crash, swerve]"] * 170_000)
    with pytest.raises(BadInput) as refused:
        parse_case(CASE + f"moves: {{A: [{moves}]}}\n", "case.yaml")
    assert "anchor" not in str(refused.value)
    assert "moves may stand in a CSV file beside it, `moves: FILE.csv`" in str(refused.value)
