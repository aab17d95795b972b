"""The head of a PDF: its first lines in paragraphs, by the size of the letters and the room between lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PageObject

_MOST_LINES: Final = 24
"""Lines of a page that its head is looked for in."""
_MORE_ROOM: Final = 1.4
"""Times the usual room between lines that part two paragraphs."""
_LARGER: Final = 1.15
"""Times the size of other letters that letters of a heading have at least."""
_FULL: Final = 0.6
"""Part of the longest line that a line has at least if the one below goes on with it."""


@dataclass(frozen=True)
class _Line:
    words: str
    height: float
    size: float

    @property
    def reach(self) -> float:
        """The length of the line on paper, roughly."""
        return len(self.words) * self.size


def head_of(page: PageObject) -> str:
    """Return the first lines of a page as text, a blank line between paragraphs, and lines of one joined."""
    lines = _lines_of(page)[:_MOST_LINES]
    if not lines:
        return ""
    drops = [above.height - below.height for above, below in pairwise(lines)]
    usual = median(drop for drop in drops if drop > 0) if any(drop > 0 for drop in drops) else 0.0
    longest = max(line.reach for line in lines)
    parts = [lines[0].words]
    for (above, below), drop in zip(pairwise(lines), drops, strict=True):
        larger, smaller = max(above.size, below.size), min(above.size, below.size)
        if larger >= _LARGER * smaller or drop > _MORE_ROOM * max(usual, above.size) or drop < 0:
            parts.append("\n\n")
        else:
            parts.append(" " if above.reach >= _FULL * longest else "\n")
        parts.append(below.words)
    return "".join(parts)


def _lines_of(page: PageObject) -> Sequence[_Line]:
    lines: list[_Line] = []

    def take(words: str, outer: Any, inner: Any, _: Any, size: Any) -> None:
        words = " ".join(words.split())
        if not words:
            return
        height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        line = _Line(words, height, float(size) * abs(inner[3] * outer[3]) or 1.0)
        if lines and abs(lines[-1].height - height) < line.size / 4:
            line = _Line(f"{lines.pop().words} {words}", height, line.size)
        lines.append(line)

    page.extract_text(visitor_text=take)
    return lines
