"""Hints on what to do next, which each medium says in its own way: a command, a sentence, a link.

A sentence of a page has the mark of a hint in it; a medium writes its words there before it shows the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from detente.patterns import as_pattern

HintName = Literal[
    "answer", "go through", "no verdicts", "draft", "all", "closer", "longer", "case", "listed"
]
# Characters that no text has for its own words.
_OPEN, _DETAIL, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARK: Final = as_pattern(f"{_OPEN}([a-z ]+){_DETAIL}([^{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True)
class Hint:
    """The words of a hint in each medium.

    Attributes
    ----------
    in_terminal, in_file
        In a terminal, where ``{}`` is the detail; in a file that somebody else may be sent.
    in_workbench
        In the workbench: before its link, in it, and after it.
    path
        The page of the workbench that the link leads to.
    """

    in_terminal: str
    in_file: str
    in_workbench: tuple[str, str, str]
    path: str


_INTERVIEW: Final = "/interview"
HINTS: Final[dict[HintName, Hint]] = {
    "answer": Hint(
        "To answer them: {}",
        "The interview asks them, and writes the answers into the case.",
        ("", "Answer them, one at a time", ""),
        _INTERVIEW,
    ),
    "go through": Hint(
        "To go through the draft: {}",
        "The interview goes through the draft.",
        ("", "Go through the draft, one question at a time", ""),
        _INTERVIEW,
    ),
    "no verdicts": Hint(
        " `detente ask` reviews it; `--full` prints what follows from it as it stands.",
        "",
        (" ", "Review it by answering questions", "; “all details” shows what follows from it as it stands."),
        _INTERVIEW,
    ),
    "draft": Hint(
        "Read the case through, mend it, and delete its first line; or ask for all of it with --full.",
        "Read the case through and mend it first.",
        ("", "Review the case by answering questions", " first."),
        _INTERVIEW,
    ),
    "all": Hint(" (--full)", "", ("", "", ""), ""),
    "closer": Hint(
        " `detente sweep` looks closer.",
        " A count over all that is unknown, a sweep, looks closer.",
        (" ", "What depends on the unknowns", ", on a page of its own, looks closer."),
        "/sweep",
    ),
    "listed": Hint(
        " The JSON lists them all.",
        "",
        (" ", "All of them, as data (JSON)", "."),
        "/api/positions",
    ),
    "longer": Hint("A longer --patience", "A longer search", ("A longer search", "", ""), ""),
    "case": Hint(
        " `detente ask` reviews it; --case CASE takes yours.",
        "",
        (" ", "Review it by answering questions", "."),
        _INTERVIEW,
    ),
}


_BY_NAME: Final[Mapping[str, Hint]] = {str(name): each for name, each in HINTS.items()}


def hint(name: HintName, detail: str = "") -> str:
    """Return the mark of a hint, for a sentence.

    Parameters
    ----------
    detail
        The commands that a terminal names.
    """
    return f"{_OPEN}{name}{_DETAIL}{detail}{_CLOSE}"


def with_hints(text: str, write: Callable[[Hint, str], str]) -> str:
    """Return a text with the words of a medium in the places of its hints.

    Parameters
    ----------
    write
        Returns the words of a hint with its detail.

    Examples
    --------
    >>> [with_hints(f"It is a draft. {hint('longer')}", write) for write in (in_terminal, in_file)]
    ['It is a draft. A longer --patience', 'It is a draft. A longer search']
    """
    if _OPEN not in text:
        return text
    return _MARK.sub(lambda match: _written(match, write), text)


def hints_in(text: str) -> tuple[tuple[str, Hint | None], ...]:
    """Return the parts of a text: each with the hint that follows it, None after the last.

    Examples
    --------
    >>> [(words, after is None) for words, after in hints_in(f"It is a draft{hint('all')}.")]
    [('It is a draft', False), ('.', True)]
    """
    parts: list[tuple[str, Hint | None]] = []
    end = 0
    for match in _MARK.finditer(text):
        known = _BY_NAME.get(match[1])
        if known is not None:
            parts.append((text[end : match.start()], known))
            end = match.end()
    return (*parts, (text[end:], None))


def in_terminal(hint: Hint, detail: str) -> str:
    """Return the words of a hint in a terminal."""
    return hint.in_terminal.replace("{}", detail)


def in_file(hint: Hint, _: str) -> str:
    """Return the words of a hint in a file."""
    return hint.in_file


def _written(match: re.Match[str], write: Callable[[Hint, str], str]) -> str:
    known = _BY_NAME.get(match[1])
    # The words of a report may have any character.
    return match[0] if known is None else write(known, match[2])
