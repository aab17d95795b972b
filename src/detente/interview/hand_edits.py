"""Changes of a case as a whole text, kept beside the answers of an interview: each can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from detente.errors import BadInput
from detente.interview.history import read_text, step_of, steps_of, undone, write_step, write_undone
from detente.interview.redrafts import forget_redraft, keep_redrafted

_BY_HAND: Final = "by hand"
REDRAFT: Final = "redraft"
"""The step that brought a case up to date with a new draft."""
_MARK: Final = "\ufeff"


def write_edit(path: Path, before: str, after: str) -> None:
    """Write the text of a case in the place of the text that was read.

    Raises
    ------
    BadInput
        If the file cannot be written, or has another text by now.
    """
    if before.startswith(_MARK):
        after = _MARK + after.removeprefix(_MARK)
    if after != before:
        write_step(path, before, step_of(_BY_HAND, "edited", before, after), after)


def write_redraft(path: Path, before: str, after: str, drafted: str) -> None:
    """Write a case that was brought up to date with a new draft, and keep that draft beside it.

    Raises
    ------
    BadInput
        If a file cannot be written, or the case has another text by now.
    """
    if before.startswith(_MARK):
        after = _MARK + after.removeprefix(_MARK)
    write_step(path, before, step_of(REDRAFT, "brought up to date", before, after), after)
    keep_redrafted(path, drafted)


def has_steps(path: Path) -> bool:
    """Return True if a change of the case can be taken back."""
    try:
        text = read_text(path)
        steps = steps_of(path, text)
        undone(path, text)
    except (BadInput, UnicodeDecodeError):
        return False
    return bool(steps)


def undo_step(path: Path) -> None:
    """Take the last change of a case back: an answer or an edit.

    Raises
    ------
    BadInput
        If there is none, or the file was changed since.
    """
    text = read_text(path)
    before, step = undone(path, text)
    write_undone(path, text, before)
    if step.id == REDRAFT:
        forget_redraft(path)
