"""A parsed text, and the report that it is the text of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.sources import Evidence, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REPORT: Final = "detente_report"


def bind(doc: Doc, report: Report) -> None:
    """Say which report a parsed text is of."""
    doc.user_data[_REPORT] = report


def report_of(doc: Doc) -> Report:
    """Return the report of a parsed text; for a text parsed by itself one without a name.

    Its ``text`` is at hand, while spaCy joins ``doc.text`` from its tokens each time.
    """
    if _REPORT not in doc.user_data:
        bind(doc, Report(id="", source="", text=doc.text))
    report: Report = doc.user_data[_REPORT]
    return report


def passage(doc: Doc, start: int, end: int) -> Evidence:
    """Return the words between two code points of a parsed text."""
    return report_of(doc).passage(start, end)


def passage_of(first: Token, last: Token) -> Evidence:
    """Return the words from one token to another."""
    return passage(first.doc, first.idx, last.idx + len(last))
