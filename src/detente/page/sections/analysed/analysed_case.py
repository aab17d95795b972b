"""An analysis with the passages that its case cites, as the sections of a page need both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Final

from detente.analysis import Analysis
from detente.case import CaseFile, Element
from detente.interview import Naming, Question, Unknowns, question_about, ranked_questions, unknowns_of
from detente.model import Model
from detente.page.lines import Line
from detente.page.sections.asking import FirstQuestions
from detente.page.words import PROPOSED, NamesInProse, SweepWords
from detente.sources import Evidence
from detente.sweeps import Question as SweepQuestion

_MOST_NOTES: Final = 3


_MOST_QUESTIONS = 10


@dataclass(frozen=True)
class AnalysedCase:
    """The analysis of a case, and the passages that the lines of the case cite.

    Attributes
    ----------
    evidence
        The case's evidence ids, resolved to the exact words; those that are not there get no note.
    sweep
        The case under every order that it leaves open; None where it was not swept.
    first
        Of a draft: puts its questions into the order of an analyst, and adds those that its table asks.
    """

    analysis: Analysis
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    sweep: SweepWords | None = None
    first: FirstQuestions | None = None

    @property
    def case(self) -> CaseFile:
        """The case that was analysed, as its file states it."""
        return self.analysis.case.file

    @property
    def model(self) -> Model:
        """The model that was analysed."""
        return self.analysis.model

    def in_prose(self, names: NamesInProse | None = None) -> AnalysedCase:
        """Return the same with the names of parties that sentences use.

        Parameters
        ----------
        names
            The names that sentences about the reports use, for parties that are named there too.
        """
        naming = Naming(self.case, names.by_full_name if names else {})
        analysis = self.analysis.with_party_names(tuple(map(naming.party, self.case.parties)))
        sweep = self.sweep
        if sweep is not None:
            sweep = replace(sweep, sweep=replace(sweep.sweep, model=analysis.model))
        return replace(self, analysis=analysis, sweep=sweep)

    @cached_property
    def _unknowns(self) -> Unknowns:
        return unknowns_of(self.analysis.case)

    @cached_property
    def questions(self) -> tuple[Line, ...]:
        """The open questions about preferences as an interview puts them, with the words that bear on them.

        The one to settle first comes first.
        """
        swept = None if self.sweep is None else self.sweep.sweep.questions
        if self.first is not None:
            return self.first.lines(self.case)[:_MOST_QUESTIONS]
        answered = {item.id for item in self.case.interview}
        still_open = (each for each in ranked_questions(self._unknowns, swept) if each.id not in answered)
        ranked = tuple(islice(still_open, _MOST_QUESTIONS))
        questions = tuple(map(self._asked, ranked))
        # Of rival pictures an interview asks nothing; which of them is right may still settle most.
        pictures = (decisive.question for decisive in swept or () if decisive.question.kind == "picture")
        return questions or tuple(map(self.question, islice(pictures, _MOST_QUESTIONS)))

    def place_of(self, asked: SweepQuestion) -> int | None:
        """Return the place, from 0, at which the questions of a draft have one of the sweep; None if not."""
        question = question_about(self._unknowns, asked)
        return None if question is None or self.first is None else self.first.place_of(question, self.case)

    def acts_at(self, place: int) -> int:
        """Count the acts that the question of a draft at a place is about."""
        return 0 if self.first is None else len(self.first.ordered(self.case)[place].rows)

    def puts(self, asked: SweepQuestion) -> bool:
        """Return True if an interview asks a question of the sweep: it makes sense to who knows no model."""
        return question_about(self._unknowns, asked) is not None

    def question(self, asked: SweepQuestion) -> Line:
        """A question of the sweep as an interview puts it."""
        question = question_about(self._unknowns, asked)
        if question is not None:
            return self._asked(question)
        return Line("" if self.sweep is None else self.sweep.question(asked))

    def _asked(self, question: Question) -> Line:
        cited = [self.evidence[name] for name in question.evidence if name in self.evidence]
        # Of all the page asks nothing else changes.
        return Line(question.alone or question.text, evidence=tuple(cited)[:_MOST_NOTES])

    def line(self, element: Element, text: str, lead: str = "") -> Line:
        """Make a line of the case, with its evidence or the modeller's reason."""
        evidence = tuple(self.evidence[name] for name in element.evidence if name in self.evidence)
        tags = () if element.proposed_by is None else (PROPOSED,)
        return Line(text, lead, tags, evidence, assumed=element.assumed)


def is_grounded(element: Element) -> bool:
    """Return whether a line of the case says where it comes from."""
    return bool(element.evidence or element.assumed)
