"""`dt.ask` in a notebook: the questions of `detente ask` as objects."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.commands import answer
from tests.support.interviews import DRAFT, drafted
from tests.support.paths import EXAMPLE_CASE

import detente as dt


def test_the_first_question_is_that_of_the_command(tmp_path: Path) -> None:
    path = drafted(tmp_path)
    interview = dt.ask(path)
    question = interview.next()
    assert question is not None
    printed = answer("ask", str(path))
    assert interview.json() == printed
    assert (question.id, question.text, list(question.answers)) == tuple(
        printed["question"][key] for key in ("id", "text", "answers")
    )


def test_questions_come_one_after_the_other_answered_or_not(tmp_path: Path) -> None:
    interview = dt.ask(drafted(tmp_path), by="an analyst")
    seen = []
    for question in interview:
        seen.append(question.id)
        if question.id == "one:BRINE-BM":
            changed = question.answer("yes", why="one owner")
            assert changed[0].startswith("Brine and Brine Mining are one party now")
        if len(seen) == 4:
            break
    assert len(set(seen)) == 4
    assert [(a.id, a.by) for a in interview.case.file.interview] == [("one:BRINE-BM", "an analyst")]


def test_the_file_changes_only_when_it_is_saved(tmp_path: Path) -> None:
    path = drafted(tmp_path)
    interview = dt.ask(dt.load_case(path))
    question = interview.next()
    assert question is not None
    question.answer("no")
    assert path.read_text() == DRAFT
    interview.save()
    assert len(dt.load_case(path).file.interview) == 1
    interview.undo()
    assert interview.case.text == DRAFT


def test_a_wrong_answer_is_bad_input(tmp_path: Path) -> None:
    question = dt.ask(drafted(tmp_path)).next()
    assert question is not None
    with pytest.raises(dt.BadInput, match="is no answer here; answer yes, no or don't know"):
        question.answer("perhaps")


def test_a_case_without_a_text_and_a_what_if_are_refused() -> None:
    case = dt.load_case(EXAMPLE_CASE)
    with pytest.raises(dt.BadInput, match="what-if"):
        dt.ask(case.what_if(set={"status_quo": "pressed"}))
    with pytest.raises(dt.BadInput, match="has no text"):
        dt.ask(dt.Case.from_data(case.source.data))
