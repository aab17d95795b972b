"""Quoted words: where a quotation opens and closes, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")
# A doubled single quote is a news agency's straight double quote; a doubled backquote opens only.
_MARK = re.compile(r"[“”„«»\"]|''|``")
_OPENS_ONLY = {"“", "„", "«", "``"}
_CLOSES_ONLY = {"”", "»"}
_SINGLE = re.compile(r"(?<!\w)‘[^‘’\n]+(?:’(?=\w)[^‘’\n]+)*’(?!\w)")
_SINGLE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their marks, ``text[start:end]``; not ``closed`` if the paragraph ends first."""

    start: int
    end: int
    closed: bool


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Find the quotations of a text, in order and never overlapping.

    Inner quotations belong to the outer one. A quotation left open at the end of its paragraph ends there and
    is not ``closed``: by the rule of print, the next paragraph goes on with it if that begins with an opening
    mark.

    Examples
    --------
    >>> text = 'The mayor said “we are ready” and left.'
    >>> [text[q.start:q.end] for q in find_quotes(text)]
    ['“we are ready”']
    """
    found: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(text):
        doubles = list(_double_quotes(text, paragraph.start(), paragraph.end()))
        found.extend(doubles)
        for single in _SINGLE.finditer(text, paragraph.start(), paragraph.end()):
            inside = any(q.start < single.end() and single.start() < q.end for q in doubles)
            if not inside and len(single.group().split()) >= _SINGLE_WORDS:
                found.append(Quote(single.start(), single.end(), True))
    return tuple(sorted(found, key=lambda quote: quote.start))


def _double_quotes(text: str, start: int, end: int) -> Iterator[Quote]:
    opened: int | None = None
    opener = ""
    depth = 0
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if sign not in _CLOSES_ONLY and _may_open(text, mark.end(), end):
                opened, opener, depth = mark.start(), sign, 0
        elif sign in _OPENS_ONLY and not (sign == "“" and _faces_back(text, mark)):
            depth += sign == opener
        elif _closes(opener, sign, text, mark, start):
            if depth:
                depth -= 1
            else:
                yield Quote(opened, mark.end(), True)
                opened = None
    if opened is not None:
        yield Quote(opened, end, False)


def _may_open(text: str, after: int, end: int) -> bool:
    return after < end and not text[after].isspace()


def _faces_back(text: str, mark: re.Match[str]) -> bool:
    """An opening mark right after a word and before a blank was meant to close."""
    return not text[mark.start() - 1].isspace() and text[mark.end() : mark.end() + 1].isspace()


def _closes(opener: str, sign: str, text: str, mark: re.Match[str], start: int) -> bool:
    if sign in _CLOSES_ONLY or sign == "“":
        return opener in _OPENS_ONLY or opener == sign
    if opener in ("“", "„", "«"):
        return False
    # Straight marks do not say which way they face; one after a blank and before a word opens an inner
    # quotation.
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    opens_again = before.isspace() and (after.isalnum() or after == "[")
    return not opens_again or opener != sign
