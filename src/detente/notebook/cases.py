"""Cases from a file, or drafted from reports."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from detente import case as cases
from detente import drafting
from detente.case import Case
from detente.notebook.dossiers import Dossier, Source, read

_DRAFT = "the drafted case"


def load_case(path: Source) -> Case:
    """Read a case file, and check it and the quotes that it cites.

    Raises
    ------
    BadInput
        If the file cannot be used, or a quote is not in the report it cites.
    """
    case = cases.load_case(os.fspath(path))
    cases.resolve_evidence(case)
    return case


def draft(of: Dossier | Source | Sequence[Source]) -> Case:
    """Draft a case from a dossier, or from reports; every line cites its words, unknowns stay unknown.

    The text of the case is its ``text``: save it, finish it by hand, and load it with `load_case`.

    Parameters
    ----------
    of
        The result of `read`, or what `read` takes. Reports are cited relative to the working folder.

    Raises
    ------
    BadInput
        If the reports leave nothing open that anybody could do.
    """
    dossier = of if isinstance(of, Dossier) else read(of)
    return Case.from_text(drafting.draft_case(dossier.joined, Path.cwd()), _DRAFT)
