"""Changes of a case by hand: one order, or a whole text; either leaves a case that can be analysed."""

from __future__ import annotations

from dataclasses import dataclass

from detente import interview
from detente.analysis.analysis import Analysis, analyse
from detente.analysis.engines import engine_for
from detente.analysis.interviewing import AnswerResult, answer_question
from detente.case import Case, parse_case, resolve_evidence
from detente.interview import Fields


@dataclass(frozen=True)
class EditResult:
    """A case with a change in it.

    Attributes
    ----------
    before, after
        The analysis without the change, and with it; None where the case is too large to be analysed at once.
    """

    case: Case
    before: Analysis | None
    after: Analysis | None


def edit_case(case: Case, name: str, fields: Fields) -> EditResult:
    """Carry out one order on a case; see `detente.interview.with_edit`.

    Raises
    ------
    BadArgument
        If the order cannot be carried out.
    BadInput
        If it leaves a case that cannot be used.
    """
    return edited(case, interview.with_edit(case, name, fields))


def edited(case: Case, after: Case) -> EditResult:
    """Return a case with a change in it, analysed before and after."""
    return EditResult(after, _analysed(case), _analysed(after))


def add_option(case: Case, text: str, answerer: interview.Answerer) -> AnswerResult:
    """Add an option to a case, given as its party, a colon and the act.

    Raises
    ------
    BadArgument
        If it is not of that form, or leaves a case that cannot be used.
    """
    return answer_question(case, *interview.adding_option(text), answerer)


def checked_text(text: str, path: str, reports: tuple[str, ...]) -> Case:
    """Return the case of a text.

    Raises
    ------
    BadInput
        If it cannot be used: its form, its expressions, or words that stand in no report.
    """
    case = parse_case(text, path, reports)
    resolve_evidence(case)
    _analysed(case)
    return case


def _analysed(case: Case) -> Analysis | None:
    return analyse(case) if engine_for(case) == "dense" else None
