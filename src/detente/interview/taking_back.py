"""One answer of an interview taken back, whichever it is; those given after it are written again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.case import Answered, Case, parse_case
from detente.errors import BadArgument, BadInput
from detente.interview.answering import Answerer, with_answer
from detente.interview.asking import question_of
from detente.interview.conditions import adding_option
from detente.interview.history import Step, step_of, steps_of, text_before
from detente.interview.reply import read_reply
from detente.patterns import as_pattern

_ADDED = as_pattern(r"Is this an option here: “(?P<act>.+)” \((?P<party>.+)\)\?")
_MARK = "\ufeff"


@dataclass(frozen=True)
class TakenBack:
    """A case without one of its answers.

    Attributes
    ----------
    text
        The text of the case.
    steps
        The changes that led to it.
    answer
        The answer that was taken back.
    also
        Later answers that were not written again: their questions do not arise any more.
    """

    case: Case
    text: str
    steps: tuple[Step, ...]
    answer: Answered
    also: tuple[Answered, ...]


def without_answer(case: Case, path: Path, text: str, number: int) -> TakenBack:
    """Return a case as it would be without one answer, and with those given after it.

    Parameters
    ----------
    text
        The text of the file, to the byte.
    number
        The place of the answer among those that the case records, from 1.

    Raises
    ------
    BadInput
        If there is no such answer, it was given in another copy, or the case was edited since.
    """
    given = case.file.interview
    if not 1 <= number <= len(given):
        count = f"it has {len(given)}" if given else "it has none"
        raise BadInput(str(path), f"there is no answer {number}: {count}", "look at the list of answers")
    steps = steps_of(path, text)
    of_answers = _steps_of_answers(steps, given)
    at = of_answers[number - 1]
    if at is None:
        raise BadInput(
            str(path), "does not know what the case was before that answer",
            "take it out by hand, under `interview` and where it stands",
        )  # fmt: skip
    later = {
        step: item for step, item in zip(of_answers, given, strict=True) if step is not None and step > at
    }
    for place in range(at + 1, len(steps)):
        if place not in later:
            raise BadInput(
                str(path), "was edited after that answer", "take the edits back first, the last one first"
            )
    before = text
    for step in reversed(steps[at:]):
        before = text_before(path, before, step)
    now, written = before, list(steps[:at])
    standing = parse_case(now.removeprefix(_MARK), case.path, case.reports)
    also = []
    for place in range(at + 1, len(steps)):
        item = later[place]
        again = _answered_again(standing, item)
        if again is None:
            also.append(item)
            continue
        after = (_MARK if now.startswith(_MARK) else "") + again.text
        written.append(step_of(item.id, item.answer, now, after))
        standing, now = again, after
    return TakenBack(standing, now, tuple(written), given[number - 1], tuple(also))


def _steps_of_answers(steps: Sequence[Step], given: Sequence[Answered]) -> list[int | None]:
    """Return the step that wrote each answer: both are in the order in which they were given."""
    places: list[int | None] = [None] * len(given)
    at = len(steps)
    for number in range(len(given) - 1, -1, -1):
        place = next((k for k in range(at - 1, -1, -1) if steps[k].id == given[number].id), None)
        if place is None:
            break
        places[number], at = place, place
    return places


def _answered_again(case: Case, item: Answered) -> Case | None:
    """Return the case with an answer given once more; None where its question does not arise."""
    who = Answerer(item.by or "", item.on or "")
    added = _ADDED.fullmatch(item.question or "") if item.id.startswith("adds:") else None
    try:
        if added:
            act, once_more = adding_option(f"{added['party']}: {added['act']}")
            return with_answer(case, act, once_more, who).case
        question = question_of(case, item.id)
        if question is None:
            return None
        reply = read_reply(case.file, question, item.answer, item.why or "")
        return with_answer(case, question, reply, who).case
    except (BadArgument, BadInput):
        return None
