"""Apostrophes and quotation marks as they are printed: curly ones for the straight ones of a keyboard.

The words of a report stay as they are, and so do names of files, and commands with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from detente.patterns import as_pattern

_STRAIGHT = as_pattern("[\"']")
_WORD = as_pattern(r"\S+")
_OF_A_FILE = as_pattern(r"[\\/`]|\.[a-z]{1,5}(?![\w’'])")
"""A slash, or the ending of a file's name, in a word: a mark in that is a part of the name."""
_CLOSES = as_pattern(r"(?=\S'(?!\w))")
_IS_DECADE = as_pattern(r"\d0s\b")
_QUOTED = as_pattern(r"“([^“”]*)”")
_OPENS_AFTER = as_pattern(r"[\s(\[{“‘–—]")
_CUT_ENDS = "….,;:!? "


def curly(text: str, is_verbatim: Callable[[str], bool] = lambda _: False) -> str:
    r"""Return a text with curly marks in the places of straight ones; its length stays.

    Parameters
    ----------
    is_verbatim
        Says of words within quotation marks if they are a report's, which stay as they are.

    Examples
    --------
    >>> curly("Open the people's talks"), curly('The "free" port and the \'old\' one')
    ('Open the people’s talks', 'The “free” port and the ‘old’ one')
    >>> curly("the miners' pay: detente ask o'neill/case.yaml")
    "the miners’ pay: detente ask o'neill/case.yaml"
    >>> curly("it's said: “we don't”", lambda words: words == "we don't")
    "it’s said: “we don't”"
    """
    if not _STRAIGHT.search(text):
        return text
    exact = bytearray(len(text))
    for match in (*_names_of_files(text), *_verbatim(text, is_verbatim)):
        exact[slice(*match)] = b"\1" * (match[1] - match[0])
    last_close = max((match.start() for match in _CLOSES.finditer(text)), default=-1)

    def mark(match: re.Match[str]) -> str:
        at = match.start()
        return match[0] if exact[at] else _mark(text, at, is_closed=last_close > at)

    return _STRAIGHT.sub(mark, text)


def _names_of_files(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words that are names of files: to the end of the word, or of the last ending in it."""
    for word in _WORD.finditer(text):
        parts = list(_OF_A_FILE.finditer(text, *word.span()))
        if parts:
            yield word.start(), parts[-1].end() if parts[-1][0].startswith(".") else word.end()


def _verbatim(text: str, is_verbatim: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield the quotations that are a report's own words."""
    for match in _QUOTED.finditer(text):
        if _STRAIGHT.search(match[1]) and is_verbatim(match[1].strip(_CUT_ENDS)):
            yield match.span(1)


def _mark(text: str, at: int, *, is_closed: bool) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = (not before or _OPENS_AFTER.match(before) is not None) and bool(after) and not after.isspace()
    if text[at] == '"':
        return "“" if opens else "”"
    # "the ’90s" and a lone apostrophe at the start of a word have no partner that closes.
    return "‘" if opens and is_closed and not _IS_DECADE.match(text, at + 1) else "’"
