"""Progress of long work, said by stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from detente.short import count_of

if TYPE_CHECKING:
    # An analysis of a case alone reads nothing.
    from detente.reading import Findings

ReportProgress = Callable[[str], None]
"""Takes the name of each stage of a long computation as the stage begins."""


def no_report(_: str) -> None:
    """Report nothing."""


def counted(findings: Iterable[Findings], report_progress: ReportProgress) -> Iterator[Findings]:
    """Pass findings on as they come, and say how many reports are read."""
    report_progress("loading the language model")
    for number, of_report in enumerate(findings, start=1):
        report_progress(f"{count_of(number, 'report')} read")
        yield of_report
