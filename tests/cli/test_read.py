"""A folder in which some files cannot be used: the others are read, and the reasons are kept for the end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.commands import run

TOLD = "Anna Weber said that the talks had failed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(TOLD)
    (reports / "b.txt").write_text("")
    (reports / "c.pdf").write_bytes(b"%PDF-1.4\nno more than a head")
    (reports / "d.jsonl").write_text('{"id": "x", "text": "Anna Weber left."}\nnot JSON\n')
    (reports / "e.txt").write_text(
        "Der Minister sagte am Freitag, dass die Regierung nicht verhandeln werde.\n"
    )
    (reports / "f.txt").write_text(TOLD)
    return tmp_path


def test_readable_files_are_read_and_each_fault_is_listed_at_the_end(folder: Path) -> None:
    done = run("read", "reports", "--format", "json", folder=folder)
    assert done.status == 0
    found = json.loads(done.out)["reports"]
    assert [report["id"] for report in found] == ["a", "x", "e", "f"]
    assert [report["id"] for report in found if report["statements"]] == ["a", "f"]
    told = done.err.splitlines()
    assert told[-1] == "detente: 3 of the files could not be read, or not whole; the others were"
    faults = [line for line in told if line.startswith("detente: not read: ")]
    assert [line.removeprefix("detente: not read: ").split(":")[0] for line in faults] == [
        "reports/b.txt", "reports/c.pdf", "reports/d.jsonl",
    ]  # fmt: skip
    assert faults[2].startswith("detente: not read: reports/d.jsonl:2: not JSON")
    assert any("e.txt: in language de; only English is read" in line for line in told)


def test_a_folder_of_nothing_but_broken_files_is_bad_input(folder: Path) -> None:
    for name in ("a.txt", "e.txt", "f.txt", "x"):
        (folder / "reports" / name).unlink(missing_ok=True)
    (folder / "reports" / "d.jsonl").write_text("not JSON\n")
    done = run("read", "reports", "--format", "json", folder=folder)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_of_several_named_files_the_broken_line_of_one_stops_nothing(folder: Path) -> None:
    done = run("read", "reports/d.jsonl", "reports/a.txt", "--format", "json", folder=folder)
    assert done.status == 0
    assert [report["id"] for report in json.loads(done.out)["reports"]] == ["x", "a"]
    assert "not read: reports/d.jsonl:2: not JSON" in done.err


def test_a_broken_file_that_was_named_alone_is_bad_input(folder: Path) -> None:
    done = run("read", "reports/d.jsonl", "--format", "json", folder=folder)
    assert (done.status, done.out) == (2, "")
    assert "reports/d.jsonl:2: not JSON" in done.err


def test_wire_copies_are_read_once_unless_they_are_kept(tmp_path: Path) -> None:
    dispatch = " ".join(f"Anna Weber said that talk {number} had failed." for number in range(20))
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{dispatch}\n")
    once = json.loads(run("read", ".", "--format", "json", folder=tmp_path).out)["reports"]
    assert [(report["copy_of"], bool(report["statements"])) for report in once] == [
        (None, True),
        ("a", False),
    ]
    kept = json.loads(run("read", ".", "--keep-copies", "--format", "json", folder=tmp_path).out)
    assert [(report["copy_of"], bool(report["statements"])) for report in kept["reports"]] == [
        (None, True),
        (None, True),
    ]


def test_a_day_given_by_hand_that_contradicts_the_report_is_used_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks fail\n\n7 May 2021\n\n" + TOLD)
    done = run("read", "a.txt", "--published", "2020-01-01", "--format", "json", folder=tmp_path)
    assert json.loads(done.out)["reports"][0]["published"] == "2020-01-01"
    warned = [line for line in done.err.splitlines() if "2021-05-07" in line]
    assert warned == [
        "detente: a.txt: says itself that it was published on 2021-05-07; the day given, 2020-01-01, is used"
    ]


def test_a_brief_says_that_a_report_is_of_another_day_than_the_one_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks fail\n\n7 May 2021\n\n" + TOLD)
    said = "a.txt says that it is of 7 May 2021; it is read as of 1 January 2020, the day given by hand."
    printed = run("brief", "a.txt", "--published", "2020-01-01", folder=tmp_path)
    assert said in " ".join(printed.out.split())
    given = ("brief", "a.txt", "--published", "2020-01-01", "--format", "json")
    assert json.loads(run(*given, folder=tmp_path).out)["notes"] == [said]
    as_stated = run("brief", "a.txt", "--published", "7 May 2021", folder=tmp_path)
    assert "given by hand" not in as_stated.out
    assert "2021-05-07" not in as_stated.err
