"""The answers given so far, kept beside the case, so that each can be taken back to the byte."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from detente.atomic import write_over, write_whole
from detente.bounded import read_bounded, read_bounded_text
from detente.errors import BadInput
from detente.patterns import as_pattern

MAX_BYTES = 200_000_000
_HAS_ANSWERS = as_pattern(r"^interview:", re.MULTILINE)
CHANGED = "was changed by another program in the meantime"


@dataclass(frozen=True)
class Step:
    """One change of the file: where its text changed, and from what.

    Attributes
    ----------
    id, answer
        The question, and the answer to it.
    at, was, length
        From ``at`` on the text was ``was``, and has ``length`` other characters now.
    before, after
        Digests of the whole text.
    """

    id: str
    answer: str
    at: int
    was: str
    length: int
    before: str
    after: str


def step_of(id_: str, answer: str, before: str, after: str) -> Step:
    r"""Describe the change from one text to another.

    Examples
    --------
    >>> step = step_of("q", "yes", "one two", "one and two")
    >>> step.at, step.was, step.length
    (4, '', 4)
    """
    at = _alike(before, after)
    tail = _alike(before[at:][::-1], after[at:][::-1])
    return Step(
        id_,
        answer,
        at,
        before[at : len(before) - tail],
        len(after) - tail - at,
        _digest(before),
        _digest(after),
    )


def _alike(one: str, other: str) -> int:
    """The number of characters that two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((k for k, (a, b) in pairs if a != b), min(len(one), len(other)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def history_file(case: Path) -> Path:
    """Return the file that keeps the answers: hidden, so that no folder of reports counts it among them."""
    return case.with_name(f".{case.name}.asked")


def steps_of(case: Path, text: str) -> tuple[Step, ...]:
    """Return the changes that led to the present text of a case, the first one first.

    A step that was noted, and whose text was never written, is passed over.

    Raises
    ------
    BadInput
        If the file of answers cannot be read.
    """
    path = history_file(case)
    if not os.path.lexists(path):
        return ()
    try:
        lines = read_bounded_text(path, MAX_BYTES).splitlines()
        steps = [_step(json.loads(line)) for line in lines]
    except (BadInput, ValueError, TypeError, RecursionError):
        raise BadInput(
            str(path), "is not what `detente ask` wrote", "remove it; answers given before then stay"
        ) from None
    if steps and steps[-1].after != _digest(text) and steps[-1].before == _digest(text):
        steps.pop()
    return tuple(steps)


def _step(record: Any) -> Step:
    """Take up one line; whatever somebody else wrote there is no step."""
    step = Step(**record)
    for field in fields(Step):
        if type(getattr(step, field.name)).__name__ != field.type:
            raise TypeError(field.name)
    if step.at < 0 or step.length < 0:
        raise ValueError(step)
    return step


def write_step(case: Path, text: str, step: Step, after: str) -> None:
    """Note a step, then write the case: whatever happens between the two, nothing is lost.

    Raises
    ------
    BadInput
        If a file cannot be written.
    """
    _write_steps(case, (*steps_of(case, text), step))
    write_text(case, after, text)


def undone(case: Path, text: str) -> tuple[str, Step]:
    """Return the text before the last answer, and the step that is taken back; `write_undone` writes it.

    Raises
    ------
    BadInput
        If there is no answer to take back, or the file was changed since.
    """
    steps = steps_of(case, text)
    if not steps and _HAS_ANSWERS.search(text):
        raise BadInput(
            str(case), "is a copy: what undo needs is kept beside the case in which the answers were given",
            "undo there and copy again, or take answers out by hand, under `interview` and where they stand",
        )  # fmt: skip
    if not steps:
        raise BadInput(str(case), "no answer to take back", "give one with `detente ask`")
    return text_before(case, text, steps[-1]), steps[-1]


def text_before(case: Path, text: str, last: Step) -> str:
    """Return the text before a step that led to it.

    Raises
    ------
    BadInput
        If it did not lead to this text.
    """
    if last.after != _digest(text):
        raise BadInput(
            str(case), f"was changed by hand since the answer to {last.id}",
            "take that answer out by hand, under `interview` and where it stands",
        )  # fmt: skip
    return f"{text[: last.at]}{last.was}{text[last.at + last.length :]}"


def write_without(case: Path, text: str, after: str, steps: tuple[Step, ...]) -> None:
    """Write a text that other steps lead to, then keep these."""
    write_text(case, after, text)
    _write_steps(case, steps)


def write_undone(case: Path, text: str, before: str) -> None:
    """Write the text before the last answer, then forget the answer."""
    steps = steps_of(case, text)[:-1]
    write_text(case, before, text)
    _write_steps(case, steps)


def _write_steps(case: Path, steps: tuple[Step, ...]) -> None:
    path = history_file(case)
    if not steps:
        path.unlink(missing_ok=True)
        return
    lines = "".join(json.dumps(asdict(step), ensure_ascii=True) + "\n" for step in steps)
    write_whole(path, lambda partial: partial.write_text(lines, encoding="utf-8"))


def read_text(case: Path) -> str:
    """Return the text of a file to the byte, its line ends and byte order mark too."""
    return read_bounded(case, MAX_BYTES).decode("utf-8")


def write_text(case: Path, text: str, before: str) -> None:
    """Write a text to the byte, whole or not at all, in the place of the text that was read.

    Raises
    ------
    BadInput
        If the file cannot be written, or has another text by now.
    """

    def why_not(file: Path) -> str | None:
        return None if _is_text(file, before) else CHANGED

    write_over(case, lambda partial: partial.write_bytes(text.encode("utf-8")), why_not)


def _is_text(file: Path, text: str) -> bool:
    try:
        return read_text(file) == text
    except (BadInput, UnicodeDecodeError):
        return False
