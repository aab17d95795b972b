"""A report cut into passages that fit into a question: whole paragraphs where they are short enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from detente.patterns import as_pattern
from detente.sources import Evidence, Report

_BLANK_LINE: Final = as_pattern(r"\n[ \t]*\n\s*")
_FEWEST_CHARACTERS: Final = 20
"""Less than that says nothing of anybody."""


def passages_of(report: Report, furniture: Sequence[Evidence], most: int) -> Iterator[Evidence]:
    r"""Yield the passages of a report in order: paragraphs together as long as they fit, without furniture.

    Parameters
    ----------
    most
        The most characters of a passage.

    Examples
    --------
    >>> report = Report("r", "r.txt", "The dockers may strike again.\n\nThe port of Varn offered talks.\n")
    >>> [passage.quote for passage in passages_of(report, (), 40)]
    ['The dockers may strike again.', 'The port of Varn offered talks.']
    >>> len(list(passages_of(report, (), 400)))
    1
    """
    begun: tuple[int, int] | None = None
    for start, end in _pieces(report.text, furniture, most):
        if begun is not None and end - begun[0] <= most and not _between(furniture, begun[1], start):
            begun = begun[0], end
            continue
        if begun is not None:
            yield report.passage(*begun)
        begun = start, end
    if begun is not None:
        yield report.passage(*begun)


def _pieces(text: str, furniture: Sequence[Evidence], most: int) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs that are no furniture; those that are too long in parts."""
    start = 0
    for end, after in [*((gap.start(), gap.end()) for gap in _BLANK_LINE.finditer(text)), (len(text), 0)]:
        if text[start:end].strip():
            yield from _parts(text, *_without_furniture(text, start, end, furniture), most)
        start = after


def _without_furniture(text: str, start: int, end: int, furniture: Sequence[Evidence]) -> tuple[int, int]:
    """Return a paragraph without the furniture at its beginning and at its end."""
    for words in furniture:
        if words.start <= start < words.end:
            start = min(words.end, end)
    for words in reversed(furniture):
        if words.start < end <= words.end:
            end = max(words.start, start)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _parts(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    while end - start > most:
        cut = start + most
        for mark in (". ", ".\n", "\n", " "):
            place = text.rfind(mark, start + most // 2, cut)
            if place > 0:
                cut = place + len(mark)
                break
        yield start, cut
        start = cut
    if end - start >= _FEWEST_CHARACTERS:
        yield start, end


def _between(furniture: Sequence[Evidence], start: int, end: int) -> bool:
    return any(words.start < end and start < words.end for words in furniture)
