"""The section on a way out: for a draft the questions to settle, for a reviewed case the analysis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Block, Section
from detente.page.sections.analysed.analysed_case import AnalysedCase
from detente.page.sections.analysed.analysis_in_short import standfirst
from detente.page.sections.analysed.ways_picture import ways_picture
from detente.page.words import hint

MAX_QUESTIONS: Final = 3
_DRAFT: Final = "The model is a draft, so it gives no verdict. Find out first:"
_NO_MODEL: Final = "There is no model to analyse. Find out first:"
_TITLE: Final = "What would unlock it"
_NOTHING_OPEN: Final = (
    "The model is a draft, so it gives no verdict. detente found no question that the reports leave open; it"
    " may have missed one."
)


def unlock_section(of: AnalysedCase, *, drafted: bool, next_step: str = "") -> Section:
    """Show what would unlock the dispute.

    Parameters
    ----------
    drafted
        True if nobody has reviewed the case: then it has questions, and no verdicts.
    next_step
        The commands that answer the questions.
    """
    blocks = tuple(_questions(of, next_step) if drafted else _answers(of))
    return Section("unlock", _TITLE, blocks, _TITLE)


def open_questions_section(questions: Sequence[Line]) -> Section | None:
    """Show what to find out first where there is no model; None where nothing is open."""
    if not questions:
        return None
    lines = Lines(
        tuple(replace(one, lead=f"{k}.") for k, one in enumerate(questions[:MAX_QUESTIONS], start=1))
    )
    return Section("unlock", _TITLE, (Paragraphs((_NO_MODEL,)), lines), _TITLE)


def _questions(of: AnalysedCase, next_step: str) -> Iterator[Block]:
    questions = of.questions[:MAX_QUESTIONS]
    if not questions:
        yield Paragraphs((_NOTHING_OPEN,))
        if next_step:
            yield Paragraphs((hint("go through", next_step),), quiet=True)
        return
    yield Paragraphs((_DRAFT,))
    yield Lines(tuple(replace(question, lead=f"{k}.") for k, question in enumerate(questions, start=1)))
    if next_step:
        yield Paragraphs((hint("answer", next_step),), quiet=True)


def _answers(of: AnalysedCase) -> Iterator[Block]:
    picture = ways_picture(of)
    yield Paragraphs(standfirst(of, with_a_way=picture is None))
    if picture is not None:
        yield picture
    if of.questions:
        yield Lines((replace(of.questions[0], lead="To find out next:"),))
