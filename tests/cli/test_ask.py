"""The command `detente ask`: a dialogue, answers from a file, the next question as JSON, and undo."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest
import yaml
from tests.support.commands import DETENTE, answer, run
from tests.support.interviews import DRAFT, drafted

from detente.case.load import load_case
from detente.interview.option_list import is_confirmed


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
    assert "‘perhaps’ is no answer here; answer yes, no or don’t know." in said
    assert "They stay two parties." in said


def test_the_answers_are_explained(folder: Path) -> None:
    assert "don’t know: it is noted that this is unknown" in asked(folder, "?", "quit")


def test_undo_in_the_dialogue_and_after_it_gives_the_file_back_to_the_byte(folder: Path) -> None:
    asked(folder, "yes", "", "one with BM", "")
    once = text(folder)
    said = asked(folder, "1-5", "undo", "quit")
    assert "Taken back: your answer to “" in said
    assert "Question 2 of 10 at most" in said
    assert text(folder) == once
    for _ in range(2):
        ended = run("ask", "case.yaml", "--undo", folder=folder)
        assert (ended.status, ended.out) == (0, "")
    assert text(folder) == DRAFT
    ended = run("ask", "case.yaml", "--undo", folder=folder)
    assert ended.status == 2
    assert "no answer to take back" in ended.err


def test_what_is_taken_back_is_said_in_words_with_no_ids(folder: Path) -> None:
    said = asked(folder, "no", "", "one with Brine Mining", "", "undo", "quit")
    assert (
        "Taken back: your answer to “Should the town court stand in the model as a decision maker of its "
        "own?”: one with Brine Mining."
    ) in said
    assert not any(id_ in said for id_ in ("COURT", "BM", "HU.", "decides:"))


def test_one_of_the_answers_is_taken_back_by_its_number(folder: Path) -> None:
    asked(folder, "no", "", "no", "", "quit")
    listed = run("ask", "case.yaml", "--given", folder=folder).out
    assert "1. The draft has Brine and Brine Mining as two parties" in listed
    assert "2. Should the town court stand in the model" in listed
    ended = run("ask", "case.yaml", "--take-back", "1", folder=folder)
    assert ended.status == 0
    assert "taken back: your answer to “The draft has Brine and Brine Mining" in " ".join(ended.err.split())
    assert [item.id for item in load_case(str(folder / "case.yaml")).file.interview] == ["decides:COURT"]
    assert run("ask", "case.yaml", "--take-back", "3", folder=folder).status == 2


def test_a_question_that_is_passed_over_counts(folder: Path) -> None:
    said = asked(folder, "skip", "no", "", "quit")
    assert "Question 2 of 10" in said
    assert "Question 3 of 10" in said
    said = asked(folder, "skip", "skip", "skip", arguments=("--questions", "2", "--no-brief"))
    assert "Question 3" not in said


@pytest.mark.parametrize("line", ["quit", "skip", ""])
def test_at_the_reason_a_command_is_no_reason_and_the_answer_is_written(folder: Path, line: str) -> None:
    said = asked(folder, "no", line)
    assert "They stay two parties." in said
    assert ("Question 2" in said) == (line != "quit")
    (item,) = load_case(str(folder / "case.yaml")).file.interview
    assert (item.answer, item.why) == ("no", None)


def test_at_the_reason_undo_takes_back_the_answer_that_is_being_given(folder: Path) -> None:
    said = asked(folder, "no", "help", "undo", "yes", "")
    assert "Words that you copy from a report become evidence" in said
    assert [item.answer for item in load_case(str(folder / "case.yaml")).file.interview] == ["yes"]


WELL = """\
detente: 1
title: A well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid the fields}}
status_quo: NN
preferences: {UP: unknown, LOW: {priorities: [UP.share], unknown: [LOW.raid]}}
"""


def test_an_answer_that_depends_on_what_is_no_option_is_noted(folder: Path) -> None:
    (folder / "case.yaml").write_text(WELL)
    said = asked(folder, "yes if it rains", "the well is full then", "", "quit")
    assert "Noted; it stays open because “it rains” is no option here." in said
    (item,) = load_case(str(folder / "case.yaml")).file.interview
    assert (item.answer, item.why) == ("unknown", "yes if it rains: the well is full then")


def test_what_it_depends_on_becomes_an_option_and_the_answer_depends_on_that(folder: Path) -> None:
    (folder / "case.yaml").write_text(WELL)
    said = asked(folder, "yes if the elders agree", "", "the elders", "the elders: agree to it", "quit")
    assert "‘the elders’ does not say who could do it" in said
    assert "The elders are a party of the model now" in said
    case = load_case(str(folder / "case.yaml"))
    assert "ELDERS.agree" in " ".join(case.options)
    assert [item.answer.split()[0] for item in case.file.interview] == ["yes", "yes"]
    assert len(case.file.preferences["UP"].comparisons or ()) == 2
    for _ in range(2):
        assert run("ask", "case.yaml", "--undo", folder=folder).status == 0
    assert text(folder) == WELL


def test_the_draft_counts_as_reviewed_when_its_options_are_corrected_and_confirmed(folder: Path) -> None:
    lines = ["no", "", "yes", "", "1: Walk out; 6 by Brine Mining", "1-6"]
    said = asked(folder, *lines, *["no", ""] * 3, "1", "quit")
    assert (
        "“Go on strike” is “Walk out” now. “Lift the ban on the strike” is an option of Brine Mining now."
        in said
    )
    assert said.index("Could its party choose") < said.index("The options stand as they are.")
    assert "The draft now counts as reviewed" in said
    assert said.index("The draft now counts as reviewed") > said.index("The options stand as they are.")
    case = load_case(str(folder / "case.yaml"))
    assert case.file.parties["BM"].options["lift_ban"].evidence == ("court",)


TO_THE_LIST = ("no", "", "yes", "")
"""Answers to the questions about the parties of the draft, which come before the list of its options."""


def test_the_list_of_options_stands_once_with_the_words_that_they_rest_on(folder: Path) -> None:
    said = asked(folder, *TO_THE_LIST, "1: Walk out", "1-6", "quit")
    words = "Raise wages “The Harbour Union demanded that Brine Mining raise wages” (report.txt)"
    assert said.count(words) == 1
    assert "Compare each with its words." in said


@pytest.mark.parametrize("bare", ["yes", "all right", "ok", "they are all fine"])
def test_a_list_that_nobody_need_have_looked_at_is_not_confirmed(folder: Path, bare: str) -> None:
    said = asked(folder, *TO_THE_LIST, bare, "quit")
    assert f"“{bare}” does not say which you have compared with their words" in said
    assert not is_confirmed(load_case(str(folder / "case.yaml")))


def test_a_no_to_the_list_does_not_say_what_is_wrong(folder: Path) -> None:
    said = asked(folder, *TO_THE_LIST, "no", "quit")
    assert "“no” does not say what is wrong; say it for instance as “2 out”" in said


def test_each_option_of_the_list_has_to_be_named_right_or_corrected(folder: Path) -> None:
    said = asked(folder, *TO_THE_LIST, "1, 2", "1-3 and 5; 4 out; 6: Send a judge", "quit")
    assert "3, 4, 5 and 6 are not named; add “3, 4, 5, 6” to the right ones" in said
    assert "The other options stand as they are." in said
    case = load_case(str(folder / "case.yaml"))
    assert is_confirmed(case)
    assert len(case.options) == 5
    assert said.count("These are the options, and who decides on them") == 1


def test_an_option_is_not_right_and_corrected_at_once(folder: Path) -> None:
    said = asked(folder, *TO_THE_LIST, "1-6; 2 out", "1-9", "quit")
    assert "option 2 is called right, and corrected; say one of the two" in said
    assert "the list has no option 9; name those from 1 to 6" in said


def test_a_yes_or_a_no_is_no_reason_and_is_asked_for_once_more(folder: Path) -> None:
    said = asked(folder, "no", "yes", "They quarrel.", "quit")
    assert "“yes” gives no reason. Why? A reason" in said
    (item,) = load_case(str(folder / "case.yaml")).file.interview
    assert (item.answer, item.why) == ("no", "They quarrel.")


def test_a_second_yes_or_no_for_a_reason_leaves_the_answer_without_one(folder: Path) -> None:
    asked(folder, "no", "yes", "no", "quit")
    (item,) = load_case(str(folder / "case.yaml")).file.interview
    assert (item.answer, item.why) == ("no", None)


def test_a_question_mark_explains_the_very_question_with_the_words_of_its_options(folder: Path) -> None:
    said = asked(folder, "?", *TO_THE_LIST, "?", "quit")
    assert "yes: Brine and Brine Mining decide as one, and have the options of both" in said
    assert "numbers: each of them is an act that its party could choose or leave" in said
    assert (
        "“Lock the gates” (Brine Mining): the reports say: “Brine Mining locked the gates on Monday”" in said
    )


def test_a_copy_says_why_its_answers_cannot_be_taken_back(folder: Path) -> None:
    asked(folder, "no", "")
    (folder / "copy.yaml").write_text(text(folder))
    ended = run("ask", "copy.yaml", "--undo", folder=folder)
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert "is a copy: what undo needs is kept beside the case in which the answers were given" in ended.err


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
    assert "What each is taken to prefer" not in ended.out
    assert "The words ─" not in ended.out


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


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"id": "one:HU-BM", "answer": "no"}, "answers.yaml:3: no question one:HU-BM is open in case.yaml"),
        ({"id": "one:HU-BM", "answer": "no"}, "write one:BRINE-BM, if you mean “The draft has"),
        (
            {"id": "now:HU.strike", "answer": "perhaps"},
            "answers.yaml:3: now:HU.strike: 'perhaps' is no answer",
        ),
        ({"id": "now:HU.strike", "answer": "perhaps"}, "answer yes, no or don't know"),
    ],
)
def test_of_a_file_with_one_answer_at_fault_nothing_is_written(
    folder: Path, wrong: dict[str, str], said: str
) -> None:
    before = text(folder)
    given(folder, {"id": "one:BRINE-BM", "answer": "no"}, wrong)
    ended = run("ask", "case.yaml", "--answers", "answers.yaml", folder=folder)
    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err
    assert "nothing was written" in ended.err
    assert text(folder) == before
    assert not (folder / ".case.yaml.asked").exists()


def test_an_answer_may_be_to_a_question_that_only_an_earlier_one_raises(folder: Path) -> None:
    given(
        folder,
        {"id": "missing:4e608788", "answer": "2"},
        {"id": "HU-prefers-BRINE.open_books", "answer": "yes"},
    )
    ended = run("ask", "case.yaml", "--answers", "answers.yaml", folder=folder)
    assert ended.status == 0, ended.err
    last = load_case(str(folder / "case.yaml")).file.interview[-1]
    assert (last.id, last.answer) == ("HU-prefers-BRINE.open_books", "yes")


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


INTERRUPT = b"\x03"


def in_terminal(folder: Path, *steps: tuple[str, bytes]) -> None:
    """Type into the program in a terminal, each time once it has printed some words."""
    main, child = pty.openpty()
    # Where tests run in the background the signal is ignored, and so it would be by the program.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    program = subprocess.Popen(
        [*DETENTE, "ask", "case.yaml", "--no-brief"], cwd=folder, stdin=child, stdout=child, stderr=child,
        env={**os.environ, "TERM": "dumb"}, start_new_session=True,
    )  # fmt: skip
    os.close(child)
    seen = ""

    def wait_for(words: str, *, interrupts: bool = False) -> None:
        nonlocal seen
        until = time.monotonic() + 60
        again = time.monotonic() + 3
        while words not in " ".join(seen.split()):
            assert time.monotonic() < until, seen
            if interrupts and time.monotonic() > again:
                # A signal that comes before the program waits for input is lost until the next key.
                again = time.monotonic() + 3
                program.send_signal(signal.SIGINT)
            if select.select([main], [], [], 1)[0]:
                try:
                    seen += os.read(main, 4096).decode()
                except OSError:
                    break
        assert words in " ".join(seen.split()), seen

    for words, typed in steps:
        wait_for(words)
        if typed != INTERRUPT:
            os.write(main, typed)
    wait_for("one answer written", interrupts=(steps[-1][1] == INTERRUPT))
    assert program.wait(timeout=60) == 0
    os.close(main)


def test_in_a_terminal_an_interrupt_loses_nothing(folder: Path) -> None:
    in_terminal(
        folder,
        ("one party in this dispute?", b""),
        ("quit. >", b"no\n"),
        ("Enter for none:", b"they quarrel\n"),
        ("one with Brine Mining or don’t know; ? explains, undo, skip, quit. >", b"\x04"),
    )
    assert [a.why for a in load_case(str(folder / "case.yaml")).file.interview] == ["they quarrel"]


def test_an_interrupt_at_the_reason_writes_the_answer_without_one(folder: Path) -> None:
    in_terminal(folder, ("skip, quit. >", b"no\n"), ("Enter for none:", INTERRUPT))
    assert [(a.answer, a.why) for a in load_case(str(folder / "case.yaml")).file.interview] == [("no", None)]


def test_the_help_says_what_json_does() -> None:
    assert "With --format json the next question is printed" in run("ask", "--help").out


def test_the_json_is_one_value(folder: Path) -> None:
    assert json.loads(run("ask", "case.yaml", "--format", "json", folder=folder).out)["question"]
