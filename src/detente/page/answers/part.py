"""A part of many lines, for a medium that shows them page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """A part of many lines.

    Attributes
    ----------
    start
        The number of lines before it.
    most
        Lines at most; None for all that follow.
    """

    start: int = 0
    most: int | None = None

    def of(self, rows: Sequence[T]) -> Sequence[T]:
        """Return those of the rows that are in the part.

        Examples
        --------
        >>> Part(2, 2).of("abcdef"), Part().of("abcdef")
        ('cd', 'abcdef')
        """
        return rows[self.start :] if self.most is None else rows[self.start : self.start + self.most]

    def here(self, rows: Sequence[object]) -> str:
        """Say which of the rows are in the part; nothing where all are.

        Examples
        --------
        >>> Part(2, 2).here("abcdef"), Part(4, 5).here("abcdef"), Part(0, 9).here("abcdef")
        (', here 3 to 4', ', here 5 to 6', '')
        """
        shown = len(self.of(rows))
        return "" if shown == len(rows) else f", here {self.start + 1:,} to {self.start + shown:,}"


WHOLE: Final = Part()
"""All lines."""
