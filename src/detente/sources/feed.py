"""RSS and Atom feeds: one report an entry that carries text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import feedparser

from detente.errors import BadInput
from detente.sources.encoding import require_text
from detente.sources.report import Report


def read_feed(raw: bytes, source: str) -> Iterator[Report]:
    """Reports from the entries of a feed; only what the feed itself holds, no link is followed.

    Raises
    ------
    BadInput
        If it is no feed, or no entry has text.
    """
    feed = feedparser.parse(raw, sanitize_html=True)
    if not feed.entries:
        raise BadInput(source, "no feed with entries", "give an RSS or Atom file, or the pages themselves")
    found = False
    for number, entry in enumerate(feed.entries, start=1):
        text = _text(entry)
        if not text:
            continue
        found = True
        entry_id = str(entry.get("id") or entry.get("link") or number)
        yield Report(
            id=entry_id,
            source=f"{source}#{entry_id}",
            text=require_text(text, source),
            title=entry.get("title"),
            publisher=feed.feed.get("title"),
            published=_published(entry),
            url=entry.get("link"),
            language=_language(feed.feed.get("language")),
        )
    if not found:
        raise BadInput(source, "no entry of the feed holds text", "save the linked pages and give these")


def _text(entry: Any) -> str:
    bodies = [part["value"] for part in entry.get("content", [])] or [entry.get("summary", "")]
    return max((_without_tags(body) for body in bodies), key=len)


def _without_tags(body: str) -> str:
    if "<" not in body:
        return body.strip()
    from lxml import html

    root = html.fromstring(f"<div>{body}</div>")
    for block in root.iter("p", "div", "br", "li"):
        block.tail = "\n" + (block.tail or "")
    return str(root.text_content()).strip()


def _published(entry: Any) -> date | None:
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return date(when.tm_year, when.tm_mon, when.tm_mday) if when else None


def _language(tag: str | None) -> str | None:
    return tag.split("-")[0].lower() if tag else None
