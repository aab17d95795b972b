"""A report, and a passage of a report as evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

_LONGEST_HEADLINE: Final = 150
_ONLY_A_DAY: Final = re.compile(r"(?:\w+, )?(?:\d{1,2}\.? \w+|\w+ \d{1,2}),? \d{4}|\d{4}-\d\d-\d\d")


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


def headline_in(text: str) -> str | None:
    r"""Return the first line of a text where it is a headline: short, no sentence, and apart from the rest.

    Examples
    --------
    >>> headline_in("Dockers stay out\n\nThe dockers ..."), headline_in("The dockers stay out.\n\nThey ...")
    ('Dockers stay out', None)
    >>> headline_in("Dockers stay out\r\n\r\nThe dockers ...")
    'Dockers stay out'
    >>> headline_in("3 May 2026\n\nDockers stay out\n\nThe dockers ...")
    'Dockers stay out'
    """
    for paragraph in re.split(r"\r?\n[ \t]*\r?\n", text.strip(), maxsplit=2)[:2]:
        line = paragraph.strip()
        if _ONLY_A_DAY.fullmatch(line):
            continue
        is_one = 0 < len(line) <= _LONGEST_HEADLINE and "\n" not in line and len(line) < len(text.strip())
        return line if is_one and not line.endswith((".", "!", ":", ",")) else None
    return None
