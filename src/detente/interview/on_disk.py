"""A case file in an interview: each answer is written as it is given, and each can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from detente.case import Case, load_case, parse_case
from detente.errors import BadInput
from detente.interview.hand_edits import REDRAFT
from detente.interview.history import (
    CHANGED,
    read_text,
    step_of,
    undone,
    write_step,
    write_text,
    write_undone,
    write_without,
)
from detente.interview.list_in_words import given_in_words
from detente.interview.question import question_in_short
from detente.interview.redrafts import forget_redraft
from detente.interview.reply import answer_in_words
from detente.interview.taking_back import without_answer

_MARK = "\ufeff"


class CaseOnDisk:
    """A case file, and the case that stands in it.

    Parameters
    ----------
    path
        The file, or a folder with a ``case.yaml``.
    reports
        Reports that it may cite besides those in its own folder.

    Raises
    ------
    BadInput
        If it is no case.
    """

    def __init__(self, path: str, reports: Iterable[str] = ()) -> None:
        self.case: Case = load_case(path, reports)
        self.path = Path(self.case.path)
        self._text = read_text(self.path)

    def write(self, case: Case, question: str, answer: str) -> None:
        """Write the case with an answer to a question, given by its id.

        Raises
        ------
        BadInput
            If the file cannot be written, or was changed since it was read.
        """
        self._require_unchanged()
        text = (_MARK if self._text.startswith(_MARK) else "") + case.text
        write_step(self.path, self._text, step_of(question, answer, self._text, text), text)
        self.case, self._text = case, text

    def replace(self, text: str) -> None:
        """Write another text of the case, whole or not at all.

        Raises
        ------
        BadInput
            If the file cannot be written, or was changed since it was read.
        """
        text = (_MARK if self._text.startswith(_MARK) else "") + text
        self._require_unchanged()
        write_text(self.path, text, self._text)
        self.case, self._text = parse_case(text.removeprefix(_MARK), self.case.path, self.case.reports), text

    def undo(self) -> tuple[str, str]:
        """Take the last answer back; return the question, and the answer that was given, in words.

        Raises
        ------
        BadInput
            If there is none, or the file was changed since.
        """
        self._require_unchanged()
        text, step = undone(self.path, self._text)
        write_undone(self.path, self._text, text)
        if step.id == REDRAFT:
            forget_redraft(self.path)
        before = self.case
        without_mark = text.removeprefix(_MARK)
        self.case = parse_case(without_mark, self.case.path, self.case.reports)
        self._text = text
        given = [item for item in before.file.interview if item.id == step.id]
        question = given[-1].question if given and given[-1].question else step.id
        said = (
            given_in_words(before.file, given[-1]) if given else answer_in_words(self.case.file, step.answer)
        )
        return question_in_short(question), said

    def given(self) -> list[tuple[str, str]]:
        """List the questions that were answered, in their order, each with its answer in words."""
        file = self.case.file
        return [
            (question_in_short(item.question or item.id), given_in_words(file, item))
            for item in file.interview
        ]

    def take_back(self, number: int) -> tuple[str, str, tuple[str, ...]]:
        """Take one answer back, by its place among those recorded, from 1; later ones are given again.

        Returns
        -------
        tuple
            The question, the answer that was given, and the questions of later answers that went with it.

        Raises
        ------
        BadInput
            If there is none, or the file was edited since.
        """
        self._require_unchanged()
        gone = without_answer(self.case, self.path, self._text, number)
        write_without(self.path, self._text, gone.text, gone.steps)
        file = self.case.file
        self.case, self._text = gone.case, gone.text
        also = tuple(question_in_short(item.question or item.id) for item in gone.also)
        question = question_in_short(gone.answer.question or gone.answer.id)
        return question, given_in_words(file, gone.answer), also

    def _require_unchanged(self) -> None:
        if read_text(self.path) != self._text:
            raise BadInput(str(self.path), CHANGED, "start `detente ask` again")
