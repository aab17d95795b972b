"""Places in a text as other programs count them: with one sign a line end, in code points or UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import Literal

Unit = Literal["code points", "UTF-16"]


class Counted:
    r"""A text as another program has it, with its places and ours.

    Line ends are one sign there: programs with windows make them so when they show a text.

    Parameters
    ----------
    unit
        The signs that it counts: Java and JavaScript count units of UTF-16, of which rare signs have two.

    Examples
    --------
    >>> counted = Counted("One\r\nfour \U0001f54a five", "UTF-16")
    >>> counted.text, counted.there(5, 9), counted.there(12, 16)
    ('One\nfour 🕊 five', (4, 8), (12, 16))
    >>> counted.here(12, 16)
    (12, 16)
    """

    def __init__(self, text: str, unit: Unit = "code points") -> None:
        crowded = "\r" in text
        wide = unit == "UTF-16" and not text.isascii() and max(text) > "\uffff"
        self.text = text.replace("\r\n", "\n").replace("\r", "\n") if crowded else text
        self._there: list[int] | None = None
        if crowded or wide:
            sizes = (
                0 if c == "\r" and text[k + 1 : k + 2] == "\n" else 2 if wide and c > "\uffff" else 1
                for k, c in enumerate(text)
            )
            self._there = [0, *accumulate(sizes)]
        self._length = len(text)

    def there(self, start: int, end: int) -> tuple[int, int]:
        """Return the place that the other program has for one of ours."""
        return (start, end) if self._there is None else (self._there[start], self._there[end])

    def here(self, start: int, end: int) -> tuple[int, int] | None:
        """Return our place for one of the other program; None where it lies outside the text."""
        if self._there is None:
            inside = 0 <= start < end <= self._length
            return (start, end) if inside else None
        if not 0 <= start < end <= self._there[-1]:
            return None
        # Of a line end of two signs the first has no width: the place begins behind it.
        first = bisect_left(self._there, start + 1) - 1
        return first, bisect_left(self._there, end)
