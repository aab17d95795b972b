"""The interview about a case: the question to ask next, and an answer with the difference that it makes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente import interview
from detente.analysis.analysis import Analysis, analyse
from detente.case import Case
from detente.errors import BadArgument, BadInput
from detente.interview import Answerer, GivenAnswer, Question, Reply, Unknowns


@dataclass(frozen=True)
class AnswerResult:
    """A case with an answer written into it.

    Attributes
    ----------
    case
        The case with the answer.
    says
        What was written, in sentences.
    before, after
        The analysis without the answer, and with it.
    """

    case: Case
    question: Question
    reply: Reply
    says: tuple[str, ...]
    before: Analysis
    after: Analysis


def ask(case: Case, passed: Collection[str] = ()) -> Question | None:
    """Find the question whose answer would settle most; None where nothing is left to ask.

    A draft that nobody has reviewed is asked of first: its parties, its options, what is in force.

    Parameters
    ----------
    passed
        Ids of questions that are not to be asked now.

    Raises
    ------
    BadInput
        If the case cannot be used.
    """
    return interview.next_question(case, passed)


def ask_and_count(
    case: Case, passed: Collection[str] = (), unknowns: Unknowns | None = None
) -> tuple[Question | None, int, int]:
    """Find the question to ask next, and count those that are open: about the draft, and about wishes.

    Parameters
    ----------
    passed
        As for `ask`.
    unknowns
        Those of the case, where they are known already: what is worked out of them is not worked out again.

    Raises
    ------
    BadInput
        If the case cannot be used.
    """
    unknowns = interview.unknowns_of(case) if unknowns is None else unknowns
    question = interview.next_question(case, passed, unknowns)
    return question, *interview.questions_left(case, passed, unknowns)


def answer_question(
    case: Case,
    question: Question,
    reply: Reply,
    answerer: Answerer,
    *,
    before: Analysis | None = None,
) -> AnswerResult:
    """Write an answer into a case, and analyse the case before and after.

    Parameters
    ----------
    before
        The analysis of the case, where it is known already.

    Raises
    ------
    BadArgument
        If the answer contradicts what the case says, or leaves a case that cannot be used.
    BadInput
        If the case cannot be used as it is.
    """
    known = analyse(case) if before is None else before
    try:
        written = interview.with_answer(case, question, reply, answerer)
        after = analyse(written.case)
    except BadArgument:
        raise
    except BadInput as error:
        raise BadArgument(
            "answer", f"that does not go with what the case says elsewhere ({error.what})",
            "answer otherwise, or don't know",
        ) from None  # fmt: skip
    return AnswerResult(written.case, question, reply, written.says, known, after)


def answer_all(
    case: Case, given: Sequence[GivenAnswer], source: str, answerer: Answerer
) -> list[AnswerResult]:
    """Write the answers of a file into a case, each into the case as the ones before it leave it.

    Nothing is stored: whoever asks writes the results, if none of the answers is at fault.

    Parameters
    ----------
    source
        The name of the file, as a person knows it.

    Raises
    ------
    BadInput
        If one of them answers no open question, or does not go with the case.
    """
    results: list[AnswerResult] = []
    name = Path(case.source.where).name
    for answer in given:
        current = results[-1].case if results else case
        question = interview.question_of(current, answer.id)
        if question is None:
            raise BadInput(
                source, f"no question {answer.id} is open in {name} here; nothing was written",
                _right_id(current, answer.id), answer.line,
            )  # fmt: skip
        try:
            reply = interview.read_reply(current.file, question, answer.answer, answer.why)
            before = results[-1].after if results else None
            results.append(answer_question(current, question, reply, answerer, before=before))
        except BadArgument as error:
            raise BadInput(
                source, f"{answer.id}: {error.what}; nothing was written", error.mend, answer.line
            ) from None
    return results


def _right_id(of: Case, wrong: str) -> str:
    """Say which question may have been meant by an id that none has."""
    meant = interview.question_meant(of, wrong)
    if meant is None:
        return "take it out: nothing is left to ask"
    return f"write {meant.id}, if you mean “{meant.in_short.translate(_INNER)}”"


_INNER = {ord("“"): "‘", ord("”"): "’"}
"""Quotation marks as they stand within others."""
