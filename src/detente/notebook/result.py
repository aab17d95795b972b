"""The behaviour that every result of a notebook shares: its page, its tables, its JSON."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

from detente import render, sources
from detente.arguments import as_path
from detente.atomic import write_over, write_whole
from detente.content import ByContent
from detente.errors import BadArgument
from detente.notebook.arguments import one_of
from detente.page import Page
from detente.patterns import as_pattern

Row = dict[str, Any]
_FRAME_LIBRARIES = ("pandas", "polars")
_MOST_HEIGHT = 600
"""Pixels of a page shown in a notebook; the rest scrolls."""
_HEIGHT_OF_HEAD, _HEIGHT_OF_LINE = 180, 32
_LINE_END = as_pattern(r"</(?:p|li|tr|h[1-6]|dt|dd|summary|pre|figcaption)>")


class Result(ByContent):
    """A result: equal by content, with a short repr, a page, tables and JSON."""

    _tables: ClassVar[Mapping[str, str]]
    """Table name to the method that makes its rows."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The names that `table` takes; the first is the default."""
        return tuple(self._tables)

    @abstractmethod
    def json(self) -> dict[str, Any]:
        """Return the answer as the command prints it with ``--format json``, as dicts and lists.

        `json.dumps` of the standard library makes text of it.
        """

    @abstractmethod
    def page(self) -> Page:
        """Compose the page of the result."""

    def html(self) -> str:
        """Return the page as one HTML file that loads nothing from elsewhere."""
        return render.render_html(self.page())

    def save(self, path: str | os.PathLike[str], *, overwrite: bool = False, full: bool = False) -> None:
        """Write the page: as a Word file or a PDF by the ending of its name, else as one HTML file.

        Parameters
        ----------
        path
            The file; an earlier page of detente's that is there, and that nobody changed, is replaced.
        overwrite
            Whether to replace any other file too.
        full
            Whether a Word file or a PDF has the annexes too, and not the first page alone.

        Raises
        ------
        BadInput
            If the file cannot be written, or is there already and is no page of detente's as it was written.

        Examples
        --------
        ``detente.analyse("case.yaml").save("analysis.html")``
        """
        file = Path(as_path(path, "path"))
        write_page_file(file, lambda: self._content(file.suffix.lower(), whole=full), overwrite=overwrite)

    def _content(self, ending: str, *, whole: bool) -> bytes:
        if ending == ".docx":
            return render.render_docx(self.page(), whole=whole)
        return render.render_pdf(self.page(), whole=whole) if ending == ".pdf" else self.html().encode()

    def table(self, name: str | None = None) -> Any:
        """Return a table: a data frame of pandas or polars if one is installed, else a list of rows.

        Parameters
        ----------
        name
            One of ``tables``; by default the first.

        Raises
        ------
        BadInput
            If there is no such table.
        """
        if not self._tables:
            raise BadArgument("name", "this result has no table", "use its `json` or `html`")
        name = self.tables[0] if name is None else one_of(name, self.tables, "name", "table")
        rows: Callable[[], Iterable[Row]] = getattr(self, self._tables[name])
        return data_frame(list(rows()))

    def _repr_html_(self) -> str:
        # In a frame of its own: the style of the page must not touch the notebook.
        html = self.html()
        return (
            f'<iframe srcdoc="{escape(html)}" width="100%" height="{_height(html)}"'
            ' style="border: 0"></iframe>'
        )


def _height(html: str) -> int:
    """Estimate the pixels that a page needs, by the lines of its text; a picture needs the most."""
    if "<svg" in html:
        return _MOST_HEIGHT
    return min(_MOST_HEIGHT, _HEIGHT_OF_HEAD + _HEIGHT_OF_LINE * len(_LINE_END.findall(html)))


def write_page_file(path: object, content: Callable[[], bytes], *, overwrite: bool) -> None:
    """Write a page or a picture, over none but an earlier, unchanged one, unless ``overwrite`` says so."""
    file = Path(as_path(path, "path"))
    if overwrite or file.is_dir():
        write_file(file, content())
        return
    if reason := sources.why_kept(file):
        raise BadArgument("path", f"{file} {reason}", "give another name, or overwrite=True")
    whole = content()
    write_over(file, lambda partial: partial.write_bytes(whole), sources.why_kept)


def write_file(path: object, content: bytes) -> None:
    """Write a file whole or not at all; BadInput if it cannot be written."""
    file = Path(as_path(path, "path"))
    if file.is_dir():
        raise BadArgument("path", f"{file} is a folder", "name a file in it")
    write_whole(file, lambda partial: partial.write_bytes(content))


def data_frame(rows: list[Row]) -> Any:
    """Return rows as a data frame of pandas, else of polars; the rows themselves without either."""
    for library in _FRAME_LIBRARIES:
        try:
            return import_module(library).DataFrame(rows)
        except ImportError:
            continue
    return rows
