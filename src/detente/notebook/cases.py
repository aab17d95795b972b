"""Cases from a file, or drafted from reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from detente import drafting
from detente.case import Case, file_of, parse_case
from detente.errors import BadArgument
from detente.notebook.arguments import Source, loaded_case
from detente.notebook.dossiers import Dossier, read

_DRAFT = "the drafted case"


def load_case(path: Source, *, reports: Source | Sequence[Source] = ()) -> Case:
    """Read a case file, and check it and the quotes that it cites.

    Parameters
    ----------
    path
        The file, or a folder with a ``case.yaml``.
    reports
        Reports, and folders of them, that the case may cite besides those beside or below it.

    Raises
    ------
    BadInput
        If the file cannot be used, or a quote is not in the report it cites.
    """
    return loaded_case(path, reports)


def draft(of: Dossier | Source | Sequence[Source], *, assume: drafting.Assume = "now") -> Case:
    """Draft a case from a dossier, or from reports; every line cites its words, unknowns stay unknown.

    The text of the case is its ``text``: save it, finish it by hand, and load it with `load_case`.

    Parameters
    ----------
    of
        The result of `read`, or what `read` takes. Reports are cited relative to the working folder.

    assume
        ``"now"``: take what a party does now for what it prefers, and mark it as assumed. ``"none"``: assume
        nothing.

    Raises
    ------
    BadInput
        If the reports leave nothing open that anybody could do.
    """
    if assume not in ("now", "none"):
        raise BadArgument("assume", f"{assume!r} is neither now nor none", "give one of the two")
    dossier = of if isinstance(of, Dossier) else read(of)
    text = drafting.draft_case(dossier.joined, Path.cwd(), assume=assume)
    return parse_case(
        text, _DRAFT, [str(file_of(report.source)) for report in dossier.joined.reports.values()]
    )
