"""RSS and Atom feeds: one report an entry that carries text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import feedparser
from dateutil import parser as dateparser

from detente.errors import BadInput
from detente.sources.readers.decoding import MAX_REPORT_CHARACTERS, require_text
from detente.sources.readers.html_words import words_of_html
from detente.sources.report import Report


def read_feed(raw: bytes, source: str, unreadable: list[BadInput] | None = None) -> Iterator[Report]:
    """Yield a report for each entry of a feed. No link is followed.

    Parameters
    ----------
    raw, source
        The file, and where it is.
    unreadable
        Where given, entries that cannot be used are put there and the others are read.

    Raises
    ------
    BadInput
        If it is no feed, or no entry has text.
    """
    # As a stream: feedparser would open bare bytes that look like a file name as that file.
    feed = feedparser.parse(io.BytesIO(raw), sanitize_html=True)
    if not feed.entries:
        raise BadInput(source, "no feed with entries", "give an RSS or Atom file, or the pages themselves")
    any_text = False
    for number, entry in enumerate(feed.entries, start=1):
        text = _text(entry)
        if not text:
            continue
        any_text = True
        try:
            require_text(text, source)
        except BadInput as fault:
            if unreadable is None:
                raise
            unreadable.append(fault)
            continue
        entry_id = str(entry.get("id") or entry.get("link") or number)
        yield Report(
            id=entry_id,
            source=f"{source}#{entry_id}",
            text=text,
            title=entry.get("title"),
            publisher=feed.feed.get("title"),
            published=_published(entry),
            url=entry.get("link"),
            language=_language(feed.feed.get("language")),
        )
    if not any_text:
        raise BadInput(source, "no entry of the feed holds text", "save the linked pages and give these")


def _text(entry: Any) -> str:
    parts = entry.get("content") or [entry.get("summary_detail") or {}]
    return max((_words(part) for part in parts), key=len)


def _words(part: Any) -> str:
    """Return the words of one body of an entry, without tags, one line a block."""
    body = str(part.get("value") or "")
    if part.get("type") == "text/plain" or not body.strip():
        return body.strip()
    if len(body) > MAX_REPORT_CHARACTERS:
        return body  # refused later; the parser would drop it silently
    return words_of_html(body)


def _published(entry: Any) -> date | None:
    """Return the day of publication in the publisher's own time zone; feedparser converts it to UTC."""
    for key in ("published", "updated"):
        when = entry.get(f"{key}_parsed")
        if when is None:
            continue
        day = date(when.tm_year, when.tm_mon, when.tm_mday)
        try:
            own = dateparser.parse(entry[key], ignoretz=True).date()
        except (ValueError, OverflowError):
            return day
        # Time zones differ by a day at most; beyond that the parser has filled in missing parts.
        return own if abs(own - day) <= timedelta(days=1) else day
    return None


def _language(tag: str | None) -> str | None:
    return tag.split("-")[0].lower() if tag else None
