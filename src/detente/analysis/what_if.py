"""The analysis of a case under a what-if, and the differences that the what-if makes."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.analysis import MAX_WAYS_OUT, Analysis, analyse
from detente.analysis.differences import Difference, analysis_differences
from detente.analysis.progress import ReportProgress, no_report
from detente.case import Case, WhatIf


@dataclass(frozen=True)
class AnalysisResult:
    """A case, changed by a what-if or not, and its analysis.

    Attributes
    ----------
    changes
        The changes of the what-if, as they were asked for; None without one.
    differences
        The differences they make; None where nothing was compared.
    """

    case: Case
    answer: Analysis
    changes: tuple[str, ...] | None
    differences: tuple[Difference, ...] | None = None


def analyse_what_if(
    case: Case, what_if: WhatIf, *, most_ways: int = MAX_WAYS_OUT, report_progress: ReportProgress = no_report
) -> AnalysisResult:
    """Analyse a case under a what-if and compare it with the case as it is.

    Parameters
    ----------
    most_ways, report_progress
        As of `detente.analysis.analysis.analyse`.

    Raises
    ------
    BadInput
        If the case or the change cannot be used.
    """
    answer = analyse(case, most_ways=most_ways, report_progress=report_progress)
    if not what_if:
        return AnalysisResult(case, answer, None)
    changed = case.what_if(what_if)
    otherwise = analyse(changed, most_ways=most_ways, report_progress=report_progress)
    differences = analysis_differences(answer, otherwise)
    return AnalysisResult(changed, otherwise, changed.changes, differences)
