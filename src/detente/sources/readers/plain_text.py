"""Plain text, unchanged."""

from __future__ import annotations

from collections.abc import Iterator

from detente.sources.readers.articles import reports_in
from detente.sources.readers.decoding import decode
from detente.sources.report import Report


def read_plain_text(raw: bytes, source: str, report_id: str) -> Iterator[Report]:
    """Yield the report in a text file, unchanged, or each article of one that a data base wrote.

    The publication date is read where a line near the top says it and nothing else; see `date_line`.

    Raises
    ------
    BadInput
        If the bytes are no text, or blank.
    """
    yield from reports_in(decode(raw, source), source, report_id)
