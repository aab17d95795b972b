"""Plain text: the file's own words, unchanged."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from dateutil import parser as dateparser

from detente.sources.encoding import decode, require_text
from detente.sources.report import Report

_LINES_OF_HEAD = 5
_DATE_LINE = re.compile(
    r"^(?:published\s*(?:on)?:?\s*)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(\d{4}-\d{2}-\d{2}|\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{4}|[A-Za-z]{3,9}\.?\s+\d{1,2},?\s+\d{4})\.?$",
    re.IGNORECASE,
)


def read_plain_text(raw: bytes, source: str, report_id: str) -> Report:
    """A report from the bytes of a text file.

    The publication date is read where one of the first five lines that are not blank is a full
    date and nothing else ("7 May 2021", "Published on May 7, 2021").

    Raises
    ------
    BadInput
        If the bytes are no text, or blank.
    """
    text = require_text(decode(raw, source), source)
    return Report(id=report_id, source=source, text=text, published=date_line(text))


def date_line(text: str) -> date | None:
    r"""The date that stands alone on one of the first lines.

    Examples
    --------
    >>> date_line("Talks resume\n\nFriday, 7 May 2021\n\nThe two sides met.")
    datetime.date(2021, 5, 7)
    """
    lines = (line.strip() for line in text[:5000].splitlines())
    for line in islice((line for line in lines if line), _LINES_OF_HEAD):
        found = _DATE_LINE.match(line)
        if found:
            try:
                return _day(found.group(1))
            except (ValueError, OverflowError):
                continue  # "31 February 2021" has the form of a date and is none
    return None


def _day(written: str) -> date:
    """The day that is written in full; ValueError if a part is no day, month or year."""
    # The parser takes a weekday for one and then reads "Sunday 12, 2021" as of December.
    months = dateparser.parserinfo()
    if any(months.month(word) is None for word in re.findall(r"[A-Za-z]+", written)):
        raise ValueError(written)
    return dateparser.parse(written).date()
