"""An interview about a case: its questions as objects, which can be answered."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from detente import analysis, interview, page, render
from detente.arguments import as_path, as_text
from detente.case import Case, resolve_evidence
from detente.errors import BadArgument
from detente.interview import Answerer
from detente.notebook.arguments import Source, as_case
from detente.notebook.result import write_file
from detente.short import shortened


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """A question about a case; `answer` answers it.

    Attributes
    ----------
    id
        The same in every run.
    kind
        ``preference``, ``party``, ``option``, ``in_force`` or ``claim``.
    answers
        The answers it takes.
    settles
        What the answer bears on most.
    quotes
        The words of reports that bear on it.
    """

    id: str
    kind: str
    text: str
    note: str
    answers: tuple[str, ...]
    settles: tuple[str, ...]
    quotes: tuple[str, ...]
    _interview: Interview = field(repr=False, compare=False)
    _asked: interview.Question = field(repr=False, compare=False)

    def __repr__(self) -> str:
        return f"<Question {self.id}: {shortened(self.text)}>"

    def answer(self, answer: str, why: str = "") -> tuple[str, ...]:
        """Answer it; the case of the interview then has the answer.

        Parameters
        ----------
        answer
            One of ``answers``, as a person would type it.
        why
            The reason, or words of a report that the case cites.

        Returns
        -------
        tuple of str
            What was written, and what it changed.

        Raises
        ------
        BadInput
            If the question does not take that answer, or it contradicts the case.
        """
        return self._interview._answered(
            self, as_text(answer, "answer", "text"), as_text(why, "why", "text") if why else ""
        )


class Interview:
    """Questions about a case, one after the other: the one whose answer settles most comes next.

    Iterate over it, and answer each question or pass it over. The file of the case stays as it is
    until `save`.

    Attributes
    ----------
    case
        The case with the answers given so far.
    """

    def __init__(self, case: Case, by: str) -> None:
        self.case = case
        self._by = by
        self._passed: list[str] = []
        self._before: list[Case] = []

    def __repr__(self) -> str:
        return f"<Interview about {shortened(self.case.title)!r}: {len(self._before)} answered>"

    def __iter__(self) -> Iterator[InterviewQuestion]:
        """Yield questions until none is left; one that is not answered is passed over."""
        while (question := self.next()) is not None:
            yield question
            self._passed.append(question.id)

    def next(self) -> InterviewQuestion | None:
        """Return the question to ask next; None where nothing is left to ask."""
        asked = analysis.ask(self.case, self._passed)
        if asked is None:
            return None
        items = self.case.file.evidence
        return InterviewQuestion(
            asked.id, asked.kind, asked.text, asked.note, asked.answers, asked.settles,
            tuple(items[name].quote for name in asked.evidence if name in items), self, asked,
        )  # fmt: skip

    def undo(self) -> None:
        """Take the last answer back.

        Raises
        ------
        BadInput
            If none was given.
        """
        if not self._before:
            raise BadArgument("undo", "no answer was given", "answer a question first")
        self.case = self._before.pop()
        self._passed.clear()

    def save(self, path: Source | None = None) -> None:
        """Write the case to a file; by default to the one it came from.

        Raises
        ------
        BadInput
            If it cannot be written.
        """
        write_file(Path(as_path(path or self.case.path, "path")), self.case.text.encode())

    def json(self) -> dict[str, object]:
        """Return the next question as ``detente ask --format json`` prints it."""
        return render.question_json(
            self.case, analysis.ask(self.case, self._passed), resolve_evidence(self.case)
        )

    def _answered(self, question: InterviewQuestion, answer: str, why: str) -> tuple[str, ...]:
        reply = interview.read_reply(self.case.file, question._asked, answer, why)
        answerer = Answerer(self._by, date.today().isoformat())
        result = analysis.answer_question(self.case, question._asked, reply, answerer)
        self._before.append(self.case)
        self.case = result.case
        return (*result.says, *page.answer_changes_in_words(result.before, result.after))


def ask(case: Case | Source, *, by: str | None = None) -> Interview:
    """Finish a case by answering questions about it.

    Parameters
    ----------
    case
        A case, or the path of a case file.
    by
        Who answers; by default the login name.

    Raises
    ------
    BadInput
        If the case cannot be used.
    """
    loaded = as_case(case)
    if not loaded.text:
        raise BadArgument("case", "has no text to write answers into", "load it from a case file or a text")
    if loaded.changes:
        raise BadArgument("case", "is changed by a what-if", "ask about the case without it")
    return Interview(loaded, by if by is not None else _login_name())


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "an analyst"
