"""How often something happened, where the words that say so stand apart from it."""

from __future__ import annotations

import re
from typing import Final

COUNT: Final = r"(?:only|just) (?:once|twice|\w+ times)\b"
_ASIDE: Final = r"(?:, [^,.;]{2,60},|\s*(?:—|–|--) ?[^—–.;]{2,60}?(?:—|–|--)| \([^()]{2,60}\))"
_BEHIND_ASIDE: Final = re.compile(rf"(?P<before>[\w’'-]+ [\w’'-]+){_ASIDE} (?P<count>{COUNT})")
_FIRST: Final = re.compile(rf"[“\"'`]*(?P<count>{COUNT}),? ", re.IGNORECASE)
_SUBJECT_TWICE: Final = re.compile(r"((?:The |the )?[A-Z][\w’'. -]*?) (has|have|had|did) (?:the )?(.+)")


def with_count(told: str, sentence: str) -> str:
    """Return what is told with the count that its sentence has behind an aside, or at its beginning.

    Parameters
    ----------
    told
        The clause, without its asides.
    sentence
        The whole sentence of the report.

    Examples
    --------
    >>> with_count("Ann met the board", "Ann met the board, her aide said, only twice, in May.")
    'Ann met the board only twice'
    >>> with_count("Ann met the board", "Ann met the board, she said.")
    'Ann met the board'
    """
    if re.search(COUNT, told, re.IGNORECASE):
        return told
    behind = _BEHIND_ASIDE.search(sentence)
    if behind is not None and told.casefold().endswith(behind["before"].casefold()):
        return f"{told} {behind['count']}"
    first = _FIRST.match(sentence)
    if first is None:
        return told
    # "Only once has the board met": the verb stands before its subject.
    twice = _SUBJECT_TWICE.fullmatch(told)
    name = twice[1].removeprefix("The ").removeprefix("the ") if twice else ""
    if twice and twice[3].startswith(f"{name} "):
        told = f"{twice[1]} {twice[2]}{twice[3].removeprefix(name)}"
    return f"{told} {first['count'].lower()}"
