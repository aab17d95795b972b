"""The files a case may cite: those beside it or below it, and those that a person named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.commands import run

import detente as dt
from detente.case.evidence import resolve_evidence
from detente.case.load import load_case
from detente.errors import BadInput

DIARY = "Monday. The password of the safe is swordfish. I told nobody about the harbour."
CASE = """\
detente: 1
title: A well
parties: {{UP: {{name: Upper village, options: {{share: Share the well}}}}}}
status_quo: N
preferences: {{UP: unknown}}
evidence: {{e: {{report: {report}, quote: the}}}}
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with a private file, and an empty one for what a stranger sent."""
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "diary.txt").write_text(DIARY)
    (tmp_path / "sent" / "inner").mkdir(parents=True)
    return tmp_path


def sent(mine: Path, report: str) -> Path:
    path = mine / "sent" / "case.yaml"
    path.write_text(CASE.format(report=report))
    return path


@pytest.mark.parametrize("command", ["analyse", "brief", "sweep", "ask"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_case_brings_no_file_from_outside_its_folder(mine: Path, command: str, form: str) -> None:
    sent(mine, "../private/diary.txt")
    before = sorted(mine.rglob("*"))
    ended = run(command, "sent/case.yaml", "--format", form, folder=mine)
    assert (ended.status, ended.out) == (2, "")
    assert "case.yaml:6: ../private/diary.txt lies outside the folder of the case" in ended.err
    assert "swordfish" not in ended.err
    assert sorted(mine.rglob("*")) == before


@pytest.mark.parametrize("written", ["whole path", "link", "folder that is a link", "through the folder"])
def test_no_other_way_of_writing_it_leads_outside(mine: Path, written: str) -> None:
    diary = mine / "private" / "diary.txt"
    (mine / "sent" / "letter.txt").symlink_to(diary)
    (mine / "sent" / "letters").symlink_to(diary.parent)
    report = {
        "whole path": str(diary),
        "link": "letter.txt",
        "folder that is a link": "letters/diary.txt",
        "through the folder": "inner/../../private/diary.txt",
    }[written]
    case = load_case(str(sent(mine, report)))
    with pytest.raises(BadInput, match="lies outside the folder of the case"):
        resolve_evidence(case)


@pytest.mark.parametrize("report", ["report.txt", "inner/report.txt", "inner/../report.txt"])
def test_files_beside_and_below_are_cited_as_ever(mine: Path, report: str) -> None:
    (mine / "sent" / "report.txt").write_text("So the well is shared.")
    (mine / "sent" / "inner" / "report.txt").write_text("So the well is shared.")
    evidence = resolve_evidence(load_case(str(sent(mine, report))))
    assert evidence["e"].quote == "the"


def test_a_file_elsewhere_is_cited_once_a_person_names_it(mine: Path) -> None:
    sent(mine, "../private/diary.txt")
    for command in ("analyse", "sweep", "ask"):
        for named in ("private/diary.txt", "private"):
            ended = run(command, "sent/case.yaml", "--report", named, "--format", "json", folder=mine)
            assert ended.status == 0, ended.err
        assert run(command, "sent/case.yaml", "--report", "sent", folder=mine).status == 2
    for named in ("private/diary.txt", "private"):
        assert run("brief", "sent/case.yaml", named, "--format", "json", folder=mine).status == 0


def test_in_python_too(mine: Path) -> None:
    path = sent(mine, "../private/diary.txt")
    with pytest.raises(BadInput, match="outside the folder"):
        dt.load_case(path)
    case = dt.load_case(path, reports=mine / "private" / "diary.txt")
    assert resolve_evidence(case.what_if(set="status_quo=Y"))["e"].quote == "the"


def test_an_interview_cites_what_it_was_given(mine: Path) -> None:
    sent(mine, "../private/diary.txt")
    question = run("ask", "sent/case.yaml", "--report", "private", "--format", "json", folder=mine)
    assert question.status == 0
    (mine / "answers.yaml").write_text(
        f"- {{id: '{_id(question.out)}', answer: 'yes', why: I told nobody about the harbour}}\n"
    )
    ended = run("ask", "sent/case.yaml", "--answers", "answers.yaml", "--report", "private", folder=mine)
    assert ended.status == 0, ended.err
    assert "quote: I told nobody about the harbour" in (mine / "sent" / "case.yaml").read_text()
    undone = run("ask", "sent/case.yaml", "--undo", "--report", "private", folder=mine)
    assert undone.status == 0, undone.err


def _id(question: str) -> str:
    return str(json.loads(question)["question"]["id"])


def test_a_draft_written_elsewhere_says_what_to_name_with_it(mine: Path) -> None:
    (mine / "private" / "talks.txt").write_text(
        "The union of Brine demanded that the harbour board reopen the pier. The board refused to reopen it."
    )
    ended = run("draft", "private/talks.txt", "--out", "sent/case.yaml", folder=mine)
    assert ended.status == 0, ended.err
    assert "sent/case.yaml: cites ../private/talks.txt outside its folder" in ended.err
    assert run("brief", "sent/case.yaml", folder=mine).status == 2
    assert run("brief", "sent/case.yaml", "private/talks.txt", "--format", "json", folder=mine).status == 0
    ended = run("draft", "private/talks.txt", "--out", "case.yaml", folder=mine)
    assert "outside its folder" not in ended.err
