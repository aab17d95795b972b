"""The options `--docx` and `--pdf`: files to send, which take the place of no file but their own kind."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from tests.support.commands import run
from tests.support.documents import change
from tests.support.paths import EXAMPLE_CASE

REPORT = """\
The Harbour Union demanded that Brine Mining raise wages. Brine Mining refused to raise wages.
The Harbour Union urged the government to send a mediator.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(REPORT)
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [("brief", "report.txt"), ("positions", "report.txt"), ("analyse", "CASE"), ("sweep", "CASE")],
    ids=lambda command: command[0],
)
def test_both_files_are_written_and_named(folder: Path, command: tuple[str, str]) -> None:
    source = command[1].replace("CASE", str(EXAMPLE_CASE))
    ended = run(command[0], source, "--docx", "a.docx", "--pdf", "a.pdf", folder=folder)
    assert ended.status == 0
    assert "a.docx" in ended.err
    assert "a.pdf" in ended.err
    title = docx.Document(str(folder / "a.docx")).core_properties.title
    metadata = PdfReader(folder / "a.pdf").metadata
    assert title
    assert metadata is not None
    assert metadata.title == title


def test_the_brief_as_a_file_is_its_first_page_and_with_full_has_the_annexes(folder: Path) -> None:
    for option, annexes in ((), 0), (("--full",), 1):
        assert run("brief", "report.txt", "--docx", "a.docx", *option, folder=folder).status == 0
        heads = [each.text for each in docx.Document(str(folder / "a.docx")).paragraphs]
        assert heads.count("Annexes") == annexes
        assert heads.count("The words themselves") == annexes


@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
def test_a_file_as_it_was_written_is_written_anew_and_one_that_was_changed_is_kept(
    folder: Path, name: str
) -> None:
    command = ("positions", "report.txt", f"--{name[2:]}", name)
    assert run(*command, folder=folder).status == 0
    assert run(*command, folder=folder).status == 0
    change(folder / name)
    changed = (folder / name).read_bytes()
    ended = run(*command, folder=folder)
    assert ended.status == 2
    assert "give another name" in ended.err
    assert (folder / name).read_bytes() == changed


def test_a_file_of_the_user_s_is_kept(folder: Path) -> None:
    docx.Document().save(str(folder / "mine.docx"))
    before = (folder / "mine.docx").read_bytes()
    ended = run("positions", "report.txt", "--docx", "mine.docx", folder=folder)
    assert (ended.status, ended.out) == (2, "")
    assert "is no page of detente's" in ended.err
    assert (folder / "mine.docx").read_bytes() == before


@pytest.mark.parametrize(
    ("option", "name", "says"),
    [
        ("--docx", "brief.doc", "ends in .docx"),
        ("--pdf", "brief.docx", "ends in .pdf"),
        ("--pdf", "nowhere/brief.pdf", "its folder is not there"),
    ],
)
def test_a_name_that_cannot_be_is_refused_before_anything_is_read(
    folder: Path, option: str, name: str, says: str
) -> None:
    ended = run("brief", "no-such-report.txt", option, name, folder=folder)
    assert ended.status == 2
    assert says in ended.err
    assert [path.name for path in folder.iterdir()] == ["report.txt"]


def test_a_file_of_another_source_is_kept(folder: Path) -> None:
    (folder / "other.txt").write_text(REPORT)
    assert run("positions", "report.txt", "--pdf", "a.pdf", folder=folder).status == 0
    ended = run("positions", "other.txt", "--pdf", "a.pdf", folder=folder)
    assert ended.status == 2
    assert "is the page of report.txt" in ended.err


def test_files_beside_the_reports_are_not_read_nor_named_as_left_out(folder: Path) -> None:
    command = ("positions", ".", "--docx", "a.docx", "--pdf", "a.pdf")
    assert run(*command, folder=folder).status == 0
    again = run(*command, folder=folder)
    assert again.status == 0
    assert "not read" not in again.err
    assert "Positions from one report" in again.out
