"""Counts of what happened, where the words that say so stand apart from it."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

COUNT: Final = r"(?:only|just) (?:once|twice|\w+ times)\b"
_ASIDE: Final = r"(?:, [^,.;]{2,60},|\s*(?:—|–|--) ?[^—–.;]{2,60}?(?:—|–|--)| \([^()]{2,60}\))"
_BEHIND_ASIDE: Final = as_pattern(rf"(?P<before>[\w’'-]+ [\w’'-]+){_ASIDE} (?P<count>{COUNT})")
_FIRST: Final = as_pattern(rf"[“\"'`]*(?P<count>{COUNT}),? ", re.IGNORECASE)
_SUBJECT_TWICE: Final = as_pattern(r"((?:The |the )?[A-Z][\w’'. -]*?) (has|have|had|did) (?:the )?(.+)")


def with_count(clause: str, sentence: str) -> str:
    """Return a clause with the count that its sentence has behind an aside, or at its beginning.

    Parameters
    ----------
    clause
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
    if re.search(COUNT, clause, re.IGNORECASE):
        return clause
    behind = _BEHIND_ASIDE.search(sentence)
    if behind is not None and clause.casefold().endswith(behind["before"].casefold()):
        return f"{clause} {behind['count']}"
    first = _FIRST.match(sentence)
    if first is None:
        return clause
    # "Only once has the board met": the verb stands before its subject.
    twice = _SUBJECT_TWICE.fullmatch(clause)
    name = twice[1].removeprefix("The ").removeprefix("the ") if twice else ""
    if twice and twice[3].startswith(f"{name} "):
        clause = f"{twice[1]} {twice[2]}{twice[3].removeprefix(name)}"
    return f"{clause} {first['count'].lower()}"
