"""Paragraphs whose lines are broken at a fixed width, as in mail and in many text files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

_LONE: Final = 2  # lines on both sides of one break
_PARAGRAPH: Final = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
_NARROWEST, _WIDEST = 60, 130
"""Narrower lines are headings and lists, wider ones are paragraphs of one line each."""


def with_joined_lines(text: str) -> str:
    r"""Return a text with a space in place of each break that only keeps a paragraph within a width.

    No character moves. A break stays if the next word would have fit into the width: it was meant. So do
    breaks within headings and lists, and a lone one unless the next line goes on in small letters or the
    rest of the text has that width.

    Examples
    --------
    >>> text = "On Friday the dockers asked the port authority for talks about\nthe pay on night shifts."
    >>> with_joined_lines(text)
    'On Friday the dockers asked the port authority for talks about the pay on night shifts.'
    >>> with_joined_lines("Harbour\nThe dockers asked for talks.") == "Harbour\nThe dockers asked for talks."
    True
    """
    if "\n" not in text.strip():
        return text
    wrapped = [lines for match in _PARAGRAPH.finditer(text) if (lines := _wrapped(match))]
    sure = [lines for lines in wrapped if len(lines.ends) > _LONE or lines.goes_on]
    width = max((max(lines.ends) for lines in sure), default=_WIDEST)
    joined = list(text)
    for lines in wrapped:
        if lines in sure or _is_forced(lines.ends[0], lines.second, width):
            for place in lines.breaks:
                joined[place] = " "
    return "".join(joined)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The last lines of a paragraph, all of which but the last are full.

    Attributes
    ----------
    ends
        The length of each line.
    breaks
        The place of each break in the text.
    second
        The second line.
    """

    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    second: str

    @property
    def goes_on(self) -> bool:
        """True if the second line begins with a small letter."""
        return self.second.lstrip()[:1].islower()


def _wrapped(paragraph: re.Match[str]) -> _Lines | None:
    """Return the lines from the end upwards, as far as no break among them was meant."""
    lines = paragraph.group().removesuffix("\n").split("\n")
    ends = [len(line.rstrip()) for line in lines]
    first = len(lines) - 1
    while first > 0 and _is_forced(ends[first - 1], lines[first], max(ends[first - 1 :])):
        first -= 1
    if first == len(lines) - 1 or not _NARROWEST <= max(ends[first:]) <= _WIDEST:
        return None
    after = list(accumulate((len(line) + 1 for line in lines), initial=paragraph.start()))[1:]
    breaks = tuple(place - 1 for place in after[first:-1])
    return _Lines(tuple(ends[first:]), breaks, lines[first + 1])


def _is_forced(end: int, following: str, width: int) -> bool:
    """Return True if the first word of the following line would not have fit."""
    return end + 1 + len(following.split()[0]) > width
