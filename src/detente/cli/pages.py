"""The file that a page goes to: named after its source, and never in the place of somebody else's work."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Sequence
from pathlib import Path

from detente import dossier, page, render, sources
from detente.atomic import write_over
from detente.cli.output import require_parent
from detente.errors import BadInput
from detente.patterns import as_pattern

_CASE = "case.yaml"
_BRIEF = "brief"
_PIPED = as_pattern(r"standard input [0-9a-f]{12}")
_MEND = "give another name, or move that file away"


def page_name(named: Sequence[str], ending: str = ".html") -> str:
    """Return the name of the file for a brief of some sources: that of the first, without its ending.

    A folder gives its own name, a case file in it that of the file.

    Examples
    --------
    >>> page_name(["talks/report.txt", "other.txt"]), page_name(["-"]), page_name(["talks/case.yaml"])
    ('report.brief.html', 'brief.html', 'case.brief.html')
    """
    first = dossier.without_password(named[0])
    if first == "-":
        return _BRIEF + ending
    path = Path(os.path.realpath(first))
    # A folder's name has no ending to cut off.
    stem = path.name if os.path.isdir(first) else path.stem  # noqa: PTH112 - no error for a name too long
    return f"{stem}.{_BRIEF}{ending}" if stem else _BRIEF + ending


def sources_of_page(named: Sequence[str], folder: Path, piped: str = "") -> str:
    """Return the sources as seen from the folder of their page, so that both can move together.

    Parameters
    ----------
    piped
        The text from standard input, where that is one of them: another text is another source.
    """
    here = os.path.realpath(folder)
    return ", ".join(
        dossier.without_password(source)
        if dossier.is_address(source)
        else f"standard input {hashlib.sha256(piped.encode()).hexdigest()[:12]}"
        if source == "-"
        else os.path.relpath(os.path.realpath(_whole(source)), here)
        for source in named
    )


def _whole(source: str) -> str:
    """Take the folder for the case in it: a brief of either is the same."""
    return str(Path(source).parent) if Path(source).name == _CASE else source


def piped_text(joined: dossier.Dossier | None) -> str:
    """Return the text that came from standard input, for `sources_of_page`."""
    reports = () if joined is None else joined.reports.values()
    return "\n".join(report.text for report in reports if report.source == "-")


def why_not(path: Path, of: str) -> str | None:
    """Return the reason why a page of these sources must not take the place of a file; None if it may."""
    reason = sources.why_kept(path, of)
    return None if reason is None else _PIPED.sub("another text from standard input", reason)


def require_page(path: Path, named: Sequence[str], piped: str | None = None) -> None:
    """Refuse to write over a file that is not an earlier, unchanged page of the same sources.

    Parameters
    ----------
    piped
        As for `sources_of_page`; None before standard input is read, when every text may be the same.
    """
    reason = why_not(path, sources_of_page(named, path.parent, piped or ""))
    if reason is not None and not (piped is None and "-" in named and reason.startswith("is the page of")):
        raise BadInput(str(path), reason, _MEND)
    require_parent(path)


def write_page(content: page.Page, named: Sequence[str], path: Path | None = None, piped: str = "") -> str:
    """Write a page; return a line that says where it is.

    Parameters
    ----------
    named
        The sources it tells of.
    path
        The file; without one it is named after the sources, and numbered where that name is taken.
    piped
        As for `sources_of_page`.

    Raises
    ------
    BadInput
        If ``path`` is taken, or cannot be written.
    """
    reason = None
    if path is None:
        path, reason = _free(Path(page_name(named)), named, piped)
    elif taken := why_not(path, sources_of_page(named, path.parent, piped)):
        raise BadInput(str(path), taken, _MEND)
    whole = render.render_html(content, sources_of_page(named, path.parent, piped))
    write_own(path, whole.encode(), sources_of_page(named, path.parent, piped))
    return f"{reason}; the page is {path}" if reason else f"the page is {path}"


def write_own(path: Path, content: bytes, of: str) -> None:
    """Write a page of some sources, whole or not at all, over none but an earlier, unchanged one of the same.

    Raises
    ------
    BadInput
        If another file is there, also one that was made or changed meanwhile, or it cannot be written.
    """
    write_over(path, lambda partial: partial.write_bytes(content), lambda file: why_not(file, of))


def _free(path: Path, named: Sequence[str], piped: str) -> tuple[Path, str | None]:
    """Return the first of name, name-2, name-3 ... that may be written, and why the first may not."""
    of = sources_of_page(named, path.parent, piped)
    reason = why_not(path, of)
    if reason is None:
        return path, None
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in itertools.count(2))
    return next(other for other in numbered if why_not(other, of) is None), f"{path} {reason} and is kept"
