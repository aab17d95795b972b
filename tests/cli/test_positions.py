"""The command `detente positions`, from reports to the table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.commands import answer, run

REPORT = """\
The Harbour Union demanded that Brine Mining raise wages. Brine Mining refused to raise wages.
The Harbour Union urged the government to send a mediator.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(REPORT)
    return tmp_path


def test_the_table_names_acts_stances_and_words(folder: Path) -> None:
    ended = run("positions", "report.txt", folder=folder)
    assert ended.status == 0
    for part in ("Who wants what of whom", "demands", "Harbour Union", "Brine Mining", "The words"):
        assert part in ended.out


def test_the_page_is_written_and_named(folder: Path) -> None:
    ended = run("positions", "report.txt", "--html", "table.html", folder=folder)
    assert ended.status == 0
    assert 'class="stances"' in (folder / "table.html").read_text()
    assert "table.html" in ended.err


def test_no_page_is_written_over_a_file_of_the_user_s(folder: Path) -> None:
    ended = run("positions", "report.txt", "--html", "report.txt", folder=folder)
    assert (ended.status, ended.out) == (2, "")
    assert (folder / "report.txt").read_text() == REPORT


def test_what_read_printed_gives_the_same_table(folder: Path) -> None:
    (folder / "findings.json").write_text(run("read", "report.txt", "--format", "json", folder=folder).out)
    assert answer("positions", "findings.json", folder=folder) == answer(
        "positions", "report.txt", folder=folder
    )


def test_standard_input_is_read(folder: Path) -> None:
    ended = run("positions", "-", "--format", "json", folder=folder, standard_input=REPORT.encode())
    assert ended.status == 0
    assert json.loads(ended.out)["positions"]


def test_a_report_that_leaves_nothing_open_is_answered_with_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The bridge at Brine is old. It is made of stone.\n")
    ended = run("positions", "report.txt", folder=tmp_path)
    assert ended.status == 0
    assert "nobody who demands, offers, refuses" in " ".join(ended.out.split())
    assert answer("positions", "report.txt", folder=tmp_path)["positions"] == []


def test_a_file_in_a_folder_that_cannot_be_used_is_named_at_the_end(folder: Path) -> None:
    (folder / "reports").mkdir()
    (folder / "reports" / "a.txt").write_text(REPORT)
    (folder / "reports" / "b.txt").write_text("")
    ended = run("positions", "reports", "--format", "json", folder=folder)
    assert ended.status == 0
    assert json.loads(ended.out)["positions"]
    assert "not read: reports/b.txt" in ended.err


@pytest.mark.parametrize("text", ["", "{"])
def test_a_source_that_cannot_be_used_is_bad_input_in_one_line(tmp_path: Path, text: str) -> None:
    name = "findings.json" if text else "report.txt"
    (tmp_path / name).write_text(text)
    ended = run("positions", name, folder=tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
