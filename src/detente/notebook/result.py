"""The behaviour that every result of a notebook shares: its page, its tables, its JSON."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

from detente import render
from detente.case import did_you_mean
from detente.content import ByContent
from detente.errors import BadInput
from detente.page import Page

Row = dict[str, Any]
_FRAME_LIBRARIES = ("pandas", "polars")
_FRAME_HEIGHT = 600
"""Pixels of a page shown in a notebook; the rest scrolls."""


class Result(ByContent):
    """A result: equal by content, with a short repr, a page, tables and JSON.

    Attributes
    ----------
    tables
        Table name to the method that makes its rows; the first is the default.
    """

    tables: ClassVar[Mapping[str, str]]

    @abstractmethod
    def json(self) -> dict[str, Any]:
        """Return the answer as the command prints it with ``--format json``."""

    @abstractmethod
    def page(self) -> Page:
        """Compose the page of the result."""

    def html(self) -> str:
        """Return the page as one HTML file that loads nothing from elsewhere."""
        return render.render_html(self.page())

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the page as one HTML file."""
        Path(path).write_text(self.html(), encoding="utf-8")

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
        name = next(iter(self.tables)) if name is None else one_of(name, self.tables, "table")
        rows: Callable[[], Iterable[Row]] = getattr(self, self.tables[name])
        return data_frame(list(rows()))

    def _repr_html_(self) -> str:
        # In a frame of its own: the style of the page must not touch the notebook.
        return (
            f'<iframe srcdoc="{escape(self.html())}" width="100%" height="{_FRAME_HEIGHT}"'
            ' style="border: 0"></iframe>'
        )


@contextmanager
def named(argument: str) -> Iterator[None]:
    """Name a Python argument, in place of an option of the command line, in bad input raised within."""
    try:
        yield
    except BadInput as error:
        if not error.where.startswith("--"):
            raise
        raise BadInput(argument, error.what, error.mend, error.line) from None


def data_frame(rows: list[Row]) -> Any:
    """Return rows as a data frame of pandas, else of polars; the rows themselves without either."""
    for library in _FRAME_LIBRARIES:
        try:
            return import_module(library).DataFrame(rows)
        except ImportError:
            continue
    return rows


def one_of(name: str, known: Iterable[str], what: str) -> str:
    """Return a name that is known.

    Parameters
    ----------
    what
        What it is the name of, for the message.

    Raises
    ------
    BadInput
        If it is not known; the message says which name is nearest.
    """
    names = list(known)
    if name not in names:
        raise BadInput(what, f"unknown {what} {name}{did_you_mean(name, names)}", f"use {listed(names)}")
    return name


def listed(names: Iterable[str]) -> str:
    """Join names with commas, the last with "or".

    Examples
    --------
    >>> listed(["nash", "gmr", "seq"])
    'nash, gmr or seq'
    """
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
