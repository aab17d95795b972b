"""A file that cannot be read is named, in the brief and beside it, and the others are read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.support.commands import answer, run
from tests.support.paths import EXAMPLE
from tests.support.source_files import pdf

FAULTS = {
    "broken.pdf": "the PDF is damaged and cannot be read",
    "empty.txt": "the file is empty",
    "picture.txt": "holds binary data, not text",
    "gone.txt": "cannot be read: No such file or directory",
    "letter.odt": "is no OpenDocument text, or a damaged one",
    "letter.doc": "no reader for .doc",
    "notes.yaml.bak": "no reader for .bak",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report that can be read, and files that cannot."""
    talks = tmp_path / "talks"
    talks.mkdir()
    shutil.copy(EXAMPLE / "report.txt", talks / "report.txt")
    (talks / "broken.pdf").write_bytes(pdf("The council met.")[:200])
    (talks / "empty.txt").touch()
    (talks / "picture.txt").write_bytes(bytes(range(256)) * 10)
    (talks / "gone.txt").symlink_to("nowhere.txt")
    (talks / "letter.odt").write_bytes(b"PK")
    (talks / "letter.doc").write_bytes(b"PK")
    (talks / "notes.yaml.bak").write_text("no report")
    return tmp_path


def test_the_brief_names_each_on_the_page_and_in_the_terminal(folder: Path) -> None:
    ended = run("brief", "talks", folder=folder)
    assert ended.status == 0, ended.err
    page = (folder / "talks.brief.html").read_text(encoding="utf-8")
    assert "Kem Sokha" in ended.out
    for name, fault in FAULTS.items():
        line = f"Not read: talks/{name}: {fault}."
        assert line in ended.out
        assert line in page.replace("&#39;", "'")
        assert f"detente: not read: talks/{name}: {fault}" in ended.err
    assert "Traceback" not in ended.err


def test_the_json_lists_each(folder: Path) -> None:
    left_out = answer("brief", "talks", folder=folder)["left_out"]
    assert {item["source"]: item["what"] for item in left_out} == {
        f"talks/{name}": fault for name, fault in FAULTS.items()
    }


def test_a_report_in_another_language_is_named(folder: Path) -> None:
    (folder / "talks" / "deutsch.txt").write_text(
        "Die Regierung hat am Freitag erklärt, dass sie mit der Opposition nicht verhandeln will."
    )
    assert (
        "talks/deutsch.txt: in language de, and only English is read"
        in run("brief", "talks", folder=folder).out
    )


def test_where_nothing_can_be_read_the_first_fault_is_the_answer(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()
    ended = run("brief", ".", folder=tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == "detente: a.txt: the file is empty; give a report with words in it\n"


@pytest.mark.parametrize("command", ["read", "positions", "draft"])
def test_every_command_that_reads_names_them_and_goes_on(folder: Path, command: str) -> None:
    ended = run(command, "talks", folder=folder)
    assert ended.status == 0
    assert ended.out
    for name, fault in FAULTS.items():
        assert f"detente: not read: talks/{name}: {fault}" in ended.err
