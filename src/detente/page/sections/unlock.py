"""What would unlock the dispute: for a draft the questions to settle, for a reviewed case the analysis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.page.page import Block, Line, Lines, Paragraphs, Section
from detente.page.sections.analysed_case import AnalysedCase
from detente.page.sections.analysis_in_short import standfirst
from detente.page.sections.ways_picture import ways_picture
from detente.sources import Evidence
from detente.sweeps import Question

MAX_QUESTIONS: Final = 3
_MOST_NOTES: Final = 3
_DRAFT: Final = (
    "The model is a draft that nobody has reviewed, so it gives no verdict. These answers would settle most:"
)
_NOTHING_OPEN: Final = (
    "The model is a draft that nobody has reviewed, so it gives no verdict; `detente ask` reviews it."
)
_FINISH: Final = "To answer them one by one: detente draft SOURCE > case.yaml, then detente ask case.yaml."


def unlock_section(of: AnalysedCase, *, drafted: bool) -> Section:
    """Show what would unlock the dispute.

    Parameters
    ----------
    drafted
        True if nobody has reviewed the case: then it has questions, and no verdicts.
    """
    blocks = tuple(_questions(of) if drafted else _answers(of))
    return Section("unlock", "What would unlock it", blocks, "What would unlock it")


def _questions(of: AnalysedCase) -> Iterator[Block]:
    questions = [decisive.question for decisive in of.sweep.sweep.questions] if of.sweep else []
    if not questions or of.sweep is None:
        yield Paragraphs((_NOTHING_OPEN,))
        return
    yield Paragraphs((_DRAFT,))
    yield Lines(
        tuple(
            Line(of.sweep.question(question), f"{number}.", evidence=words_on(of, question))
            for number, question in enumerate(questions[:MAX_QUESTIONS], start=1)
        )
    )
    yield Paragraphs((_FINISH,), quiet=True)


def _answers(of: AnalysedCase) -> Iterator[Block]:
    picture = ways_picture(of)
    yield Paragraphs(standfirst(of, with_a_way=picture is None))
    if picture is not None:
        yield picture
    if of.sweep is not None and of.sweep.sweep.questions:
        question = of.sweep.sweep.questions[0].question
        asks = of.sweep.question(question)
        yield Lines((Line(asks, "To find out next:", evidence=words_on(of, question)),))


def words_on(of: AnalysedCase, question: Question) -> tuple[Evidence, ...]:
    """Return the passages that the case cites for the options in which the states of a question differ."""
    if question.kind != "states":
        return ()
    better, worse = (of.model.pattern(cell) or "" for cell in (question.better, question.worse))
    options = [
        option for option, one, other in zip(of.model.options, better, worse, strict=False) if one != other
    ]
    passages: dict[Evidence, None] = {}
    for option in options:
        party, _, name = option.partition(".")
        for cited in of.case.parties[party].options[name].evidence:
            if cited in of.evidence:
                passages[of.evidence[cited]] = None
    return tuple(passages)[:_MOST_NOTES]
