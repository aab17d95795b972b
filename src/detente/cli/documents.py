"""The page of an answer as a file to send: `--docx` and `--pdf`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from detente import render
from detente.cli.output import note
from detente.cli.pages import require_page, sources_of_page, write_own
from detente.errors import BadInput

if TYPE_CHECKING:
    # Its door loads the engine, which no command needs that only explains itself.
    from detente.page import Page


def require_documents(
    docx: Path | None, pdf: Path | None, named: Sequence[str], piped: str | None = None
) -> None:
    """Refuse, before anything is computed, a name with another ending, and what `require_page` refuses."""
    for path, ending in ((docx, ".docx"), (pdf, ".pdf")):
        if path is None:
            continue
        if path.suffix.lower() != ending:
            writes = f"--{ending[1:]} writes {ending} files"
            raise BadInput(str(path), writes, f"give it a name that ends in {ending}")
        require_page(path, named, piped)


def write_documents(
    compose: Callable[[], Page],
    named: Sequence[str],
    docx: Path | None,
    pdf: Path | None,
    piped: str = "",
    *,
    whole: bool = True,
) -> None:
    """Write the files that are asked for, each whole or not at all, and name them.

    Parameters
    ----------
    compose
        Composes the page; it is not called where no file is asked for.
    named, piped
        As for `write_page`.
    whole
        Whether the annexes follow the first page.
    """
    if docx is None and pdf is None:
        return
    page = compose()
    for path, rendered in ((docx, render.render_docx), (pdf, render.render_pdf)):
        if path is not None:
            of = sources_of_page(named, path.parent, piped)
            write_own(path, rendered(page, of, whole=whole), of)
            note(f"the page is also {path}")
