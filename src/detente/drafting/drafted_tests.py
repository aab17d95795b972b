"""A drafted test with what it takes for granted, and the words of a claim that it quotes or is cut to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from detente.positions import Position
from detente.short import one_line
from detente.sources import Evidence

MARKS: Final = " ,.;:“”\"'"
_MOST_SUPPOSED: Final = 90


@dataclass(frozen=True)
class Drafted:
    """A test for an assessment, with what it takes for granted; or what is missing for one.

    Attributes
    ----------
    speaks_of
        True if it speaks of an option of the draft.
    lacks
        Acts that are no options, where it ties them to one.
    """

    holds_if: str | None = None
    missing: str | None = None
    assumed: str | None = None
    speaks_of: bool = True
    lacks: tuple[Position, ...] = ()


def without_relative(part: Evidence) -> Evidence:
    """Return words up to a clause on a person in them: "let her meet the boy, who wants to leave"."""
    beside = re.search(r", (?:who|whose|whom)\b", part.quote)
    if beside is None or not beside.start():
        return part
    return Evidence(part.report, part.start, part.start + beside.start(), part.quote[: beside.start()])


def first_clause(condition: str) -> str:
    """Return a condition without what follows it in its sentence.

    Examples
    --------
    >>> first_clause("if the rain holds, a hope that few share.")
    'if the rain holds'
    """
    first = re.split(r"[,;:—]|\.\s", one_line(condition), maxsplit=1)[0].strip(MARKS)
    return first if len(first) <= _MOST_SUPPOSED else f"{first[:_MOST_SUPPOSED].rsplit(' ', 1)[0]}…"


def shortened(text: str) -> str:
    """Return the first eight words of a passage, for a note."""
    words = one_line(text).strip(" ,;:.“”\"'").split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")


def both_of(*reasons: str | None) -> str | None:
    """Return the reasons that there are, in one line.

    Examples
    --------
    >>> both_of("a", None, "b"), both_of(None)
    ('a; b', None)
    """
    return "; ".join(reason for reason in reasons if reason) or None
