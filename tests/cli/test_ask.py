"""The command `detente ask`: a dialogue, answers from a file, the next question as JSON, and undo."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import time
from pathlib import Path

import pytest
import yaml
from tests.support.commands import DETENTE, answer, run
from tests.support.interviews import DRAFT, drafted

from detente.case.load import load_case


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    drafted(tmp_path)
    return tmp_path


def asked(folder: Path, *lines: str, arguments: tuple[str, ...] = ("--no-brief",)) -> str:
    typed = "".join(f"{line}\n" for line in lines).encode()
    ended = run("ask", "case.yaml", *arguments, folder=folder, standard_input=typed)
    assert ended.status == 0, ended.err
    return " ".join(ended.out.split())


def text(folder: Path) -> str:
    return (folder / "case.yaml").read_text(encoding="utf-8")


def test_an_answer_is_written_and_what_it_changed_is_said(folder: Path) -> None:
    said = asked(folder, "yes", "The board is the owner's.")
    assert "Are they one party in this dispute?" in said
    assert "Brine and Brine Mining are one party now, Brine Mining, with the options of both." in said
    assert "The model now has three parties, five options" in said
    case = load_case(str(folder / "case.yaml"))
    assert [(a.id, a.answer, a.why) for a in case.file.interview] == [
        ("one:BRINE-BM", "yes", "The board is the owner's.")
    ]
    assert "# Letters in the order of the options above." in case.text


def test_the_quotes_that_bear_on_a_question_stand_below_it(folder: Path) -> None:
    assert "“The town court of Brine had banned the strike” (report.txt)" in asked(folder, "skip", "quit")


def test_an_answer_that_is_none_is_asked_for_again(folder: Path) -> None:
    said = asked(folder, "perhaps", "no", "")
    assert "'perhaps' is no answer here; answer yes, no or don't know." in said
    assert "They stay two parties." in said


def test_the_answers_are_explained(folder: Path) -> None:
    assert "don't know: noted, and not asked again" in asked(folder, "?", "quit")


def test_undo_in_the_dialogue_and_after_it_gives_the_file_back_to_the_byte(folder: Path) -> None:
    asked(folder, "yes", "", "one with BM", "")
    once = text(folder)
    said = asked(folder, "no", "", "undo", "quit")
    assert "Taken back: no to" in said
    assert text(folder) == once
    for _ in range(2):
        ended = run("ask", "case.yaml", "--undo", folder=folder)
        assert (ended.status, ended.out) == (0, "")
    assert text(folder) == DRAFT
    ended = run("ask", "case.yaml", "--undo", folder=folder)
    assert ended.status == 2
    assert "no answer to take back" in ended.err


def test_what_was_changed_by_hand_is_not_undone(folder: Path) -> None:
    asked(folder, "no", "")
    (folder / "case.yaml").write_text(text(folder) + "# by hand\n")
    ended = run("ask", "case.yaml", "--undo", folder=folder)
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert "was changed by hand since the answer to one:BRINE-BM" in ended.err


def test_no_more_questions_are_asked_than_wanted(folder: Path) -> None:
    said = asked(folder, *["no", ""] * 5, arguments=("--questions", "2", "--no-brief"))
    assert "Question 2 of 2 at most" in said
    assert len(load_case(str(folder / "case.yaml")).file.interview) == 2


def test_it_ends_with_the_first_page_of_the_brief(folder: Path) -> None:
    ended = run("ask", "case.yaml", folder=folder, standard_input=b"no\n\nquit\n")
    assert ended.status == 0
    assert "reading the reports" in ended.err
    assert ended.out.rstrip().splitlines()[-1] != "> quit"
    assert "What would unlock it" in ended.out


def test_without_a_terminal_or_answers_it_says_so(folder: Path) -> None:
    ended = run("ask", "case.yaml", folder=folder)
    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "is no terminal, and holds no answers" in ended.err
    assert text(folder) == DRAFT


def test_the_next_question_as_json(folder: Path) -> None:
    question = answer("ask", "case.yaml", folder=folder)["question"]
    assert question["id"] == "one:BRINE-BM"
    assert question["kind"] == "party"
    assert question["answers"] == ["yes", "no", "unknown"]
    assert question["settles"] == []
    asked(folder, "no", "")
    second = answer("ask", "case.yaml", folder=folder)["question"]
    assert second["id"] == "decides:COURT"
    report = (folder / "report.txt").read_text()
    assert [report[e["start"] : e["end"]] for e in second["evidence"]] == [
        "The town court of Brine had banned the strike"
    ]


def test_nothing_left_to_ask_is_null(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(
        "detente: 1\ntitle: t\nparties: {A: {name: A, options: {x: Do x}}}\n"
        "status_quo: N\npreferences: {A: {priorities: [A.x]}}\n"
    )
    assert answer("ask", "case.yaml", folder=tmp_path) == {"question": None}


def given(folder: Path, *answers: dict[str, str]) -> Path:
    (folder / "answers.yaml").write_text(yaml.safe_dump(list(answers)))
    return folder / "answers.yaml"


def test_answers_from_a_file_are_written_in_their_order(folder: Path) -> None:
    given(
        folder,
        {"id": "one:BRINE-BM", "answer": "yes"},
        {
            "id": "COURT-prefers-HU.strike",
            "answer": "no",
            "why": "The town court of Brine had banned the strike",
        },
    )
    ended = run("ask", "case.yaml", "--answers", "answers.yaml", folder=folder)
    assert ended.status == 0, ended.err
    assert "The town court would rather not see the Harbour Union go on strike" in " ".join(ended.out.split())
    known = load_case(str(folder / "case.yaml")).file.preferences["COURT"].comparisons
    assert known is not None
    assert known[0].evidence == ("court",)


def test_a_file_of_answers_at_fault_is_refused_with_its_line(folder: Path) -> None:
    given(folder, {"id": "one:BRINE-BM", "answer": "no"}, {"id": "one:HU-BM", "answer": "no"})
    ended = run("ask", "case.yaml", "--answers", "answers.yaml", folder=folder)
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert "answers.yaml:3: no question one:HU-BM is open" in ended.err
    assert "the 1 before it are in the case" in ended.err


@pytest.mark.parametrize(
    ("content", "said"),
    [("a: b", "is no list of answers"), ("[x]", "no mapping"), ("[{id: a}]", "without answer"),
     ("[{id: a, answer: b, because: c}]", "no key because"), ("{", "not YAML")],
)  # fmt: skip
def test_a_file_that_is_no_list_of_answers_is_refused(folder: Path, content: str, said: str) -> None:
    (folder / "answers.yaml").write_text(content)
    ended = run("ask", "case.yaml", "--answers", "answers.yaml", folder=folder)
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert said in ended.err


@pytest.mark.parametrize("content", ["", "detente: 1\ntitle: t\nparties: {}\n", "a: [", "detente: 2\n"])
def test_a_bad_case_is_one_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "case.yaml").write_text(content)
    ended = run("ask", "case.yaml", folder=tmp_path, standard_input=b"yes\n")
    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_in_a_terminal_an_interrupt_loses_nothing(folder: Path) -> None:
    main, child = pty.openpty()
    program = subprocess.Popen(
        [*DETENTE, "ask", "case.yaml", "--no-brief"], cwd=folder, stdin=child, stdout=child, stderr=child,
        env={**os.environ, "TERM": "dumb"}, start_new_session=True,
    )  # fmt: skip
    os.close(child)
    seen = ""

    def wait_for(words: str) -> None:
        nonlocal seen
        until = time.monotonic() + 60
        while words not in " ".join(seen.split()):
            assert time.monotonic() < until, seen
            if select.select([main], [], [], 1)[0]:
                try:
                    seen += os.read(main, 4096).decode()
                except OSError:
                    break
        assert words in " ".join(seen.split()), seen

    wait_for("one party in this dispute?")
    wait_for("quit. >")
    os.write(main, b"no\n")
    wait_for("Enter for none:")
    os.write(main, b"they quarrel\n")
    wait_for("one with BM or don't know; ? explains, undo, skip, quit. >")
    os.write(main, b"\x04")
    wait_for("one answer written")
    assert program.wait(timeout=60) == 0
    os.close(main)
    assert [a.why for a in load_case(str(folder / "case.yaml")).file.interview] == ["they quarrel"]


def test_the_help_says_what_json_does() -> None:
    assert "With --format json the next question is printed" in run("ask", "--help").out


def test_the_json_is_one_value(folder: Path) -> None:
    assert json.loads(run("ask", "case.yaml", "--format", "json", folder=folder).out)["question"]
