"""Apostrophes and quotation marks as they are printed: curly ones for the straight ones of a keyboard.

The words of a report stay as they are, and so do names of files, and commands with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_STRAIGHT = re.compile("[\"']")
_OF_A_FILE = re.compile(r"\S*(?:[\\/`]\S*|\.[a-z]{1,5}(?![\w’']))")
"""A word with a slash, or with the ending of a file's name: a mark in it is a part of the name."""
_QUOTED = re.compile(r"“([^“”]*)”")
_OPENS_AFTER = re.compile(r"[\s(\[{“‘–—]")
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
    exact = [match.span() for match in _OF_A_FILE.finditer(text)]
    exact += [
        match.span(1)
        for match in _QUOTED.finditer(text)
        if _STRAIGHT.search(match[1]) and is_verbatim(match[1].strip(_CUT_ENDS))
    ]

    def mark(match: re.Match[str]) -> str:
        at = match.start()
        if any(start <= at < end for start, end in exact):
            return match[0]
        return _mark(text, at)

    return _STRAIGHT.sub(mark, text)


def _mark(text: str, at: int) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = (not before or _OPENS_AFTER.match(before) is not None) and bool(after) and not after.isspace()
    if text[at] == '"':
        return "“" if opens else "”"
    # "the ’90s" and a lone apostrophe at the start of a word have no partner that closes.
    closes = re.search(r"\S'(?!\w)", text[at + 1 :])
    is_decade = re.match(r"\d0s\b", text[at + 1 :])
    return "‘" if opens and closes and not is_decade else "’"
