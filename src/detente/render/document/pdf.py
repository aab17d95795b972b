"""A document as a PDF, set by Typst.

Typst is one wheel with its own fonts; it has footnotes, repeated heads and tags, and takes the words as data,
so none is read as markup. WeasyPrint needs Pango of the system; fpdf2 and ReportLab have no footnotes.
"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict
from importlib.resources import files
from typing import Any, Final

from detente.page import Notes, Page
from detente.patterns import as_pattern
from detente.render.document.drawings import fonts_at_hand
from detente.render.document.elements import (
    Document,
    Element,
    Grid,
    Heading,
    Image,
    PageBreak,
    Paragraph,
    Run,
)
from detente.render.document.layout import lay_out
from detente.render.document.reports import Places
from detente.render.document.runs import printable
from detente.sources import page_mark, seal_page

_log = logging.getLogger("detente.render")
_NOT_SHOWN: Final = as_pattern(r'the text `"([^"]*)"` could not be displayed')
_ACCESSIBLE: Final = "ua-1"
"""PDF/UA-1: tagged, with a title, a language, and words for each drawing."""


def render_pdf(page: Page, of: str = "", *, whole: bool = True) -> bytes:
    """Render a page as a PDF, sealed: see `seal_page`. The same page gives the same file.

    The file has no time in it, unless SOURCE_DATE_EPOCH names one. Letters that no font on this machine
    has are boxes, which is logged.

    Parameters
    ----------
    of
        The sources the page tells of, for its mark.
    whole
        Whether the annexes and the text of the reports follow the first page.
    """
    places = Places(page.dossier.reports if page.dossier else {})
    data = printable(json.dumps(_Data(places).document(lay_out(page, whole=whole)), ensure_ascii=False))
    template = files("detente.render").joinpath("templates/document.typ").read_bytes()
    # A reader of PDFs passes over a comment behind the end.
    return seal_page(_compiled(template, data) + f"\n%{page_mark(of)}\n".encode())


def _compiled(template: bytes, data: str) -> bytes:
    import typst

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_dated = epoch.isdecimal()

    def compiled(standards: list[Any]) -> bytes:
        pdf = typst.compile(
            template,
            format="pdf",
            font_paths=fonts_at_hand(),
            sys_inputs={"page": data, "dated": "yes" if is_dated else ""},
            pdf_standards=standards,
            timestamp=int(epoch) if is_dated else 0,
        )
        assert isinstance(pdf, bytes)
        return pdf

    try:
        return compiled([_ACCESSIBLE])
    except typst.TypstError as error:
        # The standard refuses letters that cannot be shown; a brief with boxes is better than none.
        shown = _NOT_SHOWN.search(error.message)
        if shown:
            _log.warning("no font here has the letters %s: they are boxes in the PDF", shown[1])
        else:
            _log.warning("the PDF is not tagged by the standard: %s", error.message)
        return compiled([])


class _Data:
    """A document as data for the template, with its notes numbered."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._notes = Notes()
        self._written = 0

    def document(self, document: Document) -> dict[str, Any]:
        """Return the whole document."""
        elements = [self._element(element) for element in document.elements]
        return {"title": document.title, "footer": document.footer, "elements": elements}

    def _element(self, element: Element) -> dict[str, Any]:
        match element:
            case Heading():
                return {"is": "heading", "level": element.level, "runs": self._runs(element.runs)}
            case Paragraph():
                return self._paragraph(element)
            case Grid():
                return self._grid(element)
            case Image():
                return {"is": "image", **asdict(element)}
            case PageBreak():
                return {"is": "break"}

    def _paragraph(self, paragraph: Paragraph) -> dict[str, Any]:
        return {
            "is": "paragraph",
            "kind": paragraph.kind,
            "level": paragraph.level,
            "number": paragraph.number,
            "language": paragraph.language,
            "runs": self._runs(paragraph.runs),
        }

    def _grid(self, grid: Grid) -> dict[str, Any]:
        return {
            "is": "grid",
            "about": grid.about,
            "headed": grid.headed,
            "columns": [asdict(column) for column in grid.columns],
            "rows": [
                {
                    "cells": [[self._element(element) for element in cell] for cell in row.cells],
                    "whole": row.whole,
                    "goes_on": row.goes_on,
                    "is_head": row.is_head,
                }
                for row in grid.rows
            ],
        }

    def _runs(self, runs: tuple[Run, ...]) -> list[dict[str, Any]]:
        return [{"text": run.text, "look": run.look, "notes": self._cited(run)} for run in runs]

    def _cited(self, run: Run) -> list[dict[str, Any]]:
        """Number the passages of a run; the words of each are given where it is first cited."""
        cited = []
        for passage in run.notes:
            number = self._notes.number(passage)
            is_new = number > self._written
            self._written = max(self._written, number)
            cited.append({"number": number, "text": self._places.note(passage) if is_new else ""})
        return cited
