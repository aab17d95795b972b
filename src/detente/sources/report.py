"""A report, and a passage of a report as evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a report: ``reports[report].text[start:end] == quote``.

    Attributes
    ----------
    report
        The id of the report.
    start, end
        A half-open span of the report's text, in Unicode code points.
    quote
        The exact words.
    """

    report: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was published.

    Attributes
    ----------
    id
        Unique within one run: the JSONL line's own id, else derived from the file's name.
    source
        The file (or ``-``) it came from, as the user named it; a container adds ``#`` and a position.
    text
        The text that all offsets count in, in Unicode code points. For plain text the file's own, unchanged.
    title, publisher
        Where the source says them, else ``None``.
    published
        The day of publication, or ``None`` where neither the source nor the user says it.
    url
        The address of the article where the source says it, else ``None``.
    language
        ISO 639-1 code where the source says it, else ``None``.
    copy_of
        The id of the report that this is a wire copy of; ``None`` where it is none, or nobody looked.
    stated
        The day that the source says, where a person gave another one, which is ``published``.
    """

    id: str
    source: str
    text: str = field(repr=False)
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    copy_of: str | None = None
    stated: date | None = None

    def passage(self, start: int, end: int) -> Evidence:
        """Return the words between two places of the text as evidence.

        Examples
        --------
        >>> Report("r", "r.txt", "The mayor spoke.").passage(4, 9)
        Evidence(report='r', start=4, end=9, quote='mayor')
        """
        return Evidence(self.id, start, end, self.text[start:end])
