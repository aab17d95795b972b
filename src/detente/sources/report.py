"""What every source becomes: a report with its own text and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it was published.

    Attributes
    ----------
    id
        Unique within one run: the JSONL line's own id, else derived from the file's name.
    source
        The file (or ``-``) it came from, as the user named it; a container adds ``#`` and a position.
    text
        The text all offsets count in, in Unicode code points. For plain text the file's own, unchanged.
    published
        The day of publication, or ``None`` where neither the source nor the user says it.
    language
        ISO 639-1 code where the source says it, else ``None``.
    copy_of
        The id of the report that this is a wire copy of; ``None`` where it is none, or nobody looked.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    copy_of: str | None = None
