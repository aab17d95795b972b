"""Web pages: the main text, and the metadata of the page."""

from __future__ import annotations

import re
from datetime import date

import trafilatura
from charset_normalizer.utils import any_specified_encoding
from htmldate import find_date

from detente.errors import BadInput
from detente.sources.readers.plain_text import decode, require_text
from detente.sources.report import Report

MAX_PAGE_BYTES = 20_000_000
# Time grows with the square of both: of the first to find the main text, of the second to parse a tag.
MAX_ELEMENTS = 50_000
MAX_WORDS_IN_A_TAG = 50_000
_OPENING = re.compile(r"<[A-Za-z!?]")
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{50000,}")


def read_html(
    raw: bytes, source: str, report_id: str, url: str | None = None, encoding: str | None = None
) -> Report:
    """Return the report in a saved page: main text by trafilatura, date by htmldate.

    Parameters
    ----------
    raw, source, report_id
        The page, its place, and the id for its report.
    url
        Where it was fetched, if that is known.
    encoding
        The encoding its server declared; without one the page's own declaration is looked for.

    Raises
    ------
    BadInput
        If the page is too large or made of too many parts, or no main text is found in it.
    """
    if len(raw) > MAX_PAGE_BYTES:
        raise BadInput(
            source, f"a page of {len(raw) / 1e6:.0f} MB; at most {MAX_PAGE_BYTES // 1_000_000} MB are read",
            "save the article alone, as text",
        )  # fmt: skip
    page = decode(raw, source, encoding or any_specified_encoding(raw))
    _require_few_parts(page, source)
    text = trafilatura.extract(page, url=url, include_comments=False, include_tables=True)
    if not text:
        raise BadInput(source, "no main text was found in the page", "save the article as plain text")
    # Its own search for a date is not used, and can take seconds.
    about = trafilatura.extract_metadata(page, default_url=url, extensive=False)
    return Report(
        id=report_id,
        source=source,
        text=require_text(text, source),
        title=about.title if about else None,
        publisher=about.sitename if about else None,
        published=_published(page),
        url=(about.url if about else None) or url,
        language=(about.language if about else None),
    )


def _require_few_parts(page: str, source: str) -> None:
    """Refuse a page that would take minutes, before it is parsed; a parser at work cannot be stopped."""
    elements = sum(1 for _ in _OPENING.finditer(page))
    if elements > MAX_ELEMENTS:
        raise BadInput(
            source, f"a page of {elements:,} elements; at most {MAX_ELEMENTS:,} are read",
            "save the article alone, as text",
        )  # fmt: skip
    if any(len(tag.group().split()) > MAX_WORDS_IN_A_TAG for tag in _LONG_TAG.finditer(page)):
        raise BadInput(
            source, f"a tag of more than {MAX_WORDS_IN_A_TAG:,} words", "save the article alone, as text"
        )


def _published(page: str) -> date | None:
    day = find_date(page, original_date=True, extensive_search=False)
    return date.fromisoformat(day) if day else None
