"""The bounds of quotations, in marks of every print, over the paragraphs of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.patterns import as_pattern
from detente.reading.intervals import Intervals

_PARAGRAPH = as_pattern(r"[^\n]+")
# A doubled single quote is a news agency's straight double quote; a doubled backquote opens only.
_MARK = as_pattern(r"[“”„«»‹›\"]|''|``")
_OPENS_ONLY = {"“", "„", "«", "‹", "``"}
_CLOSES_ONLY = {"”", "»", "›"}
_SPACED = {"«", "‹"}  # French print has a blank inside these
_ONLY_BY = {"«": "»", "‹": "›"}
# A single mark is an apostrophe between letters, and may be one after an s.
_SINGLE_OPENS = as_pattern(r"(?<![\w'’.])(?:‘|'(?!\d0s|em\b|til\b|cause\b|'))(?=[\w\[“\"(])")
_SINGLE_CLOSES = as_pattern(r"(?<=[^\s'’‘])(?:’|'(?!'))(?!\w)")
_SINGLE_WORDS = 4
_LONGEST_SINGLE = 3000  # letters


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
    quotes: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(text):
        doubles = list(_double_quotes(text, paragraph.start(), paragraph.end()))
        quotes.extend(doubles)
        quotes.extend(_single_quotes(text, paragraph.start(), paragraph.end(), doubles))
    return tuple(_outermost(quotes))


def _outermost(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Yield quotations without those inside another."""
    reached = -1
    for quote in sorted(quotes, key=lambda quote: (quote.start, -quote.end)):
        if quote.start >= reached:
            yield quote
            reached = quote.end


def _single_quotes(text: str, start: int, end: int, doubles: Sequence[Quote]) -> Iterator[Quote]:
    """Yield quotations in single marks, of some words or as speech is printed ("'No,' he said")."""
    inside, place = Intervals(doubles), start
    while (opens := _SINGLE_OPENS.search(text, place, end)) is not None:
        place = opens.end()
        if opens.start() in inside:
            continue
        closing = _closing_single(text, opens, end)
        if closing is None or closing in inside:
            continue
        words = text[opens.end() : closing - 1].split()
        spoken = bool(words) and words[0][:1].isupper() and words[-1][-1] in ",.!?…"
        if len(words) >= _SINGLE_WORDS or spoken:
            yield Quote(opens.start(), closing, True)
            place = closing


def _closing_single(text: str, opens: re.Match[str], end: int) -> int | None:
    """Return the end of the closing mark: the first one that is no owner's ("the workers' demands")."""
    sign = "’" if opens.group() == "‘" else "'"
    owner: int | None = None
    for mark in _SINGLE_CLOSES.finditer(text, opens.end(), min(end, opens.end() + _LONGEST_SINGLE)):
        if mark.group() != sign:
            continue
        behind = text[mark.end() : mark.end() + 2]
        if text[mark.start() - 1] != "s" or not (behind[:1] == " " and behind[1:].islower()):
            return mark.end()
        owner = owner or mark.end()
    return owner


def _double_quotes(text: str, start: int, end: int) -> Iterator[Quote]:
    opened: int | None = None
    opener = ""
    depth = 0
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if sign not in _CLOSES_ONLY and (sign in _SPACED or _may_open(text, mark.end(), end)):
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


def _is_last_of(text: str, mark: re.Match[str], closing: str) -> bool:
    """Return True if no proper closing mark follows in the paragraph before the next quotation opens."""
    rest = text[mark.end() : mark.end() + _LONGEST_SINGLE].partition("\n")[0]
    closes = rest.find(closing)
    if closing == '"' and closes > 0 and rest[closes - 1].isspace():
        return True  # the next straight mark opens
    opens = rest.find("“")
    return closes < 0 or 0 <= opens < closes


def _faces_back(text: str, mark: re.Match[str]) -> bool:
    """An opening mark right after a word and before a blank was meant to close."""
    behind = text[mark.end() : mark.end() + 1]
    return not text[mark.start() - 1].isspace() and (not behind or behind.isspace())


def _closes(opener: str, sign: str, text: str, mark: re.Match[str], start: int) -> bool:
    if opener in _ONLY_BY or sign in _ONLY_BY.values():
        return _ONLY_BY.get(opener) == sign
    if sign in _CLOSES_ONLY or sign == "“":
        mixed = opener == '"' and sign == "”" and _is_last_of(text, mark, '"')
        return opener in _OPENS_ONLY or opener == sign or mixed
    if opener in ("“", "„"):
        # Some type an opening mark of print and a straight one behind.
        return sign == '"' and _faces_back(text, mark) and _is_last_of(text, mark, "”")
    # Straight marks do not say which way they face; one after a blank and before a word opens an inner
    # quotation.
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    opens_again = before.isspace() and (after.isalnum() or after == "[")
    return not opens_again or opener != sign
