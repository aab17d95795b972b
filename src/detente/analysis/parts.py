"""The share of long work that is done, where the work has parts that follow each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ReportPart = Callable[[float, str], None]
"""Takes the share of the work that is done, from 0 to 1, and what is being done now."""


def no_part(_: float, __: str) -> None:
    """Report nothing."""


@dataclass
class Parts:
    """Work in parts of one weight, and how many of them are done.

    Examples
    --------
    >>> said = []
    >>> parts = Parts(lambda done, doing: said.append((done, doing)), 2)
    >>> parts.within(0.5, "reading"); parts.end(); parts.within(0, "writing")
    >>> said
    [(0.25, 'reading'), (0.5, 'writing')]
    """

    report: ReportPart
    of: int
    done: int = 0

    def within(self, share: float, doing: str) -> None:
        """Say the share of the present part that is done."""
        self.report((self.done + share) / self.of, doing)

    def end(self) -> None:
        """End the present part, whether all of it was needed or not."""
        self.done += 1
