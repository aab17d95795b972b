"""What a brief is made of, before any medium."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.brief.analysis import Analysis
from detente.case.schema import CaseFile
from detente.dossier.dossier import Dossier, Evidence
from detente.scenarios.sweep_result import Sweep


@dataclass(frozen=True)
class Brief:
    """The dossier, the case and its analysis, where there are such.

    Attributes
    ----------
    evidence
        The case's evidence ids, resolved to the exact words.
    drafted
        Whether the case was drafted by detente and reviewed by nobody.
    case_path
        The file of a case that a person wrote.
    sweep
        What holds in how many of the completions of what the case leaves open; None where nothing is,
        or where so much is that shares would say nothing.
    """

    title: str
    dossier: Dossier | None
    case: CaseFile | None
    analysis: Analysis | None
    evidence: Mapping[str, Evidence]
    drafted: bool
    case_path: str | None
    sweep: Sweep | None = None
