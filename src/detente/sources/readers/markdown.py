"""Markdown: its words without its marks, and what stands at its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from detente.errors import BadInput
from detente.patterns import as_pattern
from detente.sources.readers.articles import reports_in
from detente.sources.readers.days import date_line
from detente.sources.readers.decoding import decode
from detente.sources.report import Report

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_MARKDOWN_CHARACTERS: Final = 5_000_000
_HEAD: Final = as_pattern(
    r"---[ \t]*\r?\n(?P<head>.{0,10000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_NOTE: Final = as_pattern(r"^ {0,3}\[\^[^\]\s]{1,40}\]:[ \t]*", re.MULTILINE)
_MARK_IN_TEXT: Final = as_pattern(r"\[\^[^\]\s]{1,40}\]")
_TAG: Final = as_pattern(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_PUBLISHERS: Final = ("publisher", "source", "site")
_DATES: Final = ("published", "date", "publication_date")
_ROW = ("tr_open", "tr_close")


def read_markdown(raw: bytes, source: str, report_id: str) -> Iterator[Report]:
    """Yield the report in a Markdown file, one line a paragraph, or each article of a data base in it.

    Title, date and publisher are taken from its YAML head; else the title from its first heading, and the
    date from a line of its own.

    Raises
    ------
    BadInput
        If the bytes are no text, or blank.
    """
    written = decode(raw, source)
    if len(written) > MAX_MARKDOWN_CHARACTERS:
        raise BadInput(
            source, f"{len(written):,} characters of Markdown; at most {MAX_MARKDOWN_CHARACTERS:,} are read",
            "split it into single reports",
        )  # fmt: skip
    head, body = _split(written)
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(_without_note_marks(body))
    blocks = list(_blocks(tokens))
    first = next((behind.children for mark, behind in pairwise(tokens) if mark.type == "heading_open"), None)
    yield from reports_in(
        "\n\n".join(blocks),
        source,
        report_id,
        title=_text_of(head, ("title", "headline")) or (_words(first or ()).strip() or None),
        publisher=_text_of(head, _PUBLISHERS),
        published=_day_of(head),
    )


def _without_note_marks(body: str) -> str:
    """Return a text without the marks of footnotes; the words of a note stay where they are written."""
    return _MARK_IN_TEXT.sub("", _NOTE.sub("", body))


def _split(written: str) -> tuple[dict[Any, Any], str]:
    match = _HEAD.match(written.lstrip("\ufeff"))
    if match is None:
        return {}, written
    import yaml

    try:
        head = yaml.safe_load(match["head"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, written
    return (head, written[match.end() :]) if isinstance(head, dict) else ({}, written)


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the paragraphs, headings, items and rows of a file."""
    cells: list[str] | None = None
    for token in tokens:
        if token.type in _ROW:
            if cells:
                yield " | ".join(cell for cell in cells if cell)
            cells = [] if token.type == _ROW[0] else None
        elif token.type == "inline":
            words = _words(token.children or ()).strip()
            if cells is not None:
                cells.append(words)
            elif words:
                yield words
        elif token.type in ("code_block", "fence", "html_block"):
            is_html = token.type == "html_block"
            words = unescape(_TAG.sub("", token.content)) if is_html else token.content
            if words.strip():
                yield words.strip()


def _words(tokens: Sequence[Token]) -> str:
    """Return the words of a line without what its writer struck out."""
    parts = []
    struck = 0
    for token in tokens:
        struck += {"s_open": 1, "s_close": -1}.get(token.type, 0)
        if struck:
            continue
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)


def _text_of(head: dict[Any, Any], keys: Sequence[str]) -> str | None:
    for key, value in head.items():
        if str(key).lower() in keys and isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _day_of(head: dict[Any, Any]) -> date | None:
    for key, value in head.items():
        if str(key).lower() in _DATES:
            if isinstance(value, datetime):
                return value.date()
            if isinstance(value, date):
                return value
            return date_line(str(value))
    return None
