"""An analysis of a case under a what-if, beside what that changes."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.analysis import Analysis, Told, analyse
from detente.analysis.differences import Difference, analysis_differences
from detente.case import Case, WhatIf, changed_case, told_of_the_changed


@dataclass(frozen=True)
class Analysed:
    """A case, changed or not, and its analysis.

    Attributes
    ----------
    changes, differences
        What a what-if changed, and what comes out otherwise; None and empty without one.
    """

    case: Case
    answer: Analysis
    changes: tuple[str, ...] | None
    differences: tuple[Difference, ...]


def analysed(case: Case, what_if: WhatIf, *, most_ways: int, told: Told) -> Analysed:
    """Analyse a case, and what a what-if makes of it.

    Parameters
    ----------
    most_ways, told
        As of `detente.analysis.analysis.analyse`.

    Raises
    ------
    BadInput
        If the case or the change cannot be used.
    """
    answer = analyse(case, most_ways=most_ways, told=told)
    if not what_if:
        return Analysed(case, answer, None, ())
    changed, kept = changed_case(case, what_if)
    with told_of_the_changed(case):
        otherwise = analyse(changed, most_ways=most_ways, kept=kept, told=told)
    differences = analysis_differences(answer, otherwise)
    return Analysed(changed, otherwise, tuple(what_if.told()), differences)
