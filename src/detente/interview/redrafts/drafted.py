"""The draft from which a case was made, kept beside it: so what a person has edited since can be told."""

from __future__ import annotations

import os
from pathlib import Path

from detente.atomic import write_whole
from detente.bounded import read_bounded_text
from detente.case import parse_case
from detente.errors import BadInput

_MOST_BYTES = 50_000_000


def _file(case: Path) -> Path:
    """Return the file of the draft: hidden, so that no folder of reports counts it among them."""
    return case.with_name(f".{case.name}.drafted")


def keep_drafted(case: Path, text: str) -> None:
    """Keep the text of a draft beside the case that is made from it.

    Raises
    ------
    BadInput
        If it cannot be written.
    """
    write_whole(_file(case), lambda partial: partial.write_text(text, encoding="utf-8"))


def keep_redrafted(case: Path, text: str) -> None:
    """Keep the text of a new draft, and the one before it until the redraft can be taken back no more.

    Raises
    ------
    BadInput
        If it cannot be written.
    """
    if os.path.lexists(_file(case)):
        _file(case).replace(_earlier(case))
    keep_drafted(case, text)


def forget_redraft(case: Path) -> None:
    """Make the draft before the last redraft the one from which the case was made."""
    if os.path.lexists(_earlier(case)):
        _earlier(case).replace(_file(case))
    else:
        _file(case).unlink(missing_ok=True)


def _earlier(case: Path) -> Path:
    return case.with_name(f".{case.name}.drafted-before")


def drafted_before(case: Path) -> str | None:
    """Return the draft from which a case was made; None where it is not known.

    Raises
    ------
    BadInput
        If the file is there and is no draft.
    """
    path = _file(case)
    if not os.path.lexists(path):
        return None
    text = read_bounded_text(path, _MOST_BYTES)
    try:
        parse_case(text, str(path))
    except BadInput as error:
        raise BadInput(
            str(path), f"is not the draft that detente kept ({error.what})",
            "remove it; then all that stands in the case counts as yours",
        ) from None  # fmt: skip
    return text
