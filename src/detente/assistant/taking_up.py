"""Findings on their way to a dossier, with what an assistant adds; without one they pass as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Without an assistant nothing of it is loaded.
    from detente.assistant.proposing import Assistant
    from detente.assistant.requests import Task
    from detente.reading import Findings


def with_proposals(
    findings: Iterable[Findings],
    assistant: Assistant | None,
    tasks: Sequence[Task] = ("rows", "statements"),
    report_progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Findings]:
    """Yield findings, with what an assistant adds to each; as they are where there is none."""
    for number, each in enumerate(findings, start=1):
        if assistant is None:
            yield each
            continue
        report_progress(f"the assistant reads report {number:,}")
        yield assistant.read(each, tasks)
